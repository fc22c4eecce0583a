"""Who may talk to the simulated Slack: programs on this machine, and a browser only if it opened our own page."""

from collections.abc import Callable
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class Guard:
    """Refuse a foreign Host (a rebound name) and a foreign Origin (another site in the same browser).

    The tokens here are the same on every run, so any site could use them. `port` is asked for on every request,
    since it is known only once the server listens. A program that is no browser sends no Origin, and is let in.
    """

    def __init__(self, app: ASGIApp, port: Callable[[], int]) -> None:
        self._app = app
        self._port = port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        hosts = [f"127.0.0.1:{self._port()}", f"localhost:{self._port()}"]
        headers = Headers(scope=scope)
        origins = {f"http://{host}" for host in hosts}
        if headers.get("host") in hosts and headers.get("origin", f"http://{hosts[0]}") in origins:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            refusal = PlainTextResponse(f"This Slack answers only at http://{hosts[0]}/.", HTTPStatus.FORBIDDEN)
            await refusal(scope, receive, send)
