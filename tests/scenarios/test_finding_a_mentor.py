"""A mentee looks for a mentor themself, asks with a note, changes it, takes it back, and hears yes or a kind no."""

import asyncio

from bot.playground import Person
from bot.slack.ids import Action
from tests.scenarios.places import in_both_places
from tests.scenarios.world import World

NOTE = "What would you like to learn from them?"
TALK = "To give my first talk, and to stay calm. <!channel>"


async def mentors_wait(world: World, *names: str, seats: int = 1) -> list[Person]:
    """A program with mentors who have time, and Grace, who looks for one."""
    await world.opens_program()
    people = [world.person(name) for name in names]
    for person in people:
        await world.joins(person, "Mentor", offers="SQL, Public speaking", seats=seats)
    grace = world.person("Grace")
    await world.joins(grace, "Mentee", wants="Public speaking")
    return [*people, grace]


async def asks(world: World, mentee: Person, mentor: Person, note: str = TALK) -> None:
    """Ask somebody from the list, and close it."""
    await world.types(mentee, "find")
    cards = [part for part in world.modal(mentee).text.splitlines() if part.startswith("<@") and ": *" in part]
    (place,) = (number for number, card in enumerate(cards) if card.startswith(mentor.mention))
    await mentee.click("Ask", nth=place)
    await world.settle()
    await world.submits(mentee, {NOTE: note})
    await mentee.close_all()


async def test_a_mentee_finds_asks_and_is_paired_at_the_first_yes_which_closes_the_others(world: World) -> None:
    mary, hedy, grace = await mentors_wait(world, "Mary", "Hedy")
    await grace.open_home()
    await world.settle()
    await world.clicks(grace, "Find a mentor", grace.home)
    seen = world.modal(grace).text
    assert "In *Skill exchange*, 2 mentors have time for somebody new." in seen
    assert f"{mary.mention}: *strong fit*" in seen
    assert f"{mary.mention} offers public speaking, which you would like to learn." in seen.casefold().replace(
        mary.mention.casefold(), mary.mention
    )
    await grace.close_all()

    await asks(world, grace, mary)
    await asks(world, grace, hedy, "To speak up in meetings.")

    question = world.assert_dm(mary, "would like you as a mentor", "and writes:")
    assert "> To give my first talk, and to stay calm. &lt;!channel&gt;" in question.all_text
    assert question.buttons == ["Accept", "Not now", "Decline"]
    assert "every two weeks" in question.all_text
    await world.clicks(mary, "Accept", question)

    world.assert_dm(mary, f"You and {grace.mention} both said yes")
    assert len(world.group_dm(mary, grace)) == 1
    world.assert_dm(hedy, f"{grace.mention} has found a mentor in *Skill exchange*", "Thank you")
    assert "This match is no longer open" in await world.clicks(
        hedy, "Accept", world.assert_dm(hedy, "would like you as a mentor")
    )
    assert "You have a mentor in “Skill exchange” already" in await world.types(grace, "find")


async def test_a_request_is_changed_and_taken_back(world: World) -> None:
    mary, grace = await mentors_wait(world, "Mary")
    await asks(world, grace, mary)
    question = world.assert_dm(mary, "and writes:")

    await world.types(grace, "find")
    assert "Your open requests" in world.modal(grace).text
    await world.clicks(grace, "Change note")
    await world.submits(grace, {NOTE: "To give two talks."})
    assert "To give two talks." in world.modal(grace).text
    world.assert_no_dm(mary, "two talks")
    await world.wait(minutes=10)
    news = world.assert_dm(mary, "in new words", "To give two talks.")
    assert news.buttons == ["Accept", "Not now", "Decline"]

    await world.clicks(grace, "Withdraw")
    assert "Your open requests" not in world.modal(grace).text
    closed = world.assert_dm(mary, f"The request of {grace.mention}", "nothing is needed from you")
    assert "withdr" not in closed.all_text
    assert "This match is no longer open" in await world.clicks(mary, "Accept", question)


async def test_a_no_is_neutral_and_the_next_look_is_a_press_away(world: World) -> None:
    mary, hedy, grace = await mentors_wait(world, "Mary", "Hedy")
    await asks(world, grace, mary)
    await world.clicks(mary, "Decline", world.assert_dm(mary, "and writes:"))
    await world.submits(mary, {"What did not fit?": "I know her too well."})
    await mary.close_all()

    closed = world.assert_dm(grace, f"{mary.mention} cannot take on your request", "You keep your place")
    assert "too well" not in closed.all_text
    await world.clicks(grace, "Find a mentor", closed)
    assert mary.mention not in world.modal(grace).text
    assert hedy.mention in world.modal(grace).text


