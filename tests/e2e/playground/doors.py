"""How journeys begin: an admin opens a program from a template, and colleagues walk in by the button they see."""

from playwright.async_api import expect

from tests.e2e.playground.browser import Pane

CONSENT = "Yes, you may keep and use my answers as described"


async def enters_control_room(admin: Pane) -> None:
    """From the app's Home tab."""
    await admin.go_to("Mentorship")
    await admin.tab("Home")
    await admin.press("Control room")
    await expect(admin.modal).to_have_accessible_name("Control room")


async def fills_in_a_program(admin: Pane, name: str, *, template: str, channel: str) -> None:
    """Come to the end of the form, and leave what the template has filled in."""
    await admin.press("New program")
    await admin.choose(template)
    await admin.press("Next")
    await admin.fill({"Name of the program": name})
    await admin.pick("Announcement channel", channel)


async def joins(person: Pane, name: str, *, program: str, channel: str, role: str) -> None:
    """By the button of the announcement. Whoever takes part elsewhere finds their answers filled in."""
    await person.act_as(name)
    await person.go_to(channel)
    await person.press("Join", about=program)
    await person.sees("The time it takes:")
    await person.press(f"Join as a {role}")
    await person.sees("I would like to take part as")
    await person.tick(CONSENT)
    await person.press("Join now")


async def reads_messages(person: Pane, words: str) -> None:
    """Go to what the bot has written, and find these words there."""
    await opens_messages(person)
    await person.sees(words)


async def opens_messages(person: Pane) -> None:
    await person.go_to("Mentorship")
    await person.tab("Messages")
