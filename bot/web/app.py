"""The routes: `/healthz`, `/readyz`, `/metrics`, and `/slack/events` where Slack calls us."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Message, Receive

SlackEvents = Callable[[Request], Awaitable[Response]]

# A view may hold 250 kB (docs.slack.dev/reference/methods/views.open), and form encoding at most triples it.
LARGEST_BODY = 1_000_000


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing that may keep this process from being ready.

    `check` returns the reason in a sentence, or None within `patience` seconds.
    """

    name: str
    check: Callable[[], Awaitable[str | None]]
    patience: float = 2.0


def build_web(
    *,
    probes: Sequence[Probe],
    slack_events: SlackEvents | None,
    registry: CollectorRegistry,
    remarks: Sequence[Probe] = (),
) -> Starlette:
    """The web application; without `slack_events` (Socket Mode) it has no door for Slack.

    `remarks` are shown beside readiness and do not keep the process from being ready.
    """
    routes = [
        Route("/healthz", _healthz),
        Route("/readyz", _readyz(tuple(probes), tuple(remarks))),
        Route("/metrics", _metrics(registry)),
    ]
    if slack_events is not None:
        routes.append(Route("/slack/events", _bounded(slack_events), methods=["POST"]))
    return Starlette(routes=routes)


async def _healthz(_request: Request) -> Response:
    """Answered by the loop itself and by nothing else: a dead database is no reason to restart the process."""
    return PlainTextResponse("ok\n")


def _readyz(probes: tuple[Probe, ...], remarks: tuple[Probe, ...]) -> SlackEvents:
    async def readyz(_request: Request) -> Response:
        failing, remarked = await asyncio.gather(_found(probes), _found(remarks))
        answer = {"ready": not failing, "failing": failing} | ({"remarks": remarked} if remarked else {})
        return JSONResponse(answer, status_code=503 if failing else 200)

    return readyz


async def _found(probes: tuple[Probe, ...]) -> list[dict[str, str]]:
    reasons = await asyncio.gather(*(_reason(probe) for probe in probes))
    return [
        {"probe": probe.name, "reason": reason}
        for probe, reason in zip(probes, reasons, strict=True)
        if reason is not None
    ]


async def _reason(probe: Probe) -> str | None:
    try:
        return await asyncio.wait_for(probe.check(), probe.patience)
    except TimeoutError:
        return f"No answer within {probe.patience:g} seconds."


def _metrics(registry: CollectorRegistry) -> SlackEvents:
    async def metrics(request: Request) -> Response:
        encode, content_type = choose_encoder(request.headers.get("accept", ""))
        return Response(encode(registry), headers={"content-type": content_type})

    return metrics


def _bounded(slack_events: SlackEvents) -> SlackEvents:
    """Stop reading a body that Slack would never send, before its signature can be known."""

    async def events(request: Request) -> Response:
        return await slack_events(Request(request.scope, _at_most(LARGEST_BODY, request.receive)))

    return events


def _at_most(limit: int, receive: Receive) -> Receive:
    seen = 0

    async def receive_bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise HTTPException(413)
        return message

    return receive_bounded
