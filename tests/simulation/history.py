"""One seed's course of events: two bots, their people, Slack's weather, and a clock that is not to be trusted."""

import asyncio
import gc
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import cast

from sqlalchemy import Table, and_, func, literal_column, or_, select, union_all

from bot.services.planner import AT_LAST, ROWS
from models import DirectoryRun, OutboxMessage, Workspace
from tests.simulation.bots import AFTERMATH, Bot
from tests.simulation.crowd import Crowd
from tests.simulation.door import Door
from tests.simulation.fate import Fate
from tests.simulation.observer import Observer
from tests.simulation.stage import Stage
from tests.simulation.virtual_time import VirtualLoop
from tests.simulation.weather import Weather
from tests.simulation.world import THE_PRODUCT, Parts

BOTS = 2
DAYS = (2, 7)
"""How long a history lasts, at least and at most, besides the jumps of the clock."""
DEEDS = 10
JUMPS = (timedelta(hours=3), timedelta(days=1), timedelta(days=3), timedelta(seconds=-1), timedelta(seconds=-20))
AWAY_FOR = (1.0, 120.0)
"""Seconds until a new process takes the place of one that died."""
SHORTEST_IDLE, LONGEST_IDLE = 2.0, 3600.0
IN_VAIN = 0.1
"""How likely a bot that has been woken looks for work although nothing is due, as it would every two seconds."""
JUMP_EACH = 3
REST_WITHIN = 400
"""Beats in which everything that is due has to come to rest once nothing goes wrong any more."""

_OUTBOX = cast(Table, OutboxMessage.__table__)
_PLACE = cast(Table, Workspace.__table__)
_TABLES = [cast(Table, kind.__table__) for kind in (*ROWS.values(), *AT_LAST.values(), DirectoryRun)]
_MAY_LEAVE = func.max(_OUTBOX.c.next_at, func.coalesce(_PLACE.c.paused_until, _OUTBOX.c.next_at))
_MOMENTS = union_all(
    select(func.min(_MAY_LEAVE).label("due"))
    .join_from(_OUTBOX, _PLACE)
    .where(
        or_(
            _OUTBOX.c.state.in_([literal_column(f"'{state}'") for state in ("sending", "verify")]),
            and_(_OUTBOX.c.state == literal_column("'pending'"), _PLACE.c.held_at.is_(None)),
        )
    ),
    *(select(func.min(table.c.look_again_at)).where(table.c.look_again_at.is_not(None)) for table in _TABLES),
).subquery()
NEXT_DUE = select(func.min(_MOMENTS.c.due))


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a seed: the record of all that happened, what it reached, and what must not have happened."""

    record: list[str]
    reached: dict[str, int]
    violations: list[str]


def tell(seed: int, stage: Stage, parts: Parts = THE_PRODUCT) -> Told:
    """Play one history from beginning to end."""
    fate = Fate(seed, stage.clock)
    history = History(stage, fate, parts)
    gc.disable()  # a history is short, and a tenth of its time would go into looking for what nobody needs any more
    try:
        with asyncio.Runner(loop_factory=lambda: VirtualLoop(stage.clock)) as runner:
            runner.run(history.unfold())
    finally:
        gc.enable()
    return Told(fate.record, dict(fate.reached), fate.violations)


class History:
    """All who have a part in it. Everything runs in one event loop, whose order of steps the seed decides."""

    def __init__(self, stage: Stage, fate: Fate, parts: Parts) -> None:
        self._stage = stage
        self._fate = fate
        self._parts = parts
        self._observer = Observer(stage, fate)
        self._weather = Weather(fate, self._observer.hear)
        self._bots: list[Bot] = []
        self._numbers = count(1)
        self._crowd = Crowd(stage, self._bots, fate)
        self._over = False

    async def unfold(self) -> None:
        """Let everybody act for some days, then let all come to rest, and look at what is left."""
        slack = self._stage.slack
        slack.courier.http = Door(self._bots, self._fate)  # type: ignore[assignment]
        lives = [asyncio.ensure_future(self._lives(place)) for place in range(BOTS)]
        await asyncio.sleep(1)
        self._bots[0].world.install()
        await self._happen()
        await self._come_to_rest()
        self._over = True
        for bot in self._bots:
            bot.wake.set()
        await asyncio.gather(*lives)
        await slack.courier.stop()
        self._observer.look_back()

    # -- bots --------------------------------------------------------------------------------------

    async def _lives(self, place: int) -> None:
        """One process after another in the same place."""
        while not self._over:
            number = next(self._numbers)
            bot = Bot(
                f"bot {place}.{number}",
                self._stage.engine,
                ids=self._fate.seed * 1000 + number,
                slack=self._stage.slack,
                weather=self._weather,
                fate=self._fate,
                parts=self._parts,
            )
            self._bots[place : place + 1] = [bot]
            try:
                await self._live(bot)
            except asyncio.CancelledError:  # what a process dies of reaches others as an ordinary cancellation
                if not bot.dead:
                    raise
                await asyncio.sleep(self._fate.dice.uniform(*AWAY_FOR))

    async def _live(self, bot: Bot) -> None:
        idle = SHORTEST_IDLE
        while not self._over:
            bot.wake.clear()
            wait = self._until_due()
            if wait and not self._fate.strikes(IN_VAIN):
                await _within(wait, bot.wake)
                continue
            done = await bot.work()
            self._observer.look()
            idle = SHORTEST_IDLE if done else min(idle * 2, LONGEST_IDLE)
            await _within(idle, bot.wake)

    def _until_due(self) -> float:
        """Seconds until the next row comes due, and a little more; 0 if one is due that nobody could do."""
        with self._stage.engine.connect() as connection:
            due = connection.scalar(NEXT_DUE)
        if due is None:
            return LONGEST_IDLE
        wait = (due - self._stage.clock.now()).total_seconds()
        return wait + self._fate.dice.uniform(0, 3) if wait > 0 else 0.0

    # -- everybody else ----------------------------------------------------------------------------

    async def _happen(self) -> None:
        """Deeds of people, now and then at the same time, and jumps of the clock."""
        await self._crowd.match()
        seconds = self._fate.dice.uniform(*DAYS) * 86_400
        doing = []
        for deed in range(DEEDS):
            pause = self._fate.dice.expovariate(DEEDS / seconds)
            await asyncio.sleep(pause)
            doing.append(asyncio.ensure_future(self._crowd.act()))
            if deed % JUMP_EACH == 0:
                await self._jump()
        await asyncio.gather(*doing)

    async def _jump(self) -> None:
        """Set the clock, as after a sleep of the machine or by NTP; never in the middle of a call to Slack."""
        while self._weather.is_busy or any(bot.about_to_call for bot in self._bots):  # noqa: ASYNC110
            await asyncio.sleep(5)
        jump = self._fate.dice.choice(JUMPS)
        self._fate.reach("clock forward" if jump > timedelta(0) else "clock back")
        self._fate.note("clock", f"jumps by {jump}")
        self._fate.disturb(AFTERMATH)
        self._stage.clock.advance(jump)

    async def _come_to_rest(self) -> None:
        self._fate.calm = True
        for _ in range(REST_WITHIN):
            await self._crowd.let_go()
            for bot in self._bots:
                bot.wake.set()
            await asyncio.sleep(30)
            if self._observer.all_at_rest():
                return
        self._fate.find("never came to rest")


async def _within(seconds: float, event: asyncio.Event) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return
