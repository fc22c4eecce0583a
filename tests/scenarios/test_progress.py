"""Goals on their way: one tap says how it goes, help is a press away, and what is reached is cheered."""

from datetime import date

from bot.playground import Message, Person
from tests.scenarios.places import in_both_places
from tests.scenarios.test_quiet_pairs import is_there
from tests.scenarios.world import World

DUE, LATER = date(2027, 1, 29), date(2027, 2, 26)
WHAT, BY, WHO = "What do you want to reach?", "By when?", "Who sees it?"
WORD, WHY = "A word about it", "What has changed?"
TAPS = ["On track", "Stuck", "Done"]


async def sets_a_goal(world: World, person: Person, title: str = "Give a talk", **answers: object) -> None:
    """Set a goal without looking at what could be said more clearly."""
    await world.types(person, "goals")
    await world.clicks(person, "New goal")
    await world.submits(person, {WHAT: title, BY: answers.pop("due", DUE), **answers})
    while world.modal(person).title == "A new goal":
        await world.submits(person)
    await person.close_all()


async def opens_the_goal(world: World, person: Person) -> None:
    await world.types(person, "goals")
    await world.clicks(person, "Open")


def as_it_reads_now(world: World, person: Person, message: Message) -> Message:
    """A message is kept as it was read; what it was rewritten to is another one in its place."""
    return next(each for each in world.dms(person) if each.ts == message.ts)


async def presses(world: World, person: Person, name: str, message: Message, nth: int = 0) -> Message:
    """Press the `nth` such button of a message; return the message as it reads then."""
    await person.click(name, message, nth=nth)
    await world.settle()
    return as_it_reads_now(world, person, message)


async def review_of(world: World, *pair: Person) -> Message:
    """The question how the goals of the first of them go, once its time has come."""
    await is_there(world, *pair, weeks=5)
    await world.wait(days=4)
    return world.assert_dm(pair[0], "One tap each is enough.")


@in_both_places
async def test_a_goal_gets_stuck_then_help_and_is_reached_and_cheered_in_the_channel_by_both(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace)
    review = await review_of(world, grace, mary)
    assert "▓" in review.all_text or "░" in review.all_text

    review = await presses(world, grace, "Stuck", review)
    assert "Noted: you are stuck with *Give a talk*." in review.all_text
    review = await presses(world, grace, "Add a note", review)
    await world.submits(grace, {WORD: "I do not know how to begin."})
    await grace.close_all()
    review = as_it_reads_now(world, grace, review)
    assert "> I do not know how to begin." in review.all_text
    review = await presses(world, grace, f"Ask {mary.name} for help", review)
    assert f"I have asked {mary.mention} for help." in review.all_text
    asked = world.assert_dm(mary, "would be glad of your help: *Give a talk*", "> I do not know how to begin.")
    assert "What often helps" in asked.all_text

    await opens_the_goal(world, grace)
    await world.clicks(grace, "Done")
    assert "Noted: you have reached *Give a talk*. Well done." in world.modal(grace).text
    await grace.close_all()
    world.assert_no_dm(mary, "has reached a goal")
    await world.wait(days=1)
    owners = world.assert_dm(grace, "You have reached your goal: *Give a talk*")
    partners = world.assert_dm(mary, f"{grace.mention} has reached a goal: *Give a talk*")
    (cheer,) = [
        each for each in world.group_dm(mary, grace) if "has reached a goal: *Give a talk*" in each.all_text
    ]
    assert mary.mention in cheer.all_text

    before = len(world.announcements())
    owners = await presses(world, grace, "Share with the channel", owners)
    assert f"I post it once {mary.mention} agrees as well" in owners.all_text
    assert len(world.announcements()) == before
    partners = await presses(world, mary, "Share with the channel", partners)
    assert "You both agreed" in partners.all_text
    (post,) = world.announcements()[before:]
    assert f"{grace.mention} has reached a goal" in post.all_text
    assert f"{mary.mention} was there as mentor." in post.all_text
    assert "how to begin" not in post.all_text

    assert "the channel has heard of it already" in await world.clicks(grace, "Keep it between us", owners)


