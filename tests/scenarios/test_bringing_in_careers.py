"""An admin hands in a file of the people department, sees first what it would add, and takes it back."""

from bot.playground import Person
from tests.scenarios.world import World

HEAD = "person,event,date\r\n"


async def chooses(world: World, text: str) -> str:
    """Ada uploads a file to be checked; return what she reads."""
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "People")
    await world.clicks(world.ada, "Careers")
    file = world.ada.upload("careers.csv", text.encode())
    await world.submits(world.ada, {"A CSV file": [file]})
    return world.modal(world.ada).text


async def somebody(world: World) -> Person:
    await world.opens_program()
    mary = world.person("Mary")
    await world.settle()
    return mary


async def test_a_file_is_checked_then_added_and_taken_back(world: World) -> None:
    mary = await somebody(world)
    text = f"{HEAD}{mary.account.email},promoted,2026-03-01\r\nzoe@example.com,left,2026-03-01\r\n"

    assert "The file adds 1 promotion and 0 departures." in await chooses(world, text)
    assert "Left out, since I do not know them: 1 person." in world.modal(world.ada).text
    await world.submits(world.ada)
    assert "1 event added." in world.modal(world.ada).text
    await world.ada.close_all()
    shown = await chooses(world, text)
    assert "nothing new of anybody here" in shown
    assert "Known already: 1 event." in shown
    await world.ada.close_all()

    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "People")
    await world.clicks(world.ada, "Careers")
    await world.clicks(world.ada, "Take the last file back")
    assert "The last file" not in world.modal(world.ada).text
    await world.ada.close_all()
    assert "The file adds 1 promotion" in await chooses(world, text)


async def test_what_is_wrong_is_told_line_by_line_and_nothing_is_added(world: World) -> None:
    await somebody(world)
    shown = await chooses(world, f"{HEAD}nobody@example.com,hired,2026-03-01\r\n")
    assert "*1 line needs another look,*" in shown
    assert "*Line 2:* The event is neither “promoted” nor “left”." in shown
    many = HEAD + "nobody@example.com,hired,2026-03-01\r\n" * 300
    await world.ada.close_all()
    assert "more lines." in await chooses(world, many)
