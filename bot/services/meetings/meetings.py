"""What people say about a meeting once its time has come: we met, or not yet."""

from datetime import datetime
from uuid import UUID

from bot.domain.cards import CheckedInCard, MeetingCard, SettledCard
from bot.domain.errors import MeetingOver
from bot.domain.notices import MeetingMoved
from bot.domain.people import Actor
from bot.domain.suggesting import postponed
from bot.domain.terms import CheckInAnswer, MeetingState, Side
from bot.services.access import require_running
from bot.services.almanac import Almanac
from bot.services.meetings.feedback import answerable, ask_how_it_was, card_of, stop_asking_how_it_was
from bot.services.meetings.rhythm import pulse_of
from bot.services.meetings.settling import keep_reply, settle
from bot.services.meetings.times import reschedule, tell_new_time, told_of_suggestion
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

    def met(self, actor: Actor, meeting_id: UUID) -> MeetingCard:
        """Yes, we met: the meeting is held, and the other side is asked for feedback too. Raise MeetingOver."""
        with self._store.writing(actor) as work:
            meeting = answerable(work.mentorships.meeting(meeting_id))
            side = keep_reply(work, meeting, CheckInAnswer.MET)
            stop_asking_how_it_was(work, meeting, side)
            if meeting.state is not MeetingState.HELD:
                settle(work, meeting, MeetingState.HELD)
                ask_how_it_was(work, self._almanac, meeting, side.other)
            return card_of(work, meeting)

    def not_yet(self, actor: Actor, meeting_id: UUID) -> CheckedInCard:
        """Not yet: a new time is found, unless the next meeting is due by then anyway. Raise MeetingOver.

        Where the other side was quicker, the time that was found then stands.
        """
        with self._store.writing(actor) as work:
            meeting = _planned(work.mentorships.meeting(meeting_id))
            side = keep_reply(work, meeting, CheckInAnswer.NOT_YET)
            pair = require_running(meeting.mentorship)
            if meeting.asks == 0:
                return CheckedInCard(meeting=card_of(work, meeting), new_time=meeting.starts_at)
            slot = postponed(pulse_of(work, pair, self._almanac, meeting), work.now)
            if slot is None:
                settle(work, meeting, MeetingState.SKIPPED)
                return CheckedInCard(meeting=card_of(work, meeting), new_time=None)
            self._suggest(work, meeting, slot.starts_at, told=side.other)
            return CheckedInCard(meeting=card_of(work, meeting), new_time=slot.starts_at)

    def _suggest(self, work: Work, meeting: Meeting, starts_at: datetime, *, told: Side) -> None:
        """Suggest another time, start asking afresh, and tell the other side."""
        pair = meeting.mentorship
        reschedule(work, self._almanac, pair, meeting, starts_at)
        told_of_suggestion(work, meeting)
        notice = MeetingMoved(
            meeting=meeting.id,
            number=meeting.number,
            partner=pair.member(told.other).person.as_someone(),
            starts_at=starts_at,
            minutes=meeting.minutes,
            chosen=False,
            pair=pair.id,
        )
        tell_new_time(work, self._almanac, pair, notice, told=told, revision=meeting.revision)


def _planned(meeting: Meeting) -> Meeting:
    if meeting.state is not MeetingState.PLANNED:
        raise MeetingOver
    return meeting
