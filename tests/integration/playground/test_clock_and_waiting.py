"""The virtual clock, the feed of changes, and waiting without polling."""

import asyncio
import threading
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import ChangeKind, Person, SimulatedSlack, VirtualClock

MONDAY = datetime(2026, 12, 7, 9, tzinfo=UTC)


def test_the_clock_stands_still_until_it_is_moved() -> None:
    clock = VirtualClock(MONDAY)
    assert clock.now() == clock.now() == MONDAY
    clock.advance(timedelta(hours=1))
    assert clock.now() == MONDAY + timedelta(hours=1)
    clock.travel_to(MONDAY)
    assert clock.now() == MONDAY


def test_the_clock_takes_no_datetime_without_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        VirtualClock(datetime(2026, 12, 7))  # noqa: DTZ001 - the point of the test
    with pytest.raises(ValueError, match="zone"):
        VirtualClock(MONDAY).travel_to(datetime(2026, 12, 7))  # noqa: DTZ001 - the point of the test


async def test_the_clock_can_be_read_and_set_over_http(slack: SimulatedSlack) -> None:
    url = slack.api_url.replace("/api/", "/playground/clock")
    async with aiohttp.ClientSession() as session:
        async with session.post(url, json={"now": MONDAY.isoformat(), "advance": 60}) as response:
            moved = await response.json()
        async with session.get(url) as response:
            read = await response.json()
            label = response.headers["x-playground"]
        async with session.post(url, json={"now": "tomorrow"}) as response:
            refused = response.status

    assert moved == read == {"now": (MONDAY + timedelta(minutes=1)).isoformat()}
    assert slack.clock.now() == MONDAY + timedelta(minutes=1)
    assert "no such feature" in label
    assert refused == 400


async def test_timestamps_do_not_go_back_with_the_clock(
    client: AsyncWebClient, slack: SimulatedSlack, ada: Person
) -> None:
    first = await client.chat_postMessage(channel=ada.id, text="One")
    slack.clock.advance(timedelta(days=-1))
    second = await client.chat_postMessage(channel=ada.id, text="Two")

    assert second["ts"] > first["ts"]


async def test_waiting_ends_as_soon_as_the_condition_holds(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    waiting = asyncio.create_task(slack.until(lambda: ada.dm, what="a message comes"))
    await client.chat_postMessage(channel=ada.id, text="Hello")
    await waiting


async def test_waiting_hears_a_clock_moved_by_another_thread(slack: SimulatedSlack) -> None:
    waiting = asyncio.create_task(slack.until(lambda: slack.clock.now() == MONDAY, what="it is Monday"))
    threading.Thread(target=slack.clock.travel_to, args=(MONDAY,)).start()
    await waiting


async def test_waiting_in_vain_tells_what_for_and_what_happened(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    await client.auth_test()
    await ada.command("/mentor")
    with pytest.raises(AssertionError) as caught:
        await slack.until(lambda: False, what="pigs fly", timeout=0.01)

    story = str(caught.value)
    assert "pigs fly" in story
    assert "auth.test → ok" in story
    assert "/mentor: not reachable" in story
    assert "dispatch_failed" in story


async def test_subscribers_hear_of_every_change(slack: SimulatedSlack, client: AsyncWebClient, ada: Person) -> None:
    with slack.subscribe() as changes:
        posted = await client.chat_postMessage(channel=ada.id, text="Hello")
        heard = [await anext(changes) for _ in range(4)]

    kinds = [ChangeKind.CALL, ChangeKind.CHANNEL, ChangeKind.MESSAGE, ChangeKind.CALL]
    assert [change.kind for change in heard] == kinds
    assert (heard[2].channel, heard[2].ts) == (posted["channel"], posted["ts"])
    assert heard[0].entry is heard[3].entry is slack.calls[-1]
    assert [change async for change in changes] == []


async def test_the_log_keeps_both_directions_in_order(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    await client.auth_test()
    await ada.command("/mentor")
    await client.team_info()

    assert slack.log == [slack.calls[0], slack.deliveries[0], slack.calls[1]]
    assert [call.method for call in slack.calls] == ["auth.test", "team.info"]
    assert all(entry.latency is not None for entry in slack.log)
    assert slack.under_way == []


async def test_settling_waits_for_what_is_under_way(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    slack.faults.slow(0.1)
    call = asyncio.create_task(client.chat_postMessage(channel=ada.id, text="Hello"))
    await slack.until(lambda: slack.under_way, what="the call is under way")
    assert ada.dm == []
    await slack.settled()

    assert len(ada.dm) == 1
    await call


async def test_a_slack_can_be_served_again() -> None:
    slack = SimulatedSlack()
    for _ in range(2):
        async with slack.serving():
            client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url)
            assert (await client.auth_test())["ok"] is True
