"""The version of the schema: what the code needs, what the database has, and the way from one to the other.

While a new version is rolled out, older processes work beside it on the newer schema. So migrations only add, and
one that takes away says in its id since which schema the code does without: `0019_since_0017`.
"""

import re
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
from alembic.util import CommandError
from sqlalchemy import Engine

from bot.store.engine import BEGIN_IMMEDIATE
from bot.store.estimates import estimate
from models import Base

REVISION = re.compile(r"(?P<number>\d{4})(_since_(?P<since>\d{4}))?")
ONLY_ADDED_SINCE = "0014"
"""The schema from which on migrations only add, unless their id says otherwise."""
HEAD = "head"


class SchemaTooNewError(Exception):
    """The database was written by a newer version of the bot, and lacks what this version needs."""


class Standing(StrEnum):
    """How the database's schema compares with what this code needs.

    GROWN is newer by steps that only added, or took away what this code does without: it works there as ever.
    AHEAD is newer, and lacks something.
    """

    CURRENT = "current"
    GROWN = "grown"
    EMPTY = "empty"
    BEHIND = "behind"
    AHEAD = "ahead"

    @property
    def will_do(self) -> bool:
        """Whether this code works on such a schema."""
        return self in {Standing.CURRENT, Standing.GROWN}


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
        if self.found in _revisions():
            return Standing.BEHIND
        return Standing.GROWN if _serves(self.found, self.wanted) else Standing.AHEAD


def read_version(engine: Engine) -> SchemaVersion:
    with engine.connect() as connection:
        return version_at(MigrationContext.configure(connection).get_current_revision())


def version_at(found: str | None) -> SchemaVersion:
    """How a database at this revision compares with what this code wants."""
    return SchemaVersion(_scripts().get_current_head() or "", found)


def migrate(engine: Engine, to: str = HEAD) -> SchemaVersion:
    """Bring the schema up to date, one process at a time. A newer one that serves us is left as it is.

    Raise SchemaTooNewError for a newer one that does not.
    """
    if not _is_newer(version := read_version(engine)):
        try:
            _run(engine, command.upgrade, to)
        except CommandError:
            if not _is_newer(read_version(engine)):  # else a newer version has migrated while we waited
                raise
        version = read_version(engine)
    estimate(engine)
    return version


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


def _is_newer(version: SchemaVersion) -> bool:
    if version.standing is Standing.AHEAD:
        raise SchemaTooNewError(version.found)
    return version.standing is Standing.GROWN


def _serves(found: str, wanted: str) -> bool:
    """Whether a schema that we do not know has all that code for `wanted` asks of it, by what its id says."""
    newer, ours = REVISION.fullmatch(found), REVISION.fullmatch(wanted)
    if not newer or not ours:
        return False
    return (newer["since"] or ONLY_ADDED_SINCE) <= ours["number"] < newer["number"]


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
