"""Reads Slack's directory where that is due: one page at a time, at the pace that the rows allow."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.domain.directory import PACE, Page
from bot.domain.errors import Busy, Collision
from bot.ports import Run
from bot.services.people.reading import DirectoryReading, Stretch
from bot.slack.directory import PeopleList

log = structlog.get_logger(__name__)

Sleep = Callable[[float], Awaitable[object]]


class DirectoryReader:
    """Any number of processes may read: the database says which page is next, and when."""

    def __init__(self, reading: DirectoryReading, people: PeopleList, *, run: Run) -> None:
        self._reading = reading
        self._people = people
        self._run = run

    async def read_due(self) -> int:
        """Read the pages that may be asked for now; return how many were kept."""
        try:
            stretches = await self._run(self._reading.claim)
        except (Busy, Collision):
            return 0
        return sum([await self._read(stretch) for stretch in stretches])

    async def read_on(self, sleep: Sleep = asyncio.sleep) -> int:
        """Read until the next page has to wait for longer than the usual pace; return how many were kept."""
        kept = await self.read_due()
        last = kept
        while last:
            await sleep(PACE.total_seconds())
            last = await self.read_due()
            kept += last
        return kept

    async def _read(self, stretch: Stretch) -> int:
        """A page that fails must not stop the readings of others. Its claim lapses, so it is tried again."""
        try:
            page = await self._people.page(stretch.cursor)
            if isinstance(page, Page):
                await self._run(self._reading.keep, stretch, page)
                return 1
            log.info("directory not read", workspace=str(stretch.workspace_id), outcome=str(page))
            await self._run(self._reading.fall_behind, stretch, page)
        except (Busy, Collision):
            log.info("directory collided", workspace=str(stretch.workspace_id))
        except Exception:
            log.exception("directory failed", workspace=str(stretch.workspace_id))
        return 0
