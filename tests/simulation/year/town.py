"""A company of many people with several programs, run by one admin, on one virtual clock."""

import heapq
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from random import Random
from uuid import UUID

from bot.domain.errors import Refused
from bot.domain.people import Actor
from bot.playground import Role as Account
from bot.playground.clock import VirtualClock
from bot.services import Services
from tests.simulation.world import World
from tests.simulation.year.pairs import Pairs
from tests.simulation.year.people import HOMES, Human, temper_of

Deed = Callable[[], object]
GRID, BEFORE_THE_HOUR = timedelta(minutes=30), timedelta(minutes=10)
"""People act, and the bot looks at what is due, ten minutes before each half hour: so one look serves many.

That is when a pair is called together, whose meetings begin on the hour or half past.
"""


class Town:
    """Everybody, what each is going to do, and what came of what they did."""

    def __init__(self, world: World, *, people: int, seed: int, company: int) -> None:
        self.world = world
        self.dice = Random(f"{seed}:{company}")
        self.pairs = Pairs(world.engine)
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self._planned: list[tuple[datetime, int, str, Human, Deed]] = []
        self._numbers = count()
        self.admin = self._settle("Grace Hopper", Account.ADMIN, seed=f"{seed}:{company}:admin")
        self.humans = {
            each.user: each
            for each in (
                self._settle(f"Person {number}", Account.MEMBER, seed=f"{seed}:{company}:{number}")
                for number in range(people)
            )
        }
        self.room = world.slack.add_channel("mentoring")
        self.room.invite_bot()

    @property
    def services(self) -> Services:
        return self.world.services

    @property
    def clock(self) -> VirtualClock:
        return self.world.clock

    @property
    def now(self) -> datetime:
        return self.world.clock.now()

    def everybody(self) -> list[Human]:
        return list(self.humans.values())

    def plan(self, at: datetime, what: str, who: Human, deed: Deed) -> None:
        """Somebody is going to do something then."""
        heapq.heappush(self._planned, (on_grid(at), next(self._numbers), what, who, deed))

    def next_deed(self) -> datetime | None:
        return self._planned[0][0] if self._planned else None

    def do_what_is_due(self) -> None:
        while self._planned and self._planned[0][0] <= self.now:
            _, _, what, who, deed = heapq.heappop(self._planned)
            if not who.gone:
                self.attempt(what, who, deed)

    def attempt(self, what: str, who: Human, deed: Deed) -> object | None:
        """Do it; a refusal is an answer that people get, and goes on the list."""
        try:
            result = deed()
        except Refused as refusal:
            self.refused[f"{what}: {type(refusal).__name__}"] += 1
            return None
        self.done[what] += 1
        who.acted_at = self.now
        return result

    def _settle(self, name: str, role: Account, *, seed: str) -> Human:
        dice = Random(seed)
        zone = "Europe/London" if role is Account.ADMIN else dice.choice(HOMES)
        person = self.world.slack.add_person(name, tz=zone, role=role)
        actor = Actor(self.world.slack.team_id, person.id)
        return Human(person.id, actor, zone, zone, dice, temper_of(dice), leads=role is Account.ADMIN)


def on_grid(moment: datetime) -> datetime:
    """The next moment on the grid."""
    beyond = (moment + BEFORE_THE_HOUR).timestamp() % GRID.total_seconds()
    return moment + timedelta(seconds=GRID.total_seconds() - beyond) if beyond else moment


def an_id(text: str) -> UUID:
    return UUID(text)
