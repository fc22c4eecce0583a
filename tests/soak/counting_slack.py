"""A Slack that takes every message at once and counts, in a process of its own; it also says what time it is.

Each bot calls it under a name of its own, so that the answers to one of them can be held back.
"""

import asyncio
import json
import sys
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from aiohttp import web

USUAL, LATE = "1.", "9."
"""How timestamps begin; late ones in answers to a process that is frozen: who writes one down has come too late."""


@dataclass(slots=True, eq=False)
class Books:
    """Every post by the outbox id it carries, and every channel."""

    now: datetime
    posts: Counter[str] = field(default_factory=Counter)
    by: Counter[str] = field(default_factory=Counter)
    looked_up: int = 0
    channels: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    held: dict[str, asyncio.Future[str]] = field(default_factory=dict)
    waiting: Counter[str] = field(default_factory=Counter)

    async def post(self, who: str, body: dict[str, Any]) -> dict[str, Any]:
        self.posts[body["metadata"]["event_payload"]["id"]] += 1
        self.by[who] += 1
        ts = f"{USUAL}{self.posts.total():06d}"
        self.channels[body["channel"]].append({"ts": ts, "metadata": body["metadata"]})
        if who in self.held:
            self.waiting[who] += 1
            ts = await self.held[who] + ts[2:]
        return {"ok": True, "channel": body["channel"], "ts": ts}

    async def answer(self, request: web.Request) -> web.Response:
        who, method = request.match_info["who"], request.match_info["method"]
        body = dict(request.query) or (await _body(request))
        if method == "chat.postMessage":
            return web.json_response(await self.post(who, body))
        if method == "conversations.history":
            self.looked_up += 1
            return web.json_response({"ok": True, "messages": self.channels[body["channel"]]})
        return web.json_response({"ok": True, "members": []})

    async def tell_time(self, _: web.Request) -> web.Response:
        return web.json_response({"now": self.now.isoformat()})

    async def advance(self, request: web.Request) -> web.Response:
        self.now += timedelta(seconds=float(request.query["seconds"]))
        return web.json_response({})

    async def hold(self, request: web.Request) -> web.Response:
        self.held[request.query["who"]] = asyncio.get_running_loop().create_future()
        return web.json_response({})

    async def let_go(self, request: web.Request) -> web.Response:
        self.held.pop(request.query["who"]).set_result(request.query["beginning"])
        return web.json_response({})

    async def tell(self, _: web.Request) -> web.Response:
        return web.json_response(
            {
                "posts": self.posts.total(),
                "looked_up": self.looked_up,
                "twice": [key for key, number in self.posts.items() if number > 1],
                "by": self.by,
                "waiting": self.waiting,
            }
        )

    async def tell_all(self, _: web.Request) -> web.Response:
        return web.json_response(list(self.posts))


class CountingSlack:
    """The same, seen from the test."""

    def __init__(self, address: str, http: aiohttp.ClientSession) -> None:
        self._address = address
        self._http = http

    @property
    def clock_url(self) -> str:
        return f"{self._address}/clock"

    def api_url(self, who: str) -> str:
        return f"{self._address}/{who}/api/"

    async def ask(self, what: str, **query: str | float) -> Any:
        async with self._http.get(f"{self._address}/{what}", params=query) as answer:
            return await answer.json()


@asynccontextmanager
async def counting_slack(now: datetime) -> AsyncIterator[CountingSlack]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__, now.isoformat(), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    try:
        port = int(await process.stdout.readline())
        async with aiohttp.ClientSession() as http:
            yield CountingSlack(f"http://127.0.0.1:{port}", http)
    finally:
        process.terminate()
        await process.communicate()


async def _body(request: web.Request) -> dict[str, Any]:
    text = await request.text()
    found: dict[str, Any] = json.loads(text) if text.startswith("{") else dict(await request.post())
    return found


async def _serve(now: str) -> None:
    books, app = Books(datetime.fromisoformat(now)), web.Application()
    app.router.add_route("*", "/{who}/api/{method}", books.answer)
    for what, tell in {
        "clock": books.tell_time,
        "advance": books.advance,
        "hold": books.hold,
        "let_go": books.let_go,
        "state": books.tell,
        "ids": books.tell_all,
    }.items():
        app.router.add_get(f"/{what}", tell)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sys.stdout.write(f"{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1]))
