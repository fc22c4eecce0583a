"""The meeting of a group as its rows tell it: the meetings of its pairs at one time, and who said what of it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5

from bot.domain.errors import MeetingOver, NotYours
from bot.domain.meetings.gathering import GatheringCard, Seat
from bot.domain.meetings.gathering import without as without_one
from bot.domain.notices import CheckIn
from bot.domain.people import Someone
from bot.domain.terms import CheckInAnswer, MeetingState, Side
from bot.store import Work
from models import CheckInReply, Feedback, Meeting, Mentorship

Gathering = Sequence[Meeting]
"""The meetings of a group at one time, the oldest pair first; outside of groups there is one."""


def gathering_id(mentor_id: UUID, starts_at: datetime) -> UUID:
    """What a question to the mentor of a group is about: this meeting, whoever takes part in it."""
    return uuid5(mentor_id, f"meeting:{int(starts_at.timestamp())}")


def hold_group(work: Work, meeting_id: UUID) -> UUID | None:
    """Hold the group that a meeting belongs to until the transaction ends, and return its mentor; None outside."""
    mentor_id = work.gatherings.mentor_of(meeting_id)
    if mentor_id:
        work.gatherings.hold(mentor_id)
    return mentor_id


def gathering_of(work: Work, meeting: Meeting) -> Gathering:
    """All who met, or were to meet, at the same time as this one."""
    pair = meeting.mentorship
    return work.gatherings.at(pair.mentor_id, meeting.starts_at) if pair.in_group else [meeting]


def own_gathering(work: Work, meeting_id: UUID, asked_of: datetime) -> Gathering:
    """What the mentor acting was asked about; raise NotYours for anybody else, MeetingOver where there is none."""
    mentor_id = hold_group(work, meeting_id)
    if mentor_id is None:
        raise MeetingOver
    if work.participants.get(mentor_id).person_id != work.me.id:
        raise NotYours
    return work.gatherings.at(mentor_id, asked_of)


def speaks_for_all(pair: Mentorship, side: Side) -> bool:
    """Whether this side speaks once of a meeting for all of a group: its mentor does."""
    return pair.in_group and side is Side.MENTOR


def spoken_of(work: Work, meeting: Meeting, side: Side) -> Gathering:
    """What this side speaks of at once: the meeting, or for the mentor of a group that of all who met then."""
    return gathering_of(work, meeting) if speaks_for_all(meeting.mentorship, side) else [meeting]


def who_came(gathering: Gathering) -> tuple[Someone, ...]:
    """Who was there, where several were."""
    held = [each for each in gathering if each.state is MeetingState.HELD]
    return tuple(each.mentorship.mentee.person.as_someone() for each in held) if len(held) > 1 else ()


def seats_of(work: Work, gathering: Gathering) -> tuple[Seat, ...]:
    """Everybody's part in a gathering, with what each mentee said of it themself."""
    work.flush()
    replies = work.gatherings.replies([meeting.id for meeting in gathering])
    given = {(reply.meeting_id, reply.participant_id): reply for reply in replies}
    return tuple(
        Seat(
            meeting=meeting.id,
            who=meeting.mentorship.mentee.person.as_someone(),
            state=meeting.state,
            own=reply.answer if reply and is_of_this_time(reply, meeting) else None,
        )
        for meeting in gathering
        for reply in [given.get((meeting.id, meeting.mentorship.mentee_id))]
    )


def said_no(work: Work, pair: Mentorship, meeting: Meeting) -> bool:
    """Whether the mentee of a group has said of this very time that they did not meet."""
    reply = work.mentorships.reply(meeting.id, pair.mentee_id) if pair.in_group else None
    return reply is not None and is_of_this_time(reply, meeting) and reply.answer is CheckInAnswer.NOT_YET


def is_of_this_time(reply: CheckInReply, meeting: Meeting) -> bool:
    """Whether an answer is about the time that the meeting has now: one about an earlier time came before it."""
    return reply.answered_at >= meeting.starts_at


def leave_group_question(work: Work, pair: Mentorship, meeting: Meeting) -> None:
    """Have the question to the mentor of a group, where it is unread, leave out one of whom it is known by now."""
    if pair.in_group:
        about = gathering_id(pair.mentor_id, meeting.starts_at)
        work.outbox.rewrite(CheckIn, lambda asked: without_one(asked, meeting.id), about=about)


def still_planned(gathering: Gathering) -> list[Meeting]:
    return [meeting for meeting in gathering if meeting.state is MeetingState.PLANNED]


def card_of_group(
    work: Work,
    gathering: Gathering,
    *,
    asked_of: datetime,
    meeting_id: UUID,
    new_time: datetime | None = None,
) -> GatheringCard:
    """A gathering as its mentor sees it; `meeting_id` leads back to it where nothing of it was held."""
    home = next((each for each in gathering if each.state is MeetingState.HELD), None)
    mentors = {each.mentorship.mentor_id for each in gathering}
    given = next((said for mentor in mentors if (said := said_of(work, gathering, mentor))), None)
    return GatheringCard(
        meeting=home.id if home else meeting_id,
        asked_of=asked_of,
        seats=seats_of(work, gathering),
        new_time=new_time,
        rating=given.rating if given else None,
    )


def said_of(work: Work, gathering: Gathering, author_id: UUID) -> Feedback | None:
    """What somebody has said of a gathering, whichever pair it is kept with."""
    return work.gatherings.said_by(author_id, [meeting.id for meeting in gathering])
