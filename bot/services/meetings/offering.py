"""Times to choose from for the next meeting, and calling people together right before it."""

from collections.abc import Sequence

from bot.domain.cadence import Bend, Slot
from bot.domain.notices import MeetingBegins, MeetingOffered, OfferedTime
from bot.domain.nudges import Offer
from bot.domain.pulse import Pulse
from bot.domain.suggesting import offered
from bot.domain.terms import MeetingState, Side
from bot.services.almanac import Almanac
from bot.store import Work
from models import Meeting, Mentorship


def offer(work: Work, almanac: Almanac, pair: Mentorship, meeting: Meeting, pulse: Pulse, step: Offer) -> None:
    """Ask those whose turn it is to choose; a mentor of a group once for each time."""
    meeting.offers, meeting.offered_at = step.attempt, work.now
    slots = offered(pulse, step.meeting, work.now)
    first = not work.mentorships.count_meetings(pair.id, MeetingState.HELD, MeetingState.UNKNOWN)
    for side in step.sides:
        reader = pair.member(side)
        notice = MeetingOffered(
            meeting=meeting.id,
            mentorship=pair.id,
            number=meeting.number,
            partner=pair.member(side.other).person.as_someone(),
            suggested=meeting.starts_at,
            minutes=meeting.minutes,
            times=as_times(slots, side),
            attempt=step.attempt,
            moved_for=meeting.moved_for,
            first=first,
            group=pair.in_group,
        )
        work.outbox.to_person(
            reader.person,
            notice,
            key=_offer_key(pair, meeting, side, step.attempt),
            about=meeting.id,
            due_at=almanac.next_permitted(reader, work.now),
            expires_at=meeting.starts_at,
        )


def call_together(work: Work, pair: Mentorship, meeting: Meeting) -> None:
    """Say in the conversation of a pair, or of a group, that their meeting is about to begin."""
    meeting.reminded_at = work.now
    if pair.channel is None:
        return
    notice = MeetingBegins(
        meeting=meeting.id,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        team=work.meetings.team(),
        channel=pair.channel,
    )
    whose = f"group:{pair.mentor_id}" if pair.in_group else f"meeting:{meeting.id}"
    key = f"{whose}:begins:{int(meeting.starts_at.timestamp())}"
    work.outbox.to_pair(pair, notice, key=key, about=meeting.id, due_at=work.now, expires_at=meeting.ends_at)


def as_times(slots: Sequence[Slot], side: Side) -> tuple[OfferedTime, ...]:
    """What each time asks of the reader and of the other side."""
    return tuple(
        OfferedTime(starts_at=slot.starts_at, yours=_bend(slot, side), theirs=_bend(slot, side.other))
        for slot in slots
    )


def _bend(slot: Slot, side: Side) -> Bend:
    """Slots are asked for in the order mentor, mentee."""
    return dict(zip(Side, slot.bends, strict=False)).get(side, Bend.NONE)


def _offer_key(pair: Mentorship, meeting: Meeting, side: Side, attempt: int) -> str:
    if pair.in_group and side is Side.MENTOR:
        return f"group:{pair.mentor_id}:offer:{attempt}:{int(meeting.starts_at.timestamp())}"
    return f"meeting:{meeting.id}:offer:{attempt}:{side}:{meeting.revision}"
