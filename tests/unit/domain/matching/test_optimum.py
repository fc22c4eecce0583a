"""The plan is the best there is, the same whoever asks, and breaks no rule."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.matching import Candidate, History, Plan, propose
from tests.unit.domain.matching.people import (
    NOTHING_BEFORE,
    RULES,
    SKILLS,
    Cohort,
    best_of_all,
    candidates,
    cohorts,
    histories,
    mentee,
    mentor,
)

thorough = settings(deadline=None, max_examples=2 * settings().max_examples)


def worth(plan: Plan) -> tuple[int, int]:
    return len(plan.pairs), sum(pair.score for pair in plan.pairs)


@thorough
@given(cohorts(), histories(), st.integers())
def test_no_pairing_serves_more_mentees_or_has_more_points(cohort: Cohort, history: History, seed: int) -> None:
    assert worth(propose(cohort, history, RULES, seed)) == best_of_all(cohort, history)


@thorough
@given(st.data(), cohorts(most=12), histories(), st.integers(0, 9))
def test_the_order_of_the_candidates_changes_nothing(
    data: st.DataObject, cohort: Cohort, history: History, seed: int
) -> None:
    shuffled = data.draw(st.permutations(cohort))
    assert propose(shuffled, history, RULES, seed) == propose(cohort, history, RULES, seed)


@thorough
@given(cohorts(most=12), histories())
def test_nobody_is_paired_against_a_rule(cohort: Cohort, history: History) -> None:
    people = {candidate.id: candidate for candidate in cohort}
    plan = propose(cohort, history, RULES, 7)
    pairs = [(people[pair.mentor].person, people[pair.mentee].person) for pair in plan.pairs]
    reverse = {pair[::-1] for pair in pairs}
    seats_taken = Counter(pair.mentor for pair in plan.pairs)
    assert all(taken <= people[guide].mentor_seats for guide, taken in seats_taken.items())
    assert all(people[pair.mentee].wants_mentor for pair in plan.pairs)
    assert len({pair.mentee for pair in plan.pairs}) == len(plan.pairs)
    assert all(guide != learner for guide, learner in pairs)
    assert history.paired.isdisjoint(pairs)
    assert history.declined.isdisjoint(pairs)
    assert history.mentoring.isdisjoint([*pairs, *reverse])
    assert reverse.isdisjoint(pairs)


@thorough
@given(cohorts(most=10), histories(), candidates(number=99))
def test_one_more_mentor_never_lowers_coverage(cohort: Cohort, history: History, newcomer: Candidate) -> None:
    helper = replace(newcomer, mentor_seats=1, wants_mentor=False)
    before, after = (propose(people, history, RULES, 7) for people in (cohort, (*cohort, helper)))
    assert len(after.pairs) >= len(before.pairs)


def test_ties_fall_by_the_seed_alone() -> None:
    cohort = [*map(mentor, range(6)), *map(mentee, range(6, 12))]
    plans = [propose(cohort, NOTHING_BEFORE, RULES, seed) for seed in (1, 1, 2)]
    assert plans[0] == plans[1]
    assert set(plans[0].pairs) != set(plans[2].pairs)
    assert worth(plans[0]) == worth(plans[2])


def test_a_scarce_seat_goes_to_whoever_waited_longest() -> None:
    cohort = [mentor(1), mentee(2, waiting_days=3), mentee(3, waiting_days=60)]
    (pair,) = propose(cohort, NOTHING_BEFORE, RULES, 7).pairs
    assert pair.mentee == cohort[2].id


def test_serving_one_more_mentee_beats_any_number_of_points() -> None:
    versatile, plain = mentor(1, offers=SKILLS), mentor(2)
    perfect, picky = mentee(3, wants=SKILLS), mentee(4)
    history = History(paired=frozenset({(plain.person, picky.person)}))
    plan = propose([versatile, plain, perfect, picky], history, RULES, 7)
    assert {(pair.mentor, pair.mentee) for pair in plan.pairs} == {(versatile.id, picky.id), (plain.id, perfect.id)}


def test_a_participant_is_counted_once() -> None:
    with pytest.raises(ValueError, match="only once"):
        propose([mentor(1), mentor(1)], NOTHING_BEFORE, RULES, 7)
