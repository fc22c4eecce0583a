"""What people say about a meeting: we met, not yet, we moved it, and how it was."""

from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.cards import CheckedInCard, MeetingCard
from bot.domain.errors import MeetingOver, WrongInput
from bot.domain.feedback import MeetingFeedback
from bot.domain.notices import FeedbackAsked, MeetingMoved
from bot.domain.nudges import REMIND_BEFORE, postponed
from bot.domain.people import Actor
from bot.domain.terms import CheckInAnswer, MeetingState, Side
from bot.services.access import my_side, require_running
from bot.services.almanac import Almanac
from bot.services.meetings.rhythm import pulse_of
from bot.store import Store, Work
from models import CheckInReply, Feedback, Meeting, Mentorship

FURTHEST_MOVE = timedelta(days=90)
OPEN_TO_ANSWERS = {MeetingState.PLANNED, MeetingState.HELD, MeetingState.UNKNOWN}


class Meetings:
    """Either side may answer for both; a later "we met" wins over an earlier silence."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def of(self, actor: Actor, meeting_id: UUID) -> MeetingCard:
        """The meeting as the person sees it, with the person's own answers. Raise MeetingOver if it is gone."""
        with self._store.reading(actor) as work:
            return _card(work, _answerable(work.mentorships.meeting(meeting_id)))

    def to_move(self, actor: Actor, meeting_id: UUID) -> MeetingCard:
        """The meeting that is about to get another time. Raise MeetingOver once it is settled."""
        with self._store.reading(actor) as work:
            return _card(work, _planned(work.mentorships.meeting(meeting_id)))

    def met(self, actor: Actor, meeting_id: UUID) -> MeetingCard:
        """Yes, we met: the meeting is held, and the other side is asked for feedback too. Raise MeetingOver."""
        with self._store.writing(actor) as work:
            meeting = _answerable(work.mentorships.meeting(meeting_id))
            side = keep_reply(work, meeting, CheckInAnswer.MET)
            work.outbox.take_back(_feedback_key(meeting, side))
            if meeting.state is not MeetingState.HELD:
                _settle(work, meeting, MeetingState.HELD)
                self._ask_for_feedback(work, meeting, side.other)
            return _card(work, meeting)

    def not_yet(self, actor: Actor, meeting_id: UUID) -> CheckedInCard:
        """Not yet: a new time is found, unless the next meeting is due by then anyway. Raise MeetingOver.

        Where the other side was quicker, the time that was found then stands.
        """
        with self._store.writing(actor) as work:
            meeting = _planned(work.mentorships.meeting(meeting_id))
            side = keep_reply(work, meeting, CheckInAnswer.NOT_YET)
            pair = require_running(meeting.mentorship)
            if meeting.asks == 0:
                return CheckedInCard(meeting=_card(work, meeting), new_time=meeting.starts_at)
            slot = postponed(pulse_of(work, pair, self._almanac, meeting), work.now)
            if slot is None:
                _settle(work, meeting, MeetingState.SKIPPED)
                return CheckedInCard(meeting=_card(work, meeting), new_time=None)
            self._move(work, meeting, slot.starts_at, CheckInAnswer.NOT_YET, told=side.other)
            return CheckedInCard(meeting=_card(work, meeting), new_time=slot.starts_at)

    def move(self, actor: Actor, meeting_id: UUID, starts_at: datetime | None) -> MeetingCard:
        """We moved it: the meeting gets this time. Raise MeetingOver, or WrongInput for a time that cannot be."""
        with self._store.writing(actor) as work:
            meeting = _planned(work.mentorships.meeting(meeting_id))
            if starts_at is None or not work.now < starts_at <= work.now + FURTHEST_MOVE:
                raise WrongInput(
                    starts_at="Choose a time within the next 90 days. If you have met already, say Yes."
                )
            side = keep_reply(work, meeting, CheckInAnswer.MOVED)
            self._move(work, meeting, starts_at, CheckInAnswer.MOVED, told=side.other)
            return _card(work, meeting)

    def give_feedback(self, actor: Actor, meeting_id: UUID, feedback: MeetingFeedback) -> MeetingCard:
        """Keep what one side felt; saying it again replaces it. Never shown to the partner. Raise MeetingOver."""
        with self._store.writing(actor) as work:
            meeting = _answerable(work.mentorships.meeting(meeting_id))
            side = my_side(meeting.mentorship, work)
            author = meeting.mentorship.member(side).id
            work.outbox.take_back(_feedback_key(meeting, side))
            given = work.mentorships.feedback(meeting_id, author) or work.add(
                Feedback,
                meeting_id=meeting_id,
                participant_id=author,
                rating=feedback.rating,
                moved_forward="",
                change="",
                given_at=work.now,
                updated_at=work.now,
            )
            given.rating, given.updated_at = feedback.rating, work.now
            given.moved_forward, given.change = feedback.moved_forward.strip(), feedback.change.strip()
            return _card(work, meeting)

    def _move(self, work: Work, meeting: Meeting, starts_at: datetime, why: CheckInAnswer, *, told: Side) -> None:
        """Give the meeting a new time, start asking afresh, and tell the other side."""
        pair = meeting.mentorship
        reschedule(work, pair, meeting, starts_at)
        notice = MeetingMoved(
            meeting=meeting.id,
            number=meeting.number,
            partner=pair.member(told.other).person.as_someone(),
            starts_at=starts_at,
            minutes=meeting.minutes,
            chosen=why is CheckInAnswer.MOVED,
        )
        tell_new_time(work, self._almanac, pair, notice, told=told, revision=meeting.revision)

    def _ask_for_feedback(self, work: Work, meeting: Meeting, side: Side) -> None:
        pair = meeting.mentorship
        reader = pair.member(side)
        notice = FeedbackAsked(
            meeting=meeting.id, number=meeting.number, partner=pair.member(side.other).person.as_someone()
        )
        work.outbox.to_person(
            reader.person,
            notice,
            key=_feedback_key(meeting, side),
            about=pair.id,
            due_at=self._almanac.next_permitted(reader, work.now),
        )


