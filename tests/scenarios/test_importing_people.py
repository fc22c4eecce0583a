"""An admin brings in departments and managers from a file, sees first what would change, and takes it out again."""

from bot.playground import Person
from tests.scenarios.places import in_both_places
from tests.scenarios.world import World

HEAD = "email;department;manager email;start date\r\n"


async def chooses(world: World, text: str, name: str = "people.csv") -> str:
    """Ada uploads a file to be checked; return what she reads."""
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "People")
    await world.clicks(world.ada, "Import a CSV file")
    file = world.ada.upload(name, text.encode("cp1252"))
    await world.submits(world.ada, {"A CSV file": [file]})
    return world.modal(world.ada).text


async def known_people(world: World) -> tuple[Person, Person]:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.settle()
    return mary, grace


@in_both_places
async def test_a_file_is_checked_then_applied_and_a_second_time_changes_nothing(world: World) -> None:
    mary, grace = await known_people(world)
    text = f"{HEAD}{grace.account.email};Küche;{mary.account.email};2026-03-01\r\nzoe@example.com;Tools;;\r\n"

    assert "says something new of *1*" in await chooses(world, text)
    assert "zoe@example.com" in world.modal(world.ada).text
    await world.submits(world.ada)
    assert "1 person changed, of 1 in the file." in world.modal(world.ada).text
    await world.ada.close_all()
    assert "everything it says of them is known already" in await chooses(world, text)
    await world.ada.close_all()

    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    assert "No pair can be formed" in await world.looks_for_matches()


async def test_what_is_wrong_is_told_line_by_line_and_nothing_is_imported(world: World) -> None:
    _, grace = await known_people(world)
    shown = await chooses(world, f"{HEAD}{grace.account.email};Tools;;03/01/2026\r\nnobody;;;\r\n")
    assert "*2 lines need another look,*" in shown
    assert "*Line 2:* “03/01/2026” is no date. Please write it as 2026-03-01." in shown
    assert "*Line 3:* “nobody” is no e-mail address." in shown
    assert "Apply" not in world.modal(world.ada).text

    await world.clicks(world.ada, "Choose again")
    mended = world.ada.upload("people.csv", f"{HEAD}{grace.account.email};Tools;;2026-03-01\r\n".encode())
    await world.submits(world.ada, {"A CSV file": [mended]})
    assert "says something new of *1*" in world.modal(world.ada).text


async def test_a_file_in_which_nobody_is_known_says_so(world: World) -> None:
    await known_people(world)
    assert "Nobody in the file is known here." in await chooses(world, f"{HEAD}zoe@example.com;Tools;;\r\n")
    assert "zoe@example.com" in world.modal(world.ada).text
    await world.ada.close_all()
    assert "The file names nobody below its titles." in await chooses(world, HEAD)
    assert "Choose again" in world.modal(world.ada).buttons


async def test_people_are_exported_into_the_messages_of_the_admin(world: World) -> None:
    await known_people(world)
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "People")
    await world.clicks(world.ada, "Export as CSV")

    (file,) = [file for message in world.dms(world.ada) for file in message.files]
    content = world.slack.workspace.uploads[file["id"]].content
    assert content
    assert content.decode("utf-8-sig").startswith(
        "email,department,manager email,level,location,start date,name\r\n"
    )
    assert "mary@" in content.decode()


async def test_without_the_scopes_the_admin_reads_what_to_ask_for(world: World) -> None:
    world.expects("missing_scope")
    _, grace = await known_people(world)
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "People")
    await world.clicks(world.ada, "Import a CSV file")
    file = world.ada.upload("people.csv", f"{HEAD}{grace.account.email};Tools;;\r\n".encode())
    world.slack.granted_scopes.discard("files:read")
    world.slack.granted_scopes.discard("files:write")

    await world.submits(world.ada, {"A CSV file": [file]})
    assert "grant the scope `files:read`" in str(world.modal(world.ada).errors)
    await world.ada.close_all()
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "People")
    await world.clicks(world.ada, "Import a CSV file")
    assert "grant the scope `files:read`" in world.modal(world.ada).text
    await world.ada.close_all()
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "People")
    await world.clicks(world.ada, "Export as CSV")
    assert "grant the scope `files:write`" in world.modal(world.ada).text


async def test_a_file_that_slack_does_not_hand_over_can_be_chosen_again(world: World) -> None:
    world.expects("file_not_found")
    await known_people(world)
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "People")
    await world.clicks(world.ada, "Import a CSV file")
    file = world.ada.upload("people.csv", HEAD.encode())
    del world.slack.workspace.uploads[file["id"]]

    await world.submits(world.ada, {"A CSV file": [file]})

    assert "Slack did not hand the file over." in str(world.modal(world.ada).errors)
