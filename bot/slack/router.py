"""From a gesture to its handler and back to Slack in time.

Every gesture is answered within Slack's three seconds. What a person trusts is committed before the answer; where
that takes longer than PATIENCE, or nothing is written at all, the answer goes first and the rest follows. Nothing a
handler raises reaches Bolt, and what is too much at once is refused at the door.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import Any, Generic, TypeVar

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bot.domain.errors import Collision, Overloaded, Stranger
from bot.domain.matching.progress import Progress
from bot.domain.people import Aftermath, Intent
from bot.ports import Clock, Run
from bot.slack.calls import SlackCalls
from bot.slack.context import Context
from bot.slack.errors import reply_to_error
from bot.slack.gestures import Gesture, Kind
from bot.slack.held_note import with_note
from bot.slack.ids import Event
from bot.slack.modals.notice import waiting_modal
from bot.slack.news import InTurn
from bot.slack.replies import Reply
from bot.slack.routes import Route, Urgency
from bot.slack.showing import ack_of, late_ack_of, said_by_ack, show
from bot.slack.stalls import Stalls

log = structlog.get_logger(__name__)

PATIENCE = 2.0
"""Seconds within which an answer usually comes; Slack gives three."""
WAITING_MODAL_AFTER = 1.0
"""Seconds after which a light modal opens, while its trigger id still lives (three seconds, used once)."""

MOST_AT_ONCE = 200
"""Gestures under way, news left out: what is done within PATIENCE where a hundred are done in a second.

