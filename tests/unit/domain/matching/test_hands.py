"""What an admin decides by hand holds, the rest is the best around it, and the rules that protect people stay."""

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.matching import SOFT, Candidate, Exclusion, History, digest_of, objections, propose
from bot.domain.matching.exact import FORBIDDEN
from bot.domain.matching.hands import NO_HANDS, Hands, set_aside
from bot.domain.matching.survey import is_mentor, survey
from bot.domain.matching_terms import Objective
from bot.domain.terms import Side
from tests.unit.domain.matching.people import NOTHING_BEFORE, RULES, Cohort, both, mentee, mentor
from tests.unit.domain.matching.test_exclusions import companies, pasts

GUIDE, OTHER, LEARNER, SECOND = mentor(1, offers=["sql"]), mentor(2), mentee(3, wants=["sql"]), mentee(4)


def who_with_whom(
    cohort: Cohort, hands: Hands = NO_HANDS, history: History = NOTHING_BEFORE
) -> set[tuple[UUID, UUID]]:
    plan = propose(cohort, history, RULES, 7, Objective.COVERAGE, hands)
    return {(pair.mentor, pair.mentee) for pair in plan.pairs}


def test_a_locked_pair_stays_and_the_others_are_matched_around_it() -> None:
    cohort = (GUIDE, OTHER, LEARNER, SECOND)
    assert who_with_whom(cohort) == {(GUIDE.id, LEARNER.id), (OTHER.id, SECOND.id)}
    locked = Hands(locked=frozenset({(OTHER.id, LEARNER.id)}))
    assert who_with_whom(cohort, locked) == {(OTHER.id, LEARNER.id), (GUIDE.id, SECOND.id)}


def test_a_forbidden_pair_goes_and_the_next_best_comes() -> None:
    cohort = (GUIDE, OTHER, LEARNER)
    forbidden = Hands(
        forbidden=frozenset({(GUIDE.id, LEARNER.id), (UUID(int=9), LEARNER.id), (GUIDE.id, UUID(int=9))})
    )
    assert who_with_whom(cohort, forbidden) == {(OTHER.id, LEARNER.id)}


def test_a_lock_takes_one_seat_of_a_mentor_and_leaves_the_others() -> None:
    guide = mentor(1, offers=["sql"], seats=2)
    hands = Hands(locked=frozenset({(guide.id, SECOND.id)}))
    plan = propose((guide, LEARNER, SECOND), NOTHING_BEFORE, RULES, 7, Objective.COVERAGE, hands)
    assert {pair.mentee for pair in plan.pairs} == {LEARNER.id, SECOND.id}
    assert plan.left_over == ()


def test_a_mentor_with_a_locked_pair_and_a_free_seat_is_not_left_over() -> None:
    guide = mentor(1, seats=2)
    hands = Hands(locked=frozenset({(guide.id, LEARNER.id)}))
    plan = propose((guide, LEARNER), NOTHING_BEFORE, RULES, 7, Objective.COVERAGE, hands)
    assert plan.left_over == ()


def test_locked_pairs_close_no_loop() -> None:
    ada, bob = both(1), both(2)
    hands = Hands(locked=frozenset({(ada.id, bob.id)}))
    plan = propose((ada, bob), NOTHING_BEFORE, RULES, 7, Objective.COVERAGE, hands)
    assert [(pair.mentor, pair.mentee) for pair in plan.pairs] == [(ada.id, bob.id)]
    assert {(left.participant, left.side) for left in plan.left_over} == {
        (ada.id, Side.MENTEE),
        (bob.id, Side.MENTOR),
    }


def test_a_lock_that_no_longer_holds_is_let_go() -> None:
    gone, full, served = (UUID(int=9), LEARNER.id), (mentor(5, seats=0).id, LEARNER.id), (GUIDE.id, OTHER.id)
    cohort = (GUIDE, OTHER, LEARNER, mentor(5, seats=0))
    hands = Hands(locked=frozenset({gone, full, served, (GUIDE.id, UUID(int=9))}))
    assert who_with_whom(cohort, hands) == who_with_whom(cohort)


def test_a_lock_overrides_what_protects_nobody_and_nothing_else() -> None:
    hands, pair = Hands(locked=frozenset({(GUIDE.id, LEARNER.id)})), frozenset({(GUIDE.person, LEARNER.person)})
    cohort = (GUIDE, LEARNER)
    assert who_with_whom(cohort, hands, History(paired=pair)) == hands.locked
    assert who_with_whom(cohort, hands, History(apart=pair)) == set()
    assert who_with_whom(cohort, hands, History(declined=pair)) == set()


