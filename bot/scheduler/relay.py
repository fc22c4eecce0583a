"""The relay: takes messages from the outbox and brings them to Slack, in order within each conversation."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from time import monotonic

import structlog

from bot.domain.delivery import LEASE, Ambiguous, Envelope, NotSent, Outcome, Stopped, Transition
from bot.domain.terms import DeliveryState
from bot.ports import Run
from bot.scheduler.conversations import Conversations
from bot.services.messages.delivery import Delivery
from bot.slack.messenger import Messenger

log = structlog.get_logger(__name__)

AT_ONCE = 16
"""Conversations served at the same time."""
CALL_LIMIT = 10
"""Seconds a call to Slack may take; the client is set up with it."""
STALE_AFTER = LEASE.total_seconds() - CALL_LIMIT - 5
"""Seconds after which a claim is too old to act on: its call might outlive the lease."""

Report = Callable[[Envelope, Transition], None]


class Relay:
    """Sends what is due. `report` hears what became of each message."""

    def __init__(self, delivery: Delivery, messenger: Messenger, *, run: Run, report: Report) -> None:
        self._delivery = delivery
        self._messenger = messenger
        self._conversations = Conversations(delivery, messenger, run=run)
        self._run = run
        self._report = report
        self._one_at_a_time = asyncio.Lock()
        self._stopping = False

    async def send_due(self) -> Counter[str]:
        """Send until nothing is due; return how many messages of each kind Slack has taken."""
        sent: Counter[str] = Counter()
        async with self._one_at_a_time:
            while not self._stopping and (envelopes := await self._run(self._delivery.claim)):
                sent.update(await self._send_all(envelopes))
        return sent

    async def stop(self) -> None:
        """Claim nothing more, and wait until what was claimed is sent or given back."""
        self._stopping = True
        async with self._one_at_a_time:
            return

    async def _send_all(self, envelopes: Sequence[Envelope]) -> list[str]:
        began = monotonic()
        queues: dict[object, list[Envelope]] = defaultdict(list)
        for envelope in envelopes:
            queues[envelope.channel or envelope.recipients].append(envelope)
        places = asyncio.Semaphore(AT_ONCE)
        kinds = await asyncio.gather(*(self._send_in_order(queue, places, began) for queue in queues.values()))
        return [kind for conversation in kinds for kind in conversation]

    async def _send_in_order(self, queue: list[Envelope], places: asyncio.Semaphore, began: float) -> list[str]:
        sent: list[str] = []
        async with places:
            for place, envelope in enumerate(queue):
                if self._stopping or monotonic() - began > STALE_AFTER:
                    await self._run(self._delivery.give_back, queue[place:])
                    break
                transition = await self._send(envelope)
                if transition.state is DeliveryState.SENT:
                    sent.append(type(envelope.notice).__name__)
                if transition.hold:  # what follows would overtake it
                    await self._run(self._delivery.give_back, queue[place + 1 :])
                    break
        return sent

    async def _send(self, envelope: Envelope) -> Transition:
        try:
            outcome = await self._attempt(envelope)
        except Exception:
            # A message that fails here must not stop the others. Slack may have it, so it is looked up first.
            log.exception("message failed", outbox_id=str(envelope.id), kind=type(envelope.notice).__name__)
            outcome = Ambiguous("failed on our side")
        transition = await self._run(self._delivery.settle, envelope, outcome)
        self._report(envelope, transition)
        if transition.state is not DeliveryState.SENT:
            log.info(
                "message not sent", outbox_id=str(envelope.id), state=transition.state, reason=transition.reason
            )
        return transition

    async def _attempt(self, envelope: Envelope) -> Outcome:
        channel = envelope.channel
        if envelope.doubtful:
            if channel is None:
                return NotSent("its conversation was never opened")
            return await self._messenger.look_up(channel, envelope.id, envelope.tried_at)
        if channel is None:
            found = await self._conversations.of(envelope)
            if not isinstance(found, str):
                return found
            channel = found
        if not await self._run(self._delivery.may_leave, envelope):
            return Stopped()
        return await self._messenger.post(channel, envelope.notice, envelope.id)
