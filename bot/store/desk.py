"""Questions of the queue of what needs a human: what waits one by one, and what was done about it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, joinedload

from bot.domain.care.terms import Attempt
from bot.domain.errors import NotYours
from bot.domain.insight.terms import DeedKind
from bot.domain.matching_terms import ProposalState
from bot.domain.terms import MentorshipState, ParticipantState
from bot.store.mentorships import MEMBERS
from bot.store.queries import Queries
from bot.store.quiet import Quiets
from bot.store.search import Found
from models import Cohort, DeskDeed, HelpAttempt, MatchProposal, Mentorship, OutboxMessage, Participant


class Waiting(NamedTuple):
    """One thing that waits in a cohort, and since when."""

    id: UUID
    cohort: UUID
    since: datetime


class Waits(NamedTuple):
    """How many wait in a cohort, since when the first does, and since when the latest."""

    number: int
    first: datetime
    latest: datetime


class Desk(Queries):
    """Nobody reads here of a pair or a match of their own. `quiets` are cohorts in which nothing is sent.

    `found` is whom somebody looks for.
    """

    def __init__(self, session: Session, workspace_id: UUID) -> None:
        super().__init__(session, workspace_id)
        self.quiets = Quiets(session, workspace_id)
        self.found = Found(session, workspace_id)

    def in_need(self, cohort_ids: Collection[UUID], *, reader: UUID, most: int) -> Sequence[Waiting]:
        """The pairs that could use a hand, who came first first; none that is being ended."""
        statement = (
            select(Mentorship.id, Mentorship.cohort_id, HelpAttempt.made_at)
            .join(HelpAttempt, HelpAttempt.mentorship_id == Mentorship.id)
            .where(Mentorship.workspace_id == self._workspace_id, Mentorship.cohort_id.in_(cohort_ids))
            .where(Mentorship.state == MentorshipState.ACTIVE, Mentorship.ended_by.is_(None))
            .where(HelpAttempt.what == Attempt.ADMIN_TOLD, HelpAttempt.answered_at.is_(None))
            .where(*self._not_of(reader, Mentorship))
            .order_by(HelpAttempt.made_at, Mentorship.id)
        )
        return _one_by_one(self._session.execute(statement.limit(most)))

    def unanswered(
        self, cohort_ids: Collection[UUID], *, before: datetime, reader: UUID, most: int
    ) -> Sequence[Waiting]:
        """The matches suggested before a moment that somebody has still to answer, the oldest first."""
        statement = select(MatchProposal.id, MatchProposal.cohort_id, MatchProposal.proposed_at)
        aged = statement.where(*self._aged(cohort_ids, before, reader))
        found = aged.order_by(MatchProposal.proposed_at, MatchProposal.id).limit(most)
        return _one_by_one(self._session.execute(found))

    def unanswered_in(
        self, cohort_ids: Collection[UUID], *, before: datetime, reader: UUID
    ) -> Mapping[UUID, Waits]:
        """How many of them there are in each cohort, of those where there are any."""
        at = MatchProposal.proposed_at
        statement = select(MatchProposal.cohort_id, func.count(), func.min(at), func.max(at))
        aged = statement.where(*self._aged(cohort_ids, before, reader)).group_by(MatchProposal.cohort_id)
        return _by_cohort(self._session.execute(aged))

    def waitlisted_in(self, cohort_ids: Collection[UUID]) -> Mapping[UUID, Waits]:
        """How many people wait for a place in each of these cohorts, of those where somebody does."""
        at = Participant.waitlisted_at
        statement = (
            select(Participant.cohort_id, func.count(), func.min(at), func.max(at))
            .where(Participant.workspace_id == self._workspace_id, Participant.cohort_id.in_(cohort_ids))
            .where(Participant.state == ParticipantState.WAITLISTED)
            .group_by(Participant.cohort_id)
        )
        return _by_cohort(self._session.execute(statement))

    def running_in(self, cohort_ids: Collection[UUID]) -> Mapping[UUID, int]:
        """How many pairs run in each of these cohorts, of those where any does."""
        statement = (
            select(Mentorship.cohort_id, func.count())
            .where(Mentorship.workspace_id == self._workspace_id, Mentorship.cohort_id.in_(cohort_ids))
            .where(Mentorship.state == MentorshipState.ACTIVE)
            .group_by(Mentorship.cohort_id)
        )
        return dict(self._session.execute(statement).all())

    def pairs(self, mentorship_ids: Collection[UUID]) -> Mapping[UUID, Mentorship]:
        """These pairs with both members."""
        mine = (Mentorship.workspace_id == self._workspace_id, Mentorship.id.in_(mentorship_ids))
        found = self._session.scalars(select(Mentorship).where(*mine).options(*MEMBERS))
        return {pair.id: pair for pair in found}

    def matches(self, proposal_ids: Collection[UUID]) -> Mapping[UUID, MatchProposal]:
        """These matches with both sides, by name."""
        mine = (MatchProposal.workspace_id == self._workspace_id, MatchProposal.id.in_(proposal_ids))
        found = self._session.scalars(select(MatchProposal).where(*mine).options(*NAMES))
        return {match.id: match for match in found}

    # -- what was done -----------------------------------------------------------------------------

    def deed(self, deed_id: UUID) -> DeskDeed:
        """Return what was done, locked; raise NotYours if this workspace has nothing of that id."""
        statement = self._deeds(DeskDeed.id == deed_id).with_for_update(of=DeskDeed, key_share=True)
        found = self._session.scalar(statement.execution_options(populate_existing=True))
        if found is None:
            raise NotYours
        return found

    def put_off(self, person_id: UUID, now: datetime) -> frozenset[tuple[str, UUID]]:
        """What somebody has put off and does not want to see yet, by kind and subject."""
        statement = select(DeskDeed.about, DeskDeed.subject_id).where(
            *self._standing(DeskDeed.by_id == person_id, DeskDeed.kind == DeedKind.SNOOZED, DeskDeed.until > now)
        )
        return frozenset((about, subject) for about, subject in self._session.execute(statement))

    def latest(self, subject: UUID, kinds: Collection[DeedKind]) -> DeskDeed | None:
        """The latest of these deeds about something that stands."""
        about_it = (DeskDeed.subject_id == subject, DeskDeed.kind.in_(kinds), DeskDeed.undone_at.is_(None))
        statement = self._deeds(*about_it)
        return self._session.scalar(statement.order_by(DeskDeed.done_at.desc(), DeskDeed.id.desc()).limit(1))

    def done_about(self, subjects: Collection[UUID], *, since: datetime) -> Mapping[UUID, Sequence[DeskDeed]]:
        """What was done about each of these of late and stands, the earliest first; but for putting it off."""
        found: defaultdict[UUID, list[DeskDeed]] = defaultdict(list)
        lately = self._deeds(
            DeskDeed.subject_id.in_(subjects),
            DeskDeed.kind != DeedKind.SNOOZED,
            DeskDeed.done_at > since,
            DeskDeed.undone_at.is_(None),
        )
        for deed in self._session.scalars(lately.order_by(DeskDeed.done_at, DeskDeed.id)):
            found[deed.subject_id].append(deed)
        return found

    def done_by(self, person_id: UUID, *, since: datetime) -> Sequence[DeskDeed]:
        """What somebody did later than `since` and has not undone, the latest first."""
        mine = self._deeds(DeskDeed.by_id == person_id, DeskDeed.done_at > since, DeskDeed.undone_at.is_(None))
        return self._session.scalars(mine.order_by(DeskDeed.done_at.desc(), DeskDeed.id.desc())).all()

    def letters_of(self, deed_id: UUID) -> Sequence[tuple[OutboxMessage, OutboxMessage | None]]:
        """The messages that a deed has put, each with the message in which it left, if that was another one."""
        keyed = OutboxMessage.key.startswith(f"desk:{deed_id}:", autoescape=True)
        mine = (OutboxMessage.workspace_id == self._workspace_id, keyed)
        letters = self._session.scalars(select(OutboxMessage).where(*mine).order_by(OutboxMessage.key)).all()
        wholes = {letter.merged_into_id for letter in letters if letter.merged_into_id}
        here = (OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.id.in_(wholes))
        found = {each.id: each for each in self._session.scalars(select(OutboxMessage).where(*here))}
        return [(letter, found.get(letter.merged_into_id) if letter.merged_into_id else None) for letter in letters]

    def _deeds(self, *which: ColumnElement[bool]) -> Select[DeskDeed]:
        mine = DeskDeed.workspace_id == self._workspace_id
        return select(DeskDeed).where(mine, *which).options(joinedload(DeskDeed.by))

    def _standing(self, *which: ColumnElement[bool]) -> Sequence[ColumnElement[bool]]:
        return (DeskDeed.workspace_id == self._workspace_id, DeskDeed.undone_at.is_(None), *which)

    def _aged(self, cohort_ids: Collection[UUID], before: datetime, reader: UUID) -> Sequence[ColumnElement[bool]]:
        return (
            MatchProposal.workspace_id == self._workspace_id,
            MatchProposal.cohort_id.in_(cohort_ids),
            MatchProposal.state == ProposalState.PROPOSED,
            MatchProposal.rests_since.is_(None),
            MatchProposal.proposed_at <= before,
            *self._not_of(reader, MatchProposal),
        )

    def _not_of(self, reader: UUID, kind: type[Mentorship] | type[MatchProposal]) -> Sequence[ColumnElement[bool]]:
        own = select(Participant.id).where(
            Participant.workspace_id == self._workspace_id, Participant.person_id == reader
        )
        return kind.mentor_id.not_in(own), kind.mentee_id.not_in(own)


def _one_by_one(rows: Iterable[Any]) -> Sequence[Waiting]:
    return [Waiting(thing, cohort, since) for thing, cohort, since in rows]


def _by_cohort(rows: Iterable[Any]) -> Mapping[UUID, Waits]:
    return {cohort: Waits(number, first, latest) for cohort, number, first, latest in rows}


NAMES = (
    joinedload(MatchProposal.mentor).joinedload(Participant.person),
    joinedload(MatchProposal.mentor).joinedload(Participant.cohort).joinedload(Cohort.program),
    joinedload(MatchProposal.mentee).joinedload(Participant.person),
)
