"""The version of the schema: what the code needs, what the database has, and the way from one to the other."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from bot.store.engine import BEGIN_IMMEDIATE
from models import Base


class SchemaTooNewError(Exception):
    """The database was written by a newer version of the bot, so this version does not touch it."""


class Standing(StrEnum):
    """How the database's schema compares with what this code needs."""

    CURRENT = "current"
    EMPTY = "empty"
    BEHIND = "behind"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class SchemaVersion:
    """Revision ids: `wanted` by this code, `found` in the database (None when it is empty)."""

    wanted: str
    found: str | None

    @property
    def standing(self) -> Standing:
        if self.found == self.wanted:
            return Standing.CURRENT
        if self.found is None:
            return Standing.EMPTY
        return Standing.BEHIND if self.found in _revisions() else Standing.AHEAD


def read_version(engine: Engine) -> SchemaVersion:
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    return SchemaVersion(_scripts().get_current_head() or "", found)


def migrate(engine: Engine) -> SchemaVersion:
    """Bring the schema up to date, one process at a time; raise SchemaTooNewError for a version we do not know."""
    version = read_version(engine)
    if version.standing is Standing.AHEAD:
        raise SchemaTooNewError(version.found)
    _run(engine, command.upgrade, "head")
    return read_version(engine)


def step_back(engine: Engine, revision: str) -> SchemaVersion:
    """Undo migrations down to `revision` ("base" for all of them)."""
    _run(engine, command.downgrade, revision)
    return read_version(engine)


def difference(engine: Engine) -> list[Any]:
    """What the models have and the schema lacks, or the other way round. Empty when they agree."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found: list[Any] = compare_metadata(context, Base.metadata)
    return found


def _run(engine: Engine, change: Callable[[Config, str], None], revision: str) -> None:
    config = _config()
    with engine.execution_options(**{BEGIN_IMMEDIATE: True}).connect() as connection:
        config.attributes["connection"] = connection
        change(config, revision)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("migrations")))
    return config


def _revisions() -> set[str]:
    return {script.revision for script in _scripts().walk_revisions()}


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())