def reschedule(work: Work, pair: Mentorship, meeting: Meeting, starts_at: datetime) -> None:
    """Give a planned meeting another time, and take back what was to be said of the old one."""
    work.outbox.withdraw(meeting.id)
    meeting.starts_at, meeting.ends_at = starts_at, starts_at + (meeting.ends_at - meeting.starts_at)
    meeting.revision += 1
    meeting.asks, meeting.asked_at, meeting.moved_for = 0, None, None
    meeting.reminded_at = work.now if starts_at - work.now <= REMIND_BEFORE else None
    pair.look_again_at = work.now


def tell_new_time(
    work: Work, almanac: Almanac, pair: Mentorship, notice: MeetingMoved, *, told: Side, revision: int
) -> None:
    """Tell one side of a new time, in working hours where that is still before it."""
    reader = pair.member(told)
    permitted = almanac.next_permitted(reader, work.now)
    work.outbox.to_person(
        reader.person,
        notice,
        key=f"meeting:{notice.meeting}:moved:{revision}:{told}",
        about=notice.meeting,
        due_at=permitted if permitted < notice.starts_at else work.now,
        expires_at=notice.starts_at,
    )


def _feedback_key(meeting: Meeting, side: Side) -> str:
    return f"meeting:{meeting.id}:feedback:{side}"


def _answerable(meeting: Meeting) -> Meeting:
    if meeting.state not in OPEN_TO_ANSWERS:
        raise MeetingOver
    return meeting


def _planned(meeting: Meeting) -> Meeting:
    if meeting.state is not MeetingState.PLANNED:
        raise MeetingOver
    return meeting


def _settle(work: Work, meeting: Meeting, state: MeetingState) -> None:
    meeting.state, meeting.settled_at = state, work.now
    work.outbox.withdraw(meeting.id)
    if not meeting.mentorship.over:
        meeting.mentorship.look_again_at = work.now


def keep_reply(work: Work, meeting: Meeting, answer: CheckInAnswer) -> Side:
    """Keep what this side answered, and return the side."""
    side = my_side(meeting.mentorship, work)
    author = meeting.mentorship.member(side).id
    reply = work.mentorships.reply(meeting.id, author)
    if reply:
        reply.answer, reply.answered_at = answer, work.now
    else:
        work.add(CheckInReply, meeting_id=meeting.id, participant_id=author, answer=answer, answered_at=work.now)
    return side


def _card(work: Work, meeting: Meeting) -> MeetingCard:
    side = my_side(meeting.mentorship, work)
    reader = meeting.mentorship.member(side).id
    reply, given = work.mentorships.reply(meeting.id, reader), work.mentorships.feedback(meeting.id, reader)
    return MeetingCard(
        id=meeting.id,
        number=meeting.number,
        partner=meeting.mentorship.member(side.other).person.as_someone(),
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        answer=reply.answer if reply else None,
        rating=given.rating if given else None,
        moved_forward=given.moved_forward if given else "",
        change=given.change if given else "",
    )
