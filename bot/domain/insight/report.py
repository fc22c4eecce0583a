"""A report: every figure of a scope in a period, beside those of the period before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bot.domain.care.terms import Health
from bot.domain.insight.figures import Figure
from bot.domain.insight.measures import Measure
from bot.domain.insight.periods import Period
from bot.domain.matching_terms import Pairing


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a report is about: all cohorts of the workspace, those of one program, or one cohort.

    `title` is what people call it. `began` is the first day of the earliest of its cohorts.
    """

    title: str
    cohorts: tuple[UUID, ...]
    began: date
    pairing: Pairing = Pairing.TRADITIONAL
    program: UUID | None = None
    cohort: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What became of the meetings that were planned in a week, beginning on `monday`."""

    monday: date
    held: int
    skipped: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All figures of a scope in a period. A measure without anything to go by is missing from `figures`.

    `previous` are the figures of the period before, empty where there was nothing yet. `others` are those of a
    comparison group where a measure has one: people of the company who never took part in a program. `health` are
    the pairs that run right now by state, in steps of five ("at least so many"), None where it is withheld. `named`
    are Slack ids of people who agreed to be named, with the number of goals they reached in the period.
    """

    scope: Scope
    period: Period
    figures: Mapping[Measure, Figure]
    previous: Mapping[Measure, Figure]
    others: Mapping[Measure, Figure] = field(default_factory=dict)
    weeks: tuple[Week, ...] = ()
    health: Mapping[Health, int] | None = None
    named: Mapping[str, int]
