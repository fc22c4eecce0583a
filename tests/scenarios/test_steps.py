"""Action steps: written down, given, spoken of on their morning, done with one tap; from any message, too."""

from datetime import date

from bot.playground import Message, Person
from tests.scenarios.places import in_both_places
from tests.scenarios.test_words_that_try_to_be_more import everything_written
from tests.scenarios.world import T, World

WHAT, SORT, WHO, WHEN = "What is to be done?", "What sort of task is it?", "Who does it?", "By when?"
OTHER_DAY = "Which day suits you better?"
WEDNESDAY, FRIDAY = date(2026, 12, 9), date(2026, 12, 11)
SAVE = "step:shortcut:open"


async def adds(world: World, person: Person, what: str, **answers: object) -> None:
    """Write a step down from the list, which stays open."""
    if person.modal is None:
        await world.types(person, "steps")
    await world.clicks(person, "New step")
    await world.submits(person, {WHAT: what, **answers})


async def saves(world: World, person: Person, message: Message) -> None:
    """Use "Save as action step" in the menu of a message."""
    await person.message_shortcut(SAVE, message)
    await world.settle()


def reminders(world: World, person: Person) -> list[Message]:
    return world.found(person, "steps with")


def prefilled(world: World, person: Person) -> str:
    """What stands in the field for what is to be done."""
    values = world.modal(person).values["step:field:title"]
    return next(iter(values.values())).get("value") or ""


@in_both_places
async def test_a_step_with_a_date_is_spoken_of_once_and_done_from_the_message(world: World) -> None:
    mary, grace = await world.pair()
    await adds(world, grace, "Send the outline", **{WHEN: WEDNESDAY})
    assert "*Yours*" in world.modal(grace).text
    assert "By 9 December 2026" in world.modal(grace).text
    await grace.close_all()

    await world.until(T(days=2))
    message = world.assert_dm(grace, "For today, from your steps with", mary.mention, "*Send the outline*")
    await world.clicks(grace, "Done", message)
    (message,) = reminders(world, grace)
    assert "Done: *Send the outline*" in message.all_text
    assert message.buttons == ["Not done yet", "See all steps"]

    await world.until(T(days=4))
    assert len(reminders(world, grace)) == 1
    world.assert_no_dm(mary, "outline")


async def test_what_was_done_by_mistake_is_taken_back_and_a_day_that_does_not_suit_is_changed(world: World) -> None:
    _, grace = await world.pair()
    await adds(world, grace, "Send the outline", **{WHEN: WEDNESDAY})
    await adds(world, grace, "Ask Cy", **{WHEN: WEDNESDAY})
    await grace.close_all()
    await world.until(T(days=2))
    (message,) = reminders(world, grace)
    await world.clicks(grace, "Done: Send the outline", message)
    (message,) = reminders(world, grace)
    await world.clicks(grace, "Not done yet", message)
    (message,) = reminders(world, grace)
    assert message.buttons.count("Done") == 2

    await world.clicks(grace, "Another day: Ask Cy", message)
    await world.submits(grace, {OTHER_DAY: date(2026, 12, 8)})
    assert world.modal(grace).errors == {"step:field:day": "Choose today or a day to come."}
    await world.submits(grace, {OTHER_DAY: FRIDAY})
    assert grace.modal is None
    assert "By 11 December 2026" in reminders(world, grace)[0].all_text

    await world.until(T(days=4))
    assert "Ask Cy" in reminders(world, grace)[-1].all_text
    assert len(reminders(world, grace)) == 2


async def test_a_mentor_gives_a_practice_task_and_hears_when_it_is_done(world: World) -> None:
    mary, grace = await world.pair()
    await adds(world, mary, "Ask one open question", **{SORT: "Practice", WHO: "Grace, the mentee"})
    assert "*Your partner's*" in world.modal(mary).text
    told = world.assert_dm(
        grace, f"{mary.mention} has written down a practice task for you: *Ask one open question*"
    )
    await world.clicks(mary, "Edit")
    await world.submits(mary, {WHAT: "Ask two open questions"})
    assert "Ask two open questions" in world.modal(mary).text
    await mary.close_all()

    await world.clicks(grace, "Done", told)
    world.assert_dm(grace, "Done: *Ask two open questions*")
    world.assert_dm(mary, f"{grace.mention} has done: *Ask two open questions*")
    await world.clicks(mary, "See all steps")
    assert "done on 7 December 2026" in world.modal(mary).text
    assert "Not done yet" not in world.modal(mary).buttons


