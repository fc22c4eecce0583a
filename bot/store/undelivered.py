"""Messages that were given up, or whose time passed before they could leave, until an admin dismisses them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Self
from uuid import UUID, uuid5

from sqlalchemy import ColumnElement, CursorResult, and_, func, literal, literal_column, or_, select, update
from sqlalchemy.orm import Session, aliased

from bot.domain.matching_terms import ProposalState
from bot.domain.terms import DeliveryState, MeetingState, MentorshipState, ParticipantState
from bot.domain.undelivered import Letter, Standing, UndeliveredMessage
from bot.store.bell import ring
from bot.store.holding import UNLISTED
from bot.store.queries import Queries
from models import Cohort, MatchProposal, Meeting, Mentorship, OutboxMessage, Participant, Person

AT_A_TIME = 500
"""Rows named in one statement."""
POINTLESS = "pointless when tried again"
ANNOUNCEMENT = "CohortAnnounced"
STATE = OutboxMessage.state
MENTOR, MENTEE = aliased(Participant), aliased(Participant)
MENTOR_PERSON, MENTEE_PERSON = aliased(Person), aliased(Person)
UNDISMISSED = and_(
    OutboxMessage.dismissed_at.is_(None),
    or_(
        literal_column("'given_up'") == STATE,
        and_(
            literal_column("'expired'") == STATE, OutboxMessage.outcome == literal_column("'its time had passed'")
        ),
    ),
)
"""The condition of the partial index word for word: SQLite takes the index only where it finds that again."""
COULD_HAVE_LEFT = or_(
    literal_column("'given_up'") == STATE,
    and_(OutboxMessage.topic.is_(None), OutboxMessage.due_at < OutboxMessage.expires_at),
)
"""What was not to leave before its time was over, or waited for its reader's budget, was kept from nobody."""
SETTLED = func.coalesce(OutboxMessage.settled_at, OutboxMessage.due_at)


class Moved(NamedTuple):
    """How many messages: those of which all admins may hear, and those about requests for help."""

    open: int
    confided: int


