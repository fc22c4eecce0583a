"""What people do at the page besides following the story: keyboards, phones, several tabs, things going wrong."""

import json

from playwright.async_api import expect

from tests.e2e.playground.browser import PATIENCE, PHONE, settled
from tests.e2e.playground.conftest import OpenTab
from tests.e2e.playground.demo import DemoProcess

JOIN = "Aisha joins the program"


async def test_aisha_joins_with_the_keyboard_alone_and_focus_comes_back(open_tab: OpenTab) -> None:
    tab = await open_tab()
    aisha, keyboard = tab.left, tab.page.keyboard
    await aisha.act_as("Aisha Rahman")
    await aisha.go_to("general")
    await aisha.box.get_by_role("textbox", name="Message").focus()

    await keyboard.type("/mentor jo")
    await expect(aisha.box.get_by_role("option", name="join")).to_be_visible()
    await keyboard.press("Tab")
    await keyboard.press("Enter")
    await aisha.sees("The time it takes:")
    await aisha.modal.get_by_role("button", name="Join as a mentee").focus()
    await keyboard.press("Enter")
    await aisha.sees("I would like to take part as")
    inside = "document.activeElement.closest('dialog') !== null"
    for _ in range(25):
        await keyboard.press("Tab")
        assert await tab.page.evaluate(inside), "focus stays in the modal"
    await aisha.modal.get_by_label("Skills you would like to learn").first.focus()
    await keyboard.type("design leadership")
    await expect(aisha.modal.get_by_role("option").first).to_be_visible()
    await keyboard.press("Enter")
    await keyboard.press("Escape")
    await aisha.modal.get_by_role("checkbox").focus()
    await keyboard.press("Space")
    await aisha.modal.get_by_role("button", name="Join now", exact=True).focus()
    await keyboard.press("Enter")
    await aisha.sees("You are in")
    await keyboard.press("Escape")

    await expect(aisha.modal).to_have_count(0)
    await expect(aisha.box.get_by_role("textbox", name="Message")).to_be_focused()
    await tab.expect_done(JOIN)


async def test_a_field_that_needs_another_look_says_so_and_keeps_what_was_typed(open_tab: OpenTab) -> None:
    tab = await open_tab()
    aisha = tab.left
    await aisha.act_as("Aisha Rahman")
    await aisha.go_to("general")
    await aisha.say("/mentor join")
    await aisha.press("Join as a mentee")
    hopes = "שלום & <b>hello</b> 👋 <!channel> " + "long " * 500
    await aisha.fill({"What would you like to reach?": hopes})

    await aisha.tick("Yes, you may keep and use my answers as described")

    await aisha.press("Join now")
    await aisha.sees("Please complete this required field.")
    too_much = "all there is to know about how databases came to be what they are"
    await aisha.search("Skills you would like to learn", too_much)
    await aisha.press("Join now")

    await aisha.sees("is long for one skill")
    await expect(aisha.modal.get_by_label("What would you like to reach?")).to_have_value(hopes)
    await expect(aisha.modal.get_by_label("Skills you would like to learn")).to_be_focused()
    await tab.is_accessible()


async def test_two_tabs_and_a_reload_show_the_same(open_tab: OpenTab) -> None:
    first, second = await open_tab(), await open_tab()
    for tab in (first, second):
        await tab.left.act_as("Jonas Weber")
        await tab.left.go_to("random")

    await first.left.say("Does anyone have a spare monitor? :wave:")

    await second.left.sees("Does anyone have a spare monitor? 👋")
    await first.left.box.get_by_role("textbox", name="Message").fill("half a sentence")
    await first.page.reload()
    await expect(first.left.box.get_by_role("textbox", name="Message")).to_have_value("half a sentence")
    await first.left.sees("Does anyone have a spare monitor? 👋")