async def test_any_message_becomes_a_step_in_plain_words(world: World) -> None:
    mary, grace = await world.pair()
    team = world.slack.add_channel("team", members=[mary, grace])
    said = await mary.write(f"{grace.mention} please read https://example.org/a?b=1&c=2 & tell us", team)
    await saves(world, grace, said)
    assert prefilled(world, grace) == "@Grace please read https://example.org/a?b=1&c=2 & tell us"

    await world.submits(grace, {WHAT: "Read what Mary sent", WHEN: FRIDAY})
    assert "Kept." in world.modal(grace).text
    assert "*Read what Mary sent*" in world.modal(grace).text
    await world.clicks(grace, "See all steps")
    assert "By 11 December 2026" in world.modal(grace).text
    assert [message.text for message in team.messages] == [said.text]


async def test_a_long_message_is_cut_with_a_sign_and_one_without_words_asks_for_some(world: World) -> None:
    mary, grace = await world.pair()
    team = world.slack.add_channel("team", members=[mary, grace])
    await saves(world, grace, await mary.write("word " * 600, team))
    assert "this is its beginning" in world.modal(grace).text
    assert prefilled(world, grace).endswith("word…")
    assert len(prefilled(world, grace)) <= 300
    await grace.close()

    await saves(world, grace, await mary.write("", team))
    assert "The message has no words of its own" in world.modal(grace).text
    assert prefilled(world, grace) == ""
    await grace.close()

    await saves(world, grace, world.dms(grace)[0])
    await world.submits(grace, {WHAT: "x" * 3000})
    assert "these are 3,000" in world.modal(grace).errors["step:field:title"]


async def test_somebody_without_a_pair_is_told_so_kindly(world: World) -> None:
    eve = world.person("Eve")
    team = world.slack.add_channel("team", members=[eve])
    await saves(world, eve, await eve.write("Read this", team))
    assert "Action steps belong to a pair" in world.modal(eve).text
    await eve.close()
    assert "Action steps belong to a pair" in await world.types(eve, "steps")
    assert len(team.messages) == 1


async def test_with_two_mentees_a_mentor_chooses_whose_step_it_is(world: World) -> None:
    mary, grace = await world.pair()
    bob = world.person("Bob")
    await world.joins(bob, "Mentee", wants="SQL")
    await world.joins(mary, "Mentor", seats=2)
    await world.matches()
    await world.until_asked(mary, bob)
    for person in (mary, bob):
        await world.accepts(person)
    await adds(
        world, mary, "Read chapter one", **{"With whom?": "Bob · Skill exchange", WHO: "My partner", WHEN: FRIDAY}
    )
    world.assert_dm(bob, "Read chapter one", "by 11 December 2026")
    world.assert_no_dm(grace, "Read chapter one")
    await world.clicks(mary, "Drop")
    assert "Dropped on 7 December 2026" in world.modal(mary).text
    await world.clicks(mary, "Take it up again")
    assert "Edit" in world.modal(mary).buttons


async def test_two_who_change_a_step_at_once_both_see_what_they_wrote(world: World) -> None:
    mary, grace = await world.pair()
    await adds(world, mary, "Ask Cy", **{WHO: "Grace, the mentee"})
    await world.types(grace, "steps")
    for person in (mary, grace):
        await world.clicks(person, "Edit")
    await world.submits(grace, {WHAT: "Ask Dee", SORT: "A stretch", WHEN: FRIDAY})
    await world.submits(mary, {WHAT: "Ask Eli"})

    form = world.modal(mary)
    assert "This was changed while you had the form open." in form.text
    assert f"*Ask Dee* (stretch, {grace.mention} does it, by 11 December 2026)" in form.text
    assert prefilled(world, mary) == "Ask Eli"
    await world.submits(mary)
    assert "*Ask Eli*" in world.modal(mary).text


async def test_an_old_reminder_becomes_what_has_been_done_since(world: World) -> None:
    _, grace = await world.pair()
    await adds(world, grace, "Send the outline", **{WHEN: WEDNESDAY})
    await adds(world, grace, "Ask Cy", **{WHEN: WEDNESDAY})
    await grace.close_all()
    await world.until(T(days=2))
    (message,) = reminders(world, grace)
    await world.types(grace, "steps")
    await world.clicks(grace, "Done: Send the outline")
    await grace.close_all()

    assert "This step is done or dropped already." in await world.clicks(
        grace, "Another day: Send the outline", message
    )
    (message,) = reminders(world, grace)
    assert "Done: *Send the outline*" in message.all_text
    assert message.buttons == ["Not done yet", "Done", "Another day", "See all steps"]


async def test_a_step_that_was_handed_back_is_no_longer_asked_of_who_had_it(world: World) -> None:
    mary, grace = await world.pair()
    await adds(world, mary, "Ask one open question", **{WHO: "Grace, the mentee"})
    told = world.assert_dm(grace, "has written down", "*Ask one open question*")
    await world.clicks(mary, "Edit")
    await world.submits(mary, {WHO: "Me, the mentor"})
    await mary.close_all()

    assert "That belongs to somebody else" in await world.clicks(grace, "Done", told)
    told = world.assert_dm(grace, "Your steps with", "*Ask one open question*")
    assert told.buttons == ["See all steps"]


