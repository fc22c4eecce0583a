"""The relay where time is short or there is much to send: late messages, slow answers, full batches."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import ParamSpec, TypeVar

import pytest

from bot.domain.delivery import RateLimited
from bot.domain.notices import WelcomeBack
from bot.domain.terms import DeliveryState
from bot.scheduler.relay import AT_ONCE, STALE_AFTER, Relay
from bot.store.claims import BATCH
from models import OutboxMessage
from tests.benchmarks.multitude import copy_message
from tests.integration.office import T0, Office
from tests.integration.test_relay import Post, ScriptedMessenger, run

P = ParamSpec("P")
R = TypeVar("R")


@pytest.fixture
def post(office: Office) -> Post:
    return Post(office)


async def test_a_message_whose_time_passes_while_its_conversation_is_opened_says_so_and_stays(post: Post) -> None:
    reader = post.office.person("ada")
    with post.office.store.inside(post.office.workspace().id) as work:
        person = work.people.known(reader.user)
        soon = T0 + timedelta(seconds=5)
        work.outbox.to_person(person, WelcomeBack(program="reminder"), key="reminder", expires_at=soon)
    post.slack.while_opening = lambda: post.office.wait(seconds=5)
    assert not await post.relay.send_due()
    assert post.slack.asked == [("open", "UADA")]
    row = post.office.row(OutboxMessage)
    assert (row.state, row.outcome, row.attempts) == (DeliveryState.EXPIRED, "its time had passed", 0)


async def test_nothing_is_posted_under_a_claim_that_grew_old_while_its_conversation_was_opened(
    office: Office,
) -> None:
    slack, seconds = ScriptedMessenger(), iter([0.0, 0.0, STALE_AFTER + 1])
    relay = Relay(office.delivery, slack, run=run, report=lambda *_: None, seconds=lambda: next(seconds, 0.0))
    Post(office).write("ada", "hello")
    assert await relay.send_due() == {"WelcomeBack": 1}
    assert slack.asked == [("open", "UADA"), ("D-UADA", "hello")]
    assert office.row(OutboxMessage).attempts == 1


async def test_once_slack_asks_to_wait_nothing_else_is_begun_in_that_workspace(post: Post) -> None:
    for number in range(AT_ONCE + 10):
        post.write(f"person{number:02}", f"{number:02}")
    post.slack.posting = [RateLimited(timedelta(seconds=3))]
    await post.relay.send_due()
    begun = [words for place, words in post.slack.asked if place != "open"]
    assert len(begun) <= AT_ONCE
    assert {row.attempts for row in post.office.mail()} == {0, 1}
    post.office.wait(seconds=3)
    await post.relay.send_due()
    assert {row.state for row in post.office.mail()} == {DeliveryState.SENT}
    assert {row.attempts for row in post.office.mail()} == {1}


async def test_a_slow_answer_holds_up_nobody_else(post: Post) -> None:
    post.write("ada", "slow")
    answered, asked = asyncio.Event(), asyncio.Event()

    async def wait_for_answer() -> None:
        asked.set()
        await answered.wait()

    post.slack.answering = wait_for_answer
    first = asyncio.create_task(post.relay.send_due())
    await asked.wait()
    post.slack.answering = None
    post.write("bob", "quick")
    assert await post.relay.send_due() == {"WelcomeBack": 1}
    assert (post.state("slow"), post.state("quick")) == (DeliveryState.SENDING, DeliveryState.SENT)
    stop = asyncio.create_task(post.relay.stop())
    answered.set()
    assert await first == {"WelcomeBack": 1}
    await stop
    assert post.state("slow") is DeliveryState.SENT


async def test_a_claim_that_has_grown_old_is_given_back_unsent(office: Office) -> None:
    slack, seconds = ScriptedMessenger(), iter([0.0, STALE_AFTER + 1])
    relay = Relay(office.delivery, slack, run=run, report=lambda *_: None, seconds=lambda: next(seconds, 0.0))
    post = Post(office)
    post.write("ada", "hello")
    assert await relay.send_due() == {"WelcomeBack": 1}
    assert slack.asked == [("open", "UADA"), ("D-UADA", "hello")]
    assert post.office.row(OutboxMessage).attempts == 1


async def test_a_process_that_stands_still_right_after_a_claim_sends_nothing_under_it(office: Office) -> None:
    slack, called, passed = ScriptedMessenger(), list[str](), [0.0]

    async def dozing_off_once(call: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        done = call(*args, **kwargs)
        called.append(call.__name__)
        passed.append(STALE_AFTER + 1)
        return done

    relay = Relay(office.delivery, slack, run=dozing_off_once, report=lambda *_: None, seconds=lambda: passed[-1])
    Post(office).write("ada", "hello")
    assert await relay.send_due() == {"WelcomeBack": 1}
    assert called[:3] == ["claim", "give_back", "claim"]
    assert slack.asked == [("open", "UADA"), ("D-UADA", "hello")]
    assert office.row(OutboxMessage).attempts == 1


async def test_more_than_a_batch_is_sent_once_each(post: Post) -> None:
    post.write("ada", "model")
    copy_message(post.office, post.office.row(OutboxMessage).id, first=1_000_000, number=2 * BATCH)
    assert (await post.relay.send_due()).total() == 2 * BATCH + 1
    assert {(row.state, row.attempts) for row in post.office.mail()} == {(DeliveryState.SENT, 1)}
