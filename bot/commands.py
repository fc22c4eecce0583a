"""What each command of `mentorbot` brings about. Reading what was asked for is up to `bot.__main__`."""

import asyncio
import signal
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from shlex import quote
from typing import Any, NoReturn

import aiohttp
import typer
from rich.console import Console
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DatabaseError

from bot.bootstrap import Schedule, migrate_database, running, tick_once
from bot.clock import FixedClock, RehearsalClock, SystemClock
from bot.collector import spare_what_stays
from bot.doctor import ManifestScopes, Report, SchemaFacts, examine, rendered
from bot.domain.insight.page import measures_page
from bot.importing import CannotImportError, import_people, told
from bot.logs import set_up_logging
from bot.ports import Clock
from bot.settings import LogFormat, LogLevel, Settings, WrongSettings, load_settings
from bot.slack import manifest as manifests
from bot.store import make_engine
from bot.store.backup import CannotCopyError, Overwrite, back_up, restore
from bot.store.engine import CannotMakeFolderError
from bot.store.holding import stopped_teams
from bot.store.schema import SchemaTooNewError, Standing, read_version
from bot.store.trouble import explain
from bot.tokens import masked

FURTHEST_AHEAD = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Commands:
    """Each ends with a sentence on `err` and an exit code where something is wrong that an operator can mend."""

    out: Console
    err: Console

    def run(self, *, scheduler: bool, clock_url: str | None) -> None:
        settings = self._settings()
        clock = RehearsalClock(clock_url) if clock_url else SystemClock()
        with self._plainly():
            asyncio.run(_run(settings, clock, Schedule.ON if scheduler else Schedule.OFF))

    def migrate(self) -> None:
        settings = self._settings()
        with self._plainly():
            migrate_database(settings)
        self.out.print("The database is up to date.")

    def tick(self, at: str | None, *, rehearse: bool) -> None:
        settings = self._settings()
        clock = FixedClock(_instant(at, rehearse=rehearse)) if at else SystemClock()
        with self._plainly():
            done = asyncio.run(tick_once(settings, clock))
        self.out.print(f"As of {clock.now():%Y-%m-%d %H:%M} UTC")
        for title, counts in (("planned", done.planned), ("sent", done.sent)):
            self.out.print(f"  {title}: {counts.total()}")
            for what, number in sorted(counts.items()):
                self.out.print(f"    {number:>4} x {what}")
        if done.read:
            self.out.print(f"  pages of the directory read: {done.read}")
        if done.collided:
            self.out.print(f"  left to whoever was quicker: {done.collided}")
        if done.failed:
            self._stop(f"{done.failed} errands failed; the log says why.")

    def import_people(self, file: Path, *, team: str | None, apply: bool) -> None:
        settings = self._settings()
        try:
            with self._plainly():
                migrate_database(settings)
                card = import_people(settings, file, team=team, apply=apply)
        except CannotImportError as reason:
            self._stop(str(reason))
        for line in told(card, applied=apply):
            self.out.print(line, highlight=False, soft_wrap=True)

    def backup(self, file: Path, *, force: bool) -> None:
        database = self._sqlite_file("pg_dump --format=custom --dbname={url} --file={file}", file)
        with self._copying():
            version = back_up(database, file, overwrite=Overwrite.YES if force else Overwrite.NO)
        self._say(
            f"{file} is a whole copy of {database}, at schema {version.found}. It holds what people confided."
        )

    def restore(self, file: Path) -> None:
        how = "pg_restore --clean --if-exists --single-transaction --dbname={url} {file}"
        database = self._sqlite_file(how, file)
        with self._copying():
            restored = restore(file, database, now=SystemClock().now())
        self._say(f"{database} is now what {file} holds, at schema {restored.version.found}.")
        if restored.version.standing is Standing.BEHIND:
            self._say(f"The next start brings it to schema {restored.version.wanted}.")
        if restored.replaced:
            self._say(f"The database as it was is {restored.replaced}.")

    def doctor(self, *, as_json: bool) -> None:
        set_up_logging(LogLevel.ERROR, LogFormat.CONSOLE)
        try:
            report = asyncio.run(_examine(load_settings()))
        except WrongSettings as wrong:
            report = Report.of_problems(wrong.problems)
        if as_json:
            print(report.as_json())  # noqa: T201 - for machines: no wrapping, no colour
        else:
            self.out.print(rendered(report))
        raise typer.Exit(report.exit_code)

    def manifest(self, *, link: bool, request_url: str | None) -> None:
        content = manifests.manifest(socket_mode=request_url is None, request_url=request_url)
        print(manifests.as_link(content) if link else manifests.as_text(content), end="")  # noqa: T201 - to be piped

    def measures(self) -> None:
        print(measures_page(), end="")  # noqa: T201 - to be piped

    def finish(self, work: Coroutine[Any, Any, int]) -> NoReturn:
        """Let something run to its end, and exit with the code it returns."""
        with self._plainly():
            code = asyncio.run(work)
        raise typer.Exit(code)

    def _settings(self) -> Settings:
        try:
            settings = load_settings()
        except WrongSettings as wrong:
            for problem in wrong.problems:
                self.err.print(str(problem), highlight=False)
            raise typer.Exit(2) from None
        set_up_logging(settings.log_level, settings.log_format)
        return settings

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """What an operator can mend is said in a sentence, not in a traceback."""
        try:
            yield
        except SchemaTooNewError as error:
            self._stop(
                f"The database is at schema {error}, newer than this version knows. Start the newer version again."
            )
        except DatabaseError as error:
            known = explain(error)
            self._stop(known or f"DATABASE_URL: the database cannot be used ({masked(str(error.orig)).strip()}).")
        except CannotMakeFolderError as error:
            self._stop(str(error))
        except OSError as error:
            self._stop(f"The start failed: {error}. Check HOST and PORT, and that no other process uses them.")

    @contextmanager
    def _copying(self) -> Iterator[None]:
        try:
            yield
        except CannotCopyError as reason:
            self._stop(str(reason))

    def _sqlite_file(self, otherwise: str, file: Path) -> Path:
        """The file that DATABASE_URL names. For PostgreSQL, stop and say which of its commands does the same."""
        url = make_url(self._settings().database_url.get_secret_value())
        if url.get_backend_name() != "sqlite":
            command = otherwise.format(url=quote(_without_password(url)), file=quote(str(file)))
            self._stop(f"DATABASE_URL names a PostgreSQL database; its own tool asks for the password: {command}")
        return Path(url.database or "")

    def _say(self, sentence: str) -> None:
        self.out.print(sentence, highlight=False, soft_wrap=True)

    def _stop(self, sentence: str) -> NoReturn:
        self.err.print(sentence, highlight=False, soft_wrap=True)
        raise typer.Exit(1)