async def test_after_the_end_of_a_pair_a_step_can_be_done_and_not_moved(world: World) -> None:
    mary, grace = await world.pair()
    await adds(world, mary, "Ask Cy", **{WHO: "Grace, the mentee"})
    told = world.assert_dm(grace, "has written down", "*Ask Cy*")
    await mary.close_all()
    await world.types(mary, "leave")
    await world.submits(mary)

    assert "This mentorship has come to an end" in await world.clicks(grace, "Another day", told)
    told = world.assert_dm(grace, "Your steps with", "*Ask Cy*")
    assert told.buttons == ["Done", "See all steps"]
    await world.clicks(grace, "Done", told)
    world.assert_dm(grace, "Done: *Ask Cy*")


async def test_hostile_words_never_come_alive(world: World) -> None:
    alive = "<!channel> <https://evil.example|click> *bold* \u202e &amp;"
    mary, grace = await world.pair()
    team = world.slack.add_channel("team", members=[mary, grace])
    await adds(world, mary, alive, **{WHO: "Grace, the mentee", WHEN: WEDNESDAY})
    await world.until(T(days=2))
    await world.clicks(grace, "Done", reminders(world, grace)[0])
    await saves(world, grace, await mary.write(alive, team))
    assert prefilled(world, grace) == "<!channel> <https://evil.example|click> *bold* &amp;"
    await world.submits(grace)
    for text in everything_written(world, mary, grace):
        assert "<!channel>" not in text
        assert "<https://evil" not in text
    assert "&lt;!channel&gt;" in world.assert_dm(mary, "has done:").all_text


async def test_far_away_the_word_comes_on_the_morning_there(world: World) -> None:
    _, grace = await world.pair(tz="America/New_York")
    await adds(world, grace, "Send the outline", **{WHEN: WEDNESDAY})
    await grace.close_all()
    await world.until(T(days=2, hours=4, minutes=59))
    assert reminders(world, grace) == []
    await world.until(T(days=2, hours=5))
    assert len(reminders(world, grace)) == 1


async def test_after_the_end_of_a_pair_steps_stay_readable_and_nothing_is_sent(world: World) -> None:
    mary, grace = await world.pair()
    await adds(world, grace, "Send the outline", **{WHEN: WEDNESDAY})
    await grace.close_all()
    await adds(world, mary, "Ask Cy", **{WHO: "Grace, the mentee", WHEN: WEDNESDAY})
    await mary.close_all()
    await world.types(mary, "leave")
    await world.submits(mary)
    await mary.close_all()

    await world.until(T(days=4))
    assert reminders(world, grace) == []
    await world.types(grace, "steps")
    assert "*Send the outline*" in world.modal(grace).text
    assert "*Ask Cy*" in world.modal(grace).text
    assert {"New step", "Edit"}.isdisjoint(world.modal(grace).buttons)
    await world.clicks(grace, "Done: Ask Cy")
    assert "Done on 11 December 2026" in world.modal(grace).text
    world.assert_no_dm(mary, "has done")
    await world.types(mary, "steps")
    assert "Nothing is written down yet." in world.modal(mary).text


async def test_a_form_left_open_while_the_pair_ends_keeps_its_words_and_says_so(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(grace, "steps")
    await world.clicks(grace, "New step")
    await world.types(mary, "leave")
    await world.submits(mary)
    await world.submits(grace, {WHAT: "Ask Cy"})
    assert "This mentorship has come to an end" in world.modal(grace).text
    assert prefilled(world, grace) == "Ask Cy"


async def test_a_long_list_is_turned_page_by_page(world: World) -> None:
    _, grace = await world.pair()
    for number in range(13):
        await adds(world, grace, f"Step {number:02}")
    assert "*Step 12*" not in world.modal(grace).text
    await world.clicks(grace, "Next page")
    assert "*Step 12*" in world.modal(grace).text
    await world.clicks(grace, "Done")
    assert "Done on" in world.modal(grace).text
    await world.clicks(grace, "Previous page")
    assert "*Step 00*" in world.modal(grace).text


async def test_a_step_towards_a_goal_is_added_on_the_page_of_the_goal(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(grace, "goals")
    await world.clicks(grace, "New goal")
    await world.submits(grace, {"What do you want to reach?": "Give a talk", WHEN: FRIDAY})
    await world.submits(grace)  # as it is, without what would make it clearer
    await grace.close_all()
    await world.types(grace, "goals")
    await world.clicks(grace, "Open")
    await world.clicks(grace, "New step")
    await world.submits(grace, {WHAT: "Ask Cy", WHEN: FRIDAY})
    assert "*Action steps*" in world.modal(grace).text
    assert "towards “Give a talk”" in world.modal(grace).text
    await grace.close_all()

    await world.types(mary, "steps")
    assert "towards “Give a talk”" in world.modal(mary).text
