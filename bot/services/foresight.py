"""Telling beforehand what a use case would send: it is carried out, its messages are counted, and nothing stays."""

from dataclasses import replace

from bot.domain.previews import Preview, foretell
from bot.store import Work


def foresee(work: Work) -> Preview:
    """What this unit of work has put into the outbox so far, by reader and time. For one that leaves nothing."""
    work.flush()
    preview = foretell(work.holding.departures(work.outbox.added), work.now)
    return replace(preview, stopped=work.holding.current() is not None)