async def test_a_late_answer_shows_slacks_own_complaint_and_the_inspector_tells_why(open_tab: OpenTab) -> None:
    tab = await open_tab()
    await tab.left.act_as("Helen Marsh")
    await tab.left.go_to("general")
    await tab.press("Trouble")
    await tab.page.get_by_role("button", name="Cause it: Answer too late").click()
    await expect(tab.page.get_by_text("slow ack")).to_be_visible()
    await tab.picture("trouble")

    await tab.left.say("/mentor")

    await tab.left.sees("operation_timeout")
    await tab.press("Inspector")
    await tab.page.get_by_label("Filter by text").fill("/mentor")
    await tab.page.locator(".entry-row").first.click()
    await expect(tab.page.get_by_role("heading", name="/mentor")).to_be_visible()
    await tab.press("Copy as a test fixture")
    fixture = await tab.page.evaluate("navigator.clipboard.readText()")
    assert "/mentor" in json.dumps(json.loads(fixture))
    assert "xoxb-" not in fixture
    await tab.picture("inspector")
    await tab.is_accessible()


async def test_a_dropped_socket_and_a_doubled_event_lose_nothing_and_say_nothing_twice(open_tab: OpenTab) -> None:
    tab = await open_tab()
    helen = tab.left
    await helen.act_as("Helen Marsh")
    await helen.go_to("Mentorship")
    await helen.tab("Messages")
    await tab.press("Trouble")
    for fault in ("Drop the connection", "Deliver an event twice"):
        await tab.page.get_by_role("button", name=f"Cause it: {fault}").click()
        await settled(tab.page)

    await helen.say("Hello, what can you do?")

    answers = helen.log.get_by_text("I am a bot that understands buttons and commands")
    await expect(answers).to_have_count(1, timeout=PATIENCE)
    await tab.press("+1 hour")
    await expect(answers).to_have_count(1)


async def test_somebody_deactivated_cannot_act_and_can_come_back(open_tab: OpenTab) -> None:
    tab = await open_tab()
    await tab.left.act_as("Jonas Weber")
    await tab.left.go_to("general")
    await tab.press("Trouble")

    await tab.press("Deactivate Jonas Weber")

    await tab.left.sees("account is deactivated")
    await tab.press("Reactivate Jonas Weber")
    await tab.press("Join #general")
    await expect(tab.left.box.get_by_role("textbox", name="Message")).to_be_visible()


async def test_the_app_can_be_removed_and_installed_again(open_tab: OpenTab) -> None:
    tab = await open_tab()
    await tab.left.act_as("Jonas Weber")
    await tab.left.go_to("general")
    await tab.press("Trouble")
    await tab.press("Uninstall Mentorship…")
    await tab.press("Uninstall")
    await tab.left.say("/mentor")
    await tab.left.sees("dispatch_failed")

    await tab.press("Install Mentorship again")

    await tab.left.say("/mentor")
    await expect(tab.left.last).to_contain_text("Only visible to you")


async def test_on_a_phone_everything_is_reachable_and_nothing_scrolls_sideways(open_tab: OpenTab) -> None:
    tab = await open_tab(size=PHONE)
    await tab.picture("phone-story")
    await tab.take_me_there(JOIN)
    await tab.left.sees("is open for joining")
    await tab.left.press("Join")
    await tab.left.press("Join as a mentee")
    await tab.left.sees("I would like to take part as")
    await tab.picture("phone-joining")
    await tab.is_accessible()
    await tab.left.close_windows()

    await tab.left.go_to("general")

    assert await tab.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    await tab.is_accessible()


async def test_the_dark_theme_is_as_readable(open_tab: OpenTab) -> None:
    tab = await open_tab(theme="dark")
    await tab.take_me_there(JOIN)
    await tab.picture("dark")
    await tab.is_accessible()
    await tab.left.press("Join")
    await tab.left.press("Join as a mentee")
    await tab.left.sees("I would like to take part as")
    await tab.is_accessible()


async def test_the_page_says_when_the_playground_has_stopped(demo: DemoProcess, open_tab: OpenTab) -> None:
    tab = await open_tab()
    await tab.left.go_to("general")
    await tab.left.box.get_by_role("textbox", name="Message").fill("still here")

    assert await demo.stop() == 0

    await expect(tab.page.get_by_text("Trying again")).to_be_visible()
    await expect(tab.left.box.get_by_role("textbox", name="Message")).to_have_value("still here")
    tab.complaints.clear()
