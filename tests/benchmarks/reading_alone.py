"""Reads a directory in a process of its own, so that only the bot's time and memory are counted, and prints both.

Time passes here and at Slack only where the reader waits for its next page.
"""

import asyncio
import json
import resource
import sys
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from time import perf_counter, process_time

from slack_sdk.web.async_client import AsyncWebClient

from bot.bootstrap import make_session
from bot.calendars import ZoneHolidays
from bot.clock import TimeOrderedIds
from bot.scheduler.reading import DirectoryReader
from bot.services.almanac import Almanac
from bot.services.people.reading import DirectoryReading
from bot.slack.directory import PeopleList
from bot.store import Store, make_engine
from bot.threads import Threads
from tests.integration.office import HandMovedClock

WARM_AFTER = 10
"""Pages after which everything is loaded; what memory grows by from then on is what a longer list costs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Where to read (`api`, `token`, `clock`) and where to keep it, beginning at `now` in ISO 8601."""

    api: str
    token: str
    clock: str
    database: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Pages kept, seconds on the wall clock and of computing, megabytes when warm and at the end."""

    pages: int
    wall: float
    cpu: float
    warm: float
    most: float


async def read(task: Task) -> Done:
    clock, ids = HandMovedClock(datetime.fromisoformat(task.now)), TimeOrderedIds()
    engine = make_engine(task.database, patience_ms=15_000)
    reading = DirectoryReading(Store(engine, clock=clock, ids=ids), Almanac(ZoneHolidays()), clock=clock, ids=ids)
    pages, warm = 0, 0.0
    async with make_session() as http:
        client = AsyncWebClient(token=task.token, base_url=task.api, session=http, retry_handlers=[])
        reader = DirectoryReader(reading, PeopleList(client), run=Threads(2))

        async def sleep(seconds: float) -> None:
            nonlocal pages, warm
            pages += 1
            warm = megabytes() if pages == WARM_AFTER else warm
            clock.instant += timedelta(seconds=seconds)
            await http.post(task.clock, json={"advance": seconds})

        wall, cpu = perf_counter(), process_time()
        await reader.read_on(sleep)
        took = perf_counter() - wall, process_time() - cpu
    engine.dispose()
    return Done(pages=pages, wall=took[0], cpu=took[1], warm=warm, most=megabytes())


def megabytes() -> float:
    """The most memory this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(asyncio.run(read(Task(**json.loads(sys.argv[1])))))))
