"""Many rows after the likeness of one: copied inside the database, each under an id of its own."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, String, Table, Uuid, insert, literal, literal_column, select, text
from sqlalchemy.orm import Session

from models import MatchingRound, MatchProposal, Mentorship, OutboxMessage, Person
from models.base import Base
from tests.integration.office import Office

NUMBER = literal_column("numbers.n", Integer)
NUMBERED_ID = {
    "sqlite": "printf('%032x', {})",
    "postgresql": "CAST(lpad(to_hex({}), 32, '0') AS uuid)",
}


def copy_message(office: Office, message: UUID, *, first: int, number: int, **changes: Any) -> None:
    """Put `number` more messages like this one into the outbox; `first` is the number of the first copy.

    Each goes into a conversation of its own.
    """
    with office.session() as session:
        key = literal("copy ").op("||")(literal_column("CAST(numbers.n AS TEXT)"))
        copy_row(
            session,
            OutboxMessage,
            message,
            (first, number),
            {"key": key, "conversation_id": numbered_id(session), **changes},
        )


def write_to_many(office: Office, message: UUID, *, first: int, number: int, **changes: Any) -> None:
    """Put a message like this one into the outbox for `number` more people like its reader, whom we write to."""
    with office.session() as session:
        name = literal_column("CAST(numbers.n AS TEXT)", String)
        reader = session.get_one(OutboxMessage, message).person_id
        assert reader
        known = {"slack_user_id": literal("U").op("||")(name), "dm_channel": literal("D").op("||")(name)}
        workspace = {"workspace_id": changes["workspace_id"]} if "workspace_id" in changes else {}
        copy_row(session, Person, reader, (first, number), {**known, **workspace})
        own = {"person_id": numbered_id(session), "conversation_id": numbered_id(session)}
        key = {"key": literal("to ").op("||")(name)}
        copy_row(session, OutboxMessage, message, (first, number), {**own, **key, **changes})


def copy_pair(office: Office, pair: UUID, *, first: int, number: int, **changes: Any) -> None:
    """Form `number` more pairs like this one, each from a round and a proposal of its own."""
    with office.session() as session:
        trust_references(session)
        model = session.get_one(Mentorship, pair)
        proposal = session.get_one(MatchProposal, model.proposal_id)
        own = numbered_id(session)
        assert proposal.round_id is not None
        copy_row(session, MatchingRound, proposal.round_id, (first, number), {})
        copy_row(session, MatchProposal, proposal.id, (first, number), {"round_id": own, "look_again_at": None})
        copy_row(session, Mentorship, pair, (first, number), {"proposal_id": own, **changes})


def settle_down(office: Office) -> None:
    """What PostgreSQL does by itself sooner or later after a large change."""
    if office.engine.dialect.name == "postgresql":
        with office.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("SET statement_timeout = 0")
            connection.exec_driver_sql("VACUUM ANALYZE")
            connection.exec_driver_sql("CHECKPOINT")
            connection.invalidate()  # its patience is no longer that of the others


def trust_references(session: Session) -> None:
    """Copies refer to what is there, so that checking millions of references would only take time."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET LOCAL session_replication_role = replica"))


def copy_row(
    session: Session, kind: type[Base], model: UUID, span: tuple[int, int], changes: dict[str, Any]
) -> None:
    """Add copies of one row under the ids of a span of numbers (the first, and how many), with other values."""
    table = kind.__table__
    assert isinstance(table, Table)
    first, number = span
    counted = select(literal(first, Integer).label("n")).cte("numbers", recursive=True)
    numbers = counted.union_all(select(counted.c.n + 1).where(counted.c.n < first + number - 1))
    values = {"id": numbered_id(session), **changes}
    columns = [_value(values[column.name], column) if column.name in values else column for column in table.c]
    rows = select(*columns).select_from(table).join(numbers, literal(1) == 1).where(table.c.id == model)
    session.execute(insert(table).from_select([column.name for column in table.c], rows))


def numbered_id(session: Session, number: str = "numbers.n") -> ColumnElement[UUID]:
    """The id of a copy; of another row that it refers to where that one's number is worked out in SQL."""
    return literal_column(NUMBERED_ID[session.get_bind().dialect.name].format(number), Uuid())


def _value(value: Any, column: Any) -> ColumnElement[Any]:
    return value if isinstance(value, ColumnElement) else literal(value, column.type)
