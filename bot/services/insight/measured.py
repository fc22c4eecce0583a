"""Every measure of what somebody runs, one to a line: the same figures that chat shows, since the first day."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from bot.domain.insight.exports import Cell
from bot.domain.insight.figures import Count, Figure, Gain, Mean, Share
from bot.domain.insight.measures import DEFINITIONS
from bot.domain.insight.periods import Span
from bot.services.insight.reports import period_for, report_of, scopes_of
from bot.store import Work

TOO_FEW = "too few people"


def measured(work: Work, program: UUID | None) -> Iterator[Sequence[Cell]]:
    """The lines of a program and of each of its cohorts, or of all that `me` runs."""
    for scope in scopes_of(work):
        if program is None or scope.program == program:
            period = period_for(work, scope, Span.ALL)
            told = (scope.title, period.first, period.last)
            for measure, figure in report_of(work, scope, period).figures.items():
                definition = DEFINITIONS[measure]
                value, *more = cells(figure)
                yield (*told, definition.label, value, definition.unit, *more, definition.formula)


def cells(figure: Figure) -> tuple[Cell, ...]:
    """The value of a figure, of how many it is, by how many people; its spread, and its interval."""
    match figure:
        case Count():
            return figure.value, None, figure.people, None, None, None
        case Share():
            return figure.value, figure.whole, figure.people, None, None, None
        case Mean():
            return figure.value, figure.count, figure.people, figure.spread, None, None
        case Gain():
            return figure.value, figure.people, figure.people, None, figure.low, figure.high
    return TOO_FEW, None, None, None, None, None
