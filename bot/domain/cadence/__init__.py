"""When people can meet and when we may write to them: working hours, days off and the beat of a pair."""

from bot.domain.cadence.beats import LEAST_GAP, next_beat
from bot.domain.cadence.finder import next_slot, still_fits, three_slots, times_for
from bot.domain.cadence.off import Calendar, DayOff, Days, Why, days_from_rows, rows_of
from bot.domain.cadence.slots import QUARTER, Bend, Slot
from bot.domain.cadence.week import (
    FURTHEST_DAYS,
    SEARCHED_DAYS,
    Permitted,
    WorkingTime,
    last_morning,
    next_morning,
    next_permitted,
    when_permitted,
)

__all__ = [
    "FURTHEST_DAYS",
    "LEAST_GAP",
    "QUARTER",
    "SEARCHED_DAYS",
    "Bend",
    "Calendar",
    "DayOff",
    "Days",
    "Permitted",
    "Slot",
    "Why",
    "WorkingTime",
    "days_from_rows",
    "last_morning",
    "next_beat",
    "next_morning",
    "next_permitted",
    "next_slot",
    "rows_of",
    "still_fits",
    "three_slots",
    "times_for",
    "when_permitted",
]
