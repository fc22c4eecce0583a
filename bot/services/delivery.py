"""The relay's use cases: take messages under a lease, keep opened conversations, record what became of each."""

from collections.abc import Sequence

from bot.domain.delivery import Envelope, Outcome, Sent, Transition, after
from bot.ports import Clock, Ids
from bot.store import Store


class Delivery:
    """The way of a message from the outbox to Slack, seen from the database."""

    def __init__(self, store: Store, *, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids

    def claim(self) -> Sequence[Envelope]:
        """Take a batch of messages whose time has come. Committed before anything is sent."""
        with self._store.queue() as queue:
            now = self._clock.now()
            queue.tidy(now)
            return queue.claim(now, self._ids.new())

    def opened(self, envelope: Envelope, channel: str) -> None:
        """Keep the conversation that was opened for a message."""
        with self._store.queue() as queue:
            queue.open_conversation(envelope, channel)

    def settle(self, envelope: Envelope, outcome: Outcome) -> Transition:
        """Record what became of a message. Changes nothing if the lease was lost meanwhile."""
        with self._store.queue() as queue:
            now = self._clock.now()
            transition = after(envelope, outcome, now)
            queue.settle(envelope, transition, now, outcome if isinstance(outcome, Sent) else None)
            return transition

    def give_back(self, envelopes: Sequence[Envelope]) -> None:
        """Return claims that were not acted on."""
        with self._store.queue() as queue:
            queue.release(envelopes, self._clock.now())

    def depth(self) -> tuple[int, float]:
        """How many messages wait beyond their time, and the age of the oldest in seconds."""
        with self._store.queue() as queue:
            return queue.depth(self._clock.now())
