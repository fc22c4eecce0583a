"""The real app over HTTP beside Bolt with the same calls written bare, each a process of its own, in turns."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from statistics import median, quantiles
from uuid import UUID

import pytest

from bot.domain.growth.goals import GoalWish
from bot.slack.refs.goals import VisibilityRef
from tests.benchmarks.figures import Figures, rates_in_turns, ratio
from tests.benchmarks.outside import Made, Outside, outside
from tests.benchmarks.served import Served, served
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.test_answers import set_the_scene
from tests.integration.office import Office, an_office

WARM_UP = 8
ADA = "UADA"
PAIRS = 64
"""So many people act in turns: at once, each has a goal of their own."""
NO_COMMAND = "hepl"
FLOOR = 0.05
"""What would be off by a factor even where others use the machine: in short, a turn has a few gestures only."""


@dataclass(slots=True)
class Crowd:
    """So many people at once, each going on once their modal is there, or where none follows, once acknowledged."""

    there: Outside
    door: str
    make: Callable[[int], Made]
    at_once: int
    gestures: int
    shows: bool = True
    acks: list[float] = field(default_factory=list)

    async def __call__(self) -> int:
        numbers = iter(range(self.gestures))

        async def person() -> None:
            for number in numbers:
                made = self.make(number)
                acked = await self.there.send(self.door, made)
                assert acked.status == 200, acked
                self.acks.append(acked.seconds)
                if self.shows:
                    await self.there.heard[made.name].wait()

        async with asyncio.timeout(120):
            await asyncio.gather(*(person() for _ in range(self.at_once)))
        return self.gestures

    @property
    def p99(self) -> float:
        return quantiles(self.acks, n=100)[-1]


@asynccontextmanager
async def doors(url: str, there: Outside, *whats: Served) -> AsyncIterator[Sequence[str]]:
    async with AsyncExitStack() as house:
        yield [(await house.enter_async_context(served(what, url, there.api)))[0] for what in whats]


def many_pairs(url: str) -> Sequence[tuple[str, UUID]]:
    """Who learns with somebody, in a program of their own, and the first of their two goals."""
    with an_office(url) as office:
        return [(f"ULINUS{each}", _goal_of_pair(office, each)) for each in range(PAIRS)]


def _goal_of_pair(office: Office, number: int) -> UUID:
    learner = office.person(f"linus{number}")
    pair = office.pair(office.person(f"mary{number}"), learner, office.cohort())
    first, _ = (
        office.services.goals.set(learner, pair, GoalWish(title=title, measure="", due_on=date(2027, 2, 1)))
        for title in ("Give a talk", "Read a book")
    )
    return first.id


async def compared(crowds: Sequence[Crowd], rounds: int) -> list[list[float]]:
    for crowd in crowds:
        few = Crowd(crowd.there, crowd.door, crowd.make, 1, WARM_UP, crowd.shows)
        await few()
    return await rates_in_turns(*crowds, rounds=rounds)


@pytest.mark.parametrize("at_once", [1, 16, 64])
async def test_a_bare_acknowledgement_over_http(
    sqlite_url: str, figures: Figures, sizes: Sizes, at_once: int
) -> None:
    set_the_scene(sqlite_url)
    async with outside() as there, doors(sqlite_url, there, Served.OURS, Served.ACKS) as found:
        crowds = [
            Crowd(there, door, lambda _: there.command(ADA, NO_COMMAND), at_once, sizes.acks, shows=False)
            for door in found
        ]
        ours, bare = await compared(crowds, 2 * sizes.crowds)
    part = ratio(ours, bare)
    figures.add(
        f"over HTTP, {at_once} at once: `/mentor {NO_COMMAND}`, answered with the list of commands, against Bolt "
        "that only acknowledges",
        f"{part:.0%} ({median(ours):,.0f}/s; ack p99 {crowds[0].p99 * 1000:.0f} ms)",
        "≥ 85 %",
    )
    assert part > FLOOR


@pytest.mark.parametrize("at_once", [1, 16, 64])
@pytest.mark.parametrize("what", ["reads", "writes"])
async def test_a_modal_over_http(
    kind: str, fresh_url: Callable[[], str], figures: Figures, sizes: Sizes, at_once: int, what: str
) -> None:
    url = fresh_url()
    goals = many_pairs(url)
    async with outside() as there, doors(url, there, Served.OURS, Served.CALLS) as found:

        def make(number: int) -> Made:
            user, goal = goals[number % PAIRS]
            word = "program" if number // PAIRS % 2 == 0 else "pair"
            value = VisibilityRef(goal, word).dump()
            return there.command(user, "goals") if what == "reads" else there.click(user, value)

        crowds = [Crowd(there, door, make, at_once, max(at_once, sizes.gestures)) for door in found]
        ours, bare = await compared(crowds, sizes.crowds)
    part = ratio(ours, bare)
    figures.add(
        f"over HTTP, {at_once} at once, {kind}: a gesture that {what} and shows a modal, against these calls bare",
        f"{part:.0%} ({median(ours):,.0f}/s against {median(bare):,.0f}/s; ack p99 {crowds[0].p99 * 1000:.0f} ms)",
        "≥ 50 %; 250 ms",
    )
    assert part > FLOOR
