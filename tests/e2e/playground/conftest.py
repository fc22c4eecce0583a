"""A running playground, and browser tabs that fail their test on any complaint in the console.

`open_tab` opens the whole demo. `look` opens a Slack with Ada in it whose app is the test itself.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from inspect import iscoroutinefunction
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Person, SimulatedSlack
from bot.playground.page import Page
from tests.e2e.playground.browser import DESK, Tab, Theme, a_browser
from tests.e2e.playground.demo import DemoProcess
from tests.integration.playground.browser import QuietHost
from tests.integration.playground.small_bot import Road, SmallBot, running

OpenTab = Callable[..., Awaitable[Tab]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run all tests of this folder in one event loop, in which they share the browser."""
    here = Path(__file__).parent
    for item in items:
        if (
            isinstance(item, pytest.Function)
            and iscoroutinefunction(item.function)
            and item.path.is_relative_to(here)
        ):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", type=Path, help="Keep a picture of each step of the journeys in this folder.")


@pytest.fixture
def pictures(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where pictures go: the folder that was asked for, or one that is thrown away."""
    folder: Path = request.config.getoption("--pictures") or tmp_path / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest_asyncio.fixture(loop_scope="session")
async def demo(tmp_path: Path) -> AsyncIterator[DemoProcess]:
    """`mentorbot demo` as a newcomer starts it."""
    async with DemoProcess(tmp_path) as process:
        yield process


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One for all tests, since starting it takes longer than most of them; each has a profile of its own in it."""
    async with a_browser() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def tabs(browser: Browser, pictures: Path) -> AsyncIterator[OpenTab]:
    """Open tabs at an address. What the browser complained about is looked at when the test is over."""
    tabs: list[Tab] = []

    async def opened(url: str, size: tuple[int, int] = DESK, theme: Theme = "light") -> Tab:
        tab = await Tab.open(browser, url, pictures, size=size, theme=theme)
        tabs.append(tab)
        return tab

    yield opened
    for tab in tabs:
        await tab.page.context.close()
    complaints = [complaint for tab in tabs for complaint in tab.complaints]
    assert complaints == []


@pytest.fixture
def open_tab(demo: DemoProcess, tabs: OpenTab) -> OpenTab:
    """Open a tab of the whole demo."""

    async def opened(size: tuple[int, int] = DESK, theme: Theme = "light") -> Tab:
        return await tabs(demo.url, size, theme)

    return opened


@pytest.fixture
def host() -> QuietHost:
    return QuietHost()


@pytest_asyncio.fixture(loop_scope="session")
async def slack(host: QuietHost) -> AsyncIterator[SimulatedSlack]:
    slack = SimulatedSlack()
    slack.show(Page(slack, host).routes)
    async with slack.serving():
        yield slack


@pytest.fixture
def ada(slack: SimulatedSlack) -> Person:
    return slack.add_person("Ada Lovelace", title="Analyst")


@pytest.fixture
def room(slack: SimulatedSlack, ada: Person) -> Channel:
    room = slack.add_channel("gallery", members=[ada])
    room.invite_bot()
    return room


@pytest.fixture
def client(slack: SimulatedSlack) -> AsyncWebClient:
    return AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=5)


@pytest_asyncio.fixture(loop_scope="session")
async def app(slack: SimulatedSlack, room: Channel) -> AsyncIterator[AsyncApp]:
    """An app that listens to whatever the test adds to it; it connects last, so it hears of no arrivals."""
    async with running(slack, SmallBot.app_for(slack), Road.SOCKET) as bot:
        yield bot.app


@pytest.fixture
def look(slack: SimulatedSlack, ada: Person, room: Channel, tabs: OpenTab) -> OpenTab:
    """Open a tab in which Ada looks at her channel, or at the `place` of the address."""

    async def opened(place: str = "", size: tuple[int, int] = DESK, theme: Theme = "light") -> Tab:
        return await tabs(f"{slack.workspace.base_url}/#{ada.id}/{place or room.id}", size, theme)

    return opened
