"""Modals as people meet them: stacked, opened at a field, and left open while things change around them."""

import pytest
from playwright.async_api import expect
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Person, SimulatedSlack
from tests.e2e.playground.browser import PHONE, Tab
from tests.e2e.playground.conftest import OpenTab
from tests.integration.playground.kit import Json, field, modal, section, text, text_input

LEVELS = ("First", "Second", "Third")


async def opens(slack: SimulatedSlack, client: AsyncWebClient, ada: Person, *views: Json) -> None:
    """Open the first view and push the others above it, each as if a button in the one below had asked for it."""
    await client.views_open(trigger_id=slack.workspace.tickets.trigger(ada.id), view=views[0])
    for view in views[1:]:
        trigger = slack.workspace.tickets.trigger(ada.id, view=ada.modals[-1].id)
        await client.views_push(trigger_id=trigger, view=view)


async def typing(tab: Tab) -> str:
    """Return the label of the field that has the focus."""
    return str(await tab.page.evaluate("document.activeElement.labels?.[0]?.textContent ?? ''"))


@pytest.mark.parametrize("size", [(1280, 800), (640, 400), PHONE], ids=["desk", "desk at 200 %", "phone"])
async def test_of_three_windows_the_top_one_is_in_use_and_escape_goes_back_one_by_one(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, look: OpenTab, size: tuple[int, int]
) -> None:
    tab = await look(size=size)
    await tab.left.box.get_by_role("textbox", name="Message").focus()
    await opens(
        slack, client, ada, *[modal(text_input(name, "b"), section("m" * 900), title=text(name)) for name in LEVELS]
    )

    await tab.is_accessible()
    for name in reversed(LEVELS):
        await expect(tab.left.modal).to_have_accessible_name(name)
        assert await typing(tab) == name
        assert await tab.page.evaluate("document.documentElement.scrollWidth") <= size[0]
        await tab.page.keyboard.press("Escape")
        await expect(tab.left.box.get_by_role("dialog", name=name)).to_have_count(0)

    await expect(tab.left.box.get_by_role("textbox", name="Message")).to_be_focused()


async def test_the_focus_goes_where_the_app_asks_for_it(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, look: OpenTab
) -> None:
    wanted = {"type": "plain_text_input", "action_id": "a", "focus_on_load": True}
    tab = await look()

    await opens(slack, client, ada, modal(text_input("First", "one"), field("Second", "two", wanted)))

    await expect(tab.left.modal.get_by_label("Second")).to_be_focused()


async def test_a_conversation_menu_begins_with_the_conversation_in_sight(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, room: Channel, look: OpenTab
) -> None:
    slack.add_channel("secret", members=[ada], private=True)
    menu = {
        "type": "conversations_select",
        "action_id": "a",
        "default_to_current_conversation": True,
        "filter": {"include": ["public"], "exclude_bot_users": True},
    }
    tab = await look()

    await opens(slack, client, ada, modal(field("Where?", "b", menu)))

    where = tab.left.modal.get_by_role("combobox", name="Where?")
    await expect(where).to_have_value("#gallery")
    await where.click()
    await expect(tab.page.get_by_role("option")).to_have_text(["#gallery"])
    assert ada.modals[-1].values["b"]["a"]["selected_conversation"] == room.id


async def test_slacks_complaint_about_a_window_stands_in_the_window(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, look: OpenTab
) -> None:
    tab = await look()
    await tab.left.say("/unknown")
    await tab.left.sees("is not a valid command")
    await opens(slack, client, ada, modal(text_input("Name", "b")))
    await tab.left.fill({"Name": "kept"})

    await tab.left.press("Send")

    await expect(tab.left.modal.get_by_text("dispatch_failed")).to_be_visible()
    await expect(tab.left.modal.get_by_text("is not a valid command")).to_have_count(0)
    await expect(tab.left.modal.get_by_label("Name")).to_have_value("kept")
    await tab.is_accessible()


async def test_what_was_typed_a_moment_before_a_reload_is_still_there(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, look: OpenTab
) -> None:
    tab = await look()
    await opens(slack, client, ada, modal(text_input("Name", "b")))
    await tab.left.fill({"Name": "Ada, Countess of Lovelace"})

    await tab.page.reload()

    await expect(tab.left.modal.get_by_label("Name")).to_have_value("Ada, Countess of Lovelace")


async def test_whoever_is_deactivated_loses_their_windows(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, look: OpenTab
) -> None:
    tab = await look()
    await opens(slack, client, ada, modal(text_input("Name", "b")))
    await expect(tab.left.modal).to_be_visible()
    await tab.press("Trouble")

    await tab.press("Deactivate Ada Lovelace")

    await expect(tab.left.modal).to_have_count(0)
    await tab.left.sees("account is deactivated")
