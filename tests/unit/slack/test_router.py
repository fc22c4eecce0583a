"""When a gesture is acknowledged, what is refused at the door, and that trouble with Slack undoes nothing."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from bot.clock import SystemClock
from bot.domain.errors import Overloaded
from bot.domain.people import Actor, Intent
from bot.slack.calls import SlackCalls
from bot.slack.context import Context
from bot.slack.gestures import Gesture, Kind
from bot.slack.ids import Event
from bot.slack.messages.answers import saying
from bot.slack.modals.notice import notice_modal
from bot.slack.replies import DONE, Reply
from bot.slack.router import MOST_AT_ONCE, Router
from bot.slack.routes import Route, Urgency
from bot.slack.wire import as_json
from bot.threads import Threads

SORRY = str(Overloaded())
FORM = {"id": "V1", "type": "modal", "blocks": [{"type": "input", "block_id": "first"}]}


class Heard(SlackCalls):
    """Keeps what would be shown. Slack fails with `deaf`, if that is set."""

    def __init__(self) -> None:
        super().__init__(AsyncWebClient())
        self.shown: list[tuple[str, str]] = []
        self.deaf: Exception | None = None

    async def open_view(self, trigger_id: str, view: Any) -> str:
        if self.deaf:
            raise self.deaf
        self.shown.append((trigger_id, str(as_json(view))))
        return "V1"

    async def publish_home(self, user: str, view: Any) -> None:
        self.shown.append((user, str(as_json(view))))


@dataclass
class Desk:
    """Where all handlers of a test wait until `free` is set. Counts those who came."""

    free: asyncio.Event = field(default_factory=asyncio.Event)
    came: list[Intent] = field(default_factory=list)
    woken: int = 0

    async def handle(self, context: Context, _: None) -> Reply:
        self.came.append(context.actor.intent)
        await self.free.wait()
        return Reply(open=notice_modal("Here", "it is")) if context.gesture.kind is Kind.COMMAND else DONE

    async def say(self, _: Context, __: None) -> Reply:
        return Reply(say=saying("Hello"))

    def wake(self) -> None:
        self.woken += 1


def a_router(desk: Desk, slack: Heard, seen: list[bool] | None = None) -> Router[None]:
    kinds: Sequence[tuple[Kind, str, Urgency]] = (
        (Kind.COMMAND, "look", Urgency.LOOK),
        (Kind.COMMAND, "change", Urgency.PROMPT),
        (Kind.ACTION, "click", Urgency.PROMPT),
        (Kind.SUBMISSION, "form", Urgency.PROMPT),
        (Kind.SUGGESTION, "type", Urgency.PROMPT),
        (Kind.EVENT, "news", Urgency.NEWS),
        (Kind.EVENT, Event.HOME_OPENED, Urgency.LOOK),
    )
    routes = [Route(kind=kind, id=name, handler=desk.handle, urgency=urgency) for kind, name, urgency in kinds]
    routes.append(Route(kind=Kind.COMMAND, id="at hand", handler=desk.say, urgency=Urgency.LOOK))

    async def meet(_: Context, __: None) -> None:
        raise AssertionError("everybody is known here")

    def observe(_: Gesture, __: float, late: bool) -> None:
        if seen is not None:
            seen.append(late)

    threads = Threads(1)
    return Router(
        routes, None, slack=slack, run=threads, clock=SystemClock(), meet=meet, after=desk.wake, observe=observe
    )


def a(kind: Kind, name: str, *, view: Mapping[str, Any] | None = None) -> Gesture:
    return Gesture(kind=kind, id=name, actor=Actor("T1", "U1"), trigger_id="t", view=view or {})


@contextmanager
def a_full_house(router: Router[None], desk: Desk) -> Iterator[list[asyncio.Task[dict[str, Any]]]]:
    """As many as may be under way at once are."""
    many = [asyncio.create_task(router.receive(a(Kind.ACTION, "click"))) for _ in range(MOST_AT_ONCE)]
    with capture_logs():
        yield many
    assert len(desk.came) == MOST_AT_ONCE


async def until(condition: Callable[[], object]) -> None:
    """Let the loop turn until something has happened."""
    for _ in range(10_000):
        if condition():
            return
        await asyncio.sleep(0)
    raise AssertionError("it did not happen")


async def test_who_only_looks_is_acknowledged_before_there_is_anything_to_see() -> None:
    desk, slack, late = Desk(), Heard(), list[bool]()
    router = a_router(desk, slack, late)
    assert await router.receive(a(Kind.COMMAND, "look")) == {}
    assert (slack.shown, late, desk.came) == ([], [False], [Intent.LOOK])
    desk.free.set()
    assert await router.drain(5) == 0
    assert [trigger for trigger, _ in slack.shown] == ["t"]
    assert desk.woken == 0


async def test_who_changes_something_is_acknowledged_once_that_is_done() -> None:
    desk, late = Desk(), list[bool]()
    router = a_router(desk, Heard(), late)
    waiting = asyncio.create_task(router.receive(a(Kind.COMMAND, "change")))
    await until(lambda: desk.came)
    assert not waiting.done()
    desk.free.set()
    assert await waiting == {}
    assert (late, desk.came, desk.woken) == ([False], [Intent.ACT], 1)
    assert await router.drain(5) == 0


async def test_an_answer_at_hand_goes_out_with_the_acknowledgement() -> None:
    router = a_router(Desk(), Heard())
    assert (await router.receive(a(Kind.COMMAND, "at hand")))["text"] == "Hello"
    assert await router.drain(0) == 0


async def test_what_is_too_much_gets_a_sentence_and_is_not_begun() -> None:
    desk, slack = Desk(), Heard()
    router = a_router(desk, slack)
    with a_full_house(router, desk) as many:
        await until(lambda: len(desk.came) == MOST_AT_ONCE)
        assert (await router.receive(a(Kind.COMMAND, "look")))["text"] == SORRY
        assert (await router.receive(a(Kind.SUBMISSION, "form", view=FORM)))["errors"] == {"first": SORRY}
        assert await router.receive(a(Kind.SUGGESTION, "type")) == {"options": []}
        assert await router.receive(a(Kind.ACTION, "click")) == {}
        assert await router.receive(a(Kind.EVENT, Event.HOME_OPENED)) == {}
        await until(lambda: len(slack.shown) == 2)
        assert [(whom, SORRY in words) for whom, words in slack.shown] == [("t", True), ("U1", True)]
    desk.free.set()
    assert await asyncio.gather(*many) == [{}] * MOST_AT_ONCE
    assert await router.receive(a(Kind.ACTION, "click")) == {}
    assert len(desk.came) == MOST_AT_ONCE + 1
    await router.drain(5)


async def test_news_comes_in_however_full_the_house_is_and_takes_no_place() -> None:
    desk = Desk()
    router = a_router(desk, Heard())
    news = [asyncio.create_task(router.receive(a(Kind.EVENT, "news"))) for _ in range(MOST_AT_ONCE)]
    await until(lambda: desk.came)
    click = asyncio.create_task(router.receive(a(Kind.ACTION, "click")))
    desk.free.set()
    await asyncio.gather(*news, click)
    assert len(desk.came) == MOST_AT_ONCE + 1
    assert await router.drain(5) == 0


@pytest.mark.parametrize("name", ["look", "change"])
@pytest.mark.parametrize("failure", [TimeoutError(), ValueError()])
async def test_what_was_done_stays_done_where_its_answer_cannot_be_shown(name: str, failure: Exception) -> None:
    desk, slack = Desk(), Heard()
    slack.deaf = failure
    desk.free.set()
    router = a_router(desk, slack)
    with capture_logs() as said:
        assert await router.receive(a(Kind.COMMAND, name)) == {}
        await router.drain(5)
    assert [entry["event"] for entry in said] == ["answer not shown"]
