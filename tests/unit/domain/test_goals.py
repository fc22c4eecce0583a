"""Goals: what can be aimed at, what is vague about it, how far one has come, and what a change of words is."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.errors import WrongInput
from bot.domain.growth.goal_examples import EXAMPLES, FOR_MENTORS, examples_for
from bot.domain.growth.goals import (
    LARGEST_VALUE,
    LONGEST_MEASURE,
    LONGEST_TITLE,
    LONGEST_UNIT,
    LONGEST_WHY,
    STEPS,
    Gauge,
    GoalWish,
    Hint,
    Progress,
    amount,
    change_told,
    differences,
    vague,
)
from bot.domain.growth.terms import GoalMeasure, GoalScope, GoalTerm, GoalVisibility
from bot.domain.matching_terms import Pairing
from bot.domain.terms import ProgramKind, Side
from tests.unit.domain.weeks import T0

TODAY = T0.date()
YESTERDAY = TODAY - timedelta(days=1)
WISH = GoalWish(title="Give a talk", measure="Ten people came", due_on=TODAY, why="To be heard")
COUNTED = replace(WISH, measured_by=GoalMeasure.NUMBER, unit="talks", start=0.0, target=3.0)
values = st.floats(-LARGEST_VALUE, LARGEST_VALUE, allow_nan=False)


@pytest.mark.parametrize(
    "wish", [WISH, COUNTED, replace(WISH, measure=""), replace(WISH, due_on=TODAY + timedelta(days=900))]
)
def test_a_goal_with_a_title_and_a_day_to_come_is_taken_as_it_is(wish: GoalWish) -> None:
    assert wish.checked(TODAY) is wish


@pytest.mark.parametrize(
    ("wish", "wrong"),
    [
        (replace(WISH, title="  "), {"title"}),
        (replace(WISH, due_on=YESTERDAY), {"due_on"}),
        (replace(WISH, title="", due_on=YESTERDAY), {"title", "due_on"}),
        (replace(COUNTED, start=None), {"start"}),
        (replace(COUNTED, start=None, target=None), {"start", "target"}),
        (replace(COUNTED, target=0.0), {"target"}),
        (replace(COUNTED, target=2 * LARGEST_VALUE), {"target"}),
        (replace(COUNTED, start=float("nan")), {"start"}),
        (replace(WISH, scope=GoalScope.SHARED, visibility=GoalVisibility.MINE), {"visibility"}),
        (replace(WISH, milestones=("x",) * 21), {"milestones"}),
        (replace(WISH, milestones=("x" * 201,)), {"milestones"}),
    ],
)
def test_what_cannot_be_is_named_by_its_field(wish: GoalWish, wrong: set[str]) -> None:
    with pytest.raises(WrongInput) as refusal:
        wish.checked(TODAY)
    assert set(refusal.value.fields) == wrong
    assert all(sentence.endswith(".") for sentence in refusal.value.fields.values())


def test_only_the_whole_way_is_reached() -> None:
    assert [percent for percent in STEPS if Progress(percent=percent, note="").reached] == [100]


def test_numbers_are_forgotten_where_none_is_asked_for() -> None:
    kept = replace(COUNTED, measured_by=GoalMeasure.YES_NO, title=" Talk ", milestones=(" a ", " ")).trimmed()
    assert (kept.title, kept.unit, kept.start, kept.target, kept.milestones) == ("Talk", "", None, None, ("a",))
    assert COUNTED.trimmed() == COUNTED


@pytest.mark.parametrize(
    ("wish", "hints"),
    [
        (WISH, ()),
        (replace(COUNTED, measure=""), ()),
        (replace(WISH, measure=" "), (Hint.NO_MEASURE,)),
        (replace(WISH, why=""), (Hint.NO_WHY,)),
        (replace(WISH, title="Improve"), (Hint.TITLE_VAGUE,)),
        (replace(WISH, title="Get  Better at the things I do"), (Hint.TITLE_VAGUE,)),
        (replace(WISH, title="Growth of sales by a tenth"), ()),
        (replace(WISH, title="A talk"), (Hint.TITLE_SHORT,)),
        (replace(WISH, title="Unterstützungsvereinbarung unterschreiben"), ()),
        (replace(WISH, due_on=TODAY + timedelta(days=61)), (Hint.FAR_WITHOUT_MILESTONE,)),
        (replace(WISH, due_on=TODAY + timedelta(days=61), milestones=("Slides",)), ()),
        (
            replace(WISH, title="Learn more", measure="", why=""),
            (Hint.TITLE_VAGUE, Hint.NO_MEASURE, Hint.NO_WHY),
        ),
    ],
)
def test_what_could_be_said_more_clearly_is_found_and_nothing_else(wish: GoalWish, hints: tuple[Hint, ...]) -> None:
    assert vague(wish, today=TODAY) == hints


def test_a_goal_far_away_with_milestones_of_its_own_is_clear() -> None:
    assert vague(replace(WISH, due_on=TODAY + timedelta(days=400)), today=TODAY, milestones=1) == ()


@pytest.mark.parametrize(
    ("gauge", "percent"),
    [
        (Gauge(start=0, target=10, current=5), 50),
        (Gauge(start=10, target=0, current=4), 60),
        (Gauge(start=0, target=10), 0),
        (Gauge(start=0, target=10, current=-3), 0),
        (Gauge(start=0, target=10, current=12), 100),
        (Gauge(start=0, target=3, current=2.9999), 99),
        (Gauge(start=0, target=10, current=5, done=2, milestones=2, said=75), 50),
        (Gauge(start=3, target=3, done=1, milestones=3), 33),
        (Gauge(done=2, milestones=2, said=25), 100),
        (Gauge(said=75), 75),
        (Gauge(said=130), 100),
    ],
)
def test_progress_is_read_from_the_number_else_the_milestones_else_what_was_said(
    gauge: Gauge, percent: int
) -> None:
    assert gauge.percent == percent


@given(st.integers(1, 20), st.data())
def test_progress_is_monotone_in_completed_milestones_and_whole_only_with_all(
    number: int, data: st.DataObject
) -> None:
    done = data.draw(st.integers(0, number - 1))
    fewer, more = (Gauge(done=each, milestones=number).percent for each in (done, done + 1))
    assert 0 <= fewer < more <= 100
    assert (more == 100) == (done + 1 == number)


@given(values, values, st.none() | values, st.integers(0, 20), st.integers(0, 20), st.integers(-10, 200))
@example(0.0, 5e-324, 5e-324, 0, 0, 0)
@example(-1.0, 5e-216, 0.0, 0, 0, 0)
def test_progress_stays_between_none_and_all_and_is_whole_only_once_the_number_is_reached(
    start: float, target: float, current: float | None, done: int, more: int, said: int
) -> None:
    gauge = Gauge(start=start, target=target, current=current, done=done, milestones=done + more, said=said)
    assert 0 <= gauge.percent <= 100
    if gauge.percent == 100 and start != target:
        assert current is not None
        assert current >= target if target > start else current <= target


@given(values, values, values, values)
def test_progress_of_a_number_grows_as_it_comes_nearer(
    start: float, target: float, one: float, other: float
) -> None:
    up = target >= start
    before, after = (one, other) if (one <= other) == up else (other, one)
    first = Gauge(start=start, target=target, current=before).percent
    assert first <= Gauge(start=start, target=target, current=after).percent


@given(values)
def test_a_number_reads_back_as_it_is_written(value: float) -> None:
    assert float(amount(round(value, 4))) == pytest.approx(round(value, 4), abs=1e-4)
    assert amount(value) != "-0"


def test_numbers_are_written_with_the_digits_they_have() -> None:
    assert [amount(each) for each in (None, 0.0, -0.00001, 12.0, 1.5, -2.25)] == [
        "",
        "0",
        "0",
        "12",
        "1.5",
        "-2.25",
    ]


def test_a_change_of_words_keeps_both_and_what_stayed_is_left_out() -> None:
    after = replace(COUNTED, title="Give two talks ", due_on=TODAY + timedelta(days=1))
    changed = differences(WISH, after)
    assert changed["title"] == ("Give a talk", "Give two talks")
    assert changed["target"] == ("", "3")
    assert set(changed) == {"title", "measured_by", "unit", "start", "target", "due_on"}
    assert differences(WISH, replace(WISH, title=" Give a talk")) == {}
    assert WISH.mark == replace(WISH, title=" Give a talk").mark != after.mark
    assert WISH.mark == replace(WISH, milestones=("Slides",)).mark


def test_the_history_reads_words_of_any_shape() -> None:
    told = change_told({"title": ["a", "b"], "due_on": "2026-12-07", "why": ["x"]})
    assert told == {"title": ("a", "b"), "due_on": ("", "2026-12-07"), "why": ("", "['x']")}


@pytest.mark.parametrize("kind", ProgramKind)
def test_every_example_is_a_clear_goal(kind: ProgramKind) -> None:
    for example_ in (*EXAMPLES[kind], *FOR_MENTORS):
        wish = example_.as_wish(TODAY)
        assert wish.checked(TODAY) == wish.trimmed()
        assert vague(wish, today=TODAY) == ()
        assert len(wish.title) <= min(LONGEST_TITLE, 75)
        assert len(wish.measure) <= LONGEST_MEASURE
        assert len(wish.why) <= LONGEST_WHY
        assert len(wish.unit) <= LONGEST_UNIT
        assert (wish.due_on - TODAY > timedelta(days=60)) == (wish.term is GoalTerm.LONG)


def test_mentors_grow_too_and_peers_both_learn() -> None:
    kind = ProgramKind.LEADERSHIP
    assert examples_for(kind, Side.MENTOR, Pairing.GROUP) == FOR_MENTORS
    assert examples_for(kind, Side.MENTOR, Pairing.PEER) == EXAMPLES[kind]
    said = repr([examples_for(each, Side.MENTOR, Pairing.PEER) for each in ProgramKind])
    assert "mentor" not in said.casefold()
    assert examples_for(kind, Side.MENTEE, Pairing.GROUP) == EXAMPLES[kind]
