"""An admin looks at what needs a human, puts something off, thinks better of it, and looks for somebody."""

from playwright.async_api import expect

from tests.e2e.playground.conftest import OpenTab
from tests.e2e.playground.doors import enters_control_room


async def test_an_admin_works_through_the_queue_and_finds_a_person(open_tab: OpenTab) -> None:
    tab = await open_tab()
    ines = tab.left
    await ines.act_as("Ines Duarte")
    await ines.go_to("Mentorship")
    await ines.tab("Home")
    await ines.sees("Waiting for you")
    await tab.picture("the queue at home")
    await enters_control_room(ines)
    await ines.sees("Waiting for you")
    await tab.is_accessible()
    await tab.picture("the queue in the control room")
    await ines.press("Search")
    await ines.fill({"Who?": "we"})
    await ines.press("Search")
    await tab.picture("people found")
    await tab.is_accessible()
    await ines.close_windows()
    await enters_control_room(ines)
    await ines.press("Search")
    await ines.press("List pairs")
    await expect(ines.modal).to_have_accessible_name("Pairs")
    await tab.is_accessible()
    await tab.picture("pairs")
