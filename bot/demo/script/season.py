"""Weeks in steps of a few hours: the clock moves, the bot does what is due, people answer what reaches them."""

from datetime import UTC, date, datetime, time, timedelta

from bot.demo.script.chronicle import Chronicle
from bot.demo.script.habits import Habits
from bot.demo.script.stage import Stage
from bot.demo.script.town import OPENING_DAY, Town
from bot.playground import Person

HOURS = (9, 14)
"""When people look at their messages, in UTC. From Kolkata to New York, everybody is at work at one of the two."""
FRIDAY = 4
MOST_ROUNDS = 6
"""Answers that lead to messages that lead to answers, at one point in time."""


class Season:
    """Everything an act needs: the town, the stage, the chronicle, and time that passes."""

    def __init__(self, town: Town, stage: Stage) -> None:
        self.town = town
        self.stage = stage
        self.chronicle = Chronicle()
        self.messages = 0
        self._habits = Habits(town, self.chronicle)

    def who(self, name: str) -> Person:
        return self.town.people[name]

    def wake(self, *names: str) -> None:
        """From now on they answer like anybody else."""
        self._habits.silent -= set(names)

    async def now(self) -> None:
        """Let the bot and the people do what is due at this moment."""
        for _ in range(MOST_ROUNDS):
            self.messages += await self.town.work()
            if not await self._habits.answer():
                break
        self._tell_time()

    async def until(self, day: date, hour: int) -> None:
        """Let time pass until that hour (UTC) of that day."""
        end = datetime.combine(day, time(hour), UTC)
        while self.town.now < end:
            self.town.slack.clock.travel_to(min(_next_look(self.town.now), end))
            with self.stage.attempt(f"On {self.town.now:%d %B} the bot does what is due, and people answer"):
                await self.now()

    def lasts_until(self, day: date) -> None:
        """Tell the audience how long the whole season takes."""
        self.stage.lasts((day - OPENING_DAY.date()).days)

    def _tell_time(self) -> None:
        days = (self.town.now - OPENING_DAY).days
        self.stage.time_is(self.town.now, day=days, note=f"{self.messages} messages")


def _next_look(after: datetime) -> datetime:
    day = after.date()
    while True:
        looks = (datetime.combine(day, time(hour), UTC) for hour in HOURS if day.weekday() <= FRIDAY)
        later = next((look for look in looks if look > after), None)
        if later:
            return later
        day += timedelta(days=1)
