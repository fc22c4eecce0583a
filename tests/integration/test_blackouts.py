"""Days on which a program does not meet: who sets them, and what becomes of meetings and messages."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.cadence import Days
from bot.domain.errors import AdminsOnly, WrongInput
from bot.domain.runs_of_days import RunWish
from models import AuditEntry, OutboxMessage
from tests.integration.office import TODAY, Office, T

WEEKS = Days(TODAY, TODAY + timedelta(days=20), "Quiet weeks")


def wish(run: Days) -> RunWish:
    return RunWish(first=run.first, last=run.last, name=run.name)


def test_nobody_is_suggested_a_meeting_on_such_days_and_messages_go_out_all_the_same(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort()
    assert office.services.blackouts.of(office.admin(), cohort.id).runs == ()
    card = office.services.blackouts.change(office.admin(), cohort.id, wish(WEEKS))
    assert (card.program, card.runs) == (cohort.program, (WEEKS,))
    pair = office.pair(ada, bob, cohort)
    assert {row.due_at for row in office.rows(OutboxMessage)} == {T()}
    office.plan()
    meeting = office.meeting(pair)
    assert (meeting.starts_at, meeting.moved_for) == (T(days=21), "Quiet weeks")


def test_a_suggestion_on_such_a_day_is_made_anew(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort()
    pair = office.pair(ada, bob, cohort)
    office.plan()
    assert office.meeting(pair).starts_at.date() in WEEKS
    office.services.blackouts.change(office.admin(), cohort.id, wish(WEEKS))
    office.plan()
    assert office.meeting(pair).starts_at == T(days=21)


def test_what_was_added_and_taken_out_is_in_the_log_without_its_name(office: Office) -> None:
    cohort, grace = office.cohort(), office.admin()
    office.services.blackouts.change(grace, cohort.id, wish(WEEKS))
    easter = Days(TODAY + timedelta(days=100), TODAY + timedelta(days=103), "Easter")
    gone = replace(wish(easter), dropped=frozenset({(WEEKS.first, WEEKS.last)}))
    assert office.services.blackouts.change(grace, cohort.id, gone).runs == (easter,)
    assert office.services.blackouts.change(grace, cohort.id, RunWish()).runs == (easter,)
    added, _ = office.rows(AuditEntry, action="blackout:add")
    removed = office.row(AuditEntry, action="blackout:remove")
    days = {"first_day": WEEKS.first.isoformat(), "last_day": WEEKS.last.isoformat()}
    assert added.detail.items() >= days.items()
    assert removed.detail.items() >= days.items()
    assert "Quiet weeks" not in str((added.detail, removed.detail))


def test_days_that_make_no_sense_are_refused(office: Office) -> None:
    cohort = office.cohort()
    with pytest.raises(WrongInput) as problem:
        office.services.blackouts.change(office.admin(), cohort.id, RunWish(first=TODAY))
    assert problem.value.fields.keys() == {"name"}


def test_only_those_who_run_a_program_see_and_change_them(office: Office) -> None:
    cohort, ada = office.cohort(), office.person("ada")
    with pytest.raises(AdminsOnly):
        office.services.blackouts.of(ada, cohort.id)
    with pytest.raises(AdminsOnly):
        office.services.blackouts.change(ada, cohort.id, wish(WEEKS))


def test_days_that_are_over_are_left_out(office: Office) -> None:
    cohort = office.cohort()
    office.services.blackouts.change(office.admin(), cohort.id, wish(WEEKS))
    office.wait(days=21)
    assert office.services.blackouts.of(office.admin(), cohort.id).runs == ()
