"""A year of one company: time jumps from one thing to the next, and everybody reacts to what reached them."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

from bot.playground import SimulatedSlack, VirtualClock
from bot.services.planner import AT_LAST, ROWS
from bot.slack.metadata import MentorshipRef
from tests.simulation.world import World
from tests.simulation.year.answers import Choosable, choices
from tests.simulation.year.arrivals import Arrival, Post, Postman, digest
from tests.simulation.year.company import PROGRAMS, Company, Program
from tests.simulation.year.laws import Laws
from tests.simulation.year.people import Human
from tests.simulation.year.state import facts_of, look_at_the_state
from tests.simulation.year.town import Town, on_grid
from tests.simulation.year.whims import Whims

NEW_YEAR = datetime(2027, 1, 4, 0, 0, tzinfo=UTC)
A_YEAR = timedelta(weeks=52)
MOST_TOLD = 30
AGAIN = {"took a pair up again", "wished to go on"}
SILENTLY = timedelta(seconds=1)
LOOKS = " UNION ALL ".join(
    f"SELECT min(look_again_at) AS moment FROM {kind.__tablename__} WHERE look_again_at IS NOT NULL"
    for kind in (*ROWS.values(), *AT_LAST.values())
)
NEXT = (
    f"SELECT (SELECT min(moment) FROM ({LOOKS})), "
    "(SELECT min(next_at) FROM outbox WHERE state IN ('pending', 'sending', 'verify'))"
)
"""The next errand and the next message, in plain SQL, since that is asked more often than anything else."""


@dataclass(slots=True)
class Year:
    """What came of it. `broken` names laws that did not hold, with the reader; `kinds` counts what arrived.

    `mark` is another one wherever anything else arrived, and `seconds` of CPU is what it took.
    """

    people: int = 0
    messages: int = 0
    moments: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)
    planned: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    seconds: float = 0
    mark: str = ""

    def add(self, other: "Year") -> None:
        """Count another company's year to this one's."""
        self.people, self.messages = self.people + other.people, self.messages + other.messages
        self.moments += other.moments
        for name in ("kinds", "done", "refused", "facts", "planned"):
            getattr(self, name).update(getattr(other, name))
        self.broken += other.broken
        self.seconds += other.seconds
        self.mark = digest(self.mark + other.mark)

    def told(self, seed: int) -> Iterator[str]:
        """Everything that came of it, line by line."""
        size = f"{self.people:,} people, {self.messages:,} messages at {self.moments:,} moments"
        yield f"Seed {seed}: {size} ({self.mark})."
        for title, counted in (
            ("In the end", self.facts),
            ("Messages", self.kinds),
            ("Done by people", self.done),
            ("Refused", self.refused),
            ("Done by time", self.planned),
        ):
            yield f"{title}: {', '.join(f'{name} {number:,}' for name, number in counted.most_common())}."
        yield f"Laws broken: {len(self.broken):,}."
        yield from self.broken[:MOST_TOLD]


class Life:
    """One company with its bot, from New Year on."""

    def __init__(
        self, url: str, *, people: int, seed: int, company: int = 0, programs: Sequence[Program] = PROGRAMS
    ) -> None:
        slack = SimulatedSlack(clock=VirtualClock(NEW_YEAR))
        self.world = World(url, seed=seed, slack=slack)
        self.town = Town(self.world, people=people, seed=seed, company=company)
        self.company = Company(self.town, programs)
        self.postman = Postman(slack.workspace, self.world.engine, self.town.pairs)
        self.looking = self.world.engine.raw_connection()
        self.laws = Laws(self.town.humans, self.town.pairs.cohort_of)
        self.read: list[Arrival] = []
        self.year = Year(people=people)

    async def live(self, *, for_: timedelta = A_YEAR) -> Year:
        """Let the year pass, or only so much of it, and tell what came of it."""
        async with self.world.alive():
            self.company.found()
            Whims(self.town, self.company).begin()
            months = [NEW_YEAR + timedelta(days=28 * month) for month in range(1, 14)]
            while (moment := self._next()) <= NEW_YEAR + for_:
                await self._come_to(moment)
                if months and moment >= months[0] and self._all_is_said():
                    months.pop(0)
                    self._check_the_state()
            self._check_the_state()
            with self.world.engine.connect() as connection:
                self.year.facts = facts_of(connection)
        return self._told()

    def _next(self) -> datetime:
        moments = [each for each in (*self._coming(), self.town.next_deed()) if each]
        return max(on_grid(min(moments)), self.town.now + SILENTLY)

    async def _come_to(self, moment: datetime) -> None:
        town, year = self.town, self.year
        town.clock.travel_to(moment)
        town.do_what_is_due()
        await self._heard()
        errand, message = self._coming()
        if errand and errand <= town.now:
            planned = await self.world.tick.plan()
            year.planned.update(planned.done)
            if planned.failed or planned.collided:
                year.broken.append(f"{moment}: errands failed: {planned}")
            _, message = self._coming()
        if message and message <= town.now:
            await self.world.relay.send_due()
        year.moments += 1
        for post in self.postman.collect(town.now):
            self._reach(post)

    async def _heard(self) -> None:
        """Wait until the bot has heard of everything that Slack tells it."""
        await asyncio.sleep(0)
        workspace = self.world.slack.workspace
        await workspace.changes.until(lambda: not workspace.log.in_flight)
        await self.world.answered()

    def _reach(self, post: Post) -> None:
        self.laws.hear(post, self.town.now)
        self.year.messages += 1
        self.year.kinds.update({each.kind: 1 for each in post.arrivals}.keys())
        self.read += post.arrivals
        for reader in post.readers:
            if human := self.town.humans.get(reader) or self._admin(reader):
                for part in choices(post.message):
                    self._react(human, part)

    def _admin(self, reader: str) -> Human | None:
        return self.town.admin if reader == self.town.admin.user else None

    def _react(self, human: Human, part: Sequence[Choosable]) -> None:
        if not human.acts_now(self.town.now):
            return
        (chosen,) = human.dice.choices(part, [each.way.weight for each in part])
        at = self.town.now + human.soon()
        self.town.plan(at, chosen.way.name, human, partial(self._do, human, chosen))

    def _do(self, human: Human, chosen: Choosable) -> object:
        result = chosen.way.do(self.town.services, human, chosen.value, self.town.now)
        if chosen.way.name in AGAIN:
            self._go_on(human, MentorshipRef.parse(chosen.value).mentorship)
        return result

    def _go_on(self, human: Human, pair: UUID) -> None:
        """Whoever takes a pair up again is told on the spot, and nothing more is sent to them about it."""
        if any(running == pair for running, _ in self.town.pairs.running_of(human.user)):
            self.laws.go_on(human, pair)

    def _check_the_state(self) -> None:
        with self.world.engine.connect() as connection:
            self.year.broken += [
                f"{self.town.now:%d %b}: {each}" for each in look_at_the_state(connection, self.town.now)
            ]

    def _told(self) -> Year:
        year = self.year
        year.done, year.refused = self.town.done, self.town.refused
        year.mark = digest("".join(f"{each.at}{each.reader}{each.kind}{each.words}" for each in self.read))
        for reader, how in self.laws.broken:
            last = [f"{each.at:%a %d %b %H:%M} {each.kind}" for each in self.read if each.reader == reader][-6:]
            year.broken.append(f"{reader} {how}; last: {', '.join(last)}")
        return year

    def _all_is_said(self) -> bool:
        """Whether nothing waits for its turn: a workspace, and a conversation, sends only so much at a time."""
        _, message = self._coming()
        return message is None or message > self.town.now

    def _coming(self) -> tuple[datetime | None, datetime | None]:
        """When the next errand is due, and the next message."""
        ((errand, message),) = self.looking.cursor().execute(NEXT).fetchall()
        return _moment(errand), _moment(message)


def _moment(kept: str | None) -> datetime | None:
    return datetime.fromisoformat(kept).replace(tzinfo=UTC) if kept else None
