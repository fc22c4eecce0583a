"""What measurements ask for: how large to be, where to write their figures, and several fresh databases."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.benchmarks.figures import Figures
from tests.benchmarks.sizes import FULL, SHORT, Sizes

FIGURES = pytest.StashKey[Figures]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="Measure long enough for figures worth keeping.")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = Figures()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for line in config.stash[FIGURES].table():
        terminalreporter.write_line(line)


@pytest.fixture
def figures(pytestconfig: pytest.Config) -> Figures:
    return pytestconfig.stash[FIGURES]


@pytest.fixture
def sizes(pytestconfig: pytest.Config) -> Sizes:
    return FULL if pytestconfig.getoption("--full") else SHORT


@pytest.fixture(params=["sqlite", "postgres"])
def kind(request: pytest.FixtureRequest) -> str:
    """The kind of database that is measured."""
    return str(request.param)


@pytest.fixture
def fresh_url(
    request: pytest.FixtureRequest, kind: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], str]]:
    """Each call makes one more migrated, empty database of this kind."""
    with ExitStack() as databases:
        if kind == "sqlite":
            files = request.getfixturevalue("sqlite_files")
            yield lambda: databases.enter_context(files.fresh(tmp_path_factory.mktemp("measured")))
        else:
            server = request.getfixturevalue("postgres_server")
            yield lambda: databases.enter_context(server.fresh())
