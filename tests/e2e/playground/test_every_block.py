"""Everything that the simulated Slack accepts is drawn, and what it refuses is drawn red with the reason."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.playground import Channel, Person, SimulatedSlack
from bot.playground.page import Page
from bot.playground.rules.blocks import ANY_BLOCK
from tests.e2e.playground.browser import Tab, Theme, a_browser
from tests.integration.playground.browser import QuietHost
from tests.unit.playground_rules.samples import (
    BLOCKS_EVERYWHERE,
    BLOCKS_OF_MESSAGES,
    BLOCKS_OF_MODALS,
    MODAL_INPUTS,
    PICKERS,
    Json,
    field,
    pie,
)

BLOCKS = [*BLOCKS_EVERYWHERE, *BLOCKS_OF_MESSAGES]
FORMS = [field(element, block_id=f"input{index}") for index, element in enumerate([*PICKERS, *MODAL_INPUTS])]


@pytest.fixture
async def slack() -> AsyncIterator[SimulatedSlack]:
    slack = SimulatedSlack()
    slack.show(Page(slack, QuietHost()).routes)
    async with slack.serving():
        yield slack


@pytest.fixture
def ada(slack: SimulatedSlack) -> Person:
    return slack.add_person("Ada Lovelace", title="Analyst")


@pytest.fixture
def room(slack: SimulatedSlack, ada: Person) -> Channel:
    room = slack.add_channel("gallery", members=[ada])
    room.invite_bot()
    return room


def says(slack: SimulatedSlack, room: Channel, *blocks: Json) -> None:
    slack.workspace.post(room.room, {"text": "", "blocks": list(blocks)}, author=slack.bot_user_id)


def test_the_samples_hold_every_kind_of_block() -> None:
    kinds = {block["type"] for block in [*BLOCKS, *BLOCKS_OF_MODALS, *FORMS]}

    assert kinds == set(ANY_BLOCK.shapes)


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_every_block_and_element_is_drawn(
    slack: SimulatedSlack, ada: Person, room: Channel, tmp_path: Path, theme: Theme
) -> None:
    for block in [*BLOCKS, pie()]:
        says(slack, room, block)
    url = f"{slack.workspace.base_url}/#left={ada.id}@{room.id}"

    async with a_browser() as browser:
        tab = await Tab.open(browser, url, tmp_path, theme=theme)
        await tab.left.go_to("gallery")
        await expect(tab.left.log.get_by_role("article").first).to_be_visible()
        assert await tab.left.log.locator(".unknown").count() == 0
        await tab.is_accessible()
    assert [each for each in tab.complaints if "example.com" not in each and "ERR_" not in each] == []
