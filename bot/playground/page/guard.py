"""Who may talk to the page: a browser on this machine that opened the page itself, and no other site in it."""

from collections.abc import Callable
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' https: data:; "
    "connect-src 'self' {sockets}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Guard:
    """Refuse a foreign Host (a rebound name) and a foreign Origin (another site); set the headers of every answer.

    `port` is asked on every request, since it is known only once the server listens. A client that is no browser
    sends no Origin, and is let in.
    """

    def __init__(self, app: ASGIApp, port: Callable[[], int]) -> None:
        self._app = app
        self._port = port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        hosts = [f"127.0.0.1:{self._port()}", f"localhost:{self._port()}"]
        headers = Headers(scope=scope)
        origins = {f"http://{host}" for host in hosts}
        if headers.get("host") in hosts and headers.get("origin", f"http://{hosts[0]}") in origins:
            await self._app(scope, receive, _with_headers(send, hosts))
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            refusal = PlainTextResponse(f"This page answers only at http://{hosts[0]}/.", HTTPStatus.FORBIDDEN)
            await refusal(scope, receive, send)


def _with_headers(send: Send, hosts: list[str]) -> Send:
    """Some browsers do not take 'self' to mean WebSockets too, so the policy names them."""
    sockets = " ".join(f"ws://{host}" for host in hosts)

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Cache-Control"] = "no-cache"
            headers["Content-Security-Policy"] = POLICY.format(sockets=sockets)
            headers["X-Content-Type-Options"] = "nosniff"
            headers["Referrer-Policy"] = "no-referrer"
            headers["Cross-Origin-Resource-Policy"] = "same-origin"
        await send(message)

    return told
