"""Bots that live, stall and die: each step of theirs is one that the seed may make the last one."""

import asyncio
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

from sqlalchemy import Engine, Table, select

from bot.playground import SimulatedSlack
from bot.playground.delivery.route import Envelope as Parcel
from bot.playground.delivery.route import Reply
from bot.playground.record import Outcome as Heard
from bot.playground.wire import Json
from models import OutboxMessage
from tests.simulation.fate import Fate
from tests.simulation.virtual_time import elapsed
from tests.simulation.weather import Weather
from tests.simulation.wire import Answer, gesture_of
from tests.simulation.world import Parts, World

P = ParamSpec("P")
T = TypeVar("T")

CRASH, STALL = 0.008, 0.01
"""How likely each step is the last one, or one after which everything stands still for a while."""
STEP = 0.03
"""Seconds that a step takes at most, in which others may take theirs."""
AFTERMATH = 120.0
STALLS = (2.0, 45.0, 70.0, 150.0, 400.0)
"""Seconds; a lease is one of 60."""
A_MOMENT = 5.0
FINISHES = ".settle_all"
OUTBOX = cast(Table, OutboxMessage.__table__)
BEFORE_A_CALL = (".may_leave", ".hindrances")
"""Between this last look and the call nothing stalls: no database can refuse a message that has left."""
POSTS = {"chat.postMessage", "files.completeUploadExternal"}


class DiedError(asyncio.CancelledError):
    """The process is gone. Nothing in it may catch this, just as nothing survives a SIGKILL."""


class Bot:
    """One process: a whole bot on the common database. `wake` is its heartbeat's, as after a gesture."""

    def __init__(
        self,
        name: str,
        engine: Engine,
        *,
        ids: int,
        slack: SimulatedSlack,
        weather: Weather,
        fate: Fate,
        parts: Parts,
    ) -> None:
        self.name = name
        self.dead = False
        self.wake = asyncio.Event()
        self._fate = fate
        self._weather = weather
        self._stands_until = self._looked_at = 0.0
        self.world = World(
            engine, seed=ids, slack=slack, strike=self._call, run=self.run, after=self.wake.set, parts=parts
        )

    async def run(self, call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a part of the core as one transaction, with room for others before and after it."""
        name = getattr(call, "__qualname__", type(call).__name__)
        await self._step(f"before {name}")
        if name.endswith(FINISHES):
            self._count_late(*args)
        try:
            result = call(*args, **kwargs)
        except Exception as error:
            self._fate.note(self.name, f"{name} raised {type(error).__name__}")
            raise
        self._fate.note(self.name, name)
        if last_look := name.endswith(BEFORE_A_CALL):
            self._looked_at = elapsed()
        await self._step(f"after {name}", may_stall=not last_look)
        return result

    async def receive(self, envelope: Parcel) -> Reply:
        """Be told something by Slack. Who dies over it is not reachable."""
        if self.dead:
            return Reply(Heard.UNREACHABLE)
        heard = asyncio.ensure_future(self.world.router.receive(gesture_of(envelope)))
        try:
            return Reply(Heard.ANSWERED, await asyncio.shield(heard))
        except DiedError:
            return Reply(Heard.UNREACHABLE)
        except asyncio.CancelledError:
            if heard.cancelled():
                return Reply(Heard.UNREACHABLE)
            raise

    @property
    def about_to_call(self) -> bool:
        """Whether it has just looked, for the last time, if a message may leave."""
        return elapsed() - self._looked_at < A_MOMENT and not self.dead

    async def work(self) -> int:
        """Plan, send and read side by side, as the heartbeat has it; return how much was done."""
        jobs = [self.plan, self.send, self.world.reader.read_due]
        self._fate.dice.shuffle(jobs)
        return sum(await asyncio.gather(*(job() for job in jobs)))

    async def send(self) -> int:
        return (await self.world.relay.send_due()).total()

    async def plan(self) -> int:
        planned = await self.world.tick.plan()
        if planned.failed:
            self._fate.find("an errand failed")
        self._fate.reached["errands done"] += planned.done.total()
        self._fate.reached["errands that another bot was quicker with"] += planned.collided
        return planned.done.total()

    async def _call(self, method: str, arguments: Json, answer: Answer) -> Json:
        await self._step(f"before {method}", may_stall=method not in POSTS)
        found = await self._weather.carry(self.name, method, arguments, answer)
        await self._step(f"after {method}")
        return found

    async def _step(self, where: str, *, may_stall: bool = True) -> None:
        self._live_on()
        if self._fate.strikes(CRASH):
            self._die(where)
        if may_stall:
            await self._stand_still(where)
        await asyncio.sleep(self._fate.dice.uniform(0, STEP))
        self._live_on()

    async def _stand_still(self, where: str) -> None:
        if self._fate.strikes(STALL):
            length = self._fate.dice.choice(STALLS)
            self._stands_until = elapsed() + length
            self._fate.note(self.name, f"stands still {where} for {length} s")
            self._fate.reach("stall", f"stall {where}")
            self._fate.disturb(length + AFTERMATH)
        await asyncio.sleep(max(self._stands_until - elapsed(), 0))

    def _count_late(self, outcomes: Any) -> None:
        """Who was too long about it no longer holds the message: what they say of it now changes nothing."""
        with self.world.engine.connect() as connection:
            tokens = {row.id: row.token for row in connection.execute(select(OUTBOX.c.id, OUTBOX.c.token))}
        late = [envelope for envelope, _ in outcomes if tokens[envelope.id] != envelope.token]
        self._fate.reached["late finish refused"] += len(late)
        if late and elapsed() > self._fate.disturbed_until:
            self._fate.find("a message was taken away in the middle of a call")

    def _die(self, where: str) -> None:
        self._fate.note(self.name, f"dies {where}")
        self._fate.reach("crash", f"crash {where}")
        self.dead = True
        self.wake.set()
        raise DiedError

    def _live_on(self) -> None:
        if self.dead:
            raise DiedError
