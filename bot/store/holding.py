"""The stop of all messages in one workspace, and those it holds back: due ones, also what waits for its turn."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Engine,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    select,
    update,
)
from sqlalchemy.orm import Session

from bot.domain.holding import Audience, Hold, Pile, Waiting
from bot.domain.notices import CheckIn, MeetingBegins, MeetingMoved, MeetingNudge, MeetingOffered
from bot.domain.notices.concerns import CONFIDENTIAL
from bot.domain.previews import Departure
from bot.domain.terms import DeliveryState, MeetingState
from bot.store.queries import Queries
from bot.store.unsent import BACK
from models import Meeting, Mentorship, OutboxMessage, Participant, Person, Workspace

AT_A_TIME = 500
"""Rows named in one statement."""
POINTLESS = "pointless when released"
DISCARDED = "discarded"
"""The outcome of a message that an admin threw away while it was held back."""
ABOUT_A_PLAN = [kind.__name__ for kind in (MeetingNudge, MeetingOffered, MeetingMoved, MeetingBegins, CheckIn)]
"""Messages that have no point once their meeting is settled."""
UNLISTED = [kind.__name__ for kind in CONFIDENTIAL]
"""Messages that wait like all others, but that no admin sees in a list or a number: they leave once others may."""
AUDIENCE = case(
    (OutboxMessage.person_id.is_not(None), literal_column("'person'")),
    (OutboxMessage.mentorship_id.is_not(None), literal_column("'pair'")),
    else_=literal_column("'channel'"),
)


class Holding(Queries):
    """Stopping messages, looking at what is held back, and letting it go. `now` is when the unit of work began."""

    def __init__(self, session: Session, workspace_id: UUID, *, now: datetime) -> None:
        super().__init__(session, workspace_id)
        self._now = now

    def current(self) -> Hold | None:
        """The stop that is in force, if one is."""
        at, by, reason = self._session.connection().execute(HELD, {"workspace": self._workspace_id}).one()
        return Hold(since=at, by=by or "", reason=reason or "") if at else None

    def begin(self, by: str, reason: str) -> bool:
        """Stop all messages; tell whether that is new."""
        return self._set(Workspace.held_at.is_(None), held_at=self._now, held_by=by, hold_reason=reason)

    def end(self) -> bool:
        """Let messages go again; tell whether they were stopped."""
        return self._set(Workspace.held_at.is_not(None), held_at=None, held_by=None, hold_reason=None)

    def piles(self) -> Sequence[Pile]:
        """What is held back, by kind and audience, the greatest pile first."""
        return self._piles(self._held)

    def discarded(self, since: datetime) -> Sequence[Pile]:
        """What was thrown away later than `since`, in the same way."""
        return self._piles(self._thrown(since))

    def later(self) -> int:
        """How many messages wait for a time to come."""
        waiting = and_(self._pending, OutboxMessage.due_at > self._now)
        return self._session.scalar(select(func.count()).where(waiting)) or 0

    def under_way(self) -> int:
        """How many may have been on their way to Slack when the stop came."""
        taken = OutboxMessage.state.in_((DeliveryState.SENDING, DeliveryState.VERIFY))
        mine = OutboxMessage.workspace_id == self._workspace_id
        return self._session.scalar(select(func.count()).where(mine, taken)) or 0

    def page(self, first: int, most: int) -> Sequence[tuple[OutboxMessage, str | None]]:
        """Held messages from the `first` on, the oldest first, each with the Slack id of its one reader."""
        rows = self._session.execute(
            select(OutboxMessage, Person.slack_user_id)
            .outerjoin(Person, Person.id == OutboxMessage.person_id)
            .where(self._held)
            .order_by(OutboxMessage.due_at, OutboxMessage.id)
            .offset(first)
            .limit(most)
        )
        return [(message, reader) for message, reader in rows]

    def waiting(self) -> Sequence[Waiting]:
        """Everything that is held back."""
        rows = self._session.execute(
            select(
                OutboxMessage.id,
                OutboxMessage.kind,
                AUDIENCE,
                func.coalesce(OutboxMessage.person_id, OutboxMessage.mentorship_id),
                OutboxMessage.channel,
                OutboxMessage.about_id,
                OutboxMessage.created_at,
                OutboxMessage.expires_at,
            ).where(self._held)
        )
        return [
            Waiting(
                id=row_id,
                kind=kind,
                audience=Audience(audience),
                address=reader or channel,
                about=about,
                put_at=put_at,
                expires_at=expires_at,
            )
            for row_id, kind, audience, reader, channel, about, put_at, expires_at in rows
        ]

    def overtaken(self) -> frozenset[UUID]:
        """Held messages about a meeting that is settled."""
        over = select(OutboxMessage.id).join(Meeting, Meeting.id == OutboxMessage.about_id)
        settled = over.where(
            self._held,
            OutboxMessage.kind.in_(ABOUT_A_PLAN),
            Meeting.workspace_id == self._workspace_id,
            Meeting.state != MeetingState.PLANNED,
        )
        return frozenset(self._session.scalars(settled))

    def readers(self) -> Mapping[UUID, tuple[Person, str]]:
        """Everybody for whom something is held back, with their time zone: as they said, or as Slack has it."""
        zones = self._zones(self._held)
        held = select(OutboxMessage.person_id).where(self._held)
        people = select(Person).where(Person.workspace_id == self._workspace_id, Person.id.in_(held))
        return {person.id: (person, zones[person.id]) for person in self._session.scalars(people)}

    def departures(self, ids: Sequence[UUID]) -> Iterator[Departure]:
        """What of these messages is going to leave, and when."""
        for some in _slices(ids):
            these = and_(self._pending, OutboxMessage.id.in_(some))
            zones = self._zones(these)
            rows = self._session.execute(select(OutboxMessage, AUDIENCE).where(these))
            for row, audience in rows:
                zone = zones.get(row.person_id, "UTC") if row.person_id else self._zone_of_pair(row.mentorship_id)
                reader = row.person_id or row.mentorship_id or row.channel
                yield Departure(audience=Audience(audience), reader=reader, zone=zone, due_at=row.due_at)

    def _zone_of_pair(self, mentorship_id: UUID | None) -> str:
        """Where the mentee of a pair lives, whose clock a pair follows; UTC where there is no pair."""
        mentee = (
            select(Participant.time_zone)
            .join(Mentorship, Mentorship.mentee_id == Participant.id)
            .where(Mentorship.workspace_id == self._workspace_id, Mentorship.id == mentorship_id)
        )
        return self._session.scalar(mentee) or "UTC"

    def _zones(self, which: ColumnElement[bool]) -> Mapping[UUID, str]:
        held = select(OutboxMessage.person_id).where(which)
        as_slack_has_it = select(Person.id, Person.time_zone).where(
            Person.workspace_id == self._workspace_id, Person.id.in_(held)
        )
        as_they_said = (
            select(Participant.person_id, Participant.time_zone)
            .where(Participant.workspace_id == self._workspace_id, Participant.person_id.in_(held))
            .order_by(Participant.joined_at)
        )
        return {
            person: zone
            for statement in (as_slack_has_it, as_they_said)
            for person, zone in self._session.execute(statement)
        }

    def postpone(self, due_at: datetime, ids: Sequence[UUID]) -> None:
        """Send these from `due_at` on."""
        for some in _slices(ids):
            self._change(OutboxMessage.id.in_(some), due_at=due_at, next_at=due_at)

    def expire(self, ids: Sequence[UUID]) -> None:
        """Send these no more: they have lost their point."""
        gone = {"state": DeliveryState.EXPIRED, "outcome": POINTLESS, "settled_at": self._now}
        for some in _slices(ids):
            self._change(OutboxMessage.id.in_(some), **gone)

    def discard(self, kind: str, audience: Audience) -> int:
        """Throw away what is held back of a kind; return how many messages that was."""
        kept = {"state": DeliveryState.EXPIRED, "outcome": DISCARDED, "settled_at": self._now}
        return self._change(_of(kind, audience), **kept)

    def bring_back(self, kind: str, audience: Audience, since: datetime) -> int:
        """Hold back again what was thrown away of a kind later than `since`; return how many messages that was."""
        found = self._session.execute(
            update(OutboxMessage)
            .where(self._thrown(since), _of(kind, audience))
            .values(state=BACK, next_at=OutboxMessage.due_at, outcome=None, settled_at=None)
            .execution_options(synchronize_session=False)
        )
        assert isinstance(found, CursorResult)
        return found.rowcount

    @property
    def _pending(self) -> ColumnElement[bool]:
        mine = OutboxMessage.workspace_id == self._workspace_id
        listed = OutboxMessage.kind.not_in(UNLISTED)
        return and_(
            mine, OutboxMessage.state.in_((literal_column("'pending'"), literal_column("'queued'"))), listed
        )

    @property
    def _held(self) -> ColumnElement[bool]:
        return and_(self._pending, OutboxMessage.due_at <= self._now)

    def _thrown(self, since: datetime) -> ColumnElement[bool]:
        return and_(
            OutboxMessage.workspace_id == self._workspace_id,
            OutboxMessage.state == literal_column("'expired'"),
            OutboxMessage.outcome == DISCARDED,
            OutboxMessage.settled_at >= since,
        )

    def _piles(self, which: ColumnElement[bool]) -> Sequence[Pile]:
        rows = self._session.execute(
            select(OutboxMessage.kind, AUDIENCE, func.count(), func.min(OutboxMessage.due_at))
            .where(which)
            .group_by(OutboxMessage.kind, AUDIENCE)
            .order_by(func.count().desc(), OutboxMessage.kind, AUDIENCE)
        )
        return [
            Pile(kind=kind, audience=Audience(audience), count=count, oldest=oldest)
            for kind, audience, count, oldest in rows
        ]

    def _change(self, which: ColumnElement[bool], **values: object) -> int:
        changed = self._session.execute(
            update(OutboxMessage)
            .where(self._held, which)
            .values(values)
            .execution_options(synchronize_session=False)
        )
        assert isinstance(changed, CursorResult)
        return changed.rowcount

    def _set(self, when: ColumnElement[bool], **values: object) -> bool:
        changed = self._session.execute(
            update(Workspace)
            .where(Workspace.id == self._workspace_id, when)
            .values(values)
            .execution_options(synchronize_session=False)
        )
        assert isinstance(changed, CursorResult)
        return changed.rowcount == 1


HELD = select(Workspace.held_at, Workspace.held_by, Workspace.hold_reason).where(
    Workspace.id == bindparam("workspace")
)


def _of(kind: str, audience: Audience) -> ColumnElement[bool]:
    return and_(OutboxMessage.kind == kind, literal_column(f"'{audience}'") == AUDIENCE)


def _slices(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    return (ids[start : start + AT_A_TIME] for start in range(0, len(ids), AT_A_TIME))


def stopped_teams(engine: Engine) -> Sequence[tuple[str, datetime]]:
    """In which Slack teams all messages are stopped, and since when, for operators."""
    with Session(engine) as session:
        held = select(Workspace.slack_team_id, Workspace.held_at).where(Workspace.held_at.is_not(None))
        return [(team, since) for team, since in session.execute(held.order_by(Workspace.held_at)) if since]
