"""People take a break, come back and leave; the other side is told neutrally, and what was planned stops."""

from datetime import date

from bot.playground import Person
from tests.scenarios.world import SOON, T, World

BREAK = "The last day of your break"


async def takes_a_break(world: World, person: Person, until: date | None = None) -> None:
    await world.types(person, "pause")
    await world.submits(person, {BREAK: until})
    await person.close_all()


async def leaves(world: World, person: Person) -> None:
    await world.types(person, "leave")
    await world.submits(person)
    await person.close_all()


async def test_during_a_break_nothing_is_sent_and_after_it_the_rhythm_goes_on_by_itself(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(grace, "pause")
    await world.submits(grace, {BREAK: date(2027, 1, 15)})
    assert "Reminders are paused." in world.modal(grace).text
    await grace.close_all()
    told = world.assert_dm(mary, f"{grace.mention} is taking a break until 15 January 2027.")
    assert "There is nothing you need to do." in told.all_text
    before = len(world.dms(grace)), len(world.dms(mary))

    await world.until(T(days=39))
    assert (len(world.dms(grace)), len(world.dms(mary))) == before

    await world.until(T(days=42))
    world.assert_dm(grace, "Welcome back to *Skill exchange*.", "Your break is over")
    world.assert_dm(mary, f"{grace.mention} is back from the break.")
    world.assert_dm(grace, "Your first meeting with", "how about one of these times?")


async def test_a_break_without_an_end_lasts_until_the_person_comes_back(world: World) -> None:
    mary, grace = await world.pair()
    await takes_a_break(world, grace)
    world.assert_dm(mary, f"{grace.mention} is taking a break for the time being.")
    await world.until(T(days=60))
    world.assert_no_dm(grace, "how about")

    assert "Welcome back. Your rhythm goes on from here." in await world.types(grace, "resume")

    world.assert_dm(mary, f"{grace.mention} is back from the break.")
    world.assert_dm(grace, "Your first meeting with", "how about one of these times?")
    assert "Suggested for your next meeting" in await world.types(mary)
    assert "You are not on a break" in await world.types(grace, "resume")


async def test_a_break_that_ends_in_the_past_is_named_under_its_field(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(grace, "pause")
    await world.submits(grace, {BREAK: date(2026, 12, 6)})

    assert list(world.modal(grace).errors.values()) == ["Choose today or a day to come, or leave it empty."]
    world.assert_no_dm(mary, "break")


async def test_a_break_can_be_made_longer_and_keeps_its_day_where_nothing_is_changed(world: World) -> None:
    mary, grace = await world.pair()
    await takes_a_break(world, grace, date(2026, 12, 15))
    await world.types(grace, "profile")
    await world.clicks(grace, "Change the date")
    assert "You are on a break until 15 December 2026." in world.modal(grace).text
    await world.submits(grace)
    await grace.close_all()
    world.assert_dm(mary, f"{grace.mention} is taking a break until 15 December 2026.")

    await takes_a_break(world, grace, date(2027, 1, 15))
    await world.until(T(days=9))
    world.assert_no_dm(grace, "Your break is over")
    await world.types(grace, "profile")
    assert "You are on a break until 15 January 2027." in world.modal(grace).text
    await world.clicks(grace, "Change the date")
    await world.submits(grace, {BREAK: date(2027, 1, 20)})
    await grace.close()
    assert "You are on a break until 20 January 2027." in world.modal(grace).text


async def test_coming_back_early_leaves_no_welcome_for_later(world: World) -> None:
    _, grace = await world.pair()
    await takes_a_break(world, grace, date(2026, 12, 15))
    await world.types(grace, "resume")

    await world.until(T(days=10))

    world.assert_no_dm(grace, "Your break is over")


async def test_a_longer_break_replaces_a_shorter_one(world: World) -> None:
    _, grace = await world.pair()
    await takes_a_break(world, grace, date(2026, 12, 15))
    await takes_a_break(world, grace, date(2026, 12, 22))

    await world.until(T(days=10))
    world.assert_no_dm(grace, "Your break is over")
    await world.until(T(days=17))
    world.assert_dm(grace, "Your break is over")


async def test_meetings_rest_until_both_are_back(world: World) -> None:
    mary, grace = await world.pair()
    await takes_a_break(world, grace)
    await takes_a_break(world, mary)

    await world.types(grace, "resume")
    world.assert_no_dm(mary, "is back from the break")
    assert "On a break: no meetings for now." in await world.types(grace)

    await world.types(mary, "resume")
    world.assert_dm(grace, f"{mary.mention} is back from the break.")
    assert "Suggested for your next meeting" in await world.types(grace)


async def test_an_open_question_whether_they_met_is_settled_by_a_break(world: World) -> None:
    _, grace = await world.pair()
    await world.chooses_time(grace)
    await world.until(T(days=4))
    question = world.asked_if_met(grace)[0]
    await takes_a_break(world, grace)

    await world.clicks(grace, "Not yet", question)
    assert "did not take place, and that is fine" in world.modal(grace).text
    assert world.asked_if_met(grace) == []


async def test_an_introduction_that_a_short_break_held_back_is_made_afterwards(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.matches()
    await world.until(T(hours=10))
    await world.accepts(mary)
    await world.accepts(grace)
    assert world.group_dm(mary, grace) == []
    await takes_a_break(world, grace)
    await world.types(grace, "resume")

    await world.until(T(days=2))

    assert len(world.group_dm(mary, grace)) == 1


async def test_a_break_without_an_end_does_not_outlast_the_program(world: World) -> None:
    mary, grace = await world.pair(last_day=SOON)
    await takes_a_break(world, grace)

    await world.until(world.noon_after(SOON))

    world.assert_dm(mary, "has come to its planned end")
    world.assert_dm(grace, "has come to its planned end")
    await world.types(world.ada, "admin")
    assert "*Skill exchange*, closed" in world.modal(world.ada).text


async def test_each_hears_of_the_others_break_although_both_take_one_overnight(world: World) -> None:
    mary, grace = await world.pair()
    await world.until(T(hours=11))
    await takes_a_break(world, grace)
    await takes_a_break(world, mary)

    await world.until(T(days=1))

    world.assert_dm(mary, f"{grace.mention} is taking a break")
    world.assert_dm(grace, f"{mary.mention} is taking a break")


async def test_leaving_ends_the_pair_and_the_partner_reads_a_neutral_word(world: World) -> None:
    mary, grace = await world.pair()
    await world.until(T(days=1))
    await world.types(mary, "leave")
    await world.submits(mary)

    assert "You have left “Skill exchange”." in world.modal(mary).text
    ended = world.assert_dm(grace, f"{mary.mention} no longer takes part in *Skill exchange*")
    assert "You keep your place, and I will look for a mentor for you" in ended.all_text
    before = len(world.dms(grace)), len(world.dms(mary))
    await world.until(T(days=30))
    assert (len(world.dms(grace)), len(world.dms(mary))) == before


async def test_a_mentee_who_leaves_frees_the_seat(world: World) -> None:
    mary, grace = await world.pair()
    await leaves(world, grace)
    world.assert_dm(mary, "You have a place free again")
    await world.joins(world.person("Alan"), "Mentee", wants="SQL")

    assert "could have 1 pair" in await world.looks_for_matches()


async def test_leaving_closes_an_open_match_without_saying_who(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.matches()

    await leaves(world, grace)

    closed = world.assert_dm(mary, f"The match with {grace.mention}", "has not come about")
    assert "left" not in closed.all_text
    assert "no longer open" in await world.clicks(mary, "Accept")


async def test_whoever_left_can_come_back_with_the_same_answers(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL")
    await leaves(world, grace)
    await world.types(grace)
    assert "Join" in world.whispers(grace)[-1].buttons
    await world.wait(days=1)

    await world.begins_to_join(grace)
    form = world.modal(grace)
    assert form.title == "Join the program"
    assert "SQL" in str(form.values)
    await world.submits(grace, {"Your consent": True})

    assert "You are in" in world.modal(grace).text
    assert len(world.found(grace, "Welcome to *Skill exchange*")) == 2


async def test_there_is_nothing_to_pause_or_leave_before_joining(world: World) -> None:
    grace = world.person("Grace")

    assert "You are not taking part" in await world.types(grace, "pause")
    assert "You are not taking part" in await world.types(grace, "leave")
    assert "You are not on a break" in await world.types(grace, "resume")


async def test_a_form_left_open_while_the_participation_ends_changes_nothing(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(grace, "pause")
    world.slack.deactivate(grace)
    await world.settle()
    world.slack.reactivate(grace)
    await world.settle()

    await world.submits(grace)

    assert "You are not taking part" in world.modal(grace).text
    world.assert_no_dm(mary, "is taking a break")


async def test_in_two_programs_a_person_chooses_which_to_leave(world: World) -> None:
    grace = world.person("Grace")
    await world.opens_program("Alpha")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.opens_program("Beta")
    await world.types(grace, "join")
    await world.clicks(grace, "Join: Beta")
    await world.clicks(grace, "Join as a mentee")
    await world.submits(grace, {"Skills you would like to learn": "SQL", "Your consent": True})
    await grace.close_all()

    await world.types(grace, "leave")
    await world.submits(grace, {"Which program would you like to leave?": "Alpha"})

    assert "You have left “Alpha”." in world.modal(grace).text
    menu = await world.types(grace)
    assert "You take part in *Beta*" in menu
    assert "You take part in *Alpha*" not in menu


async def test_whoever_comes_back_without_a_pair_is_promised_no_meetings(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL")
    await takes_a_break(world, grace)
    assert "I will write as soon as there is news of a match." in await world.types(grace, "resume")
