"""A scene with a crash against the same scene without one, each on a fresh database."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from bot.store import make_engine
from tests.databases import PostgresServer, SqliteFiles
from tests.installation import Mode
from tests.scenarios.places import HERE, THERE, Place, usual_place
from tests.soak.crashes import Trace, a_crash
from tests.soak.nursery import Nursery
from tests.soak.points import POINTS
from tests.soak.scenes import SCENES
from tests.soak.traces import difference

EMPTY = "migrating"
"""The scene that begins with a database in which there is nothing at all."""


def usual_place_of(point: str) -> Place:
    """Half of the points are met over Socket Mode on SQLite, half over HTTP on PostgreSQL."""
    only = POINTS[point].only
    if only is None:
        return usual_place(point)
    return HERE if only is Mode.SOCKET else THERE


class Comparison:
    """Remembers what each scene leaves behind without a crash, so that this is played only once in each place."""

    def __init__(
        self, files: SqliteFiles, server: Callable[[], PostgresServer], nursery: Nursery, folder: Path
    ) -> None:
        self._files = files
        self._server = server
        self._nursery = nursery
        self._folder = folder
        self._calm: dict[tuple[str, Place], Trace] = {}

    async def of(self, point: str, place: Place) -> list[str]:
        """Lines that say what is not as it would be without a crash; none if all is well."""
        scene = POINTS[point].scene
        if (scene, place) not in self._calm:
            with self._database(scene, place) as url:
                async with a_crash(url, place[0]) as crash:
                    self._calm[scene, place] = await crash.calm(SCENES[scene])
        calm = self._calm[scene, place]
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        with self._database(scene, place) as url:
            async with a_crash(url, place[0]) as crash:
                stormy = await crash.stormy(point, self._nursery, folder)
        return [
            *difference(calm.rows, stormy.rows),
            *difference(calm.words, stormy.words),
            *(f"trouble: {line}" for line in (*calm.trouble, *stormy.trouble)),
        ]

    @contextmanager
    def _database(self, scene: str, place: Place) -> Iterator[str]:
        if place[1] == "sqlite":
            with self._files.fresh(self._folder) as url:
                yield f"{url}.new" if scene == EMPTY else url
        elif scene == EMPTY:
            with self._server().fresh() as url:
                _empty(url)
                yield url
        else:
            yield self._server().emptied()


def _empty(url: str) -> None:
    engine = make_engine(url, patience_ms=20_000)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
