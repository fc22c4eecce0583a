"""The rhythm of a pair: given what is known about it and the time, what happens next and when to look again.

`decide` is total and idempotent: asked again with the outcome of its own steps applied, it has nothing more to do
until the instant it named. A time that nobody confirmed stands as a suggestion, and silence is never blamed.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.cadence import Slot, last_morning
from bot.domain.pulse import OpenMeeting, Pulse
from bot.domain.suggesting import LAST_CALL, is_part_of_series, suggested_anew, suggestion
from bot.domain.terms import Cadence, Side

FIRST_OFFERS = {1: timedelta(days=5), 2: timedelta(days=10)}
"""Where nobody chose one of the times that came with the introduction, counted from the match."""
OFFERS_BEFORE = {
    Cadence.WEEKLY: timedelta(days=4),
    Cadence.BIWEEKLY: timedelta(days=7),
    Cadence.MONTHLY: timedelta(days=7),
    Cadence.MONTHLY_WEEKDAY: timedelta(days=7),
}
"""Counted back from a suggestion to a working morning of the mentee."""
SECOND_OFFER_BEFORE = timedelta(days=2)
OFFERS_APART = timedelta(days=3)
OFFERED_TO = {1: (Side.MENTEE,), 2: (Side.MENTOR, Side.MENTEE)}
MOST_OFFERS = len(OFFERED_TO)
PREPARE_BEFORE = timedelta(days=1)
"""Counted back to a working morning of both."""
CALL_BEFORE = timedelta(minutes=10)
ASK_AFTER = timedelta(hours=1)
ASK_AGAIN_AFTER = timedelta(days=3)
SILENT_AFTER = timedelta(days=3)
MOST_ASKS = 2
A_DAY = timedelta(days=1)
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PlanMeeting:
    """The next meeting; `agreed` where it belongs to a series, otherwise it is our suggestion."""

    number: int
    slot: Slot
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class SuggestAnew:
    """The suggestion no longer fits both weeks, and this one does."""

    meeting: OpenMeeting
    slot: Slot


@dataclass(frozen=True, slots=True)
class Offer:
    """Ask these to choose a time; `attempt` 2 is the last one."""

    meeting: OpenMeeting
    attempt: int

    @property
    def sides(self) -> tuple[Side, ...]:
        return OFFERED_TO[self.attempt]


@dataclass(frozen=True, slots=True)
class Prepare:
    """One working morning before a meeting whose time stands."""

    meeting: OpenMeeting


@dataclass(frozen=True, slots=True)
class CallTogether:
    """Right before a meeting whose time stands."""

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


Step = PlanMeeting | SuggestAnew | Offer | Prepare | CallTogether | AskIfMet | LeaveUnknown | Complete
Coming = tuple[datetime, Step]
"""A step, and the instant from which it is due."""


@dataclass(frozen=True, slots=True)
class Decision:
    """At most one step now, and the instant at which to ask again (None once there is nothing left to come)."""

    step: Step | None
    look_again_at: datetime | None


def decide(pulse: Pulse, now: datetime) -> Decision:
    """What the pair needs at `now`."""
    if pulse.open_meeting:
        return _follow(pulse, pulse.open_meeting, now)
    if now >= pulse.end:
        return Decision(Complete(), None)
    slot = suggestion(pulse, now)
    if slot is None:
        return Decision(None, pulse.end)
    return Decision(PlanMeeting(pulse.meetings + 1, slot, agreed=is_part_of_series(pulse)), now)


def decide_at_rest(pulse: Pulse, now: datetime) -> Decision:
    """What a pair on a break needs: nothing but its planned end, which no break outlives."""
    return Decision(Complete(), None) if now >= pulse.end else Decision(None, pulse.end)


def _follow(pulse: Pulse, meeting: OpenMeeting, now: datetime) -> Decision:
    coming = _before(pulse, meeting, now)
    if coming:
        due, step = coming
        return Decision(step, now) if now >= due else Decision(None, due)
    ask_at = meeting.ends_at + ASK_AFTER
    if meeting.asks == 0:
        return _ask(pulse, meeting, now) if now >= ask_at else Decision(None, ask_at)
    assert meeting.asked_at is not None
    last = _last_moment(pulse, meeting, meeting.asked_at)
    due = _patience_ends(pulse, meeting.asks, meeting.asked_at)
    if now < min(due, last):
        return Decision(None, min(due, last))
    if meeting.asks < MOST_ASKS and now < last:
        return _ask(pulse, meeting, now)
    return Decision(LeaveUnknown(meeting), now)


def _before(pulse: Pulse, meeting: OpenMeeting, now: datetime) -> Coming | None:
    """What comes next until a meeting has begun: to agree on its time, or to get ready for it."""
    if meeting.confirmed:
        return _getting_ready(pulse, meeting, now)
    if now >= meeting.starts_at:
        return None
    slot = suggested_anew(pulse, meeting, now)
    return (now, SuggestAnew(meeting, slot)) if slot else _offering(pulse, meeting, now)


def _getting_ready(pulse: Pulse, meeting: OpenMeeting, now: datetime) -> Coming | None:
    if not meeting.prepared and now < meeting.starts_at:
        eve = meeting.starts_at - PREPARE_BEFORE
        return min(last_morning(pulse.week_of(side), eve) for side in Side), Prepare(meeting)
    if not meeting.called and now < meeting.ends_at:
        return meeting.starts_at - CALL_BEFORE, CallTogether(meeting)
    return None


def _offering(pulse: Pulse, meeting: OpenMeeting, now: datetime) -> Coming | None:
    """The next offer of other times, unless it would be read too late to choose one.

    Where there is no time for two, the first is the last and goes to both: nobody is asked afterwards about a
    meeting they never heard of.
    """
    attempt = meeting.offers + 1
    if attempt > MOST_OFFERS:
        return None
    due = _on_the_ladder(pulse, meeting, attempt)
    if meeting.offered_at:
        due = max(due, pulse.read_by(meeting.offered_at) + OFFERS_APART)
    elif not _in_time(pulse, meeting, pulse.read_by(max(due, now)) + OFFERS_APART, attempt=MOST_OFFERS):
        attempt = MOST_OFFERS if _in_time(pulse, meeting, max(due, now), attempt=MOST_OFFERS) else attempt
    return (due, Offer(meeting, attempt)) if _in_time(pulse, meeting, due, attempt=attempt) else None


def _in_time(pulse: Pulse, meeting: OpenMeeting, due: datetime, *, attempt: int) -> bool:
    """Whether whoever is asked then can still choose."""
    return pulse.read_by(due, OFFERED_TO[attempt]) + LAST_CALL <= meeting.starts_at


def _on_the_ladder(pulse: Pulse, meeting: OpenMeeting, attempt: int) -> datetime:
    return _first_ladder(pulse, attempt) if meeting.number == 1 else _usual_ladder(pulse, meeting, attempt)


def _first_ladder(pulse: Pulse, attempt: int) -> datetime:
    due = pulse.begins + FIRST_OFFERS[attempt]
    return max(due, pulse.read_by(pulse.introduced_at) + OFFERS_APART) if pulse.introduced_at else due


def _usual_ladder(pulse: Pulse, meeting: OpenMeeting, attempt: int) -> datetime:
    before = OFFERS_BEFORE[pulse.cadence] if attempt == 1 else SECOND_OFFER_BEFORE
    return min(last_morning(pulse.week_of(side), meeting.starts_at - before) for side in OFFERED_TO[attempt])


def _ask(pulse: Pulse, meeting: OpenMeeting, now: datetime) -> Decision:
    attempt = meeting.asks + 1
    look_again_at = min(_patience_ends(pulse, attempt, now), _last_moment(pulse, meeting, now))
    return Decision(AskIfMet(meeting, attempt), max(look_again_at, now))


def _last_moment(pulse: Pulse, meeting: OpenMeeting, asked_at: datetime) -> datetime:
    """Until when an answer may take, so that no silence costs the pair the next meeting of its beat.

    Who was asked has a day for it, unless the next meeting itself is as near.
    """
    following = suggestion(pulse, meeting.ends_at)
    if following is None:
        return NEVER
    in_time = min(last_morning(pulse.week_of(side), following.starts_at - SECOND_OFFER_BEFORE) for side in Side)
    return max(in_time, min(pulse.read_by(asked_at) + A_DAY, following.starts_at - A_DAY))


def _patience_ends(pulse: Pulse, asks: int, asked_at: datetime) -> datetime:
    return pulse.read_by(asked_at) + (ASK_AGAIN_AFTER if asks < MOST_ASKS else SILENT_AFTER)
