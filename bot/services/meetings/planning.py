"""Planning a meeting of a pair, and until when meetings are planned at all."""

from datetime import date, timedelta

from bot.domain.care.endings import last_day
from bot.domain.nudges import PlanMeeting
from bot.domain.programs import length_of
from bot.domain.terms import MeetingState
from bot.domain.zones import today_in
from bot.store import Work
from models import Meeting, Mentorship


def last_day_of(pair: Mentorship) -> date:
    """A cohort that keeps going still gives each pair an end: as many months as the program lasts.

    Two who both wish so go on for longer.
    """
    cohort = pair.cohort
    planned = cohort.ends_on or pair.started_at.date() + length_of(cohort.program.months)
    return last_day(planned, pair.ends_on, cohort_ends_on=cohort.ends_on)


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
        confirmed_at=work.now if step.agreed else None,
        asks=0,
    )
