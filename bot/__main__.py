"""The command line: `mentorbot run`, `demo`, `tick`, `migrate`, `doctor`, `manifest`."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Annotated, NoReturn

import aiohttp
import typer
from rich.console import Console
from sqlalchemy.exc import OperationalError

from bot.bootstrap import Schedule, migrate_database, running, tick_once
from bot.clock import FixedClock, RehearsalClock, SystemClock
from bot.doctor import ManifestScopes, Report, SchemaFacts, SchemaState, examine, rendered
from bot.logs import set_up_logging
from bot.ports import Clock
from bot.settings import LogFormat, LogLevel, Settings, WrongSettings, load_settings
from bot.slack import manifest as manifests
from bot.store import make_engine
from bot.store.schema import SchemaTooNewError, read_version
from bot.tokens import masked

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
out = Console()
err = Console(stderr=True)

FURTHEST_AHEAD = timedelta(minutes=5)
REHEARSAL = "The virtual clock of a simulated Slack on this machine, for rehearsals."


@app.command()
def run(
    scheduler: Annotated[bool, typer.Option(help="Do due work in this process.")] = True,  # noqa: FBT002
    clock_url: Annotated[str | None, typer.Option(hidden=True, help=REHEARSAL)] = None,
) -> None:
    """Run the bot: in Socket Mode if SLACK_APP_TOKEN is set, otherwise at POST /slack/events."""
    settings = _settings()
    clock = RehearsalClock(clock_url) if clock_url else SystemClock()
    with _plainly():
        asyncio.run(_run(settings, clock, Schedule.ON if scheduler else Schedule.OFF))


@app.command()
def migrate() -> None:
    """Bring the database's schema up to date. `run` does this by itself."""
    settings = _settings()
    with _plainly():
        migrate_database(settings)
    out.print("The database is up to date.")


@app.command()
def tick(
    at: Annotated[str | None, typer.Option(help="Act as of this instant, e.g. 2026-12-07T09:00:00Z.")] = None,
    rehearse: Annotated[bool, typer.Option(help="Allow an instant to come, for a rehearsal.")] = False,  # noqa: FBT002
) -> None:
    """Run all due work once, and print what was planned and sent."""
    settings = _settings()
    clock = FixedClock(_instant(at, rehearse=rehearse)) if at else SystemClock()
    with _plainly():
        done = asyncio.run(tick_once(settings, clock))
    out.print(f"As of {clock.now():%Y-%m-%d %H:%M} UTC")
    for title, counts in (("planned", done.planned), ("sent", done.sent)):
        out.print(f"  {title}: {counts.total()}")
        for what, number in sorted(counts.items()):
            out.print(f"    {number:>4} x {what}")
    if done.failed:
        err.print(f"{done.failed} errands failed; the log says why.")
        raise typer.Exit(1)


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,  # noqa: FBT002
) -> None:
    """Check tokens, scopes, database and clock, and say how to mend what is wrong."""
    set_up_logging(LogLevel.ERROR, LogFormat.CONSOLE)
    try:
        report = asyncio.run(_examine(load_settings()))
    except WrongSettings as wrong:
        report = Report.of_problems(wrong.problems)
    if as_json:
        print(report.as_json())  # noqa: T201 - for machines: no wrapping, no colour
    else:
        out.print(rendered(report))
    raise typer.Exit(report.exit_code)


@app.command()
def manifest(
    link: Annotated[bool, typer.Option(help="Print the link that creates the app instead.")] = False,  # noqa: FBT002
    request_url: Annotated[
        str | None, typer.Option(help="For HTTP mode: the public address of /slack/events.")
    ] = None,
) -> None:
    """Print the app manifest, made from what this version listens to and calls."""
    content = manifests.manifest(socket_mode=request_url is None, request_url=request_url)
    print(manifests.as_link(content) if link else manifests.as_text(content), end="")  # noqa: T201 - to be piped


@app.command()
def demo(
    script: Annotated[bool, typer.Option("--script", help="Play a whole cohort in the terminal instead.")] = False,  # noqa: FBT002
    people: Annotated[
        int | None,
        typer.Option(
            min=24, max=2_500, metavar="N", show_default="24", help="How many people work in the company."
        ),
    ] = None,
    database: Annotated[
        str | None,
        typer.Option(
            metavar="URL", show_default="nothing is kept", help="Keep everything here, and go on with it next time."
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            min=0, max=65_535, metavar="N", show_default="8765, or the next free one", help="Where the page is."
        ),
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,  # noqa: FBT002
) -> None:
    """Try the whole product in a browser: a simulated Slack on this machine, with the real bot in it.

    Act as anybody in the company, move the clock, and see what each person sees. Nothing leaves this machine.
    To keep what you do: --database sqlite:///playground.db
    """
    if script and (people, database, port, no_browser) != (None, None, None, False):
        err.print("--script plays in the terminal and takes no other option.", highlight=False)
        raise typer.Exit(2)
    if not script:
        out.print("Opening the playground ...")
    from bot.demo import Wishes, open_playground, play  # noqa: PLC0415 - brings a whole simulated Slack

    if script:
        raise typer.Exit(asyncio.run(play(out)))
    wishes = Wishes(port=port, people=people, database=database, browser=not no_browser)
    with _plainly():
        raise typer.Exit(asyncio.run(open_playground(wishes, out=out, err=err)))


def main() -> None:
    app()


async def _run(settings: Settings, clock: Clock, schedule: Schedule) -> None:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with running(settings, clock=clock, schedule=schedule):
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
    finally:
        engine.dispose()
    return SchemaFacts(SchemaState(version.standing), version.found, version.wanted)


def _settings() -> Settings:
    try:
        settings = load_settings()
    except WrongSettings as wrong:
        for problem in wrong.problems:
            err.print(str(problem), highlight=False)
        raise typer.Exit(2) from None
    set_up_logging(settings.log_level, settings.log_format)
    return settings


@contextmanager
def _plainly() -> Iterator[None]:
    """What an operator can mend is said in a sentence, not in a traceback."""
    try:
        yield
    except SchemaTooNewError as error:
        _stop(f"The database is at schema {error}, newer than this version knows. Start the newer version again.")
    except OperationalError as error:
        _stop(f"DATABASE_URL: the database cannot be used ({masked(str(error.orig)).strip()}).")
    except OSError as error:
        _stop(f"The start failed: {error}. Check HOST and PORT, and that no other process uses them.")


def _stop(sentence: str) -> NoReturn:
    err.print(sentence, highlight=False)
    raise typer.Exit(1)


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


if __name__ == "__main__":
    main()
