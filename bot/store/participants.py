"""Questions about who takes part."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, case, delete, func, select
from sqlalchemy.orm import joinedload, lazyload, selectinload

from bot.domain.errors import NotYours
from bot.domain.participation import INSIDE, PRESENT
from bot.domain.terms import ParticipantState, Role
from bot.store.queries import Queries
from models import Cohort, Participant, ParticipantSkill, Person


class Participants(Queries):
    """People in cohorts, with their person, cohort, program and skills."""

    def get(self, participant_id: UUID) -> Participant:
        """Return the participant; raise NotYours if this workspace has none of that id."""
        asked = {"workspace": self._workspace_id, "place": participant_id}
        participant = self._session.scalar(BY_ID, asked)
        if participant is None:
            raise NotYours
        return participant

    def lock(self, participant_id: UUID) -> None:
        """Hold the participant until the transaction ends."""
        own = Participant.workspace_id == self._workspace_id
        self._session.execute(
            select(Participant.id).where(own, Participant.id == participant_id).with_for_update(key_share=True)
        )

    def hold(self, participant_id: UUID) -> None:
        """Hold the participant until the transaction ends, and before that the cohort, which gives the places.

        Whoever leaves frees a place for somebody else, so the cohort comes first: in this order nobody who decides
        about places waits for another who waits for them.
        """
        self._hold(Participant.id == participant_id)

    def hold_of(self, person_id: UUID) -> None:
        """Hold all the places of a person in the same way."""
        self._hold(Participant.person_id == person_id)

    def find(self, cohort_id: UUID, person_id: UUID) -> Participant | None:
        asked = {"workspace": self._workspace_id, "cohort": cohort_id, "person": person_id}
        return self._session.scalar(OF_PERSON_IN, asked)

    def of_person(self, person_id: UUID) -> Sequence[Participant]:
        """Where the person takes part or pauses, the newest first."""
        asked = {"workspace": self._workspace_id, "person": person_id}
        return self._session.scalars(PRESENT_OF_PERSON, asked).all()

    def zone_of(self, person_id: UUID) -> str | None:
        """The zone of the place that they took last, of those they still have; None where they have none."""
        asked = {"workspace": self._workspace_id, "person": person_id}
        return self._session.connection().execute(ZONE, asked).scalar()

    def ever_of(self, person_id: UUID) -> Sequence[Participant]:
        """Where the person takes part or once did, the newest first."""
        return self._session.scalars(OF_PERSON, {"workspace": self._workspace_id, "person": person_id}).all()

    def active_in(self, cohort_id: UUID) -> Sequence[Participant]:
        statement = self._all().where(
            Participant.cohort_id == cohort_id, Participant.state == ParticipantState.ACTIVE
        )
        return self._session.scalars(statement.order_by(Participant.joined_at, Participant.id)).all()

    def quiet_in(self, cohort_id: UUID) -> Sequence[Participant]:
        """Those of them who asked for some time without a suggestion, which may be over."""
        statement = self._all().where(
            Participant.cohort_id == cohort_id,
            Participant.state == ParticipantState.ACTIVE,
            Participant.quiet_until.is_not(None),
        )
        return self._session.scalars(statement.order_by(Participant.joined_at, Participant.id)).all()

    def present_in(self, cohort_id: UUID) -> Sequence[Participant]:
        """Everybody who is in a cohort in one way or another: taking part, on a break, asked for or waiting."""
        statement = self._present().where(Participant.cohort_id == cohort_id)
        return self._session.scalars(statement.order_by(Participant.joined_at, Participant.id)).all()

    def page_of(self, cohort_id: UUID, *, start: int, most: int) -> Sequence[Participant]:
        """Some of the people in a cohort, from the `start`th on: by name, the waitlist last and in its order."""
        waits = Participant.state == ParticipantState.WAITLISTED
        statement = (
            self._present()
            .join(Person, Person.id == Participant.person_id)
            .where(Participant.cohort_id == cohort_id)
            .order_by(
                case((waits, 1), else_=0),
                Participant.waitlisted_at,
                case((waits, ""), else_=func.lower(Person.name)),
                Participant.id,
            )
        )
        return self._session.scalars(statement.offset(start).limit(most)).all()

    def count_ahead_of_waitlist(self, cohort_id: UUID) -> int:
        """How many people are in a cohort without waiting for a place."""
        statement = select(func.count()).where(
            Participant.workspace_id == self._workspace_id,
            Participant.cohort_id == cohort_id,
            Participant.state.in_(INSIDE - {ParticipantState.WAITLISTED}),
        )
        return self._session.scalar(statement) or 0

    def waitlisted_in(self, cohort_id: UUID) -> Sequence[Participant]:
        """Who waits for a place, longest first."""
        statement = self._all().where(
            Participant.cohort_id == cohort_id, Participant.state == ParticipantState.WAITLISTED
        )
        return self._session.scalars(statement.order_by(Participant.waitlisted_at, Participant.id)).all()

    def places_taken(self, cohort_id: UUID) -> int:
        """How many people take part or pause."""
        statement = select(func.count()).where(
            Participant.workspace_id == self._workspace_id,
            Participant.cohort_id == cohort_id,
            Participant.state.in_(PRESENT),
        )
        return self._session.scalar(statement) or 0

    def among(self, cohort_id: UUID, people: Collection[UUID], roles: Collection[Role]) -> frozenset[UUID]:
        """Who of these people takes part in a cohort in one of these roles, or has offered to."""
        statement = select(Participant.person_id).where(
            Participant.workspace_id == self._workspace_id,
            Participant.cohort_id == cohort_id,
            Participant.person_id.in_(people),
            Participant.role.in_(roles),
            Participant.state.in_(INSIDE),
        )
        return frozenset(self._session.scalars(statement))

    def choose_skills(self, participant: Participant, chosen: Sequence[ParticipantSkill]) -> None:
        """Replace what the participant offers and wants."""
        self._session.execute(
            delete(ParticipantSkill).where(
                ParticipantSkill.workspace_id == self._workspace_id,
                ParticipantSkill.participant_id == participant.id,
            )
        )
        self._session.add_all(chosen)
        self._session.flush()

    def _hold(self, which: ColumnElement[bool]) -> None:
        own = Participant.workspace_id == self._workspace_id
        cohorts = select(Cohort.id).where(
            Cohort.workspace_id == self._workspace_id,
            Cohort.id.in_(select(Participant.cohort_id).where(own, which)),
        )
        self._session.execute(cohorts.order_by(Cohort.id).with_for_update(key_share=True))
        people = select(Participant.id).where(own, which)
        self._session.execute(people.order_by(Participant.id).with_for_update(key_share=True))

    def _present(self) -> Select[Participant]:
        return self._all().where(Participant.state.in_(INSIDE))

    def _all(self) -> Select[Participant]:
        return select(Participant).where(Participant.workspace_id == self._workspace_id).options(*WHOLE)


PLACE = (joinedload(Participant.person), joinedload(Participant.cohort).joinedload(Cohort.program))
ONE = (*PLACE, lazyload(Participant.skills).joinedload(ParticipantSkill.skill))
"""Of somebody's own places: skills are looked up where they are spoken of."""
PLACES = select(Participant).where(Participant.workspace_id == bindparam("workspace")).options(*ONE)
BY_ID = PLACES.where(Participant.id == bindparam("place"))
OF_PERSON = PLACES.where(Participant.person_id == bindparam("person")).order_by(Participant.joined_at.desc())
OF_PERSON_IN = OF_PERSON.where(Participant.cohort_id == bindparam("cohort"))
PRESENT_OF_PERSON = OF_PERSON.where(Participant.state.in_(INSIDE))
ZONE = (
    select(Participant.time_zone)
    .where(Participant.workspace_id == bindparam("workspace"), Participant.person_id == bindparam("person"))
    .where(Participant.state.in_(INSIDE))
    .order_by(Participant.joined_at.desc())
    .limit(1)
)
WHOLE = (*PLACE, selectinload(Participant.skills).joinedload(ParticipantSkill.skill))
