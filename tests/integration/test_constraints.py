"""The database itself refuses what must never be, whoever writes to it."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, Enum, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.domain.terms import DeliveryState, MeetingState, Role
from models import (
    Base,
    Cohort,
    Feedback,
    Goal,
    InboxEntry,
    MatchingRound,
    Meeting,
    Mentorship,
    OutboxMessage,
    Participant,
    Person,
    Program,
    Workspace,
)
from tests.integration.office import T0, TODAY, Office

NOWHERE = UUID(int=999_999)
CHANGES: Mapping[str, tuple[type[Base], dict[str, Any]]] = {
    "a meeting of four minutes": (Program, {"minutes": 4}),
    "a meeting of a whole day": (Program, {"minutes": 1440}),
    "a cohort that ends before it starts": (Cohort, {"ends_on": date(2020, 1, 1)}),
    "no seat": (Participant, {"seats": 0}),
    "eleven seats": (Participant, {"seats": 11}),
    "a rating of five": (Feedback, {"rating": 5}),
    "a rating of nothing": (Feedback, {"rating": 0}),
    "a goal beyond itself": (Goal, {"percent": 101}),
    "a goal below zero": (Goal, {"percent": -1}),
    "a message to nobody": (OutboxMessage, {"person_id": None, "mentorship_id": None, "channel": None}),
    "a person of no workspace": (Person, {"workspace_id": NOWHERE}),
    "a cohort of no program": (Cohort, {"program_id": NOWHERE}),
    "a participant who is nobody": (Participant, {"person_id": NOWHERE}),
    "a pair without a mentor": (Mentorship, {"mentor_id": NOWHERE}),
    "a goal of no pair": (Goal, {"mentorship_id": NOWHERE}),
    "a program without a name": (Program, {"name": None}),
}


@pytest.fixture
def story(office: Office) -> Engine:
    """A row of every kind."""
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort())
    office.plan()
    workspace, mentor = office.workspace().id, office.row(Mentorship).mentor_id
    columns = {"workspace_id": workspace, "given_at": T0, "updated_at": T0}
    office.put(
        Feedback(
            id=office.ids.new(), meeting_id=office.meeting(pair).id, participant_id=mentor, rating=4,
            moved_forward="", change="", **columns,
        )
    )  # fmt: skip
    office.put(
        Goal(
            id=office.ids.new(), workspace_id=workspace, mentorship_id=pair, owner_id=mentor, title="Talk",
            measure="", due_on=TODAY, percent=0, state="open", created_at=T0,
        )
    )  # fmt: skip
    office.put(InboxEntry(id=office.ids.new(), workspace_id=workspace, key="event:1", received_at=T0))
    return office.engine


def refused(engine: Engine, *statements: Any) -> bool:
    with engine.connect() as connection, connection.begin() as transaction:
        try:
            for statement in statements:
                connection.execute(statement)
        except IntegrityError:
            return True
        finally:
            transaction.rollback()
    return False


def test_a_row_that_cannot_be_is_refused(story: Engine) -> None:
    taken = [
        name for name, (kind, columns) in CHANGES.items() if not refused(story, update(kind).values(**columns))
    ]
    assert taken == []


def test_a_change_that_can_be_is_not_refused(story: Engine) -> None:
    assert not refused(story, update(Program).values(minutes=60), update(Participant).values(seats=10))


def test_a_word_outside_a_closed_set_is_refused_everywhere(story: Engine) -> None:
    sets = [
        (table, column)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Enum)
    ]
    assert len(sets) >= 13
    for table, column in sets:
        with story.connect() as connection:
            if connection.execute(table.select().limit(1)).first() is None:
                continue
        with story.connect() as connection, pytest.raises(IntegrityError):
            connection.exec_driver_sql(f"UPDATE {table.name} SET {column.name} = 'sleepy'")


COPIES: Mapping[str, tuple[type[Base], Callable[[dict[str, Any]], dict[str, Any]]]] = {
    "the same team twice": (Workspace, lambda row: row),
    "the same person twice": (Person, lambda row: row),
    "a person twice in a cohort": (Participant, lambda row: row | {"role": Role.BOTH}),
    "two pairs of one proposal": (Mentorship, lambda row: row),
    "two meetings of one number": (Meeting, lambda row: row | {"state": MeetingState.HELD}),
    "two planned meetings of a pair": (Meeting, lambda row: row | {"number": 2}),
    "feedback twice on one meeting": (Feedback, lambda row: row | {"rating": 1}),
    "a gesture twice": (InboxEntry, lambda row: row),
    "a message key twice": (OutboxMessage, lambda row: row | {"state": DeliveryState.SENT}),
}


def test_a_second_one_is_refused(story: Engine) -> None:
    taken = []
    for name, (kind, changed) in COPIES.items():
        with story.connect() as connection:
            row = connection.execute(select(kind.__table__).limit(1)).mappings().one()
        if not refused(story, insert(kind).values(**changed(dict(row)) | {"id": NOWHERE})):
            taken.append(name)
    assert taken == []


def test_a_second_meeting_may_be_planned_once_the_first_is_settled(story: Engine) -> None:
    with story.connect() as connection:
        row = connection.execute(select(Meeting.__table__)).mappings().one()
    later = dict(row) | {"id": NOWHERE, "number": 2, "starts_at": row["starts_at"] + timedelta(days=14)}
    assert not refused(story, update(Meeting).values(state=MeetingState.HELD), insert(Meeting).values(**later))


def test_nothing_is_deleted_from_under_what_needs_it(story: Engine) -> None:
    for kind in (Workspace, Person, Program, Cohort, MatchingRound, Mentorship):
        assert refused(story, delete(kind)), kind
