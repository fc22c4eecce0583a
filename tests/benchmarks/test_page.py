"""How soon the playground's page shows what somebody did, in the usual company and in one of two thousand."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from resource import getpagesize
from statistics import median
from time import perf_counter

from bot.bootstrap import Schedule, running
from bot.demo.installation import settings_for, take_manifest
from bot.demo.playground.chatter import GENERAL, room
from bot.demo.playground.host import DemoHost
from bot.demo.playground.seeding import FOUNDED, Seeding, found_company
from bot.demo.playground.story import MENTEE, named
from bot.playground import Person, SimulatedSlack, VirtualClock
from bot.playground.page import Page
from tests.benchmarks.figures import Figures, ratio
from tests.benchmarks.sizes import Sizes
from tests.integration.playground.browser import Tab, a_tab

FEW, MANY = 24, 2_000
WARM_UP = 3


@dataclass(slots=True)
class Watched:
    """One open page. Keeps how many seconds after a gesture it was seen, and answered."""

    slack: SimulatedSlack
    tab: Tab
    seen: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)

    @property
    def mentee(self) -> Person:
        return named(self.slack, MENTEE)

    async def writes(self, number: int) -> None:
        """Somebody writes in the channel that everybody is in, and that is looked at."""
        channel, words = room(self.slack, GENERAL), f"Message {number}"
        await self.tab.looks(self.mentee, channel.id)
        await self._gesture(
            lambda: self.tab.does("write", person=channel.members[0], room=channel.id, text=words),
            until=lambda: self.tab.texts()[-1] == words,
        )

    async def opens(self, _number: int) -> None:
        """The mentee asks the bot to let her join, and it opens a form."""
        await self.tab.looks(self.mentee, "app")
        await self._gesture(
            lambda: self.tab.does("command", person=self.mentee.id, room="app", text="/mentor join"),
            until=lambda: self.tab.panes["left"]["modals"],
        )
        await self.tab.does("close_all", person=self.mentee.id)

    async def moves_on(self) -> float:
        began = perf_counter()
        await self.tab.does("move_clock", by="day", person=self.mentee.id)
        return perf_counter() - began

    async def _gesture(self, gesture: Callable[[], Awaitable[object]], *, until: Callable[[], object]) -> None:
        began = perf_counter()
        asking = asyncio.ensure_future(gesture())
        await self.tab.until(until)
        self.seen.append(perf_counter() - began)
        await asking
        self.answered.append(perf_counter() - began)


@asynccontextmanager
async def a_page(database_url: str, people: int) -> AsyncIterator[Watched]:
    slack = SimulatedSlack(clock=VirtualClock(FOUNDED))
    take_manifest(slack)
    found_company(slack, people)
    async with AsyncExitStack() as house:
        await house.enter_async_context(slack.serving())
        settings = settings_for(slack, database_url)
        bot = await house.enter_async_context(running(settings, clock=slack.clock, schedule=Schedule.OFF))
        await slack.connected()
        await Seeding(slack, bot, lambda _done, _of: None)()
        host = DemoHost(slack, bot)
        house.push_async_callback(host.close)
        slack.show(Page(slack, host).routes)
        yield Watched(slack, await house.enter_async_context(a_tab(slack)))


def megabytes() -> float:
    """What this process holds in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * getpagesize() / 1e6


async def test_a_gesture_is_soon_seen_however_many_work_here(
    tmp_path: Path, figures: Figures, sizes: Sizes
) -> None:
    before = megabytes()
    async with a_page(f"sqlite:///{tmp_path}/few.db", FEW) as few:
        with_few = megabytes()
        async with a_page(f"sqlite:///{tmp_path}/many.db", MANY) as many:
            figures.add(
                f"memory of an open playground, {FEW} and {MANY:,} people",
                f"{with_few - before:.0f} and {megabytes() - with_few:.0f} MB",
            )
            for what, gesture in (("a message", Watched.writes), ("a form the bot opens", Watched.opens)):
                await _in_turns(gesture, few, many, rounds=sizes.gestures)
                seen = ratio(many.seen, few.seen)
                figures.add(
                    f"{what} is seen on the page, {MANY:,} people against {FEW}",
                    f"× {seen:.1f} ({median(many.seen) * 1000:.0f} against {median(few.seen) * 1000:.0f} ms; "
                    f"answered after {median(many.answered) * 1000:.0f} and {median(few.answered) * 1000:.0f} ms)",
                    "≤ × 2",
                )
                assert seen < 4
            days = [(await many.moves_on(), await few.moves_on()) for _ in range(sizes.crowds)]
            figures.add(
                f"a day on the page's clock, {MANY:,} people and {FEW}",
                " and ".join(f"{median(taken):.2f} s" for taken in zip(*days, strict=True)),
            )


async def _in_turns(gesture: Callable[[Watched, int], Awaitable[None]], *pages: Watched, rounds: int) -> None:
    for number in range(WARM_UP + rounds):
        for page in pages:
            if number == WARM_UP:
                page.seen.clear()
                page.answered.clear()
            await gesture(page, number)
