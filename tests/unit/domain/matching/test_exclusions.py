"""Who may never be a pair, told apart one by one and counted, against the rule written down a second time."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.matching import Candidate, Exclusion, History
from bot.domain.matching.exact import FORBIDDEN
from bot.domain.matching.exclusions import Reasons
from bot.domain.matching.survey import is_mentor, survey
from tests.unit.domain.matching.people import RULES, Cohort, between, histories
from tests.unit.domain.matching.test_scoring import people


@st.composite
def companies(draw: st.DrawFn) -> Cohort:
    return tuple(draw(people(number)) for number in range(draw(st.integers(0, 6))))


@st.composite
def pasts(draw: st.DrawFn) -> History:
    number = st.integers(0, 5)
    pairs = st.frozensets(st.tuples(number, number), max_size=3).map(lambda chosen: between(*chosen))
    before = draw(histories())
    return History(before.paired, before.declined, before.mentoring, draw(pairs), draw(pairs))


def why_not(mentor: Candidate, mentee: Candidate, history: History) -> Exclusion | None:
    pair = (mentor.person, mentee.person)
    both_ways = {pair, pair[::-1]}
    rules = (
        (Exclusion.OWN_PERSON, mentor.person == mentee.person),
        (Exclusion.KEPT_APART, both_ways & history.apart),
        (Exclusion.OWN_MANAGER, both_ways & history.managing),
        (Exclusion.PAIRED_BEFORE, pair in history.paired | history.mentoring),
        (Exclusion.DECLINED_BEFORE, pair in history.declined),
        (Exclusion.RECIPROCAL, pair[::-1] in history.mentoring),
        (Exclusion.NO_COMMON_HOUR, strangers(mentor.working_minutes, mentee.working_minutes)),
        (Exclusion.NO_COMMON_LANGUAGE, strangers(frozenset(mentor.languages), frozenset(mentee.languages))),
        (Exclusion.NO_SEAT, not mentor.mentor_seats),
    )
    return next((reason for reason, holds in rules if holds), None)


def strangers(one: frozenset[object], other: frozenset[object]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


@settings(deadline=None, max_examples=2 * settings().max_examples)
@given(companies(), pasts())
def test_every_pair_that_is_ruled_out_is_counted_under_its_strongest_reason(company: Cohort, past: History) -> None:
    mentees = [each for each in company if each.wants_mentor]
    mentors = [each for each in company if is_mentor(each)]
    seen, counted = survey(company, past, RULES, 1), Reasons(mentees, mentors, past)
    by_mentor: list[Counter[Exclusion]] = [Counter() for _ in mentors]
    for row, mentee in enumerate(mentees):
        by_mentee: Counter[Exclusion] = Counter()
        for column, mentor in enumerate(mentors):
            reason = why_not(mentor, mentee, past)
            barred = seen.problem.points[row, column] == FORBIDDEN
            assert barred == (reason not in {None, Exclusion.NO_SEAT})
            if reason:
                by_mentee[reason] += 1
                by_mentor[column][reason] += 1
        assert counted.of_mentee(row) == by_mentee
    assert [counted.of_mentor(column) for column in range(len(mentors))] == by_mentor
