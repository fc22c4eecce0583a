"""The days that a report is about, and the days it compares them with. Dates are inclusive."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Self

from bot.domain.zones import beginning_of


class Span(StrEnum):
    """Periods that people ask for by name."""

    WEEK = "week"
    """The last seven whole days."""
    MONTH = "month"
    """The last whole calendar month."""
    QUARTER = "quarter"
    """The last thirteen whole weeks."""
    ALL = "all"
    """Since the first day."""


@dataclass(frozen=True, slots=True)
class Period:
    """From the beginning of `first` to the end of `last`, by the clocks of `zone`."""

    first: date
    last: date
    zone: str

    @property
    def starts_at(self) -> datetime:
        return beginning_of(self.first, self.zone).astimezone(UTC)

    @property
    def ends_at(self) -> datetime:
        """The midnight with which the last day is over; it belongs to the period no more."""
        return beginning_of(self.last + timedelta(days=1), self.zone).astimezone(UTC)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def before(self) -> Self:
        """As many days, right before these; a whole month is compared with the month before."""
        end = self.first - timedelta(days=1)
        whole_month = self.first.day == 1 and (self.last + timedelta(days=1)).day == 1 and self.days <= 31
        first = end.replace(day=1) if whole_month else self.first - timedelta(days=self.days)
        return type(self)(first, end, self.zone)


def period_of(span: Span, *, today: date, begins: date, zone: str) -> Period:
    """The days that `span` means on a day `today`, for something that began on the day `begins`.

    The day that is not over is left out, except where nothing else is left: since the first day includes today.
    """
    yesterday = today - timedelta(days=1)
    match span:
        case Span.WEEK:
            return Period(today - timedelta(days=7), yesterday, zone)
        case Span.QUARTER:
            return Period(today - timedelta(weeks=13), yesterday, zone)
        case Span.MONTH:
            last = today.replace(day=1) - timedelta(days=1)
            return Period(last.replace(day=1), last, zone)
    return Period(min(begins, today), today, zone)
