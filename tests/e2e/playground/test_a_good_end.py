"""Two feel ready before their time is over: both say so, and each keeps a certificate as a picture."""

from playwright.async_api import expect

from tests.e2e.playground.browser import Tab
from tests.e2e.playground.conftest import OpenTab
from tests.e2e.playground.doors import enters_control_room, opens_messages, reads_messages
from tests.e2e.playground.test_the_story import aisha_joins, both_say_yes_side_by_side, ines_publishes_a_round

LAST_DAY = "2026-09-22"
NOW = "Finish well now"


async def test_two_who_feel_ready_finish_well_and_keep_a_certificate(open_tab: OpenTab) -> None:
    tab = await open_tab()
    await aisha_joins(tab)
    await ines_publishes_a_round(tab)
    await both_say_yes_side_by_side(tab)
    await they_have_met_anyway(tab)
    await the_end_comes_nearer(tab)
    await both_feel_ready(tab)
    await aisha_keeps_a_certificate(tab)


async def they_have_met_anyway(tab: Tab) -> None:
    """Nobody had planned it."""
    aisha = tab.left
    await aisha.say("/mentor meeting")
    await aisha.press("We met anyway")
    await aisha.press("Keep it")
    await aisha.sees("How was it for you?")
    await aisha.choose("Great")
    await aisha.press("Send")
    await aisha.sees("Thank you for your feedback")
    await aisha.close_windows()


async def the_end_comes_nearer(tab: Tab) -> None:
    ines = tab.left
    await ines.act_as("Ines Duarte")
    await enters_control_room(ines)
    await ines.press("Manage", about="Grow Together")
    await ines.press("Cohort settings")
    await ines.fill({"Last day": LAST_DAY})
    await ines.press("Preview")
    await ines.press("Save")
    await ines.close_windows()
    await ines.act_as("Aisha Rahman")
    await tab.press("+1 week")


async def both_feel_ready(tab: Tab) -> None:
    """What Aisha chose stands where she was asked, and Lena hears of it."""
    aisha, lena = tab.left, tab.right
    await reads_messages(aisha, "What would you like then?")
    await aisha.press("Finish well")
    await aisha.choose(NOW)
    await tab.picture("30-what-would-you-like")
    await tab.is_accessible()
    await aisha.press("Keep this")
    await expect(aisha.box.get_by_role("dialog")).to_have_count(0)
    await aisha.sees("You would like to finish well now.")
    await reads_messages(lena, "would like to celebrate that now")
    await lena.press("Finish now")
    await lena.press("Keep this")
    await lena.sees("your time together has come to a good end")


async def aisha_keeps_a_certificate(tab: Tab) -> None:
    aisha = tab.left
    await opens_messages(aisha)
    await aisha.sees("Between the two of you: 1 meeting, 30 minutes in all.")
    await tab.picture("31-a-good-end")
    await tab.is_accessible()
    await aisha.press("Get the certificate")
    await aisha.press("Send it to me")
    await aisha.sees("It is in your messages with me.")
    await aisha.close_windows()
    await expect(aisha.log.get_by_role("list", name="Files").last).to_contain_text("PNG")
    await tab.picture("32-certificate")