class Undelivered(Queries):
    """What could not be delivered. No list or number holds what is nobody's but its reader's.

    `confided`: requests for help that whoever looks may read. What is about those is on the list, for them alone.
    """

    def __init__(
        self, session: Session, workspace_id: UUID, *, now: datetime, confided: Collection[UUID] = ()
    ) -> None:
        super().__init__(session, workspace_id)
        self._now = now
        self._confided = tuple(confided)

    def knowing(self, concern_ids: Collection[UUID]) -> Self:
        """The same for somebody who may read these requests for help."""
        return type(self)(self._session, self._workspace_id, now=self._now, confided=concern_ids)

    def in_confidence(self) -> Collection[UUID]:
        """Requests for help about which something could not be delivered, by their ids."""
        return self._concerns(UNDISMISSED)

    def in_confidence_at(self, mark: datetime) -> Collection[UUID]:
        """Requests for help of which something was dismissed at one moment."""
        return self._concerns(OutboxMessage.dismissed_at == mark)

    def in_confidence_of(self, message_id: UUID) -> Collection[UUID]:
        """The request for help that a message is about, whatever has become of it; none for other messages."""
        return self._concerns(OutboxMessage.id == message_id)

    def _concerns(self, which: ColumnElement[bool]) -> Collection[UUID]:
        mine = (OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.kind.in_(UNLISTED))
        found = self._session.scalars(select(OutboxMessage.about_id).where(*mine, which).distinct())
        return {about for about in found if about}

    def tallies(self) -> Sequence[tuple[str | None, int, datetime]]:
        """How many were given up with each reason, and when the newest of them was."""
        newest = func.max(SETTLED).label("newest")
        counted = select(OutboxMessage.outcome, func.count(), newest).where(self._listed)
        rows = self._session.execute(counted.group_by(OutboxMessage.outcome))
        return [(reason, count, at) for reason, count, at in rows]

    def page(self, reasons: Collection[str | None], *, start: int, most: int) -> Sequence[UndeliveredMessage]:
        """Some of those given up with these reasons, the newest first."""
        rows = self._session.execute(
            select(
                OutboxMessage.id, OutboxMessage.kind, OutboxMessage.channel, SETTLED,
                Person.slack_user_id, MENTOR_PERSON.slack_user_id, MENTEE_PERSON.slack_user_id,
            )
            .outerjoin(Person, Person.id == OutboxMessage.person_id)
            .outerjoin(Mentorship, Mentorship.id == OutboxMessage.mentorship_id)
            .outerjoin(MENTOR, MENTOR.id == Mentorship.mentor_id)
            .outerjoin(MENTEE, MENTEE.id == Mentorship.mentee_id)
            .outerjoin(MENTOR_PERSON, MENTOR_PERSON.id == MENTOR.person_id)
            .outerjoin(MENTEE_PERSON, MENTEE_PERSON.id == MENTEE.person_id)
            .where(self._listed, _given_up_with(reasons))
            .order_by(SETTLED.desc(), OutboxMessage.id.desc())
            .offset(start)
            .limit(most)
        )  # fmt: skip
        return [
            UndeliveredMessage(
                id=row_id, kind=kind, channel=channel, given_up_at=at, readers=tuple(filter(None, readers))
            )
            for row_id, kind, channel, at, *readers in rows
        ]

    def take(self, message_id: UUID) -> Sequence[OutboxMessage]:
        """One of them, if it is still listed, held until the transaction ends: nobody else decides about it."""
        return self._take(OutboxMessage.id == message_id)

    def take_all(self, reasons: Collection[str | None]) -> Sequence[OutboxMessage]:
        """All of them that were given up with these reasons, held in the same way."""
        return self._take(_given_up_with(reasons))

    def knows(self, message_id: UUID) -> bool:
        """Whether there is a message of this id that admins may hear of, whatever has become of it."""
        found = select(OutboxMessage.id).where(OutboxMessage.id == message_id, self._known)
        return self._session.scalar(found) is not None

    def parts_of(self, wholes: Collection[UUID]) -> Mapping[UUID, Sequence[OutboxMessage]]:
        """What was put together into each of these messages."""
        found: dict[UUID, list[OutboxMessage]] = {}
        for some in _slices(tuple(wholes)):
            mine = OutboxMessage.workspace_id == self._workspace_id
            for part in self._session.scalars(
                select(OutboxMessage).where(mine, OutboxMessage.merged_into_id.in_(some))
            ):
                assert part.merged_into_id
                found.setdefault(part.merged_into_id, []).append(part)
        return found

    def standing(self, things: Collection[UUID]) -> Standing:
        """What has become of pairs, meetings, matches and participants, by their ids."""
        ended: dict[UUID, datetime] = {}
        resting: set[UUID] = set()
        for some in _slices(tuple(things)):
            for statement in _endings(self._workspace_id, some, self._now):
                ended |= {thing: at for thing, at in self._session.execute(statement) if at}
            for resting_ones in _rests(self._workspace_id, some):
                resting |= set(self._session.scalars(resting_ones))
        return Standing(ended=ended, resting=frozenset(resting))

    def people(self, ids: Collection[UUID]) -> Mapping[UUID, Person]:
        found: dict[UUID, Person] = {}
        for some in _slices(tuple(ids)):
            mine = select(Person).where(Person.workspace_id == self._workspace_id, Person.id.in_(some))
            found |= {person.id: person for person in self._session.scalars(mine)}
        return found

    def _channel_now(self, message: OutboxMessage) -> str:
        """Where a message to a channel belongs by now, since its admins may have chosen another one meanwhile."""
        assert message.channel
        thing = UUID(message.payload["cohort"]) if message.kind == ANNOUNCEMENT else message.about_id
        of_pair = select(Mentorship.cohort_id).where(
            Mentorship.workspace_id == self._workspace_id, Mentorship.id == thing
        )
        chosen = select(Cohort.channel).where(
            Cohort.workspace_id == self._workspace_id, or_(Cohort.id == thing, Cohort.id.in_(of_pair))
        )
        return self._session.scalar(chosen) or message.channel

    def send_again(self, message: OutboxMessage, state: DeliveryState, due_at: datetime) -> None:
        """Put a message back as if it were new; one that Slack may have is first looked for where it was tried."""
        message.state, message.due_at, message.next_at = state, due_at, due_at
        message.attempts, message.token, message.outcome, message.settled_at = 0, None, None, None
        if state is DeliveryState.PENDING:
            message.tried_at = None
        if message.channel:
            message.channel = self._channel_now(message)
            message.conversation_id = uuid5(self._workspace_id, message.channel)
        if due_at <= self._now:
            ring(self._session)

    def forget_conversations(self, messages: Sequence[OutboxMessage]) -> None:
        """Have the conversations with these readers opened anew."""
        for some in _slices(tuple({each.person_id for each in messages if each.person_id})):
            mine = (Person.workspace_id == self._workspace_id, Person.id.in_(some))
            self._session.execute(update(Person).where(*mine).values(dm_channel=None))
        for some in _slices(tuple({each.mentorship_id for each in messages if each.mentorship_id})):
            pairs = (Mentorship.workspace_id == self._workspace_id, Mentorship.id.in_(some))
            self._session.execute(update(Mentorship).where(*pairs).values(channel=None))

    def let_go(self, message: OutboxMessage) -> None:
        """Another try would come too late."""
        message.state, message.outcome, message.settled_at = DeliveryState.EXPIRED, POINTLESS, self._now

    def dismiss(self, message_id: UUID) -> Moved:
        """List one no more; return how many that was."""
        return self._move(and_(self._listed, OutboxMessage.id == message_id), dismissed_at=self._now)

    def dismiss_all(self, reasons: Collection[str | None]) -> Moved:
        """List no more what was given up with these reasons; return how many messages that was."""
        return self._move(and_(self._listed, _given_up_with(reasons)), dismissed_at=self._now)

    def recall(self, mark: datetime) -> Moved:
        """List again what was dismissed at one moment; return how many that was."""
        return self._move(and_(self._known, OutboxMessage.dismissed_at == mark), dismissed_at=None)

    @property
    def _known(self) -> ColumnElement[bool]:
        """What whoever looks may hear of."""
        mine = OutboxMessage.workspace_id == self._workspace_id
        return and_(mine, or_(OutboxMessage.kind.not_in(UNLISTED), OutboxMessage.about_id.in_(self._confided)))

    @property
    def _listed(self) -> ColumnElement[bool]:
        return and_(self._known, UNDISMISSED, COULD_HAVE_LEFT)

    def _take(self, which: ColumnElement[bool]) -> Sequence[OutboxMessage]:
        listed = select(OutboxMessage).where(self._listed, which).order_by(OutboxMessage.id)
        return self._session.scalars(listed.with_for_update()).all()

    def _move(self, which: ColumnElement[bool], **values: Any) -> Moved:
        confided = self._change(and_(which, OutboxMessage.kind.in_(UNLISTED)), **values)
        return Moved(
            open=self._change(and_(which, OutboxMessage.kind.not_in(UNLISTED)), **values), confided=confided
        )

    def _change(self, which: ColumnElement[bool], **values: Any) -> int:
        changed = self._session.execute(
            update(OutboxMessage).where(which).values(values).execution_options(synchronize_session=False)
        )
        assert isinstance(changed, CursorResult)
        return changed.rowcount


