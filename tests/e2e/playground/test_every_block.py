"""Everything that the simulated Slack accepts is drawn, and what it refuses is drawn red with the reason."""

import asyncio
from pathlib import Path

from playwright.async_api import expect
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Person, SimulatedSlack
from bot.playground.rules.blocks import ANY_BLOCK
from tests.e2e.playground.browser import Tab
from tests.e2e.playground.conftest import OpenTab
from tests.integration.playground.kit import error_of
from tests.unit.playground_rules.samples import (
    BLOCKS_EVERYWHERE,
    BLOCKS_OF_MESSAGES,
    BLOCKS_OF_MODALS,
    BUTTONS,
    DATETIMEPICKER,
    MODAL_INPUTS,
    PICKERS,
    RICH_TEXT_INPUT,
    TEXT_INPUT,
    Json,
    actions,
    field,
    home,
    modal,
    pie,
    section,
    without,
)

ELEMENTS = [without(element, "focus_on_load") for element in PICKERS]
INPUTS = [*ELEMENTS, DATETIMEPICKER, TEXT_INPUT, RICH_TEXT_INPUT, *MODAL_INPUTS]
FORMS = [field(element, block_id=f"input{index}") for index, element in enumerate(INPUTS)]
MESSAGES = [*BLOCKS_EVERYWHERE, *BLOCKS_OF_MESSAGES, pie()]
HOME = [
    *BLOCKS_EVERYWHERE,
    *[section(block_id=f"beside{index}", accessory=element) for index, element in enumerate(ELEMENTS)],
    *[actions(element, block_id=f"below{index}") for index, element in enumerate([*ELEMENTS, *BUTTONS])],
    field(TEXT_INPUT, block_id="typed"),
    field(RICH_TEXT_INPUT, block_id="written"),
]
BAD: list[Json] = [{"type": "section"}]
REASON = "must define one of"


def test_the_samples_hold_every_kind_of_block() -> None:
    kinds = {block["type"] for block in [*MESSAGES, *BLOCKS_OF_MODALS, *FORMS]}

    assert kinds == set(ANY_BLOCK.shapes)


async def is_drawn(tab: Tab) -> None:
    """Nothing is left out, and all of it is readable in both themes."""
    assert await tab.page.locator(".unknown").count() == 0
    assert await tab.page.get_by_text("cannot be drawn").count() == 0
    await tab.is_accessible()
    await tab.page.emulate_media(color_scheme="dark")
    await tab.is_accessible()


async def opens(slack: SimulatedSlack, client: AsyncWebClient, ada: Person, view: Json) -> None:
    await client.views_open(trigger_id=slack.workspace.tickets.trigger(ada.id), view=view)


async def test_every_block_is_drawn_in_a_message(slack: SimulatedSlack, room: Channel, look: OpenTab) -> None:
    for block in MESSAGES:
        slack.workspace.post(room.room, {"text": "", "blocks": [block]}, author=slack.bot_user_id)

    tab = await look()

    await expect(tab.left.log.get_by_role("article").nth(len(MESSAGES) - 1)).to_be_visible()
    await is_drawn(tab)


async def test_every_input_is_drawn_in_a_modal(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, look: OpenTab
) -> None:
    tab = await look()

    await opens(slack, client, ada, modal(*FORMS, *BLOCKS_OF_MODALS, *BLOCKS_EVERYWHERE))

    await expect(tab.left.modal).to_be_visible()
    await is_drawn(tab)


async def test_every_element_is_drawn_in_the_home_tab(client: AsyncWebClient, ada: Person, look: OpenTab) -> None:
    await client.views_publish(user_id=ada.id, view=home(*HOME))

    tab = await look("home")

    await expect(tab.left.box.get_by_role("region", name="Home").get_by_role("combobox").first).to_be_visible()
    await is_drawn(tab)


async def test_a_picture_that_cannot_be_had_is_described_and_a_decoration_stays_silent(
    slack: SimulatedSlack, room: Channel, look: OpenTab
) -> None:
    broken = "data:image/png;base64,AAAA"
    image = {"type": "image", "alt_text": "A quiet lake", "image_url": broken}
    played = {"title": {"type": "plain_text", "text": "A talk"}, "video_url": "https://example.com/v"}
    video = {"type": "video", "alt_text": "a talk", "thumbnail_url": broken, **played}
    slack.workspace.post(room.room, {"text": "", "blocks": [image, video]}, author=slack.bot_user_id)

    tab = await look()

    await expect(tab.left.log.get_by_role("img", name="A quiet lake")).to_have_text("A quiet lake")
    await expect(tab.left.log.locator(".picture-missing")).to_have_count(2)
    await expect(tab.left.log.get_by_role("img")).to_have_count(1)
    await tab.is_accessible()


async def test_what_slack_refuses_is_red_where_it_would_have_been(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, room: Channel, look: OpenTab
) -> None:
    tab = await look()
    refused = tab.left.box.get_by_role("article", name="Refused by Slack")

    assert await error_of(client.chat_postMessage(channel=room.id, text="x", blocks=BAD)) == "invalid_blocks"
    await expect(tab.left.log.get_by_role("article").filter(has_text=REASON)).to_be_visible()
    assert await error_of(opens(slack, client, ada, modal(*BAD))) == "invalid_arguments"
    await expect(refused).to_have_count(2)
    await expect(refused.last).to_contain_text("views.open")
    assert await error_of(client.views_publish(user_id=ada.id, view=home(*BAD))) == "invalid_arguments"
    await tab.left.go_to("Mentor")
    await expect(tab.left.box.get_by_role("region", name="Home").get_by_text(REASON)).to_be_visible()
    await tab.is_accessible()


async def test_a_window_refused_above_another_is_red_in_the_one_that_is_open(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, look: OpenTab
) -> None:
    tab = await look()
    await opens(slack, client, ada, modal(section()))
    await expect(tab.left.modal).to_be_visible()

    trigger = slack.workspace.tickets.trigger(ada.id, view=ada.modals[-1].id)
    assert await error_of(client.views_push(trigger_id=trigger, view=modal(*BAD))) == "invalid_arguments"

    await expect(tab.left.modal.get_by_text(REASON)).to_be_visible()
    await tab.is_accessible()


async def test_a_file_goes_from_the_browser_to_the_app(
    slack: SimulatedSlack, client: AsyncWebClient, app: AsyncApp, ada: Person, look: OpenTab, tmp_path: Path
) -> None:
    sent: asyncio.Future[Json] = asyncio.get_running_loop().create_future()

    @app.view("plans")
    async def plans(ack: AsyncAck, view: Json) -> None:
        sent.set_result(view["state"]["values"]["b"]["a"])
        await ack()

    plan = tmp_path / "plan & <b>.pdf"
    plan.write_bytes(b"%PDF")
    picker = {"type": "file_input", "action_id": "a", "filetypes": ["pdf"]}
    tab = await look()
    await opens(slack, client, ada, modal(field(picker, block_id="b"), callback_id="plans"))

    await tab.left.modal.locator("input[type=file]").set_input_files(plan)
    await expect(tab.left.modal.get_by_role("button", name=f"Remove {plan.name}")).to_be_visible()
    await tab.left.press("xxxxx")

    (file,) = (await sent)["files"]
    assert (file["name"], file["size"], file["user"]) == (plan.name, 4, ada.id)
    await expect(tab.left.modal).to_have_count(0)
