"""What SQLite is told about its tables, so that it finds rows by what sets them apart.

Without statistics it takes any two indexes for equally good, and likes best the one on the workspace, in which
everything is. PostgreSQL keeps statistics by itself; ANALYZE would need repeating as tables grow. So what never
changes is written where ANALYZE would write it, as SQLite's documentation allows (sqlite.org/fileformat2.html, "The
sqlite_stat1 table").
"""

from sqlalchemy import Engine, text

from bot.store.engine import BEGIN_IMMEDIATE
from models import Base

EVERYTHING = "1000000 1000000"
"""As many rows in a table, and as many of them in each workspace."""
KEPT = text("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
FOUND = text("SELECT idx FROM sqlite_stat1 WHERE stat = :stat")
FORGET = text("DELETE FROM sqlite_stat1 WHERE idx = :idx")
TELL = text("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (:tbl, :idx, :stat)")


def estimate(engine: Engine) -> None:
    """Tell SQLite, unless it knows already. It holds for connections that are made from then on."""
    if engine.dialect.name != "sqlite":
        return
    wanted = {name: table for table in Base.metadata.tables if (name := f"ix_{table}_workspace_id") in _indexes()}
    with engine.connect() as connection:
        known = connection.execute(FOUND, {"stat": EVERYTHING}).scalars() if connection.scalar(KEPT) else ()
        if wanted.keys() <= set(known):
            return
    rows = [{"tbl": table, "idx": index, "stat": EVERYTHING} for index, table in wanted.items()]
    with engine.execution_options(**{BEGIN_IMMEDIATE: True}).begin() as connection:
        connection.exec_driver_sql("ANALYZE alembic_version")  # makes the table of statistics
        connection.execute(FORGET, rows)
        connection.execute(TELL, rows)


def _indexes() -> set[str]:
    return {str(index.name) for table in Base.metadata.tables.values() for index in table.indexes}