def as_letter(message: OutboxMessage, reader: Person | None) -> Letter:
    """A row as far as another try goes."""
    return Letter(
        id=message.id,
        reason=message.outcome,
        about=frozenset(filter(None, (message.about_id, message.mentorship_id))),
        put_at=message.created_at,
        expires_at=message.expires_at,
        reader_gone=reader is not None and not reader.active,
    )


def _given_up_with(reasons: Collection[str | None]) -> ColumnElement[bool]:
    named = [reason for reason in reasons if reason is not None]
    unnamed = [OutboxMessage.outcome.is_(None)] if None in reasons else []
    return or_(OutboxMessage.outcome.in_(named), *unnamed)


def _endings(workspace_id: UUID, things: Sequence[UUID], now: datetime) -> Iterator[Any]:
    """Questions when some of these things ended. Nothing is written about participants once they have left."""
    yield select(Mentorship.id, Mentorship.ended_at).where(
        Mentorship.workspace_id == workspace_id, Mentorship.id.in_(things), Mentorship.ended_at.is_not(None)
    )
    yield select(MatchProposal.id, MatchProposal.settled_at).where(
        MatchProposal.workspace_id == workspace_id,
        MatchProposal.id.in_(things),
        MatchProposal.state != ProposalState.PROPOSED,
    )
    yield select(Meeting.id, Meeting.settled_at).where(
        Meeting.workspace_id == workspace_id, Meeting.id.in_(things), Meeting.state != MeetingState.PLANNED
    )
    yield select(Participant.id, literal(now, OutboxMessage.due_at.type)).where(
        Participant.workspace_id == workspace_id,
        Participant.id.in_(things),
        Participant.state == ParticipantState.LEFT,
    )


def _rests(workspace_id: UUID, things: Sequence[UUID]) -> Iterator[Any]:
    yield select(Mentorship.id).where(
        Mentorship.workspace_id == workspace_id,
        Mentorship.id.in_(things),
        Mentorship.state == MentorshipState.PAUSED,
    )
    yield select(Participant.id).where(
        Participant.workspace_id == workspace_id,
        Participant.id.in_(things),
        Participant.state == ParticipantState.PAUSED,
    )


def _slices(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    return (ids[start : start + AT_A_TIME] for start in range(0, len(ids), AT_A_TIME))
