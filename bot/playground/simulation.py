"""SimulatedSlack: one workspace on a loopback port, with people who act and everything that can go wrong."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import aiohttp
from starlette.routing import BaseRoute

from bot.playground import waiting
from bot.playground.administration import Administration
from bot.playground.changes import ChangeKind, Subscription
from bot.playground.clock import VirtualClock
from bot.playground.delivery.courier import Courier
from bot.playground.delivery.http import HttpRoute
from bot.playground.delivery.socket import Connection, Disconnect, SocketRoute
from bot.playground.faults import Faults
from bot.playground.founding import new_workspace
from bot.playground.ratelimits import RateLimits
from bot.playground.record import Call, Delivery
from bot.playground.rules import check_shortcuts
from bot.playground.server import Server
from bot.playground.tickets import TRIGGER_LIFE
from bot.playground.wire import Json


class SimulatedSlack(Administration):
    """Slack, as far as a bot can tell. Ids are the same on every run; nothing here is random."""

    def __init__(
        self,
        *,
        clock: VirtualClock | None = None,
        rate_limits: RateLimits = RateLimits.OFF,
        name: str = "Lumen Labs",
        ack_deadline: float = 3.0,
        retry_pace: float = 1.0,
        trigger_life: float = TRIGGER_LIFE,
    ) -> None:
        """Found the workspace.

        `ack_deadline` and `trigger_life` are in real seconds; `retry_pace` divides the waits between retries.
        """
        self.clock = clock or VirtualClock()
        workspace = new_workspace(name, self.clock, rate_limits)
        self._sockets = SocketRoute(workspace)
        super().__init__(workspace, Courier(workspace, self._sockets, ack_deadline, retry_pace))
        self._request_url = ""
        self._client: aiohttp.ClientSession | None = None
        self._server = Server(self.workspace, self._sockets)
        self.workspace.tickets.trigger_life = trigger_life
        self.workspace.outbound = self.courier
        self.clock.watch(lambda: self.workspace.changed(ChangeKind.CLOCK))

    # -- the app's side ----------------------------------------------------------------------------

    @property
    def name(self) -> str:
        return self.workspace.name

    @property
    def team_id(self) -> str:
        return self.workspace.app.team_id

    @property
    def app_id(self) -> str:
        return self.workspace.app.app_id

    @property
    def bot_user_id(self) -> str:
        return self.workspace.app.bot_user_id

    @property
    def bot_token(self) -> str:
        return self.workspace.app.bot_token

    @property
    def app_token(self) -> str:
        return self.workspace.app.app_token

    @property
    def signing_secret(self) -> str:
        return self.workspace.app.signing_secret

    @property
    def granted_scopes(self) -> set[str]:
        """The bot token's scopes; add or discard to change what the workspace granted."""
        return self.workspace.app.scopes

    @property
    def subscriptions(self) -> set[str]:
        """The manifest's bot_events; only these are delivered."""
        return self.workspace.app.subscriptions

    def declare_shortcuts(self, shortcuts: Sequence[Json]) -> None:
        """Take the manifest's shortcuts, and offer no other; raise ValueError where Slack would refuse them."""
        if refused := check_shortcuts(shortcuts):
            raise ValueError("\n".join(refused.messages))
        self.workspace.app.shortcuts = {each["callback_id"]: each["type"] for each in shortcuts}

    @property
    def api_url(self) -> str:
        """What `SLACK_API_URL` points at while serving."""
        return f"{self.workspace.base_url}/api/"

    @asynccontextmanager
    async def serving(self, port: int = 0) -> AsyncIterator["SimulatedSlack"]:
        """Listen on loopback, in the running event loop."""
        self.courier.loop = asyncio.get_running_loop()
        self.workspace.changes.bind(self.courier.loop)
        async with aiohttp.ClientSession() as client:
            self._client = client
            self._set_route()
            async with self._server.running(port) as base_url:
                self.workspace.base_url = base_url
                try:
                    yield self
                finally:
                    await self.courier.stop()

    def deliver_over_http(self, url: str) -> None:
        """Send everything to this request URL, signed, instead of over Socket Mode."""
        self._request_url = url
        self._set_route()

    def show(self, routes: Sequence[BaseRoute]) -> None:
        """Serve something beside Slack on the same port, such as the routes of a `Page`."""
        self._server.show(routes)

    # -- what happened -----------------------------------------------------------------------------

    @property
    def calls(self) -> list[Call]:
        """Every finished request of the bot, response_url posts included."""
        return self.workspace.log.calls

    @property
    def deliveries(self) -> list[Delivery]:
        """Everything sent to the bot, with how it was answered."""
        return self.workspace.log.deliveries

    @property
    def refused(self) -> list[Call]:
        """Calls answered with `ok: false`."""
        return list(self.workspace.log.refused())

    @property
    def log(self) -> list[Call | Delivery]:
        """Calls and deliveries in the order they started, those under way included."""
        return self.workspace.log.entries

    @property
    def under_way(self) -> list[Call | Delivery]:
        """Calls and deliveries that have no answer yet."""
        return [entry for entry in self.workspace.log.entries if entry.latency is None]

    @property
    def sockets(self) -> list[Connection]:
        """The bot's open Socket Mode connections."""
        return list(self._sockets.connections)

    def subscribe(self) -> Subscription:
        """Follow every change from now on, as an async iterator."""
        return self.workspace.changes.subscribe()

    # -- waiting -----------------------------------------------------------------------------------

    async def connected(self, *, within: float = 10.0) -> None:
        """Wait until the bot has a socket open."""
        await self.until(lambda: self._sockets.connections, what="the bot opens a socket", timeout=within)

    async def until(
        self,
        condition: Callable[[], object],
        *,
        what: str,
        timeout: float = 10.0,  # noqa: ASYNC109 - the caller's deadline, named as in every waiting function
    ) -> None:
        """Wait for a condition, looked at after every change; fails with `what` and the last calls."""
        await waiting.until(self.workspace, condition, what=what, within=timeout)

    async def settled(self, *, quiet: float = 0.02) -> None:
        """Wait until nothing is under way and nothing has changed for so many seconds (best effort)."""
        await waiting.settled(self.workspace, quiet=quiet)

    # -- what goes wrong ---------------------------------------------------------------------------

    @property
    def faults(self) -> Faults:
        return self.workspace.faults

    def drop_sockets(self) -> None:
        """Cut every socket without a word."""
        for connection in self._sockets.connections:
            self._server.reset(connection.client)

    def duplicate_next_event(self) -> None:
        """Deliver the next event twice, as when Slack missed the ack."""
        self.courier.duplicates += 1

    def refresh_sockets(self, reason: Disconnect = Disconnect.REFRESH_REQUESTED) -> None:
        """Ask every connection to make way for a new one; a warning alone closes nothing."""
        self.courier.start(self._sockets.say_goodbye(reason))

    def _set_route(self) -> None:
        if self._request_url and self._client is not None:
            self.courier.http = HttpRoute(self._request_url, self.signing_secret, self._client)
