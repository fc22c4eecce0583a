"""Opening programs, the control room: what admins may do and nobody else."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from bot.domain.errors import AdminsOnly, WrongInput
from bot.domain.notices import CohortAnnounced, TestMessage
from bot.domain.people import Actor
from bot.domain.terms import Cadence, CohortState, Role
from bot.services import Services
from models import AuditEntry, Cohort, Program
from tests.integration.office import OPERATOR, T0, TODAY, Office, opening

ANY = UUID(int=0)
ONLY_ADMINS: dict[str, Callable[[Services, Actor], object]] = {
    "control room": lambda services, actor: services.rooms.enter(actor),
    "templates": lambda services, actor: services.programs.templates(actor),
    "new program": lambda services, actor: services.programs.blank(actor),
    "check": lambda services, actor: services.programs.check(actor, opening()),
    "create": lambda services, actor: services.programs.create(actor, opening()),
    "test message": lambda services, actor: services.programs.send_test(actor),
    "dry run": lambda services, actor: services.matching.dry_run(actor, ANY),
    "publish": lambda services, actor: services.matching.publish(actor, ANY),
}


def test_what_admins_do_nobody_else_may(office: Office) -> None:
    ada = office.person("ada")
    for deed in ONLY_ADMINS.values():
        with pytest.raises(AdminsOnly):
            deed(office.services, ada)
    assert office.mail() == []
    assert office.rows(AuditEntry) == []


def test_the_operator_may_name_admins_beside_those_of_slack(office: Office) -> None:
    named = office.learn("named", slack_id=OPERATOR)
    assert office.services.rooms.enter(named).cohorts == ()


def test_a_program_begins_with_a_draft_which_is_announced_once_it_opens(office: Office) -> None:
    grace = office.admin()
    card = office.services.programs.create(grace, opening(name="  Skill exchange ", objective=" Learn\n"))
    assert (card.program, card.objective, card.state) == ("Skill exchange", "Learn", CohortState.DRAFT)
    assert office.posts("CMENTORING") == []
    office.services.cohorts.open(grace, card.id)
    assert office.row(Program).created_by == office.known(grace).id
    assert office.row(Cohort).channel == "CMENTORING"
    assert office.posts("CMENTORING") == [
        CohortAnnounced(
            cohort=card.id,
            program="Skill exchange",
            objective="Learn",
            cadence=Cadence.BIWEEKLY,
            minutes=30,
            starts_on=TODAY,
            ends_on=TODAY + timedelta(weeks=13),
        )
    ]
    created, opened = sorted(office.rows(AuditEntry), key=lambda entry: entry.id)
    assert (created.action, created.subject) == ("program:create", str(card.program_id))
    assert (opened.action, opened.subject, opened.happened_at) == ("cohort:open", str(card.id), T0)
    assert opened.detail == {"was": "draft", "is": "enrolling"}


def test_an_opening_that_cannot_be_leaves_nothing_behind(office: Office) -> None:
    grace = office.admin()
    with pytest.raises(WrongInput) as refusal:
        office.services.programs.create(
            grace, opening(name=" ", starts_on=TODAY - timedelta(days=1), ends_on=TODAY)
        )
    assert set(refusal.value.fields) == {"name", "starts_on", "ends_on"}
    assert office.rows(Program) == []
    assert office.mail() == []


def test_today_is_the_admins_own_today(office: Office) -> None:
    early = office.learn("kiri", is_admin=True, time_zone="Pacific/Kiritimati")
    office.wait(hours=3)  # It is Tuesday on Kiritimati now, so Monday has passed there.
    with pytest.raises(WrongInput) as refusal:
        office.services.programs.create(early, opening())
    assert set(refusal.value.fields) == {"starts_on"}


def test_a_new_program_begins_on_the_next_monday(office: Office) -> None:
    blank = office.services.programs.blank(office.admin())
    assert (blank.starts_on, blank.ends_on) == (date(2026, 12, 14), date(2027, 6, 11))
    assert (blank.name, blank.minutes, blank.cadence) == ("", 30, Cadence.BIWEEKLY)


def test_a_test_message_goes_to_the_admin_who_asked_as_often_as_they_ask(office: Office) -> None:
    grace = office.admin()
    office.services.programs.send_test(grace)
    office.wait(seconds=1)
    office.services.programs.send_test(grace)
    assert office.letters(grace) == [TestMessage(), TestMessage()]


def test_the_control_room_counts(office: Office) -> None:
    ada, bob, cy, dee = (office.person(name) for name in ("ada", "bob", "cy", "dee"))
    cohort = office.cohort()
    office.pair(ada, bob, cohort)
    office.join(cy, cohort, Role.BOTH)
    office.matched(cohort)
    gone = office.join(dee, cohort, Role.MENTEE)
    office.services.participation.leave(dee, gone)
    office.wait(seconds=1)
    newer = office.cohort(name="Newer")
    first, second = office.services.rooms.enter(office.admin()).cohorts
    assert (first.cohort, first.mentors, first.mentees) == (newer, 0, 0)
    assert (second.mentors, second.mentees, second.waiting) == (2, 2, 0), "a match to answer is not waiting for one"
    assert (second.pairs, second.proposals_open) == (1, 1)
    office.join(office.person("eve"), cohort, Role.MENTEE)
    assert office.services.rooms.enter(office.admin()).cohorts[1].waiting == 1


def test_answers_are_looked_at_before_anything_happens(office: Office) -> None:
    grace = office.admin()
    office.services.programs.check(grace, opening())
    with pytest.raises(WrongInput) as refusal:
        office.services.programs.check(grace, opening(starts_on=TODAY - timedelta(days=1)))
    assert set(refusal.value.fields) == {"starts_on"}
    assert office.mail() == []