async def test_silence_is_reminded_of_once_and_then_closed_kindly(world: World) -> None:
    mary, grace = await mentors_wait(world, "Mary")
    await asks(world, grace, mary)

    await world.wait(days=8)
    world.assert_dm(mary, "A quiet reminder that the request", "stay calm")
    world.assert_no_dm(grace, "cannot take on")
    await world.wait(days=7)
    world.assert_dm(mary, f"The request of {grace.mention}", "is closed")
    world.assert_dm(grace, f"{mary.mention} cannot take on your request")


async def test_filters_stay_while_one_turns_pages_and_an_empty_list_says_what_to_loosen(world: World) -> None:
    await world.opens_program()
    for number in range(8):
        await world.joins(world.person(f"Mentor {number}"), "Mentor", offers="SQL")
    far = world.person("Far", tz="America/New_York")
    await world.joins(far, "Mentor", offers="Knitting")
    grace = world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.types(grace, "profile")
    await world.clicks(grace, "Edit what you told about you")
    await world.submits(grace, {"Languages you can talk in": "English"})
    await grace.close_all()

    await world.types(grace, "find")
    assert "9 mentors have time for somebody new, 1 to 6" in world.modal(grace).text
    await grace.choose(Action.FIND_SKILL, "SQL")
    await world.settle()
    assert "8 mentors" in world.modal(grace).text
    await world.clicks(grace, "Next page")
    assert "8 mentors have time for somebody new, 7 to 8" in world.modal(grace).text
    await world.clicks(grace, "Previous page")
    assert "1 to 6" in world.modal(grace).text

    await grace.choose(Action.FIND_SKILL, "Knitting")
    await world.settle()
    assert far.mention in world.modal(grace).text
    await grace.choose(Action.FIND_HOURS, "At least 20 shared hours a week")
    await world.settle()
    assert "Nobody fits all of that right now." in world.modal(grace).text
    assert "With any hours, 1 mentor fits." in world.modal(grace).text
    await world.clicks(grace, "Any hours")
    assert far.mention in world.modal(grace).text
    await grace.choose(Action.FIND_LANGUAGE, "English")
    await world.settle()
    await world.clicks(grace, "Clear all filters")
    assert "9 mentors" in world.modal(grace).text


async def test_with_two_programs_one_is_chosen_first(world: World) -> None:
    await world.opens_program("Alpha")
    grace, mary = world.person("Grace"), world.person("Mary")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.opens_program("Beta")
    await world.types(grace, "join")
    await world.clicks(grace, "Join")
    await world.clicks(grace, "Join as a mentee")
    await world.submits(
        grace,
        {
            "Your consent": True,
            "Skills you would like to learn": await world.picks(grace, "Skills you would like to learn", "SQL"),
        },
    )
    await grace.close_all()

    assert "In which program would you like to find a mentor?" in await world.types(grace, "find")
    await world.clicks(grace, "Find a mentor", world.whispers(grace)[-1])
    assert "Find a mentor" in world.modal(grace).title


async def test_whoever_cannot_look_reads_what_leads_there(world: World) -> None:
    await world.opens_program()
    mary, eve = world.person("Mary"), world.person("Eve")
    await world.joins(mary, "Mentor", offers="SQL")
    assert "/mentor join" in await world.types(eve, "find")
    assert "In “Skill exchange” you are a mentor." in await world.types(mary, "find")
    await world.joins(eve, "Mentee", wants="SQL")
    await world.types(eve, "pause")
    await world.submits(eve)
    await eve.close_all()
    assert "`/mentor resume` brings you back" in await world.types(eve, "find")


@in_both_places
async def test_two_presses_on_ask_send_one_request(world: World) -> None:
    mary, grace = await mentors_wait(world, "Mary")
    await world.types(grace, "find")
    await world.clicks(grace, "Ask")
    await grace.fill({NOTE: TALK})

    await asyncio.gather(grace.submit(), grace.submit())
    await world.settle()

    world.assert_dm(mary, "and writes:")


async def test_a_note_is_not_lost_when_the_mentor_is_taken_meanwhile(world: World) -> None:
    mary, grace = await mentors_wait(world, "Mary")
    await world.types(grace, "find")
    await world.clicks(grace, "Ask")
    await world.types(mary, "pause")
    await world.submits(mary)
    await mary.close_all()

    await world.submits(grace, {NOTE: TALK})

    form = world.modal(grace)
    assert form.title == "Ask for mentoring"
    assert any("Right now Mary cannot be asked" in problem for problem in form.errors.values())
    world.assert_no_dm(mary, "and writes:")
