"""One transaction per use case: committed whole, once per gesture, or not at all."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from threading import Barrier
from time import monotonic
from typing import TypeVar

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError

from bot.domain.answer_cards import AnswerCard
from bot.domain.care.silence import HEARD_EVERY
from bot.domain.errors import AdminsOnly, AlreadyDone, Busy, Collision, Refused, Stranger
from bot.domain.growth.goals import GoalWish, Progress
from bot.domain.notices import Signpost
from bot.domain.people import Actor
from bot.domain.terms import Role
from bot.store import Store, Work, make_engine
from bot.store.engine import BEGIN_IMMEDIATE
from models import AuditEntry, InboxEntry, Mentorship, Participant, Skill
from tests.integration.office import T0, TEAM, TODAY, Office, signup

R = TypeVar("R")
PATIENCE = 5
"""Seconds that the engine of an office waits for others."""


def at_once(*calls: Callable[[], R]) -> list[R | Exception]:
    """Start all calls in the same moment, each in a thread; return what each returned or raised."""
    ready = Barrier(len(calls))

    def attempt(call: Callable[[], R]) -> R | Exception:
        ready.wait()
        try:
            return call()
        except Refused as refusal:
            return refusal

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(attempt, calls))


def test_a_team_we_never_heard_of_is_a_stranger(office: Office) -> None:
    with pytest.raises(Stranger), office.store.reading(Actor("TNOWHERE", "UADA")):
        pass
    with pytest.raises(Stranger), office.store.writing(Actor("TNOWHERE", "UADA", "key")):
        pass


def test_somebody_we_have_not_met_is_a_stranger_whose_gesture_is_not_used_up(office: Office) -> None:
    office.person("ada")
    eve = Actor(TEAM, "UEVE", "click:1")
    with pytest.raises(Stranger), office.store.writing(eve):
        pass
    office.person("eve")
    office.services.home.point_the_way(eve)
    assert len(office.mail()) == 1


def test_a_gesture_has_its_effect_once(office: Office) -> None:
    ada = replace(office.person("ada"), gesture="event:1")
    office.services.home.point_the_way(ada)
    office.wait(seconds=1)
    with pytest.raises(AlreadyDone):
        office.services.home.point_the_way(ada)
    assert len(office.mail()) == 1
    entry = office.row(InboxEntry)
    assert (entry.key, entry.received_at) == ("event:1", T0)


def test_a_gesture_of_the_same_name_in_another_workspace_is_another_gesture(office: Office) -> None:
    office.services.home.point_the_way(replace(office.person("ada"), gesture="event:1"))
    office.team = "T2"
    office.services.home.point_the_way(replace(office.person("ada"), gesture="event:1"))
    assert len(office.mail()) == 2


def test_a_gesture_that_was_refused_may_be_made_again(office: Office) -> None:
    ada = replace(office.person("ada"), gesture="command:1")
    with pytest.raises(AdminsOnly):
        office.services.programs.send_test(ada)
    assert office.rows(InboxEntry) == []
    office.learn("ada", is_admin=True)
    office.services.programs.send_test(ada)
    assert len(office.mail()) == 1


def test_eight_copies_of_a_gesture_have_one_effect(office: Office) -> None:
    ada = replace(office.person("ada"), gesture="event:1")
    outcomes = at_once(*(lambda: office.services.home.point_the_way(ada) for _ in range(8)))
    assert sum(outcome is None for outcome in outcomes) == 1
    assert all(isinstance(outcome, AlreadyDone) for outcome in outcomes if outcome is not None)
    assert len(office.mail()) == 1


def test_what_fails_leaves_nothing(office: Office) -> None:
    ada = replace(office.person("ada"), gesture="command:1")
    with suppress(ZeroDivisionError), office.store.writing(ada) as work:
        work.audit("deed", "subject")
        work.outbox.to_person(work.me, Signpost(), key="signpost")
        raise ZeroDivisionError
    assert office.rows(InboxEntry) == []
    assert office.rows(AuditEntry) == []
    assert office.mail() == []


def test_what_is_only_read_is_never_written(office: Office) -> None:
    ada = office.person("ada")
    with office.store.reading(ada) as work:
        work.me.name = "Somebody else"
        work.audit("deed", "subject")
    assert office.known(ada).name == "Ada"
    assert office.rows(AuditEntry) == []


def test_who_only_looks_is_heard_too_once_an_hour(office: Office) -> None:
    ada = replace(office.person("ada"), gesture="event:1")
    for minutes, heard_at in ((0, T0), (59, T0), (1, T0 + HEARD_EVERY)):
        office.wait(minutes=minutes)
        with office.store.reading(ada):
            pass
        assert office.known(ada).heard_at == heard_at


def test_what_we_look_up_for_ourselves_is_nobodys_deed(office: Office) -> None:
    with office.store.reading(office.person("ada")) as work:
        assert work.me.name == "Ada"
    assert office.known(Actor(TEAM, "UADA")).heard_at is None


def test_who_looks_waits_for_nobody_who_writes(office: Office) -> None:
    ada = replace(office.person("ada"), gesture="event:1")
    with office.store.writing(office.person("bob")) as other:
        other.people.known(ada.user).name = "Adele"
        other.flush()
        began = monotonic()
        with office.store.reading(ada):
            pass
        assert monotonic() - began < PATIENCE / 5
    assert office.known(ada).heard_at is None
    with office.store.reading(ada):
        pass
    assert office.known(ada).heard_at == T0


def test_who_looks_does_not_wait_for_another_process_either(sqlite_office: Office) -> None:
    ada = replace(sqlite_office.person("ada"), gesture="event:1")
    other = sqlite3.connect(str(sqlite_office.engine.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    began = monotonic()
    with sqlite_office.store.reading(ada):
        pass
    assert monotonic() - began < PATIENCE / 5
    other.close()
    assert sqlite_office.known(ada).heard_at is None


def test_two_who_create_the_same_thing_collide_and_the_second_try_finds_it(office: Office) -> None:
    ada = office.person("ada")

    def create(work: Work) -> None:
        work.add(Skill, key="sql", label="SQL")

    with office.store.writing(ada) as work:
        create(work)
    with pytest.raises(Collision) as collision, office.store.writing(ada) as work:
        create(work)
    assert isinstance(collision.value.__cause__, IntegrityError)
    assert len(office.rows(Skill)) == 1


def test_joining_twice_at_once_makes_one_participant(office: Office) -> None:
    ada = office.person("ada")
    cohort = office.cohort()

    def join() -> object:
        return office.services.signups.join(ada, cohort.id, signup(Role.MENTEE).as_answers(), shown={})

    outcomes = at_once(join, join, join)
    assert sum(not isinstance(outcome, Exception) for outcome in outcomes) >= 1
    assert all(isinstance(outcome, Collision) for outcome in outcomes if isinstance(outcome, Exception))
    assert len(office.rows(Participant)) == 1
    assert len(office.mail(kind="Welcome")) == 1


def test_a_row_that_changed_underneath_collides(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort())
    with office.store.reading(ada) as work:
        stale = work.mentorships.get(pair)
    office.plan()
    with pytest.raises(Collision), office.store.writing(ada) as work:
        work._session.merge(stale).channel = "G1"
    assert office.row(Mentorship).channel is None


def test_two_changes_of_one_goal_at_once_are_one_change_and_one_refusal(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort())
    goal = office.services.goals.set(bob, pair, GoalWish(title="Talk", measure="", due_on=TODAY))

    def record(percent: int) -> Callable[[], object]:
        return lambda: office.services.progress.record(
            bob, goal.id, goal.version, Progress(percent=percent, note="")
        )

    outcomes = at_once(record(25), record(50), record(75))
    assert sum(not isinstance(outcome, Exception) for outcome in outcomes) == 1
    assert len(office.mail(kind="GoalMoved")) == 1


def test_both_sides_accepting_at_once_form_one_pair(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    proposal = office.proposal(ada, bob, office.cohort())
    outcomes = at_once(
        lambda: office.services.proposals.accept(ada, proposal),
        lambda: office.services.proposals.accept(bob, proposal),
    )
    assert {outcome.paired for outcome in outcomes if isinstance(outcome, AnswerCard)} == {False, True}
    assert len(office.rows(Mentorship)) == 1


def test_two_who_wait_for_each_other_end_as_a_collision_not_as_a_fault(postgres_office: Office) -> None:
    office = postgres_office  # SQLite has one writer at a time, so nobody waits for another.
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort())
    office.plan()
    meeting = office.meeting(pair).id
    both_hold = Barrier(2)

    def pair_first() -> None:
        with office.store.writing(ada) as work:
            work.mentorships.get(pair)
            both_hold.wait()
            work.mentorships.meeting(meeting)

    def meeting_first() -> None:
        with office.store.writing(bob) as work:
            work.mentorships.meeting(meeting)
            both_hold.wait()
            work.mentorships.get(pair)

    outcomes = at_once(pair_first, meeting_first)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Collision", "NoneType"]


def test_whoever_has_to_wait_for_others_for_too_long_hears_that_much_is_written(office: Office) -> None:
    ada, url = office.person("ada"), office.engine.url.render_as_string(hide_password=False)
    hasty = make_engine(url, patience_ms=20)
    store = Store(hasty, clock=office.clock, ids=office.ids)
    with office.engine.execution_options(**{BEGIN_IMMEDIATE: True}).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("LOCK TABLE people IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(Busy), store.writing(ada):
            pass
    with store.writing(ada) as work:
        assert work.me.name == "Ada"
    hasty.dispose()


def test_what_is_wrong_with_the_database_itself_is_a_fault_and_no_refusal(office: Office) -> None:
    ada = office.person("ada")
    with pytest.raises(DatabaseError), office.store.writing(ada) as work:
        work.people._session.execute(text("SELECT nonsense"))


def test_a_team_that_arrives_twice_at_once_is_one_workspace(office: Office) -> None:
    def arrive() -> None:
        with office.store.entering(TEAM):
            pass

    outcomes = at_once(arrive, arrive, arrive)
    assert any(outcome is None for outcome in outcomes)
    assert all(isinstance(outcome, Collision) for outcome in outcomes if outcome is not None)
    assert office.workspace().slack_team_id == TEAM
