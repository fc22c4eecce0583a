"""What all tabs share: the simulated Slack and its host, who has read what, and time on the move."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from typing import Protocol

from bot.playground.accounts import Role
from bot.playground.changes import Change
from bot.playground.founding import SLACKBOT
from bot.playground.page.frames import UnableError
from bot.playground.page.host import Host, Step
from bot.playground.page.reading import Reading
from bot.playground.page.refusals import Refusals
from bot.playground.person import Person
from bot.playground.record import Delivery
from bot.playground.simulation import SimulatedSlack

QUIET = 0.005
"""Seconds without a change after which nothing more is on its way inside this process."""
PATIENCE = 5.0
"""Seconds an answer waits for the app to come to rest; what comes later is shown when it comes."""


class News(StrEnum):
    """What concerns every tab, whoever it shows; the values are the names of the pushes."""

    PEOPLE = "people"
    CLOCK = "clock"
    STORY = "story"
    APP = "app"


class Part(StrEnum):
    """The parts of what one person sees, by their names in a `sight`."""

    SIDEBAR = "sidebar"
    ROOM = "room"
    HOME = "home"
    MODALS = "modals"
    REFUSED_MODALS = "refused_modals"
    FAILURES = "failures"


class Tab(Protocol):
    """A browser tab that wants to hear what may look different now."""

    def hear(self, news: News) -> None: ...

    def look_again(self, person: str, parts: Iterable[Part]) -> None: ...


class Scene:
    """One playground."""

    def __init__(self, slack: SimulatedSlack, host: Host) -> None:
        self.slack = slack
        self.host = host
        self.reading = Reading()
        self.refusals = Refusals(slack.workspace)
        self.tabs: list[Tab] = []
        self.moving = False
        self.story: list[Step] = []
        self._settling = asyncio.Lock()
        slack.workspace.changes.watch(self._after_a_retry)

    # -- people ------------------------------------------------------------------------------------

    def onlooker(self, person: str) -> Person:
        """Return whoever looks; raises UnableError for nobody, and for bots, which have no eyes."""
        account = self.slack.workspace.accounts.get(person)
        if account is None or account.role is Role.BOT or person == SLACKBOT:
            raise UnableError("There is nobody like that here.")
        return self.slack.person(person)

    def acting(self, person: str) -> Person:
        """Return whoever acts; raises UnableError for somebody who cannot use Slack."""
        found = self.onlooker(person)
        if found.account.deleted:
            raise UnableError(f"{found.name} is deactivated and cannot use Slack.")
        return found

    def gesture(self, person: str) -> Person:
        """Return whoever acts; what was refused after their last gesture is shown no longer."""
        found = self.acting(person)
        self.refusals.begin(person)
        self.look_again(person, Part.REFUSED_MODALS)
        return found

    # -- telling the tabs --------------------------------------------------------------------------

    def tell(self, news: News) -> None:
        for tab in self.tabs:
            tab.hear(news)

    def look_again(self, person: str, *parts: Part) -> None:
        for tab in self.tabs:
            tab.look_again(person, parts)

    # -- letting the app work ----------------------------------------------------------------------

    async def settle(self) -> None:
        """Wait until everything under way has come to rest and all due work is done."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await self.slack.settled(quiet=QUIET)
        await self.work()
        self.look_at_story()

    async def work(self) -> None:
        """Let the app do its due work, once at a time."""
        async with self._settling:
            await self.host.settle()

    def _after_a_retry(self, change: Change) -> None:
        """A retry comes long after its request was answered, so nobody else waits for what it leads to."""
        entry = change.entry
        if isinstance(entry, Delivery) and entry.attempt and entry.ok:
            self.slack.courier.start(self.settle())

    def look_at_story(self) -> None:
        self.story = list(self.host.story())
        self.tell(News.STORY)
