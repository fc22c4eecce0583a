"""People in both roles: nobody mentors the one who mentors them."""

from uuid import UUID

from hypothesis import given, settings

from bot.domain.matching import Exclusion, History, LeftOverReason, propose
from bot.domain.matching.assignment import assign
from bot.domain.matching.exact import Assignment
from bot.domain.matching.survey import Survey, survey
from bot.domain.terms import Side
from tests.unit.domain.matching.people import (
    NOTHING_BEFORE,
    RULES,
    Cohort,
    best_of_all,
    between,
    both,
    cohorts,
    histories,
)


def people_of(seen: Survey, chosen: Assignment) -> set[tuple[UUID, UUID]]:
    return {seen.people(*pair) for pair in zip(chosen.rows.tolist(), chosen.columns.tolist(), strict=True)}


def test_of_two_people_in_both_roles_only_one_mentors_the_other() -> None:
    cohort = [both(1, offers=["sql"], wants=["python"]), both(2, offers=["python"], wants=["public speaking"])]
    plan = propose(cohort, NOTHING_BEFORE, RULES, 7)
    assert [(pair.mentor, pair.mentee) for pair in plan.pairs] == [(cohort[1].id, cohort[0].id)]
    assert [(left.participant, left.side, left.reason, left.excluded) for left in plan.left_over] == [
        (
            cohort[1].id,
            Side.MENTEE,
            LeftOverReason.ALL_EXCLUDED,
            ((Exclusion.OWN_PERSON, 1), (Exclusion.RECIPROCAL, 1)),
        ),
        (
            cohort[0].id,
            Side.MENTOR,
            LeftOverReason.ALL_EXCLUDED,
            ((Exclusion.OWN_PERSON, 1), (Exclusion.RECIPROCAL, 1)),
        ),
    ]


def test_three_people_in_both_roles_form_a_circle() -> None:
    plan = propose([both(1), both(2), both(3)], NOTHING_BEFORE, RULES, 7)
    assert len(plan.pairs) == 3


def test_a_running_mentorship_bars_the_way_back() -> None:
    plan = propose([both(1), both(2)], History(mentoring=between((1, 2))), RULES, 7)
    assert plan.pairs == ()
    assert {exclusion for left in plan.left_over for exclusion, _ in left.excluded} == {
        Exclusion.OWN_PERSON,
        Exclusion.PAIRED_BEFORE,
        Exclusion.RECIPROCAL,
    }


@settings(deadline=None, max_examples=2 * settings().max_examples)
@given(cohorts(), histories())
def test_beyond_the_bound_loops_are_still_cut(cohort: Cohort, history: History) -> None:
    seen = survey(cohort, history, RULES, 7)
    chosen = assign(seen, most_plans=0)
    pairs = people_of(seen, chosen)
    assert pairs.isdisjoint({pair[::-1] for pair in pairs})
    assert (chosen.coverage, chosen.total) <= best_of_all(cohort, history)


def test_beyond_the_bound_of_two_people_in_both_roles_still_only_one_mentors_the_other() -> None:
    cohort = [both(1, offers=["sql"], wants=["python"]), both(2, offers=["python"], wants=["public speaking"])]
    seen = survey(cohort, NOTHING_BEFORE, RULES, 7)
    assert people_of(seen, assign(seen, most_plans=0)) == {(cohort[1].person, cohort[0].person)}


def test_beyond_the_bound_a_circle_of_alike_people_is_still_served_in_full() -> None:
    cohort = [both(number, offers=["sql"], wants=["sql"]) for number in range(40)]
    assert assign(survey(cohort, NOTHING_BEFORE, RULES, 7), most_plans=0).coverage == 40
