"""`mentorbot import-people`: the same import as in Slack, for whoever runs the bot. It looks first."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.bootstrap import build_core
from bot.clock import SystemClock
from bot.domain.errors import Collision
from bot.domain.people_cards import ImportCard
from bot.services import Services
from bot.settings import Settings

MOST_SHOWN = 50


class CannotImportError(Exception):
    """Nothing was imported; the message says why and what to do."""


def import_people(settings: Settings, file: Path, *, team: str | None, apply: bool) -> ImportCard:
    """Read the file and, with `apply`, change what it says. Raise CannotImportError."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise CannotImportError(f"{file} cannot be read: {error.strerror}.") from error
    core = build_core(settings, SystemClock())
    try:
        return _import(core.services, content, team, apply=apply)
    except Collision as error:
        raise CannotImportError("Another file was imported at the same moment. Please try once more.") from error
    finally:
        core.close()


def told(card: ImportCard, *, applied: bool) -> Iterator[str]:
    """What came of it, line by line."""
    verb = "changed" if applied else "would change"
    yield f"People in the file: {card.people:,}; {verb}: {card.changed:,}"
    if not card.addresses_known:
        yield "Nobody's e-mail address is known. Grant the scope users:read.email, reinstall, and press “Sync now”."
    yield from _list("Unknown e-mail address, left out", card.unknown)
    yield from _list("Unknown manager, not changed", card.unknown_managers)
    yield from _list("Unknown column, left out", card.ignored)
    if not applied and card.changed:
        yield "Nothing has been changed yet. Add --apply to do so."


def _import(services: Services, content: bytes, team: str | None, *, apply: bool) -> ImportCard:
    there = _team(services.imports.teams(), team)
    card = services.imports.from_command_line(there, content, digest=None)
    if card.problems:
        lines = [f"  line {problem.line}: {problem.sentence}" for problem in card.problems[:MOST_SHOWN]]
        raise CannotImportError("\n".join((f"{len(card.problems):,} lines need another look:", *lines)))
    return services.imports.from_command_line(there, content, digest=card.digest) if apply else card


def _team(known: Sequence[str], wanted: str | None) -> str:
    if wanted in known:
        return str(wanted)
    if wanted is None and len(known) == 1:
        return known[0]
    if not known:
        raise CannotImportError("No workspace is known yet. Start the bot and use /mentor once.")
    raise CannotImportError(f"Name one of the workspaces with --team: {', '.join(known)}.")


def _list(words: str, items: Sequence[str]) -> Iterator[str]:
    yield from (f"  {words}: {item}" for item in items[:MOST_SHOWN])
    if len(items) > MOST_SHOWN:
        yield f"  ... and {len(items) - MOST_SHOWN:,} more"
