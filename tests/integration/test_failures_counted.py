"""Failures are counted by sort: a call to Slack by how it failed, a gesture by the class of its error."""

import socket
from collections.abc import AsyncIterator, Callable
from typing import Any, cast

import pytest
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bot.bootstrap import make_client, make_session
from bot.domain.errors import AdminsOnly
from bot.domain.people import Actor
from bot.playground import SimulatedSlack
from bot.settings import load_settings
from bot.slack.context import Context
from bot.slack.failures import Sort, counted
from bot.slack.gestures import Gesture, Kind
from bot.slack.replies import DONE, Reply
from bot.slack.routes import Route
from tests.installation import Mode, environment, take_manifest

POST = "chat.postMessage"


@pytest.fixture
async def slack() -> AsyncIterator[SimulatedSlack]:
    slack = SimulatedSlack()
    take_manifest(slack)
    async with slack.serving():
        yield slack


async def counts_of_a_post(slack: SimulatedSlack, **settings: str) -> list[tuple[str, Sort]]:
    """What is counted while a message is posted to nobody we know."""
    counted: list[tuple[str, Sort]] = []
    environs = environment(slack, "sqlite:///nothing.db", Mode.SOCKET) | settings
    async with make_session() as http:
        client = make_client(load_settings(environs), http, failed=lambda *what: counted.append(what))
        with pytest.raises((SlackApiError, ClientError, TimeoutError)):
            await client.chat_postMessage(channel="CNOBODY", text="What somebody wrote")
    return counted


@pytest.mark.parametrize(
    ("fault", "sort"),
    [
        (lambda _: None, Sort.REFUSED),
        (lambda slack: slack.faults.rate_limited(3, method=POST), Sort.RATE_LIMITED),
        (lambda slack: slack.faults.server_error(503, method=POST), Sort.FAILING),
        (lambda slack: slack.faults.connection_reset(method=POST), Sort.LOST),
    ],
)
async def test_a_call_that_fails_is_counted_once_by_its_sort(
    slack: SimulatedSlack, fault: Callable[[SimulatedSlack], None], sort: Sort
) -> None:
    fault(slack)
    assert await counts_of_a_post(slack) == [(POST, sort)]


async def test_a_slack_that_cannot_be_reached_is_a_sort_of_its_own(slack: SimulatedSlack) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/api/"
        assert await counts_of_a_post(slack, SLACK_API_URL=address) == [(POST, Sort.UNREACHABLE)]


async def test_what_a_handler_raises_is_counted_and_goes_on_and_what_it_answers_stays() -> None:
    heard: list[tuple[str, str]] = []
    outcomes: list[Exception | Reply] = [AdminsOnly(), ZeroDivisionError("what somebody wrote"), DONE]

    async def handler(_context: Context, _services: object) -> Reply:
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    (route,) = counted(
        [Route(kind=Kind.COMMAND, id="x", handler=handler)],
        lambda gesture, error: heard.append((gesture.kind, type(error).__name__)),
    )
    gesture = Gesture(kind=Kind.COMMAND, id="x", actor=Actor("T1", "U1"))
    context = Context(gesture, *cast(Any, [None] * 3))
    with pytest.raises(AdminsOnly):
        await route.handler(context, None)
    with pytest.raises(ZeroDivisionError):
        await route.handler(context, None)
    assert await route.handler(context, None) is DONE
    assert heard == [("command", "AdminsOnly"), ("command", "ZeroDivisionError")]
