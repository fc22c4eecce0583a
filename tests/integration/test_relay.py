"""The relay: every outcome, order within a conversation, and stopping. A scripted messenger stands for Slack."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import ParamSpec, TypeVar
from uuid import UUID

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.delivery import (
    LEASE,
    Ambiguous,
    Envelope,
    Impossible,
    Locked,
    NotSent,
    Outcome,
    RateLimited,
    Sent,
    Transition,
    Unverifiable,
)
from bot.domain.notices import Notice, WelcomeBack
from bot.domain.terms import DeliveryState
from bot.scheduler.relay import Relay
from bot.slack.messenger import Messenger
from models import OutboxMessage
from tests.integration.office import T0, Office

P = ParamSpec("P")
R = TypeVar("R")


async def run(call: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    return call(*args, **kwargs)


class ScriptedMessenger(Messenger):
    """Answers what the script says, then that all is well; remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(AsyncWebClient())
        self.opening: list[str | Outcome] = []
        self.posting: list[Outcome | Exception] = []
        self.looking: list[Outcome] = []
        self.asked: list[tuple[str, str]] = []
        self.while_posting: Callable[[], object] = lambda: None
        self.while_opening: Callable[[], object] = lambda: None
        self.answering: Callable[[], Awaitable[None]] | None = None

    async def open(self, recipients: tuple[str, ...]) -> str | Outcome:
        people = "+".join(recipients)
        self.asked.append(("open", people))
        self.while_opening()
        await asyncio.sleep(0)
        return self.opening.pop(0) if self.opening else f"D-{people}"

    async def post(self, channel: str, notice: Notice, outbox_id: UUID) -> Outcome:
        assert isinstance(notice, WelcomeBack)
        self.asked.append((channel, notice.program))
        self.while_posting()
        await asyncio.sleep(0)
        if self.answering:
            await self.answering()
        outcome = self.posting.pop(0) if self.posting else Sent(channel, f"{outbox_id.int}.0")
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def look_up(self, channel: str, outbox_id: UUID, since: datetime) -> Outcome:
        self.asked.append(("look", f"{channel} since {since:%H:%M:%S}"))
        return self.looking.pop(0)


