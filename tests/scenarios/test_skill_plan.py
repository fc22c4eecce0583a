"""A mentee says how good they are at what they came for, at the start, midway and at the end, and sees it grow."""

from bot.playground import Message, Person
from tests.scenarios.test_kinds_of_pairing import joins_as_peer, opens
from tests.scenarios.test_quiet_pairs import is_there
from tests.scenarios.world import T, World

WANTS = "SQL, public speaking"
TODAY, MIDWAY, NEARLY_OVER = T(days=1, hours=3), T(days=46), T(days=84, hours=1)
"""Moments after each question of a pair that forms on the first day and ends on 5 March 2027."""
ONE, TWO, THREE = "1 – new to me", "2 – I know the basics", "3 – I can do it with some help"
FOUR, FIVE = "4 – I can do it on my own", "5 – I could teach it"


async def a_pair(world: World) -> tuple[Person, Person]:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers=WANTS)
    await world.joins(grace, "Mentee", wants=WANTS)
    await world.matches()
    await world.until_asked(mary, grace)
    await world.accepts(mary)
    await world.accepts(grace)
    return mary, grace


async def rates(world: World, person: Person, sql: str, speaking: str, in_: Message | None = None) -> None:
    await world.clicks(person, "Rate now", in_)
    await world.submits(person, {"SQL": sql, "public speaking": speaking})


async def test_skills_are_rated_at_three_moments_and_their_growth_is_drawn(world: World) -> None:
    mary, grace = await a_pair(world)
    world.assert_no_dm(grace, "Where do you stand today?")
    await world.until(TODAY)
    question = world.assert_dm(grace, "Where do you stand today?", "SQL and public speaking", "from 1 to 5")
    assert f"Only you see your answers, unless you have let {mary.mention} in" in question.all_text
    world.assert_no_dm(mary, "SQL and public speaking, and ask")

    await rates(world, grace, TWO, ONE, question)
    page = world.modal(grace)
    assert "*SQL*: ▓▓░░░ 2 (the basics)." in page.text
    assert "*public speaking*: ▓░░░░ 1 (new)." in page.text
    assert "You have rated at the start" in page.text
    assert "You have rated your skills at the start." in world.dms(grace)[-1].all_text
    world.assert_no_dm(grace, "How far you have come")
    await grace.close_all()

    await is_there(world, mary, grace, weeks=6)
    await world.until(MIDWAY)
    question = world.assert_dm(grace, f"Half of your time with {mary.mention} is behind you.")
    await rates(world, grace, THREE, ONE, question)
    await grace.close_all()
    world.assert_dm(
        grace,
        "How far you have come, midway",
        "*SQL*: ▓▓░░░ → ▓▓▓░░ from 2 (the basics) to 3 (with some help).",
        "*public speaking*: ▓░░░░ 1 (new), as at first.",
    )

    await is_there(world, mary, grace, weeks=5)
    await world.until(NEARLY_OVER)
    question = world.assert_dm(grace, f"Your time with {mary.mention} comes to its end soon.")
    await rates(world, grace, FIVE, THREE, question)
    growth = world.assert_dm(
        grace, "How far you have come, at the end", "from 2 (the basics) to 5 (could teach it)"
    )
    (chart,) = [block for block in growth.blocks if block["type"] == "data_visualization"]
    assert chart["chart"]["axis_config"]["categories"] == ["SQL", "public speaking"]
    assert [(each["name"], [point["value"] for point in each["data"]]) for each in chart["chart"]["series"]] == [
        ("Start", [2, 1]),
        ("Midway", [3, 1]),
        ("End", [5, 3]),
    ]
    for person in (mary, world.ada):
        world.assert_no_dm(person, "How far")

    await grace.close_all()
    await world.wait(hours=1)
    await world.types(grace, "skills")
    await world.clicks(grace, "Send me this as a chart")
    assert "The chart is in our messages now." in world.modal(grace).text
    assert world.dms(grace)[-1].ts != growth.ts
    assert [block["type"] for block in world.dms(grace)[-1].blocks].count("data_visualization") == 1


async def test_a_gap_leads_to_a_goal_with_its_first_words(world: World) -> None:
    _, grace = await a_pair(world)
    await world.types(grace, "skills")
    await rates(world, grace, FOUR, TWO)

    page = world.modal(grace)
    assert "There is room to grow." in page.text
    assert [name for name in page.buttons if name.startswith("Set a goal")] == ["Set a goal for public speaking"]
    await world.clicks(grace, "Set a goal for public speaking")

    assert "public speaking: do it without help" in world.modal(grace).text


