"""The six steps of the story panel, by clicking and typing only: a mentee, a mentor and an admin."""

from tests.e2e.playground.browser import Tab
from tests.e2e.playground.conftest import OpenTab

JOIN, MATCH, TIME = "Aisha joins the program", "Ines finds her a mentor", "A time for the first meeting"
GOAL, WEEK, SUMMARY = "Aisha sets a first goal", "A week later: did they meet?", "The program in numbers"


async def test_a_newcomer_follows_the_story_from_joining_to_the_summary(open_tab: OpenTab) -> None:
    tab = await open_tab()
    await aisha_joins(tab)
    await ines_publishes_a_round(tab)
    await both_say_yes_side_by_side(tab)
    await aisha_chooses_a_time(tab)
    await aisha_sets_a_goal(tab)
    await a_week_passes(tab)
    await ines_posts_the_summary(tab)
    await tab.is_accessible()


async def aisha_joins(tab: Tab) -> None:
    aisha = tab.left
    await tab.take_me_there(JOIN)
    await tab.picture("1-announcement")
    await aisha.press("Join")
    await aisha.sees("The time it takes:")
    await tab.picture("2-introduction")
    await aisha.press("Join as a mentee")
    await aisha.sees("I would like to take part as")
    await aisha.search("Skills you would like to learn", "design leadership, facilitation")
    await aisha.fill(
        {"What would you like to reach?": "I would like to run our research review myself, and to enjoy it."}
    )
    await aisha.tick("Yes, you may keep and use my answers as described")
    await tab.picture("2-joining")
    await aisha.press("Join now")
    await aisha.sees("You are in")
    await aisha.close_windows()
    await tab.expect_done(JOIN)


async def ines_publishes_a_round(tab: Tab) -> None:
    ines = tab.left
    await tab.take_me_there(MATCH)
    await ines.press("Control room")
    await ines.press("Match")
    await ines.sees("Nothing has been sent yet.")
    await tab.picture("3-dry-run")
    await ines.press("Publish")
    await ines.close_windows()


async def both_say_yes_side_by_side(tab: Tab) -> None:
    aisha, lena = tab.left, tab.right
    await tab.press("Two panes")
    await aisha.act_as("Aisha Rahman")
    await aisha.go_to("Mentorship")
    await aisha.tab("Messages")
    await lena.act_as("Lena Hoffmann")
    await lena.go_to("Mentorship")
    await lena.tab("Messages")
    await tab.picture("4-side-by-side")
    await aisha.press("Accept", about="Lena Hoffmann")
    await lena.press("Accept", about="Aisha Rahman")
    await tab.expect_done(MATCH)
    await aisha.go_to("Lena")
    await lena.go_to("Aisha")
    await aisha.sees("You both said yes")
    await lena.sees("You both said yes")
    await tab.picture("5-introduction")


async def aisha_chooses_a_time(tab: Tab) -> None:
    aisha, lena = tab.left, tab.right
    await aisha.press("Choose", about="Choose time 1 of 3")
    await aisha.sees("chosen by")
    await lena.sees("chosen by")
    await tab.expect_done(TIME)


async def aisha_sets_a_goal(tab: Tab) -> None:
    aisha = tab.left
    await aisha.press("Set a first goal")
    await aisha.fill(
        {
            "What do you want to reach?": "Run the research review in November myself",
            "How will you know that you are there?": "Two teams changed a plan because of it",
            "Why does it matter to you?": "To stand on my own feet",
            "By when?": "2026-11-20",
            "Milestones on the way": "Invite the teams",
        }
    )
    await tab.picture("6-goal")
    await aisha.press("Save")
    await aisha.close_windows()
    await tab.expect_done(GOAL)


async def a_week_passes(tab: Tab) -> None:
    aisha = tab.left
    await tab.press("One pane")
    await tab.press("+1 week")
    await tab.take_me_there(WEEK)
    await aisha.sees("Yes, we met")
    await tab.picture("7-check-in")
    await aisha.press("Yes, we met")
    await aisha.sees("How was it for you?")
    await tab.picture("8-feedback")

    await aisha.choose("Great")
    await aisha.press("Send")
    await aisha.close_windows()
    await tab.expect_done(WEEK)


async def ines_posts_the_summary(tab: Tab) -> None:
    ines = tab.left
    await tab.take_me_there(SUMMARY)
    await ines.press("Control room")
    await ines.press("Post summary")
    await ines.press("Preview")
    await ines.sees("Nothing has been posted yet")
    await ines.press("Post it")
    await ines.close_windows()
    await tab.expect_done(SUMMARY)
    await tab.take_me_there(SUMMARY)
    await tab.picture("9-summary")
