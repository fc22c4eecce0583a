"""The relay's use cases: take messages under a lease, keep opened conversations, record what became of each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.delivery import Early, Envelope, Hindrance, Outcome, Transition, after
from bot.domain.notices import GroupIntroduction, Several
from bot.domain.pacing import PACE, Pace
from bot.domain.post.worth import WORTH
from bot.domain.terms import Unconfirmed
from bot.ports import Clock, Ids
from bot.services.almanac import Almanac
from bot.store import Store
from bot.store.settling import Settlement
from models import Person

UNASKED = (*WORTH, Several)
"""What people get because time has come, and never outside their working hours."""


class Delivery:
    """The way of a message from the outbox to Slack, seen from the database. `pace` is how fast messages leave.

    `unconfirmed`: what becomes of those of which we may not look up whether they have arrived.
    """

    def __init__(
        self,
        store: Store,
        almanac: Almanac,
        *,
        clock: Clock,
        ids: Ids,
        pace: Pace = PACE,
        unconfirmed: Unconfirmed = Unconfirmed.REPEAT,
    ) -> None:
        self._store = store
        self._almanac = almanac
        self._clock = clock
        self._ids = ids
        self._pace = pace
        self._unconfirmed = unconfirmed

    def claim(self) -> Sequence[Envelope]:
        """Take a batch of messages whose time and turn have come. Committed before anything is sent."""
        with self._store.watching() as queue:
            if not queue.calls(self._clock.now()):
                return []
        with self._store.queue() as queue:
            now = self._clock.now()
            queue.tidy(now)
            return queue.claim(now, self._ids.new(), pace=self._pace)

    def hindrances(self, envelopes: Sequence[Envelope]) -> Sequence[Hindrance | None]:
        """What keeps each message from being sent this very moment. Asked right before each call."""
        with self._store.watching() as queue:
            now = self._clock.now()
            hindrances = queue.hindrances(envelopes, now)
            readers = queue.readers([each for each in envelopes if isinstance(each.notice, UNASKED)])
            found = zip(envelopes, hindrances, strict=True)
            return [hindrance or self._early(readers.get(each.id), now) for each, hindrance in found]

    def _early(self, reader: Person | None, now: datetime) -> Early | None:
        """What nobody asked for may have been held up until its reader has gone home."""
        permitted = self._almanac.next_permitted_of(reader, now) if reader else now
        return Early(permitted) if permitted > now else None

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
        (transition,) = self.settle_all([(envelope, outcome)])
        return transition

    def settle_all(self, outcomes: Sequence[tuple[Envelope, Outcome]]) -> Sequence[Transition]:
        """Record what became of several messages, all in one transaction."""
        with self._store.queue() as queue:
            now = self._clock.now()
            settlements = [
                Settlement(envelope, outcome, after(envelope, outcome, now, unconfirmed=self._unconfirmed))
                for envelope, outcome in outcomes
            ]
            queue.settle(settlements, now)
            return [settlement.transition for settlement in settlements]

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
