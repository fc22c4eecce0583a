"""Planning a meeting of a pair, and until when meetings are planned at all."""

from datetime import date, timedelta

from bot.domain.nudges import PlanMeeting
from bot.domain.programs import length_of
from bot.domain.terms import MeetingState
from bot.domain.zones import today_in
from bot.store import Work
from models import Meeting, Mentorship


def last_day_of(pair: Mentorship) -> date:
    """A cohort that keeps going still gives each pair an end: as many months as the program lasts."""
    cohort = pair.cohort
    return cohort.ends_on or pair.started_at.date() + length_of(cohort.program.months)


def plan_meeting(work: Work, pair: Mentorship, step: PlanMeeting) -> Meeting:
    """Plan the next meeting of a pair, which has none planned. The first one sets its beat."""
    starts_at = step.slot.starts_at
    _, minutes = pair.rhythm
    pair.first_day = pair.first_day or today_in(pair.mentee.time_zone, starts_at)
    return work.add(
        Meeting,
        mentorship_id=pair.id,
        number=step.number,
        revision=0,
        state=MeetingState.PLANNED,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        shared_hours=step.slot.shared,
        moved_for=step.slot.moved_for,
        asks=0,
    )
