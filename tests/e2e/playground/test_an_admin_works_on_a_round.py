"""An admin changes a dry run until it is right, tries out what would help, publishes it, and takes it back."""

from playwright.async_api import expect

from tests.e2e.playground.browser import Pane, Tab, settled
from tests.e2e.playground.conftest import OpenTab
from tests.e2e.playground.doors import enters_control_room


async def test_an_admin_works_on_a_round(open_tab: OpenTab) -> None:
    tab = await open_tab()
    ines = tab.left
    await ines.act_as("Ines Duarte")
    await enters_control_room(ines)
    await weighs_differently(tab)
    await ines.press("Match")
    await ines.sees("Nothing has been sent yet.")
    await ines.sees("Proven: every possible pair was weighed")
    await tab.picture("7-dry-run")
    await tab.is_accessible()
    await decides_by_hand(tab)
    await tries_out_more_mentors(tab)
    await publishes_and_takes_it_back(ines)


async def weighs_differently(tab: Tab) -> None:
    ines = tab.left
    await ines.press("Manage")
    await ines.press("Matching rules")
    await expect(ines.modal).to_have_accessible_name("Matching rules")
    await tab.picture("7-matching-rules")
    await tab.is_accessible()
    await ines.pick("Shared working hours", "●●● A lot")
    await ines.press("See what it does")
    await ines.sees("Nothing is saved yet.")
    await ines.sees("A dry run of this cohort would have")
    await tab.picture("7-what-it-does")
    await ines.press("Save")
    await expect(ines.modal).to_have_accessible_name("Cohort")


async def decides_by_hand(tab: Tab) -> None:
    """Slack shows what a menu offers only once it is open; so does the page."""
    ines = tab.left
    await takes_from_menu(ines, "Lock this pair")
    await ines.sees("By hand: 1 locked.")
    await takes_from_menu(ines, "Why these two?")
    await ines.sees("Skills wanted and offered")
    await tab.picture("7-why-these-two")
    await tab.is_accessible()
    await ines.press("Back to the dry run")
    await takes_from_menu(ines, "Another mentor …")
    await ines.sees("Your choice is locked")
    await tab.picture("7-another-mentor")
    await tab.is_accessible()
    await ines.press("Back to the dry run")
    await takes_from_menu(ines, "Not these two")
    await ines.sees("Not to be paired, by hand")
    await tab.is_accessible()


async def takes_from_menu(pane: Pane, words: str) -> None:
    """Open the first menu that offers this, and take it."""
    menus = pane.modal.locator(".overflow > button")
    for number in range(await menus.count()):
        await menus.nth(number).click()
        menu = pane.modal.page.get_by_role("menu", name="Options")
        await expect(menu).to_be_visible()
        entry = menu.get_by_role("menuitem", name=words)
        if await entry.count():
            await entry.click()
            await settled(pane.modal.page)
            return
        await menus.nth(number).click()
        await expect(menu).to_have_count(0)
    raise AssertionError(f"No menu offers {words}")


async def tries_out_more_mentors(tab: Tab) -> None:
    ines = tab.left
    await ines.press("What if …")
    await ines.sees("What if there were more mentors?")
    await ines.press("Try it out")
    await ines.sees("Nothing of this was kept.")
    await tab.picture("7-what-if")
    await tab.is_accessible()
    await ines.press("Back to the dry run")


async def publishes_and_takes_it_back(ines: Pane) -> None:
    await ines.press("Publish")
    await ines.sees("You can take them back as long as nobody has answered")
    await ines.press("Undo")
    await ines.agree("Take the matches back?", "Take them back")
    await ines.sees("taken back.")
