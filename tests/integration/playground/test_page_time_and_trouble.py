"""Moving the clock from the page, and everything that can be made to go wrong there."""

import asyncio
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Person, Role, SimulatedSlack
from bot.playground.page import Step, There
from bot.playground.page.jumps import next_monday

from .browser import QuietHost, Tab, a_tab
from .kit import Json
from .small_bot import SmallBot

MONDAY = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("by", "now"),
    [
        ("hour", "2026-09-07T10:00:00+00:00"),
        ("day", "2026-09-08T09:00:00+00:00"),
        ("week", "2026-09-14T09:00:00+00:00"),
        ("monday", "2026-09-14T08:00:00+00:00"),
    ],
)
async def test_the_clock_is_moved_by_what_is_asked(tab: Tab, ada: Person, by: str, now: str) -> None:
    answer = await tab.does("move_clock", by=by, person=ada.id)

    assert answer["now"] == now
    assert tab.told["clock"] == {"push": "clock", "now": now, "moving": False}


@pytest.mark.parametrize(
    ("now", "zone", "then"),
    [
        ("2026-09-07T07:59:00+00:00", "Europe/London", "2026-09-07T09:00:00+01:00"),
        ("2026-09-07T08:00:00+00:00", "Europe/London", "2026-09-14T09:00:00+01:00"),
        ("2026-09-06T23:30:00+00:00", "Asia/Kolkata", "2026-09-07T09:00:00+05:30"),
        ("2026-10-24T12:00:00+00:00", "Europe/London", "2026-10-26T09:00:00+00:00"),
    ],
)
def test_the_next_monday_is_at_nine_in_the_persons_zone(now: str, zone: str, then: str) -> None:
    found = next_monday(datetime.fromisoformat(now), ZoneInfo(zone))

    assert found == datetime.fromisoformat(then)