def _without_password(url: URL) -> str:
    bare = URL.create(
        "postgresql", url.username, host=url.host, port=url.port, database=url.database, query=url.query
    )
    return bare.difference_update_query(["password"]).render_as_string()


async def _run(settings: Settings, clock: Clock, schedule: Schedule) -> None:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with running(settings, clock=clock, schedule=schedule):
        spare_what_stays()
        await stop.wait()


async def _examine(settings: Settings) -> Report:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as http:
        return await examine(
            settings,
            schema_version=partial(_schema, settings),
            manifest_scopes=ManifestScopes(frozenset(manifests.SCOPES), frozenset(manifests.OPTIONAL_SCOPES)),
            http=http,
            clock=SystemClock(),
        )


def _schema(settings: Settings) -> SchemaFacts:
    engine = make_engine(settings.database_url.get_secret_value(), patience_ms=5_000, pool_size=1)
    try:
        version = read_version(engine)
        stopped = stopped_teams(engine) if version.standing.will_do else ()
    finally:
        engine.dispose()
    return SchemaFacts(version.standing, version.found, version.wanted, tuple(stopped))


def _instant(text: str, *, rehearse: bool) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is not an instant such as 2026-12-07T09:00:00Z", param_hint="--at"
        ) from None
    instant = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    if instant > SystemClock().now() + FURTHEST_AHEAD and not rehearse:
        raise typer.BadParameter(
            "that is over five minutes ahead, and would send messages before their time; "
            "add --rehearse if this is a rehearsal",
            param_hint="--at",
        )
    return instant.astimezone(UTC)
