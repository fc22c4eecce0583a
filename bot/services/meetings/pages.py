"""The meetings of a pair as one of the two sees them."""

from collections.abc import Sequence

from bot.domain.meeting_cards import Became, MeetingPage, PlannedCard, TimeCard
from bot.domain.notices import OfferedTime
from bot.domain.suggesting import offered
from bot.domain.terms import MentorshipState
from bot.services.access import my_side
from bot.services.almanac import Almanac
from bot.services.meetings.offering import as_times
from bot.services.meetings.rhythm import pulse_of
from bot.services.pairs.circles import first_choice
from bot.store import Work
from models import Meeting, Mentorship


def page_of(work: Work, almanac: Almanac, pair: Mentorship) -> MeetingPage:
    """What is planned, other times while nobody has chosen one, and what can be planned after all."""
    program, side = pair.cohort.program, my_side(pair, work)
    planned = work.mentorships.planned([pair.id]).get(pair.id)
    off = work.meetings.called_off([pair.id], after=work.now).get(pair.id)
    return MeetingPage(
        mentorship=pair.id,
        partner=pair.member(side.other).person.as_someone(),
        program=program.name,
        cadence=pair.rhythm[0],
        minutes=pair.rhythm[1],
        scheduling=pair.scheduling,
        as_of=work.now,
        planned=_planned_card(work, pair, planned, _times(work, almanac, pair, planned)) if planned else None,
        called_off=_planned_card(work, pair, off) if off else None,
        group=pair.in_group,
        resting=pair.state is MentorshipState.PAUSED,
        over=pair.over,
        team=work.meetings.team(),
        channel=pair.channel,
    )


def time_card(
    work: Work, pair: Mentorship, meeting: Meeting, became: Became, *, suggested: bool = False
) -> TimeCard:
    """A meeting and what became of its time, for whoever has just pressed a button."""
    by = first_choice(work, pair, meeting)
    return TimeCard(
        mentorship=pair.id,
        meeting=meeting.id,
        partner=pair.member(my_side(pair, work).other).person.as_someone(),
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        became=became,
        by=by.person.as_someone() if by else None,
        by_you=by is not None and by.person_id == work.me.id,
        group=pair.in_group,
        scheduling=pair.scheduling,
        suggested=suggested,
    )


def _planned_card(work: Work, pair: Mentorship, meeting: Meeting, times: Sequence[OfferedTime] = ()) -> PlannedCard:
    by = first_choice(work, pair, meeting)
    return PlannedCard(
        meeting=meeting.id,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        confirmed=meeting.confirmed_at is not None,
        by=by.person.as_someone() if by else None,
        by_you=by is not None and by.person_id == work.me.id,
        times=tuple(times),
        moved_for=meeting.moved_for,
    )


def _times(work: Work, almanac: Almanac, pair: Mentorship, meeting: Meeting) -> tuple[OfferedTime, ...]:
    if meeting.confirmed_at or pair.state is not MentorshipState.ACTIVE:
        return ()
    slots = offered(pulse_of(work, pair, almanac, meeting), meeting.as_open(), work.now)
    return as_times(slots, my_side(pair, work))
