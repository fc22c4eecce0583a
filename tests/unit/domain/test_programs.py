"""What an admin must decide to open a program, and which dates make sense."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import WrongInput
from bot.domain.programs import LONGEST, MEETING_MINUTES, SHORTEST, USUAL_LENGTH, Opening
from bot.domain.terms import Cadence
from tests.unit.domain.weeks import T0

TODAY = T0.date()
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


def test_the_usual_program_is_half_a_year_of_half_hours() -> None:
    assert timedelta(days=180) < USUAL_LENGTH < timedelta(days=186)
    assert MEETING_MINUTES == (15, 25, 30, 45, 60)
