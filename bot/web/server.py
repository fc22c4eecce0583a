"""uvicorn as a guest in our event loop: it binds, serves and stops when we say so, and leaves signals to us."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import structlog
import uvicorn
from starlette.types import ASGIApp

GRACE_SECONDS = 5
BACKLOG = 2048

_log = structlog.stdlib.get_logger(__name__)


class _Guest(uvicorn.Server):
    """A server that installs no signal handlers, and says when it accepts connections."""

    def __init__(self, config: uvicorn.Config, ready: asyncio.Event | None) -> None:
        super().__init__(config)
        self._ready = ready

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self._ready is not None:
            self._ready.set()


def listen(host: str, port: int) -> socket.socket:
    """Bind `host` and `port` (0 takes any free one). Raises OSError if another process has it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named TCP, unlike with create_server: only then does asyncio turn Nagle off, which saves 40 ms an answer.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    listener.listen(BACKLOG)
    return listener


async def serve(
    app: ASGIApp, *, host: str, port: int, ready: asyncio.Event | None = None, stop: asyncio.Event | None = None
) -> None:
    """Serve until cancelled or until `stop` is set; `ready` is set once connections are accepted.

    Requests in flight get `GRACE_SECONDS` to end. Raises OSError if the address cannot be had.
    """
    await serve_on(listen(host, port), app, ready=ready, stop=stop)


async def serve_on(
    listener: socket.socket, app: ASGIApp, *, ready: asyncio.Event | None = None, stop: asyncio.Event | None = None
) -> None:
    """As `serve`, on a socket that is bound already; closes it in the end."""
    _log.info("listening", host=listener.getsockname()[0], port=listener.getsockname()[1])
    # log_config=None: uvicorn would put handlers of its own beside the one that masks secrets.
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    server = _Guest(config, ready)
    serving = asyncio.create_task(server.serve(sockets=[listener]), name="web")
    stopping = asyncio.create_task((stop or asyncio.Event()).wait(), name="web-stop")
    try:
        # Cancelling `serving` itself would skip uvicorn's shutdown and cut off requests in flight.
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        server.should_exit = True
        await serving
