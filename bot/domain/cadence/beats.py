"""The beat of a pair: on which days meetings fall due."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from bot.domain.terms import Cadence

LEAST_GAP = {
    Cadence.WEEKLY: timedelta(days=4),
    Cadence.BIWEEKLY: timedelta(days=7),
    Cadence.MONTHLY: timedelta(days=14),
    Cadence.MONTHLY_WEEKDAY: timedelta(days=14),
}
A_WEEK = timedelta(weeks=1)


def next_beat(cadence: Cadence, first: date, *, after: date) -> date:
    """The day on which the next meeting falls due: the first beat that leaves at least half a step after `after`.

    Beats are counted from the day of the first meeting, so that one late meeting does not shift all that follow.
    """
    return next(beat for beat in _beats(cadence, first) if beat - after >= LEAST_GAP[cadence])


def _beats(cadence: Cadence, first: date) -> Iterator[date]:
    """Every week, every second week, or the same day of each month, by its date or by its weekday."""
    if cadence is Cadence.MONTHLY:
        return (_months_later(first, months) for months in count())
    if cadence is Cadence.MONTHLY_WEEKDAY:
        return (_same_weekday(first, months) for months in count())
    step = timedelta(weeks=1 if cadence is Cadence.WEEKLY else 2)
    return (first + step * times for times in count())


def _months_later(first: date, months: int) -> date:
    """The same date of a later month, which is its last day where it is shorter."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))


def _same_weekday(first: date, months: int) -> date:
    """The same weekday of a later month, as the second Tuesday is; the last one where it has no fifth."""
    place = (first.day - 1) // 7
    month = _months_later(first.replace(day=1), months)
    day = month + timedelta(days=(first.weekday() - month.weekday()) % 7) + A_WEEK * place
    return day if day.month == month.month else day - A_WEEK
