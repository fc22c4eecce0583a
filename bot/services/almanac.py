"""People's working time, with the public holidays where they live."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.cadence import WorkingTime, next_permitted, next_slot
from bot.ports import Holidays
from models import Mentorship, Participant

SHORTEST_SLOT = 15


class Almanac:
    """When participants work, and so when we may write to them."""

    def __init__(self, holidays: Holidays) -> None:
        self._holidays = holidays

    def working_time(self, participant: Participant, now: datetime) -> WorkingTime:
        return self.week_in(participant.time_zone, now)

    def next_permitted(self, participant: Participant, after: datetime) -> datetime:
        """The earliest working moment of one person."""
        return next_permitted(self.working_time(participant, after), after)

    def next_permitted_in(self, zone: str, after: datetime) -> datetime:
        """The earliest working moment of somebody who lives in `zone`."""
        return next_permitted(self.week_in(zone, after), after)

    def next_common(self, pair: Mentorship, after: datetime) -> datetime:
        """The earliest moment at which both members of a pair work, or the mentee's if they never do together."""
        mentor, mentee = (self.working_time(member, after) for member in (pair.mentor, pair.mentee))
        return next_slot(mentor, mentee, not_before=after, minutes=SHORTEST_SLOT).starts_at

    def week_in(self, zone: str, now: datetime) -> WorkingTime:
        """The working time of somebody who lives in `zone`, with the holidays there around `now`."""
        return WorkingTime(zone=zone, days_off=self._holidays.around(zone, now.astimezone(ZoneInfo(zone)).date()))
