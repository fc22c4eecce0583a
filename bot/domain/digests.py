"""The digest for those who run programs: when one is looked at, and whether it is then sent.

It is looked at on its reader's working mornings. Where something waits, it is sent once a week, or after two days
already if a mentor has begun to wait for an answer since the last one; where nothing waits, it is not. Days are
those of the reader's calendar, so that neither a late tick nor a change of the clock moves it to another weekday.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.domain.cadence import WorkingTime, next_morning
from bot.domain.tasks import ASIDE, Task, ToDo, Urge
from bot.domain.zones import today_in

WEEK = timedelta(days=7)
SOONEST = timedelta(days=2)
A_DAY = timedelta(days=1)
TOLD_BY_ITSELF = timedelta(days=3)
"""For how long after a first day without a match the message about that very day is enough."""


class Cause(Enum):
    """Why somebody is to have a digest: they run a program from now on, or a mentor waits for their answer."""

    RUNS = auto()
    OFFER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the reader of a digest has before them. `sent_at` is when the last digest was sent."""

    working: WorkingTime
    sent_at: datetime | None
    to_do: ToDo


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether to send a digest now, and when to look again."""

    send: bool
    look_again_at: datetime


def first_look(working: WorkingTime, now: datetime, cause: Cause) -> datetime:
    """Next morning where a mentor waits. Else a week from now: whoever opens doors knows what waits today."""
    return next_morning(working, now if cause is Cause.OFFER else now + WEEK - A_DAY)


def decide(desk: Desk, now: datetime) -> Decision:
    """Look at a digest; the next look is on the reader's next working morning."""
    send = (
        desk.working.at_work(now)
        and (any(_is_reason(task, desk) for task in desk.to_do.tasks) or _came_back(desk))
        and _is_time(desk, now)
    )
    return Decision(send, next_morning(desk.working, now))


def _is_reason(task: Task, desk: Desk) -> bool:
    """Whether a task alone is worth a message. Of a pair that could use a hand one hears once, not every week."""
    if task.urge is Urge.HAND:
        latest = desk.to_do.latest_hand
        return latest is not None and (desk.sent_at is None or latest > desk.sent_at)
    if task.urge in ASIDE:
        return False
    return task.urge is not Urge.UNMATCHED or -task.days >= TOLD_BY_ITSELF.days


def _came_back(desk: Desk) -> bool:
    """Whether a message could not be delivered since the last digest. Of each of them one hears once."""
    latest = desk.to_do.latest_undelivered
    return latest is not None and (desk.sent_at is None or latest > desk.sent_at)


def _is_time(desk: Desk, now: datetime) -> bool:
    if desk.sent_at is None:
        return True
    zone = desk.working.zone
    passed = today_in(zone, now) - today_in(zone, desk.sent_at)
    latest = desk.to_do.latest_offer
    somebody_new = latest is not None and latest > desk.sent_at
    return passed >= (SOONEST if somebody_new else WEEK)
