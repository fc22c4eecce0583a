"""Somebody turns what a partner wrote into a step of their own by keyboard, and does it on its morning."""

from playwright.async_api import expect

from tests.e2e.playground.browser import Tab, settled
from tests.e2e.playground.conftest import OpenTab
from tests.e2e.playground.test_the_story import WEEK, aisha_joins, both_say_yes_side_by_side, ines_publishes_a_round

SAID = "Read the first chapter & tell me what surprised you"
DUE = "2026-09-11"


async def test_a_message_becomes_a_step_that_is_done_on_its_morning(open_tab: OpenTab) -> None:
    tab = await open_tab()
    await aisha_joins(tab)
    await ines_publishes_a_round(tab)
    await both_say_yes_side_by_side(tab)
    await tab.right.say(SAID)
    await tab.left.sees(SAID)

    await aisha_saves_it_by_keyboard(tab)
    await a_week_later_she_has_done_it(tab)


async def aisha_saves_it_by_keyboard(tab: Tab) -> None:
    aisha, keyboard = tab.left, tab.page.keyboard
    message = aisha.log.get_by_role("article").filter(has_text=SAID).last
    await message.get_by_role("button", name="More actions").focus()
    await keyboard.press("Enter")
    item = tab.page.get_by_role("menuitem", name="Save as action step")
    await expect(item).to_be_visible()
    await tab.is_accessible()
    while not await item.evaluate("node => node === document.activeElement"):
        await keyboard.press("ArrowDown")
    await keyboard.press("Enter")
    await settled(tab.page)

    await expect(aisha.modal.get_by_label("What is to be done?")).to_have_value(SAID)
    await tab.is_accessible()
    await aisha.fill({"What is to be done?": "Read the first chapter", "By when?": DUE})
    await tab.picture("step")
    await aisha.press("Save")
    await aisha.sees("Kept.")
    await aisha.press("See all steps")
    await aisha.sees("Read the first chapter")
    await tab.is_accessible()
    await tab.picture("steps")
    await aisha.close_windows()


async def a_week_later_she_has_done_it(tab: Tab) -> None:
    aisha = tab.left
    await tab.press("One pane")
    await tab.press("+1 week")
    await tab.take_me_there(WEEK)
    await aisha.press("Done", about="Done: Read the first chapter")
    await aisha.sees("Not done yet")
    await tab.picture("step-done")
