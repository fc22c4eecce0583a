"""What it costs to read a large directory: within Slack's limits, through a crash, in bounded memory."""

import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from bot.domain.directory import next_night
from bot.playground import RateLimits, SimulatedSlack, VirtualClock
from bot.slack.directory import PEOPLE_ON_A_PAGE
from bot.store.due import LEASE
from models import DirectoryRun, Person
from tests.benchmarks.figures import Figures
from tests.benchmarks.reading_alone import Done, Task
from tests.benchmarks.sizes import Sizes
from tests.integration.office import T0, Office, an_office


class Reader:
    """A process that reads, against this Slack and into this office's database."""

    def __init__(self, slack: SimulatedSlack, office: Office, url: str) -> None:
        self._slack, self._office, self._url = slack, office, url

    async def reads(self) -> Done:
        process = await self._started()
        output, _ = await process.communicate()
        assert process.returncode == 0
        return Done(**json.loads(output))

    async def is_killed_at(self, page: int) -> None:
        """Kill it while Slack answers this page: the claim is there, and nobody to act on it."""
        process = await self._started()
        await self._slack.until(lambda: len(self._slack.calls) >= page, what=f"page {page}", timeout=120)
        process.kill()
        await process.wait()

    async def _started(self) -> asyncio.subprocess.Process:
        task = Task(
            api=self._slack.api_url,
            token=self._slack.bot_token,
            clock=self._slack.api_url.replace("/api/", "/playground/clock"),
            database=self._url,
            now=self._slack.clock.now().isoformat(),
        )
        words = ("-m", "tests.benchmarks.reading_alone", json.dumps(asdict(task)))
        return await asyncio.create_subprocess_exec(sys.executable, *words, stdout=asyncio.subprocess.PIPE)


def of_size(people: int) -> SimulatedSlack:
    slack = SimulatedSlack(clock=VirtualClock(T0), rate_limits=RateLimits.ON)
    slack.granted_scopes.add("users:read")
    while len(slack.workspace.accounts) < people:
        slack.add_person(f"Person {len(slack.workspace.accounts)}")
    return slack


async def test_reading_a_large_directory(
    kind: str, fresh_url: Callable[[], str], figures: Figures, sizes: Sizes
) -> None:
    slack, url = of_size(sizes.people), fresh_url()
    pages = sizes.people // PEOPLE_ON_A_PAGE
    with an_office(url) as office:
        office.admin()
        async with slack.serving():
            reader = Reader(slack, office, url)
            await reader.is_killed_at(pages // 3)
            slack.clock.advance(LEASE + timedelta(seconds=1))
            rest = await reader.reads()
            run = max(office.rows(DirectoryRun), key=lambda each: each.pages)
            met = len(office.rows(Person))
            slack.clock.travel_to(next_night(office.workspace().id, slack.clock.now()))
            again = await reader.reads()
    assert run.finished_at
    assert (run.pages, slack.refused) == (pages, [])
    assert met >= sizes.people - 10  # Slack's own bots are no people
    assert again.pages == pages
    assert rest.most - rest.warm < 20
    minutes = (run.finished_at - (run.started_at or datetime.max.replace(tzinfo=UTC))) / timedelta(minutes=1)
    asked = len(slack.calls) - 2 * pages
    figures.add(
        f"reading {sizes.people:,} people, killed once on the way, {kind}",
        f"{minutes:.1f} min of Slack's time, {asked} page asked twice, none refused",
        "≤ 20 calls/min",
    )
    figures.add(
        f"the same: our own time for a page of {PEOPLE_ON_A_PAGE} new people, and of known ones, {kind}",
        f"{each(rest)} and {each(again)}",
    )
    figures.add(
        f"the same: memory at its most, and how much that grew after the first pages, {kind}",
        f"{rest.most:.0f} MB, {rest.most - rest.warm:.1f} MB",
        "≤ 20 MB more",
    )


def each(done: Done) -> str:
    return f"{done.wall / done.pages * 1000:.0f} ms ({done.cpu / done.pages * 1000:.0f} ms CPU)"