async def test_a_mentor_rates_once_the_mentee_has_invited_them_and_no_longer(world: World) -> None:
    mary, grace = await a_pair(world)
    await world.types(mary, "skills")
    assert f"is for {grace.mention} alone to see" in world.modal(mary).text
    assert world.modal(mary).buttons == ["Close"]
    await mary.close_all()
    await world.until(TODAY)
    await world.types(grace, "skills")
    assert "they then see all your answers, earlier ones too, and you see theirs" in world.modal(grace).text

    await world.clicks(grace, "Invite my mentor")
    assert f"{mary.mention} sees all of this and may rate as well." in world.modal(grace).text
    question = world.assert_dm(mary, f"How good is {grace.mention} today?", "and ask how you see it")
    await world.clicks(mary, "Rate now", question)
    await world.submits(mary, {"SQL": "3 – they can do it with some help"})

    assert "You say 3 (with some help)." in world.modal(mary).text
    world.assert_dm(grace, f"{mary.mention} has said how good you are, at the start", f"{mary.mention} says 3")
    await world.clicks(grace, "Take the invitation back")
    assert "says 3" not in world.modal(grace).text
    assert "Only you see this." in world.modal(grace).text
    await mary.close_all()
    assert "Your mentee keeps these answers private right now." in await world.clicks(mary, "Change")


async def test_answers_are_changed_and_a_form_that_comes_too_late_says_so(world: World) -> None:
    mary, grace = await a_pair(world)
    await world.types(grace, "skills")
    await rates(world, grace, TWO, ONE)
    await world.clicks(grace, "Change ratings")
    await world.submits(grace, {"SQL": THREE})
    assert "*SQL*: ▓▓▓░░ 3 (with some help)." in world.modal(grace).text

    await grace.close_all()
    await is_there(world, mary, grace, weeks=6)
    await world.types(grace, "skills")
    await world.clicks(grace, "Change ratings")
    await world.until(MIDWAY)
    await world.submits(grace, {"SQL": FIVE})
    assert "The time for these answers has passed." in str(world.modal(grace).errors)
    await grace.close_all()
    await world.types(grace, "skills")
    assert "*SQL*: ▓▓▓░░ 3 (with some help)." in world.modal(grace).text
    assert "Rate now" in world.modal(grace).buttons


async def test_nothing_chosen_is_nothing_said(world: World) -> None:
    _, grace = await a_pair(world)
    await world.until(TODAY)
    await world.clicks(grace, "Rate now", world.assert_dm(grace, "Where do you stand today?"))
    await world.submits(grace)

    assert "*SQL*: not rated yet." in world.modal(grace).text
    world.assert_dm(grace, "Where do you stand today?")


async def test_a_mentor_of_two_chooses_whose_page_to_look_at(world: World) -> None:
    await world.opens_program()
    mary, grace, tony = world.person("Mary"), world.person("Grace"), world.person("Tony")
    await world.joins(mary, "Mentor", offers="SQL", seats=2)
    for mentee in (grace, tony):
        await world.joins(mentee, "Mentee", wants="SQL")
    await world.matches()
    await world.until_asked(grace, tony)
    for person in (grace, tony, mary, mary):
        await world.until_asked(person)
        await world.accepts(person)

    await world.types(mary, "skills")
    choice = world.modal(mary)
    assert "Whose skills would you like to look at?" in choice.text
    assert grace.mention in choice.text
    assert tony.mention in choice.text
    await world.clicks(mary, "Look")
    assert choice.text.count("alone to see") == 1
    assert mary.modal is choice


async def test_when_a_pair_has_ended_its_skills_stay_to_be_read(world: World) -> None:
    mary, grace = await a_pair(world)
    await world.types(grace, "skills")
    await rates(world, grace, TWO, ONE)
    await grace.close_all()
    await world.types(mary, "leave")
    await world.submits(mary)

    await world.types(grace, "skills")
    page = world.modal(grace)
    assert "which has ended" in page.text
    assert "*SQL*: ▓▓░░░ 2 (the basics)." in page.text
    assert page.buttons == ["Close"]
    await world.until(MIDWAY)
    world.assert_no_dm(grace, "Half of your time")


async def test_peers_each_see_their_own_skills_alone(world: World) -> None:
    await opens(world, "Peers")
    mary, grace = world.person("Mary"), world.person("Grace")
    await joins_as_peer(world, mary, shares="SQL", learns="Go")
    await joins_as_peer(world, grace, shares="Go", learns="SQL")
    await world.matches()
    await world.until_asked(mary, grace)
    await world.accepts(mary)
    await world.accepts(grace)
    await world.until(T(days=2))

    question = world.assert_dm(mary, "You would like to learn Go.", "Only you see your answers. You can leave out")
    await world.clicks(mary, "Rate now", question)
    await world.submits(mary, {"Go": TWO})
    assert "Only you see this." in world.modal(mary).text
    await world.types(grace, "skills")
    assert "*SQL*: not rated yet." in world.modal(grace).text
    assert "Go" not in world.modal(grace).text


async def test_skills_wait_for_a_pair(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL")

    assert "Skills are looked at with a partner, and yours is not found yet." in await world.types(grace, "skills")
