"""What people say about a meeting once its time has come: we met, or not yet."""

from datetime import datetime
from uuid import UUID

from bot.domain.cards import CheckedInCard, MeetingCard, SettledCard
from bot.domain.errors import MeetingOver
from bot.domain.meetings.gathering import Course, after_a_no
from bot.domain.people import Actor
from bot.domain.terms import CheckInAnswer, MeetingState, Side
from bot.services.access import require_running
from bot.services.almanac import Almanac
from bot.services.meetings.feedback import answerable, ask_how_it_was, card_of, stop_asking_how_it_was
from bot.services.meetings.gatherings import gathering_of, hold_group, said_no, seats_of, still_planned
from bot.services.meetings.putting_off import put_off
from bot.services.meetings.settling import keep_reply, settle, took_place
from bot.store import Store, Work
from models import Meeting


class Meetings:
    """Either side may answer for both; a later "we met" wins over an earlier silence."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def of(self, actor: Actor, meeting_id: UUID) -> MeetingCard:
        """The meeting as the person sees it, with the person's own answers. Raise MeetingOver if it is gone."""
        with self._store.reading(actor) as work:
            return card_of(work, answerable(work.mentorships.meeting(meeting_id)))

    def came_of(self, actor: Actor, meeting_id: UUID) -> SettledCard:
        """What stands by now, for whoever has an old question before them. Raise MeetingOver if it is gone."""
        with self._store.reading(actor) as work:
            meeting = work.mentorships.meeting(meeting_id)
            return SettledCard(meeting=card_of(work, meeting), state=meeting.state)

    def met(self, actor: Actor, meeting_id: UUID, asked_about: datetime | None = None) -> MeetingCard:
        """Yes, we met: the meeting is held, and the other side is asked for feedback too. Raise MeetingOver.

        Where it has been moved into the future since, it took place at the time that the person was `asked_about`.
        """
        with self._store.writing(actor) as work:
            hold_group(work, meeting_id)
            meeting = _sayable(work, work.mentorships.meeting(meeting_id))
            side = keep_reply(work, meeting, CheckInAnswer.MET)
            stop_asking_how_it_was(work, meeting, side)
            if meeting.state is not MeetingState.HELD:
                _hold(work, meeting, asked_about)
                _leave_out(work, meeting)
                ask_how_it_was(work, self._almanac, meeting, side.other)
            return card_of(work, meeting)

    def not_yet(self, actor: Actor, meeting_id: UUID) -> CheckedInCard:
        """Not yet: a new time is found, unless the next meeting is due by then anyway. Raise MeetingOver.

        Where the other side was quicker, the time that was found then stands.
        """
        with self._store.writing(actor) as work:
            hold_group(work, meeting_id)
            meeting = _planned(work.mentorships.meeting(meeting_id))
            side = keep_reply(work, meeting, CheckInAnswer.NOT_YET)
            pair = require_running(meeting.mentorship)
            if meeting.asks == 0:
                return CheckedInCard(meeting=card_of(work, meeting), new_time=meeting.starts_at)
            if pair.in_group and side is Side.MENTEE:
                return self._not_me(work, meeting)
            new_time = put_off(work, self._almanac, [meeting], by=pair.member(side))
            return CheckedInCard(meeting=card_of(work, meeting), new_time=new_time)

    def _not_me(self, work: Work, meeting: Meeting) -> CheckedInCard:
        """A mentee of a group says no: for themself, but where all have said so there is another time for all."""
        gathering = gathering_of(work, meeting)
        course = after_a_no(seats_of(work, gathering))
        if course is Course.PUT_OFF:
            planned = still_planned(gathering)
            new_time = put_off(work, self._almanac, planned, by=meeting.mentorship.mentee)
            return CheckedInCard(meeting=card_of(work, meeting), new_time=new_time)
        if course is Course.LEFT_OUT:
            settle(work, meeting, MeetingState.SKIPPED)
        return CheckedInCard(meeting=card_of(work, meeting), new_time=None, course=course)


def _hold(work: Work, meeting: Meeting, asked_about: datetime | None) -> None:
    """The meeting took place: at the time that it has, or where that is still to come, when it was asked about."""
    if asked_about and asked_about <= work.now < meeting.starts_at:
        took_place(work, meeting, asked_about)
    else:
        settle(work, meeting, MeetingState.HELD)


def _leave_out(work: Work, meeting: Meeting) -> None:
    """A group has met, so those of it who said before that they were not there are in again next time."""
    for other in still_planned(gathering_of(work, meeting)):
        if said_no(work, other.mentorship, other):
            settle(work, other, MeetingState.SKIPPED)


def _sayable(work: Work, meeting: Meeting) -> Meeting:
    """A meeting of which one can say that it took place; also one from which the mentor of a group left one out."""
    left_out = meeting.state is MeetingState.SKIPPED and any(
        each.state is MeetingState.HELD for each in gathering_of(work, meeting)
    )
    return meeting if left_out else answerable(meeting)


def _planned(meeting: Meeting) -> Meeting:
    if meeting.state is not MeetingState.PLANNED:
        raise MeetingOver
    return meeting
