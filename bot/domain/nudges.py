"""The rhythm of a pair: given what is known about it and the time, what happens next and when to look again.

`decide` is total and idempotent: asked again with the outcome of its own steps applied, it has nothing more to do
until the instant it named.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.cadence import Slot, WorkingTime, next_beat, next_slot
from bot.domain.terms import Cadence

FIRST_MEETING_AFTER = timedelta(days=3)
REMIND_BEFORE = timedelta(days=2)
ASK_AFTER = timedelta(hours=1)
ASK_AGAIN_AFTER = timedelta(days=3)
SILENT_AFTER = timedelta(days=3)
POSTPONE_BY = timedelta(days=2)
MOST_ASKS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMeeting:
    """The one meeting of a pair that is planned and not yet settled. `asks` counts check-ins sent for its time."""

    id: UUID
    number: int
    starts_at: datetime
    ends_at: datetime
    reminded: bool
    asks: int
    asked_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """What the rhythm of a pair depends on. Dates are inclusive and local to the mentee.

    `meetings` counts every meeting so far; `first_day` sets the beat; `last_day` is that of the latest meeting that
    was not cancelled.
    """

    cadence: Cadence
    minutes: int
    started_at: datetime
    ends_on: date
    mentor: WorkingTime
    mentee: WorkingTime
    meetings: int
    first_day: date | None
    last_day: date | None
    open_meeting: OpenMeeting | None


@dataclass(frozen=True, slots=True)
class PlanMeeting:
    number: int
    slot: Slot


@dataclass(frozen=True, slots=True)
class Remind:
    meeting: OpenMeeting


@dataclass(frozen=True, slots=True)
class AskIfMet:
    meeting: OpenMeeting
    attempt: int


@dataclass(frozen=True, slots=True)
class LeaveUnknown:
    meeting: OpenMeeting


@dataclass(frozen=True, slots=True)
class Complete:
    pass


Step = PlanMeeting | Remind | AskIfMet | LeaveUnknown | Complete


@dataclass(frozen=True, slots=True)
class Decision:
    """At most one step now, and the instant at which to ask again (None once there is nothing left to come)."""

    step: Step | None
    look_again_at: datetime | None


def decide(pulse: Pulse, now: datetime) -> Decision:
    """What the pair needs at `now`."""
    if pulse.open_meeting:
        return _follow(pulse.open_meeting, now)
    if now >= _end(pulse):
        return Decision(Complete(), None)
    slot = _next_meeting(pulse, now)
    if slot.starts_at >= _end(pulse):
        return Decision(None, _end(pulse))
    return Decision(PlanMeeting(pulse.meetings + 1, slot), now)


def postponed(pulse: Pulse, now: datetime) -> Slot | None:
    """A new time for a meeting that has not happened yet, or None when the next one is due by then anyway."""
    slot = next_slot(pulse.mentor, pulse.mentee, not_before=now + POSTPONE_BY, minutes=pulse.minutes)
    return slot if slot.starts_at < min(_next_target(pulse), _end(pulse)) else None


def _follow(meeting: OpenMeeting, now: datetime) -> Decision:
    remind_at, ask_at = meeting.starts_at - REMIND_BEFORE, meeting.ends_at + ASK_AFTER
    if not meeting.reminded and now < meeting.starts_at:
        return Decision(Remind(meeting), ask_at) if now >= remind_at else Decision(None, remind_at)
    if meeting.asks == 0:
        return Decision(AskIfMet(meeting, 1), now + ASK_AGAIN_AFTER) if now >= ask_at else Decision(None, ask_at)
    assert meeting.asked_at is not None
    due = meeting.asked_at + (ASK_AGAIN_AFTER if meeting.asks < MOST_ASKS else SILENT_AFTER)
    if now < due:
        return Decision(None, due)
    if meeting.asks < MOST_ASKS:
        return Decision(AskIfMet(meeting, meeting.asks + 1), now + SILENT_AFTER)
    return Decision(LeaveUnknown(meeting), now)


def _next_meeting(pulse: Pulse, now: datetime) -> Slot:
    not_before = max(_next_target(pulse), now)
    return next_slot(pulse.mentor, pulse.mentee, not_before=not_before, minutes=pulse.minutes)


def _next_target(pulse: Pulse) -> datetime:
    """The start of the day on which the next meeting falls due."""
    if pulse.first_day is None or pulse.last_day is None:
        return pulse.started_at + FIRST_MEETING_AFTER
    due = next_beat(pulse.cadence, pulse.first_day, after=pulse.last_day)
    return datetime.combine(due, time(), ZoneInfo(pulse.mentee.zone))


def _end(pulse: Pulse) -> datetime:
    return datetime.combine(pulse.ends_on + timedelta(days=1), time(), ZoneInfo(pulse.mentee.zone))
