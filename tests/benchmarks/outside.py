"""Slack as a bot sees it from outside: signed gestures over HTTP, and calls answered as slowly as asked."""

import asyncio
import hashlib
import hmac
import json
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from time import perf_counter, time
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from bot.slack.ids import Action
from tests.benchmarks.edge import SECRET

Payload = dict[str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """A gesture ready to be sent. `name` is what Slack is told when its answer is shown."""

    name: str
    key: str
    form: Payload


@dataclass(frozen=True, slots=True)
class Acked:
    """How many seconds an acknowledgement took, and what it said."""

    seconds: float
    status: int
    said: str


class Outside:
    """Sends gestures and hears the calls that follow. `delay`: seconds that each call to Slack takes."""

    def __init__(self, http: aiohttp.ClientSession, api: str) -> None:
        self._http = http
        self._numbers = count(1)
        self.api = api
        self.delay = 0.0
        self.heard: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self.words: defaultdict[str, str] = defaultdict(str)

    def command(self, user: str, words: str) -> Made:
        name = f"trigger.{next(self._numbers)}"
        form = {
            "command": "/mentor",
            "text": words,
            "team_id": "T1",
            "user_id": user,
            "channel_id": "C1",
            "api_app_id": "A1",
            "trigger_id": name,
            "response_url": f"{self.api}respond/{name}",
        }
        return Made(name, f"command:{name}", form)

    def click(self, user: str, value: str) -> Made:
        """Choose who sees a goal, in a modal of its own each time."""
        number = next(self._numbers)
        name, at = f"V{number}", f"{number}.000001"
        action = {"type": "static_select", "action_id": Action.GOAL_VISIBILITY, "block_id": "b", "action_ts": at}
        payload = {
            "type": "block_actions",
            "team": {"id": "T1", "domain": "t"},
            "user": {"id": user, "team_id": "T1"},
            "api_app_id": "A1",
            "trigger_id": name,
            "container": {"type": "view", "view_id": name},
            "view": {"id": name, "type": "modal", "blocks": [], "private_metadata": "", "state": {"values": {}}},
            "actions": [{**action, "selected_option": {"value": value}}],
        }
        return Made(name, f"action:{user}:{at}:{Action.GOAL_VISIBILITY}", {"payload": json.dumps(payload)})

    async def send(self, door: str, made: Made) -> Acked:
        body = urlencode(made.form).encode()
        now, began = str(int(time())), perf_counter()
        signature = hmac.new(SECRET.encode(), b"v0:" + now.encode() + b":" + body, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": now,
            "X-Slack-Signature": f"v0={signature}",
        }
        async with self._http.post(door, data=body, headers=headers) as answer:
            said = await answer.text()
            return Acked(perf_counter() - began, answer.status, said)

    async def answer(self, request: web.Request) -> web.Response:
        call = await (request.json() if request.content_type == "application/json" else request.post())
        name = request.match_info.get("name") or str(call.get("trigger_id") or call.get("view_id") or "")
        self.words[name] += str(call.get("view") or call.get("text") or "")
        await asyncio.sleep(self.delay)
        self.heard[name].set()
        return web.json_response({"ok": True, "view": {"id": name}, "channel": {"id": "D1"}, "ts": "1.1"})


@asynccontextmanager
async def outside() -> AsyncIterator[Outside]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=2)) as http:
        app = web.Application()
        runner = web.AppRunner(app)
        there = Outside(http, "")
        app.router.add_post("/api/respond/{name}", there.answer)
        app.router.add_post("/api/{method}", there.answer)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        there.api = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
        try:
            yield there
        finally:
            await runner.cleanup()
