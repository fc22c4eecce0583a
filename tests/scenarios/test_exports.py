"""Somebody who runs programs takes lists away as files, and nobody else sees them."""

from bot.playground import Person
from bot.playground.wire import Json
from tests.scenarios.places import in_both_places
from tests.scenarios.world import World


def files(person: Person) -> list[Json]:
    return [file for message in person.dm for file in message.files]


def content(world: World, file: Json) -> bytes:
    found = world.slack.workspace.uploads[file["id"]].content
    assert found is not None
    return found


@in_both_places
async def test_an_admin_asks_for_lists_and_finds_them_as_files_in_their_own_messages(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL", goals="To tell nobody")
    await world.joins(grace, "Mentee", wants="SQL")

    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Export")
    wanted = {"What would you like to have?": ["People", "Log"], "As which kind of file?": "CSV"}
    await world.submits(world.ada, wanted)
    assert "2 files, in your messages with me" in world.modal(world.ada).text
    await world.ada.close_all()

    people, log = files(world.ada)
    assert people["name"].startswith("people-")
    text = content(world, people).decode("utf-8-sig")
    assert "Mary" in text
    assert "SQL" not in text
    assert "To tell nobody" not in text
    assert "export:order" in content(world, log).decode("utf-8-sig")
    assert any("the people of everything you run" in message.all_text for message in world.dms(world.ada))
    assert files(mary) == []


async def test_nothing_chosen_keeps_the_form_and_says_what_to_do(world: World) -> None:
    await world.opens_program()
    await world.types(world.ada, "export")
    await world.submits(world.ada, {})
    assert world.modal(world.ada).errors
    await world.ada.close_all()
    assert "Only program admins" in await world.types(world.person("Grace"), "export")
    assert files(world.ada) == []


async def test_where_slack_takes_no_files_the_admin_reads_what_to_do(world: World) -> None:
    await world.opens_program()
    world.slack.granted_scopes.discard("files:write")
    world.expects("missing_scope")
    await world.types(world.ada, "export")
    await world.submits(world.ada, {"What would you like to have?": ["Pairs"]})
    await world.ada.close_all()
    assert any("I cannot send files in this workspace" in message.all_text for message in world.dms(world.ada))
