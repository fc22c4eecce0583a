"""Summaries for channels, and word of those that come no more."""

from dataclasses import dataclass
from datetime import date

from bot.domain.insight.report import Week
from bot.domain.insight.telling import InState, Thanked, Told
from bot.domain.matching_terms import Pairing


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramSummary:
    """To a channel: how something went from `first` to `last`, in numbers that stay as they were counted.

    `changed` and `next_step` are a sentence each. `compared` is whether there was a period before to compare with.
    `states` are the pairs by health, None where that is withheld. `by_itself`: nobody asked for this one.
    """

    title: str
    first: date
    last: date
    compared: bool
    changed: str
    next_step: str
    figures: tuple[Told, ...]
    weeks: tuple[Week, ...] = ()
    states: tuple[InState, ...] | None = ()
    thanked: tuple[Thanked, ...] = ()
    pairing: Pairing = Pairing.TRADITIONAL
    by_itself: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SummariesStopped:
    """To whoever set it: a summary is posted by itself no more, since its channel takes nothing from us."""

    title: str
    channel: str
