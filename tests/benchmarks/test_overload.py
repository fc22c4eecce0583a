"""Trouble while people go on clicking, over HTTP against the bot as a process of its own.

No acknowledgement is late, nothing acknowledged stays without its effect or a sentence, and recovery is by itself.
"""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import cycle
from statistics import quantiles
from time import perf_counter
from uuid import UUID

import pytest
from sqlalchemy import create_engine, select

from bot.domain.errors import Busy, Overloaded
from bot.slack.refs.goals import VisibilityRef
from models import InboxEntry
from tests.benchmarks.figures import Figures
from tests.benchmarks.outside import Acked, Made, Outside, outside
from tests.benchmarks.served import Served, served
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.test_answers import set_the_scene

SLACKS_LIMIT = 3.0
"""Seconds: docs.slack.dev/interactivity/handling-user-interaction."""
LOCKED_SECONDS, STOPPED_SECONDS = 5.0, 2.0
SETTLED_WITHIN, WELL_AGAIN_WITHIN = 20.0, 20.0
ADA = "UADA"
SENTENCES = (str(Overloaded()), str(Busy()))


@dataclass(frozen=True, slots=True)
class Place:
    """Where the trouble happens."""

    there: Outside
    door: str
    process: int
    url: str


Trouble = Callable[[Place], Awaitable[None]]


async def slack_is_slow(place: Place) -> None:
    place.there.delay = 2.0


async def slack_hangs(place: Place) -> None:
    place.there.delay = 60.0


async def a_table_is_locked(place: Place) -> None:
    """For writers on SQLite, where readers wait for nobody; for everybody who needs goals on PostgreSQL."""
    engine = create_engine(place.url)
    with engine.connect() as connection:
        sqlite = engine.dialect.name == "sqlite"
        connection.exec_driver_sql("BEGIN IMMEDIATE" if sqlite else "LOCK TABLE goals IN ACCESS EXCLUSIVE MODE")
        await asyncio.sleep(LOCKED_SECONDS)
        connection.rollback()
    engine.dispose()


async def the_process_is_stopped(place: Place) -> None:
    os.kill(place.process, signal.SIGSTOP)
    await asyncio.sleep(STOPPED_SECONDS)
    os.kill(place.process, signal.SIGCONT)


async def nothing_else(_: Place) -> None:
    """The clicks are trouble enough."""


TROUBLES: dict[str, Trouble] = {
    "Slack takes 2 s for each call": slack_is_slow,
    "Slack hangs": slack_hangs,
    "a table locked for 5 s": a_table_is_locked,
    "the process stopped for 2 s": the_process_is_stopped,
    "nothing but clicks": nothing_else,
}


async def clicking(place: Place, made: Sequence[Made], a_second: float) -> list[Acked]:
    """Send each at its own time, whether or not the ones before were answered."""
    began = perf_counter()

    async def one(number: int, each: Made) -> Acked:
        await asyncio.sleep(max(0.0, began + number / a_second - perf_counter()))
        return await place.there.send(place.door, each)

    return await asyncio.gather(*(one(number, each) for number, each in enumerate(made)))


def received(url: str) -> frozenset[str]:
    """The keys of what has had its effect."""
    engine = create_engine(url)
    with engine.connect() as connection:
        found = frozenset(connection.scalars(select(InboxEntry.key)))
    engine.dispose()
    return found


async def silent(place: Place, clicks: Sequence[Made]) -> list[Made]:
    """Clicks without an effect and without a sentence, once everything has come to rest."""
    left = list(clicks)
    end = perf_counter() + SETTLED_WITHIN
    while left and perf_counter() < end:
        await asyncio.sleep(0.2)
        done = await asyncio.to_thread(received, place.url)
        left = [each for each in left if each.key not in done and not was_told(place, each)]
    return left


def was_told(place: Place, made: Made) -> bool:
    return any(sentence in place.there.words[made.name] for sentence in SENTENCES)


async def seconds_until_well(place: Place) -> float:
    """How long it takes until somebody who asks for their goals sees them."""
    began = perf_counter()
    async with asyncio.timeout(WELL_AGAIN_WITHIN):
        while True:
            made = place.there.command(ADA, "goals")
            await place.there.send(place.door, made)
            try:
                async with asyncio.timeout(2):
                    await place.there.heard[made.name].wait()
            except TimeoutError:
                continue
            return perf_counter() - began


def gestures(there: Outside, goal: UUID, number: int) -> list[Made]:
    """Nine look at their goals, the tenth changes who sees one."""
    values = cycle(VisibilityRef(goal, word).dump() for word in ("program", "pair"))
    return [
        there.click(ADA, next(values)) if each % 10 == 0 else there.command(ADA, "goals") for each in range(number)
    ]


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_nobody_waits_in_vain_with(
    kind: str, fresh_url: Callable[[], str], figures: Figures, sizes: Sizes, trouble: str
) -> None:
    url = fresh_url()
    goal = set_the_scene(url)
    async with outside() as there, served(Served.OURS, url, there.api) as (door, process):
        place = Place(there, door, process, url)
        await seconds_until_well(place)
        made = gestures(there, goal, int(sizes.troubled_seconds * sizes.clicks_a_second))
        acked, _ = await asyncio.gather(clicking(place, made, sizes.clicks_a_second), TROUBLES[trouble](place))
        there.delay = 0.0
        well = await seconds_until_well(place)
        left = await silent(place, [each for each in made if each.key.startswith("action:")])
    late = sum(ack.seconds > SLACKS_LIMIT or ack.status != 200 for ack in acked)
    told = sum(was_told(place, each) for each in made) + sum(str(Overloaded()) in ack.said for ack in acked)
    p99 = quantiles([ack.seconds for ack in acked], n=100)[-1]
    figures.add(
        f"{trouble}, {kind}: {len(made):,} gestures in {sizes.troubled_seconds:g} s, late acks and clicks without "
        "effect or sentence",
        f"{late}, {len(left)} (ack p99 {p99:.2f} s; {told} told to try again; well after {well:.1f} s)",
        "0, 0",
    )
    assert (late, left) == (0, [])
