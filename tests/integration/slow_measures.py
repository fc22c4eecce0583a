"""The figures of a report once more, worked out one row after the other in plain Python, by their definitions."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.care.pulses import Item
from bot.domain.care.terms import EndedBy, Health
from bot.domain.growth.terms import RatingMoment
from bot.domain.insight.measures import Measure
from bot.domain.insight.periods import Period
from bot.domain.terms import MeetingState, MentorshipState, ParticipantState, Role
from models import Meeting, Mentorship, Participant
from tests.integration.pasts import Past
from tests.integration.slow_answers import Answer, Words

FIVE = 5
HERE = (ParticipantState.ACTIVE, ParticipantState.PAUSED)
SETTLED = (MeetingState.HELD, MeetingState.SKIPPED, MeetingState.UNKNOWN)
Found = Iterator[tuple[Measure, Any]]


class SlowMeasures(Words):
    """Counts, shares as (part, whole), means as (values, people), None for what must be withheld."""

    def __init__(self, past: Past, cohorts: Collection[UUID], now: datetime) -> None:
        super().__init__(past)
        self._cohorts = cohorts
        self._yesterday = now.astimezone(UTC).date() - timedelta(days=1)
        self._cohort_of = {each.id: each.cohort_id for each in past.of(Participant)}
        placed = Counter(
            each.cohort_id for each in past.of(Participant) if each.state in (*HERE, ParticipantState.LEFT)
        )
        self._large = {cohort for cohort in cohorts if placed[cohort] >= FIVE}

    def figures(self, period: Period) -> dict[Measure, Any]:
        return dict([*self._heads(period), *self._deeds(period), *self._said(period)])

    # -- what happened -----------------------------------------------------------------------------

    def _heads(self, period: Period) -> Found:
        members = [each for each in self._past.of(Participant) if each.cohort_id in self._cohorts]
        came = [each for each in members if each.state in (*HERE, ParticipantState.LEFT)]
        present = self._present(self._cohorts, period)
        learners = [each for each in present if each.role is not Role.MENTOR]
        matched = [each for each in learners if self._is_matched(each, period)]
        yield Measure.PARTICIPANTS, len(present)
        yield Measure.JOINED, sum(_in(each.joined_at, period) for each in came)
        gone = [each for each in members if each.state is ParticipantState.LEFT]
        yield Measure.LEFT, sum(_in(each.updated_at, period) for each in gone)
        yield Measure.MATCHED, len(matched)
        yield Measure.WAITING, len(learners) - len(matched)

    def _deeds(self, period: Period) -> Found:
        if not self._large:
            withheld = self._present(self._cohorts, period)
            yield from ((measure, None) for measure in _OF_DEEDS if withheld)
            return
        present = self._present(self._large, period)
        learners = [each for each in present if each.role is not Role.MENTOR]
        yield from _share(Measure.MATCH_RATE, [self._is_matched(each, period) for each in learners], len(learners))
        yield from _share(Measure.PARTICIPATION, [self._met(each, period) for each in present], len(present))
        yield from self._meetings(period)
        pairs = self._pairs(self._large)
        ran = [
            each
            for each in pairs
            if each.started_at < period.ends_at and (not each.ended_at or each.ended_at >= period.starts_at)
        ]
        parted = [each.ended_by is EndedBy.PARTED and _in(each.ended_at, period) for each in ran]
        yield from _share(Measure.REMATCH_RATE, parted, len(ran))
        joined = {each.id: each.joined_at for each in self._past.of(Participant)}
        to_match = [
            _days(joined[each.mentee_id], each.started_at) for each in pairs if _in(each.started_at, period)
        ]
        yield from _mean(Measure.TIME_TO_MATCH, to_match)
        firsts = [(each, min(held)) for each in pairs if (held := self._held(each))]
        to_meet = [_days(each.started_at, first) for each, first in firsts if _in(first, period)]
        yield from _mean(Measure.TIME_TO_FIRST_MEETING, to_meet)

    def _meetings(self, period: Period) -> Found:
        meetings = self.meetings(period)
        states = Counter(each.state for each in meetings)
        asked = [each for each in meetings if each.asks]
        yield Measure.MEETINGS_HELD, states[MeetingState.HELD]
        yield from _share(
            Measure.MEETING_RATE, [each.state is MeetingState.HELD for each in meetings], len(meetings)
        )
        answered = [each.state is not MeetingState.UNKNOWN for each in asked]
        yield from _share(Measure.RESPONSE_RATE, answered, len(asked))

    def meetings(self, period: Period) -> list[Meeting]:
        pairs = {each.id for each in self._pairs(self._large)}
        return [
            each
            for each in self._past.of(Meeting)
            if each.mentorship_id in pairs and each.state in SETTLED and _in(each.starts_at, period)
        ]

    def health(self) -> dict[Health, int]:
        told: Counter[Health] = Counter()
        for cohort in self._large:
            running = [each for each in self._pairs({cohort}) if not each.ended_at]
            for health, number in Counter(each.health for each in running).items():
                told[health] += number // FIVE * FIVE
        return {health: number for health, number in told.items() if number}

    def _present(self, cohorts: Collection[UUID], period: Period) -> list[Participant]:
        return [
            each
            for each in self._past.of(Participant)
            if each.cohort_id in cohorts
            and each.joined_at < period.ends_at
            and (each.state in HERE or (each.state is ParticipantState.LEFT and each.updated_at >= period.ends_at))
        ]

    def _pairs(self, cohorts: Collection[UUID]) -> list[Mentorship]:
        return [each for each in self._past.of(Mentorship) if each.cohort_id in cohorts]

    def _is_matched(self, member: Participant, period: Period) -> bool:
        return any(
            each.mentee_id == member.id
            and each.started_at < period.ends_at
            and (not each.ended_at or each.ended_at >= period.ends_at or each.state is MentorshipState.COMPLETED)
            for each in self._past.of(Mentorship)
        )

    def _met(self, member: Participant, period: Period) -> bool:
        mine = [each for each in self._past.of(Mentorship) if member.id in (each.mentor_id, each.mentee_id)]
        return any(_in(at, period) for pair in mine for at in self._held(pair))

    def _held(self, pair: Mentorship) -> list[datetime]:
        mine = (each for each in self._past.of(Meeting) if each.mentorship_id == pair.id)
        return [each.starts_at for each in mine if each.state is MeetingState.HELD]

    # -- what people said --------------------------------------------------------------------------

    def _said(self, period: Period) -> Found:
        given = [each for some in self._by_cohort(self.ratings()).values() for each in some]
        if here := [each for each in given if self._within(each, period)]:
            yield Measure.FEEDBACK_GIVEN, len(here)
        yield from self._mean(Measure.SATISFACTION, self.ratings(), period)
        yield from self._mean(Measure.WORTH, self._worths(), period)
        for measure, item in _ITEMS.items():
            yield from self._mean(measure, self._surveyed(item), period, lag=14)
        yield from self._goals(period)
        yield from self._growth(period)

    def _mean(self, measure: Measure, some: Iterable[Answer], period: Period, *, lag: int = 0) -> Found:
        answers = list(some)
        found = self.told(answers, period, lag=lag)
        if found:
            yield measure, ([each.value for each in found], len({each.person for each in found}))
        elif self._any(answers, period):
            yield measure, None

    def _goals(self, period: Period) -> Found:
        for measure, some in ((Measure.GOALS_SET, self._goals_set()), (Measure.GOALS_MOVING, self._moves())):
            answers = list(some)
            if found := self.told(answers, period):
                yield measure, len({each.goal for each in found})
            elif self._any(answers, period):
                yield measure, None
        ended = list(self._goals_ended())
        if found := self.told(ended, period):
            reached = sum(each.value for each in found)
            yield Measure.GOALS_REACHED, reached
            yield Measure.GOAL_COMPLETION, (reached, len(found))
        elif self._any(ended, period):
            yield Measure.GOALS_REACHED, None
            yield Measure.GOAL_COMPLETION, None

    def _growth(self, period: Period) -> Found:
        both = [list(self._grown(moment)) for moment in (RatingMoment.END, RatingMoment.MIDDLE)]
        for answers in both:
            if found := self.told(answers, period):
                yield Measure.SKILL_GROWTH, [(each.before, each.value) for each in found]
                return
        if any(self._any(answers, period) for answers in both):
            yield Measure.SKILL_GROWTH, None

    def told(self, answers: Iterable[Answer], period: Period, *, lag: int = 0) -> list[Answer]:
        """In each cohort, day by day: what five people have said is told on the day on which they are five."""
        found = []
        for some in self._by_cohort(answers).values():
            gathered: list[Answer] = []
            for day in sorted({each.day for each in some}):
                gathered += [each for each in some if each.day == day]
                if len({each.person for each in gathered}) >= FIVE:
                    counts_on = day + timedelta(days=lag)
                    if period.first <= counts_on <= min(period.last, self._yesterday):
                        found += gathered
                    gathered = []
        return found

    def _by_cohort(self, answers: Iterable[Answer]) -> Mapping[UUID, list[Answer]]:
        found: dict[UUID, list[Answer]] = defaultdict(list)
        for each in answers:
            if self._cohort_of[each.person] in self._large and each.day <= self._yesterday:
                found[self._cohort_of[each.person]].append(each)
        return found

    def _any(self, answers: Iterable[Answer], period: Period) -> bool:
        here = (each for some in self._by_cohort(answers).values() for each in some)
        return any(self._within(each, period) for each in here)

    def _within(self, answer: Answer, period: Period) -> bool:
        return period.first <= answer.day <= min(period.last, self._yesterday)


_ITEMS = {
    Measure.CONFIDENCE: Item.CONFIDENCE,
    Measure.NETWORK: Item.NETWORK,
    Measure.MENTOR_GROWTH: Item.GROWTH,
}
_OF_DEEDS = (
    Measure.MATCH_RATE,
    Measure.PARTICIPATION,
    Measure.MEETINGS_HELD,
    Measure.MEETING_RATE,
    Measure.RESPONSE_RATE,
    Measure.TIME_TO_MATCH,
    Measure.TIME_TO_FIRST_MEETING,
    Measure.REMATCH_RATE,
)


def weeks(meetings: Iterable[Meeting], period: Period) -> dict[date, Counter[MeetingState]]:
    """What became of meetings, by the Monday of their week on the clocks of the period."""
    found: dict[date, Counter[MeetingState]] = defaultdict(Counter)
    for each in meetings:
        day = each.starts_at.astimezone(ZoneInfo(period.zone)).date()
        found[day - timedelta(days=day.weekday())][each.state] += 1
    return found


def _in(at: datetime | None, period: Period) -> bool:
    return at is not None and period.first <= at.astimezone(ZoneInfo(period.zone)).date() <= period.last


def _days(start: datetime, end: datetime) -> float:
    return max((end - start) / timedelta(days=1), 0)


def _share(measure: Measure, parts: list[bool], whole: int) -> Found:
    if whole:
        yield measure, (sum(parts), whole) if whole >= FIVE else None


def _mean(measure: Measure, values: list[float]) -> Found:
    if values:
        yield measure, (values, len(values)) if len(values) >= FIVE else None
