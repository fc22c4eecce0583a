"""Another time for a meeting that has not happened yet: of a pair, or of all in a group who were to meet then."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.cadence import Slot
from bot.domain.notices import MeetingMoved
from bot.domain.suggesting import fits, postponed
from bot.domain.terms import MeetingState, Side
from bot.services.almanac import Almanac
from bot.services.meetings.rhythm import pulse_of
from bot.services.meetings.settling import settle
from bot.services.meetings.times import reschedule, tell_new_time, told_of_suggestion
from bot.store import Work
from models import Meeting, Participant


def put_off(work: Work, almanac: Almanac, meetings: Sequence[Meeting], *, by: Participant) -> datetime | None:
    """Suggest another time for these meetings, which are one, and tell everybody else of it once.

    None where the next one is due by then anyway: then this one is left out.
    """
    slot = _suits_most(work, almanac, meetings)
    if slot is None:
        for meeting in meetings:
            settle(work, meeting, MeetingState.SKIPPED)
        return None
    for meeting in meetings:
        reschedule(work, almanac, meeting.mentorship, meeting, slot.starts_at)
        told_of_suggestion(work, meeting)
    by_mentor = by.id == meetings[0].mentorship.mentor_id
    for meeting in meetings:
        if by.id != meeting.mentorship.mentee_id:
            _tell(work, almanac, meeting, told=Side.MENTEE)
    if not by_mentor:
        own = next(each for each in meetings if each.mentorship.mentee_id == by.id)
        _tell(work, almanac, own, told=Side.MENTOR)
    return slot.starts_at


def _suits_most(work: Work, almanac: Almanac, meetings: Sequence[Meeting]) -> Slot | None:
    """Of the times that would suit the pairs one by one, the first of those that suit most of them."""
    pulses = [pulse_of(work, each.mentorship, almanac, each) for each in meetings]
    slots = filter(None, (postponed(pulse, work.now) for pulse in pulses))
    return min(
        slots,
        key=lambda slot: (-sum(fits(pulse, slot.starts_at) for pulse in pulses), slot.starts_at),
        default=None,
    )


def _tell(work: Work, almanac: Almanac, meeting: Meeting, *, told: Side) -> None:
    notice = MeetingMoved(
        meeting=meeting.id,
        number=meeting.number,
        partner=meeting.mentorship.member(told.other).person.as_someone(),
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        chosen=False,
        pair=meeting.mentorship_id,
    )
    tell_new_time(work, almanac, meeting.mentorship, notice, told=told, revision=meeting.revision)
