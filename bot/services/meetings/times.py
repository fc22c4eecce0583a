"""The time of a planned meeting: who holds it, whom it is shared with, giving it another one, and telling of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.errors import MeetingOver
from bot.domain.notices import MeetingMoved, MeetingOffered
from bot.domain.nudges import MOST_OFFERS
from bot.domain.terms import MeetingState, MentorshipState, Side
from bot.services.access import my_side, own_running
from bot.services.almanac import Almanac
from bot.services.care.signals import heed
from bot.services.meetings.calendars import renew_copies
from bot.services.meetings.settling import unsay
from bot.services.pairs.circles import circle_of
from bot.store import Work
from models import Meeting, Mentorship, Participant

FURTHEST_MOVE = timedelta(days=90)
Shared = Sequence[tuple[Mentorship, Meeting]]
"""Pairs with their planned meetings, at one time."""


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting of the person acting. Nobody else decides anything about it until this transaction ends."""

    pair: Mentorship
    meeting: Meeting
    side: Side

    @property
    def me(self) -> Participant:
        return self.pair.member(self.side)


def hold(work: Work, meeting_id: UUID) -> Held:
    """Raise MeetingOver, NotYours or MentorshipOver.

    Pair, then group, then meeting: in this order nobody waits for another who waits for them.
    """
    pair = own_running(work.meetings.pair_of(meeting_id), work)
    if pair.in_group:
        work.participants.lock(pair.mentor_id)
    return Held(pair, work.mentorships.meeting(meeting_id), my_side(pair, work))


def hold_planned(work: Work, meeting_id: UUID) -> Held:
    """The same for a meeting that is not settled; raise MeetingOver where it is."""
    held = hold(work, meeting_id)
    if held.meeting.state is not MeetingState.PLANNED:
        raise MeetingOver
    return held


def sharing(work: Work, held: Held) -> Shared:
    """All who meet at the same time: the pair, or in a group every pair of the mentor with that time."""
    if not held.pair.in_group:
        return [(held.pair, held.meeting)]
    circle = [each for each in circle_of(work, held.pair) if each.state is MentorshipState.ACTIVE]
    planned = work.mentorships.planned([each.id for each in circle])
    times = [(each, planned[each.id]) for each in circle if each.id in planned]
    return [(each, meeting) for each, meeting in times if meeting.starts_at == held.meeting.starts_at]


def settle_time(work: Work, almanac: Almanac, held: Held, starts_at: datetime, *, after_all: bool = False) -> None:
    """Let the person's word stand for all who share the meeting, and tell each of the others once."""
    was_confirmed = held.meeting.confirmed_at is not None
    shared = sharing(work, held)
    for pair, meeting in shared:
        if meeting.starts_at != starts_at:
            reschedule(work, almanac, pair, meeting, starts_at, by=held.me)
        confirm(work, pair, meeting, held.me)
    for pair, meeting in shared:
        told = Side.MENTEE if held.side is Side.MENTOR or pair is not held.pair else Side.MENTOR
        notice = MeetingMoved(
            meeting=meeting.id,
            number=meeting.number,
            partner=held.me.person.as_someone(),
            starts_at=meeting.starts_at,
            minutes=meeting.minutes,
            chosen=True,
            settled=not was_confirmed,
            after_all=after_all,
            pair=pair.id,
        )
        tell_new_time(work, almanac, pair, notice, told=told, revision=meeting.revision)


def reschedule(
    work: Work,
    almanac: Almanac,
    pair: Mentorship,
    meeting: Meeting,
    starts_at: datetime,
    *,
    by: Participant | None = None,
) -> None:
    """Give a planned meeting a time that nobody has confirmed yet, and take back what was to be said of the old."""
    unsay(work, pair, meeting)
    meeting.starts_at, meeting.ends_at = starts_at, starts_at + (meeting.ends_at - meeting.starts_at)
    meeting.revision += 1
    meeting.asks, meeting.asked_at, meeting.moved_for = 0, None, None
    meeting.confirmed_at, meeting.confirmed_by = None, None
    meeting.prepared_at, meeting.reminded_at = None, None
    pair.look_again_at = work.now
    heed(work, pair)
    renew_copies(work, almanac, pair, meeting, by=by)


def confirm(work: Work, pair: Mentorship, meeting: Meeting, by: Participant) -> None:
    """The time stands from now on; offers of others that nobody has read yet are pointless."""
    work.outbox.call_in(MeetingOffered, meeting.id)
    meeting.confirmed_at, meeting.confirmed_by = work.now, by.id
    pair.look_again_at = work.now


def told_of_suggestion(work: Work, meeting: Meeting) -> None:
    """Both have just read of a new suggestion, which is as good as an offer: no other follows."""
    meeting.offers, meeting.offered_at = MOST_OFFERS, work.now


def tell_new_time(
    work: Work, almanac: Almanac, pair: Mentorship, notice: MeetingMoved, *, told: Side, revision: int
) -> None:
    """Tell one side of a new time, in working hours where that is still before it."""
    reader = pair.member(told)
    permitted = almanac.next_permitted(reader, work.now)
    work.outbox.to_person(
        reader.person,
        notice,
        key=f"meeting:{notice.meeting}:{'settled' if notice.settled else 'moved'}:{revision}:{told}",
        about=notice.meeting,
        due_at=permitted if permitted < notice.starts_at else work.now,
        expires_at=notice.starts_at,
    )
