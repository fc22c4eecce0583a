"""A meeting in people's own calendars: links, and a file that follows every change of the meeting."""

from datetime import datetime
from uuid import UUID

from bot.domain.errors import MeetingOver
from bot.domain.meeting_cards import CalendarCard
from bot.domain.notices import CalendarFile
from bot.domain.people import Actor
from bot.domain.terms import MeetingState
from bot.services.access import my_side
from bot.services.almanac import Almanac
from bot.store import Store, Work
from models import CalendarCopy, Meeting, Mentorship, Participant


class Calendars:
    """What a person puts into their calendar."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, actor: Actor, meeting_id: UUID) -> CalendarCard:
        """A meeting that is planned. Raise MeetingOver for any other, or NotYours."""
        with self._store.reading(actor) as work:
            meeting = _planned(work, meeting_id)
            return _card(work, meeting)

    def send(self, actor: Actor, meeting_id: UUID) -> CalendarCard:
        """Send the meeting as a file, once, and from then on every change of it. Raise as `of` does."""
        with self._store.writing(actor) as work:
            meeting = _planned(work, meeting_id)
            pair = meeting.mentorship
            reader = pair.member(my_side(pair, work))
            if reader.id not in {copy.participant_id for copy in work.meetings.copies(meeting.id)}:
                work.add(
                    CalendarCopy,
                    meeting_id=meeting.id,
                    participant_id=reader.id,
                    revision=meeting.revision,
                    asked_at=work.now,
                )
                _send(work, pair, meeting, reader, due_at=work.now)
            return _card(work, meeting)


def renew_copies(
    work: Work, almanac: Almanac, pair: Mentorship, meeting: Meeting, *, by: Participant | None
) -> None:
    """Bring every copy of a meeting up to its newest version: for whoever changed it at once."""
    for copy in work.meetings.copies(meeting.id):
        if copy.revision < meeting.revision:
            reader = pair.member(pair.side_held_by(copy.participant_id))
            copy.revision = meeting.revision
            due_at = work.now if reader is by else _in_time(work, almanac, reader, meeting)
            _send(work, pair, meeting, reader, due_at=due_at, renewed=True)


def take_out_of_calendars(work: Work, pair: Mentorship, meeting: Meeting) -> None:
    """Take a meeting that no longer takes place out of the calendars of all who have it, at once."""
    if meeting.starts_at <= work.now:
        return
    meeting.revision += 1
    for copy in work.meetings.copies(meeting.id):
        reader = pair.member(pair.side_held_by(copy.participant_id))
        copy.revision = meeting.revision
        if reader.person.active:
            _send(work, pair, meeting, reader, due_at=work.now, renewed=True)


def _in_time(work: Work, almanac: Almanac, reader: Participant, meeting: Meeting) -> datetime:
    """Within their working hours, where that is still before the meeting."""
    permitted = almanac.next_permitted(reader, work.now)
    return permitted if permitted < meeting.starts_at else work.now


def _send(
    work: Work, pair: Mentorship, meeting: Meeting, reader: Participant, *, due_at: datetime, renewed: bool = False
) -> None:
    side = pair.side_held_by(reader.id)
    notice = CalendarFile(
        meeting=meeting.id,
        sequence=meeting.revision,
        partner=pair.member(side.other).person.as_someone(),
        program=pair.cohort.program.name,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        zone=reader.time_zone,
        made_at=work.now,
        called_off=meeting.state is not MeetingState.PLANNED,
        renewed=renewed,
    )
    key = f"meeting:{meeting.id}:calendar:{meeting.revision}:{side}"
    work.outbox.to_person(reader.person, notice, key=key, about=meeting.id, due_at=due_at)


def _planned(work: Work, meeting_id: UUID) -> Meeting:
    meeting = work.mentorships.meeting(meeting_id)
    my_side(meeting.mentorship, work)
    if meeting.state is not MeetingState.PLANNED:
        raise MeetingOver
    return meeting


def _card(work: Work, meeting: Meeting) -> CalendarCard:
    pair = meeting.mentorship
    side = my_side(pair, work)
    copies = {copy.participant_id for copy in work.meetings.copies(meeting.id)}
    return CalendarCard(
        meeting=meeting.id,
        partner=pair.member(side.other).person.as_someone(),
        program=pair.cohort.program.name,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        has_file=pair.member(side).id in copies,
    )
