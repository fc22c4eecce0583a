"""An admin stops all messages, looks at what is held back, and lets it go."""

from datetime import UTC, datetime

from bot.playground import Person
from tests.scenarios.places import in_both_places
from tests.scenarios.world import T, World

SATURDAY = datetime(2026, 12, 12, 12, 0, tzinfo=UTC)
MONDAY = datetime(2026, 12, 14, 9, 0, tzinfo=UTC)
WAITS = "All messages are stopped for the moment"


async def stops(world: World, reason: str = "") -> None:
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Stop all messages")
    await world.submits(world.ada, {"Why?": reason})
    assert "All messages are stopped" in world.modal(world.ada).text
    await world.ada.close_all()


async def looks(world: World) -> str:
    """Ada opens what is held back; return what she reads there."""
    await world.types(world.ada, "admin")
    assert "All messages are stopped" in world.modal(world.ada).text
    await world.clicks(world.ada, "Look, discard or release")
    return world.modal(world.ada).text


async def a_matched_pair(world: World) -> tuple[Person, Person]:
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.opens_program()
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    return mary, grace


@in_both_places
async def test_a_round_that_should_not_go_out_is_held_back_and_released_on_monday(world: World) -> None:
    mary, grace = await a_matched_pair(world)
    await stops(world, "The texts are not right yet")
    await world.looks_for_matches()
    await world.submits(world.ada)
    published = world.modal(world.ada).text
    assert WAITS in published
    assert "People are asked once messages go again." in published
    assert "1 match is published." in published
    await world.ada.close_all()
    await world.until(SATURDAY)

    world.assert_no_dm(mary, "Would you like to meet?")
    world.assert_no_dm(grace, "Would you like to meet?")
    held = await looks(world)
    assert "The texts are not right yet" in held
    assert "*2 messages* are held back" in held
    assert "*2 suggested matches* to people" in held
    await world.clicks(world.ada, "Show the list")
    assert f"Suggested match to {mary.mention}" in world.modal(world.ada).text
    await world.ada.close()

    await world.clicks(world.ada, "Release …")
    assert "2 people get this on Monday 14 December at 09:00 their time." in world.modal(world.ada).text
    await world.submits(world.ada)
    assert "Messages go out again." in world.modal(world.ada).text
    await world.ada.close()
    assert world.modal(world.ada).title == "Control room"
    assert "All messages are stopped" not in world.modal(world.ada).text
    await world.ada.close()
    assert world.ada.modal is None, "one control room, not two"
    world.assert_no_dm(grace, "Would you like to meet?")

    await world.until(MONDAY)
    for person in (mary, grace):
        world.assert_dm(person, "Would you like to meet?")
    await world.types(world.ada, "admin")
    assert "All messages are stopped" not in world.modal(world.ada).text


async def test_a_kind_is_discarded_brought_back_and_discarded_for_good(world: World) -> None:
    mary, grace = await a_matched_pair(world)
    await stops(world)
    await world.matches()

    await looks(world)
    await world.clicks(world.ada, "Discard these")
    assert "Discarded: 2 suggested matches" in world.modal(world.ada).text
    await world.clicks(world.ada, "Bring back")
    assert "*2 suggested matches* to people" in world.modal(world.ada).text
    await world.clicks(world.ada, "Discard these")
    await world.clicks(world.ada, "Release …")
    assert "Nothing is held back." in world.modal(world.ada).text
    await world.submits(world.ada)
    await world.ada.close_all()
    await world.wait(days=3)
    for person in (mary, grace):
        world.assert_no_dm(person, "Would you like to meet?")


async def test_a_long_list_of_what_is_held_back_is_turned_page_by_page(world: World) -> None:
    await world.opens_program()
    await stops(world)
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Test on me")
    await world.submits(world.ada)
    assert WAITS in world.modal(world.ada).text
    await world.ada.close_all()

    await looks(world)
    await world.clicks(world.ada, "Show the list")
    assert "*1 to 25 of " in world.modal(world.ada).text
    await world.clicks(world.ada, "Later ones")
    assert "*26 to " in world.modal(world.ada).text
    await world.clicks(world.ada, "Earlier ones")
    assert "*1 to 25 of " in world.modal(world.ada).text


async def test_clicks_are_answered_and_say_that_messages_wait(world: World) -> None:
    await world.opens_program()
    await stops(world)

    before = len(world.announcements())
    await world.asks_for_summary(world.ada, "all")
    assert "reads this once an admin releases messages" in world.modal(world.ada).text
    await world.submits(world.ada)
    assert WAITS in world.modal(world.ada).text
    assert "on its way" not in world.modal(world.ada).text
    await world.ada.close_all()
    assert len(world.announcements()) == before
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Check that messages arrive")
    assert WAITS in world.modal(world.ada).text
    await world.ada.close_all()
    assert world.dms(world.ada) == []


async def test_only_a_workspace_admin_stops_messages_and_nobody_twice(world: World) -> None:
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Stop all messages")
    await world.submits(world.ada)
    await world.ada.close_all()
    await world.types(world.ada, "admin")
    assert "Stop all messages" not in world.modal(world.ada).buttons


async def test_a_restart_does_not_let_anything_go(world: World) -> None:
    mary, grace = await a_matched_pair(world)
    await stops(world)
    await world.matches()
    await world.restarts()
    await world.until(T(days=1))
    for person in (mary, grace):
        world.assert_no_dm(person, "Would you like to meet?")
