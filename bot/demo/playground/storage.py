"""Where a playground lives: in a temporary folder, or in a database that is kept, with its Slack beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.engine import URL, make_url

from bot.playground.keeping import Keeper
from bot.store import make_engine
from bot.store.schema import Standing, read_version

SERVER_FOLDER = Path("data/playground")
"""For databases on a server, which have no place of their own on this machine."""


class CannotOpenError(Exception):
    """The playground cannot open; the message says why and what to do, for a person."""


@dataclass(frozen=True, slots=True)
class Storage:
    """`keeper` is None where nothing is kept; `words` say where the state is."""

    database_url: str
    log: Path
    keeper: Keeper | None
    words: str


@contextmanager
def storage(database_url: str | None) -> Iterator[Storage]:
    """A place for the bot's data, the simulated Slack's and the log; kept only where a database is named."""
    if database_url:
        yield _kept(make_url(database_url))
        return
    with TemporaryDirectory(prefix="mentorbot-playground-") as folder:
        yield Storage(
            f"sqlite:///{folder}/playground.db",
            Path(folder, "bot.log"),
            keeper=None,
            words="only until you stop. To keep it: --database sqlite:///playground.db",
        )


class Slack(Enum):
    """What there is of a simulated Slack when the playground opens."""

    NEW = auto()
    UNTOUCHED = auto()
    KNOWN_TO_THE_BOT = auto()


def refuse_foreign(found: Storage, slack: Slack) -> None:
    """Raise CannotOpenError unless database and file belong together.

    A playground moves the clock and writes to everybody, so it must never begin in the database of a real bot.
    """
    engine = make_engine(found.database_url, patience_ms=5_000, pool_size=1)
    try:
        empty = read_version(engine).standing is Standing.EMPTY
    finally:
        engine.dispose()
    if empty and slack is Slack.KNOWN_TO_THE_BOT:
        assert found.keeper
        raise CannotOpenError(
            f"The database is empty, but {found.keeper.path} belongs to one with a playground in it. "
            "Move that file away to begin afresh."
        )
    if not empty and slack is Slack.NEW:
        raise CannotOpenError(
            "The database already holds the data of a bot, but no playground: the simulated Slack that goes with "
            "it is missing. Name a database of its own for the playground."
        )


def _kept(url: URL) -> Storage:
    beside = _place_beside(url)
    slack = Path(f"{beside}.slack.jsonl")
    return Storage(
        url.render_as_string(hide_password=False),
        Path(f"{beside}.bot.log"),
        Keeper(slack, belongs_to=_name_of(url)),
        words=f"in {url.render_as_string(hide_password=True)} and {slack}",
    )


def _place_beside(url: URL) -> Path:
    """What the files beside a database begin with."""
    if url.get_backend_name() == "sqlite":
        return Path(url.database or "")
    mark = sha256(_name_of(url).encode()).hexdigest()[:8]
    return SERVER_FOLDER / f"{url.database}-{mark}"


def _name_of(url: URL) -> str:
    """What tells a database from others, so that its file can move with it: no folder and no password."""
    if url.get_backend_name() == "sqlite":
        return Path(url.database or "").name
    return f"{url.host}:{url.port or 5432}/{url.database}"
