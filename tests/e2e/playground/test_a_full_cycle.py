"""One full cycle of the rhythm as two people see it: a time, an agenda, a meeting, and what comes of it."""

import re

from playwright.async_api import expect

from tests.e2e.playground.browser import Tab, settled
from tests.e2e.playground.conftest import OpenTab
from tests.e2e.playground.doors import opens_messages, reads_messages
from tests.e2e.playground.test_the_story import (
    WEEK,
    aisha_chooses_a_time,
    aisha_joins,
    both_say_yes_side_by_side,
    ines_publishes_a_round,
)

TOPIC, ANOTHER = "How do I say no to a review?", "My first slides"
STEP = "Invite two teams to the review"
CALENDARS = {
    "Google Calendar": "https://calendar.google.com/calendar/render?",
    "Outlook.com": "https://outlook.live.com/calendar/",
    "Office 365": "https://outlook.office.com/calendar/",
}


async def test_a_full_cycle_from_a_chosen_time_to_the_step_that_came_of_it(open_tab: OpenTab) -> None:
    tab = await open_tab()
    await aisha_joins(tab)
    await ines_publishes_a_round(tab)
    await both_say_yes_side_by_side(tab)
    await aisha_chooses_a_time(tab)
    await tab.picture("14-chosen")
    await tab.is_accessible()

    await aisha_has_it_in_her_calendar(tab)
    await aisha_says_what_to_speak_of(tab)
    await lena_knows_what_to_expect(tab)
    await they_meet_and_are_asked(tab)
    await both_say_how_it_was(tab)
    await her_step_is_at_home(tab)
    await aisha_wants_less_and_takes_that_back(tab)
    await aisha_opens_help(tab)


async def aisha_has_it_in_her_calendar(tab: Tab) -> None:
    """From where she chose; the file comes into her own conversation with the bot."""
    aisha = tab.left
    await aisha.press("Add to calendar")
    for name, address in CALENDARS.items():
        await expect(aisha.modal.get_by_role("link", name=name)).to_have_attribute(
            "href", re.compile(f"^{re.escape(address)}.*2026")
        )
    await tab.picture("15-calendar")
    await tab.is_accessible()
    await aisha.press("Send me the file")
    await aisha.sees("You have this meeting as a file.")
    await aisha.close_windows()
    await reads_messages(aisha, "For your calendar: your meeting with")
    await expect(aisha.log.get_by_role("list", name="Files")).to_contain_text("ICS")
    await tab.picture("15-file")


async def aisha_says_what_to_speak_of(tab: Tab) -> None:
    """They meet tomorrow, so she has been asked already."""
    aisha = tab.left
    await aisha.press("Add a topic")
    await aisha.fill({"What would you like to speak of?": f"{TOPIC}\n\n{ANOTHER}"})
    await tab.picture("16-topics")
    await tab.is_accessible()
    await aisha.press("Add")
    await expect(aisha.modal).to_have_accessible_name("Agenda")
    await aisha.sees(ANOTHER)
    await tab.picture("16-agenda")
    await tab.is_accessible()
    await aisha.close_windows()
    await aisha.sees("On your agenda so far")


async def lena_knows_what_to_expect(tab: Tab) -> None:
    """Some hours later, so that what Aisha added meanwhile is in it."""
    lena = tab.right
    await opens_messages(lena)
    await expect(lena.log.get_by_text("A few things to have in mind:")).to_have_count(0)
    for _ in range(4):
        await tab.press("+1 hour")
    await lena.sees("A few things to have in mind:")
    for topic in (TOPIC, ANOTHER):
        await expect(lena.last).to_contain_text(topic)
    await tab.picture("17-brief")
    await tab.is_accessible()


async def they_meet_and_are_asked(tab: Tab) -> None:
    aisha, lena = tab.left, tab.right
    await tab.press("+1 day")
    await aisha.go_to("Lena")
    await expect(aisha.last.get_by_role("link", name="Start a huddle")).to_be_visible()
    await tab.picture("18-huddle")
    await tab.press("+1 day")
    for person in (lena, aisha):
        await reads_messages(person, "get to meet?")
    await tab.picture("19-did-you-meet")
    await tab.is_accessible()


async def both_say_how_it_was(tab: Tab) -> None:
    """Aisha says that they met, so that Lena is only asked how it was."""
    aisha, lena = tab.left, tab.right
    await aisha.press("Yes, we met")
    await aisha.choose("Great")
    await aisha.fill({"What will you do next?": STEP})
    await tab.picture("20-feedback")
    await tab.is_accessible()
    await aisha.press("Send")
    await aisha.close_windows()
    await aisha.sees("1 next step went on your list")
    await tab.expect_done(WEEK)

    await lena.sees("have met. How was it for you?")
    await tab.picture("20-lena-is-asked")
    await lena.press("Give feedback")
    await lena.choose("Good")
    await lena.press("Say more")
    await lena.fill({"What went well?": "She had prepared what to speak of."})
    await expect(lena.modal.get_by_role("radio", name="Good")).to_be_checked()
    await tab.picture("20-say-more")
    await tab.is_accessible()
    await lena.press("Send")
    await lena.close_windows()
    await lena.sees("Thank you for your feedback")


async def her_step_is_at_home(tab: Tab) -> None:
    """And on the list of the two of them, where Lena sees it as well."""
    aisha, lena = tab.left, tab.right
    await aisha.tab("Home")
    await aisha.sees("Your next steps")
    await aisha.sees(STEP)
    await lena.tab("Home")
    await lena.press("Steps", about="Steps, as with Aisha Rahman")
    await lena.sees(STEP)
    await tab.picture("21-home-and-steps")
    await tab.is_accessible()
    await lena.close_windows()


async def aisha_wants_less_and_takes_that_back(tab: Tab) -> None:
    aisha = tab.left
    await opens_messages(aisha)
    await aisha.log.get_by_role("button", name="Too many of these?").last.click()
    menu = tab.page.get_by_role("menu", name="Options")
    await expect(menu.get_by_role("menuitem")).to_have_text(["Less often", "Pause reminders", "Stop these: Skills"])
    await tab.picture("22-menu")
    await tab.is_accessible()
    await menu.get_by_role("menuitem", name="Less often").click()
    await settled(tab.page)
    await aisha.sees("Done: I write unasked once a week at most.")
    await tab.picture("22-less")
    await aisha.press("Undo")
    await aisha.sees("Taken back: I write unasked once a day and three times a week at most.")


async def aisha_opens_help(tab: Tab) -> None:
    aisha = tab.left
    await aisha.say("/mentor help")
    await expect(aisha.modal).to_have_accessible_name("Help")
    for way in ("See your meetings", "Ask gently", "Another partner", "Take a break", "Tell somebody"):
        await expect(aisha.modal.get_by_role("button", name=way)).to_be_visible()
    await aisha.sees("hear less from me, pause, or stop what you do not want")
    await tab.picture("23-help")
    await tab.is_accessible()
