"""Real processes race for many messages, while some are killed, one is frozen, and PostgreSQL crashes.

A round puts messages of new workspaces into the outbox and lets the processes send them. Time stands still while
they work; it goes on once nothing more happens, until leases lapse and doubts are settled.
"""

import asyncio
import os
import signal
import socket
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from tests.integration.office import T0
from tests.soak.counting_slack import LATE, USUAL, CountingSlack, counting_slack
from tests.soak.crowd import Crowd
from tests.soak.nursery import Nursery, a_nursery
from tests.soak.postgres import Crashable

QUIET = 2.0
"""Seconds without a post or a change in the outbox after which time goes on."""
LEAP = 20
"""Virtual seconds that then pass at once: less than a lease, so that a slow process loses nothing."""
LOOKS_EVERY = 0.1
ROUND_LIMIT = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What happens in each of the rounds."""

    processes: int
    rounds: int
    messages: int
    kills: int
    freezes: int = 1
    crashes: int = 1


@dataclass(slots=True)
class Outcome:
    """What a race came to. `late` are rows that a process wrote although it had lost its lease."""

    messages: int = 0
    sent: int = 0
    lost: int = 0
    twice: int = 0
    late: int = 0
    looked_up: int = 0
    kills: int = 0
    freezes: int = 0
    crashes: int = 0
    seconds: float = 0.0
    states: Counter[str] = field(default_factory=Counter)
    by: Mapping[str, int] = field(default_factory=dict)

    def row(self, plan: Plan) -> str:
        """A line of a Markdown table."""
        cells = (
            f"{plan.processes} processes, {self.messages:,} messages", f"{self.kills} SIGKILL",
            f"{self.freezes} SIGSTOP", f"{self.crashes} PostgreSQL crashes", f"{self.looked_up:,} look-ups",
            f"{self.lost} lost", f"{self.twice} twice", f"{self.seconds:.0f} s",
        )  # fmt: skip
        return f"| {' | '.join(cells)} |"


class Race:
    """One database, one Slack, some processes."""

    def __init__(
        self, plan: Plan, database: Crashable, slack: CountingSlack, nursery: Nursery, folder: Path
    ) -> None:
        self._plan = plan
        self._database = database
        self._slack = slack
        self._nursery = nursery
        self._folder = folder
        self._watching = create_engine(database.url, poolclass=NullPool)
        self._crowd = Crowd(database.url)
        self._fate = Random(plan.rounds * plan.processes)
        self._running: dict[str, int] = {}
        self.outcome = Outcome()

    async def run(self) -> Outcome:
        began = monotonic()
        for place in range(self._plan.processes):
            await self._start(f"p{place}")
        for number in range(self._plan.rounds):
            await self._round(number)
        await self._count()
        self.outcome.seconds = monotonic() - began
        return self.outcome

    async def _round(self, number: int) -> None:
        begun = await self._posts()
        self._crowd.write(number, self._plan.messages)
        self.outcome.messages += self._plan.messages
        frozen: set[str] = set()
        for part, deed in self._mischief():
            await self._until_posted(begun + int(part * self._plan.messages))
            if deed == "kill":
                await self._kill(self._fate.choice(sorted(set(self._running) - frozen)))
            elif deed == "crash":
                await asyncio.to_thread(self._database.crash)
                self.outcome.crashes += 1
            else:
                frozen.add(await self._freeze(frozen))
        await self._come_to_rest()
        for who in sorted(frozen):
            await self._thaw(who)

    def _mischief(self) -> list[tuple[float, str]]:
        """What happens once such a part of a round's messages is posted."""
        deeds = ["kill"] * self._plan.kills + ["crash"] * self._plan.crashes + ["freeze"] * self._plan.freezes
        self._fate.shuffle(deeds)
        return [((place + 1) / (len(deeds) + 3), deed) for place, deed in enumerate(deeds)]

    # -- what happens to processes -----------------------------------------------------------------

    async def _start(self, who: str) -> None:
        environment = {
            "SLACK_BOT_TOKEN": "xoxb-1-race",
            "SLACK_SIGNING_SECRET": "0" * 32,
            "SLACK_API_URL": self._slack.api_url(who),
            "DATABASE_URL": self._database.url,
            "HOST": "127.0.0.1",
            "PORT": str(_free_port()),
            "MENTORBOT_WORKERS": "4",
            "PATH": os.environ["PATH"],
        }
        arguments = ["run", "--clock-url", self._slack.clock_url]
        self._running[who] = self._nursery.run(environment, arguments, self._folder / f"{who}.log")

    async def _kill(self, who: str) -> None:
        """No goodbye; another process takes its place."""
        while not self._nursery.send(self._running.pop(who), signal.SIGKILL):
            await self._start(who)  # it had ended by itself just now
        self.outcome.kills += 1
        await self._start(who)

    async def _freeze(self, frozen: set[str]) -> str:
        """Stop a process that waits for answers of Slack, which has all it was sent.

        So it is at no place between its last look and a post: there a process that freezes for longer than its
        lease may still say something twice.
        """
        free = sorted(set(self._running) - frozen)
        before = (await self._state())["waiting"]
        for who in free:
            await self._slack.ask("hold", who=who)
        who = await self._whose_answers_are_held(free, before)
        self._nursery.send(self._running[who], signal.SIGSTOP)
        for each in free:
            await self._slack.ask("let_go", who=each, beginning=LATE if each == who else USUAL)
        self.outcome.freezes += 1
        return who

    async def _whose_answers_are_held(self, among: Sequence[str], before: Mapping[str, int]) -> str:
        """One that has got as far as it can without an answer. Time passes where nobody has anything to send."""
        last: dict[str, int] = {}
        async with asyncio.timeout(ROUND_LIMIT):
            while True:
                await asyncio.sleep(QUIET)
                waiting = (await self._state())["waiting"]
                held = {who: waiting.get(who, 0) - before.get(who, 0) for who in among}
                still = [who for who in among if held[who] and held[who] == last.get(who)]
                if still:
                    return self._fate.choice(still)
                if not any(held.values()):
                    await self._slack.ask("advance", seconds=LEAP)
                last = held

    async def _thaw(self, who: str) -> None:
        """Let it go on: the answers it reads now are to messages that others have settled long since."""
        posts = await self._posts()
        self._nursery.send(self._running[who], signal.SIGCONT)
        await asyncio.sleep(QUIET)
        assert await self._posts() == posts, f"{who} has posted under a lease that it had lost"

    async def _look_after(self) -> None:
        """Start anew who has ended by itself because PostgreSQL was away, as whatever runs a service does."""
        await asyncio.sleep(LOOKS_EVERY)
        for who, pid in list(self._running.items()):
            if not self._nursery.lives(pid):
                await self._start(who)

    # -- how far it is -----------------------------------------------------------------------------

    async def _state(self) -> dict[str, Any]:
        found: dict[str, Any] = await self._slack.ask("state")
        return found

    async def _posts(self) -> int:
        return int((await self._state())["posts"])

    async def _until_posted(self, number: int) -> None:
        await self._let_them_work(lambda posts, _: posts >= number)

    async def _come_to_rest(self) -> None:
        await self._let_them_work(lambda _, open_rows: not open_rows)

    async def _let_them_work(self, done: Callable[[int, Mapping[str, int]], bool]) -> None:
        """Until it is done. Time passes only while nothing else happens."""
        seen: tuple[int, Mapping[str, int]] | None = None
        since = monotonic()
        async with asyncio.timeout(ROUND_LIMIT):
            while True:
                now = (await self._posts(), await asyncio.to_thread(self._open))
                if done(*now):
                    return
                if now != seen:
                    seen, since = now, monotonic()
                elif monotonic() - since > QUIET:
                    await self._slack.ask("advance", seconds=LEAP)
                    since = monotonic()
                await self._look_after()

    def _open(self) -> dict[str, int]:
        states = self._ask("SELECT state, count(*) FROM outbox WHERE key LIKE 'to %' GROUP BY state")
        return {state: number for state, number in states if state in {"pending", "sending", "verify"}}

    async def _count(self) -> None:
        state = await self._state()
        rows = self._ask("SELECT id, state, sent_ts FROM outbox WHERE key LIKE 'to %'")
        arrived = set(await self._slack.ask("ids"))
        self.outcome.states = Counter(state for _, state, _ in rows)
        self.outcome.sent = len(arrived)
        self.outcome.lost = sum(state != "given_up" and str(row) not in arrived for row, state, _ in rows)
        self.outcome.twice = len(state["twice"])
        self.outcome.late = sum((ts or "").startswith(LATE) for _, _, ts in rows)
        self.outcome.looked_up, self.outcome.by = state["looked_up"], state["by"]

    def _ask(self, question: str) -> list[Any]:
        """Ask the database, also where it has just crashed."""
        while True:
            with suppress(DBAPIError), self._watching.connect() as connection:
                return list(connection.execute(text(question)))


@asynccontextmanager
async def a_race(plan: Plan, database: Crashable, folder: Path) -> AsyncIterator[Race]:
    with a_nursery() as nursery:
        async with counting_slack(T0) as slack:
            yield Race(plan, database, slack, nursery, folder)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