def test_one_seat_and_one_mentee_are_locked_once() -> None:
    cohort = (GUIDE, OTHER, LEARNER, SECOND)
    both_of_one = Hands(locked=frozenset({(GUIDE.id, LEARNER.id), (GUIDE.id, SECOND.id), (OTHER.id, LEARNER.id)}))
    assert who_with_whom(cohort, both_of_one) == {(GUIDE.id, LEARNER.id), (OTHER.id, SECOND.id)}


def test_what_is_decided_by_hand_is_part_of_the_digest() -> None:
    cohort, pair = (GUIDE, LEARNER), frozenset({(GUIDE.id, LEARNER.id)})
    plain = digest_of(cohort, NOTHING_BEFORE, RULES, 7)
    locked = digest_of(cohort, NOTHING_BEFORE, RULES, 7, hands=Hands(locked=pair))
    assert len({plain, locked, digest_of(cohort, NOTHING_BEFORE, RULES, 7, hands=Hands(forbidden=pair))}) == 3
    assert propose(cohort, NOTHING_BEFORE, RULES, 7, hands=Hands(locked=pair)).digest == locked


def test_the_regret_of_a_mentee_is_what_their_best_mentor_would_have_had_more() -> None:
    rival = mentee(4, wants=["sql"], waiting_days=90)
    plan = propose((GUIDE, OTHER, LEARNER, rival), NOTHING_BEFORE, RULES, 7)
    assert {pair.mentee: pair.regret for pair in plan.pairs} in (
        {LEARNER.id: 600, rival.id: 0},
        {LEARNER.id: 0, rival.id: 600},
    )


@settings(deadline=None, max_examples=settings().max_examples)
@given(companies(), pasts(), st.data())
def test_locks_and_bans_hold_and_the_rest_is_what_it_would_be_without_them(
    company: Cohort, past: History, data: st.DataObject
) -> None:
    two = st.sampled_from(
        [(one.id, other.id) for one in company for other in company] or [(UUID(int=0), UUID(int=0))]
    )
    hands = Hands(
        locked=data.draw(st.frozensets(two, max_size=2)), forbidden=data.draw(st.frozensets(two, max_size=3))
    )
    rest, locked = set_aside(
        company, hands.locked, may=lambda guide, learner: objections(guide, learner, past) <= SOFT
    )
    plan = propose(company, past, RULES, 7, Objective.COVERAGE, hands)
    formed = [(pair.mentor, pair.mentee) for pair in plan.pairs]
    certain = {(guide.id, learner.id) for guide, learner in locked}
    assert certain <= set(formed)
    assert not (set(formed) - certain) & hands.forbidden
    assert len({learner for _, learner in formed}) == len(formed)
    seats = {each.id: each.mentor_seats for each in company}
    assert all([guide for guide, _ in formed].count(each) <= seats[each] for each, _ in formed)
    people = frozenset((guide.person, learner.person) for guide, learner in locked)
    met = History(past.paired, past.declined, past.mentoring | people, past.managing, past.apart)
    alone = propose(rest, met, RULES, 7, Objective.COVERAGE, Hands(forbidden=hands.forbidden))
    assert {(pair.mentor, pair.mentee) for pair in alone.pairs} == set(formed) - certain


@settings(deadline=None, max_examples=settings().max_examples)
@given(companies(), pasts())
def test_two_people_have_an_objection_exactly_where_matching_would_not_pair_them(
    company: Cohort, past: History
) -> None:
    mentees, mentors = (
        [each for each in company if each.wants_mentor],
        [each for each in company if is_mentor(each)],
    )
    points = survey(company, past, RULES, 1).problem.points
    for row, learner in enumerate(mentees):
        for column, guide in enumerate(mentors):
            found = objections(guide, learner, past) - {Exclusion.NO_SEAT}
            assert bool(found) == (points[row, column] == FORBIDDEN)


def test_only_what_protects_nobody_can_be_overridden() -> None:
    assert {Exclusion.PAIRED_BEFORE, Exclusion.NO_COMMON_HOUR, Exclusion.NO_COMMON_LANGUAGE} == SOFT
    full: Candidate = mentor(1, seats=0)
    assert objections(full, mentee(2), NOTHING_BEFORE) == {Exclusion.NO_SEAT}
