"""Which time we suggest for the next meeting, what else we offer, and when the next one of a series is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.cadence import LEAST_GAP, SEARCHED_DAYS, Slot, next_beat, next_slot, still_fits, three_slots
from bot.domain.cadence.slots import bend_of, off_on
from bot.domain.pulse import OpenMeeting, Pulse
from bot.domain.terms import Scheduling
from bot.domain.zones import today_in

FIRST_MEETING_FROM = 12
"""The day, counted from that of the match, from which we suggest a time for a first meeting: by then both have been
asked twice to choose one themselves."""
FIRST_MEETING_WITHIN = timedelta(days=14)
SOONEST_FIRST_MEETING = 3
LEAST_NOTICE = timedelta(days=1)
"""From when both can have read of a time to that time."""
LAST_CALL = timedelta(hours=4)
"""From when both can have read of times to choose from to the first of them."""
POSTPONE_BY = timedelta(days=2)


def suggestion(pulse: Pulse, now: datetime) -> Slot | None:
    """A time for the next meeting, with a reason where it had to move; None where none is left before the end."""
    if pulse.scheduling is Scheduling.SERIES and pulse.series_time and pulse.first_day:
        slot = _next_of_series(pulse, now)
    elif pulse.first_day is None or pulse.last_day is None:
        slot = _first(pulse, now)
    else:
        slot = _slot(pulse, _next_target(pulse), now, pulse.meetings + 1)
    return slot if slot.starts_at < pulse.end else None


def suggested_anew(pulse: Pulse, meeting: OpenMeeting, now: datetime) -> Slot | None:
    """Another time for a suggestion that no longer fits both weeks; None where it fits, or where nothing would."""
    if fits(pulse, meeting.starts_at):
        return None
    slot = _slot(pulse, pulse.beginning(today_in(pulse.mentee.zone, meeting.starts_at)), now, meeting.number)
    other = slot.starts_at != meeting.starts_at and slot.starts_at < pulse.end
    return slot if other and fits(pulse, slot.starts_at) else None


def postponed(pulse: Pulse, now: datetime) -> Slot | None:
    """A new time for a meeting that has not happened yet, or None when the next one is due by then anyway."""
    slot = _slot(pulse, now + POSTPONE_BY, now, pulse.meetings)
    return slot if slot.starts_at < min(_next_target(pulse), pulse.end) else None


def offered(pulse: Pulse, meeting: OpenMeeting, now: datetime) -> tuple[Slot, ...]:
    """Times to choose from for a planned meeting, around the one that we suggest."""
    suggested_on = pulse.beginning(today_in(pulse.mentee.zone, meeting.starts_at))
    return three_slots(
        pulse.mentor,
        pulse.mentee,
        not_before=max(suggested_on, pulse.read_by(now) + LAST_CALL),
        before=pulse.end,
        minutes=pulse.minutes,
        turn=meeting.number,
    )


def is_part_of_series(pulse: Pulse) -> bool:
    """Whether the next meeting is at the same time as the ones before it, so that nobody has to choose."""
    return pulse.scheduling is Scheduling.SERIES and bool(pulse.series_time and pulse.first_day)


def fits(pulse: Pulse, starts_at: datetime) -> bool:
    """Whether a meeting of the pair at this time would lie in both weeks."""
    return still_fits(starts_at, starts_at + timedelta(minutes=pulse.minutes), pulse.mentor, pulse.mentee)


def choosing_until(pulse: Pulse, otherwise: datetime) -> datetime:
    """Until when a time that we suggest would only come on top of those that both were offered; not before then."""
    if pulse.introduced_at is None:
        return otherwise
    return max(pulse.read_by(pulse.introduced_at + LEAST_NOTICE), otherwise)


def _first(pulse: Pulse, now: datetime) -> Slot:
    """A time from the twelfth day on that lies within fourteen, or as late before that as there is one."""
    by = min(pulse.begins + FIRST_MEETING_WITHIN, pulse.end)
    days = range(FIRST_MEETING_FROM, SOONEST_FIRST_MEETING - 1, -1)
    tried = (_slot(pulse, pulse.begins + timedelta(days=day), now, pulse.meetings + 1) for day in days)
    latest = next(tried)
    if latest.starts_at <= by or now + LEAST_NOTICE > by:
        return latest
    return next((slot for slot in tried if slot.starts_at <= by), latest)


def _slot(pulse: Pulse, not_before: datetime, now: datetime, turn: int) -> Slot:
    """A time from `not_before` on of which both can read in good time, once they did not choose one themselves."""
    earliest = max(not_before, pulse.read_by(choosing_until(pulse, now)) + LEAST_NOTICE)
    return next_slot(pulse.mentor, pulse.mentee, not_before=earliest, minutes=pulse.minutes, turn=turn)


def _next_target(pulse: Pulse) -> datetime:
    """The start of the day on which the next meeting falls due."""
    assert pulse.first_day
    assert pulse.last_day
    return pulse.beginning(next_beat(pulse.cadence, pulse.first_day, after=pulse.last_day))


def _next_of_series(pulse: Pulse, now: datetime) -> Slot:
    """The same time by the mentee's clock on the next day of the beat that is still to come."""
    return next(slot for slot in (_at_the_same_time(pulse, day) for day in _beats(pulse)) if slot.starts_at > now)


def _beats(pulse: Pulse) -> Iterator[date]:
    assert pulse.first_day
    day = pulse.last_day or pulse.first_day - LEAST_GAP[pulse.cadence]
    while True:
        day = next_beat(pulse.cadence, pulse.first_day, after=day)
        yield day


def _at_the_same_time(pulse: Pulse, day: date) -> Slot:
    """The meeting of a series on this day; on the next one that both work where somebody is off.

    Where nothing suits within four weeks, it stays on its day: the two have chosen it, and can move it.
    """
    assert pulse.series_time
    both, zone = (pulse.mentor, pulse.mentee), ZoneInfo(pulse.mentee.zone)
    days = (day + timedelta(days=later) for later in range(SEARCHED_DAYS))
    usual, *others = (datetime.combine(each, pulse.series_time, zone).astimezone(UTC) for each in days)
    because = off_on(both, usual)
    free = (start for start in others if all(each.meets_on(each.day_of(start)) for each in both))
    starts_at = next(free, usual) if because else usual
    bends = tuple(bend_of(each, starts_at, starts_at + timedelta(minutes=pulse.minutes)) for each in both)
    return Slot(starts_at=starts_at, bends=bends, because=because)
