"""From one version to the next: what the last one wrote goes on, and it may go on working beside the new one.

A new version begins while the old one still works, so a migration only adds. What is taken away is taken away one
version later, by a step whose id says since which schema the code does without it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlalchemy.orm import Session

from bot.domain.delivery import Envelope
from bot.domain.people import Actor
from bot.domain.terms import DeliveryState
from bot.slack.messages import render
from bot.store import make_engine
from bot.store.schema import ONLY_ADDED_SINCE, REVISION, difference, migrate
from models import Base, OutboxMessage, Person, Workspace
from tests.databases import PostgresServer
from tests.integration.contracting import contractions, tables_of
from tests.integration.office import Office, T

LAST = "0014"
"""The schema of the version that people run today."""
WRITTEN = (Path(__file__).parent / "releases" / f"{LAST}.sql").read_text(encoding="utf-8")
AFTER_THE_STORY = T(days=120)
SCRIPTS = ScriptDirectory("migrations")
STEPS = sorted(step.revision for step in SCRIPTS.walk_revisions() if step.revision > ONLY_ADDED_SINCE)


@pytest.fixture(params=["sqlite", "postgres"])
def nothing(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database without a table."""
    if request.param == "sqlite":
        engine = make_engine(f"sqlite:///{tmp_path / 'old.db'}", patience_ms=20_000)
        yield engine
        engine.dispose()
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    with server.fresh() as url:
        engine = make_engine(url, patience_ms=20_000)
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        yield engine
        engine.dispose()


def write(engine: Engine) -> None:
    """Write as the last version does: its tables, its columns, and nothing that came later."""
    with engine.begin() as connection:
        for statement in WRITTEN.split(";\n"):
            if "INSERT" in statement:
                connection.exec_driver_sql(statement)


def kept(engine: Engine, columns: dict[str, list[str]]) -> dict[str, list[str]]:
    """All rows, as far as the last version knows them."""
    with engine.connect() as connection:
        return {
            table: sorted(map(str, connection.execute(text(f"SELECT {', '.join(names)} FROM {table}"))))
            for table, names in columns.items()
        }


def columns_of(engine: Engine) -> dict[str, list[str]]:
    look = inspect(engine)
    return {
        table: [f"{table}.{column['name']}" for column in look.get_columns(table)]
        for table in look.get_table_names()
        if table != "alembic_version"
    }


def test_what_the_last_version_wrote_is_carried_over_and_read(nothing: Engine) -> None:
    migrate(nothing, LAST)
    write(nothing)
    known = columns_of(nothing)
    before = kept(nothing, known)

    migrate(nothing)

    assert difference(nothing) == []
    assert kept(nothing, known) == before
    assert all(before.values()), "every table of the last version has rows"
    with Session(nothing) as session:
        for mapper in Base.registry.mappers:
            rows = session.query(mapper.class_).all()
            assert len(rows) == len(before.get(mapper.local_table.description, rows))


def test_a_bot_goes_on_where_the_last_version_stopped(nothing: Engine) -> None:
    migrate(nothing, LAST)
    write(nothing)
    migrate(nothing)
    office = Office(nothing)
    office.ids.go_on_after(10_000_000)
    office.clock.instant = AFTER_THE_STORY

    assert office.plan()
    (team,) = (workspace.slack_team_id for workspace in office.rows(Workspace))
    for person in office.rows(Person, active=True):
        office.services.home.of(Actor(team, person.slack_user_id))
    claimed = everything_due(office)
    assert len({type(envelope.notice) for envelope in claimed}) > 5
    assert all(render(envelope.notice).text for envelope in claimed)


def everything_due(office: Office) -> Sequence[Envelope]:
    """What the relay takes now, and once it looks at what was interrupted."""
    first = list(office.delivery.claim())
    office.clock.instant += T(minutes=2) - T()
    return [*first, *office.delivery.claim()]


def test_the_last_version_goes_on_writing_into_the_new_schema(nothing: Engine) -> None:
    migrate(nothing)
    write(nothing)
    with Session(nothing) as session:
        known = [row for row in Base.registry.mappers if f"INSERT INTO {row.local_table} " in WRITTEN]
        assert len(known) > 40
        assert all(session.query(row.class_).first() for row in known)
    office = Office(nothing)
    office.clock.instant = AFTER_THE_STORY
    waiting = {message.id for message in office.rows(OutboxMessage, state=DeliveryState.PENDING)}
    assert waiting
    assert waiting <= {envelope.id for envelope in everything_due(office)}


def since(revision: str) -> str:
    """The oldest schema whose code works on this one, by what the id says."""
    named = REVISION.fullmatch(revision)
    assert named, f"{revision} is neither NNNN nor NNNN_since_MMMM"
    return named["since"] or ONLY_ADDED_SINCE


