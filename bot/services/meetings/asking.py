"""Asking whether people met: each of a pair, and the mentor of a group once for all who were to meet then."""

from dataclasses import replace
from uuid import UUID

from bot.domain.notices import CheckIn, GroupMember
from bot.domain.terms import Side
from bot.services.almanac import Almanac
from bot.services.meetings.gatherings import gathering_id, said_no, speaks_for_all, still_planned
from bot.store import Work
from models import Meeting, Mentorship, Participant


def ask_if_met(work: Work, almanac: Almanac, pair: Mentorship, meeting: Meeting, attempt: int) -> None:
    """Ask both sides, but nobody who has said no of themself already while others of their group had not spoken."""
    meeting.asks, meeting.asked_at = attempt, work.now
    for side in Side:
        if speaks_for_all(pair, side):
            about = gathering_id(pair.mentor_id, meeting.starts_at)
            key = f"group:{pair.mentor_id}:check_in:{attempt}:{int(meeting.starts_at.timestamp())}"
            _tell(work, almanac, pair.mentor, _of_group(work, pair, meeting, attempt), key=key, about=about)
        elif not said_no(work, pair, meeting):
            key = f"meeting:{meeting.id}:check_in:{meeting.revision}.{attempt}:{side}"
            notice = _of_pair(pair, side, meeting, attempt)
            _tell(work, almanac, pair.member(side), notice, key=key, about=meeting.id)


def _of_pair(pair: Mentorship, side: Side, meeting: Meeting, attempt: int) -> CheckIn:
    return CheckIn(
        meeting=meeting.id,
        number=meeting.number,
        partner=pair.member(side.other).person.as_someone(),
        starts_at=meeting.starts_at,
        attempt=attempt,
    )


def _of_group(work: Work, pair: Mentorship, meeting: Meeting, attempt: int) -> CheckIn:
    """The question about all of whom nothing is known: the first pair whose turn it is brings it about."""
    work.flush()
    open_ones = still_planned(work.gatherings.at(pair.mentor_id, meeting.starts_at))
    members = [GroupMember(meeting=each.id, who=each.mentorship.mentee.person.as_someone()) for each in open_ones]
    return replace(
        _of_pair(pair, Side.MENTOR, meeting, attempt),
        meeting=members[0].meeting,
        partner=members[0].who,
        members=tuple(members) if len(members) > 1 else (),
    )


def _tell(work: Work, almanac: Almanac, reader: Participant, notice: CheckIn, *, key: str, about: UUID) -> None:
    due_at = almanac.next_permitted(reader, work.now)
    work.outbox.to_person(reader.person, notice, key=key, about=about, due_at=due_at)
