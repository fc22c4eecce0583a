"""What people reach from the composer and from a message: the app's shortcuts, and replies in a thread."""

import asyncio

from playwright.async_api import Locator, expect
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Person
from tests.e2e.playground.browser import Tab, settled
from tests.e2e.playground.conftest import OpenTab
from tests.integration.playground.browser import QuietHost
from tests.integration.playground.kit import Json, modal, section


def menu_of(message: Locator) -> Locator:
    return message.get_by_role("button", name="More actions")


async def choose(tab: Tab, item: str) -> None:
    await tab.page.get_by_role("menuitem", name=item).click()
    await settled(tab.page)


async def test_a_global_shortcut_opens_its_window_from_the_composer_by_keyboard(
    client: AsyncWebClient, app: AsyncApp, look: OpenTab
) -> None:
    @app.shortcut("help")
    async def ask(ack: AsyncAck, shortcut: Json) -> None:
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=modal(section("How can I help?")))

    tab = await look()
    await tab.left.box.get_by_role("button", name="Shortcuts").focus()
    await tab.page.keyboard.press("Enter")
    await expect(tab.page.get_by_role("menuitem", name="Ask for help Any time")).to_be_focused()
    await tab.is_accessible()
    await tab.page.keyboard.press("Enter")

    await tab.left.sees("How can I help?")
    await tab.page.keyboard.press("Escape")
    await expect(tab.left.modal).to_have_count(0)
    await expect(tab.left.box.get_by_role("button", name="Shortcuts")).to_be_focused()


async def test_a_message_shortcut_tells_the_app_which_message(
    app: AsyncApp, ada: Person, room: Channel, look: OpenTab
) -> None:
    heard: asyncio.Future[Json] = asyncio.get_running_loop().create_future()

    @app.shortcut("praise")
    async def praise(ack: AsyncAck, shortcut: Json) -> None:
        heard.set_result(shortcut)
        await ack()

    entry = await ada.write("I helped somebody", room)
    tab = await look()
    await tab.left.last.hover()
    await menu_of(tab.left.last).click()
    await choose(tab, "Praise")

    shortcut = await heard
    assert (shortcut["message"]["ts"], shortcut["channel"]["id"]) == (entry.ts, room.id)


async def test_no_shortcut_is_offered_where_the_app_has_none(
    host: QuietHost, ada: Person, room: Channel, look: OpenTab
) -> None:
    host.shortcuts = []
    await ada.write("Hello", room)

    tab = await look()

    await expect(tab.left.box.get_by_role("textbox", name="Message")).to_be_visible()
    await expect(tab.left.box.get_by_role("button", name="Shortcuts")).to_have_count(0)
    await menu_of(tab.left.last).click()
    await expect(tab.page.get_by_role("menuitem")).to_have_text(["Reply in thread"])


async def test_a_reply_stands_in_the_thread_and_a_half_written_one_outlives_a_reload(
    ada: Person, room: Channel, look: OpenTab
) -> None:
    parent = await ada.write("Who has time for lunch?", room)
    await ada.write("Something else", room)
    tab = await look()
    question = tab.left.log.get_by_role("article").first

    await menu_of(question).click()
    await choose(tab, "Reply in thread")
    field = question.get_by_role("textbox", name="Reply in thread")
    await field.fill("/mentor join")
    await field.press("Enter")
    await expect(question.get_by_text("/mentor is not supported in threads")).to_be_visible()
    await field.fill("I do")
    await field.press("Enter")

    await expect(question.get_by_text("1 reply")).to_be_visible()
    assert [entry.thread_ts for entry in room.messages if entry.text == "I do"] == [parent.ts]
    await field.fill("But only at")
    await tab.is_accessible()
    await tab.page.reload()
    await expect(field).to_have_value("But only at")
    await field.press("Escape")
    await expect(menu_of(question).first).to_be_focused()
