"""The relay: takes messages from the outbox and brings them to Slack, in order within each conversation."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from time import monotonic

import structlog

from bot.domain.delivery import LEASE, Ambiguous, Envelope, Hindrance, NotSent, Outcome, Stale, Transition
from bot.domain.terms import DeliveryState
from bot.ports import Run
from bot.scheduler.conversations import Conversations
from bot.scheduler.together import Together
from bot.services.messages.delivery import Delivery
from bot.slack.messenger import Messenger
from bot.store.claims import BATCH

log = structlog.get_logger(__name__)

AT_ONCE = 64
"""Conversations served at the same time."""
SIDE_BY_SIDE = 2
"""Batches in hand at the same time where there is much to send: one is rendered while the other is written down."""
CALL_LIMIT = 10
"""Seconds a call to Slack may take; the client is set up with it."""
STALE_AFTER = LEASE.total_seconds() - CALL_LIMIT - 5
"""Seconds after which a claim is too old to act on: its call might outlive the lease."""

Report = Callable[[Envelope, Transition], None]


class Relay:
    """Sends what is due. `report` hears what became of each message; `seconds` is a clock that never goes back."""

    def __init__(
        self,
        delivery: Delivery,
        messenger: Messenger,
        *,
        run: Run,
        report: Report,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        self._delivery = delivery
        self._messenger = messenger
        self._conversations = Conversations(delivery, messenger, run=run)
        self._run = run
        self._report = report
        self._seconds = seconds
        self._hindrance = Together(self._ask_for_hindrances)
        self._settle = Together(self._write_down)
        self._places = asyncio.Semaphore(AT_ONCE)
        self._rounds: set[object] = set()
        self._idle = asyncio.Event()
        self._idle.set()
        self._stopping = False

    async def send_due(self) -> Counter[str]:
        """Send until nothing may leave; return how many messages of each kind Slack has taken.

        A second call does not wait for the first, so that one slow answer of Slack holds up nobody else.
        """
        this_round = object()
        self._rounds.add(this_round)
        self._idle.clear()
        try:
            return await self._send_on()
        finally:
            self._rounds.remove(this_round)
            if not self._rounds:
                self._idle.set()

    async def stop(self) -> None:
        """Claim nothing more, and wait until what was claimed is sent or given back."""
        self._stopping = True
        await self._idle.wait()

    async def _send_on(self, *, beside: int = SIDE_BY_SIDE - 1) -> Counter[str]:
        """Claim and send until there is nothing. While a full batch is being sent, another one is claimed."""
        sent: Counter[str] = Counter()
        helper: asyncio.Task[Counter[str]] | None = None
        while not self._stopping and (envelopes := await self._run(self._delivery.claim)):
            if beside and helper is None and len(envelopes) >= BATCH:
                helper = asyncio.create_task(self._send_on(beside=beside - 1))
            sent.update(await self._send_all(envelopes))
        return sent + await helper if helper else sent

    async def _send_all(self, envelopes: Sequence[Envelope]) -> list[str]:
        began = self._seconds()
        queues: dict[object, list[Envelope]] = defaultdict(list)
        for envelope in envelopes:
            queues[envelope.channel or envelope.recipients].append(envelope)
        kinds = await asyncio.gather(*(self._send_in_order(queue, began) for queue in queues.values()))
        return [kind for conversation in kinds for kind in conversation]

    async def _send_in_order(self, queue: list[Envelope], began: float) -> list[str]:
        sent: list[str] = []
        async with self._places:
            for place, envelope in enumerate(queue):
                if self._stopping or self._seconds() - began > STALE_AFTER:
                    await self._run(self._delivery.give_back, queue[place:])
                    break
                transition = await self._send(envelope, began)
                if transition.state is DeliveryState.SENT:
                    sent.append(type(envelope.notice).__name__)
                if transition.hold:  # what follows would overtake it
                    await self._run(self._delivery.give_back, queue[place + 1 :])
                    break
        return sent

    async def _send(self, envelope: Envelope, began: float) -> Transition:
        try:
            outcome = await self._attempt(envelope, began)
        except Exception:
            # A message that fails here must not stop the others. Slack may have it, so it is looked up first.
            log.exception("message failed", outbox_id=str(envelope.id), kind=type(envelope.notice).__name__)
            outcome = Ambiguous("failed on our side")
        transition = await self._settle((envelope, outcome))
        self._report(envelope, transition)
        if transition.state is not DeliveryState.SENT:
            log.info(
                "message not sent", outbox_id=str(envelope.id), state=transition.state, reason=transition.reason
            )
        return transition

    async def _ask_for_hindrances(self, envelopes: Sequence[Envelope]) -> Sequence[Hindrance | None]:
        return await self._run(self._delivery.hindrances, envelopes)

    async def _write_down(self, outcomes: Sequence[tuple[Envelope, Outcome]]) -> Sequence[Transition]:
        return await self._run(self._delivery.settle_all, outcomes)

    async def _attempt(self, envelope: Envelope, began: float) -> Outcome:
        channel = envelope.channel
        if channel is None:
            if envelope.doubtful:
                return NotSent("its conversation was never opened")
            found = await self._conversations.of(envelope)
            if not isinstance(found, str):
                return found
            channel = found
        if hindrance := await self._hindrance(envelope):
            return hindrance
        if self._seconds() - began > STALE_AFTER:  # opening its conversation took long
            return Stale()
        if envelope.doubtful:
            return await self._messenger.look_up(channel, envelope.id, envelope.tried_at)
        return await self._messenger.post(channel, envelope.notice, envelope.id)
