"""What an admin must decide to open a program, and which dates make sense."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import WrongInput
from bot.domain.programs import (
    LONGEST,
    LONGEST_NAME,
    LONGEST_OBJECTIVE,
    MEETING_MINUTES,
    SHORTEST,
    Opening,
    first_answers,
    length_of,
)
from bot.domain.templates import TEMPLATES, Phase, Template
from bot.domain.terms import Cadence, ProgramKind
from tests.unit.domain.weeks import T0

TODAY = T0.date()
USUAL_LENGTH = length_of(6)
DAY = timedelta(days=1)
OPENING = Opening(
    name="Grow",
    objective="",
    cadence=Cadence.BIWEEKLY,
    minutes=30,
    starts_on=TODAY,
    ends_on=TODAY + USUAL_LENGTH,
    channel="C1",
)


@pytest.mark.parametrize(
    "opening",
    [
        OPENING,
        replace(OPENING, ends_on=TODAY + SHORTEST),
        replace(OPENING, ends_on=TODAY + LONGEST),
        replace(OPENING, ends_on=None),
        replace(OPENING, name="x" * LONGEST_NAME, objective="x" * LONGEST_OBJECTIVE),
        replace(OPENING, name="🌱"),
        replace(OPENING, name="تعلّم"),
        replace(OPENING, starts_on=TODAY + 400 * DAY, ends_on=TODAY + 500 * DAY),
    ],
)
def test_a_sensible_opening_is_taken_as_it_is(opening: Opening) -> None:
    assert opening.checked(TODAY) is opening


@pytest.mark.parametrize(
    ("opening", "wrong"),
    [
        (replace(OPENING, name=""), {"name"}),
        (replace(OPENING, name=" \n"), {"name"}),
        (replace(OPENING, name="\u200b\u3164 \x07"), {"name"}),
        (replace(OPENING, name="x" * (LONGEST_NAME + 1)), {"name"}),
        (replace(OPENING, objective="x" * (LONGEST_OBJECTIVE + 1)), {"objective"}),
        (replace(OPENING, starts_on=TODAY - DAY), {"starts_on"}),
        (replace(OPENING, ends_on=TODAY + SHORTEST - DAY), {"ends_on"}),
        (replace(OPENING, ends_on=TODAY - DAY), {"ends_on"}),
        (replace(OPENING, ends_on=TODAY + LONGEST + DAY), {"ends_on"}),
        (replace(OPENING, name="", starts_on=TODAY - DAY, ends_on=TODAY - DAY), {"name", "starts_on", "ends_on"}),
    ],
)
def test_each_answer_that_needs_another_look_is_named(opening: Opening, wrong: set[str]) -> None:
    with pytest.raises(WrongInput) as refusal:
        opening.checked(TODAY)
    assert set(refusal.value.fields) == wrong
    assert all(sentence.endswith(".") for sentence in refusal.value.fields.values())


def test_a_day_too_soon_and_a_day_too_far_read_differently() -> None:
    short, long = (replace(OPENING, ends_on=TODAY + length) for length in (DAY, LONGEST + DAY))
    with pytest.raises(WrongInput) as too_short:
        short.checked(TODAY)
    with pytest.raises(WrongInput) as too_long:
        long.checked(TODAY)
    assert "two weeks" in too_short.value.fields["ends_on"]
    assert "three years" in too_long.value.fields["ends_on"]


def test_half_a_year_is_twenty_six_weeks() -> None:
    assert [length_of(months).days // 7 for months in (1, 3, 6, 9, 12, 36)] == [4, 13, 26, 39, 52, 156]
    assert MEETING_MINUTES == (15, 25, 30, 45, 60)


def test_there_is_a_template_for_every_kind_of_program_and_each_is_its_own() -> None:
    assert set(TEMPLATES) == set(ProgramKind)
    for texts in zip(*((each.title, each.for_whom, each.objective) for each in TEMPLATES.values()), strict=True):
        assert len(set(texts)) == len(ProgramKind)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda template: template.kind)
def test_a_template_fills_a_form_that_can_be_sent_as_it_is(template: Template) -> None:
    opening = replace(first_answers(template, TODAY), name="Grow", channel="C1")
    assert opening.checked(TODAY) is opening
    assert opening.starts_on.weekday() == 0
    assert opening.ends_on
    assert opening.ends_on.weekday() == 4
    assert template.minutes in MEETING_MINUTES
    assert 1 <= template.months <= 36
    assert set(template.prompts) == set(Phase)
    assert all(prompt.endswith("?") for prompts in template.prompts.values() for prompt in prompts)
    assert len(template.objective) <= LONGEST_OBJECTIVE
    assert all(template.measures)
    assert all((template.values, template.expectations, template.confidentiality))
