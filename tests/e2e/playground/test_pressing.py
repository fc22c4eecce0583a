"""Buttons under impatient hands, and what a screen reader says of them."""

import re

from playwright.async_api import expect
from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.playground import Channel, SimulatedSlack
from tests.e2e.playground.browser import settled
from tests.e2e.playground.conftest import OpenTab
from tests.integration.playground.kit import Json, actions, button

IMPATIENT = "press => { press.click(); press.click(); press.click(); }"


async def test_an_impatient_hand_presses_once(
    slack: SimulatedSlack, app: AsyncApp, room: Channel, look: OpenTab
) -> None:
    pressed: list[str] = []

    @app.action("go")
    async def go(ack: AsyncAck, action: Json) -> None:
        pressed.append(action["action_id"])
        await ack()

    block = actions(button("Go", "go"))
    slack.workspace.post(room.room, {"text": "", "blocks": [block]}, author=slack.bot_user_id)
    tab = await look()
    go_button = tab.left.last.get_by_role("button", name="Go", exact=True)

    await go_button.evaluate(IMPATIENT)
    await settled(tab.page)
    assert len(pressed) == 1

    await go_button.dblclick()
    await settled(tab.page)
    assert len(pressed) in {2, 3}, "a second press is taken once the first is answered"


async def test_faces_are_silent_and_names_are_heard(look: OpenTab) -> None:
    tab = await look()

    acting = tab.left.box.get_by_role("button", name="Acting as")
    await expect(acting).to_have_accessible_name(re.compile("^Acting as Ada Lovelace"))
