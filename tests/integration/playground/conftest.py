"""A simulated Slack with a few people and a small slack_bolt app as the bot, over both roads."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Person, Role, SimulatedSlack, VirtualClock
from bot.playground.page import Page

from .browser import QuietHost, Tab, a_tab
from .small_bot import Road, SmallBot, running


@pytest.fixture
async def slack() -> AsyncIterator[SimulatedSlack]:
    slack = SimulatedSlack(clock=VirtualClock(), retry_pace=10_000, ack_deadline=1.0)
    async with slack.serving():
        yield slack


@pytest.fixture
def ada(slack: SimulatedSlack) -> Person:
    return slack.add_person("Ada Lovelace", role=Role.ADMIN, title="Analyst")


@pytest.fixture
def bob(slack: SimulatedSlack) -> Person:
    return slack.add_person("Bob Stone", tz="America/New_York")


@pytest.fixture
def room(slack: SimulatedSlack, ada: Person, bob: Person) -> Channel:
    room = slack.add_channel("mentoring", members=[ada, bob])
    room.invite_bot()
    return room


@pytest.fixture
def client(slack: SimulatedSlack) -> AsyncWebClient:
    """A bare Web API client with the bot token and no retries."""
    return AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=5)


@pytest.fixture
def app(slack: SimulatedSlack, ada: Person, bob: Person) -> AsyncApp:
    """The bot's app; people are there before it connects, so it hears of no arrivals."""
    return SmallBot.app_for(slack)


@pytest.fixture(params=list(Road), ids=lambda road: road.value)
async def bot(request: pytest.FixtureRequest, slack: SimulatedSlack, app: AsyncApp) -> AsyncIterator[SmallBot]:
    """The bot, connected once over Socket Mode and once over signed HTTP."""
    async with AsyncExitStack() as stack:
        yield await stack.enter_async_context(running(slack, app, request.param))


@pytest.fixture
async def socket_bot(slack: SimulatedSlack, app: AsyncApp) -> AsyncIterator[SmallBot]:
    async with running(slack, app, Road.SOCKET) as bot:
        yield bot


@pytest.fixture
async def http_bot(slack: SimulatedSlack, app: AsyncApp) -> AsyncIterator[SmallBot]:
    async with running(slack, app, Road.HTTP) as bot:
        yield bot


@pytest.fixture
def host() -> QuietHost:
    return QuietHost()


@pytest.fixture
def page(slack: SimulatedSlack, host: QuietHost, ada: Person, bob: Person) -> Page:
    """The page beside Slack, opened when Ada and Bob are there already."""
    page = Page(slack, host)
    slack.show(page.routes)
    return page


@pytest.fixture
async def tab(slack: SimulatedSlack, page: Page) -> AsyncIterator[Tab]:
    async with a_tab(slack) as tab:
        yield tab
