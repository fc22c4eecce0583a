"""Faults on demand and rate limits, as a client feels them."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Moment, Person, RateLimits, SimulatedSlack, VirtualClock

POST = "chat.postMessage"


async def post(slack: SimulatedSlack, channel: str, *, within: float = 5.0) -> tuple[int, str, str]:
    """Post a message with a plain HTTP client; returns status, Retry-After and body."""
    headers = {"Authorization": f"Bearer {slack.bot_token}"}
    patience = aiohttp.ClientTimeout(total=within)
    async with (
        aiohttp.ClientSession(headers=headers, timeout=patience) as session,
        session.post(f"{slack.api_url}{POST}", json={"channel": channel, "text": "Hello"}) as response,
    ):
        return response.status, response.headers.get("Retry-After", ""), await response.text()


async def test_a_rate_limit_strikes_as_often_as_asked(slack: SimulatedSlack, ada: Person) -> None:
    slack.faults.rate_limited(7, method=POST, times=2)
    answers = [await post(slack, ada.id) for _ in range(3)]

    assert [(status, after) for status, after, _ in answers] == [(429, "7"), (429, "7"), (200, "")]
    assert [call.error for call in slack.refused] == ["ratelimited"] * 2
    assert len(ada.dm) == 1


async def test_a_fault_strikes_its_method_only(slack: SimulatedSlack, client: AsyncWebClient, ada: Person) -> None:
    slack.faults.server_error(503, method=POST)

    assert (await client.auth_test())["ok"] is True
    assert (await post(slack, ada.id))[0] == 503
    assert ada.dm == []
    assert slack.faults.pending == []


async def test_a_slow_answer_still_comes(slack: SimulatedSlack, ada: Person) -> None:
    slack.faults.slow(0.05)
    assert (await post(slack, ada.id))[0] == 200
    [call] = slack.calls

    assert call.latency is not None
    assert call.latency >= 0.05
    assert call.fault == "slow"


async def test_a_timeout_after_success_did_the_work(slack: SimulatedSlack, ada: Person) -> None:
    slack.faults.timeout_after_success(method=POST)
    with pytest.raises(TimeoutError):
        await post(slack, ada.id, within=0.2)
    await slack.until(lambda: slack.calls, what="the call is over")

    assert len(ada.dm) == 1
    assert slack.calls[0].answer is not None


@pytest.mark.parametrize(("moment", "posted"), [(Moment.BEFORE_SUCCESS, 0), (Moment.AFTER_SUCCESS, 1)])
async def test_a_reset_comes_before_or_after_the_work(
    slack: SimulatedSlack, ada: Person, moment: Moment, posted: int
) -> None:
    slack.faults.connection_reset(moment, method=POST)
    with pytest.raises(aiohttp.ClientConnectionError):
        await post(slack, ada.id)

    assert len(ada.dm) == posted
    assert (await post(slack, ada.id))[0] == 200


async def test_an_unreadable_answer_hides_a_success(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    slack.faults.bad_body(method=POST)
    with pytest.raises((SlackApiError, aiohttp.ContentTypeError)):
        await client.chat_postMessage(channel=ada.id, text="Hello")

    assert len(ada.dm) == 1


async def test_faults_can_be_called_off(slack: SimulatedSlack, ada: Person) -> None:
    slack.faults.server_error()
    slack.faults.slow_ack(30)
    slack.faults.clear()

    assert (await post(slack, ada.id))[0] == 200


async def test_stopping_does_not_wait_for_a_hanging_call() -> None:
    slack = SimulatedSlack()
    async with slack.serving():
        ada = slack.add_person("Ada")
        slack.faults.timeout_after_success()
        hanging = asyncio.create_task(post(slack, ada.id))
        await slack.until(lambda: ada.dm, what="the message is posted")
    with pytest.raises(aiohttp.ClientError):
        await hanging


@pytest.fixture
async def strict() -> AsyncIterator[SimulatedSlack]:
    slack = SimulatedSlack(rate_limits=RateLimits.ON)
    async with slack.serving():
        yield slack


async def test_one_message_a_second_per_channel(strict: SimulatedSlack) -> None:
    ada, bob = strict.add_person("Ada"), strict.add_person("Bob")
    room = strict.add_channel("room", members=[ada])
    room.invite_bot()

    assert (await post(strict, room.id))[0] == 200
    assert (await post(strict, room.id))[:2] == (429, "1")
    assert (await post(strict, bob.id))[0] == 200
    assert (await post(strict, bob.id))[0] == 429
    strict.clock.advance(timedelta(seconds=1))
    assert (await post(strict, room.id))[0] == 200


async def test_a_person_and_their_direct_message_are_one_channel(strict: SimulatedSlack) -> None:
    ada = strict.add_person("Ada")
    await ada.write("Hello")

    assert (await post(strict, ada.id))[0] == 200
    assert (await post(strict, ada.dm[0].channel))[0] == 429


@pytest.mark.parametrize(("method", "allowed"), [("users.list", 20), ("team.info", 50), ("users.info", 100)])
async def test_each_tier_has_its_calls_a_minute(strict: SimulatedSlack, method: str, allowed: int) -> None:
    client = AsyncWebClient(token=strict.bot_token, base_url=strict.api_url, retry_handlers=[])
    arguments = {"user": strict.bot_user_id}
    for _ in range(allowed):
        await client.api_call(method, params=arguments)
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, params=arguments)

    assert caught.value.response.status_code == 429
    assert 1 <= int(caught.value.response.headers["Retry-After"]) <= 60
    strict.clock.advance(timedelta(minutes=1))
    await client.api_call(method, params=arguments)


async def test_without_limits_nobody_counts(slack: SimulatedSlack, client: AsyncWebClient, room: Channel) -> None:
    for _ in range(25):
        await client.users_list()

    assert slack.refused == []


async def test_limits_follow_the_virtual_clock() -> None:
    clock = VirtualClock()
    slack = SimulatedSlack(clock=clock, rate_limits=RateLimits.ON)
    ada = slack.add_person("Ada")
    async with slack.serving():
        stamps = []
        for _ in range(3):
            stamps.append((await post(slack, ada.id))[0])
            clock.advance(timedelta(seconds=1))

    assert stamps == [200, 200, 200]
