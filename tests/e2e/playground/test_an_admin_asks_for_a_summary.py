"""An admin asks for a summary where people talk, reads it, posts it, and everybody sees the same charts."""

from uuid import UUID

import aiohttp
import pytest
from playwright.async_api import expect
from slack_sdk.web.async_client import AsyncWebClient

from bot.demo.company import PROGRAM
from bot.domain.samples.summaries import summary_samples
from bot.playground import Channel, SimulatedSlack
from bot.slack.messages import render
from bot.slack.messenger import Messenger
from tests.e2e.playground.browser import DESK, PHONE
from tests.e2e.playground.conftest import OpenTab
from tests.unit.domain.test_samples import FACTS

SUMMARY = next(notice for _, notice in summary_samples(FACTS))
HEARD = """\
  - figure "Meetings held, by week":
    - text: Meetings held, by week
    - table "Meetings held, by week":
      - caption: Meetings held, by week
      - rowgroup:
        - row "Category Held":
          - columnheader "Category"
          - columnheader "Held"
      - rowgroup:
        - row "7 Dec 4":
          - rowheader "7 Dec"
          - cell "4"
        - row "14 Dec 6":
          - rowheader "14 Dec"
          - cell "6"
        - row "21 Dec 5":
          - rowheader "21 Dec"
          - cell "5"
        - row "28 Dec 7":
          - rowheader "28 Dec"
          - cell "7"
  - text: "Meetings held, by week: 7 Dec 4, 14 Dec 6, 21 Dec 5 and 28 Dec 7."
  - figure "Goals":
    - text: Goals
    - table "Goals":
      - caption: Goals
      - rowgroup:
        - row "Category Goals":
          - columnheader "Category"
          - columnheader "Goals"
      - rowgroup:
        - row "Set 10":
          - rowheader "Set"
          - cell "10"
        - row "Moving 6":
          - rowheader "Moving"
          - cell "6"
        - row "Reached 3":
          - rowheader "Reached"
          - cell "3"
  - text: "Goals: Set 10, Moving 6 and Reached 3."\
"""
"""What a screen reader says of the charts: each as a table, and its numbers once more beneath."""


async def test_an_admin_asks_looks_posts_and_reads_the_figures(open_tab: OpenTab) -> None:
    tab = await open_tab()
    ines = tab.left
    await ines.act_as("Ines Duarte")
    await ines.go_to("mentoring")
    await ines.say("/mentor summary week")
    await expect(ines.modal).to_have_accessible_name("Summary")
    await ines.sees("Nothing has been posted yet.")
    await tab.is_accessible()
    await tab.picture("summary-1-preview")

    await ines.press("Change")
    await ines.pick("Which period?", "Since the first day")
    await tab.picture("summary-2-form")
    await ines.press("Preview")
    await ines.press("Post it")
    await ines.sees("It goes to the channel now, once.")
    await ines.close_windows()
    await expect(ines.last).to_contain_text("is never part of a summary")
    await expect(ines.last).to_contain_text(PROGRAM)
    await tab.picture("summary-3-posted")


async def test_an_admin_has_one_posted_every_monday_and_stops_it_again(open_tab: OpenTab) -> None:
    tab = await open_tab()
    ines = tab.left
    await ines.act_as("Ines Duarte")
    await ines.go_to("mentoring")
    await ines.say("/mentor summary")
    await ines.choose("By itself, every Monday morning")
    await ines.press("Preview")
    await ines.sees("every Monday morning, for the first time on")
    await ines.press("Have it posted")
    await expect(ines.modal).to_have_accessible_name("Posted by themselves")
    await tab.is_accessible()
    await tab.picture("summary-4-by-itself")
    await ines.press("Stop")
    await ines.sees("by itself no more")
    await ines.press("Undo")
    await ines.sees("Set by")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
async def test_the_charts_are_read_with_their_numbers_on_a_desk_and_on_a_phone(
    slack: SimulatedSlack, room: Channel, look: OpenTab, size: tuple[int, int]
) -> None:
    shown = render(SUMMARY)
    blocks = [*shown.blocks, *shown.charts]
    slack.workspace.post(room.room, {"text": shown.text, "blocks": blocks}, author=slack.bot_user_id)
    tab = await look(size=size)
    await tab.left.go_to("gallery")
    wide = await tab.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert wide, "nothing runs over the edge"
    await tab.is_accessible()
    await tab.picture(f"summary-5-charts-{size[0]}")
    assert (await tab.left.last.aria_snapshot()).endswith(HEARD)


async def test_where_slack_takes_no_charts_the_picture_is_there(
    slack: SimulatedSlack, client: AsyncWebClient, room: Channel, look: OpenTab
) -> None:
    slack.workspace.app.takes_charts = False
    async with aiohttp.ClientSession() as http:
        client.session = http
        await Messenger(client).post(room.id, SUMMARY, UUID(int=1))
    tab = await look()
    await expect(tab.left.last).to_contain_text("22 held")
    await expect(tab.left.last).to_contain_text("Meetings held, by week and Goals")
    await tab.picture("summary-6-picture")
