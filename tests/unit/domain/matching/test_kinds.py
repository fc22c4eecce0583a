"""Reverse pairs, peers and groups: who is matched with whom, why, and why not."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.matching import Candidate, Criterion, Exclusion, History, LeftOverReason, Rules, propose
from bot.domain.matching.criteria import COMPARISONS
from bot.domain.matching.hands import Hands
from bot.domain.matching.kinds import why
from bot.domain.matching_terms import Objective, Pairing
from bot.domain.terms import Side, Stage
from tests.unit.domain.matching.people import (
    NOTHING_BEFORE,
    RULES,
    Cohort,
    between,
    both,
    candidates,
    histories,
    mentee,
    mentor,
    points,
)

PEERS = replace(RULES, pairing=Pairing.PEER)
GROUPS = replace(RULES, pairing=Pairing.GROUP, group_min=2, group_max=3)
thorough = settings(deadline=None)


@st.composite
def free_people(draw: st.DrawFn) -> Cohort:
    people = (draw(candidates(number)) for number in range(draw(st.integers(0, 6))))
    return tuple(replace(person, mentor_seats=1, wants_mentor=True) for person in people)


def together(one: Candidate, other: Candidate) -> int:
    return (points(one, other) + points(other, one)) // 2


def every_pairing(
    people: Cohort, barred: frozenset[tuple[UUID, UUID]]
) -> Iterator[list[tuple[Candidate, Candidate]]]:
    if not people:
        yield []
        return
    one, *rest = people
    yield from every_pairing(tuple(rest), barred)
    for other in rest:
        never = one.working_minutes and other.working_minutes and not one.working_minutes & other.working_minutes
        if not never and not barred & {(one.person, other.person), (other.person, one.person)}:
            left = tuple(person for person in rest if person is not other)
            yield from ([(one, other), *pairs] for pairs in every_pairing(left, barred))


# -- peers -----------------------------------------------------------------------------------------


@thorough
@given(free_people(), histories(), st.integers(0, 9))
def test_no_pairs_of_peers_serve_more_people_or_have_more_points(
    cohort: Cohort, history: History, seed: int
) -> None:
    plan = propose(cohort, history, PEERS, seed)
    barred = history.paired | history.declined | history.mentoring
    best = max((len(pairs), sum(together(*two) for two in pairs)) for pairs in every_pairing(cohort, barred))
    assert (len(plan.pairs), sum(pair.score for pair in plan.pairs)) == best
    assert plan.certificate is not None
    assert plan.certificate.proven


@thorough
@given(free_people(), histories(), st.sampled_from(Objective))
def test_everybody_has_one_partner_or_a_reason_and_points_add_up(
    cohort: Cohort, history: History, objective: Objective
) -> None:
    plan = propose(cohort, history, PEERS, 7, objective)
    told = [person for pair in plan.pairs for person in (pair.mentor, pair.mentee)]
    told += [left.participant for left in plan.left_over]
    assert sorted(told) == sorted(person.id for person in cohort)
    for pair in plan.pairs:
        assert pair.score == sum(earned for _, earned in pair.reasons.points)
        assert pair.mentee < pair.mentor


@given(candidates(1), candidates(2))
def test_a_pair_of_peers_has_the_same_points_both_ways_and_each_criterion_is_half_of_both(
    one: Candidate, other: Candidate
) -> None:
    rules = Rules(pairing=Pairing.PEER)
    here, there = why(one, other, rules), why(other, one, rules)
    assert here.points == there.points
    ways = [dict(why(*two, Rules()).points) for two in ((one, other), (other, one))]
    stage = Criterion.STAGE
    for criterion, earned in here.points:
        if criterion is not stage:
            assert 0 <= 2 * earned - ways[0][criterion] - ways[1][criterion] + 1 <= 2
    assert set(here.shared_skills) == set(there.shared_skills)


def test_peers_who_were_a_pair_in_either_order_are_none_again() -> None:
    cohort = [both(1), both(2)]
    for before in (between((1, 2)), between((2, 1))):
        for history in (History(paired=before), History(declined=before), History(mentoring=before)):
            plan = propose(cohort, history, PEERS, 7)
            assert plan.pairs == ()
            assert {left.reason for left in plan.left_over} == {LeftOverReason.ALL_EXCLUDED}


def test_whoever_is_left_without_a_partner_reads_why() -> None:
    alone = propose([both(1)], NOTHING_BEFORE, PEERS, 7)
    assert [(left.reason, left.side) for left in alone.left_over] == [(LeftOverReason.NOBODY_ELSE, Side.MENTEE)]
    odd = propose([both(1), both(2), both(3)], NOTHING_BEFORE, PEERS, 7)
    assert [left.reason for left in odd.left_over] == [LeftOverReason.NO_PARTNER_LEFT]
    strict = propose([both(1), both(2)], NOTHING_BEFORE, replace(PEERS, minimum_points=900), 7)
    assert [left.reason for left in strict.left_over] == [LeftOverReason.BELOW_MINIMUM] * 2
    assert strict.left_over[0].excluded == ((Exclusion.OWN_PERSON, 1),)


def test_peers_locked_by_hand_are_a_pair_and_those_forbidden_are_none() -> None:
    cohort = [both(number) for number in range(4)]
    hands = Hands(
        locked=frozenset({(cohort[0].id, cohort[3].id)}), forbidden=frozenset({(cohort[2].id, cohort[1].id)})
    )
    plan = propose(cohort, NOTHING_BEFORE, PEERS, 7, hands=hands)
    assert [(pair.mentor, pair.mentee) for pair in plan.pairs] == [(cohort[0].id, cohort[3].id)]
    assert {left.participant for left in plan.left_over} == {cohort[1].id, cohort[2].id}


def test_what_another_objective_costs_among_peers_is_told() -> None:
    cohort = [both(1), both(2), both(3), both(4)]
    plan = propose(cohort, History(paired=between((1, 3), (2, 4), (1, 4))), PEERS, 7, Objective.STABLE)
    assert (plan.cost.pairs, plan.blocking) == (2 - len(plan.pairs), 0)


# -- groups ----------------------------------------------------------------------------------------


def test_a_mentor_of_a_group_takes_enough_or_nobody() -> None:
    cohort = [mentor(1, offers=["sql"], seats=3), mentor(2, offers=["python"], seats=3)]
    cohort += [mentee(number, wants=["sql"]) for number in (3, 4)] + [mentee(5, wants=["python"])]
    plan = propose(cohort, NOTHING_BEFORE, GROUPS, 7)
    assert {(pair.mentor, pair.mentee) for pair in plan.pairs} == {(cohort[0].id, cohort[n].id) for n in (2, 3, 4)}
    assert [(left.participant, left.reason) for left in plan.left_over] == [
        (cohort[1].id, LeftOverReason.NO_MENTEES_LEFT)
    ]


def test_whoever_is_left_over_because_a_group_would_be_too_small_reads_so() -> None:
    cohort = [mentor(1, seats=3), mentee(2)]
    plan = propose(cohort, NOTHING_BEFORE, GROUPS, 7)
    assert plan.pairs == ()
    assert [(left.side, left.reason, left.more_seats_needed, left.contested) for left in plan.left_over] == [
        (side, LeftOverReason.GROUP_TOO_SMALL, 0, ()) for side in (Side.MENTEE, Side.MENTOR)
    ]


def test_whom_a_mentor_has_already_or_by_hand_counts_towards_the_group() -> None:
    there_already = [mentor(1, seats=2), mentee(2)]
    assert len(propose(there_already, NOTHING_BEFORE, GROUPS, 7).pairs) == 1
    cohort = [mentor(1, seats=3), mentee(2), mentee(3)]
    hands = Hands(locked=frozenset({(cohort[0].id, cohort[1].id)}))
    assert len(propose(cohort, NOTHING_BEFORE, GROUPS, 7, hands=hands).pairs) == 2


@pytest.mark.parametrize("objective", Objective)
def test_in_groups_too_nobody_mentors_who_mentors_them(objective: Objective) -> None:
    people = [replace(both(number), mentor_seats=3) for number in range(4)]
    plan = propose(people, NOTHING_BEFORE, GROUPS, 7, objective)
    pairs = {(pair.mentor, pair.mentee) for pair in plan.pairs}
    assert pairs.isdisjoint({pair[::-1] for pair in pairs})
    assert all(sum(guide == each.id for guide, _ in pairs) in (0, 2, 3) for each in people)


def test_a_group_of_nobody_is_refused() -> None:
    for fewest, most in ((0, 3), (4, 3)):
        with pytest.raises(ValueError, match="which is nobody"):
            Rules(group_min=fewest, group_max=most)


# -- who is ahead of whom --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pairing", "learns", "shares", "part"),
    [
        (Pairing.TRADITIONAL, Stage.STARTING, Stage.GROWING, 60),
        (Pairing.TRADITIONAL, Stage.EXPERIENCED, Stage.STARTING, 0),
        (Pairing.GROUP, Stage.STARTING, Stage.EXPERIENCED, 60),
        (Pairing.REVERSE, Stage.EXPERIENCED, Stage.STARTING, 60),
        (Pairing.REVERSE, Stage.LEADING, Stage.STARTING, 30),
        (Pairing.REVERSE, Stage.STARTING, Stage.EXPERIENCED, 0),
        (Pairing.PEER, Stage.GROWING, Stage.GROWING, 60),
        (Pairing.PEER, Stage.GROWING, Stage.EXPERIENCED, 30),
        (Pairing.PEER, Stage.STARTING, Stage.LEADING, 0),
        (Pairing.REVERSE, Stage.CHANGING, Stage.CHANGING, 60),
    ],
)
def test_how_far_ahead_is_best_depends_on_who_meets_whom(
    pairing: Pairing, learns: Stage, shares: Stage, part: int
) -> None:
    assert COMPARISONS[Criterion.STAGE].points(learns, shares, Rules(pairing=pairing)) == part


def test_juniors_are_found_for_seniors_where_they_mentor() -> None:
    senior, junior, other = (
        replace(mentee(1), stage=Stage.LEADING),
        replace(mentor(2), stage=Stage.GROWING),
        replace(mentor(3), stage=Stage.LEADING),
    )
    (pair,) = propose([senior, junior, other], NOTHING_BEFORE, Rules(pairing=Pairing.REVERSE), 7).pairs
    assert (pair.mentor, pair.mentee) == (junior.id, senior.id)
