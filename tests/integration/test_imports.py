"""A file of people changes everything it says or nothing, and twice the same file changes nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from time import perf_counter

import pytest

from bot.domain.errors import AdminsOnly, Collision, FileNeedsLook
from bot.domain.imports import read_sheet
from bot.domain.people import Actor
from bot.domain.people_cards import ImportCard
from bot.domain.terms import Role
from bot.services.people.imports import Imports
from bot.store import Store, Work
from bot.store.engine import BEGIN_IMMEDIATE
from models import AuditEntry, Person
from tests.integration.office import TEAM, Office
from tests.integration.statements import listening

MANY = 5_000
HEAD = "email;department;manager email;level;location;start date\n"
ADA = "ada@example.com;Tools;grace@example.com;L4;Zürich;2026-03-01\n"
BOB = "bob@example.com;Sales;;;;\n"


@pytest.fixture
def grace(office: Office) -> Actor:
    for name in ("ada", "bob"):
        office.learn(name, email=f"{name}@example.com")
    return office.learn("grace", is_admin=True, email="grace@example.com")


def checked(office: Office, grace: Actor, text: str) -> ImportCard:
    return office.services.imports.check(grace, text.encode())


def applied(office: Office, grace: Actor, text: str) -> ImportCard:
    return office.services.imports.apply(grace, text.encode(), checked(office, grace, text).digest)


def place(office: Office, name: str) -> tuple[object, ...]:
    person = office.row(Person, name=name)
    boss = office.row(Person, id=person.manager_id).name if person.manager_id else None
    return person.department, boss, person.level, person.location, person.hired_on


def test_a_dry_run_tells_what_would_change_and_changes_nothing(office: Office, grace: Actor) -> None:
    card = checked(office, grace, HEAD + ADA + BOB)
    assert (card.people, card.changed, card.unknown, card.problems) == (2, 2, (), ())
    assert place(office, "Ada") == ("", None, "", "", None)
    assert office.rows(AuditEntry) == []


def test_a_dry_run_tells_by_column_what_changes_and_first_what_is_emptied(office: Office, grace: Actor) -> None:
    applied(office, grace, HEAD + ADA + BOB)
    card = checked(office, grace, HEAD + "ada@example.com;Law;;L4;;\nbob@example.com;Law;grace@example.com;;;\n")
    assert [(str(news.column), news.new, news.emptied) for news in card.columns] == [
        ("manager email", 1, 1),
        ("location", 0, 1),
        ("start date", 0, 1),
        ("department", 2, 0),
    ]
    assert [(news.person.slack_id, dict(news.values)) for news in card.first] == [
        ("UADA", {"manager email": "", "location": "", "start date": None, "department": "Law"}),
        ("UBOB", {"manager email": "grace@example.com", "department": "Law"}),
    ]


def test_a_dry_run_names_the_first_five_people_of_the_file(office: Office, grace: Actor) -> None:
    names = ["zoe", "cy", "dan", "eve", "fay", "gus"]
    for name in names:
        office.learn(name, email=f"{name}@example.com")
    card = checked(office, grace, "email,level\n" + "".join(f"{name}@example.com,L1\n" for name in names))
    assert [news.person.name for news in card.first] == ["Zoe", "Cy", "Dan", "Eve", "Fay"]
    assert [(str(news.column), news.new) for news in card.columns] == [("level", 6)]


def test_applying_changes_all_of_it_and_is_audited(office: Office, grace: Actor) -> None:
    card = applied(office, grace, HEAD + ADA + BOB)
    assert card.changed == 2
    assert place(office, "Ada") == ("Tools", "Grace", "L4", "Zürich", date(2026, 3, 1))
    assert place(office, "Bob") == ("Sales", None, "", "", None)
    assert [entry.action for entry in office.rows(AuditEntry)] == ["people:import"]


def test_the_same_file_applied_twice_changes_nothing(office: Office, grace: Actor) -> None:
    applied(office, grace, HEAD + ADA + BOB)
    assert checked(office, grace, HEAD + ADA + BOB).changed == 0
    before = [place(office, name) for name in ("Ada", "Bob", "Grace")]
    assert applied(office, grace, HEAD + ADA + BOB).changed == 0
    assert [place(office, name) for name in ("Ada", "Bob", "Grace")] == before


def test_an_empty_cell_empties_and_a_column_that_is_not_there_stays(office: Office, grace: Actor) -> None:
    applied(office, grace, HEAD + ADA)
    card = applied(office, grace, "email,department,manager\nADA@example.com,,\n")
    assert card.changed == 1
    assert place(office, "Ada") == ("", None, "L4", "Zürich", date(2026, 3, 1))


def test_people_and_managers_that_nobody_knows_are_listed_and_the_rest_is_done(
    office: Office, grace: Actor
) -> None:
    text = "email,department,manager,mood\nada@example.com,Tools,x@example.com,good\nzoe@example.com,Sales,,\n"
    card = applied(office, grace, text)
    assert (card.people, card.changed) == (1, 1)
    assert (card.unknown, card.unknown_managers, card.ignored) == (
        ("zoe@example.com",),
        ("x@example.com",),
        ("mood",),
    )
    assert place(office, "Ada") == ("Tools", None, "", "", None)


def test_a_mistyped_manager_leaves_the_present_one(office: Office, grace: Actor) -> None:
    applied(office, grace, "email,manager\nada@example.com,grace@example.com\n")
    card = applied(office, grace, "email,department,manager\nada@example.com,Tools,grcae@example.com\n")
    assert card.unknown_managers == ("grcae@example.com",)
    assert place(office, "Ada") == ("Tools", "Grace", "", "", None)
    applied(office, grace, "email,manager\nada@example.com,\n")
    assert place(office, "Ada")[1] is None


def test_a_file_with_one_line_amiss_is_not_imported_by_half(office: Office, grace: Actor) -> None:
    text = HEAD + ADA + "bob;;;;;\n"
    card = checked(office, grace, text)
    assert [problem.line for problem in card.problems] == [3]
    with pytest.raises(FileNeedsLook):
        applied(office, grace, text)
    assert place(office, "Ada") == ("", None, "", "", None)


def test_another_file_than_the_one_that_was_checked_is_not_imported(office: Office, grace: Actor) -> None:
    digest = checked(office, grace, HEAD + ADA).digest
    with pytest.raises(FileNeedsLook):
        office.services.imports.apply(grace, (HEAD + BOB).encode(), digest)
    assert place(office, "Bob") == ("", None, "", "", None)


def test_where_slack_tells_no_addresses_that_is_said(office: Office) -> None:
    card = checked(office, office.admin(), HEAD + ADA)
    assert (card.addresses_known, card.unknown) == (False, ("ada@example.com",))


def test_of_two_accounts_with_one_address_the_open_one_is_meant(office: Office, grace: Actor) -> None:
    office.learn("old", email="ada@example.com")
    office.learn("old", active=False)
    applied(office, grace, HEAD + ADA)
    assert place(office, "Ada")[0] == "Tools"
    assert place(office, "Old")[0] == ""


def test_what_is_exported_can_be_imported_and_changes_nothing(office: Office, grace: Actor) -> None:
    applied(office, grace, HEAD + ADA.replace("Tools", '"=1+1"').replace("L4", '"@home, +1"'))
    content = office.services.imports.export(grace)
    text = content.decode("utf-8-sig")
    assert "'=1+1" in text
    assert "'@home" in text
    assert office.services.imports.check(grace, content).changed == 0
    assert len(read_sheet(content).entries) == 3
    assert sorted(entry.action for entry in office.rows(AuditEntry)) == ["people:export", "people:import"]


def test_only_admins_import_and_export(office: Office, grace: Actor) -> None:
    ada = Actor(TEAM, "UADA")
    for deed in (
        lambda: office.services.imports.check(ada, b""),
        lambda: office.services.imports.apply(ada, b"", ""),
        lambda: office.services.imports.export(ada),
    ):
        with pytest.raises(AdminsOnly):
            deed()


def test_an_operator_looks_first_and_then_applies(office: Office, grace: Actor) -> None:
    content = (HEAD + ADA).encode()
    card = office.services.imports.from_command_line(TEAM, content, digest=None)
    assert card.changed == 1
    assert place(office, "Ada")[0] == ""
    office.services.imports.from_command_line(TEAM, content, digest=card.digest)
    assert place(office, "Ada")[0] == "Tools"
    assert office.store.teams() == [TEAM]


def test_looking_at_a_file_waits_for_no_writer_and_keeps_none_waiting(office: Office, grace: Actor) -> None:
    with office.engine.execution_options(**{BEGIN_IMMEDIATE: True}).begin():
        card = office.services.imports.from_command_line(TEAM, (HEAD + ADA).encode(), digest=None)
        assert checked(office, grace, HEAD + ADA) == card
    assert card.changed == 1


def test_only_what_is_new_is_written(office: Office, grace: Actor) -> None:
    applied(office, grace, HEAD + ADA + BOB)
    with listening(office.engine) as said:
        applied(office, grace, HEAD + ADA.replace("L4", "L5") + BOB.replace("Sales", "Law"))
    written = [statement.text for statement in said if statement.text.startswith("UPDATE people")]
    assert len(written) == 2
    assert [("level=" in text, "department=" in text, "manager_id=" in text) for text in written] == [
        (True, False, False),
        (False, True, False),
    ]
    assert (place(office, "Ada")[2], place(office, "Bob")[0]) == ("L5", "Law")


class Interrupted(Store):
    """Somebody else is quicker: this happens before the first transaction that writes."""

    def __init__(self, office: Office, meanwhile: Callable[[], object]) -> None:
        super().__init__(office.engine, clock=office.clock, ids=office.ids)
        self._meanwhile = [meanwhile]

    @contextmanager
    def writing(self, actor: Actor) -> Iterator[Work]:
        for happens in self._meanwhile:
            self._meanwhile = []
            happens()
        with super().writing(actor) as work:
            yield work


def test_of_two_files_compared_at_once_one_goes_in_and_the_other_is_compared_anew(
    office: Office, grace: Actor
) -> None:
    first, second = (HEAD + ADA + BOB), (HEAD + ADA.replace("Tools", "Law") + BOB.replace("Sales", ""))
    content, digest = second.encode(), checked(office, grace, second).digest
    imports = Imports(Interrupted(office, lambda: applied(office, grace, first)))

    with pytest.raises(Collision):
        imports.apply(grace, content, digest)
    assert (place(office, "Ada")[0], place(office, "Bob")[0]) == ("Tools", "Sales")

    assert imports.apply(grace, content, digest).changed == 2
    assert (place(office, "Ada")[0], place(office, "Bob")[0]) == ("Law", "")


def test_a_person_and_their_manager_are_not_matched_whoever_of_them_mentors(office: Office, grace: Actor) -> None:
    cohort = office.cohort(grace)
    applied(office, grace, HEAD + ADA)
    office.join(Actor(TEAM, "UADA"), cohort, Role.MENTEE)
    office.join(grace, cohort, Role.MENTOR)
    card = office.services.matching.dry_run(grace, cohort.id)
    assert card.pairs == ()
    office.join(Actor(TEAM, "UBOB"), cohort, Role.MENTEE)
    (pair,) = office.services.matching.dry_run(grace, cohort.id).pairs
    assert pair.mentee.name == "Bob"

    other = office.cohort(grace)
    office.join(Actor(TEAM, "UADA"), other, Role.MENTOR)
    office.join(grace, other, Role.MENTEE)
    assert office.services.matching.dry_run(grace, other.id).pairs == ()


def test_many_lines_are_imported_within_bounded_time(office: Office, grace: Actor) -> None:
    keys = {"workspace_id": office.workspace().id, "time_zone": "UTC", "is_admin": False, "active": True}
    now = office.clock.now()
    with office.store.inside(office.workspace().id) as work:
        people = [
            {**keys, "id": office.ids.new(), "slack_user_id": f"U{n}", "name": f"P{n}",
             "email": f"p{n}@example.com", "kind": "member", "created_at": now, "updated_at": now}
            for n in range(MANY)
        ]  # fmt: skip
        work.people.meet_all(people)
    text = HEAD + "".join(f"p{n}@example.com;Tools;grace@example.com;L{n};Bern;2026-03-01\n" for n in range(MANY))
    began = perf_counter()
    assert applied(office, grace, text).changed == MANY
    assert timedelta(seconds=perf_counter() - began) < timedelta(seconds=60)
