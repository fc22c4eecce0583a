"""What the people department tells of careers: kept for counting, and never shown of one person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, delete, exists, func, or_, select

from bot.domain.insight.floor import Stretch
from bot.domain.insight.terms import CareerStep
from bot.domain.participation import PRESENT
from bot.domain.terms import ParticipantState, PersonKind
from bot.store.queries import Queries
from models import CareerEvent, Participant, Person

Event = tuple[UUID, CareerStep, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """So many people who were there on the first of some days: how many of them left in these, or were promoted."""

    people: int
    left: int
    promoted: int


class Careers(Queries):
    """Events of careers."""

    def followed(self, days: Stretch) -> tuple[Followed, Followed]:
        """Those who took part in a program by the first of these days, and those who never have until now."""
        begins = datetime.combine(days.first, time(), UTC)
        took_part = self._took_part(Participant.joined_at < begins)
        ever = self._took_part()
        there = and_(
            Person.workspace_id == self._workspace_id,
            Person.kind == PersonKind.MEMBER,
            or_(Person.hired_on < days.first, and_(Person.hired_on.is_(None), Person.created_at < begins)),
            ~self._happened(CareerStep.LEFT, CareerEvent.happened_on < days.first),
        )
        inside = and_(CareerEvent.happened_on >= days.first, CareerEvent.happened_on <= days.last)
        counts = (
            func.count(),
            _sum(self._happened(CareerStep.LEFT, inside)),
            _sum(self._happened(CareerStep.PROMOTED, inside)),
        )
        groups = (select(*counts).where(there, each) for each in (took_part, ~ever))
        mine, others = (self._session.execute(group).one() for group in groups)
        return _followed(mine), _followed(others)

    def any_kept(self) -> bool:
        """Whether the people department has told anything."""
        return self._session.scalar(self._mine().limit(1)) is not None

    def among(self, events: Collection[Event]) -> set[Event]:
        """Those of these events that are known already."""
        people = {person for person, _, _ in events}
        columns = (CareerEvent.person_id, CareerEvent.step, CareerEvent.happened_on)
        known = select(*columns).where(
            CareerEvent.workspace_id == self._workspace_id, CareerEvent.person_id.in_(people)
        )
        return {(person, step, day) for person, step, day in self._session.execute(known)} & set(events)

    def last_file(self) -> tuple[datetime, int] | None:
        """When the last file came, and how many events of it are kept."""
        statement = (
            select(CareerEvent.imported_at, func.count())
            .where(CareerEvent.workspace_id == self._workspace_id)
            .group_by(CareerEvent.imported_at)
            .order_by(CareerEvent.imported_at.desc())
            .limit(1)
        )
        found = self._session.execute(statement).one_or_none()
        return (found[0], found[1]) if found else None

    def forget_file(self, imported_at: datetime) -> None:
        """Take back all that came with one file."""
        mine = CareerEvent.workspace_id == self._workspace_id
        self._session.execute(delete(CareerEvent).where(mine, CareerEvent.imported_at == imported_at))

    def people_by(self, marks: Collection[str]) -> Mapping[str, UUID]:
        """People by their e-mail address in small letters, or by their Slack id, as far as there are any."""
        found: dict[str, UUID] = {}
        columns = (Person.id, Person.email, Person.slack_user_id)
        for person_id, email, slack_id in self._session.execute(
            select(*columns).where(Person.workspace_id == self._workspace_id)
        ):
            found |= {mark: person_id for mark in (email.lower(), slack_id) if mark in marks}
        return found

    def _mine(self) -> Any:
        return select(CareerEvent.id).where(CareerEvent.workspace_id == self._workspace_id)

    def _took_part(self, *when: ColumnElement[bool]) -> ColumnElement[bool]:
        return exists().where(
            Participant.workspace_id == self._workspace_id,
            Participant.person_id == Person.id,
            Participant.state.in_((*PRESENT, ParticipantState.LEFT)),
            *when,
        )

    def _happened(self, step: CareerStep, when: ColumnElement[bool]) -> ColumnElement[bool]:
        return exists().where(
            CareerEvent.workspace_id == self._workspace_id,
            CareerEvent.person_id == Person.id,
            CareerEvent.step == step,
            when,
        )


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _followed(row: Sequence[int]) -> Followed:
    people, left, promoted = row
    return Followed(people=people, left=left, promoted=promoted)
