"""The world a story plays in: a simulated Slack, the unmodified bot against it, and words for what people see."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.bootstrap import Bot, Schedule, running
from bot.playground import SimulatedSlack, VirtualClock
from bot.settings import load_settings
from bot.slack.manifest import BOT_EVENTS, OPTIONAL_SCOPES, SCOPES

T0 = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
"""A Monday morning in London."""


class Mode(StrEnum):
    SOCKET = "socket"
    HTTP = "http"


class World:
    """One workspace, one bot. Time moves only when a story says so."""

    def __init__(self, slack: SimulatedSlack, bot: Bot) -> None:
        self.slack = slack
        self.bot = bot

    @property
    def now(self) -> datetime:
        return self.slack.clock.now()

    async def settle(self) -> None:
        """Let everything under way come to rest, then do all due work."""
        await self.slack.settled()
        await self.bot.router.drain(5)
        await self.bot.tick()
        await self.slack.settled()

    async def wait(self, **time: float) -> None:
        """Let time pass, an hour at a time, doing all due work on the way."""
        end = self.now + timedelta(**time)
        while self.now < end:
            self.slack.clock.advance(min(timedelta(hours=1), end - self.now))
            await self.settle()


def environment(slack: SimulatedSlack, database_url: str, mode: Mode) -> dict[str, str]:
    """What an operator would put into `.env` for this Slack."""
    common = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": database_url,
        "HOST": "127.0.0.1",
        "PORT": "0",
    }
    return common | ({"SLACK_APP_TOKEN": slack.app_token} if mode is Mode.SOCKET else {})


@asynccontextmanager
async def a_world(database_url: str, mode: Mode) -> AsyncIterator[World]:
    slack = SimulatedSlack(clock=VirtualClock(T0))
    slack.granted_scopes.clear()
    slack.granted_scopes.update(SCOPES, OPTIONAL_SCOPES)
    slack.subscriptions.clear()
    slack.subscriptions.update(BOT_EVENTS.values())
    async with slack.serving():
        settings = load_settings(environment(slack, database_url, mode))
        async with running(settings, clock=slack.clock, schedule=Schedule.OFF) as bot:
            if mode is Mode.HTTP:
                slack.deliver_over_http(bot.events_url)
            else:
                await slack.connected()
            yield World(slack, bot)
