"""From a gesture to its handler and back to Slack in time.

Every gesture is answered within Slack's three seconds. What a person trusts is committed before the answer; where
that takes longer than PATIENCE, the answer goes first and the rest follows. Nothing a handler raises reaches Bolt.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import Any, Generic, TypeVar

import structlog

from bot.domain.errors import Collision, Stranger
from bot.domain.people import Aftermath
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
from bot.slack.showing import ack_of, late_ack_of, show

log = structlog.get_logger(__name__)

PATIENCE = 2.0
"""Seconds within which an answer usually comes; Slack gives three."""
WAITING_MODAL_AFTER = 1.0
"""Seconds after which a light modal opens, while its trigger id still lives (three seconds, used once)."""

RETRIES = 3

S = TypeVar("S")
Meet = Callable[[Context, S], Awaitable[None]]
Observe = Callable[[Gesture, float, bool], None]


class Router(Generic[S]):
    """Finds the route of a gesture in a dict, runs its handler and shows what it answers.

    `meet` introduces somebody we have not met; `after` hears that a gesture has had its effect; `observe` hears how
    many seconds its acknowledgement took, and whether that was before its effect.
    """

    def __init__(
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
        self._in_turn = InTurn()

    async def receive(self, gesture: Gesture) -> dict[str, Any]:
        """Handle a gesture and return what its acknowledgement carries."""
        began = monotonic()
        route = self._routes.get((gesture.kind, gesture.id))
        if route is None:
            log.info("gesture without a route", kind=gesture.kind, id=gesture.id)
            return {}
        late = asyncio.Event()
        handled = self._start(self._handle(route, gesture))
        self._start(self._present(route, gesture, handled, late))
        await asyncio.sleep(0)
        if not handled.done():
            await asyncio.wait({handled}, timeout=PATIENCE)
        if not (done := handled.done()):
            late.set()
        self._observe(gesture, monotonic() - began, late.is_set())
        return ack_of(gesture, handled.result()) if done else late_ack_of(gesture)

    async def drain(self, patience: float) -> int:
        """Wait for what is under way; return how much did not finish within `patience` seconds."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=patience)
        return len(self._tasks)

    async def _handle(self, route: Route[S], gesture: Gesture) -> Reply:
        context = self._context(gesture)
        try:
            settle = partial(self._settled, route, context)
            reply = await (self._in_turn(settle) if route.urgency is Urgency.NEWS else settle())
        except Exception as error:  # noqa: BLE001 - the one door through which errors become words
            return reply_to_error(gesture, error, route.fields)
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
        try:
            opened = await self._open_waiting(route, gesture, handled)
            reply = await handled
            await show(self._slack, gesture, reply, opened=opened, late=late.is_set())
            if gesture.on_home or (gesture.kind is Kind.SUBMISSION and not reply.errors):
                await self._refresh_home(gesture)
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

    async def _refresh_home(self, gesture: Gesture) -> None:
        home = self._routes[Kind.EVENT, Event.HOME_OPENED]
        reply = await home.handler(self._context(gesture), self._services)
        if reply.publish:
            await self._slack.publish_home(gesture.actor.user, reply.publish)

    def _context(self, gesture: Gesture) -> Context:
        return Context(gesture, self._slack, self._run, self._clock)

    def _start(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
