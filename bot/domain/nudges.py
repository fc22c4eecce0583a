"""The rhythm of a pair: given what is known about it and the time, what happens next and when to look again.

`decide` is total and idempotent: asked again with the outcome of its own steps applied, it has nothing more to do
until the instant it named.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.domain.cadence import Slot, WorkingTime, last_morning, next_beat, next_permitted, next_slot
from bot.domain.terms import Cadence
from bot.domain.zones import beginning_of

FIRST_MEETING_AFTER = timedelta(days=3)
REMIND_BEFORE = timedelta(days=2)
"""Counted back to a working morning: a reminder waits for working hours and would come too late otherwise."""
LEAST_NOTICE = timedelta(days=1)
"""From when both can have read of a time to that time."""
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

    `starts_on` and `ends_on` are the cohort's days; `started_at` is when the pair formed. `meetings` counts every
    meeting so far; `first_day` sets the beat; `last_day` is that of the latest meeting that was not cancelled.
    `introduced_at` is from when the two may choose a first time themselves; None where they are not offered any.
    """

    cadence: Cadence
    minutes: int
    started_at: datetime
    starts_on: date
    ends_on: date
    mentor: WorkingTime
    mentee: WorkingTime
    meetings: int
    first_day: date | None
    last_day: date | None
    open_meeting: OpenMeeting | None
    introduced_at: datetime | None = None


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
        return _follow(pulse, pulse.open_meeting, now)
    if now >= _end(pulse):
        return Decision(Complete(), None)
    slot = _slot(pulse, _next_target(pulse), now)
    if slot.starts_at >= _end(pulse):
        return Decision(None, _end(pulse))
    return Decision(PlanMeeting(pulse.meetings + 1, slot), now)


def decide_at_rest(pulse: Pulse, now: datetime) -> Decision:
    """What a pair on a break needs: nothing but its planned end, which no break outlives."""
    return Decision(Complete(), None) if now >= _end(pulse) else Decision(None, _end(pulse))


def postponed(pulse: Pulse, now: datetime) -> Slot | None:
    """A new time for a meeting that has not happened yet, or None when the next one is due by then anyway."""
    slot = _slot(pulse, now + POSTPONE_BY, now)
    return slot if slot.starts_at < min(_next_target(pulse), _end(pulse)) else None


def _follow(pulse: Pulse, meeting: OpenMeeting, now: datetime) -> Decision:
    remind_at, ask_at = _remind_at(pulse, meeting), meeting.ends_at + ASK_AFTER
    if not meeting.reminded and now < meeting.starts_at:
        return Decision(Remind(meeting), ask_at) if now >= remind_at else Decision(None, remind_at)
    if meeting.asks == 0:
        return _ask(pulse, meeting, now) if now >= ask_at else Decision(None, ask_at)
    assert meeting.asked_at is not None
    due = _patience_ends(pulse, meeting.asks, meeting.asked_at)
    if now < due:
        return Decision(None, due)
    return _ask(pulse, meeting, now) if meeting.asks < MOST_ASKS else Decision(LeaveUnknown(meeting), now)


def _ask(pulse: Pulse, meeting: OpenMeeting, now: datetime) -> Decision:
    attempt = meeting.asks + 1
    return Decision(AskIfMet(meeting, attempt), _patience_ends(pulse, attempt, now))


def _patience_ends(pulse: Pulse, asks: int, asked_at: datetime) -> datetime:
    return _read_by(pulse, asked_at) + (ASK_AGAIN_AFTER if asks < MOST_ASKS else SILENT_AFTER)


def _read_by(pulse: Pulse, sent_at: datetime) -> datetime:
    """When both have what was sent at `sent_at`: messages wait for each one's working hours."""
    return max(next_permitted(reader, sent_at) for reader in (pulse.mentor, pulse.mentee))


def _remind_at(pulse: Pulse, meeting: OpenMeeting) -> datetime:
    before = meeting.starts_at - REMIND_BEFORE
    usual = min(last_morning(reader, before) for reader in (pulse.mentor, pulse.mentee))
    return max(usual, min(_choosing_until(pulse, usual), meeting.starts_at))


def _slot(pulse: Pulse, not_before: datetime, now: datetime) -> Slot:
    """A time from `not_before` on of which both can read in good time, once they did not choose one themselves."""
    earliest = max(not_before, _read_by(pulse, _choosing_until(pulse, now)) + LEAST_NOTICE)
    return next_slot(pulse.mentor, pulse.mentee, not_before=earliest, minutes=pulse.minutes)


def _choosing_until(pulse: Pulse, otherwise: datetime) -> datetime:
    """Until when a time that we suggest would only come on top of those that both were offered; not before then."""
    if pulse.introduced_at is None:
        return otherwise
    return max(_read_by(pulse, pulse.introduced_at + LEAST_NOTICE), otherwise)


def _next_target(pulse: Pulse) -> datetime:
    """The start of the day on which the next meeting falls due; none falls due before the cohort begins."""
    if pulse.first_day is None or pulse.last_day is None:
        return max(pulse.started_at + FIRST_MEETING_AFTER, _beginning(pulse, pulse.starts_on))
    return _beginning(pulse, next_beat(pulse.cadence, pulse.first_day, after=pulse.last_day))


def _end(pulse: Pulse) -> datetime:
    return _beginning(pulse, pulse.ends_on + timedelta(days=1))


def _beginning(pulse: Pulse, day: date) -> datetime:
    return beginning_of(day, pulse.mentee.zone)
