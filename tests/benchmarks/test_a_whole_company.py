"""A whole company joins by the real forms, is matched in one round, and says yes: nobody twice, nobody lost."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from time import perf_counter

from bot.demo.company import Profile
from bot.demo.playground.crowd import colleagues
from bot.demo.reading import stands_before
from bot.playground import Message, Person
from tests.benchmarks.figures import Figures
from tests.benchmarks.sizes import Sizes
from tests.scenarios.world import Mode, World, a_world

AT_ONCE = 24
ASKED = "Would you like to meet?"
A_WORKING_DAY = 24
PATIENCE = 60.0


async def test_a_whole_company_is_matched(
    fresh_url: Callable[[], str], sizes: Sizes, figures: Figures, kind: str
) -> None:
    async with a_world(fresh_url(), Mode.SOCKET) as world:
        await world.opens_program()
        company = Company(world, colleagues(sizes.company))
        joining = await timed(company.joins)
        looking = await timed(world.looks_for_matches)
        pairs = pairs_in(world)
        publishing = await timed(world.submits, world.ada)
        await world.ada.close_all()
        await world.wait(hours=A_WORKING_DAY)
        asked = sum(len(company.asked(person)) for person in company.people)
        answering = await timed(company.says_yes)
        await world.settle()
        await world.wait(hours=A_WORKING_DAY)
        assert pairs > sizes.company // 4
        assert asked == 2 * pairs
        assert formed(world) == pairs
        what = f"{sizes.company:,} people over the wire, {kind}"
        figures.add(f"{what}: joining, a person", f"{1000 * joining / sizes.company:.0f} ms")
        figures.add(f"{what}: the dry run of {pairs:,} pairs, as its admin waits for it", f"{looking:.1f} s")
        figures.add(f"{what}: publishing and sending what is due", f"{publishing:.1f} s")
        figures.add(f"{what}: saying yes, a side", f"{1000 * answering / (2 * pairs):.0f} ms")


class Company:
    """Everybody who works there, each at their own screen."""

    def __init__(self, world: World, profiles: tuple[Profile, ...]) -> None:
        self._world = world
        self._profiles = profiles
        self._places = asyncio.Semaphore(AT_ONCE)
        self.people = [world.person(profile.name, tz=profile.zone) for profile in profiles]

    async def joins(self) -> None:
        both = zip(self.people, self._profiles, strict=True)
        await asyncio.gather(*(self._one_joins(person, profile) for person, profile in both))
        await self._world.settle()

    async def _one_joins(self, person: Person, profile: Profile) -> None:
        async with self._places:
            await person.command("/mentor", "join")
            await self._before(person, "About the program")
            await person.click(profile.door, person.modal)
            await self._before(person, "Join the program")
            named = {label: await self._picks(person, label, words) for label, words in skills_of(profile).items()}
            await person.submit(profile.answers | named)
            await self._before(person, "You are in")
            await person.close_all()

    async def _picks(self, person: Person, label: str, words: str) -> list[str]:
        """The first that is offered for each, which is the workspace's spelling of it."""
        return [(await person.suggest(label, word.strip()))[0] for word in words.split(",")]

    def asked(self, person: Person) -> list[Message]:
        return [message for message in self._world.dms(person) if ASKED in message.all_text]

    async def says_yes(self) -> None:
        await asyncio.gather(*(self._one_says_yes(person) for person in self.people))

    async def _one_says_yes(self, person: Person) -> None:
        async with self._places:
            for message in self.asked(person):
                await person.click("Accept", message)

    async def _before(self, person: Person, title: str) -> None:
        await self._world.slack.until(
            partial(stands_before, person, title),
            what=f"{person.name} sees {title}",
            timeout=PATIENCE,
        )


def skills_of(profile: Profile) -> dict[str, str]:
    told = {"Skills you can share": profile.offers, "Skills you would like to learn": profile.wants}
    return {label: words for label, words in told.items() if words}


def pairs_in(world: World) -> int:
    """How many pairs the dry run says there could be."""
    told = world.modal(world.ada).text.split("could have ")[1].split(" pair")[0]
    return int(told.replace(",", ""))


def formed(world: World) -> int:
    """The group chats in which two people were brought together."""
    rooms = [room for room in world.slack.workspace.rooms.values() if len(room.members) == 3]
    return len(rooms)


async def timed(work: Callable[..., Awaitable[object]], *about: object) -> float:
    began = perf_counter()
    await work(*about)
    return perf_counter() - began
