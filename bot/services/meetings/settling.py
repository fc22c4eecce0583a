"""How a meeting is settled or cancelled, and what each side answered."""

from datetime import datetime

from bot.domain.terms import CheckInAnswer, MeetingState, Side
from bot.services.access import my_side
from bot.services.care.signals import heed
from bot.services.meetings.calendars import take_out_of_calendars
from bot.services.meetings.gatherings import leave_group_question, said_no
from bot.services.meetings.preparing import leave_group_brief
from bot.store import Work
from models import CheckInReply, Meeting, Mentorship


def settle(work: Work, meeting: Meeting, state: MeetingState) -> None:
    """Nothing more is to be said of the meeting, and the rhythm of the pair goes on."""
    meeting.state, meeting.settled_at = state, work.now
    unsay(work, meeting.mentorship, meeting)
    if not meeting.mentorship.over:
        meeting.mentorship.look_again_at = work.now
        heed(work, meeting.mentorship)


def took_place(work: Work, meeting: Meeting, met_at: datetime) -> None:
    """The meeting was held, and not at the time that it has by now, which leaves the calendars."""
    settle(work, meeting, MeetingState.HELD)
    take_out_of_calendars(work, meeting.mentorship, meeting)
    meeting.starts_at, meeting.ends_at = met_at, met_at + (meeting.ends_at - meeting.starts_at)


def cancel(work: Work, pair: Mentorship, meeting: Meeting) -> None:
    """The meeting does not take place, and leaves the calendars of whoever has it there."""
    meeting.state, meeting.settled_at = MeetingState.CANCELLED, work.now
    unsay(work, pair, meeting)
    take_out_of_calendars(work, pair, meeting)


def leave_open(work: Work, pair: Mentorship, meeting: Meeting) -> None:
    """Nobody has said what became of the meeting, or in a group only the mentee that they were not there."""
    meeting.state = MeetingState.SKIPPED if said_no(work, pair, meeting) else MeetingState.UNKNOWN
    meeting.settled_at = work.now
    work.outbox.withdraw(meeting.id)  # a question that still waits for its turn would come too late
    leave_group_question(work, pair, meeting)
    heed(work, pair)


def unsay(work: Work, pair: Mentorship, meeting: Meeting) -> None:
    """Take back whatever nobody has read yet of a meeting at the time that it has now."""
    work.outbox.withdraw(meeting.id)
    leave_group_brief(work, pair, meeting.starts_at)
    leave_group_question(work, pair, meeting)


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
