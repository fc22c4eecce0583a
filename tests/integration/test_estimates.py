"""What SQLite is told about its tables: once, for every table, and so that it looks for what sets rows apart."""

import pytest
from sqlalchemy import Engine, text

from bot.store import make_engine
from bot.store.estimates import estimate
from bot.store.schema import migrate
from models import Base
from tests.integration.office import Office
from tests.integration.statements import listening, plan_of

KNOWN = text("SELECT tbl FROM sqlite_stat1 WHERE idx LIKE 'ix_%_workspace_id'")


@pytest.fixture
def engine(sqlite_office: Office) -> Engine:
    return sqlite_office.engine


def test_every_table_of_a_workspace_is_known_after_a_migration(engine: Engine) -> None:
    scoped = {table.name for table in Base.metadata.tables.values() if table.c.get("workspace_id") is not None}
    with engine.connect() as connection:
        known = connection.execute(KNOWN).scalars().all()
    assert sorted(known) == sorted(set(known))
    assert {"outbox", "meetings", "match_proposals", "participants"} < set(known) <= scoped


def test_what_is_known_is_not_written_again(engine: Engine) -> None:
    with listening(engine) as said:
        estimate(engine)
    assert [each.text.split()[0] for each in said] == ["SELECT", "SELECT"]


def test_what_an_operator_has_changed_is_put_right(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
    migrate(engine)
    again = make_engine(engine.url.render_as_string(hide_password=False), patience_ms=1_000)
    with listening(again) as said, again.connect() as connection:
        connection.exec_driver_sql("SELECT id FROM outbox WHERE workspace_id = '1' AND about_id = '2'")
    assert "ix_outbox_about_id" in plan_of(again, said[0])
    again.dispose()
