"""The relay: takes messages from the outbox and brings them to Slack, in order within each conversation."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from time import monotonic

import structlog

from bot.domain.delivery import LEASE, MARGIN, Ambiguous, Envelope, Hindrance, NotSent, Outcome, Stale, Transition
from bot.domain.terms import DeliveryState
from bot.ports import Run
from bot.scheduler.conversations import Conversations
from bot.scheduler.together import Together
from bot.services.messages.delivery import Delivery
from bot.slack.messenger import Messenger
from bot.slack.uploads import Brought, NoFiles
from bot.store.claims import BATCH

log = structlog.get_logger(__name__)

AT_ONCE = 100
"""Conversations served at the same time."""
SIDE_BY_SIDE = 3
"""Batches in hand at once where there is much to send: while one is rendered, the database has the others."""
CALL_LIMIT = 10
"""Seconds a call to Slack may take; the client is set up with it."""
STALE_AFTER = (LEASE - MARGIN).total_seconds()
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
        while not self._stopping:
            began = self._seconds()  # whatever stands still after the claim counts against it
            envelopes = await self._run(self._delivery.claim)
            if not envelopes:
                break
            if beside and helper is None and len(envelopes) >= BATCH:
                helper = asyncio.create_task(self._send_on(beside=beside - 1))
            sent.update(await self._send_all(envelopes, began))
        return sent + await helper if helper else sent

    async def _send_all(self, envelopes: Sequence[Envelope], began: float) -> list[str]:
        queues: dict[object, list[Envelope]] = defaultdict(list)
        for envelope in envelopes:
            queues[envelope.channel or envelope.recipients].append(envelope)
        waiting = iter(queues.values())
        senders = (self._send_each(waiting, began) for _ in range(min(len(queues), AT_ONCE)))
        return [kind for sent in await asyncio.gather(*senders) for kind in sent]

    async def _send_each(self, waiting: Iterator[list[Envelope]], began: float) -> list[str]:
        """Serve one conversation after another, of those that wait for their turn."""
        async with self._places:
            return [kind for queue in waiting for kind in await self._send_in_order(queue, began)]

    async def _send_in_order(self, queue: list[Envelope], began: float) -> list[str]:
        sent: list[str] = []
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
        """Send a message, or look for one that may have arrived. What hinders is asked for right before that."""
        channel = envelope.channel or await self._conversation_of(envelope)
        if not isinstance(channel, str):
            return channel
        if envelope.doubtful:
            if hindrance := await self._in_the_way(envelope, began):
                return hindrance
            return await self._messenger.look_up(channel, envelope.id, envelope.tried_at)
        file = await self._messenger.bring(envelope.notice, envelope.id)
        if isinstance(file, Outcome):
            return file
        return await self._in_the_way(envelope, began) or await self._show(channel, envelope, file)

    async def _conversation_of(self, envelope: Envelope) -> str | Outcome:
        if envelope.doubtful:
            return NotSent("its conversation was never opened")
        return await self._conversations.of(envelope)

    async def _in_the_way(self, envelope: Envelope, began: float) -> Outcome | None:
        if hindrance := await self._hindrance(envelope):
            return hindrance
        if self._seconds() - began > STALE_AFTER:  # opening its conversation, or writing its file, took long
            return Stale()
        return None

    async def _show(self, channel: str, envelope: Envelope, file: Brought | NoFiles | None) -> Outcome:
        if file:
            return await self._messenger.share(channel, envelope.notice, envelope.id, file)
        return await self._messenger.post(channel, envelope.notice, envelope.id)
