"""The HTTP and WebSocket server on loopback: Slack's own paths, and the clock's, which Slack does not have."""

import asyncio
import socket
import struct
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from bot.playground import api, bodies, clockface, responses
from bot.playground.delivery.socket import SocketRoute
from bot.playground.faults import Fault, FaultKind, Moment
from bot.playground.guard import Guard
from bot.playground.installation import Standing
from bot.playground.record import Call
from bot.playground.tickets import TicketError
from bot.playground.wire import Json
from bot.playground.workspace import Workspace

RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Server:
    """Serve one workspace; `wire` cuts connections for the faults."""

    def __init__(self, workspace: Workspace, sockets: SocketRoute) -> None:
        self._workspace = workspace
        self._sockets = sockets
        self._uvicorn: _QuietServer | None = None
        self._port = 0
        self._app = self._slack()

    def show(self, routes: Sequence[BaseRoute]) -> None:
        """Serve these too, looked at before Slack's own paths; at any time, also while running."""
        self._app.router.routes[:0] = routes

    @asynccontextmanager
    async def running(self, port: int) -> AsyncIterator[str]:
        """Listen on loopback and yield the base URL; port 0 takes a free one."""
        listener = _listener(port)
        self._port = listener.getsockname()[1]
        config = uvicorn.Config(
            self._app, log_config=None, lifespan="off", ws="websockets-sansio", date_header=False
        )
        self._uvicorn = _QuietServer(config)
        serving = asyncio.create_task(self._uvicorn.serve(sockets=[listener]))
        try:
            yield f"http://127.0.0.1:{self._port}"
        finally:
            self._uvicorn.stop()
            await serving

    def reset(self, client: tuple[str, int] | None) -> None:
        """Reset the connection of a client, the way a broken network does."""
        connections = self._uvicorn.server_state.connections if self._uvicorn else ()
        for connection in list(connections):
            transport: Any = getattr(connection, "transport", None)
            if transport is not None and transport.get_extra_info("peername") == client:
                transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
                transport.abort()

    def _slack(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/api/{method:path}", self._call, methods=["GET", "POST"]),
                Route("/upload/v1/{file_id}", self._upload, methods=["POST"]),
                Route("/files-pri/{file_id}/{name:path}", self._download),
                Route("/{family:str}/{team}/{number}/{secret}", self._respond, methods=["POST"]),
                *clockface.routes(self._workspace.clock),
                WebSocketRoute("/link/", self._link),
            ],
            middleware=[Middleware(Guard, port=lambda: self._port)],
        )

    # -- Slack's paths -----------------------------------------------------------------------------

    async def _call(self, request: Request) -> Response:
        """Answer one Web API call and write it into the log."""
        try:
            arguments, token = await bodies.arguments(request)
        except bodies.UnreadableBodyError as error:
            return JSONResponse({"ok": False, "error": str(error)})
        call = Call(request.path_params["method"], arguments, self._workspace.clock.now())
        fault = self._workspace.faults.next_for(call.method)
        call.fault = fault.kind.value if fault else ""
        self._workspace.started(call)
        started = time.monotonic()
        try:
            return await self._answer(request, call, token, fault)
        finally:
            call.latency = time.monotonic() - started
            self._workspace.finished(call)

    async def _answer(self, request: Request, call: Call, token: str, fault: Fault | None) -> Response:
        if fault is not None and fault.moment is Moment.BEFORE_SUCCESS:
            spoiled = await self._spoil(request, call, fault)
            if spoiled is not None:
                return spoiled
        answer = api.answer(self._workspace, call.method, call.arguments, token=token, verb=request.method)
        call.answer, call.status = answer.body, answer.status
        if fault is not None and fault.moment is Moment.AFTER_SUCCESS:
            spoiled = await self._spoil(request, call, fault)
            if spoiled is not None:
                return spoiled
        return JSONResponse(answer.body, answer.status, answer.headers)

    async def _spoil(self, request: Request, call: Call, fault: Fault) -> Response | None:
        """Let a fault strike; None means the call goes on as if nothing had happened."""
        match fault.kind:
            case FaultKind.SLOW:
                await asyncio.sleep(fault.seconds)
                return None
            case FaultKind.RATE_LIMITED:
                call.answer, call.status = {"ok": False, "error": "ratelimited"}, 429
                return JSONResponse(call.answer, 429, {"Retry-After": str(int(fault.seconds))})
            case FaultKind.REFUSED:
                call.answer = {"ok": False, "error": fault.error}
                return JSONResponse(call.answer)
            case FaultKind.SERVER_ERROR:
                call.answer, call.status = {"ok": False, "error": "internal_error"}, fault.status
                return PlainTextResponse("upstream request timeout", fault.status)
            case FaultKind.BAD_BODY:
                return PlainTextResponse("<html>We are having some trouble</html>", media_type="text/html")
            case FaultKind.CONNECTION_RESET:
                self.reset(_client(request))
            case FaultKind.TIMEOUT_AFTER_SUCCESS:
                pass
        return await self._until_gone(request)

    async def _until_gone(self, request: Request) -> Response:
        """Hold the line until the client has hung up or the server stops."""
        while (await request.receive())["type"] != "http.disconnect":
            pass
        return Response(status_code=499)

    async def _upload(self, request: Request) -> Response:
        upload = self._workspace.uploads.get(request.path_params["file_id"])
        if upload is None:
            return PlainTextResponse("not found", 404)
        upload.content = await request.body()
        return PlainTextResponse(f"OK - {len(upload.content)}")

    async def _download(self, request: Request) -> Response:
        """Give out the bytes of a file to a bot that may read files; whoever else comes is shown a page instead."""
        app, upload = self._workspace.app, self._workspace.uploads.get(request.path_params["file_id"])
        allowed = "files:read" in app.scopes and app.standing is Standing.INSTALLED
        if not allowed or request.headers.get("authorization") != f"Bearer {app.bot_token}":
            return HTMLResponse("<html><title>Sign in</title></html>")
        if upload is None or upload.content is None:
            return PlainTextResponse("not found", 404)
        return Response(upload.content, media_type="application/octet-stream")

    async def _respond(self, request: Request) -> Response:
        """Take a post to a response_url."""
        try:
            content = bodies.parsed(await request.body(), request)
        except bodies.UnreadableBodyError:
            return PlainTextResponse("invalid_payload", 400)
        person, channel = self._workspace.tickets.made_for(request.url.path)
        now = self._workspace.clock.now()
        call = Call("response_url", content, now, status=200, person=person, channel=channel)
        self._workspace.started(call)
        started = time.monotonic()
        try:
            error = self._response_error(request.url.path, content)
            call.answer = {"ok": not error} | ({"error": error} if error else {})
            call.status = {"": 200, "expired_url": 404, "used_url": 404}.get(error, 400)
        finally:
            call.latency = time.monotonic() - started
            self._workspace.finished(call)
        return PlainTextResponse(error or "ok", call.status)

    def _response_error(self, path: str, content: Json) -> str:
        try:
            url = self._workspace.tickets.response(path)
        except TicketError as refused:
            return str(refused)
        refusal = responses.respond(self._workspace, url, content)
        return refusal.error if refusal else ""

    async def _link(self, websocket: WebSocket) -> None:
        await self._sockets.serve(websocket)


class _QuietServer(uvicorn.Server):
    """A uvicorn that leaves signals to the program it runs in, stops when told to and does not dawdle."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._stopped = asyncio.Event()

    def stop(self) -> None:
        self._stopped.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def main_loop(self) -> None:
        await self._stopped.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for listener in sockets or []:
            listener.close()
        for connection in list(self.server_state.connections):
            transport: Any = getattr(connection, "transport", None)
            if transport is not None:
                transport.abort()
        tasks = list(self.server_state.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _listener(port: int) -> socket.socket:
    """Bind to loopback. Naming TCP matters: only then does asyncio switch off Nagle, worth 40 ms a call."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen()
    return listener


def _client(request: Request) -> tuple[str, int] | None:
    return (request.client.host, request.client.port) if request.client else None
