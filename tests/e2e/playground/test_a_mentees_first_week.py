"""A mentee's first week with her mentor: a time to meet, an agreement, skills, a goal, and Home with it all."""

from playwright.async_api import expect

from tests.e2e.playground.browser import Tab
from tests.e2e.playground.conftest import OpenTab
from tests.e2e.playground.test_the_story import (
    aisha_joins,
    aisha_sets_a_goal,
    both_say_yes_side_by_side,
    ines_publishes_a_round,
)


async def test_a_mentees_first_week(open_tab: OpenTab) -> None:
    tab = await open_tab()
    await aisha_joins(tab)
    await ines_publishes_a_round(tab)
    await both_say_yes_side_by_side(tab)
    await aisha_chooses_a_time(tab)
    await both_agree(tab)
    await aisha_sets_a_goal(tab)
    await aisha_rates_her_skills(tab)
    await home_shows_it_all(tab)


async def aisha_chooses_a_time(tab: Tab) -> None:
    aisha = tab.left
    await aisha.sees("which time suits you?")
    await aisha.press("Ideas for your first meeting")
    await aisha.sees("minutes")
    await tab.picture("10-ideas")
    await tab.is_accessible()
    await aisha.close_windows()
    await aisha.press("Choose")
    await aisha.sees("chosen by")
    await tab.picture("10-chosen")
    await tab.is_accessible()


async def both_agree(tab: Tab) -> None:
    aisha, lena = tab.left, tab.right
    await aisha.press("How you work together")
    await expect(aisha.modal).to_have_accessible_name("Working agreement")
    await tab.picture("11-agreement")
    await tab.is_accessible()
    await aisha.pick("How long a meeting is", "45 minutes")
    await aisha.press("Propose")
    await aisha.close_windows()
    await lena.go_to("Mentorship")
    await lena.tab("Messages")
    await tab.picture("11-proposed")
    await lena.press("Confirm")
    await aisha.sees("have agreed on how they work together")
    await tab.picture("11-agreed")


async def aisha_rates_her_skills(tab: Tab) -> None:
    aisha = tab.left
    await aisha.go_to("Mentorship")
    await aisha.tab("Home")
    await aisha.press("Skills")
    await tab.picture("12-skills")
    await aisha.press("Rate now")
    await tab.picture("12-rating")
    await tab.is_accessible()
    await aisha.pick("facilitation", "2")
    await aisha.press("Save")
    await aisha.sees("the basics")
    await tab.picture("12-rated")
    await aisha.close_windows()


async def home_shows_it_all(tab: Tab) -> None:
    aisha = tab.left
    await aisha.sees("Next meeting:")
    await aisha.sees("You agreed on how you work together")
    await aisha.sees("Run the research review in November myself")
    await tab.picture("13-home")
    await tab.is_accessible()
