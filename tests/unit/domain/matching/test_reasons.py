"""Every answer is explained: points add up, shared facts are true, and nobody is left over without a reason."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.matching import (
    Criterion,
    Exclusion,
    History,
    LeftOver,
    LeftOverReason,
    Reasons,
    Rules,
    propose,
)
from bot.domain.matching.makers import HASHED
from bot.domain.terms import Side
from tests.unit.domain.matching.people import (
    NOTHING_BEFORE,
    RULES,
    Cohort,
    between,
    both,
    cohorts,
    histories,
    mentee,
    mentor,
)


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    skills = draw(st.integers(0, 1000))
    hours = draw(st.integers(0, 1000 - skills))
    minimum = draw(st.sampled_from([0, 0, 300]))
    return replace(RULES, skills=skills, hours=hours, waiting=1000 - skills - hours, minimum_points=minimum)


@settings(deadline=None, max_examples=2 * settings().max_examples)
@given(cohorts(most=10), histories(), rules())
def test_points_add_up_exactly_and_nobody_is_forgotten(cohort: Cohort, history: History, chosen: Rules) -> None:
    plan = propose(cohort, history, chosen, 7)
    for pair in plan.pairs:
        assert [criterion for criterion, _ in pair.reasons.points] == list(Criterion)
        assert sum(points for _, points in pair.reasons.points) == pair.score
        assert chosen.minimum_points <= pair.score <= 1000
    mentees = [pair.mentee for pair in plan.pairs]
    mentees += [left.participant for left in plan.left_over if left.side is Side.MENTEE]
    mentors = {pair.mentor for pair in plan.pairs}
    mentors |= {left.participant for left in plan.left_over if left.side is Side.MENTOR}
    assert sorted(mentees) == [candidate.id for candidate in cohort if candidate.wants_mentor]
    assert mentors == {candidate.id for candidate in cohort if candidate.mentor_seats}


def test_a_pair_is_explained_by_its_shared_facts() -> None:
    guide = replace(mentor(1, offers=["python", "sql", "hiring"]), working_minutes=frozenset(range(18, 34)))
    learner = replace(
        mentee(2, wants=["sql", "writing", "python", "sql"], waiting_days=9),
        working_minutes=frozenset(range(14, 30)),
    )
    (pair,) = propose([guide, learner], NOTHING_BEFORE, RULES, 7).pairs
    assert pair.reasons == Reasons(
        points=tuple((each, {"skills": 400, "hours": 75, "waiting": 15}.get(each, 0)) for each in Criterion),
        shared_skills=("sql", "python"),
        overlap_minutes=360,
    )
    assert pair.score == 490


def test_the_best_pairs_and_the_longest_waits_come_first() -> None:
    cohort = [
        mentor(1, offers=["sql"]),
        mentor(2),
        mentee(3, wants=["sql"], waiting_days=9),
        mentee(4, waiting_days=99),
    ]
    crowd = [*cohort, mentee(5, waiting_days=2), mentee(6, waiting_days=5)]
    plan = propose(crowd, NOTHING_BEFORE, RULES, 7)
    assert [pair.score for pair in plan.pairs] == [615, 150]
    assert [left.participant for left in plan.left_over] == [crowd[5].id, crowd[4].id]


ALONE = ((Exclusion.OWN_PERSON, 1),)
REASONS = {
    "nobody mentors": ([mentee(1)], NOTHING_BEFORE, LeftOverReason.NO_MENTORS, (), 0),
    "only they mentor": ([both(1)], NOTHING_BEFORE, LeftOverReason.NO_MENTORS, ALONE, 0),
    "paired before": (
        [mentee(1), mentor(2)],
        History(paired=between((2, 1))),
        LeftOverReason.ALL_EXCLUDED,
        ((Exclusion.PAIRED_BEFORE, 1),),
        0,
    ),
    "declined before": (
        [mentee(1), mentor(2)],
        History(declined=between((2, 1))),
        LeftOverReason.ALL_EXCLUDED,
        ((Exclusion.DECLINED_BEFORE, 1),),
        0,
    ),
    "every mentor is full": (
        [mentee(1), mentor(2, seats=0), mentor(3, seats=0)],
        NOTHING_BEFORE,
        LeftOverReason.SEATS_TAKEN,
        ((Exclusion.NO_SEAT, 2),),
        1,
    ),
    "the seat went to another": (
        [mentee(1), mentor(2), mentee(3, waiting_days=9)],
        NOTHING_BEFORE,
        LeftOverReason.SEATS_TAKEN,
        (),
        1,
    ),
}


@pytest.mark.parametrize(("cohort", "history", "reason", "excluded", "seats"), REASONS.values(), ids=REASONS)
def test_a_mentee_left_over_learns_why(
    cohort: Cohort,
    history: History,
    reason: LeftOverReason,
    excluded: tuple[tuple[Exclusion, int], ...],
    seats: int,
) -> None:
    plan = propose(cohort, history, RULES, 7)
    full = tuple(each.id for each in cohort if not each.wants_mentor) if seats else ()
    assert plan.left_over[0] == LeftOver(
        participant=cohort[0].id,
        side=Side.MENTEE,
        reason=reason,
        excluded=excluded,
        more_seats_needed=seats,
        contested=full,
    )


def test_only_the_mentors_who_fit_best_are_named_as_contested() -> None:
    guides = [mentor(number, offers=["sql"][: number % 2], seats=0) for number in range(2, 7)]
    plan = propose([mentee(1, wants=["sql"]), *guides], NOTHING_BEFORE, RULES, 7)
    assert plan.left_over[0].contested == (guides[1].id, guides[3].id, guides[0].id)


def test_one_more_seat_is_what_a_mentee_without_one_needs() -> None:
    waiting, guide, served = mentee(1), mentor(2), mentee(3, waiting_days=9)
    plan = propose([waiting, replace(guide, mentor_seats=2), served], NOTHING_BEFORE, RULES, 7)
    assert plan.left_over == ()


def test_below_the_minimum_neither_side_is_proposed_and_both_learn_why() -> None:
    plan = propose([mentor(1), mentee(2)], NOTHING_BEFORE, replace(RULES, minimum_points=1), 7)
    assert plan.pairs == ()
    assert [(left.side, left.reason) for left in plan.left_over] == [
        (Side.MENTEE, LeftOverReason.BELOW_MINIMUM),
        (Side.MENTOR, LeftOverReason.BELOW_MINIMUM),
    ]


def test_a_wish_in_confidence_is_told_in_the_words_of_ordinary_reasons() -> None:
    alone = [mentor(1), mentee(2)]

    def told(history: History, rules: Rules) -> list[tuple[Side, str]]:
        return [(left.side, left.reason.sentence) for left in propose(alone, history, rules, 7).left_over]

    apart = told(History(apart=between((2, 1))), RULES)
    assert apart == told(History(apart=between((1, 2))), RULES)
    assert apart == told(NOTHING_BEFORE, replace(RULES, minimum_points=1))
    assert apart == told(History(declined=between((1, 2))), RULES)
    assert apart == told(History(paired=between((1, 2))), RULES)
    assert apart == told(History(managing=between((1, 2))), RULES)
    assert [side for side, _ in apart] == [Side.MENTEE, Side.MENTOR]


@pytest.mark.parametrize("others", [(), (mentor(2, offers=["sql"]), mentee(3, wants=["sql"]))])
def test_a_mentor_nobody_needs_learns_that_no_mentee_is_left(others: Cohort) -> None:
    (left,) = propose([mentor(1), *others], NOTHING_BEFORE, RULES, 7).left_over
    assert (left.side, left.reason, left.more_seats_needed) == (Side.MENTOR, LeftOverReason.NO_MENTEES_LEFT, 0)


def test_every_reason_has_a_sentence_of_its_own_but_those_that_may_hide_a_wish() -> None:
    others = [reason for reason in LeftOverReason if reason is not LeftOverReason.ALL_EXCLUDED]
    sentences = [reason.sentence for reason in (*Exclusion, *others)]
    assert LeftOverReason.ALL_EXCLUDED.sentence == LeftOverReason.BELOW_MINIMUM.sentence
    assert len(set(sentences)) == len(sentences)
    assert all(sentence.endswith(".") for sentence in sentences)


def test_the_digest_tells_whether_the_inputs_were_the_same() -> None:
    cohort, seed = [mentor(1), mentee(2)], 7
    digest = propose(cohort, NOTHING_BEFORE, RULES, seed).digest
    renamed = [replace(cohort[0], name="Grace"), cohort[1]]
    assert len(digest) == 64
    assert propose(renamed, NOTHING_BEFORE, RULES, seed).digest == digest
    others = [
        propose([cohort[0], replace(cohort[1], waiting_days=1)], NOTHING_BEFORE, RULES, seed),
        propose(cohort, History(declined=between((8, 9))), RULES, seed),
        propose(cohort, History(paired=between((8, 9))), RULES, seed),
        propose(cohort, NOTHING_BEFORE, replace(RULES, minimum_points=1), seed),
        propose(cohort, NOTHING_BEFORE, replace(RULES, texts=replace(HASHED, name="another")), seed),
        propose(cohort, NOTHING_BEFORE, RULES, seed + 1),
    ]
    assert len({digest, *(other.digest for other in others)}) == 7


@pytest.mark.parametrize("shares", [(600, 250, 151), (1100, -100, 0)])
def test_the_criteria_must_share_exactly_a_thousand_points(shares: tuple[int, int, int]) -> None:
    skills, hours, waiting = shares
    with pytest.raises(ValueError, match="exactly 1000"):
        Rules(skills=skills, hours=hours, waiting=waiting)


@pytest.mark.parametrize("minimum", [-1, 1001])
def test_a_minimum_nobody_could_reach_is_refused(minimum: int) -> None:
    with pytest.raises(ValueError, match="between 0 and 1000"):
        Rules(minimum_points=minimum)
