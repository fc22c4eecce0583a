"""Finding people and pairs among those whom somebody runs."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import joinedload

from bot.domain.care.terms import Health
from bot.domain.errors import NotYours
from bot.domain.matching_terms import ProposalState
from bot.domain.terms import MentorshipState
from bot.store.mentorships import NAMES
from bot.store.queries import Queries
from models import Cohort, MatchProposal, Mentorship, Participant, Person, ProgramAdmin


class Found(Queries):
    """`runner` is the person whose programs count, None for whoever runs everything."""

    def people(self, words: str, *, runner: UUID | None, most: int) -> Sequence[Person]:
        """People with a place, by a part of their name, or by their whole address or Slack id."""
        exact = (Person.slack_user_id == words.upper(), Person.email.ilike(_literal(words), escape="\\"))
        fits = or_(Person.name.icontains(words, autoescape=True), *exact)
        statement = select(Person).where(
            Person.workspace_id == self._workspace_id, fits, Person.id.in_(self._placed(runner))
        )
        return self._session.scalars(statement.order_by(Person.name, Person.id).limit(most)).all()

    def person(self, person_id: UUID, *, runner: UUID | None) -> Person:
        """Somebody with a place there; raise NotYours for everybody else."""
        mine = (Person.workspace_id == self._workspace_id, Person.id == person_id)
        found = self._session.scalar(select(Person).where(*mine, Person.id.in_(self._placed(runner))))
        if found is None:
            raise NotYours
        return found

    def places(self, person_ids: Collection[UUID], *, runner: UUID | None) -> Sequence[Participant]:
        """Their places there, the newest first."""
        statement = (
            select(Participant)
            .where(Participant.workspace_id == self._workspace_id, Participant.person_id.in_(person_ids))
            .where(Participant.cohort_id.in_(self._cohorts(runner)))
            .options(joinedload(Participant.cohort).joinedload(Cohort.program))
        )
        return self._session.scalars(statement.order_by(Participant.joined_at.desc(), Participant.id)).all()

    def pairs_of(self, place_ids: Collection[UUID]) -> Sequence[Mentorship]:
        """All pairs of these places, those that run first."""
        theirs = or_(Mentorship.mentor_id.in_(place_ids), Mentorship.mentee_id.in_(place_ids))
        statement = select(Mentorship).where(Mentorship.workspace_id == self._workspace_id, theirs).options(*NAMES)
        order = (Mentorship.ended_at.is_not(None), Mentorship.started_at.desc(), Mentorship.id)
        return self._session.scalars(statement.order_by(*order)).all()

    def matches_of(self, place_ids: Collection[UUID]) -> Sequence[MatchProposal]:
        """Matches of these places that wait for an answer, the oldest first."""
        theirs = or_(MatchProposal.mentor_id.in_(place_ids), MatchProposal.mentee_id.in_(place_ids))
        statement = (
            select(MatchProposal)
            .where(MatchProposal.workspace_id == self._workspace_id, theirs)
            .where(MatchProposal.state == ProposalState.PROPOSED)
            .options(
                joinedload(MatchProposal.mentor).joinedload(Participant.person),
                joinedload(MatchProposal.mentor).joinedload(Participant.cohort).joinedload(Cohort.program),
                joinedload(MatchProposal.mentee).joinedload(Participant.person),
            )
        )
        return self._session.scalars(statement.order_by(MatchProposal.proposed_at, MatchProposal.id)).all()

    def pair(self, mentorship_id: UUID, *, runner: UUID | None) -> Mentorship:
        """A pair there; raise NotYours for every other."""
        statement = select(Mentorship).where(*self._there(runner), Mentorship.id == mentorship_id)
        found = self._session.scalar(statement.options(*NAMES))
        if found is None:
            raise NotYours
        return found

    def pairs(
        self,
        *,
        runner: UUID | None,
        reader: UUID,
        cohort: UUID | None,
        state: MentorshipState | None,
        health: Health | None,
        start: int,
        most: int,
    ) -> Sequence[Mentorship]:
        """Some of the pairs there, the newest first, without those of the reader."""
        own = select(Participant.id).where(
            Participant.workspace_id == self._workspace_id, Participant.person_id == reader
        )
        wanted: list[ColumnElement[bool]] = [
            *([Mentorship.cohort_id == cohort] if cohort else []),
            *([Mentorship.state == state] if state else []),
            *([Mentorship.health == health] if health else []),
            Mentorship.mentor_id.not_in(own),
            Mentorship.mentee_id.not_in(own),
        ]
        statement = select(Mentorship).where(*self._there(runner), *wanted).options(*NAMES)
        newest = (Mentorship.started_at.desc(), Mentorship.id.desc())
        return self._session.scalars(statement.order_by(*newest).offset(start).limit(most)).all()

    def cohorts(self, *, runner: UUID | None, most: int) -> Sequence[Cohort]:
        """The cohorts there whose doors have opened, the newest first."""
        statement = (
            select(Cohort)
            .where(Cohort.workspace_id == self._workspace_id, Cohort.id.in_(self._cohorts(runner)))
            .where(Cohort.opened_at.is_not(None))
            .options(joinedload(Cohort.program))
        )
        return self._session.scalars(statement.order_by(Cohort.created_at.desc(), Cohort.id).limit(most)).all()

    def _there(self, runner: UUID | None) -> Sequence[ColumnElement[bool]]:
        mine = Mentorship.workspace_id == self._workspace_id
        return (mine,) if runner is None else (mine, Mentorship.cohort_id.in_(self._cohorts(runner)))

    def _placed(self, runner: UUID | None) -> Select[UUID]:
        places = select(Participant.person_id).where(Participant.workspace_id == self._workspace_id)
        return places if runner is None else places.where(Participant.cohort_id.in_(self._cohorts(runner)))

    def _cohorts(self, runner: UUID | None) -> Select[UUID]:
        cohorts = select(Cohort.id).where(Cohort.workspace_id == self._workspace_id)
        if runner is None:
            return cohorts
        theirs = select(ProgramAdmin.program_id).where(
            ProgramAdmin.workspace_id == self._workspace_id, ProgramAdmin.person_id == runner
        )
        return cohorts.where(Cohort.program_id.in_(theirs))


def _literal(words: str) -> str:
    """Words in which a pattern finds nothing but themselves."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
