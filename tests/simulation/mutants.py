"""Bots with one known fault each. If the simulation did not find them out, it would prove nothing."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from typing import Any, cast
from uuid import UUID

from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler
from slack_sdk.http_retry.builtin_interval_calculators import FixedValueRetryIntervalCalculator
from sqlalchemy import Table, select, update
from sqlalchemy.orm import Session

from bot.domain.cadence import WorkingTime
from bot.domain.delivery import Envelope, Hindrance, NotSent, Outcome, Sent, Stale, Transition
from bot.domain.terms import DeliveryState
from bot.playground import SimulatedSlack
from bot.services.almanac import Almanac
from bot.services.messages.delivery import Delivery
from bot.services.post.letterboxes import Letterboxes
from bot.slack.messenger import Messenger
from bot.store import Store, Work
from bot.store.inbox import Inbox
from bot.store.outbox import Outbox
from models import OutboxMessage, Person
from tests.simulation.wire import ClientAtHand, Strike
from tests.simulation.world import Parts

OUTBOX = cast(Table, OutboxMessage.__table__)
SHORT = timedelta(seconds=5)
Outcomes = Sequence[tuple[Envelope, Outcome]]


class OpenStore(Store):
    """Lets a faulty part write past the queries of the product."""

    @contextmanager
    def at_will(self) -> Iterator[Session]:
        with self._committing() as session:
            yield session


class Faulty(Delivery):
    """A way to Slack that changes rows as it likes."""

    def change(self, messages: Sequence[UUID], **values: Any) -> None:
        with cast(OpenStore, self._store).at_will() as session:
            session.execute(update(OUTBOX).where(OUTBOX.c.id.in_(messages)).values(**values))


class BlindResend(Messenger):
    """At least once: what is in doubt is sent again without a look."""

    async def look_up(self, channel: str, outbox_id: UUID, since: datetime) -> Outcome:
        return NotSent("not looked up")


class MarkBeforeSend(Faulty):
    """At most once: what is claimed counts as sent."""

    def claim(self) -> Sequence[Envelope]:
        envelopes = super().claim()
        if envelopes:
            super().settle_all([(envelope, Sent(envelope.channel or "", "")) for envelope in envelopes])
        return envelopes

    def hindrances(self, envelopes: Sequence[Envelope]) -> Sequence[Hindrance | None]:
        return [None for _ in envelopes]


class NoSettleTime(Faulty):
    """What is in doubt is looked up at once."""

    def settle_all(self, outcomes: Outcomes) -> Sequence[Transition]:
        transitions = super().settle_all(outcomes)
        pairs = zip(outcomes, transitions, strict=True)
        doubted = [envelope.id for (envelope, _), after in pairs if after.state is DeliveryState.VERIFY]
        self.change(doubted, next_at=self._clock.now())
        return transitions


class ShortLease(Faulty):
    """A lease that a call to Slack outlives, and nobody who looks how much of it is left."""

    def claim(self) -> Sequence[Envelope]:
        envelopes = super().claim()
        self.change([envelope.id for envelope in envelopes], next_at=self._clock.now() + SHORT)
        return envelopes

    def hindrances(self, envelopes: Sequence[Envelope]) -> Sequence[Hindrance | None]:
        return [None if isinstance(found, Stale) else found for found in super().hindrances(envelopes)]


class NoFencing(Faulty):
    """Whoever finishes last is believed, whatever has happened since they began."""

    def settle_all(self, outcomes: Outcomes) -> Sequence[Transition]:
        for envelope, _ in outcomes:
            state = DeliveryState.VERIFY if envelope.doubtful else DeliveryState.SENDING
            self.change([envelope.id], token=envelope.token, state=state)
        return super().settle_all(outcomes)


class SdkRetries(ClientAtHand):
    """The SDK's own retry, as it comes unless one turns it off."""

    def __init__(self, slack: SimulatedSlack, strike: Strike | None = None) -> None:
        pause = FixedValueRetryIntervalCalculator(1)
        super().__init__(slack, strike, again=[AsyncConnectionErrorRetryHandler(interval_calculator=pause)])


class KeylessOutbox(Outbox):
    """Every notice is new, also where its key was used before."""

    def _put(self, notice: Any, key: str, about: UUID | None, **address: Any) -> None:
        taken = self._session.scalar(select(OUTBOX.c.id).where(OUTBOX.c.key == key)) is not None
        super()._put(notice, f"{self._ids.new()}:{key}" if taken else key, about, **address)


class ForgetfulInbox(Inbox):
    """Every gesture is new, whatever its key."""

    def receive(self, key: str | None) -> None:
        super().receive(key and f"{key}#{self._ids.new()}")


class Keyless(Store):
    """No unique keys: neither for what leaves nor for what comes in."""

    def _work(self, session: Session, workspace_id: UUID) -> Work:
        work = super()._work(session, workspace_id)
        work.outbox = KeylessOutbox(session, workspace_id, ids=self._ids, now=work.now)
        work.inbox = ForgetfulInbox(session, workspace_id, ids=self._ids, now=work.now)
        return work


class NoBudget(Letterboxes):
    """Whatever waits goes, each on its own, on the first day on which it may."""

    def look(self, workspace_id: UUID, letterbox_id: UUID) -> int:
        with self._store.inside(workspace_id) as work:
            letterbox, person = work.letterboxes.opened(letterbox_id)
            rows = [row for row in work.letterboxes.waiting(person.id) if row.due_at <= work.now]
            opens = self._almanac.next_permitted_of(person, work.now)
            if opens > work.now or work.holding.current():
                letterbox.look_again_at = max(opens, work.now + timedelta(hours=1))
                return 0
            for row in rows:
                work.letterboxes.post([row])
            left = [row.due_at for row in work.letterboxes.waiting(person.id)]
            letterbox.look_again_at = min(left, default=None)
            return len(rows)


class AnyHour(Almanac):
    """Everybody is taken to work around the clock."""

    def week_of(self, person: Person, now: datetime, *, zone: str | None = None) -> WorkingTime:
        return WorkingTime(zone="UTC", starts=time(0), ends=time(23, 59), weekdays=frozenset(range(7)))


MUTANTS: Mapping[str, Parts] = {
    "blind resend": Parts(messenger=BlindResend),
    "mark before send": Parts(store=OpenStore, delivery=MarkBeforeSend),
    "no settle time": Parts(store=OpenStore, delivery=NoSettleTime),
    "lease shorter than the HTTP timeout": Parts(store=OpenStore, delivery=ShortLease),
    "no fencing": Parts(store=OpenStore, delivery=NoFencing),
    "the SDK's own retry left on": Parts(client=SdkRetries),
    "no unique key": Parts(store=Keyless),
    "budget ignored": Parts(letterboxes=NoBudget),
    "window ignored": Parts(almanac=AnyHour),
}
