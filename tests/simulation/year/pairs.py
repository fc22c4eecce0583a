"""Which pair a message speaks of, looked up in the database once for each thing."""

import re
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, select

from models import (
    Agreement,
    Goal,
    MatchProposal,
    Meeting,
    Mentorship,
    Participant,
    Person,
    PulseAnswer,
    Question,
)

OWNERS = (Meeting, PulseAnswer, Question, Agreement, Goal)
BY_KEY = re.compile(r"(?:mentorship|silence|pair):([0-9a-f-]{36})")
MentorshipId = UUID


class Pairs:
    """Remembers what belongs to which pair, and who is in it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[UUID, MentorshipId | None] = {}
        self._cohorts: dict[MentorshipId, UUID] = {}

    def of(self, notice: Any, about: UUID | None, key: str) -> MentorshipId | None:
        """The pair that a notice is about, if it is about one."""
        if found := id_named(notice, "mentorship"):
            return found
        for part in ("steps", "pairs"):
            for each in getattr(notice, part, ()):
                if inner := id_named(each, "mentorship"):
                    return inner
        if named := BY_KEY.match(key):
            return UUID(named.group(1))
        known = id_named(notice, "meeting", "pulse", "question", "goal") or about
        return self._owner(known) if known else None

    def cohort_of(self, pair: MentorshipId) -> UUID:
        if pair not in self._cohorts:
            with self._engine.connect() as connection:
                found = select(Mentorship.cohort_id).where(Mentorship.id == pair)
                self._cohorts[pair] = connection.execute(found).scalar_one()
        return self._cohorts[pair]

    def running_of(self, user: str) -> list[tuple[MentorshipId, UUID]]:
        """The pairs that somebody is in right now, with the cohort of each."""
        mine = select(Participant.id).join(Person, Person.id == Participant.person_id)
        mine = mine.where(Person.slack_user_id == user)
        running = (
            select(Mentorship.id, Mentorship.cohort_id)
            .where(Mentorship.state.in_(("active", "paused")))
            .where(Mentorship.mentor_id.in_(mine) | Mentorship.mentee_id.in_(mine))
            .order_by(Mentorship.id)
        )
        with self._engine.connect() as connection:
            return [(pair, cohort) for pair, cohort in connection.execute(running)]

    def _owner(self, thing: UUID) -> MentorshipId | None:
        if thing not in self._known:
            self._known[thing] = self._look_up(thing)
        return self._known[thing]

    def _look_up(self, thing: UUID) -> MentorshipId | None:
        with self._engine.connect() as connection:
            if connection.execute(select(Mentorship.id).where(Mentorship.id == thing)).first():
                return thing
            for kind in OWNERS:
                found = connection.execute(select(kind.mentorship_id).where(kind.id == thing)).first()
                if found:
                    return UUID(str(found[0]))
            formed = select(Mentorship.id).join(MatchProposal).where(MatchProposal.id == thing)
            row = connection.execute(formed).first()
            return row[0] if row else None


def id_named(thing: Any, *names: str) -> UUID | None:
    """The first of these that a thing has as an id; a question may as well be one in words."""
    values = (getattr(thing, name, None) for name in names)
    return next((value for value in values if isinstance(value, UUID)), None)
