"""What a story plays on: a simulated Slack, the unmodified bot against it, and a clock that jumps ahead."""

from collections.abc import Awaitable, Mapping
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from itertools import chain

from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.bootstrap import Bot, Schedule, running
from bot.playground import Message, Person, Role, SimulatedSlack, View
from bot.playground.finding import Where
from bot.settings import load_settings
from tests.installation import Mode, environment
from tests.scenarios.dates import Nights, next_due

T0 = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
"""A Monday morning in London."""

QUIET = 0.002
"""Seconds without a change after which nothing is on its way inside this process."""

Answers = Mapping[str, object]


def T(**time: float) -> datetime:  # noqa: N802 - T0 plus some time, as in physics
    return T0 + timedelta(**time)


class Stage:
    """One workspace with an admin, Ada, and a public channel. Time moves only when a story says so.

    A story ends well only if nothing went wrong unnoticed: see `assert_no_trouble`.
    """

    bot: Bot
    nights = Nights.SLEPT_THROUGH

    def __init__(self, slack: SimulatedSlack, database_url: str, mode: Mode) -> None:
        self.slack = slack
        self._environment = environment(slack, database_url, mode)
        self._mode = mode
        self._house = AsyncExitStack()
        self._expected: set[str] = set()
        self._logs: list[list[EventDict]] = []
        self.ada = slack.add_person("Ada", role=Role.ADMIN)
        self.room = slack.add_channel("mentoring", members=[self.ada])

    # -- the bot -----------------------------------------------------------------------------------

    async def start_bot(self) -> None:
        """Start a bot on the same database, with all it needs and nothing it remembers."""
        settings = load_settings(self._environment)
        self._logs.append(self._house.enter_context(capture_logs()))
        self.bot = await self._house.enter_async_context(
            running(settings, clock=self.slack.clock, schedule=Schedule.OFF)
        )
        if self._mode is Mode.HTTP:
            self.slack.deliver_over_http(self.bot.events_url)
        else:
            await self.slack.connected()

    async def stop_bot(self) -> None:
        await self._house.aclose()

    async def restarts(self, **settings: str) -> None:
        """Stop the bot and start another one on the same database, with these settings besides."""
        await self.stop_bot()
        self._environment.update(settings)
        await self.start_bot()

    # -- time --------------------------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        return self.slack.clock.now()

    async def settle(self) -> None:
        """Let everything under way come to rest, then do all due work."""
        await self.rest()
        await self.bot.tick()
        await self.rest()

    async def rest(self) -> None:
        """Let everything under way come to rest; what waits for its time goes on waiting."""
        await self.slack.settled(quiet=QUIET)
        await self.bot.router.drain(5)
        await self.slack.settled(quiet=QUIET)

    async def wait(self, **time: float) -> None:
        """Let time pass, doing all due work on the way at the moment it falls due."""
        await self.until(self.now + timedelta(**time))

    async def until(self, moment: datetime) -> None:
        while self.now < moment:
            due = next_due(self.bot.core.engines[0], self.now, self.nights)
            self.slack.clock.travel_to(min(due or moment, moment))
            await self.settle()

    # -- what people do ----------------------------------------------------------------------------

    def person(self, name: str, tz: str = "Europe/London", role: Role = Role.MEMBER) -> Person:
        return self.slack.add_person(name, tz=tz, role=role)

    async def types(self, person: Person, words: str = "") -> str:
        """Type `/mentor` and some words; return what the bot whispers back, or ""."""
        return await self._heard(person, person.command("/mentor", words))

    async def clicks(self, person: Person, name: str, in_: Where | None = None) -> str:
        """Press a button; return what the bot whispers back, or ""."""
        return await self._heard(person, person.click(name, in_))

    async def submits(self, person: Person, answers: Answers | None = None) -> None:
        await self._heard(person, person.submit(answers))

    async def _heard(self, person: Person, gesture: Awaitable[object]) -> str:
        before = len(self.whispers(person))
        await gesture
        await self.settle()
        return "\n".join(message.all_text for message in self.whispers(person)[before:])

    # -- what people see ---------------------------------------------------------------------------

    def whispers(self, person: Person) -> list[Message]:
        """What only this person sees, wherever they are."""
        return list(self.slack.workspace.screens[person.id].ephemerals)

    def dms(self, person: Person) -> list[Message]:
        """What the bot has written to a person, as it reads now; no whispers."""
        return [message for message in person.dm if message.by_app and not message.ephemeral]

    def announcements(self) -> list[Message]:
        return [message for message in self.room.messages if message.author == self.slack.bot_user_id]

    def group_dm(self, *people: Person) -> list[Message]:
        """What the bot has written to exactly these people together."""
        members = {self.slack.bot_user_id, *(person.id for person in people)}
        return [
            message for group in people[0].group_dms if set(group.members) == members for message in group.messages
        ]

    def modal(self, person: Person) -> View:
        assert person.modal is not None, f"{person.name} has no modal open; whispers: {self.whispers(person)}"
        return person.modal

    # -- the end of a story ------------------------------------------------------------------------

    def expects(self, *trouble: str) -> None:
        """Say which errors this story brings about on purpose, by Slack's or our own name."""
        self._expected.update(trouble)

    def assert_no_trouble(self) -> None:
        """Nobody saw Slack's own complaint, Slack refused no call, and we logged no error but the expected ones."""
        people = [self.slack.person(user) for user in self.slack.workspace.accounts]
        trouble = [f"{person.name} read: {failure}" for person in people for failure in person.failures]
        trouble += [
            f"{call.method}: {call.error}" for call in self.slack.refused if call.error not in self._expected
        ]
        trouble += [
            str(entry)
            for entry in chain.from_iterable(self._logs)
            if entry["log_level"] in {"error", "critical"} and entry["event"] not in self._expected
        ]
        trouble += [str(delivery) for delivery in self.slack.deliveries if delivery.problem]
        assert not trouble, "\n".join(trouble)
