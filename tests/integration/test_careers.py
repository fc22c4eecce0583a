"""A file of the people department adds events once, is taken back whole, and is only ever counted."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.errors import AdminsOnly, FileNeedsLook
from bot.domain.insight.career import CareerCard, NothingToTakeBack
from bot.domain.insight.figures import Share, Withheld
from bot.domain.insight.measures import Measure
from bot.domain.insight.periods import Span
from bot.domain.insight.report import Report
from bot.domain.people import Actor
from bot.domain.terms import Role
from models import AuditEntry, CareerEvent
from tests.integration.office import T0, TODAY, Office, T

HEAD = "Person;Event;Date\n"
DURING = (TODAY + timedelta(days=50)).isoformat()


@pytest.fixture
def grace(office: Office) -> Actor:
    for name in ("ada", "bob"):
        office.learn(name, email=f"{name}@Example.com")
    return office.admin()


def check(office: Office, grace: Actor, text: str) -> CareerCard:
    return office.services.careers.check(grace, (HEAD + text).encode())


def add(office: Office, grace: Actor, text: str) -> CareerCard:
    digest = check(office, grace, text).digest
    return office.services.careers.apply(grace, (HEAD + text).encode(), digest)


def test_a_dry_run_counts_what_is_new_and_adds_nothing(office: Office, grace: Actor) -> None:
    card = check(office, grace, f"ADA@example.com;Promoted;{DURING}\nubob;left;{DURING}\nx@y.z;left;{DURING}\n")
    assert (card.promoted, card.left, card.known, card.strangers, card.problems) == (1, 1, 0, 1, ())
    assert (card.new, card.last) == (2, None)
    assert office.rows(CareerEvent) == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (f";left;{DURING}\n", 2, "nobody named"),
        (f"ada@example.com;hired;{DURING}\n", 2, "neither"),
        ("ada@example.com;left;31.3.2026\n", 2, "2026-03-31"),
        ("ada@example.com;left;0026-03-31\n", 2, "year"),
        ("ada@example.com;left\n", 2, "2 cells for 3"),
        (f'\n"ada@example.com;left;{DURING}\n', 1, "quotation mark"),
    ],
)
def test_what_is_wrong_is_told_by_line_and_keeps_the_file_out(
    office: Office, grace: Actor, text: str, line: int, words: str
) -> None:
    card = check(office, grace, text)
    (problem,) = card.problems
    assert problem.line == line
    assert words in problem.sentence
    with pytest.raises(FileNeedsLook):
        add(office, grace, text)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"person,event\nada,left\n", "names the columns"),
        (b"x" * 20_000_001, "larger than"),
        (b"person,event,date\n" + b"UADA,left,2026-12-01\n" * 50_001, "50,000 lines"),
    ],
)
def test_a_file_that_is_no_such_file_is_explained(office: Office, grace: Actor, content: bytes, words: str) -> None:
    assert words in office.services.careers.check(grace, content).problems[0].sentence


def test_the_same_events_count_once_and_nobody_is_named_in_the_audit(office: Office, grace: Actor) -> None:
    text = f"ada@example.com;promoted;{DURING}\nUADA;promoted;{DURING}\n"
    assert add(office, grace, text).promoted == 1
    again = check(office, grace, text + f"ubob;left;{DURING}\n")
    assert (again.promoted, again.left, again.known) == (0, 1, 1)
    assert again.last is not None
    assert (again.last.at, again.last.events) == (T0, 1)
    entry = office.row(AuditEntry, action="careers:import")
    assert entry.detail == {"promoted": 1, "left": 0}
    assert "ada" not in str((entry.subject, entry.detail)).lower()


def test_another_file_than_the_checked_one_is_not_added(office: Office, grace: Actor) -> None:
    with pytest.raises(FileNeedsLook):
        office.services.careers.apply(grace, f"{HEAD}UADA;left;{DURING}\n".encode(), digest="another")


def test_the_last_file_is_taken_back_and_then_the_one_before(office: Office, grace: Actor) -> None:
    add(office, grace, f"UADA;promoted;{DURING}\n")
    office.clock.instant = T(days=1)
    add(office, grace, f"UBOB;left;{DURING}\n")
    assert office.services.careers.take_back(grace).at == T(days=1)
    assert office.services.careers.last(grace) == office.services.careers.take_back(grace)
    assert office.rows(CareerEvent) == []
    assert office.services.careers.last(grace) is None
    with pytest.raises(NothingToTakeBack):
        office.services.careers.take_back(grace)
    assert [each.detail for each in office.rows(AuditEntry, action="careers:take-back")] == [{"events": 1}] * 2


def test_only_admins_of_the_workspace_bring_files(office: Office, grace: Actor) -> None:
    bob = office.person("bob")
    calls: list[tuple[Any, ...]] = [
        (office.services.careers.last,),
        (office.services.careers.check, b""),
        (office.services.careers.apply, b"", ""),
        (office.services.careers.take_back,),
    ]
    for call, *answers in calls:
        with pytest.raises(AdminsOnly):
            call(bob, *answers)


def a_company(office: Office, grace: Actor, *, took_part: int, others: int) -> None:
    """So many people in a program since the first day, and so many who never joined one."""
    cohort = office.cohort(grace)
    for number in range(took_part):
        office.join(office.person(f"in{number}"), cohort, Role.MENTEE)
    for number in range(others):
        office.person(f"out{number}")


def figures(report: Report) -> list[tuple[int, int] | None]:
    found = [
        side[measure]
        for side in (report.figures, report.others)
        for measure in (Measure.RETENTION, Measure.PROMOTION)
    ]
    assert all(isinstance(each, Share | Withheld) for each in found)
    return [(each.part, each.whole) if isinstance(each, Share) else None for each in found]


def test_who_took_part_is_compared_with_who_never_has_over_the_same_days(office: Office) -> None:
    grace = office.admin()
    a_company(office, grace, took_part=20, others=9)
    gone = [f"uin{number};left;{DURING}\n" for number in range(6)] + [
        f"uout{number};left;{DURING}\n" for number in range(5)
    ]
    early = [f"uin19;left;{TODAY.isoformat()}\n"]
    add(office, grace, "".join(gone + early) + f"uin7;promoted;{DURING}\n")
    office.clock.instant = T(days=60)
    report = office.services.reports.read(grace, Span.ALL)
    # One had left before the days in question; grace is one of those who never took part.
    assert figures(report) == [(14, 19), None, (5, 10), (0, 10)]


def test_careers_are_told_of_all_programs_together_and_of_nothing_less(office: Office) -> None:
    grace = office.admin()
    a_company(office, grace, took_part=6, others=6)
    office.clock.instant = T(days=60)
    assert Measure.RETENTION not in office.services.reports.read(grace, Span.ALL).figures
    add(office, grace, f"UIN1;left;{DURING}\n")
    assert office.services.reports.read(grace, Span.ALL).figures[Measure.RETENTION] == Withheld()
    (_, program, cohort) = office.services.reports.scopes(grace)
    for narrow in (
        office.services.reports.read(grace, Span.ALL, program=program.program),
        office.services.reports.read(grace, Span.ALL, cohort=cohort.cohort),
    ):
        assert Measure.RETENTION not in narrow.figures
        assert narrow.others == {}


def test_too_few_people_to_compare_with_are_left_out(office: Office) -> None:
    grace = office.admin()
    a_company(office, grace, took_part=6, others=1)
    add(office, grace, f"UIN1;promoted;{DURING}\n")
    office.clock.instant = T(days=60)
    assert office.services.reports.read(grace, Span.ALL).others == {}
