"""Where every history begins: a program whose people have joined, made once and copied for each seed."""

import asyncio
import copy
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine

from bot.domain.people import Actor
from bot.domain.terms import Side
from bot.playground import Channel, Person, Role, SimulatedSlack, VirtualClock
from bot.store import make_engine
from tests.databases import SqliteFiles
from tests.simulation.virtual_time import VirtualLoop
from tests.simulation.world import World

CAST = (
    ("Grace", Side.MENTOR, "Europe/London"),
    ("Hedy", Side.MENTOR, "Europe/Berlin"),
    ("Linus", Side.MENTEE, "Europe/London"),
    ("Alan", Side.MENTEE, "America/New_York"),
    ("Mary", Side.MENTEE, "Europe/Berlin"),
)


@dataclass(frozen=True, slots=True)
class Stage:
    """Slack and the database as one history finds them, the cohort it plays in, and its first round as a draft."""

    engine: Engine
    slack: SimulatedSlack
    cohort: UUID
    draft: UUID

    @property
    def clock(self) -> VirtualClock:
        return self.slack.clock

    @property
    def people(self) -> list[Person]:
        """Who has joined, the admin first."""
        accounts = self.slack.workspace.accounts.values()
        names = ("Ada", *(name for name, *_ in CAST))
        return [self.slack.person(each.id) for name in names for each in accounts if each.real_name == name]

    @property
    def admin(self) -> Actor:
        return Actor(self.slack.team_id, self.people[0].id)


class Stages:
    """Makes stages. One file is used again and again, so that its engine compiles each statement once."""

    def __init__(self, folder: Path) -> None:
        self._origin, self._place = folder / "origin.db", folder / "history.db"
        with SqliteFiles(folder).fresh(folder) as url:
            shutil.copy(url.removeprefix("sqlite:///"), self._place)
        self._engine = make_engine(f"sqlite:///{self._place}", patience_ms=5_000)
        self._slack = SimulatedSlack(clock=VirtualClock())
        with asyncio.Runner(loop_factory=lambda: VirtualLoop(self._slack.clock)) as runner:
            self._cohort, self._draft = runner.run(self._founded())
        self._settle()
        shutil.copy(self._place, self._origin)

    @contextmanager
    def fresh(self) -> Iterator[Stage]:
        """A stage on which nothing has happened yet. There is one at a time."""
        self._engine.dispose()
        for part in ("", "-wal", "-shm"):
            self._place.with_name(self._place.name + part).unlink(missing_ok=True)
        shutil.copy(self._origin, self._place)
        yield Stage(self._engine, _copied(self._slack), self._cohort, self._draft)
        self._engine.dispose()

    def _settle(self) -> None:
        """Have everything in the one file, which nobody holds open."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self._engine.dispose()

    async def _founded(self) -> tuple[UUID, UUID]:
        async with World(self._engine, slack=self._slack).alive() as world:
            ada = world.slack.add_person("Ada", role=Role.ADMIN)
            people = [(world.slack.add_person(name, tz=zone), side) for name, side, zone in CAST]
            room = world.slack.add_channel("mentoring", members=[ada, *(person for person, _ in people)])
            await _found(world, ada, room)
            for person, side in people:
                await _join(world, person, side, room)
            await world.tick()
            admin = Actor(world.slack.team_id, ada.id)
            (cohort,) = world.services.signups.open_cohorts(admin)
            draft = world.services.matching.dry_run(admin, cohort.id)
            return cohort.id, draft.round


def _copied(original: SimulatedSlack) -> SimulatedSlack:
    """The same people, conversations and screens in a Slack of its own, with nobody connected."""
    copied = SimulatedSlack(clock=VirtualClock(original.clock.now()))
    old, new = original.workspace, copied.workspace
    known = {id(old): new, id(old.clock): new.clock, id(old.changes): new.changes, id(old.outbound): new.outbound}
    for field in fields(old):
        setattr(new, field.name, copy.deepcopy(getattr(old, field.name), known))
    return copied


async def _found(world: World, ada: Person, room: Channel) -> None:
    await ada.command("/mentor", "admin", channel=room)
    await world.answered()
    await ada.click("New program")
    await world.answered()
    for answers in ({}, {"Name of the program": "Orbit", "Announcement channel": room}, {}):
        await ada.submit(answers)
        await world.answered()


async def _join(world: World, person: Person, side: Side, room: Channel) -> None:
    skills = "signup:field:offers" if side is Side.MENTOR else "signup:field:wants"
    await person.command("/mentor", "join", channel=room)
    await world.answered()
    await person.click(f"Join as a {side}")
    await world.answered()
    await person.submit({skills: "SQL", "signup:field:consent": True})
    await world.answered()
