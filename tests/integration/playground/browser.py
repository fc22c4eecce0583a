"""A browser tab without a browser: it asks as the page's script does, and keeps what it is told."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any

import aiohttp

from bot.playground import SimulatedSlack
from bot.playground.page import Shortcut, SlashCommand, Step

from .kit import Json


class QuietHost:
    """A host whose app has nothing to do; `work` stands for what falls due."""

    def __init__(self) -> None:
        self.commands = [SlashCommand("/mentor", "Your mentorship", "[join]")]
        self.shortcuts = [
            Shortcut("Praise", "praise", "message"),
            Shortcut("Ask for help", "help", "global", "Any time"),
        ]
        self.steps: list[Step] = []
        self.settled = 0
        self.work: Callable[[], Awaitable[None]] = _nothing

    def story(self) -> list[Step]:
        return self.steps

    async def settle(self) -> None:
        self.settled += 1
        await self.work()


class Tab:
    """`told` holds the latest push of each name; `panes` what each pane shows; `lines` the log by number."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.told: dict[str, Json] = {}
        self.panes: dict[str, Json] = {}
        self.lines: dict[int, Json] = {}
        self.frames: list[Json] = []
        self._answers: dict[object, Json] = {}
        self._heard = asyncio.Condition()
        self._count = 0

    async def asks(self, do: str, **fields: Any) -> Json:
        """Ask and return the answer, whatever it is."""
        self._count += 1
        number = self._count
        await self.socket.send_str(json.dumps({"id": number, "do": do, **fields}))
        await self.until(lambda: number in self._answers)
        return self._answers.pop(number)

    async def does(self, do: str, **fields: Any) -> Json:
        """Ask for something that has to work."""
        answer = await self.asks(do, **fields)
        assert answer["ok"], answer
        return answer

    async def refused(self, do: str, **fields: Any) -> str:
        """Ask for something that must not work, and return the sentence."""
        answer = await self.asks(do, **fields)
        assert not answer["ok"], answer
        return str(answer["error"])

    async def looks(self, person: Any, place: str, pane: str = "left") -> Json:
        """Look at a place, and return what is seen there; it follows later changes."""
        self.panes.pop(pane, None)
        await self.does("look", pane=pane, person=person.id, place=place)
        return self.panes[pane]

    async def until(self, condition: Callable[[], object]) -> None:
        async with asyncio.timeout(10), self._heard:
            await self._heard.wait_for(lambda: bool(condition()))

    def messages(self, pane: str = "left") -> list[Json]:
        return list(self.panes[pane]["room"]["messages"])

    def texts(self, pane: str = "left") -> list[str]:
        return [entry["text"] for entry in self.messages(pane) if "refused" not in entry]

    def row(self, place: str, pane: str = "left") -> Json:
        sidebar = self.panes[pane]["sidebar"]
        return next(row for row in [*sidebar["channels"], *sidebar["directs"]] if row["id"] == place)

    async def listen(self) -> None:
        async for message in self.socket:
            async with self._heard:
                self._take(json.loads(message.data))
                self._heard.notify_all()

    def _take(self, frame: Json) -> None:
        self.frames.append(frame)
        if "re" in frame:
            self._answers[frame["re"]] = frame
        elif frame["push"] == "sight":
            self.panes.setdefault(frame["pane"], {}).update(frame)
        elif frame["push"] == "log":
            self.lines.update({line["number"]: line for line in frame["entries"]})
        else:
            self.told[frame["push"]] = frame


def address(slack: SimulatedSlack, path: str) -> str:
    return f"{slack.workspace.base_url}{path}"


@asynccontextmanager
async def a_tab(slack: SimulatedSlack, headers: Mapping[str, str] | None = None) -> AsyncIterator[Tab]:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(address(slack, "/page/link"), headers=headers, max_msg_size=0) as socket,
    ):
        tab = Tab(socket)
        listening = asyncio.create_task(tab.listen())
        try:
            await tab.until(lambda: {"hello", "people", "clock", "story", "app"} <= tab.told.keys())
            yield tab
        finally:
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening


async def _nothing() -> None:
    return