Of news, Slack itself delivers 30,000 an hour at most (docs.slack.dev/apis/events-api).
"""
MOST_SHOWN_AT_ONCE = 1_000
"""Answers on their way to a Slack that hangs. Each gives up within the time limit of a call."""

RETRIES = 3

S = TypeVar("S")
T = TypeVar("T")
Meet = Callable[[Context, S], Awaitable[None]]
Observe = Callable[[Gesture, float, bool], None]


class Router(Generic[S]):
    """Finds the route of a gesture in a dict, runs its handler and shows what it answers.

    `meet` introduces somebody we have not met; `after` hears that a gesture may have had an effect; `observe`
    hears how many seconds its acknowledgement took, and whether that was before its effect.
    """

    def __init__(  # noqa: PLR0913 - the place where everything a gesture needs comes together
        self,
        routes: Iterable[Route[S]],
        services: S,
        *,
        slack: SlackCalls,
        run: Run,
        clock: Clock,
        meet: Meet[S],
        after: Callable[[], None],
        observe: Observe,
        stalls: Stalls | None = None,
    ) -> None:
        self._routes: Mapping[tuple[Kind, str], Route[S]] = {(route.kind, route.id): route for route in routes}
        self._services = services
        self._slack = slack
        self._run = run
        self._clock = clock
        self._meet = meet
        self._after = after
        self._observe = observe
        self._tasks: set[asyncio.Task[Any]] = set()
        self._admitted: set[asyncio.Task[Reply]] = set()
        self._shown = 0
        self._in_turn = InTurn()
        self._stalls = stalls or Stalls()

    async def receive(self, gesture: Gesture) -> dict[str, Any]:
        """Handle a gesture and return what its acknowledgement carries."""
        began = monotonic()
        route = self._routes.get((gesture.kind, gesture.id))
        if route is None:
            log.info("gesture without a route", kind=gesture.kind, id=gesture.id)
            return {}
        if self._is_full and route.urgency is not Urgency.NEWS:
            return self._refuse(route, gesture, began)
        patience = max(PATIENCE - self._stalls.recent(), 0)
        late = asyncio.Event()
        handled = self._admit(route, gesture)
        await asyncio.sleep(0)  # where nothing has to be looked up, the answer is there by now, without a timer
        if not (handled.done() and said_by_ack(gesture, handled.result())):
            self._start(self._guarded(gesture, self._present(route, gesture, handled, late)))
        if not handled.done() and route.urgency is not Urgency.LOOK:
            await asyncio.wait({handled}, timeout=patience)
        if not (done := handled.done()):
            late.set()
        self._observe(gesture, monotonic() - began, not done and route.urgency is not Urgency.LOOK)
        return ack_of(gesture, handled.result()) if done else late_ack_of(gesture)

    async def drain(self, patience: float) -> int:
        """Wait for what is under way; return how much did not finish within `patience` seconds."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=patience)
        return len(self._tasks)

    @property
    def _is_full(self) -> bool:
        return len(self._admitted) >= MOST_AT_ONCE

    def _admit(self, route: Route[S], gesture: Gesture) -> asyncio.Task[Reply]:
        handled = self._start(self._handle(route, gesture))
        if route.urgency is not Urgency.NEWS:
            self._admitted.add(handled)
            handled.add_done_callback(self._admitted.discard)
        return handled

    def _refuse(self, route: Route[S], gesture: Gesture, began: float) -> dict[str, Any]:
        """Say at the door that this is too much. Further in, a part of it might have been done already."""
        log.warning("gesture refused", kind=gesture.kind, id=gesture.id)
        reply = reply_to_error(gesture, Overloaded(), route.fields)
        if not said_by_ack(gesture, reply):
            self._start(self._guarded(gesture, self._show(gesture, reply)))
        self._observe(gesture, monotonic() - began, False)  # noqa: FBT003 - not late, since nothing follows
        return ack_of(gesture, reply)

    async def _handle(self, route: Route[S], gesture: Gesture) -> Reply:
        context = self._context(gesture, Intent.LOOK if route.urgency is Urgency.LOOK else Intent.ACT)
        try:
            settle = partial(self._settled, route, context)
            reply = await (self._in_turn(settle) if route.urgency is Urgency.NEWS else settle())
        except Exception as error:  # noqa: BLE001 - the one door through which errors become words
            return reply_to_error(gesture, error, route.fields)
        if route.urgency is not Urgency.LOOK:
            self._after()
        return with_note(gesture, reply) if Aftermath.HELD in gesture.actor.aftermath else reply

    async def _settled(self, route: Route[S], context: Context) -> Reply:
        """Again where somebody else was quicker, or where we had to meet the person first."""
        for _ in range(RETRIES):
            try:
                return await route.handler(context, self._services)
            except Stranger:
                with suppress(Collision):
                    await self._meet(context, self._services)
            except Collision:
                log.info("gesture collided", kind=context.gesture.kind, id=context.gesture.id)
        return await route.handler(context, self._services)

    async def _present(
        self, route: Route[S], gesture: Gesture, handled: asyncio.Task[Reply], late: asyncio.Event
    ) -> None:
        opened = await self._open_waiting(route, gesture, handled)
        if opened:
            await gesture.waiting.follow(handled, partial(self._tell, route, opened))
        reply = await handled
        await self._show(gesture, reply, opened=opened, late=late.is_set())
        changes_home = gesture.on_home or (gesture.kind is Kind.SUBMISSION and not reply.errors)
        if changes_home and not reply.publish:
            await self._refresh_home(gesture)

    async def _show(self, gesture: Gesture, reply: Reply, *, opened: str | None = None, late: bool = False) -> None:
        if self._shown >= MOST_SHOWN_AT_ONCE:
            log.error("answer not shown", kind=gesture.kind, id=gesture.id, reason="too many wait for Slack")
            return
        self._shown += 1
        try:
            await show(self._slack, gesture, reply, opened=opened, late=late)
        finally:
            self._shown -= 1

    async def _guarded(self, gesture: Gesture, showing: Coroutine[Any, Any, None]) -> None:
        """What was done stays done, whatever becomes of its answer."""
        try:
            await showing
        except (TimeoutError, ClientError) as error:  # no trace: while Slack hangs, there is one a gesture
            log.error("answer not shown", kind=gesture.kind, id=gesture.id, reason=type(error).__name__)  # noqa: TRY400
        except Exception:
            log.exception("answer not shown", kind=gesture.kind, id=gesture.id)

    async def _open_waiting(self, route: Route[S], gesture: Gesture, handled: asyncio.Task[Reply]) -> str | None:
        if route.waiting is None or gesture.trigger_id is None:
            return None
        done, _ = await asyncio.wait({handled}, timeout=WAITING_MODAL_AFTER)
        if done:
            return None
        if gesture.on_full_stack:
            await self._slack.update_view(gesture.view["id"], waiting_modal(route.waiting))
            return str(gesture.view["id"])
        open_view = self._slack.push_view if gesture.in_modal else self._slack.open_view
        return await open_view(gesture.trigger_id, waiting_modal(route.waiting))

    async def _tell(self, route: Route[S], opened: str, progress: Progress) -> None:
        """How far it is. That it cannot be shown keeps nobody from the answer."""
        with suppress(SlackApiError, ClientError, TimeoutError):
            await self._slack.update_view(opened, waiting_modal(route.waiting or "", progress))

    async def _refresh_home(self, gesture: Gesture) -> None:
        if self._is_full:
            return  # it is drawn anew when it is next opened; whoever waits for an answer comes first
        home = self._routes[Kind.EVENT, Event.HOME_OPENED]
        reply = await home.handler(self._context(gesture, Intent.LOOK), self._services)
        if reply.publish:
            await self._slack.publish_home(gesture.actor.user, reply.publish)

    def _context(self, gesture: Gesture, intent: Intent) -> Context:
        return Context(gesture, self._slack, self._run, self._clock, intent)

    def _start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
