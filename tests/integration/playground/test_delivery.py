"""How payloads reach the bot: deadlines, retries, duplicates, signatures, sockets coming and going."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator
from urllib.parse import parse_qs

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.playground import Channel, Disconnect, Outcome, Person, SimulatedSlack

from .kit import Json
from .small_bot import Road, SmallBot, running

NEVER = 30


@pytest.fixture
async def hasty() -> AsyncIterator[SimulatedSlack]:
    """A Slack that waits for acks only briefly."""
    slack = SimulatedSlack(ack_deadline=0.1, retry_pace=10_000)
    async with slack.serving():
        yield slack


@pytest.mark.parametrize("road", list(Road))
async def test_a_late_ack_is_shown_to_the_person(hasty: SimulatedSlack, road: Road) -> None:
    ada = hasty.add_person("Ada")
    app = SmallBot.app_for(hasty)

    @app.command("/mentor")
    async def mentor(ack: AsyncAck) -> None:
        await asyncio.sleep(NEVER)

    async with running(hasty, app, road):
        assert await ada.command("/mentor") is None

    assert ada.failures == ['/mentor failed with the error "operation_timeout"']
    assert [delivery.outcome for delivery in hasty.deliveries] == [Outcome.LATE]


async def test_a_bot_that_is_not_there_is_shown_to_the_person(slack: SimulatedSlack, ada: Person) -> None:
    await ada.command("/mentor")
    slack.deliver_over_http("http://127.0.0.1:1/slack/events")
    await ada.command("/mentor")

    assert ada.failures == ['/mentor failed with the error "dispatch_failed"'] * 2


async def test_an_http_error_is_shown_to_the_person(http_bot: SmallBot, ada: Person) -> None:
    await ada.command("/unknown")

    assert ada.failures == ['/unknown failed with the error "http_service_error"']


async def test_an_ack_that_slack_cannot_show_is_shown_as_a_failure(bot: SmallBot, ada: Person) -> None:
    @bot.app.command("/mentor")
    async def mentor(ack: AsyncAck) -> None:
        await ack({"text": "Hm", "blocks": [{"type": "section"}]})

    await ada.command("/mentor")

    assert ada.failures == ['/mentor failed with the error "invalid_command_response"']


async def test_a_slow_way_makes_a_good_ack_late(hasty: SimulatedSlack) -> None:
    ada = hasty.add_person("Ada")
    app = SmallBot.app_for(hasty)

    @app.command("/mentor")
    async def mentor(ack: AsyncAck) -> None:
        await ack("Here")

    async with running(hasty, app, Road.SOCKET):
        hasty.faults.slow_ack(NEVER)
        assert await ada.command("/mentor") is None
        assert await ada.command("/mentor") is not None

    assert len(ada.failures) == 1


async def test_an_event_nobody_acknowledges_is_tried_four_times(slack: SimulatedSlack, http_bot: SmallBot) -> None:
    ids: list[str] = []

    @http_bot.app.event("team_join")
    async def joined(body: Json) -> None:
        ids.append(body["event_id"])
        raise ValueError("not today")

    slack.add_person("Carol")
    await slack.until(lambda: len(slack.deliveries) == 4, what="the event was tried four times")

    assert len(set(ids)) == 1
    assert len(ids) == 4
    assert [delivery.attempt for delivery in slack.deliveries] == [0, 1, 2, 3]
    assert {delivery.outcome for delivery in slack.deliveries} == {Outcome.REFUSED}


async def test_an_event_that_failed_once_is_delivered_again_with_the_reason(
    slack: SimulatedSlack, socket_bot: SmallBot
) -> None:
    attempts: list[int] = []

    @socket_bot.app.event("team_join")
    async def joined() -> None:
        attempts.append(len(attempts))
        if len(attempts) == 1:
            await asyncio.sleep(NEVER)

    slack.add_person("Carol")
    await slack.until(lambda: len(slack.deliveries) == 2, what="the second attempt is answered")

    assert [delivery.outcome for delivery in slack.deliveries] == [Outcome.LATE, Outcome.ANSWERED]


async def test_an_interaction_is_never_tried_again(hasty: SimulatedSlack) -> None:
    ada = hasty.add_person("Ada")
    app = SmallBot.app_for(hasty)
    async with running(hasty, app, Road.HTTP):
        await ada.shortcut("unknown")
        await hasty.settled()

    assert len(hasty.deliveries) == 1
    assert len(ada.failures) == 1


async def test_a_duplicated_event_has_the_same_id(slack: SimulatedSlack, bot: SmallBot) -> None:
    ids: list[str] = []

    @bot.app.event("team_join")
    async def joined(body: Json) -> None:
        ids.append(body["event_id"])

    slack.duplicate_next_event()
    slack.add_person("Carol")
    await slack.until(lambda: len(ids) == 2, what="the event came twice")
    slack.add_person("Dan")
    await slack.until(lambda: len(ids) == 3, what="the next event came")

    assert ids[0] == ids[1] != ids[2]


class Ear:
    """A bare HTTP server that keeps every request it gets."""

    def __init__(self) -> None:
        self.heard: list[tuple[dict[str, str], bytes]] = []
        self.status = 200
        self.headers: dict[str, str] = {}

    async def hear(self, request: web.Request) -> web.Response:
        names = {name.lower(): value for name, value in request.headers.items()}
        self.heard.append((names, await request.read()))
        return web.Response(status=self.status, headers=self.headers)


@pytest.fixture
async def ear(slack: SimulatedSlack) -> AsyncIterator[Ear]:
    ear = Ear()
    application = web.Application()
    application.router.add_post("/slack/events", ear.hear)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slack.deliver_over_http(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
    yield ear
    await runner.cleanup()


async def test_requests_are_signed_over_the_raw_body(slack: SimulatedSlack, ear: Ear, ada: Person) -> None:
    await ada.command("/mentor", "a & b")

    headers, body = ear.heard[-1]
    stamp = headers["x-slack-request-timestamp"]
    base = f"v0:{stamp}:".encode() + body
    expected = hmac.new(slack.signing_secret.encode(), base, hashlib.sha256).hexdigest()
    assert headers["x-slack-signature"] == f"v0={expected}"
    assert abs(time.time() - int(stamp)) < 300


async def test_commands_are_forms_and_interactions_carry_a_payload(ear: Ear, ada: Person) -> None:
    await ada.command("/mentor", "a & b")
    await ada.shortcut("save")

    [(_, command), (headers, shortcut)] = ear.heard[-2:]
    assert parse_qs(command.decode())["text"] == ["a & b"]
    assert headers["content-type"] == "application/x-www-form-urlencoded"
    assert json.loads(parse_qs(shortcut.decode())["payload"][0])["callback_id"] == "save"


async def test_retried_events_say_so_in_their_headers(slack: SimulatedSlack, ear: Ear) -> None:
    ear.status = 503
    slack.add_person("Carol")
    await slack.until(lambda: len(slack.deliveries) == 4, what="four attempts")

    numbers = [headers.get("x-slack-retry-num") for headers, _ in ear.heard]
    assert numbers == [None, "1", "2", "3"]
    assert ear.heard[1][0]["x-slack-retry-reason"] == "http_error"
    assert len({body for _, body in ear.heard}) == 1


async def test_a_bot_can_ask_for_no_retry(slack: SimulatedSlack, ear: Ear) -> None:
    ear.status, ear.headers = 500, {"x-slack-no-retry": "1"}
    slack.add_person("Carol")
    await slack.until(lambda: slack.deliveries, what="the first attempt")
    await slack.settled()

    assert len(ear.heard) == 1


async def test_each_payload_goes_to_one_of_several_connections(
    slack: SimulatedSlack, app: AsyncApp, ada: Person
) -> None:
    heard: list[str] = []
    second = SmallBot.app_for(slack)

    @app.command("/mentor")
    async def first_hears(ack: AsyncAck) -> None:
        heard.append("first")
        await ack()

    @second.command("/mentor")
    async def second_hears(ack: AsyncAck) -> None:
        heard.append("second")
        await ack()

    async with running(slack, app, Road.SOCKET), running(slack, second, Road.SOCKET):
        for _ in range(4):
            await ada.command("/mentor")

    assert sorted(heard) == ["first", "first", "second", "second"]


async def test_hello_tells_the_number_of_connections(slack: SimulatedSlack) -> None:
    async with (
        aiohttp.ClientSession() as session,
        await _socket(slack, session) as first,
        await _socket(slack, session) as second,
    ):
        greetings = [await each.receive_json() for each in (first, second)]

    assert [greeting["type"] for greeting in greetings] == ["hello", "hello"]
    assert [greeting["num_connections"] for greeting in greetings] == [1, 2]
    assert greetings[0]["connection_info"] == {"app_id": slack.app_id}


async def test_a_socket_ticket_works_once(slack: SimulatedSlack) -> None:
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {slack.app_token}"}) as session:
        url = await _ticket(slack, session)
        async with session.ws_connect(url):
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await session.ws_connect(url)


async def test_an_eleventh_connection_is_turned_away(slack: SimulatedSlack) -> None:
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {slack.app_token}"}) as session:
        open_sockets = [await session.ws_connect(await _ticket(slack, session)) for _ in range(10)]
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(await _ticket(slack, session))
        for each in open_sockets:
            await each.close()


async def test_envelopes_say_what_they_are(slack: SimulatedSlack, ada: Person) -> None:
    async with aiohttp.ClientSession() as session, await _socket(slack, session) as socket:
        await socket.receive_json()
        command = asyncio.create_task(ada.command("/mentor"))
        envelope = await socket.receive_json()
        await socket.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "Hello"}})
        answer = await command
        writing = asyncio.create_task(ada.write("Hi"))
        event = await socket.receive_json()
        await socket.send_json({"envelope_id": event["envelope_id"]})
        await writing

    assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
    assert envelope["payload"]["command"] == "/mentor"
    assert answer is not None
    assert answer.text == "Hello"
    assert (event["type"], event["accepts_response_payload"]) == ("events_api", False)
    assert (event["retry_attempt"], event["retry_reason"]) == (0, "")


async def test_a_dropped_socket_comes_back_and_a_missed_event_with_it(
    slack: SimulatedSlack, socket_bot: SmallBot
) -> None:
    heard: list[str] = []

    @socket_bot.app.event("team_join")
    async def joined(event: Json) -> None:
        heard.append(event["user"]["real_name"])

    slack.drop_sockets()
    await slack.until(lambda: not slack.sockets, what="the socket is gone")
    await slack.connected()
    slack.add_person("Carol")
    await slack.until(lambda: heard, what="the bot hears again")

    assert heard == ["Carol"]


async def test_a_gesture_on_a_socket_that_breaks_is_shown_to_the_person(
    slack: SimulatedSlack, socket_bot: SmallBot, ada: Person
) -> None:
    @socket_bot.app.command("/mentor")
    async def mentor(ack: AsyncAck) -> None:
        slack.drop_sockets()
        await asyncio.sleep(NEVER)

    await ada.command("/mentor")

    assert ada.failures == ['/mentor failed with the error "dispatch_failed"']


@pytest.mark.parametrize("reason", [Disconnect.WARNING, Disconnect.REFRESH_REQUESTED])
async def test_a_refresh_brings_a_new_connection(
    slack: SimulatedSlack, socket_bot: SmallBot, reason: Disconnect
) -> None:
    [before] = slack.sockets
    slack.refresh_sockets(reason)
    await slack.until(lambda: slack.sockets and before not in slack.sockets, what="a new socket replaces the old")

    assert len(slack.sockets) == 1


async def test_events_reach_only_those_who_subscribed_and_hold_the_scope(
    slack: SimulatedSlack, socket_bot: SmallBot, ada: Person, room: Channel
) -> None:
    @socket_bot.app.event("member_joined_channel")
    async def joined() -> None:
        """Nothing to do."""

    await slack.settled()
    before = len(slack.deliveries)
    slack.subscriptions.discard("user_change")
    slack.rename(ada, "Ada King")
    slack.granted_scopes.discard("im:history")
    await ada.write("Hello")
    await ada.write("In the channel", channel=room)
    await slack.settled()

    assert len(slack.deliveries) == before


async def _ticket(slack: SimulatedSlack, session: aiohttp.ClientSession) -> str:
    headers = {"Authorization": f"Bearer {slack.app_token}"}
    async with session.post(f"{slack.api_url}apps.connections.open", headers=headers) as response:
        return str((await response.json())["url"])


async def _socket(slack: SimulatedSlack, session: aiohttp.ClientSession) -> aiohttp.ClientWebSocketResponse:
    return await session.ws_connect(await _ticket(slack, session))


async def test_an_event_that_was_to_come_twice_but_did_not_come_at_all_is_retried() -> None:
    slack = SimulatedSlack(retry_pace=100)
    ada = slack.add_person("Ada Lovelace")
    async with slack.serving():
        app = SmallBot.app_for(slack)
        app.event("message")(hear)
        async with running(slack, app, Road.SOCKET):
            slack.drop_sockets()
            slack.duplicate_next_event()
            await slack.until(lambda: not slack.sockets, what="the socket is gone")

            await ada.write("hello")

            await slack.until(lambda: slack.deliveries[-1].ok, what="the event arrives after all")
            assert not slack.deliveries[0].ok
            assert slack.deliveries[-1].attempt > 0


async def hear(ack: AsyncAck) -> None:
    await ack()