@pytest.mark.parametrize("revision", STEPS)
def test_a_step_only_adds_or_says_since_when_nobody_needs_what_it_takes_away(revision: str, tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'one.db'}", patience_ms=5_000)
    previous = str(SCRIPTS.get_revision(revision).down_revision)
    migrate(engine, previous)
    before = tables_of(engine)
    migrate(engine, revision)
    lost = contractions(before, tables_of(engine))
    engine.dispose()
    contracts = getattr(SCRIPTS.get_revision(revision).module, "contracts", None)
    if lost:
        assert contracts, f"{lost}: take it away one version later, and name the schema that did without first"
        assert contracts <= since(revision) < revision[:4]


def test_what_is_gone_stays_gone_for_whoever_comes_later() -> None:
    assert [since(step) for step in STEPS] == sorted(since(step) for step in STEPS)
    assert all(REVISION.fullmatch(step) for step in STEPS)
    assert all(int(after[:4]) == int(before[:4]) + 1 for before, after in pairwise([ONLY_ADDED_SINCE, *STEPS]))


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ("ALTER TABLE goals DROP COLUMN measure", ["goals: measure is gone"]),
        ("ALTER TABLE goals RENAME COLUMN measure TO yardstick",
         ["goals: measure is gone", "goals: yardstick is new and has to be given"]),
        ("ALTER TABLE rematches RENAME TO wishes_for_another", ["rematches is gone"]),
        ("CREATE UNIQUE INDEX one_title ON goals (title)", ["goals: title is newly bound (unique)"]),
        ("ALTER TABLE goals ADD COLUMN mood TEXT NOT NULL DEFAULT 'fine'", []),
        ("ALTER TABLE goals ADD COLUMN mood TEXT", []),
        ("ALTER TABLE goals ADD COLUMN mood TEXT CHECK (mood <> title)", []),
        ("CREATE TABLE moods (id INTEGER PRIMARY KEY)", []),
        ("CREATE INDEX ix_title ON goals (title)", []),
    ],
)  # fmt: skip
def test_what_takes_away_is_told_from_what_adds(sqlite_url: str, change: str, seen: list[str]) -> None:
    engine = make_engine(sqlite_url, patience_ms=5_000)
    before = tables_of(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql(change)
    assert contractions(before, tables_of(engine)) == seen
    engine.dispose()


@pytest.mark.parametrize(
    ("was", "becomes", "seen"),
    [
        ("state VARCHAR(9) NOT NULL", "state VARCHAR(9)", []),
        ("state VARCHAR(9)", "state VARCHAR(9) NOT NULL", ["pairs: state has to be given"]),
        ("state VARCHAR(9) NOT NULL DEFAULT 'on'", "state VARCHAR(9) NOT NULL",
         ["pairs: state is no longer filled in"]),
        ("state VARCHAR(9)", "state VARCHAR(8)", ["pairs: state is of another type"]),
        ("state VARCHAR(9)", "state VARCHAR(10)", []),
        ("state VARCHAR(9)", "state TEXT", []),
        ("state VARCHAR(9)", "state INTEGER", ["pairs: state is of another type"]),
        ("state VARCHAR(9), CONSTRAINT known CHECK (state IN ('on', 'off'))",
         "state VARCHAR(9), CONSTRAINT known CHECK (state IN ('on', 'off', 'paused'))", []),
        ("state VARCHAR(9), CONSTRAINT known CHECK (state IN ('on', 'off'))",
         "state VARCHAR(9), CONSTRAINT known CHECK (state IN ('on'))", ["pairs: known refuses more"]),
        ("state VARCHAR(9), CONSTRAINT known CHECK (state IN ('on', 'off'))", "state VARCHAR(9)", []),
        ("state VARCHAR(9), CONSTRAINT known CHECK (state <> '')",
         "state VARCHAR(9), CONSTRAINT known CHECK (state <> 'on')", ["pairs: known refuses more"]),
        ("state VARCHAR(9)", "state VARCHAR(9), CONSTRAINT known CHECK (state <> 'on')",
         ["pairs: known refuses more"]),
        ("state VARCHAR(9)", "state VARCHAR(9) REFERENCES states (id)", ["pairs: state is newly bound (keys)"]),
    ],
)  # fmt: skip
def test_a_column_that_takes_less_is_noticed(tmp_path: Path, was: str, becomes: str, seen: list[str]) -> None:
    described = []
    for name, columns in (("before.db", was), ("after.db", becomes)):
        engine = make_engine(f"sqlite:///{tmp_path / name}", patience_ms=5_000)
        with engine.begin() as connection:
            connection.exec_driver_sql(f"CREATE TABLE pairs (id INTEGER, {columns})")
        described.append(tables_of(engine))
        engine.dispose()
    assert contractions(*described) == seen