async def test_one_agrees_and_the_other_keeps_it_between_them_and_neither_learns_of_it(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace)
    await opens_the_goal(world, grace)
    await world.clicks(grace, "Done")
    await grace.close_all()
    await world.wait(days=1)
    before = len(world.announcements())
    owners = world.assert_dm(grace, "You have reached your goal")
    partners = world.assert_dm(mary, "has reached a goal")

    partners = await presses(world, mary, "Keep it between us", partners)
    assert "*Give a talk* stays between you. Nobody learns what you chose." in partners.all_text
    owners = await presses(world, grace, "Share with the channel", owners)
    owners = await presses(world, grace, "Keep it between us", owners)
    partners = await presses(world, mary, "Share with the channel", partners)

    assert len(world.announcements()) == before
    assert "I post it once" in partners.all_text


async def test_a_review_keeps_one_goal_adjusts_another_and_drops_a_third_which_is_taken_up_again(
    world: World,
) -> None:
    mary, grace = await world.pair()
    for title, due in (("First talk", DUE), ("Second talk", LATER), ("Third talk", date(2027, 3, 1))):
        await sets_a_goal(world, grace, title, due=due)
    review = await review_of(world, grace, mary)
    assert review.buttons == [*TAPS * 3, "Review"]

    await world.clicks(grace, "Review", review)
    page = world.modal(grace)
    assert page.buttons == ["Keep", "Adjust", "Drop"] * 3 + ["Close"]
    await world.clicks(grace, "Keep")
    assert "*First talk* stays as it is." in page.text

    await grace.click("Adjust", nth=1)
    await world.settle()
    await world.submits(grace)
    assert "This is the day it has already." in world.modal(grace).text
    await world.submits(grace, {BY: date(2027, 2, 28), WHY: "The room is taken."})
    assert "*Second talk* is due by 28 February 2027 now." in page.text

    await grace.click("Drop", nth=2)
    await world.settle()
    await world.submits(grace, {"Why does it not fit any more?": "Two are enough."})
    assert "You have put *Third talk* aside." in page.text
    await world.wait(hours=1)
    world.assert_dm(mary, "has changed a goal: *Second talk*", "28 February 2027", "> The room is taken.")
    world.assert_dm(mary, "has put a goal aside: *Third talk*", "> Two are enough.")

    await world.clicks(grace, "Take it up again", page)
    assert "*Third talk* is open." in page.text
    await world.wait(days=1)
    world.assert_dm(mary, "goes on with a goal: *Third talk*")


async def test_each_goal_of_a_review_is_answered_in_its_place(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace, "First talk")
    await sets_a_goal(world, grace, "Second talk", due=LATER)
    review = await review_of(world, grace, mary)

    review = await presses(world, grace, "On track", review)
    assert "Noted: *First talk* is on track." in review.all_text
    assert review.buttons == ["Add a note", "Undo", *TAPS, "Review"]
    review = await presses(world, grace, "Undo", review)
    assert "Taken back: *First talk* stands as before." in review.all_text
    review = await presses(world, grace, "Stuck", review, nth=1)
    review = await presses(world, grace, "Another date", review)
    await world.submits(grace, {BY: date(2027, 3, 3)})
    review = as_it_reads_now(world, grace, review)
    assert "*Second talk* is due by 3 March 2027 now." in review.all_text
    world.assert_no_dm(mary, "is on track")


async def test_a_tap_on_a_goals_page_is_answered_on_it_and_the_list_below_follows(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace)
    await opens_the_goal(world, grace)
    page = world.modal(grace)

    await world.clicks(grace, "Stuck")
    assert "Noted: you are stuck with *Give a talk*." in page.text
    await world.clicks(grace, "Add a note")
    await world.submits(grace, {WORD: "No time"})
    assert "> No time" in page.text
    await world.clicks(grace, "Undo")
    assert "Taken back: *Give a talk* stands as before." in page.text
    await world.clicks(grace, "Update progress")
    await world.submits(grace, {"It has come this far": "50 % – half way"})
    assert "50 %" in page.text
    await grace.close()
    assert "50 %" in world.modal(grace).text
    await grace.close_all()
    world.assert_dm(mary, "is stuck with a goal", "> No time")


async def test_a_smaller_step_leads_to_the_form_of_a_step(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace)
    review = await review_of(world, grace, mary)
    review = await presses(world, grace, "Stuck", review)

    await world.clicks(grace, "A smaller step", review)

    assert "step" in world.modal(grace).title.lower()


