"""GET and POST /playground/clock: the virtual clock over HTTP, labelled as no Slack feature."""

from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.playground.clock import VirtualClock

LABEL = {"x-playground": "a virtual clock; Slack has no such feature"}


def routes(clock: VirtualClock) -> list[Route]:
    async def read(_request: Request) -> Response:
        return _shown(clock)

    async def move(request: Request) -> Response:
        """Take `{"now": an ISO 8601 instant}`, `{"advance": seconds}`, or both in that order."""
        wish = await request.json()
        try:
            if "now" in wish:
                clock.travel_to(datetime.fromisoformat(wish["now"]))
            clock.advance(timedelta(seconds=float(wish.get("advance", 0))))
        except (TypeError, ValueError) as error:
            return JSONResponse({"error": str(error)}, 400, LABEL)
        return _shown(clock)

    return [Route("/playground/clock", read), Route("/playground/clock", move, methods=["POST"])]


def _shown(clock: VirtualClock) -> Response:
    return JSONResponse({"now": clock.now().isoformat()}, headers=LABEL)
