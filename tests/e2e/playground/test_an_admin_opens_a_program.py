"""An admin takes a program from an idea to its first matches, without leaving the page."""

from playwright.async_api import expect

from tests.e2e.playground.browser import Pane, Tab
from tests.e2e.playground.conftest import OpenTab
from tests.e2e.playground.doors import (
    enters_control_room,
    fills_in_a_program,
    joins,
    opens_messages,
    reads_messages,
)

PROGRAM, ROOM = "Money talks", "research"
MENTOR, EARLY, LATE = "Jonas Weber", "Owen Price", "Zofia Wiśniewska"
OBJECTIVE = "Nobody would swap"


async def test_an_admin_opens_a_program_and_keeps_it_in_hand(open_tab: OpenTab) -> None:
    tab = await open_tab()
    ines, colleague = tab.left, tab.right
    await ines.act_as("Ines Duarte")
    await enters_control_room(ines)
    await looks_at_the_announcement_before_it_goes_out(tab)
    await tab.press("Two panes")
    await joins(colleague, EARLY, program=PROGRAM, channel=ROOM, role="mentee")
    await colleague.sees("You are in")
    await colleague.close_windows()
    await joins(colleague, MENTOR, program=PROGRAM, channel=ROOM, role="mentor")
    await colleague.close_windows()

    await changes_the_length_of_meetings(tab)
    await reads_the_log(ines)
    await stops_all_messages_and_lets_them_go(tab)
    await publishes_with_another_objective(tab)
    await reads_what_waits(ines)


async def looks_at_the_announcement_before_it_goes_out(tab: Tab) -> None:
    ines = tab.left
    await fills_in_a_program(ines, PROGRAM, template="Knowledge transfer", channel=ROOM)
    await tab.is_accessible()
    await ines.press("Create")
    await ines.sees("Nothing has been posted yet.")
    await ines.sees("is open for joining.")
    await ines.press("Open and announce")
    await ines.sees(f"{PROGRAM}, open for joining")
    await ines.close_windows()


async def changes_the_length_of_meetings(tab: Tab) -> None:
    ines = tab.left
    await enters_control_room(ines)
    await ines.press("Manage", about=PROGRAM)
    await ines.press("Program settings")
    await ines.pick("How long is a meeting?", "45 minutes")
    await ines.press("Preview")
    await ines.sees("Nothing is saved yet.")
    await ines.sees("take 45 minutes")
    await tab.is_accessible()
    await ines.press("Save")
    await expect(ines.modal).to_have_accessible_name("Cohort")
    await ines.sees("45 minutes every")


async def reads_the_log(ines: Pane) -> None:
    await ines.press("Log")
    await ines.sees("changed the program's settings")
    await ines.sees("opened the doors of a cohort")
    await ines.close_window()
    await ines.close_window()
    await expect(ines.modal).to_have_accessible_name("Control room")


async def stops_all_messages_and_lets_them_go(tab: Tab) -> None:
    """Somebody who joins in between is told at once that they are in; the welcome waits."""
    ines, zofia = tab.left, tab.right
    await ines.press("Stop all messages")
    await ines.fill({"Why?": "The texts are not right yet."})
    await ines.press("Stop all messages")
    await ines.sees("All messages are stopped")
    await joins(zofia, LATE, program=PROGRAM, channel=ROOM, role="mentee")
    await zofia.sees("All messages are stopped for the moment")
    await zofia.close_windows()
    await opens_messages(zofia)
    await expect(zofia.log.get_by_text(f"Welcome to {PROGRAM}")).to_have_count(0)

    await ines.close_windows()
    await enters_control_room(ines)
    await ines.press("Look, discard or release")
    await ines.sees("held back")
    await tab.is_accessible()
    await ines.press("Release …")
    await ines.sees("1 person gets this")
    await ines.press("Release")
    await ines.sees("Messages go out again.")
    await ines.close_windows()
    await zofia.sees(f"Welcome to {PROGRAM}")


async def publishes_with_another_objective(tab: Tab) -> None:
    ines, jonas = tab.left, tab.right
    await enters_control_room(ines)
    await ines.press("Match", about=PROGRAM)
    await ines.sees("Nothing has been sent yet.")
    await ines.pick("", "Nobody would swap")
    await expect(ines.modal.get_by_role("combobox")).to_have_value("Nobody would swap")
    await ines.sees("no two people would rather have each other")
    await tab.is_accessible()
    await ines.press("Publish")
    await ines.sees("1 match is published.")
    await ines.close_windows()
    await jonas.act_as(MENTOR)
    await reads_messages(jonas, f"somebody you could mentor in {PROGRAM}")


async def reads_what_waits(ines: Pane) -> None:
    """And what was done, each deed with the name of whoever did it."""
    await enters_control_room(ines)
    await ines.press("Log")
    for deed in ("stopped all messages", "let messages go again", "looked at a dry run", "published matches"):
        await ines.sees(deed)
    await ines.close_window()
    await ines.sees("Waiting for you")
    await ines.sees("1 person waits for a match.")
    await ines.press("Have a look", about=PROGRAM)
    await expect(ines.modal).to_have_accessible_name("Cohort")
