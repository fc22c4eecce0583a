"""`/mentor` and the Home tab show the same state, whatever it is, and offer what fits the person right now."""

from typing import Any

import pytest

from bot.playground import Person, Role
from tests.scenarios.world import World


async def shown(world: World, person: Person) -> str:
    """What the menu says, having checked that the Home tab says the same, button by button."""
    whisper = await world.types(person)
    await person.open_home()
    await world.settle()
    assert person.home is not None
    menu = world.whispers(person)[-1]
    assert without_ids(menu.blocks) == without_ids(person.home.blocks)
    return whisper


def without_ids(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: part for name, part in block.items() if name != "block_id"} for block in blocks]


async def test_a_newcomer_reads_what_this_is_and_finds_the_door(world: World) -> None:
    grace = world.person("Grace")
    assert "No program is open for joining right now" in await shown(world, grace)

    await world.opens_program("Skill exchange", objective="Learn from each other.")
    menu = await shown(world, grace)
    assert "Mentorship brings two people together" in menu
    assert "Skill exchange" in menu
    assert "Learn from each other." in menu

    await world.clicks(grace, "Join")
    assert world.modal(grace).title == "About the program"


async def test_the_menu_follows_a_person_from_joining_to_a_pair_a_break_and_back(world: World) -> None:
    await world.opens_program("Skill exchange")
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL")
    assert "You take part in *Skill exchange* as a mentee. I am looking for your match" in await shown(world, grace)

    await world.joins(mary, "Mentor", offers="SQL")
    await world.matches()
    menu = await shown(world, grace)
    assert f"I have found a mentor for you: {mary.mention}" in menu
    assert "I am looking for your match" not in menu

    await world.accepts(grace)
    assert f"You said yes to {mary.mention}" in await shown(world, grace)

    await world.accepts(mary)
    menu = await shown(world, grace)
    assert f"*With* {mary.mention} in *Skill exchange*, where you are the mentee." in menu
    assert "Suggested for your next meeting: <!date^" in menu
    chosen = await world.chooses_time(grace)
    assert f"Next meeting: <!date^{int(chosen.timestamp())}^" in await shown(world, grace)
    assert "Goals" in world.whispers(grace)[-1].buttons

    await world.clicks(grace, "Take a break")
    await world.submits(grace)
    await grace.close_all()
    assert "You are on a break." in await shown(world, grace)
    assert "On a break: no meetings for now." in await shown(world, mary)

    assert "Welcome back" in await world.clicks(grace, "Come back", world.whispers(grace)[-1])
    assert "On a break" not in await shown(world, mary)


async def test_home_is_redrawn_after_every_form(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await grace.open_home()
    await world.settle()
    assert grace.home is not None

    await world.clicks(grace, "Join", grace.home)
    await world.clicks(grace, "Join as a mentee")
    await world.submits(grace, {"Skills you would like to learn": "SQL", "Your consent": True})

    assert "You take part in" in grace.home.text


async def test_home_is_redrawn_after_a_button_on_it(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(grace, "pause")
    await world.submits(grace)
    await grace.close_all()
    await grace.open_home()
    await world.settle()
    assert grace.home is not None
    assert "You are on a break." in grace.home.text

    await world.clicks(grace, "Come back", grace.home)

    assert "Welcome back" in world.modal(grace).text
    assert "You are on a break." not in grace.home.text
    world.assert_dm(mary, "is back from the break")


async def test_a_match_can_be_answered_at_home(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.matches()
    await grace.open_home()
    await world.settle()
    assert grace.home is not None

    await world.clicks(grace, "Accept", grace.home)

    assert f"You said yes to {mary.mention}" in world.modal(grace).text
    assert "Accept" not in grace.home.buttons


async def test_a_break_from_one_program_is_chosen_and_ended_apart_from_that_of_another(world: World) -> None:
    grace = world.person("Grace")
    await world.opens_program("Alpha")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.opens_program("Beta")
    await world.types(grace, "join")
    await world.clicks(grace, "Join: Beta")
    await world.clicks(grace, "Join as a mentee")
    await world.submits(grace, {"Skills you would like to learn": "SQL", "Your consent": True})
    await grace.close_all()
    for program in ("Alpha", "Beta"):
        assert "Which program would you like to pause?" in await world.types(grace, "pause")
        await world.clicks(grace, f"Take a break: {program}")
        await world.submits(grace)
        await grace.close_all()

    await world.types(grace)
    await world.clicks(grace, "Come back to Alpha")

    menu = await shown(world, grace)
    assert "You take part in *Beta* as a mentee. You are on a break." in menu
    assert "You take part in *Alpha* as a mentee. I am looking for your match" in menu


async def test_admins_find_the_control_room_and_nobody_else_does(world: World) -> None:
    grace = world.person("Grace")
    await world.types(grace)
    assert "Control room" not in world.whispers(grace)[-1].buttons

    await shown(world, world.ada)
    await world.clicks(world.ada, "Control room")
    assert world.modal(world.ada).title == "Control room"


@pytest.mark.parametrize(
    ("role", "why"),
    [
        (Role.GUEST, "You are a guest here and mentorship is for full members"),
        (Role.STRANGER, "Only full members of this workspace can take part"),
    ],
)
async def test_guests_and_people_from_elsewhere_read_why_they_cannot_join(
    world: World, role: Role, why: str
) -> None:
    await world.opens_program()
    visitor = world.person("Victor", role=role)

    assert why in await shown(world, visitor)
    assert why in await world.types(visitor, "join")
    assert visitor.modal is None


async def test_a_word_nobody_knows_is_named_and_answered_with_what_help_ends_with(world: World) -> None:
    grace = world.person("Grace")

    first, *rest = (await world.types(grace, "dance with me")).splitlines()

    assert first == "I do not know “dance”. This is what I do know:"
    assert "`/mentor join`: join a program, or change your answers" in rest
    assert await world.types(grace, "HELP") == ""
    assert world.modal(grace).title == "Help"
    assert set(rest) <= set(world.modal(grace).text.splitlines())


async def test_home_leads_to_everything_of_a_pair(world: World) -> None:
    mary, grace = await world.pair()
    await grace.open_home()
    await world.settle()
    for way, title in {
        "Meeting": "Your meetings",
        "Agenda": "Agenda",
        "Goals": "Goals",
        "Steps": "Action steps",
        "Ask": "Ask between meetings",
        "Agreement": "Working agreement",
        "Skills": "Skills",
        "Look back": "Look back",
        "Help": "Help",
    }.items():
        assert grace.home
        await world.clicks(grace, way, grace.home)
        assert world.modal(grace).title == title, way
        assert mary.mention in world.modal(grace).text or way in {"Steps", "Help"}, way
        await grace.close_all()