class Post:
    """An office with a relay, and what the relay reported."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.slack = ScriptedMessenger()
        self.reported: list[tuple[Envelope, Transition]] = []
        self.relay = Relay(
            office.delivery, self.slack, run=run, report=lambda *report: self.reported.append(report)
        )

    def write(self, name: str, *keys: str) -> None:
        reader = self.office.person(name)
        with self.office.store.inside(self.office.workspace().id) as work:
            for key in keys:
                work.outbox.to_person(work.people.known(reader.user), WelcomeBack(program=key), key=key)

    def state(self, key: str) -> DeliveryState:
        return self.office.row(OutboxMessage, key=key).state


@pytest.fixture
def post(office: Office) -> Post:
    return Post(office)


async def test_a_conversation_is_opened_once_and_kept(post: Post) -> None:
    post.write("ada", "one")
    assert await post.relay.send_due() == {"WelcomeBack": 1}
    post.write("ada", "two")
    await post.relay.send_due()
    assert post.slack.asked == [("open", "UADA"), ("D-UADA", "one"), ("D-UADA", "two")]
    assert post.state("one") is post.state("two") is DeliveryState.SENT
    row = post.office.row(OutboxMessage, key="one")
    assert (row.sent_channel, row.sent_ts) == ("D-UADA", f"{row.id.int}.0")


async def test_nothing_due_is_nothing_sent(post: Post) -> None:
    assert not await post.relay.send_due()
    assert post.slack.asked == []


async def test_messages_of_one_conversation_stay_in_order_while_others_go_on(post: Post) -> None:
    for key in "abc":
        post.write("ada", f"ada {key}")
        post.write("bob", f"bob {key}")
    await post.relay.send_due()
    for name in ("ada", "bob"):
        assert [text for _, text in post.slack.asked if text.startswith(name)] == [f"{name} {key}" for key in "abc"]
    assert post.slack.asked[:2] == [("open", "UADA"), ("open", "UBOB")]


@pytest.mark.parametrize(
    ("outcome", "state", "paused"),
    [
        (RateLimited(timedelta(seconds=3)), DeliveryState.PENDING, True),
        (NotSent("no connection"), DeliveryState.PENDING, False),
        (Ambiguous("TimeoutError"), DeliveryState.VERIFY, False),
        (Impossible("is_archived"), DeliveryState.GIVEN_UP, False),
        (Locked("token_revoked"), DeliveryState.PENDING, True),
    ],
)
async def test_each_outcome_of_a_post_has_its_state(
    post: Post, outcome: Outcome, state: DeliveryState, *, paused: bool
) -> None:
    post.write("ada", "hello")
    post.slack.posting = [outcome]
    assert not await post.relay.send_due()
    assert post.state("hello") is state
    assert (post.office.workspace().paused_until is not None) is paused
    ((_, transition),) = post.reported
    assert transition.state is state


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (NotSent("TimeoutError"), DeliveryState.PENDING),
        (Impossible("user_disabled"), DeliveryState.GIVEN_UP),
        (Locked("invalid_auth"), DeliveryState.PENDING),
    ],
)
async def test_a_conversation_that_does_not_open_is_no_post(
    post: Post, outcome: Outcome, state: DeliveryState
) -> None:
    post.write("ada", "hello")
    post.slack.opening = [outcome]
    await post.relay.send_due()
    assert post.slack.asked == [("open", "UADA")]
    assert post.state("hello") is state
    assert post.office.known(post.office.person("ada")).dm_channel is None


@pytest.mark.parametrize(
    ("found", "posts"),
    [
        (Sent("D-UADA", "7.0"), 1),
        (NotSent("Slack does not have it"), 2),
        (Unverifiable(), 2),
    ],
)
async def test_a_message_in_doubt_is_looked_up_before_it_is_sent_again(
    post: Post, found: Outcome, posts: int
) -> None:
    post.write("ada", "hello")
    post.slack.posting = [Ambiguous("timeout")]
    await post.relay.send_due()
    post.office.wait(seconds=20)
    post.slack.looking = [found]
    await post.relay.send_due()
    assert ("look", "D-UADA since 09:00:00") in post.slack.asked
    assert sum(text == "hello" for _, text in post.slack.asked) == posts
    assert post.state("hello") is DeliveryState.SENT


async def test_a_search_that_fails_keeps_the_doubt(post: Post) -> None:
    post.write("ada", "hello")
    post.slack.posting = [Ambiguous("timeout")]
    await post.relay.send_due()
    post.office.wait(seconds=20)
    post.slack.looking = [Ambiguous("HTTP 500")]
    await post.relay.send_due()
    assert post.state("hello") is DeliveryState.VERIFY
    assert post.office.row(OutboxMessage).attempts == 1


async def test_a_lease_that_expired_before_its_conversation_was_opened_is_simply_sent(post: Post) -> None:
    post.write("ada", "hello")
    post.office.delivery.claim()  # By a process that died at once.
    post.office.clock.instant = T0 + LEASE
    await post.relay.send_due()
    post.office.wait(seconds=20)
    await post.relay.send_due()
    assert post.slack.asked == [("open", "UADA"), ("D-UADA", "hello")]
    assert post.state("hello") is DeliveryState.SENT


async def test_nothing_overtakes_a_message_that_slack_puts_off(post: Post) -> None:
    post.write("ada", "one", "two", "three", "four")
    post.write("bob", "to bob")
    post.slack.posting = [Sent("D-UADA", "1.0"), Sent("D-UBOB", "1.0"), RateLimited(timedelta(seconds=1))]
    await post.relay.send_due()
    assert [words for _, words in post.slack.asked if words not in {"UADA", "UBOB"}] == ["one", "to bob", "two"]

    post.office.wait(seconds=1)
    await post.relay.send_due()
    assert [words for channel, words in post.slack.asked if channel == "D-UADA"] == [
        "one",
        "two",
        "two",
        "three",
        "four",
    ]
    assert {post.office.row(OutboxMessage, key=key).attempts for key in ("one", "two", "three", "four")} == {1}


async def test_a_message_that_fails_on_our_side_stops_no_other_and_is_looked_up_first(post: Post) -> None:
    post.write("ada", "broken", "fine")
    post.slack.posting = [KeyError("Horoscope")]
    assert await post.relay.send_due() == {"WelcomeBack": 1}
    assert (post.state("broken"), post.state("fine")) == (DeliveryState.VERIFY, DeliveryState.SENT)
    assert post.office.row(OutboxMessage, key="broken").outcome == "failed on our side"


async def test_a_message_that_always_fails_on_our_side_is_given_up(post: Post) -> None:
    post.write("ada", "broken")
    post.slack.posting = [KeyError("Horoscope")] * 8
    post.slack.looking = [NotSent("Slack does not have it")] * 8
    while post.state("broken") is not DeliveryState.GIVEN_UP:
        await post.relay.send_due()
        post.office.wait(minutes=15)
    assert not post.slack.posting


async def test_stopping_finishes_what_is_being_sent_and_gives_the_rest_back(post: Post) -> None:
    post.write("ada", "first", "second", "third")
    stops: list[asyncio.Task[None]] = []

    def stop() -> None:
        stops.append(asyncio.get_running_loop().create_task(post.relay.stop()))

    post.slack.while_posting = stop
    assert await post.relay.send_due() == {"WelcomeBack": 1}
    await asyncio.gather(*stops)
    rest = [post.office.row(OutboxMessage, key=key) for key in ("second", "third")]
    assert [(row.state, row.attempts, row.token) for row in rest] == [(DeliveryState.PENDING, 0, None)] * 2
    assert not await post.relay.send_due()
    assert post.state("second") is DeliveryState.PENDING


async def test_two_relays_send_each_message_once(post: Post) -> None:
    other = Relay(post.office.delivery, post.slack, run=run, report=lambda *_: None)
    keys = [f"{number:02}" for number in range(30)]
    for number, key in enumerate(keys):
        post.write(f"person{number % 5}", key)
    sent = await asyncio.gather(post.relay.send_due(), other.send_due())
    assert sum(counts.total() for counts in sent) == 30
    assert sorted(text for place, text in post.slack.asked if place != "open") == keys


async def test_a_stop_in_the_middle_of_a_batch_holds_back_what_has_not_left(office: Office) -> None:
    post = Post(office)
    post.write("ada", "first", "second")
    grace = office.admin()

    def stop_all() -> None:
        post.slack.while_posting = lambda: None
        office.services.holding.stop(grace, "")

    post.slack.while_posting = stop_all
    assert await post.relay.send_due() == {"WelcomeBack": 1}
    assert (post.state("first"), post.state("second")) == (DeliveryState.SENT, DeliveryState.PENDING)
    assert [words for _, words in post.slack.asked if words != "UADA"] == ["first"]
    office.services.holding.release(grace)
    assert await post.relay.send_due() == {"WelcomeBack": 1}
