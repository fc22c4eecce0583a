"""What those who run a program are shown of what people let reports use, and of how groups of people fare."""

from dataclasses import dataclass

from bot.domain.cards import CohortCard
from bot.domain.insight.inclusion import Inclusion
from bot.domain.insight.themes import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicesCard:
    """What comes up in a cohort, and what may be quoted of it."""

    cohort: CohortCard
    themes: tuple[Theme, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InclusionCard:
    """How groups fare in a cohort; None where there are too few people to tell."""

    cohort: CohortCard
    inclusion: Inclusion | None
