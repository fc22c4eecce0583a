"""What people said, as figures: in blocks of at least five people of a cohort, or not at all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.insight.figures import WITHHELD, Count, Figure, Share
from bot.domain.insight.floor import Stretch, closed_within, told, with_names
from bot.domain.insight.measures import Measure
from bot.domain.insight.periods import Period
from bot.domain.insight.statistics import Sums
from bot.store.insight import Insight
from bot.store.insight.answers import Answered
from bot.store.insight.streams import Stream

Found = Iterator[tuple[Measure, Figure]]
MEANS = {
    Measure.SATISFACTION: Stream.RATING,
    Measure.WORTH: Stream.WORTH,
    Measure.CONFIDENCE: Stream.CONFIDENCE,
    Measure.NETWORK: Stream.NETWORK,
    Measure.MENTOR_GROWTH: Stream.MENTOR_GROWTH,
}


@dataclass(frozen=True, slots=True)
class _Told:
    """The answers of a kind that a report tells: their days in each cohort, and their sums."""

    stretches: Mapping[UUID, Stretch]
    sums: Sums


class Said:
    """The answers of some cohorts up to yesterday: a day that is not over tells nothing yet."""

    def __init__(self, insight: Insight, cohorts: Sequence[UUID], *, yesterday: date) -> None:
        self._insight = insight
        self._cohorts = cohorts
        self._yesterday = yesterday
        self._days: dict[Stream, Mapping[UUID, list[Answered]]] = {}
        self._number: dict[tuple[Stream, Period], int] = {}

    def figures(self, period: Period) -> Found:
        given = self._in_period(Stream.RATING, period)
        if given.count:
            yield Measure.FEEDBACK_GIVEN, Count(value=given.count)
        for measure, stream in MEANS.items():
            if found := self._told(stream, period):
                yield measure, found.sums.as_mean(self._people(stream, period))
            elif self._in_period(stream, period).count:
                yield measure, WITHHELD
        yield from self._goals(period)
        yield from self._growth(period)

    def named(self, period: Period) -> Mapping[str, int]:
        """People who agreed to be named with the goals they reached, as far as that gives nobody else away."""
        days = self._by_day(Stream.GOAL_ENDED)
        if not days:
            return {}
        others = self._insight.named.others_by_day(days.keys())
        whole = self._days_of(period)
        stretches = {
            cohort: with_names(
                closed_within([each.day for each in found], whole),
                {day: number for (of, day), number in others.items() if of == cohort},
            )
            for cohort, found in days.items()
        }
        return self._insight.named.reached(stretches)

    def _goals(self, period: Period) -> Found:
        for measure, stream in ((Measure.GOALS_SET, Stream.GOAL_SET), (Measure.GOALS_MOVING, Stream.GOAL_MOVED)):
            if found := self._told(stream, period):
                goals = self._insight.answers.goals(stream, found.stretches)
                yield measure, Count(value=goals, people=self._people(stream, period))
            elif self._in_period(stream, period).count:
                yield measure, WITHHELD
        if ended := self._told(Stream.GOAL_ENDED, period):
            people, reached = self._people(Stream.GOAL_ENDED, period), round(ended.sums.total)
            yield Measure.GOALS_REACHED, Count(value=reached, people=people)
            yield Measure.GOAL_COMPLETION, Share(part=reached, whole=ended.sums.count, people=people)
        elif self._in_period(Stream.GOAL_ENDED, period).count:
            yield Measure.GOALS_REACHED, WITHHELD
            yield Measure.GOAL_COMPLETION, WITHHELD

    def _growth(self, period: Period) -> Found:
        """At the end of a pair's time, or on its way as long as that is all there is."""
        streams = (Stream.GROWTH_AT_END, Stream.GROWTH_MIDWAY)
        gains = [found for stream in streams if (found := self._told(stream, period))]
        if gains:
            yield Measure.SKILL_GROWTH, gains[0].sums.as_gain()
        elif any(self._in_period(stream, period).count for stream in streams):
            yield Measure.SKILL_GROWTH, WITHHELD

    def _told(self, stream: Stream, period: Period) -> _Told | None:
        whole, sums, stretches = self._days_of(period), Sums(), {}
        for cohort, days in self._by_day(stream).items():
            stretch = told([each.day for each in days], whole, lag=stream.lag)
            if stretch:
                stretches[cohort] = stretch
                sums = sum((each.sums for each in days if stretch.covers(each.day.day)), sums)
        return _Told(stretches, sums) if stretches else None

    def _in_period(self, stream: Stream, period: Period) -> Sums:
        """All answers of these days, told or not: only their number is ever told of them."""
        whole = self._days_of(period)
        found = (each for days in self._by_day(stream).values() for each in days)
        return sum((each.sums for each in found if whole.covers(each.day.day)), Sums())

    def _people(self, stream: Stream, period: Period) -> int:
        """How many different people are behind what is told."""
        if (stream, period) not in self._number:
            told = {each: found.stretches for each in stream.together if (found := self._told(each, period))}
            people = self._insight.answers.people(stream.together, told)
            self._number |= {(each, period): number for each, number in people.items()}
        return self._number[stream, period]

    def _by_day(self, stream: Stream) -> Mapping[UUID, list[Answered]]:
        if stream not in self._days:
            self._days |= self._insight.answers.by_day(stream.together, self._cohorts, until=self._yesterday)
        return self._days[stream]

    def _days_of(self, period: Period) -> Stretch:
        return Stretch(period.first, min(period.last, self._yesterday))
