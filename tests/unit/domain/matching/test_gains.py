"""What one more seat would add: exactly what the plan with that seat has more."""

from dataclasses import replace

from hypothesis import given, settings

from bot.domain.matching import Candidate, History, propose
from bot.domain.matching.plan import SeatGain
from bot.domain.matching_terms import Objective
from tests.unit.domain.matching.people import NOTHING_BEFORE, RULES, Cohort, mentee, mentor
from tests.unit.domain.matching.test_exclusions import companies, pasts


def with_one_more_seat(company: Cohort, gain: SeatGain) -> list[Candidate]:
    return [
        replace(each, mentor_seats=each.mentor_seats + 1) if each.id == gain.mentor else each for each in company
    ]


def test_one_more_seat_serves_one_more_or_nobody() -> None:
    cohort = (mentor(1, offers=["sql"]), mentor(2, seats=0), mentee(3, wants=["sql"]), mentee(4))
    plan = propose(cohort, NOTHING_BEFORE, RULES, 7)
    assert [(gain.mentor, gain.pairs) for gain in plan.seat_gains] == [(cohort[0].id, 1), (cohort[1].id, 1)]
    assert propose(cohort[:3], NOTHING_BEFORE, RULES, 7).seat_gains == ()


@settings(deadline=None, max_examples=settings().max_examples)
@given(companies(), pasts())
def test_a_gain_is_what_the_plan_with_that_seat_has_more(company: Cohort, past: History) -> None:
    for objective in (Objective.COVERAGE, Objective.BOTTLENECK):
        plan = propose(company, past, RULES, 7, objective)
        for gain in plan.seat_gains:
            wider = propose(with_one_more_seat(company, gain), past, RULES, 7, objective)
            more = sum(pair.score for pair in wider.pairs) - sum(pair.score for pair in plan.pairs)
            assert (len(wider.pairs) - len(plan.pairs), more) == (gain.pairs, gain.points)
            assert gain.pairs in {0, 1}
