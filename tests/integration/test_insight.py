"""Reports tell what a slow count of every single row tells, and keep to themselves what five people did not say."""

from collections import Counter
from collections.abc import Mapping
from itertools import product
from random import Random
from statistics import fmean, stdev
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.cards import CohortCard
from bot.domain.feedback import REPORT_FLOOR
from bot.domain.insight.figures import Count, Figure, Gain, Mean, Share, Withheld
from bot.domain.insight.measures import Measure
from bot.domain.insight.periods import Period, Span
from bot.domain.insight.report import Report
from bot.domain.people import Actor
from bot.domain.terms import MeetingState
from tests.integration.office import Office, T
from tests.integration.pasts import DAYS, Past, a_past
from tests.integration.slow_measures import SlowMeasures, weeks

by_chance = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


def told(figure: Figure) -> Any:
    """A figure as the slow count has it: a number, a part of a whole, a mean with its spread, or nothing."""
    match figure:
        case Count(value=value):
            return value
        case Share(part=part, whole=whole):
            return part, whole
        case Mean():
            return figure.value, figure.spread, figure.count, figure.people
        case Gain():
            return figure.before, figure.value, figure.people
        case Withheld():
            return None


def expected(measure: Measure, slow: Any) -> Any:
    if measure is Measure.SKILL_GROWTH and slow:
        before, gains = zip(*slow, strict=True)
        return fmean(before), fmean(gains), len(gains)
    if isinstance(slow, tuple) and isinstance(slow[0], list):
        values, people = slow
        return fmean(values), stdev(values), len(values), people
    return slow


def agree(figures: Mapping[Measure, Figure], slow: Mapping[Measure, Any]) -> None:
    found = {measure: told(figure) for measure, figure in figures.items()}
    wanted = {measure: expected(measure, each) for measure, each in slow.items()}
    assert found.keys() == wanted.keys()
    for measure, each in wanted.items():
        assert found[measure] == (each if each is None else pytest.approx(each, abs=2e-5)), measure


def same_weeks(report: Report, slow: SlowMeasures, period: Period) -> None:
    counted = weeks(slow.meetings(period), period)
    states = (MeetingState.HELD, MeetingState.SKIPPED, MeetingState.UNKNOWN)
    for week in report.weeks:
        there = counted.pop(week.monday, Counter[MeetingState]())
        assert (week.held, week.skipped, week.unknown) == tuple(there[state] for state in states)
    assert not counted


def a_program(office: Office, admin: Actor) -> list[CohortCard]:
    """Two cohorts of one program whose doors are open."""
    first = office.cohort(admin)
    again = office.services.cohorts.again(admin, first.id, "Once more")
    return [first, office.services.cohorts.open(admin, again.id).tally.cohort]


def check(report: Report, past: Past, office: Office) -> None:
    slow = SlowMeasures(past, report.scope.cohorts, office.clock.now())
    agree(report.figures, slow.figures(report.period))
    before = report.period.before()
    agree(report.previous, slow.figures(before) if before.last >= report.scope.began else {})
    same_weeks(report, slow, report.period)
    assert {state: number for state, number in (report.health or {}).items() if number} == slow.health()


@by_chance
@given(st.integers(0, 10**6), st.sampled_from(Span), st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York"]))
def test_a_report_is_what_a_slow_count_says(office: Office, seed: int, span: Span, zone: str) -> None:
    random = Random(seed)
    office.clock.instant = T()
    admin = office.learn("grace", is_admin=True, time_zone=zone)
    cohorts = a_program(office, admin)
    past = a_past(office, random, cohorts)
    office.clock.instant = T(days=random.randint(20, DAYS + 20), hours=random.randint(-9, 14))
    check(office.services.reports.read(admin, span, program=cohorts[0].program_id), past, office)
    for cohort in cohorts:
        check(office.services.reports.read(admin, span, cohort=cohort.id), past, office)


@settings(by_chance, max_examples=2)
@given(st.integers(0, 10**6))
def test_no_difference_of_two_reports_is_of_fewer_than_five_people(office: Office, seed: int) -> None:
    """Everybody who may ask asks for everything on several days, and subtracts whatever lies within the other."""
    random = Random(seed)
    office.clock.instant = T()
    admin = office.admin()
    cohorts = a_program(office, admin)
    past = a_past(office, random, cohorts)
    scopes: list[dict[str, UUID]] = [{"program": cohorts[0].program_id}, *({"cohort": each.id} for each in cohorts)]
    known = []
    for day in (36, 61):
        office.clock.instant = T(days=day)
        for scope, span in product(scopes, (Span.WEEK, Span.MONTH, Span.ALL)):
            report = office.services.reports.read(admin, span, **scope)
            slow = SlowMeasures(past, report.scope.cohorts, office.clock.now())
            behind = frozenset(slow.told(slow.ratings(), report.period))
            figure = report.figures.get(Measure.SATISFACTION)
            # What the report says is what these answers say, and nothing else: see the test above.
            assert (figure.count if isinstance(figure, Mean) else 0) == len(behind)
            known.append(behind)
    for one, other in product(known, known):
        for part in (one, one - other, one & other):
            assert len({each.person for each in part}) >= REPORT_FLOOR or not part