async def test_old_buttons_and_double_presses_do_no_harm(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace)
    review = await review_of(world, grace, mary)
    said = await presses(world, grace, "Stuck", review)
    await world.clicks(grace, "Stuck", review)  # as it still looks where Slack has not shown the answer yet
    await world.wait(days=4)
    world.assert_dm(mary, "is stuck with a goal")

    await world.clicks(grace, "Done", review)
    assert "Something else has been said of this goal since" in await world.clicks(grace, "Undo", said)
    await world.wait(days=4)
    assert "This goal is already reached." in await world.clicks(grace, "On track", review)
    reached = world.assert_dm(grace, "You have reached your goal")
    reached = await presses(world, grace, "Not quite yet", reached)
    assert "*Give a talk* is open." in reached.all_text
    await world.clicks(grace, "Open the goal", reached)
    await world.clicks(grace, "On track")
    assert "Noted: *Give a talk* is on track." in world.modal(grace).text
    await grace.close_all()
    await world.wait(days=4)
    world.assert_dm(mary, "goes on with a goal: *Give a talk*")


async def test_a_goal_for_oneself_is_reached_in_private(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace, "Sleep more", **{WHO: "Only you"})
    await opens_the_goal(world, grace)
    await world.clicks(grace, "Stuck")
    await world.clicks(grace, "Done")
    await grace.close_all()
    await world.wait(days=1)

    mine = world.assert_dm(grace, "You have reached your goal: *Sleep more*", "so I have told nobody")
    assert "Share with the channel" not in mine.buttons
    world.assert_no_dm(mary, "Sleep more")
    assert not [each for each in world.group_dm(mary, grace) if "Sleep more" in each.all_text]


async def test_an_old_question_about_a_goal_becomes_what_stands(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace)
    review = await review_of(world, grace, mary)
    await opens_the_goal(world, grace)
    await world.clicks(grace, "Done")
    await grace.close_all()

    assert "This goal is already reached." in await world.clicks(grace, "On track", review)
    review = as_it_reads_now(world, grace, review)
    assert "Noted: you have reached *Give a talk*. Well done." in review.all_text
    assert not {*TAPS} & {*review.buttons}
    again = await presses(world, grace, "Undo", review)
    assert "Taken back: *Give a talk* stands as before." in again.all_text

    assert await world.clicks(grace, "Undo", review) != ""
    assert as_it_reads_now(world, grace, review).buttons == again.buttons


async def test_on_its_page_a_goal_that_was_reached_elsewhere_shows_that_without_another_word(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace)
    review = await review_of(world, grace, mary)
    await opens_the_goal(world, grace)
    await presses(world, grace, "Done", review)
    await world.clicks(grace, "Stuck")
    assert "Noted: you have reached *Give a talk*. Well done." in world.modal(grace).text


async def test_a_number_is_told_as_it_stands_now(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(grace, "goals")
    await world.clicks(grace, "New goal")
    await grace.choose("What tells how far it is?", "A number")
    await world.settle()
    await world.submits(
        grace, {WHAT: "Read ten books", BY: DUE, "Where are you now?": "2", "Where do you want to be?": "10"}
    )
    while world.modal(grace).title == "A new goal":
        await world.submits(grace)
    await grace.close_all()
    await opens_the_goal(world, grace)

    await world.clicks(grace, "Update progress")
    await world.submits(grace, {"Where it stands now": "6.5"})

    assert "56 %" in world.modal(grace).text
    world.assert_dm(mary, "has an update on a goal: *Read ten books*", "56 %")


async def test_whoever_has_no_goal_is_asked_once_and_kindly(world: World) -> None:
    mary, grace = await world.pair()
    await world.wait(days=11)

    world.assert_dm(grace, "What would make your time with", "first goal")
    world.assert_dm(mary, "Mentors grow, too")


async def test_after_the_end_the_goals_are_there_to_read_and_nothing_more_comes(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace)
    review = await review_of(world, grace, mary)
    review = await presses(world, grace, "Stuck", review)
    await world.types(mary, "leave")
    await world.submits(mary)
    await world.wait(days=2)

    world.assert_no_dm(mary, "is stuck with a goal")
    review = await presses(world, grace, "Another date", review)
    assert "This mentorship has come to an end" in review.all_text
    assert review.buttons == []
    await world.types(grace, "goals")
    assert "*Give a talk*" in world.modal(grace).text
    await world.wait(days=40)
    assert len(world.found(grace, "How do your goals with")) <= 1
