"""When people work, as half-hour slots of the week in UTC, so that hours in common are a set intersection."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SLOT_MINUTES = 30
SLOTS_PER_WEEK = 7 * 24 * 60 // SLOT_MINUTES
MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)

_SLOT = timedelta(minutes=SLOT_MINUTES)
_A_MONDAY = datetime(1970, 1, 5, tzinfo=UTC)


def weekly_slots(
    time_zone: str,
    on: date,
    *,
    start_hour: int = 9,
    end_hour: int = 17,
    days: Iterable[int] = MONDAY_TO_FRIDAY,
) -> frozenset[int]:
    """The slots (0 is Monday 00:00 UTC) worked in the local week, Monday to Sunday, that holds the day `on`.

    A slot counts if the person is at work in the moment it begins; so an eight-hour day is sixteen slots in
    every zone, also where the offset is :45. Hours that fall before Monday or after Sunday in UTC wrap round,
    since weeks repeat. Raises ValueError unless 0 <= start_hour < end_hour <= 24, and ZoneInfoNotFoundError
    for a zone nobody knows.
    """
    if not 0 <= start_hour < end_hour <= 24:
        raise ValueError(f"working hours must lie within a day, not {start_hour} to {end_hour}")
    monday = datetime.combine(on - timedelta(days=on.weekday()), time(), ZoneInfo(time_zone))
    slots: set[int] = set()
    for day in days:
        midnight = monday + timedelta(days=day)
        first, end = (_next_slot(midnight + timedelta(hours=hour)) for hour in (start_hour, end_hour))
        slots.update(slot % SLOTS_PER_WEEK for slot in range(first, end))
    return frozenset(slots)


def _next_slot(moment: datetime) -> int:
    """The first slot that begins at this moment or later, counted from a Monday long ago."""
    return -((_A_MONDAY - moment.astimezone(UTC)) // _SLOT)
