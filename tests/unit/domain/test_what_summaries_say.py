"""What a summary tells of a report: its figures, what is withheld, what has changed and what helps."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from bot.domain.care.terms import Health
from bot.domain.insight.figures import WITHHELD, Count, Figure, Gain, Mean, Share
from bot.domain.insight.measures import Measure
from bot.domain.insight.periods import Period
from bot.domain.insight.report import Report, Scope, Week
from bot.domain.insight.saying import said_of
from bot.domain.insight.telling import (
    MOST_WEEKS,
    InState,
    Thanked,
    Told,
    day_of,
    number_of,
    states_of,
    thanked_in,
    told_of,
    weeks_of,
    worth_telling,
)

MONDAY = date(2026, 11, 9)
SCOPE = Scope(title="Skill exchange", cohorts=(UUID(int=1),), began=MONDAY)
Figures = Mapping[Measure, Figure]


def report(figures: Figures, previous: Figures | None = None, health: Mapping[Health, int] | None = None) -> Report:
    return Report(
        scope=SCOPE,
        period=Period(MONDAY, MONDAY + timedelta(days=6), "Europe/London"),
        figures=figures,
        previous=previous or {},
        health=health,
        named={},
    )


def counts(**numbers: int) -> dict[Measure, Figure]:
    return {Measure[name.upper()]: Count(value=number) for name, number in numbers.items()}


MEAN = Mean(value=3.6, spread=0.5, count=20, people=9)
MORE = counts(meetings_held=9, waiting=2)
GROWN = Gain(before=2.0, after=3.0, people=8, low=0.4, high=1.6)


def test_each_shape_of_figure_is_told_with_what_belongs_to_it() -> None:
    figures: Figures = {
        Measure.MEETINGS_HELD: Count(value=7),
        Measure.MEETING_RATE: Share(part=7, whole=10),
        Measure.SATISFACTION: MEAN,
        Measure.SKILL_GROWTH: GROWN,
        Measure.TIME_TO_MATCH: WITHHELD,
        Measure.MATCH_RATE: Share(part=0, whole=0),
        Measure.RETENTION: Share(part=1, whole=2),
    }
    told = {each.measure: each for each in told_of(report(figures, counts(meetings_held=5)))}
    assert told == {
        Measure.MEETINGS_HELD: Told(measure=Measure.MEETINGS_HELD, value=7, before=5),
        Measure.MEETING_RATE: Told(measure=Measure.MEETING_RATE, value=0.7, part=7, whole=10),
        Measure.SATISFACTION: Told(measure=Measure.SATISFACTION, value=3.6, spread=0.5),
        Measure.SKILL_GROWTH: Told(measure=Measure.SKILL_GROWTH, value=1.0, low=0.4, high=1.6),
        Measure.TIME_TO_MATCH: Told(measure=Measure.TIME_TO_MATCH, value=None),
    }, "a share of nothing is left out, and so is what a channel is not told"


def test_a_figure_is_one_number_and_what_is_withheld_is_none() -> None:
    figures: Figures = {
        Measure.WORTH: WITHHELD,
        Measure.SATISFACTION: MEAN,
        Measure.NETWORK: Share(part=0, whole=0),
    }
    numbers = [
        number_of(figures, each) for each in (Measure.WORTH, Measure.SATISFACTION, Measure.NETWORK, Measure.LEFT)
    ]
    assert numbers == [None, 3.6, None, 0]


def test_a_withheld_figure_counts_as_no_comparison() -> None:
    (told,) = told_of(report(counts(joined=3), {Measure.JOINED: WITHHELD}))
    assert told.before is None


def test_of_many_weeks_the_latest_are_told() -> None:
    weeks = tuple(Week(monday=MONDAY + timedelta(weeks=n), held=n, skipped=0, unknown=0) for n in range(30))
    assert [week.held for week in weeks_of(replace(report({}), weeks=weeks))] == list(range(10, 10 + MOST_WEEKS))
    assert day_of(MONDAY) == "9 Nov"


def test_states_that_no_pair_is_in_are_left_out_and_withheld_ones_are_none() -> None:
    assert states_of(report({}, health={Health.SILENT: 2, Health.NEW: 0, Health.ON_TRACK: 5})) == (
        InState(Health.ON_TRACK, 5),
        InState(Health.SILENT, 2),
    )
    assert states_of(report({})) is None


def test_who_may_be_named_is_thanked_for_goals_they_reached() -> None:
    named = replace(report({}), named={"UB": 1, "UA": 1, "UC": 3, "UD": 0})
    assert thanked_in(named) == (Thanked("UC", 3), Thanked("UA", 1), Thanked("UB", 1))


@pytest.mark.parametrize(
    ("figures", "worth"),
    [
        ({}, False),
        (counts(participants=12, goals_moving=3), False),
        (counts(waiting=1), True),
        (counts(meetings_held=1), True),
        ({Measure.FEEDBACK_GIVEN: WITHHELD}, True),
    ],
)
def test_where_nothing_happened_and_nobody_waits_there_is_nothing_to_tell(figures: Figures, worth: bool) -> None:
    assert worth_telling(report(figures)) is worth


@pytest.mark.parametrize(
    ("figures", "previous", "sentence"),
    [
        (counts(meetings_held=3), {}, "3 meetings have taken place so far."),
        (counts(matched=1), {}, "1 person has a match by now, and the first meetings are ahead."),
        ({**counts(matched=6), Measure.MEETINGS_HELD: WITHHELD}, {}, "6 people have a match by now."),
        (counts(participants=2), {}, "2 people have joined so far; matching comes next."),
        ({}, {}, "This is just beginning: nobody has joined yet."),
        (MORE, {**MORE, **counts(meetings_held=3)}, "9 meetings took place, 6 more than before."),
        (counts(meetings_held=1), counts(meetings_held=4), "1 meeting took place, 3 fewer than before."),
        (counts(waiting=5), counts(waiting=1), "5 people wait for a match, 4 more than before."),
        (counts(goals_reached=4), counts(goals_reached=1), "4 goals were reached, 3 more than before."),
        (counts(meetings_held=100), counts(meetings_held=99), "Things went on much as in the period before."),
        (counts(meetings_held=4), counts(meetings_held=4), "Things went on much as in the period before."),
        (
            {Measure.SATISFACTION: MEAN},
            {Measure.SATISFACTION: replace(MEAN, value=2.4)},
            "Meetings are rated 3.6 out of 4 on average, up from 2.4.",
        ),
        (
            {Measure.SATISFACTION: replace(MEAN, value=2.4)},
            {Measure.SATISFACTION: MEAN},
            "Meetings are rated 2.4 out of 4 on average, down from 3.6.",
        ),
        (
            {Measure.SATISFACTION: WITHHELD, Measure.MEETINGS_HELD: WITHHELD},
            {Measure.SATISFACTION: MEAN, **counts(meetings_held=3)},
            "Things went on much as in the period before.",
        ),
    ],
)  # fmt: skip
def test_the_first_sentence_is_the_greatest_change(figures: Figures, previous: Figures, sentence: str) -> None:
    assert said_of(report(figures, previous)).changed == sentence


WELL = counts(participants=40, matched=38, meetings_held=30, goals_set=9)
GROUP = counts(participants=40, meetings_held=3)
HALF = Share(part=1, whole=2)
MATCHING = "A round of matching or a word to possible mentors would help most:"
A_NOTE = "could use a hand: a short note from an admin often gets them going."
A_TIME = "If your next meeting has no time yet, today is a good day to choose one."
SOMEBODY = "1 person still waits for a match: do you know somebody who would enjoy taking part?"
WHOM = "A personal invitation brings more people than any announcement: whom would you ask?"
A_GOAL = "A first goal gives meetings a direction: `/mentor goals` has examples to start from."
ANSWERS = "Thirty seconds of feedback after a meeting show early what helps and what does not."
GO_ON = "Keep going as you do, and take a moment to celebrate what was reached."


@pytest.mark.parametrize(
    ("figures", "health", "sentence"),
    [
        (counts(participants=10, waiting=4), None, f"{MATCHING} 4 people wait for a match."),
        (counts(waiting=1), None, f"{MATCHING} 1 person waits for a match."),
        (WELL, {Health.SILENT: 2, Health.AT_RISK: 1, Health.ON_TRACK: 16}, f"3 pairs {A_NOTE}"),
        (WELL, {Health.AT_RISK: 1}, f"1 pair {A_NOTE}"),
        ({**WELL, Measure.MEETING_RATE: HALF}, {}, A_TIME),
        ({**WELL, **counts(waiting=1)}, {}, SOMEBODY),
        ({}, {}, WHOM),
        (GROUP, {}, A_GOAL),
        ({**GROUP, Measure.GOALS_SET: WITHHELD}, {}, GO_ON),
        ({**WELL, Measure.RESPONSE_RATE: Share(part=1, whole=3)}, {}, ANSWERS),
        ({**WELL, Measure.MEETING_RATE: Share(part=9, whole=10), Measure.RESPONSE_RATE: WITHHELD}, None, GO_ON),
    ],
)
def test_the_second_sentence_is_the_most_useful_step(
    figures: Figures, health: Mapping[Health, int] | None, sentence: str
) -> None:
    assert said_of(report(figures, health=health)).next_step == sentence
