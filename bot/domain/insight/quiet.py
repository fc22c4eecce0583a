"""The alarm that nothing is being sent although it should be, and what probably stands behind it.

Pairs that meet hear from the bot before and after each meeting. So where pairs run that are not on a break, and
for longer than their rhythm explains not one message has reached any of them, something is at fault.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import ceil

from bot.domain.cadence import WorkingTime
from bot.domain.terms import Cadence

WORKING_DAYS_PER_BEAT: Mapping[Cadence, int] = {
    Cadence.WEEKLY: 5,
    Cadence.BIWEEKLY: 10,
    Cadence.MONTHLY: 21,
    Cadence.MONTHLY_WEEKDAY: 21,
}
SLACK = 1.4
"""How much longer than a beat may be quiet: 7 working days for a weekly rhythm, 14 every two weeks, 30 a month."""
LATE = timedelta(days=1)
"""How long something may be overdue before whatever sends it counts as late."""
FURTHEST = 60
"""Working days beyond which nobody counts."""


class Cause(StrEnum):
    """What probably keeps messages back. Values stand in notices that are kept."""

    STOPPED = "stopped"
    SLACK_WAITS = "slack_waits"
    UNDELIVERABLE = "undeliverable"
    LATE = "late"
    NOTHING_PLANNED = "nothing_planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hush:
    """What is known of a cohort that may have gone quiet.

    `last_sent`: when the latest message reached one of its people; None if none ever did. `since`: when the first
    of its running pairs formed. `cadences` are those of its pairs that are not on a break, none where there is no
    such pair. `working` is the week of the program with its holidays and days without meetings. `overdue`: since
    when the oldest message waits that should have left; `given_up` counts those that came back since `last_sent`.
    """

    now: datetime
    since: datetime
    last_sent: datetime | None
    cadences: Collection[Cadence]
    working: WorkingTime
    stopped: bool = False
    slack_waits: bool = False
    given_up: int = 0
    overdue: datetime | None = None


@dataclass(frozen=True, slots=True)
class Quiet:
    """That nothing was sent for so many working days, and why, as far as can be told."""

    days: int
    cause: Cause


def quiet(hush: Hush) -> Quiet | None:
    """Whether a cohort has gone quiet by fault. Weekends, holidays and days without meetings do not count."""
    if not hush.cadences:
        return None
    heard = max(filter(None, (hush.last_sent, hush.since)))
    days = working_days(hush.working, heard, hush.now)
    return Quiet(days, _cause(hush)) if days >= patience(hush.cadences) else None


def patience(cadences: Collection[Cadence]) -> int:
    """For how many working days it may be quiet among pairs of these rhythms: as long as the quickest explains."""
    return min(ceil(WORKING_DAYS_PER_BEAT[each] * SLACK) for each in cadences)


def working_days(working: WorkingTime, after: datetime, until: datetime) -> int:
    """How many whole days lie between two moments on which people work and meet; FURTHEST at most."""
    first, last = working.day_of(after) + timedelta(days=1), working.day_of(until)
    counted = 0
    day: date = first
    while day < last and counted < FURTHEST:
        counted += working.meets_on(day)
        day += timedelta(days=1)
    return counted


def _cause(hush: Hush) -> Cause:
    if hush.stopped:
        return Cause.STOPPED
    if hush.slack_waits:
        return Cause.SLACK_WAITS
    if hush.given_up:
        return Cause.UNDELIVERABLE
    overdue = hush.overdue is not None and hush.now - hush.overdue >= LATE
    return Cause.LATE if overdue else Cause.NOTHING_PLANNED
