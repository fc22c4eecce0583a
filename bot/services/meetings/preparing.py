"""What both sides of a pair hear one working morning before they meet: a question for topics, and a brief.

The mentor of a group hears once of all who meet at one time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from bot.domain.meetings.brief import BRIEF_AFTER, asked_topics, fitting_briefs
from bot.domain.meetings.cues import cue_for
from bot.domain.meetings.prompts import Moment, prompts_for, voice_of
from bot.domain.notices import AgendaAsked, MeetingBrief
from bot.domain.terms import Side
from bot.services.almanac import Almanac
from bot.services.meetings.briefs import brief_of, topic_lines
from bot.services.meetings.moments import moment_of
from bot.services.pairs.circles import circle_of
from bot.store import Work
from models import Meeting, Mentorship, Participant


@dataclass(frozen=True, slots=True)
class _Letter:
    """What one of the two reads before a meeting, and the row that it is about."""

    reader: Participant
    notice: AgendaAsked | MeetingBrief
    key: str
    about: UUID


def prepare(work: Work, almanac: Almanac, pair: Mentorship, meeting: Meeting) -> None:
    """Ask whoever brings the topics what to speak of, and give the other side a brief, once for each time.

    The brief comes some hours later, so that topics added meanwhile are in it.
    """
    meeting.prepared_at = work.now
    for letter in _letters(work, pair, meeting):
        due_at = _due(work, almanac, letter, meeting)
        work.outbox.to_person(
            letter.reader.person,
            letter.notice,
            key=letter.key,
            about=letter.about,
            due_at=due_at,
            expires_at=meeting.starts_at,
        )
        work.outbox.reword(letter.key, letter.notice, due_at=due_at)


def prepare_anew(work: Work, almanac: Almanac, pair: Mentorship) -> None:
    """Have what is on its way before a meeting say how things stand by now."""
    meeting = work.mentorships.planned([pair.id]).get(pair.id)
    if meeting is None or meeting.prepared_at is None:
        return
    for letter in _letters(work, pair, meeting):
        work.outbox.reword(letter.key, letter.notice, due_at=_due(work, almanac, letter, meeting))


def leave_group_brief(work: Work, pair: Mentorship, was_at: datetime) -> None:
    """Have the brief of a group say nothing of a pair that does not meet at this time after all.

    What is about the meeting itself is withdrawn with it; the brief is about all who meet then.
    """

    def without(brief: MeetingBrief) -> MeetingBrief | None:
        left = tuple(each for each in brief.pairs if each.mentorship != pair.id or brief.starts_at != was_at)
        return replace(brief, pairs=left) if left else None

    if pair.in_group:
        work.outbox.rewrite(MeetingBrief, without)


def _letters(work: Work, pair: Mentorship, meeting: Meeting) -> Iterator[_Letter]:
    moment = moment_of(work, pair)
    for side in Side:
        if side is Side.MENTOR and pair.in_group:
            yield _to_mentor_of_group(work, _meeting_at(work, pair, meeting.starts_at), meeting.starts_at)
        elif side is moment.owner:
            yield _question(work, pair, meeting, side, moment)
        else:
            yield _brief(work, pair, meeting, side, moment)


def _question(work: Work, pair: Mentorship, meeting: Meeting, side: Side, moment: Moment) -> _Letter:
    reader = pair.member(side)
    topics, more = asked_topics(topic_lines(work.agendas.open_of([pair.id])[pair.id], reader))
    notice = AgendaAsked(
        meeting=meeting.id,
        mentorship=pair.id,
        partner=pair.member(side.other).person.as_someone(),
        starts_at=meeting.starts_at,
        topics=topics,
        more=more,
        prompts=prompts_of(pair, side, moment),
        first=not moment.met,
    )
    return _Letter(reader, notice, _key(meeting, side), meeting.id)


def _brief(work: Work, pair: Mentorship, meeting: Meeting, side: Side, moment: Moment) -> _Letter:
    pairs, more = fitting_briefs([brief_of(work, pair, side)])
    pairing = pair.cohort.program.pairing
    notice = MeetingBrief(
        meeting=meeting.id,
        starts_at=meeting.starts_at,
        pairs=pairs,
        more=more,
        cue=cue_for(moment.phase, voice_of(side, pairing), met=moment.met),
        pairing=pairing,
    )
    return _Letter(pair.member(side), notice, _key(meeting, side), meeting.id)


def _to_mentor_of_group(work: Work, circle: Sequence[Mentorship], starts_at: datetime) -> _Letter:
    """One brief for all pairs of a group that meet at this time."""
    first, pairing = circle[0], circle[0].cohort.program.pairing
    pairs, more = fitting_briefs([brief_of(work, pair, Side.MENTOR) for pair in circle])
    moments = [moment_of(work, pair) for pair in circle]
    brings = [moment for moment in moments if moment.owner is Side.MENTOR]
    notice = MeetingBrief(
        meeting=work.mentorships.planned([first.id])[first.id].id,
        starts_at=starts_at,
        pairs=pairs,
        more=more,
        cue=cue_for(moments[0].phase, voice_of(Side.MENTOR, pairing), met=moments[0].met),
        prompts=prompts_of(first, Side.MENTOR, brings[0]) if brings else (),
        pairing=pairing,
    )
    return _Letter(first.mentor, notice, _group_key(first, starts_at), first.mentor_id)


def prompts_of(pair: Mentorship, side: Side, moment: Moment) -> tuple[str, ...]:
    """Questions that help one of the pair to find topics."""
    program = pair.cohort.program
    return prompts_for(moment.phase, program.kind, voice_of(side, program.pairing), met=moment.met)


def _meeting_at(work: Work, pair: Mentorship, starts_at: datetime) -> Sequence[Mentorship]:
    """The pairs of a group that meet at this time."""
    circle = circle_of(work, pair)
    planned = work.mentorships.planned([each.id for each in circle])
    return [each for each in circle if each.id in planned and planned[each.id].starts_at == starts_at]


def _due(work: Work, almanac: Almanac, letter: _Letter, meeting: Meeting) -> datetime:
    """In working hours; a brief later than the question, as long as that is well before the meeting."""
    soon = almanac.next_permitted(letter.reader, work.now)
    if isinstance(letter.notice, AgendaAsked):
        return soon
    assert meeting.prepared_at
    later = almanac.next_permitted(letter.reader, max(meeting.prepared_at + BRIEF_AFTER, work.now))
    return later if later + BRIEF_AFTER <= meeting.starts_at else soon


def _key(meeting: Meeting, side: Side) -> str:
    return f"meeting:{meeting.id}:agenda:{meeting.revision}:{side}"


def _group_key(pair: Mentorship, starts_at: datetime) -> str:
    return f"brief:{pair.mentor_id}:{starts_at.isoformat()}"
