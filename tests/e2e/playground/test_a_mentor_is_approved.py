"""A program that approves its mentors first, seen from both sides: by those who offer, and by whoever decides."""

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

PROGRAM, ROOM = "First time leading", "general"
TAKEN, DECLINED = "Helen Marsh", "Marcus Bell"


async def test_a_mentor_is_asked_and_approved_and_another_is_declined_kindly(open_tab: OpenTab) -> None:
    tab = await open_tab()
    ines, mentor = tab.left, tab.right
    await ines.act_as("Ines Duarte")
    await enters_control_room(ines)
    await fills_in_a_program(ines, PROGRAM, template="Leadership", channel=ROOM)
    await ines.press("Create")
    await ines.sees("Nothing has been posted yet.")
    await ines.press("Open and announce")
    await ines.sees("open for joining")
    await ines.close_windows()
    await tab.press("Two panes")
    for name in (DECLINED, TAKEN):
        await joins(mentor, name, program=PROGRAM, channel=ROOM, role="mentor")
        await mentor.sees("Thank you for offering to mentor")
        await mentor.close_windows()
    await looks_at_the_starter_kit(tab)

    await the_next_morning_the_admin_hears_of_it(tab)
    await ines.press("Ask", about=TAKEN)
    await ines.fill({"What would you like to know?": "What would you do differently today?"})
    await ines.press("Send")
    await ines.sees("No answer yet.")
    await ines.press("Decline", about=DECLINED)
    await ines.agree(f"Decline {DECLINED}?", "Decline")
    await ines.sees("Declined lately")
    await ines.sees("1 person would like to mentor")
    await ines.close_windows()
    await helen_answers(mentor)
    await ines_approves(tab)
    await both_read_where_they_stand(mentor)


async def looks_at_the_starter_kit(tab: Tab) -> None:
    helen = tab.right
    await reads_messages(helen, "Thank you for offering to mentor")
    await helen.press("Starter kit")
    await helen.sees("Listen first")
    await tab.is_accessible()
    for check in await helen.modal.get_by_role("checkbox").all():
        await check.check()
    await helen.press("Save")
    await helen.sees("Saved.")
    await helen.close_windows()


async def the_next_morning_the_admin_hears_of_it(tab: Tab) -> None:
    """She was not asked on the day itself; the message leads to those who wait."""
    ines = tab.left
    await opens_messages(ines)
    await expect(ines.log.get_by_text("2 mentors wait for your approval")).to_have_count(0)
    await tab.press("+1 day")
    await ines.sees("2 mentors wait for your approval")
    await tab.is_accessible()
    await ines.press("Have a look", about=PROGRAM)
    await expect(ines.modal).to_have_accessible_name("Cohort")
    await ines.press("Mentors to approve")
    await ines.sees("Self-check: 5 of 5.")


async def helen_answers(helen: Pane) -> None:
    await reads_messages(helen, "What would you do differently today?")
    await helen.press("Answer")
    await helen.fill({"Your answer": "I would ask for help sooner."})
    await helen.press("Save")
    await helen.sees("Saved. I will write as soon as there is news.")
    await helen.close_windows()


async def ines_approves(tab: Tab) -> None:
    ines = tab.left
    await enters_control_room(ines)
    await ines.press("Manage", about=PROGRAM)
    await ines.press("Mentors to approve")
    await ines.sees("I would ask for help sooner.")
    await tab.is_accessible()
    await ines.press("Approve", about=TAKEN)
    await ines.sees("Nobody waits for approval")
    await ines.close_windows()


async def both_read_where_they_stand(mentor: Pane) -> None:
    await reads_messages(mentor, "You are approved as a mentor")
    await mentor.act_as(DECLINED)
    await reads_messages(mentor, "Thank you for offering to mentor")
    await mentor.sees("It was not taken up this time.")
    await mentor.press("Join", about=PROGRAM)
    await mentor.sees("The time it takes:")