async def test_due_work_is_done_every_hour_on_the_way(
    tab: Tab, host: QuietHost, slack: SimulatedSlack, ada: Person
) -> None:
    hours: list[int] = []

    async def work() -> None:
        hours.append((slack.clock.now() - MONDAY).seconds // 3600)

    host.work = work
    await tab.does("move_clock", by="day", person=ada.id)

    assert hours[:-1] == [*range(1, 24), 0]


async def test_only_one_moves_the_clock_at_a_time_and_all_see_it_move(
    tab: Tab, host: QuietHost, slack: SimulatedSlack, ada: Person
) -> None:
    gate = asyncio.Event()

    async def work() -> None:
        await gate.wait()

    host.work = work
    async with a_tab(slack) as other:
        jump = asyncio.create_task(tab.does("move_clock", by="hour", person=ada.id))
        await other.until(lambda: other.told["clock"]["moving"])
        assert "moving already" in await other.refused("move_clock", by="hour", person=ada.id)
        gate.set()
        await jump
        await other.until(lambda: not other.told["clock"]["moving"])

    assert slack.clock.now().hour == 10


async def test_a_jump_goes_on_when_its_tab_is_closed(
    tab: Tab, host: QuietHost, slack: SimulatedSlack, ada: Person
) -> None:
    gate = asyncio.Event()

    async def work() -> None:
        await gate.wait()

    host.work = work
    async with a_tab(slack) as other:
        await other.socket.send_json({"id": 1, "do": "move_clock", "by": "day", "person": ada.id})
        await tab.until(lambda: tab.told["clock"]["moving"])
    gate.set()
    await tab.until(lambda: not tab.told["clock"]["moving"])

    assert tab.told["clock"]["now"] == "2026-09-08T09:00:00+00:00"


async def test_a_host_that_stumbles_ends_neither_the_tab_nor_the_clock(
    tab: Tab, host: QuietHost, ada: Person, caplog: pytest.LogCaptureFixture
) -> None:
    async def work() -> None:
        raise AssertionError("the due work failed")

    host.work = work
    sentence = await tab.refused("move_clock", by="hour", person=ada.id)
    assert sentence == "The playground itself stumbled over this: the due work failed"
    assert "move_clock" in caplog.text

    host.work = QuietHost().work
    await tab.does("move_clock", by="hour", person=ada.id)
    assert not tab.told["clock"]["moving"]


async def test_the_clock_knows_its_steps(tab: Tab, ada: Person) -> None:
    assert "an hour, a day or a week" in await tab.refused("move_clock", by="year", person=ada.id)


async def test_a_slow_acknowledgement_is_the_persons_trouble(
    tab: Tab, socket_bot: SmallBot, slack: SimulatedSlack, ada: Person
) -> None:
    @socket_bot.app.command("/mentor")
    async def mentor(ack: AsyncAck) -> None:
        await ack("Here")

    await tab.looks(ada, "app")
    await tab.does("fault", kind="slow_ack")
    assert tab.told["app"]["faults"] == [{"kind": "slow ack", "method": "", "times": 1}]
    await tab.does("command", person=ada.id, room="app", text="/mentor")

    assert "operation_timeout" in tab.panes["left"]["failures"][0]["text"]
    assert tab.told["app"]["faults"] == []
    assert slack.deliveries[-1].latency >= 1  # type: ignore[operator]


async def test_calls_are_refused_or_fail_as_often_as_asked_and_faults_can_be_taken_back(
    tab: Tab, client: AsyncWebClient, room: Channel
) -> None:
    await tab.does("fault", kind="rate_limited", seconds=7)
    with pytest.raises(SlackApiError) as limited:
        await client.chat_postMessage(channel=room.id, text="Hello")
    assert limited.value.response.headers["Retry-After"] == "7"

    await tab.does("fault", kind="server_error", times=3)
    assert tab.told["app"]["faults"] == [{"kind": "server error", "method": "*", "times": 3}]
    with pytest.raises(SlackApiError):
        await client.chat_postMessage(channel=room.id, text="Hello")
    await tab.does("fault", kind="clear")
    assert tab.told["app"]["faults"] == []
    await client.chat_postMessage(channel=room.id, text="Hello")


async def test_an_event_is_told_twice(tab: Tab, socket_bot: SmallBot, slack: SimulatedSlack, ada: Person) -> None:
    heard: list[Json] = []

    @socket_bot.app.event("message")
    async def listen(event: Json) -> None:
        heard.append(event)

    await tab.does("fault", kind="duplicate_event")
    assert tab.told["app"]["duplicates"] == 1
    await tab.does("write", person=ada.id, room="app", text="Hello")

    assert [event["text"] for event in heard] == ["Hello", "Hello"]
    assert tab.told["app"]["duplicates"] == 0


async def test_what_follows_from_an_event_that_had_to_be_told_again_is_shown_without_asking(
    tab: Tab, host: QuietHost, socket_bot: SmallBot, slack: SimulatedSlack, ada: Person
) -> None:
    heard: list[Json] = []

    @socket_bot.app.event("message")
    async def listen(event: Json) -> None:
        heard.append(event)

    async def work() -> None:
        there = There(ada.id, "app")
        host.steps = [Step(key="heard", title="", detail="", done=bool(heard), there=there)]

    host.work = work
    slack.courier.deadline, slack.courier.retry_pace = 0.05, 300
    slack.faults.slow_ack(1, times=2)
    await tab.does("write", person=ada.id, room="app", text="Hello")
    await tab.until(lambda: tab.told["story"]["steps"][0]["done"])

    assert [sent.attempt for sent in slack.deliveries if sent.type == "message"] == [0, 1, 2]


async def test_a_dropped_socket_comes_back(tab: Tab, socket_bot: SmallBot) -> None:
    await tab.until(lambda: tab.told["app"]["sockets"] == 1)
    await tab.does("fault", kind="drop_socket")
    await tab.until(lambda: any(frame.get("sockets") == 0 for frame in tab.frames[5:]))
    await tab.until(lambda: tab.told["app"]["sockets"] == 1)


async def test_people_are_deactivated_come_back_and_become_guests(tab: Tab, ada: Person, bob: Person) -> None:
    def of_bob() -> Json:
        return next(each for each in tab.told["people"]["people"] if each["id"] == bob.id)

    await tab.does("fault", kind="deactivate", person=bob.id)
    assert of_bob()["deleted"]
    await tab.does("fault", kind="reactivate", person=bob.id)
    await tab.does("fault", kind="make_guest", person=bob.id)
    assert not of_bob()["deleted"]
    assert (of_bob()["role"], bob.account.role) == ("guest", Role.GUEST)


async def test_the_app_is_removed_and_installed_again(
    tab: Tab, client: AsyncWebClient, room: Channel, ada: Person
) -> None:
    await tab.does("fault", kind="uninstall")
    assert tab.told["app"]["standing"] == "account_inactive"
    with pytest.raises(SlackApiError, match="account_inactive"):
        await client.chat_postMessage(channel=room.id, text="Hello")
    await tab.does("fault", kind="reinstall")
    assert tab.told["app"]["standing"] == "installed"


@pytest.mark.parametrize(
    "wish",
    [
        {"kind": "earthquake"},
        {"kind": "slow_ack", "seconds": -1},
        {"kind": "slow_ack", "seconds": "long"},
        {"kind": "slow_ack", "times": 10**9},
        {"kind": "deactivate"},
        {"kind": "deactivate", "person": "U9999"},
        {"kind": "deactivate", "person": "U0BOT"},
        {},
    ],
    ids=str,
)
async def test_faults_that_make_no_sense_are_not_caused(tab: Tab, slack: SimulatedSlack, wish: Json) -> None:
    assert (await tab.refused("fault", **wish)).endswith(".")
    assert slack.faults.held_payloads == 0
