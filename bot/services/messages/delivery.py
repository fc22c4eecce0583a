"""The relay's use cases: take messages under a lease, keep opened conversations, record what became of each."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.delivery import Envelope, Outcome, Sent, Transition, after
from bot.domain.notices import GroupIntroduction
from bot.ports import Clock, Ids
from bot.services.almanac import Almanac
from bot.store import Store


class Delivery:
    """The way of a message from the outbox to Slack, seen from the database."""

    def __init__(self, store: Store, almanac: Almanac, *, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._almanac = almanac
        self._clock = clock
        self._ids = ids

    def claim(self) -> Sequence[Envelope]:
        """Take a batch of messages whose time has come. Committed before anything is sent."""
        with self._store.queue() as queue:
            now = self._clock.now()
            queue.tidy(now)
            return queue.claim(now, self._ids.new())

    def may_leave(self, envelope: Envelope) -> bool:
        """Whether a message may be sent this very moment. Asked right before each call, in every process."""
        with self._store.watching() as queue:
            return queue.may_leave(envelope)

    def opened(self, envelope: Envelope, channel: str) -> None:
        """Keep the conversation that was opened for a message."""
        with self._store.queue() as queue:
            queue.open_conversation(envelope, channel)

    def tell_each(self, envelope: Envelope) -> None:
        """Put a message to a group into the outbox for each of them alone; once, however often this is tried."""
        notice = envelope.notice
        if isinstance(notice, GroupIntroduction):
            notice = replace(notice, alone=True)
        with self._store.inside(envelope.workspace_id) as work:
            for slack_id in envelope.recipients:
                person = work.people.known(slack_id)
                due_at = self._almanac.next_permitted_of(person, work.now)
                key = f"apart:{envelope.id}:{person.id}"
                work.outbox.to_person(person, notice, key=key, about=envelope.about_id, due_at=due_at)

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

    def stopped(self) -> tuple[int, int]:
        """In how many workspaces an admin has stopped all messages, and how many are held back there."""
        with self._store.watching() as queue:
            return queue.stopped()

    def remark(self) -> str | None:
        """That messages are stopped somewhere, in a sentence. Such a bot is as ready as ever for clicks."""
        stopped, held_back = self.stopped()
        if not stopped:
            return None
        return f"An admin has stopped all messages (workspaces: {stopped}, messages held back: {held_back})."

    def depth(self) -> tuple[int, float]:
        """How many messages wait beyond their time, and the age of the oldest in seconds."""
        with self._store.watching() as queue:
            return queue.depth(self._clock.now())
