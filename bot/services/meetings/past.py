"""What people did without us: meetings that took place without us."""

from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.cadence import LEAST_GAP
from bot.domain.cards import MeetingCard
from bot.domain.errors import WrongInput
from bot.domain.people import Actor, Someone
from bot.domain.terms import CheckInAnswer, MeetingState
from bot.domain.zones import beginning_of, today_in
from bot.services.access import my_side, own_running
from bot.services.almanac import Almanac
from bot.services.care.signals import heed
from bot.services.meetings.feedback import ask_how_it_was, card_of, stop_asking_how_it_was
from bot.services.meetings.settling import keep_reply, took_place
from bot.store import Store, Work
from models import Meeting, Mentorship

SAME_DAYS = timedelta(days=3)
"""A meeting that was planned so close to the one that took place was that one."""


class PastMeetings:
    """What people did without waiting to be asked."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def partner(self, actor: Actor, mentorship_id: UUID) -> tuple[Someone, datetime]:
        """Whom somebody met, and the moment of asking. Raise NotYours or MentorshipOver."""
        with self._store.reading(actor) as work:
            pair = own_running(mentorship_id, work)
            return pair.member(my_side(pair, work).other).person.as_someone(), work.now

    def log(self, actor: Actor, mentorship_id: UUID, met_at: datetime | None) -> MeetingCard:
        """Keep that the two met then, and ask the other side how it was. What was planned for then is settled.

        Said twice, it is one meeting. Raise NotYours, MentorshipOver, or WrongInput for a time that cannot be.
        """
        with self._store.writing(actor) as work:
            pair = own_running(mentorship_id, work)
            if met_at is None or not _first_moment(pair) <= met_at <= work.now:
                raise WrongInput(met_at="Choose a time in the past, since the two of you were matched.")
            meeting = self._kept(work, pair, met_at)
            side = keep_reply(work, meeting, CheckInAnswer.MET)
            stop_asking_how_it_was(work, meeting, side)
            ask_how_it_was(work, self._almanac, meeting, side.other)
            return card_of(work, meeting)

    def _kept(self, work: Work, pair: Mentorship, met_at: datetime) -> Meeting:
        """The meeting that it was: one that was planned for these days, one of that day, or a new one."""
        known = _meant(work, pair, met_at)
        if known is None:
            return _added(work, pair, met_at)
        meeting = work.mentorships.meeting(known.id)
        if meeting.state is not MeetingState.HELD:
            took_place(work, meeting, met_at)
        return meeting


def _meant(work: Work, pair: Mentorship, met_at: datetime) -> Meeting | None:
    planned = work.mentorships.planned([pair.id]).get(pair.id)
    if planned and abs(planned.starts_at - met_at) <= _close(work, pair, planned):
        return planned
    zone = pair.mentee.time_zone
    begins = beginning_of(today_in(zone, met_at), zone)
    same_day = work.meetings.around(pair.id, begins=begins, ends=begins + timedelta(days=1))
    return next((each for each in same_day if each is not planned), None)


def _close(work: Work, pair: Mentorship, planned: Meeting) -> timedelta:
    """How near a planned meeting has to be: one that was only suggested gives way within the beat."""
    if planned.confirmed_at:
        return SAME_DAYS
    first = not work.mentorships.have_met([pair.id])
    return timedelta.max if first else LEAST_GAP[pair.rhythm[0]]


def _added(work: Work, pair: Mentorship, met_at: datetime) -> Meeting:
    _, minutes = pair.rhythm
    pair.first_day = pair.first_day or today_in(pair.mentee.time_zone, met_at)
    pair.look_again_at = work.now
    heed(work, pair)
    added = work.add(
        Meeting,
        mentorship_id=pair.id,
        number=work.meetings.highest_number(pair.id) + 1,
        revision=0,
        state=MeetingState.HELD,
        starts_at=met_at,
        ends_at=met_at + timedelta(minutes=minutes),
        shared_hours=True,
        asks=0,
        logged=True,
        settled_at=work.now,
    )
    return work.mentorships.meeting(added.id)


def _first_moment(pair: Mentorship) -> datetime:
    """The day on which the two were matched counts as a whole."""
    return beginning_of(today_in(pair.mentee.time_zone, pair.started_at), pair.mentee.time_zone)
