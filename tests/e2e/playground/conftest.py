"""A running playground, and browser tabs that fail their test on any complaint in the console."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.e2e.playground.browser import DESK, Tab, Theme, a_browser
from tests.e2e.playground.demo import DemoProcess

OpenTab = Callable[..., Awaitable[Tab]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", type=Path, help="Keep a picture of each step of the journeys in this folder.")


@pytest.fixture
def pictures(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where pictures go: the folder that was asked for, or one that is thrown away."""
    folder: Path = request.config.getoption("--pictures") or tmp_path / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[DemoProcess]:
    """`mentorbot demo` as a newcomer starts it."""
    async with DemoProcess(tmp_path) as process:
        yield process


@pytest.fixture
async def open_tab(demo: DemoProcess, pictures: Path) -> AsyncIterator[OpenTab]:
    """Open tabs of the playground. What the browser complained about is looked at when the test is over."""
    async with AsyncExitStack() as stack:
        browser = await stack.enter_async_context(a_browser())
        tabs: list[Tab] = []

        async def opened(size: tuple[int, int] = DESK, theme: Theme = "light") -> Tab:
            tab = await Tab.open(browser, demo.url, pictures, size=size, theme=theme)
            tabs.append(tab)
            return tab

        yield opened
        complaints = [complaint for tab in tabs for complaint in tab.complaints]
        assert complaints == []
