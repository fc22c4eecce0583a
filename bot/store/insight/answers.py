"""What people said, added up by day in SQL: no answer of anybody leaves the database, only sums of a day."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, Subquery, Uuid, and_, case, column, func, or_, select, values
from sqlalchemy import Date as SqlDate

from bot.domain.insight.floor import Day, Stretch, unclear
from bot.domain.insight.statistics import Sums
from bot.store.insight.moments import AtLeast, UtcDay
from bot.store.insight.streams import Stream, rows_of
from bot.store.queries import Queries

Ids = Collection[UUID]
NO_DAYS = Stretch(date.max, date.min)


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers of a day in one cohort: by whom, as far as that matters, and their sums."""

    day: Day
    sums: Sums


ByCohort = Mapping[UUID, list[Answered]]


class Answers(Queries):
    """Sums of answers, for cohorts whose ids are given."""

    def by_day(self, streams: Sequence[Stream], cohorts: Ids, *, until: date) -> Mapping[Stream, ByCohort]:
        """Every day with answers in each cohort up to a day, in order, for kinds of answers read together."""
        rows = rows_of(streams[0], self._workspace_id, cohorts).subquery()
        day = UtcDay(rows.c.at).label("day")
        each = (rows.c.cohort, day)
        sums = [part for stream in streams for part in _sums(rows, stream)]
        statement = select(*each, *sums).where(day <= until).group_by(*each).order_by(*each)
        found = {stream: defaultdict[UUID, list[Answered]](list) for stream in streams}
        for cohort, on, *numbers in self._session.execute(statement):
            for place, stream in enumerate(streams):
                people, count, *rest = numbers[5 * place : 5 * place + 5]
                if count:
                    found[stream][cohort].append(_answered(on, people, count, rest))
        return {stream: self._made_clear(stream, days) for stream, days in found.items()}

    def people(
        self, streams: Sequence[Stream], told: Mapping[Stream, Mapping[UUID, Stretch]]
    ) -> Mapping[Stream, int]:
        """How many different people gave the answers of some days in each cohort, for kinds read together."""
        days = _days_told(streams, told)
        rows = rows_of(streams[0], self._workspace_id, {each for some in told.values() for each in some}).subquery()
        each = (func.max(_told(rows, stream, days)).label(stream.value) for stream in streams)
        person = rows.c.person
        people = select(*each).join(days, days.c.cohort == rows.c.cohort).group_by(person).subquery()
        found = self._session.execute(select(*(func.sum(people.c[stream.value]) for stream in streams))).one()
        return dict(zip(streams, (number or 0 for number in found), strict=True))

    def goals(self, stream: Stream, stretches: Mapping[UUID, Stretch]) -> int:
        """How many different goals the answers of some days in each cohort are about."""
        days = _days_told([stream], {stream: stretches})
        rows = rows_of(stream, self._workspace_id, stretches.keys()).subquery()
        goals = select(rows.c.goal).join(days, days.c.cohort == rows.c.cohort).where(_told(rows, stream, days) == 1)
        return self._session.scalar(select(func.count()).select_from(goals.distinct().subquery())) or 0

    def _made_clear(self, stream: Stream, days: ByCohort) -> ByCohort:
        """The same days, with who answered on those on which too few may have."""
        wanted = {cohort: some for cohort, found in days.items() if (some := unclear(each.day for each in found))}
        if not wanted:
            return days
        rows = rows_of(stream, self._workspace_id, wanted.keys()).subquery()
        day = UtcDay(rows.c.at)
        named = or_(*(and_(rows.c.cohort == cohort, day.in_(some)) for cohort, some in wanted.items()))
        said = rows.c[stream.value].is_not(None)
        who: dict[tuple[UUID, date], set[UUID]] = defaultdict(set)
        for cohort, on, person in self._session.execute(
            select(rows.c.cohort, day, rows.c.person).where(named, said).distinct()
        ):
            who[cohort, on].add(person)
        return {
            cohort: [
                replace(each, day=replace(each.day, who=frozenset(who.get((cohort, each.day.day), ()))))
                for each in found
            ]
            for cohort, found in days.items()
        }


def _sums(rows: Subquery, stream: Stream) -> tuple[Any, ...]:
    value = rows.c[stream.value]
    who = case((value.is_not(None), rows.c.person))
    return AtLeast(who), func.count(value), func.sum(value), func.sum(value * value), func.sum(rows.c.before)


def _days_told(streams: Sequence[Stream], told: Mapping[Stream, Mapping[UUID, Stretch]]) -> CTE:
    """From which day to which each kind of answer is told of each cohort; nothing where it is not."""
    columns = [column(f"{edge}_{stream}", SqlDate) for stream in streams for edge in ("first", "last")]
    cohorts = dict.fromkeys(cohort for stretches in told.values() for cohort in stretches)
    stretches = {cohort: [told.get(stream, {}).get(cohort, NO_DAYS) for stream in streams] for cohort in cohorts}
    days = [
        (cohort, *(day for each in some for day in (each.first, each.last))) for cohort, some in stretches.items()
    ]
    return values(column("cohort", Uuid), *columns, name="told").data(days).cte()


def _told(rows: Subquery, stream: Stream, days: CTE) -> Any:
    """1 for an answer that is told, 0 for another one."""
    day = UtcDay(rows.c.at)
    inside = and_(day >= days.c[f"first_{stream}"], day <= days.c[f"last_{stream}"])
    return case((and_(rows.c[stream.value].is_not(None), inside), 1), else_=0)


def _answered(on: date, people: int, count: int, rest: Sequence[Any]) -> Answered:
    total, squares, before = (float(each) for each in rest)
    return Answered(
        Day(on, at_least=people, answers=count),
        Sums(count=count, total=total, squares=squares, before=before),
    )
