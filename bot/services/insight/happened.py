"""What happened, as figures: who is there, who has a match, and what became of meetings."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from uuid import UUID

from bot.domain.care.terms import Health
from bot.domain.insight.figures import WITHHELD, Count, Figure, Share
from bot.domain.insight.floor import large_enough, rounded_down
from bot.domain.insight.measures import HAPPENED, Measure
from bot.domain.insight.periods import Period
from bot.domain.insight.report import Week
from bot.domain.insight.statistics import Sums
from bot.store.insight.record import Crowd, Record, WeekOfMeetings

Found = Iterator[tuple[Measure, Figure]]


class Happened:
    """How many people are there is told of all `cohorts`; the rest only of those that are large enough."""

    def __init__(self, record: Record, cohorts: Sequence[UUID]) -> None:
        self._record = record
        self._cohorts = cohorts
        self._meetings: dict[Period, Sequence[WeekOfMeetings]] = {}

    @cached_property
    def large(self) -> Sequence[UUID]:
        return self._record.large(self._cohorts)

    def figures(self, period: Period) -> Found:
        crowd = self._record.crowd(self._cohorts, period)
        joined, left = self._record.came_and_went(self._cohorts, period)
        yield Measure.PARTICIPANTS, Count(value=crowd.present)
        yield Measure.JOINED, Count(value=joined)
        yield Measure.LEFT, Count(value=left)
        yield Measure.MATCHED, Count(value=crowd.matched)
        yield Measure.WAITING, Count(value=crowd.learners - crowd.matched)
        if self.large:
            all_large = len(self.large) == len(self._cohorts)
            yield from self._shares(crowd if all_large else self._record.crowd(self.large, period))
            yield from self._of_meetings(period)
            yield from self._of_pairs(period)
        elif crowd.present:
            yield from ((measure, WITHHELD) for measure in HAPPENED)

    def weeks(self, period: Period) -> tuple[Week, ...]:
        """What became of the meetings of each week, from the first week that had any to the last of the period."""
        found = {each.week: each for each in self._of_weeks(period)}
        monday = period.first - timedelta(days=period.first.weekday())
        number = (period.last - monday).days // 7 + 1
        return tuple(
            Week(
                monday=monday + timedelta(weeks=week),
                held=found[week].held if week in found else 0,
                skipped=found[week].skipped if week in found else 0,
                unknown=found[week].unknown if week in found else 0,
            )
            for week in range(min(found, default=number), number)
        )

    def health(self) -> Mapping[Health, int] | None:
        """Pairs that run by state, in steps of five of each cohort; None where there are some, but too few."""
        told: Counter[Health] = Counter()
        found = self._record.health(self.large)
        for _, health, number in found:
            told[health] += rounded_down(number)
        withheld = not self.large or (found and not told.total())
        return None if withheld else dict(told)

    def _shares(self, crowd: Crowd) -> Found:
        yield from _share(Measure.MATCH_RATE, crowd.matched, crowd.learners)
        yield from _share(Measure.PARTICIPATION, crowd.met, crowd.present)

    def _of_meetings(self, period: Period) -> Found:
        weeks = self._of_weeks(period)
        held, skipped, unknown, asked, answered = (
            sum(getattr(each, what) for each in weeks)
            for what in ("held", "skipped", "unknown", "asked", "answered")
        )
        yield Measure.MEETINGS_HELD, Count(value=held)
        yield from _share(Measure.MEETING_RATE, held, held + skipped + unknown)
        yield from _share(Measure.RESPONSE_RATE, answered, asked)

    def _of_pairs(self, period: Period) -> Found:
        yield from _mean(Measure.TIME_TO_MATCH, self._record.days_to_match(self.large, period))
        yield from _mean(Measure.TIME_TO_FIRST_MEETING, self._record.days_to_first_meeting(self.large, period))
        yield from _share(Measure.REMATCH_RATE, *self._record.parted(self.large, period))

    def _of_weeks(self, period: Period) -> Sequence[WeekOfMeetings]:
        if period not in self._meetings:
            self._meetings[period] = self._record.meetings(self.large, period)
        return self._meetings[period]


def _share(measure: Measure, part: int, whole: int) -> Found:
    if whole:
        yield measure, Share(part=part, whole=whole) if large_enough(whole) else WITHHELD


def _mean(measure: Measure, sums: Sums) -> Found:
    if sums.count:
        yield measure, sums.as_mean(sums.count) if large_enough(sums.count) else WITHHELD
