"""When people can meet and when we may write to them: working hours, days off and the beat of a pair."""

from bot.domain.cadence.beats import LEAST_GAP, next_beat
from bot.domain.cadence.slots import QUARTER, Slot, next_slot
from bot.domain.cadence.week import SEARCHED_DAYS, WorkingTime, last_morning, next_morning, next_permitted

__all__ = [
    "LEAST_GAP",
    "QUARTER",
    "SEARCHED_DAYS",
    "Slot",
    "WorkingTime",
    "last_morning",
    "next_beat",
    "next_morning",
    "next_permitted",
    "next_slot",
]
