"""People's working time: the week they chose, or the usual one where they live, with the holidays there."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.cadence import Permitted, WorkingTime, days_from_rows, next_permitted, next_slot, when_permitted
from bot.domain.zones import today_in
from bot.ports import Holidays
from models import Mentorship, Participant, Person

SHORTEST_SLOT = 15
LONGEST_WAIT = timedelta(days=14)
"""How long a message to a pair waits for both to be at work."""


class Almanac:
    """When people work, and so when they can meet and when we may write to them."""

    def __init__(self, holidays: Holidays) -> None:
        self.holidays = holidays

    def working_time(self, participant: Participant, now: datetime) -> WorkingTime:
        """The week of somebody in a program, which may have days without meetings. Holidays are around `now`."""
        week = self.week_of(participant.person, now, zone=participant.time_zone)
        blackouts = participant.cohort.program.blackouts
        return replace(week, blackouts=days_from_rows(blackouts)) if blackouts else week

    def week_of(self, person: Person, now: datetime, *, zone: str | None = None) -> WorkingTime:
        """The week of a person, in their own zone unless they told us of another one."""
        usual = self.usual_week(zone or person.time_zone, now, person.holiday_region)
        return replace(
            usual,
            starts=person.work_starts or usual.starts,
            ends=person.work_ends or usual.ends,
            weekdays=weekdays_of(person.workdays) if person.workdays else usual.weekdays,
            leaves=days_from_rows(person.leaves),
        )

    def usual_week(self, zone: str, now: datetime, region: str | None = None) -> WorkingTime:
        """The week of whoever lives in `zone` and said nothing of theirs, but for the region of their holidays."""
        calendar = self.holidays.around(zone, today_in(zone, now), region)
        return WorkingTime(zone=zone, weekdays=calendar.weekdays, days_off=calendar.holidays, place=calendar.place)

    def next_permitted(self, participant: Participant, after: datetime) -> datetime:
        """The earliest working moment of somebody in a program."""
        return self.next_permitted_of(participant.person, after, zone=participant.time_zone)

    def next_permitted_of(self, person: Person, after: datetime, *, zone: str | None = None) -> datetime:
        """The earliest working moment of a person."""
        return next_permitted(self.week_of(person, after, zone=zone), after)

    def when_permitted(self, person: Person, after: datetime) -> Permitted:
        """The earliest working moment of a person, and what we wait for until then."""
        return when_permitted(self.week_of(person, after), after)

    def next_common(self, pair: Mentorship, after: datetime) -> datetime:
        """The earliest moment at which both members of a pair work, or the mentee's if they never do together.

        Where one of them is away for long, the other need not wait.
        """
        weeks = [self.week_of(member.person, after, zone=member.time_zone) for member in (pair.mentor, pair.mentee)]
        common = next_slot(*weeks, not_before=after, minutes=SHORTEST_SLOT).starts_at
        return common if common - after <= LONGEST_WAIT else min(next_permitted(week, after) for week in weeks)


def weekdays_of(workdays: str) -> frozenset[int]:
    """Weekdays from Monday = 0, of ISO weekdays such as "12345"."""
    return frozenset(int(day) - 1 for day in workdays)
