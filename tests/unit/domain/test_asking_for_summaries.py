"""What somebody means who types a program's name, a period, or both."""

from datetime import date
from uuid import UUID

import pytest

from bot.domain.insight.asking import choices_of, offered, understood, usual_choice
from bot.domain.insight.periods import Span
from bot.domain.insight.report import Scope
from bot.domain.insight.summary_cards import EVERYTHING, About, Choice

DAY = date(2026, 11, 9)


def program(number: int, title: str) -> Scope:
    return Scope(title=title, cohorts=(UUID(int=number),), began=DAY, program=UUID(int=number))


def cohort(number: int, title: str, began: date = DAY) -> Scope:
    one = UUID(int=number * 100 + began.day)
    return Scope(title=title, cohorts=(one,), began=began, program=UUID(int=number), cohort=one)


ALL = Scope(title="All programs", cohorts=(), began=DAY)


def called(*scopes: Scope) -> tuple[Choice, ...]:
    return choices_of(scopes, {scope.cohort: scope.began for scope in scopes if scope.cohort})


CHOICES = called(
    *[
        ALL,
        program(1, "Skill exchange"),
        cohort(1, "Skill exchange, Spring"),
        cohort(1, "Skill exchange", date(2026, 11, 2)),
        program(2, "Leaders of the month"),
        program(3, "Größe & Übersicht 🚀"),
    ]
)
TITLES = {choice.title: choice for choice in CHOICES}


def test_a_cohort_without_a_name_is_told_by_its_first_day() -> None:
    assert list(TITLES) == [
        "All programs",
        "Skill exchange",
        "Skill exchange, Spring",
        "Skill exchange (from 2 November 2026)",
        "Leaders of the month",
        "Größe & Übersicht 🚀",
    ]
    assert TITLES["All programs"].about == EVERYTHING
    assert TITLES["Skill exchange"].about == About(program=UUID(int=1))
    assert TITLES["Skill exchange, Spring"].about == About(cohort=UUID(int=109))


@pytest.mark.parametrize(
    ("words", "title", "span", "unknown"),
    [
        ("", None, None, ""),
        ("month", None, Span.MONTH, ""),
        ("last week", None, Span.WEEK, ""),
        ("Quarter", None, Span.QUARTER, ""),
        ("skill exchange", "Skill exchange", None, ""),
        ("skill exchange for the last month", "Skill exchange", Span.MONTH, ""),
        ("spring, all", "Skill exchange, Spring", Span.ALL, ""),
        ("leaders of the month", "Leaders of the month", None, ""),
        ("leaders of the month month", "Leaders of the month", Span.MONTH, ""),
        ("leaders weekly", "Leaders of the month", Span.WEEK, ""),
        ("“größe” monthly", "Größe & Übersicht 🚀", Span.MONTH, ""),
        ("skill", "Skill exchange", None, ""),
        ("exchange (", "Skill exchange (from 2 November 2026)", None, ""),
        ("e", None, None, "e"),
        ("Orbit week", None, Span.WEEK, "Orbit"),
        ("<!channel> & *co*", None, None, "<!channel> & *co*"),
    ],
)
def test_names_and_periods_are_found_in_words(
    words: str, title: str | None, span: Span | None, unknown: str
) -> None:
    asked = understood(words, CHOICES)
    assert (asked.choice.title if asked.choice else None, asked.span, asked.unknown) == (title, span, unknown)


def test_while_somebody_types_what_begins_so_comes_first() -> None:
    assert [each.title for each in offered(CHOICES, " S")][:3] == [
        "Skill exchange",
        "Skill exchange, Spring",
        "Skill exchange (from 2 November 2026)",
    ]
    assert [each.title for each in offered(CHOICES, "month")] == ["Leaders of the month"]
    assert len(offered(CHOICES, "")) == len(CHOICES)
    assert offered(CHOICES, "Orbit") == []


def test_where_there_is_one_thing_it_is_meant() -> None:
    one_cohort, one_program = [ALL, program(1, "A"), cohort(1, "A")], [ALL, program(1, "A")]
    runs = [cohort(1, "A", date(2026, 11, day)) for day in (1, 2)]
    assert usual_choice(called(*one_cohort)) == Choice(About(cohort=UUID(int=109)), "A (from 9 November 2026)")
    assert usual_choice(called(*one_program, *runs)) == Choice(About(program=UUID(int=1)), "A")
    assert usual_choice(called(ALL, program(1, "A"), program(2, "B"), *runs)) is None
