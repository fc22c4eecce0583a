"""Looking for a mentor: what stands in the way, who fits how well, what filters keep, how soon mentors answer."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.consent import TEXTS, lets_find
from bot.domain.finding import FEWEST_ANSWERS, HOURS, SLOWEST, Obstacle, Standing, obstacle, usual_days
from bot.domain.finding_cards import Filter, Looser, Wanted
from bot.domain.fitting import fits, kept, mark, ways_out
from bot.domain.matching import Candidate, History, Rules
from bot.domain.matching.scoring import points_for
from bot.domain.terms import ParticipantState, Role
from tests.unit.domain.matching.people import between, candidates, histories, mentee, mentor

RULES = Rules()
COHORT = UUID(int=7)
FREE = Standing(
    role=Role.MENTEE, state=ParticipantState.ACTIVE, open=True, one_to_one=True, has_mentor=False, said_yes=False
)
ASKED_FOR = st.builds(
    Wanted,
    cohort=st.just(COHORT),
    skill=st.sampled_from(("", mark("sql"), mark("go"))),
    language=st.sampled_from(("", mark("english"))),
    hours=st.sampled_from((0, *HOURS)),
)


def at_work(someone: Candidate, hours: int, *languages: str) -> Candidate:
    """The same person with so many hours a week from Monday on."""
    return replace(someone, working_minutes=frozenset(range(2 * hours)), languages=languages)


ME = at_work(mentee(0, wants=("sql", "go")), 40, "english")
MENTORS = (
    at_work(mentor(1, offers=("go",)), 40, "english"),
    at_work(mentor(2, offers=("sql", "go")), 10, "english", "german"),
    at_work(mentor(3, offers=("knitting",)), 20),
)


def ids(found: object) -> list[int]:
    return [fit.mentor.id.int for fit in found]  # type: ignore[attr-defined]


# -- who fits ------------------------------------------------------------------------------------------


@given(
    others=st.integers(0, 6).flatmap(lambda n: st.tuples(*(candidates(i + 1) for i in range(n)))),
    before=histories(),
)
def test_the_list_has_the_points_of_a_round_and_its_order(others: tuple[Candidate, ...], before: History) -> None:
    me = replace(mentee(0, wants=("sql", "python")), working_minutes=frozenset(range(300)))
    found = fits(me, others, before, RULES)
    assert all(fit.points == sum(points_for(fit.mentor, me, RULES).values()) for fit in found)
    assert all(one.points >= other.points for one, other in pairwise(found))
    assert len({fit.mentor.id for fit in found}) == len(found)
    barred = before.paired | before.declined | before.mentoring | {two[::-1] for two in before.mentoring}
    assert all((fit.mentor.person, me.person) not in barred for fit in found)


def test_the_best_fit_comes_first_and_whoever_is_ruled_out_is_not_there_at_all() -> None:
    assert ids(fits(ME, MENTORS, History(), RULES)) == [2, 1, 3]
    for apart in (
        History(apart=between((0, 2))),
        History(apart=between((2, 0))),
        History(declined=between((2, 0))),
        History(managing=between((2, 0))),
        History(paired=between((2, 0))),
    ):
        assert ids(fits(ME, MENTORS, apart, RULES)) == [1, 3]


def test_nobody_fits_where_nobody_mentors_or_too_few_points_can_be_had() -> None:
    assert fits(ME, (), History(), RULES) == ()
    assert fits(ME, MENTORS, History(), replace(RULES, minimum_points=1000)) == ()


def test_among_equals_each_mentee_sees_another_order() -> None:
    alike = [at_work(mentor(number), 40) for number in range(10, 15)]
    firsts = {ids(fits(at_work(mentee(number), 40), alike, History(), RULES))[0] for number in range(30)}
    assert len(firsts) > 1
    again = fits(ME, alike[::-1], History(), RULES)
    assert ids(again) == ids(fits(ME, alike, History(), RULES))


# -- filters -------------------------------------------------------------------------------------------


def test_filters_keep_who_offers_a_skill_speaks_a_language_and_shares_enough_hours() -> None:
    found, everybody = fits(ME, MENTORS, History(), RULES), Wanted(cohort=COHORT)
    assert ids(kept(found, everybody)) == [2, 1, 3]
    assert ids(kept(found, replace(everybody, skill=mark("sql")))) == [2]
    assert ids(kept(found, replace(everybody, language=mark("english")))) == [2, 1]
    assert ids(kept(found, replace(everybody, hours=20))) == [1, 3]
    assert ids(kept(found, replace(everybody, hours=20, skill=mark("go")))) == [1]


@given(wanted=ASKED_FOR)
def test_a_filter_less_never_shows_fewer(wanted: Wanted) -> None:
    found = fits(ME, MENTORS, History(), RULES)
    for each in wanted.filters:
        looser = wanted.without(each)
        assert each not in looser.filters
        assert set(ids(kept(found, wanted))) <= set(ids(kept(found, looser)))


def test_an_empty_list_names_the_filters_whose_absence_would_help_the_best_first() -> None:
    found = fits(ME, MENTORS, History(), RULES)
    narrow = Wanted(cohort=COHORT, skill=mark("sql"), hours=20)
    assert kept(found, narrow) == ()
    assert ways_out(found, narrow) == (Looser(Filter.SKILL, 2), Looser(Filter.HOURS, 1))
    nothing = Wanted(cohort=COHORT, skill=mark("sailing"), language=mark("latin"))
    assert ways_out(found, nothing) == ()


# -- who may look --------------------------------------------------------------------------------------


def test_a_mentee_with_a_place_and_without_a_mentor_may_look_and_so_may_somebody_who_does_both() -> None:
    assert obstacle(FREE) is None
    assert obstacle(replace(FREE, role=Role.BOTH)) is None


@pytest.mark.parametrize(
    ("standing", "reason"),
    [
        (replace(FREE, open=False, has_mentor=True), Obstacle.CLOSED),
        (replace(FREE, one_to_one=False), Obstacle.FOUND_FOR),
        (replace(FREE, role=Role.MENTOR), Obstacle.MENTORS_ONLY),
        (replace(FREE, has_mentor=True, state=ParticipantState.PAUSED), Obstacle.HAS_MENTOR),
        (replace(FREE, said_yes=True), Obstacle.SAID_YES),
        (replace(FREE, state=ParticipantState.PAUSED), Obstacle.ON_BREAK),
        (replace(FREE, state=ParticipantState.WAITLISTED), Obstacle.NO_PLACE),
    ],
)
def test_what_stands_in_the_way_is_the_most_lasting_thing(standing: Standing, reason: Obstacle) -> None:
    assert obstacle(standing) is reason


def test_only_mentors_who_agreed_to_it_are_found() -> None:
    assert not lets_find(None)
    assert not lets_find("2026-11-22")
    assert lets_find(max(TEXTS))


# -- how soon mentors answer ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "days"),
    [((1, 2, 200), 1), ((24, 24, 24), 1), ((25, 30, 1), 2), ((60, 70, 80), 3), ((80, 90, 100), 7), ((1, 1), None)],
)
def test_the_usual_answer_is_the_middle_one_and_slow_ones_all_read_alike(
    hours: tuple[float, ...], days: int | None
) -> None:
    assert usual_days([timedelta(hours=each) for each in hours]) == days


@given(answers=st.lists(st.timedeltas(timedelta(0), timedelta(days=60)), max_size=8))
def test_nothing_is_said_of_who_has_answered_little_and_nothing_worse_than_a_week(answers: list[timedelta]) -> None:
    days = usual_days(answers)
    assert (days is None) == (len(answers) < FEWEST_ANSWERS)
    assert days is None or days in {1, 2, 3, SLOWEST}
