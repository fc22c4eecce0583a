"""The page's addresses: the document, its files, the tabs' sockets, and files that people upload."""

import re
from pathlib import Path

from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.websockets import WebSocket

from bot.playground.page.frames import UnableError
from bot.playground.page.headers import StrictHeaders
from bot.playground.page.host import Host
from bot.playground.page.link import Link
from bot.playground.page.scene import Scene
from bot.playground.simulation import SimulatedSlack

STATIC = Path(__file__).parent / "static"
LARGEST_UPLOAD = 20_000_000
"""Bytes. Slack takes far more; a playground keeps them in memory."""

# Named here, because the machine's own table of types may lack some or have them wrong.
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".LICENSE": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
PLAIN_PATH = re.compile(r"[\w-]+(?:[./][\w-]+)*")


class Page:
    """Everything the browser asks for. Tabs share one scene, so that they show the same."""

    def __init__(self, slack: SimulatedSlack, host: Host) -> None:
        self._scene = Scene(slack, host)
        strict = Middleware(StrictHeaders)
        inner = [
            Route("/static/{path:path}", _static),
            Route("/files", self._take_file, methods=["POST"]),
            WebSocketRoute("/link", self._link),
        ]
        self.routes: list[BaseRoute] = [
            Route("/", _document, middleware=[strict]),
            Mount("/page", routes=inner, middleware=[strict]),
        ]

    def all_is_read(self) -> None:
        """Let nothing be unread of what has happened so far, as on a new day."""
        self._scene.reading.read_everything(self._scene.slack.workspace)

    async def _link(self, socket: WebSocket) -> None:
        await Link(self._scene, socket).serve()

    async def _take_file(self, request: Request) -> Response:
        """Keep a file that a person picked, and answer with the id a file_input takes."""
        query, content = request.query_params, bytearray()
        try:
            person = self._scene.acting(query.get("person", ""))
            async for chunk in request.stream():
                content += chunk
                if len(content) > LARGEST_UPLOAD:
                    return JSONResponse({"error": "A file may have 20 MB here."}, 413)
        except UnableError as refused:
            return JSONResponse({"error": str(refused)}, 400)
        except ClientDisconnect:
            return Response(status_code=499)
        file = person.upload(query.get("name") or "file", bytes(content))
        return JSONResponse({name: file[name] for name in ("id", "name", "size")})


async def _document(_request: Request) -> Response:
    return _file("index.html")


async def _static(request: Request) -> Response:
    return _file(request.path_params["path"])


def _file(path: str) -> Response:
    """Answer with a file of the page; only plain names are looked at, so no path leads out of the folder."""
    found = STATIC / path
    if not PLAIN_PATH.fullmatch(path) or found.suffix not in TYPES or not found.is_file():
        return PlainTextResponse("There is no such file.", 404)
    return FileResponse(found, media_type=TYPES[found.suffix])
