"""The command line: `mentorbot run`, `demo`, `tick`, `migrate`, `backup`, `restore`, `doctor` and more.

Whatever does the work is loaded once it is known what to do, so that `--help` is there at once.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

if TYPE_CHECKING:
    from bot.commands import Commands

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
out = Console()
err = Console(stderr=True)

REHEARSAL = "The virtual clock of a simulated Slack on this machine, for rehearsals."


@app.command()
def run(
    scheduler: Annotated[bool, typer.Option(help="Do due work in this process.")] = True,  # noqa: FBT002
    clock_url: Annotated[str | None, typer.Option(hidden=True, help=REHEARSAL)] = None,
) -> None:
    """Run the bot: in Socket Mode if SLACK_APP_TOKEN is set, otherwise at POST /slack/events."""
    _commands().run(scheduler=scheduler, clock_url=clock_url)


@app.command()
def migrate() -> None:
    """Bring the database's schema up to date. `run` does this by itself."""
    _commands().migrate()


@app.command()
def tick(
    at: Annotated[str | None, typer.Option(help="Act as of this instant, e.g. 2026-12-07T09:00:00Z.")] = None,
    rehearse: Annotated[bool, typer.Option(help="Allow an instant to come, for a rehearsal.")] = False,  # noqa: FBT002
) -> None:
    """Run all due work once, and print what was planned and sent."""
    _commands().tick(at, rehearse=rehearse)


@app.command()
def import_people(
    file: Annotated[Path, typer.Argument(help="A CSV file with a column “email”.", show_default=False)],
    apply: Annotated[bool, typer.Option("--apply", help="Change what the file says.")] = False,  # noqa: FBT002
    team: Annotated[str | None, typer.Option(metavar="T…", help="Slack's id, if there are several.")] = None,
) -> None:
    """Bring in departments, managers, levels, locations and start dates. Without --apply, only look."""
    _commands().import_people(file, team=team, apply=apply)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where to put the copy.", show_default=False)],
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,  # noqa: FBT002
) -> None:
    """Copy the SQLite database whole and checked, also while the bot runs."""
    _commands().backup(file, force=force)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="What `backup` has made.", show_default=False)],
) -> None:
    """Put a backup in the place of the SQLite database, which is kept beside it. Stop the bot first."""
    _commands().restore(file)


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,  # noqa: FBT002
) -> None:
    """Check tokens, scopes, database and clock, and say how to mend what is wrong."""
    _commands().doctor(as_json=as_json)


@app.command()
def manifest(
    link: Annotated[bool, typer.Option(help="Print the link that creates the app instead.")] = False,  # noqa: FBT002
    request_url: Annotated[
        str | None, typer.Option(help="For HTTP mode: the public address of /slack/events.")
    ] = None,
) -> None:
    """Print the app manifest, made from what this version listens to and calls."""
    _commands().manifest(link=link, request_url=request_url)


@app.command()
def measures() -> None:
    """Print docs/measures.md: what reports measure, by which formula, and what they keep to themselves."""
    _commands().measures()


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
    commands = _commands()
    with _needing_it_all():
        from bot.demo import Wishes, open_playground, play  # noqa: PLC0415 - brings a whole simulated Slack

    wishes = Wishes(port=port, people=people, database=database, browser=not no_browser)
    commands.finish(play(out) if script else open_playground(wishes, out=out, err=err))


def main() -> None:
    app()


def _commands() -> "Commands":
    with _needing_it_all():
        from bot.commands import Commands  # noqa: PLC0415 - brings the libraries for Slack and for databases

    return Commands(out, err)


@contextmanager
def _needing_it_all() -> Iterator[None]:
    """Look for no garbage while importing, nor ever in what was imported: it is a third of a start."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


if __name__ == "__main__":
    main()
