"""What the page asks of the demo: what the app declares, letting the app do its work, and how far the story is."""

import asyncio
from contextlib import suppress

from sqlalchemy.exc import SQLAlchemyError

from bot.bootstrap import Bot
from bot.demo.playground.story import Story
from bot.playground import SimulatedSlack
from bot.playground.page import Shortcut, SlashCommand, Step
from bot.slack.manifest import manifest

QUIET = 0.002
"""Seconds without a change after which nothing is on its way inside this process."""
PATIENCE = 5.0
"""Seconds after which a page gets its answer, whatever is still under way: it shows the rest when it comes."""
DRAIN = 4.0


class DemoHost:
    """Stands between the page and the bot. Any number of tabs may ask at once."""

    def __init__(self, slack: SimulatedSlack, bot: Bot) -> None:
        self._slack = slack
        self._bot = bot
        self._story = Story(slack)
        self._one_at_a_time = asyncio.Lock()
        self._under_way: set[asyncio.Task[None]] = set()

    @property
    def commands(self) -> tuple[SlashCommand, ...]:
        declared = manifest()["features"]["slash_commands"]
        return tuple(SlashCommand(each["command"], each["description"], each["usage_hint"]) for each in declared)

    @property
    def shortcuts(self) -> tuple[Shortcut, ...]:
        declared = manifest()["features"]["shortcuts"]
        return tuple(
            Shortcut(each["name"], each["callback_id"], each["type"], each["description"]) for each in declared
        )

    def story(self) -> tuple[Step, ...]:
        return self._story.steps()

    async def settle(self) -> None:
        """Let the bot answer and do all due work; return when it is done, or after PATIENCE.

        Nothing that goes wrong comes out here: the page shows what people see of it, and the log says the rest.
        """
        work = asyncio.create_task(self._settle())
        self._under_way.add(work)
        work.add_done_callback(self._under_way.discard)
        await asyncio.wait({work}, timeout=PATIENCE)

    async def close(self) -> None:
        """Give up what is still under way."""
        for work in self._under_way:
            work.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _settle(self) -> None:
        async with self._one_at_a_time:
            await self._rest()
            with suppress(SQLAlchemyError):
                await self._bot.tick()
            await self._rest()

    async def _rest(self) -> None:
        """Wait until the bot has heard and answered everything, but not for what a fault holds up."""
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN):
                await self._slack.settled(quiet=QUIET)
                await self._bot.router.drain(DRAIN)
                await self._slack.settled(quiet=QUIET)
