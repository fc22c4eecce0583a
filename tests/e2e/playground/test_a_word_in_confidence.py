"""Somebody tells in confidence that something is wrong, and sees who has read it and what they say."""

from playwright.async_api import expect

from tests.e2e.playground.browser import Tab
from tests.e2e.playground.conftest import OpenTab
from tests.e2e.playground.doors import opens_messages, reads_messages
from tests.e2e.playground.test_the_story import aisha_joins, both_say_yes_side_by_side, ines_publishes_a_round

WORDS = "We were <loud> & it was *not* fine. مرحبا 🙂"
ANSWER = "Thank you for telling me. Shall we talk on Friday?"


async def test_a_word_in_confidence_is_read_answered_and_followed(open_tab: OpenTab) -> None:
    tab = await open_tab()
    await aisha_joins(tab)
    await ines_publishes_a_round(tab)
    await both_say_yes_side_by_side(tab)
    await aisha_tells_what_has_happened(tab)
    await ines_reads_and_answers(tab)
    await aisha_sees_where_it_stands(tab)


async def aisha_tells_what_has_happened(tab: Tab) -> None:
    """Who reads it stands there before a word is written."""
    aisha = tab.left
    await aisha.say("/mentor help")
    await aisha.press("Tell somebody")
    await aisha.press("Choose", about="Choose Lena Hoffmann")
    await aisha.sees("Nobody else: not")
    await tab.picture("40-in-confidence")
    await tab.is_accessible()
    await aisha.fill({"What has happened?": WORDS})
    await aisha.press("Send")
    await aisha.sees("It has arrived. Thank you for saying it.")
    await aisha.sees("Nobody has opened it yet.")
    await aisha.close_windows()


async def ines_reads_and_answers(tab: Tab) -> None:
    """Her message says nothing of what it is about; Lena has no message at all."""
    lena = ines = tab.right
    await opens_messages(lena)
    await expect(lena.log.get_by_text("in confidence")).to_have_count(0)
    await ines.act_as("Ines Duarte")
    await reads_messages(ines, "Somebody asks for your help in a program, in confidence.")
    await expect(ines.log.get_by_text("Aisha")).to_have_count(0)
    await ines.press("Read it")
    await ines.sees(WORDS)
    await tab.picture("41-asked-for-help")
    await tab.is_accessible()
    await ines.press("Answer")
    await ines.fill({"What would you like to say?": ANSWER})
    await ines.press("Send")
    await ines.sees("It has been answered.")
    await ines.press("Mark as handled")
    await ines.sees("It is handled.")


async def aisha_sees_where_it_stands(tab: Tab) -> None:
    aisha = tab.left
    await reads_messages(aisha, "There is news for you about what you sent.")
    await aisha.press("See it")
    await aisha.sees(ANSWER)
    await aisha.sees("Handled")
    await tab.picture("42-where-it-stands")
    await tab.is_accessible()
