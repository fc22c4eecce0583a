"""Health, readiness, metrics and Slack's door, asked over HTTP; and a server that starts and stops when told."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx
import pytest
from prometheus_client import CollectorRegistry
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.web import Metrics, Probe, build_web, listen, serve, serve_on, watch_loop
from bot.web.app import LARGEST_BODY


def always(reason: str | None) -> Callable[[], Awaitable[str | None]]:
    async def check() -> str | None:
        return reason

    return check


async def never() -> str | None:
    await asyncio.Event().wait()
    return None


async def echo(request: Request) -> Response:
    return PlainTextResponse(await request.body())


def web(*probes: Probe, slack_events: bool = True, registry: CollectorRegistry | None = None) -> Starlette:
    return build_web(
        probes=probes, slack_events=echo if slack_events else None, registry=registry or CollectorRegistry()
    )


@asynccontextmanager
async def visitor(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot") as client:
        yield client


async def get(app: Starlette, path: str) -> httpx.Response:
    async with visitor(app) as client:
        return await client.get(path)


async def test_health_is_about_this_process_and_not_about_its_database() -> None:
    answer = await get(web(Probe("database", always("No connection."))), "/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")


async def test_ready_when_every_probe_passes() -> None:
    answer = await get(web(Probe("database", always(None)), Probe("socket", always(None))), "/readyz")
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "failing": []})


async def test_not_ready_names_each_failing_probe_and_why() -> None:
    probes = (
        Probe("database", always("No connection.")),
        Probe("socket", always(None)),
        Probe("schema", always("Old.")),
    )
    answer = await get(web(*probes), "/readyz")
    assert answer.status_code == 503
    assert answer.json() == {
        "ready": False,
        "failing": [{"probe": "database", "reason": "No connection."}, {"probe": "schema", "reason": "Old."}],
    }


async def test_a_remark_is_shown_and_keeps_nobody_from_being_ready() -> None:
    remarks = (Probe("messages", always("An admin has stopped all messages.")), Probe("quiet", always(None)))
    app = build_web(probes=(), remarks=remarks, slack_events=None, registry=CollectorRegistry())
    answer = await get(app, "/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "ready": True,
        "failing": [],
        "remarks": [{"probe": "messages", "reason": "An admin has stopped all messages."}],
    }


async def test_a_probe_that_hangs_is_a_reason_not_to_be_ready() -> None:
    answer = await get(web(Probe("database", never, patience=0.01)), "/readyz")
    assert answer.status_code == 503
    assert answer.json()["failing"][0]["reason"].startswith("No answer within")


async def test_metrics_speak_prometheus() -> None:
    registry = CollectorRegistry()
    metrics = Metrics(registry)
    metrics.gesture_took(0.02, kind="command", outcome="ok")
    metrics.message_left(outcome="sent", late_by=2.0)
    metrics.message_left(outcome="rate_limited")
    metrics.outbox_holds(7, oldest=12.5)
    metrics.tick_took(0.3, job="plan")
    metrics.messages_stopped(1, held_back=26)
    answer = await get(web(registry=registry), "/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    for line in (
        'mentorbot_gesture_seconds_bucket{kind="command",le="0.025",outcome="ok"} 1.0',
        'mentorbot_outbox_sent_total{outcome="sent"} 1.0',
        'mentorbot_outbox_sent_total{outcome="rate_limited"} 1.0',
        "mentorbot_due_to_sent_seconds_count 1.0",
        "mentorbot_outbox_depth 7.0",
        "mentorbot_outbox_oldest_seconds 12.5",
        "mentorbot_messages_stopped 1.0",
        "mentorbot_messages_held_back 26.0",
        'mentorbot_tick_seconds_count{job="plan"} 1.0',
    ):
        assert line in answer.text.splitlines()


async def test_what_fails_and_what_is_in_use_is_measured_by_sort() -> None:
    metrics = Metrics(CollectorRegistry())
    metrics.slack_failed("chat.postMessage", "refused")
    metrics.gesture_failed(kind="command", error=ValueError)
    metrics.errands_ran(done=3, failed=1, collided=2)
    metrics.job_failed("send", "busy")
    metrics.socket_replaced()
    metrics.watch_socket(lambda: 2.5)
    metrics.watch_connections("work", lambda: (3, 1))
    metrics.watch_threads(busy=lambda: 8, queued=lambda: 5)
    answer = await get(web(registry=metrics.registry), "/metrics")
    for line in (
        'mentorbot_slack_errors_total{method="chat.postMessage",sort="refused"} 1.0',
        'mentorbot_gesture_errors_total{error="ValueError",kind="command"} 1.0',
        'mentorbot_errands_total{outcome="done"} 3.0',
        'mentorbot_errands_total{outcome="failed"} 1.0',
        'mentorbot_errands_total{outcome="collided"} 2.0',
        'mentorbot_job_failures_total{job="send",reason="busy"} 1.0',
        "mentorbot_socket_replaced_total 1.0",
        "mentorbot_socket_silent_seconds 2.5",
        'mentorbot_database_connections{pool="work",state="in_use"} 3.0',
        'mentorbot_database_connections{pool="work",state="waiting"} 1.0',
        'mentorbot_threads{state="busy"} 8.0',
        'mentorbot_threads{state="queued"} 5.0',
    ):
        assert line in answer.text.splitlines()


async def test_two_processes_in_one_interpreter_keep_their_metrics_apart() -> None:
    first, second = Metrics(CollectorRegistry()), Metrics(CollectorRegistry())
    first.outbox_holds(7, oldest=0)
    assert second.registry.get_sample_value("mentorbot_outbox_depth") == 0


async def test_slack_is_heard_only_where_a_handler_was_given() -> None:
    async with visitor(web()) as client:
        assert (await client.post("/slack/events", content=b"hello")).text == "hello"
        assert (await client.get("/slack/events")).status_code == 405
    async with visitor(web(slack_events=False)) as client:
        assert (await client.post("/slack/events", content=b"hello")).status_code == 404


async def test_a_body_that_slack_would_never_send_is_not_read_to_its_end() -> None:
    async def in_pieces() -> AsyncIterator[bytes]:
        yield b"x" * LARGEST_BODY
        yield b"x"

    async with running(web()) as address, httpx.AsyncClient(base_url=address) as client:
        whole = await client.post("/slack/events", content=b"x" * LARGEST_BODY)
        refused = await client.post("/slack/events", content=in_pieces())
    assert (whole.status_code, len(whole.content)) == (200, LARGEST_BODY)
    assert refused.status_code == 413


@asynccontextmanager
async def running(app: Starlette) -> AsyncIterator[str]:
    listener = listen("127.0.0.1", 0)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    ready, stop = asyncio.Event(), asyncio.Event()
    serving = asyncio.create_task(serve_on(listener, app, ready=ready, stop=stop))
    async with asyncio.timeout(5):
        await ready.wait()
    try:
        yield address
    finally:
        stop.set()
        async with asyncio.timeout(10):
            await serving


async def test_the_server_answers_once_ready_and_is_gone_once_stopped() -> None:
    async with httpx.AsyncClient() as client:
        async with running(web()) as address:
            assert (await client.get(address + "/healthz")).status_code == 200
        with pytest.raises(httpx.ConnectError):
            await client.get(address + "/healthz")


async def test_a_cancelled_server_lets_a_request_in_flight_end() -> None:
    arrived, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_request: Request) -> Response:
        arrived.set()
        await go_on.wait()
        return PlainTextResponse("done")

    app = build_web(probes=(), slack_events=slow, registry=CollectorRegistry())
    listener, ready = listen("127.0.0.1", 0), asyncio.Event()
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    serving = asyncio.create_task(serve_on(listener, app, ready=ready))
    async with asyncio.timeout(10), httpx.AsyncClient() as client:
        await ready.wait()
        asking = asyncio.create_task(client.post(address + "/slack/events"))
        await arrived.wait()
        serving.cancel()
        go_on.set()
        assert (await asking).text == "done"
        with pytest.raises(asyncio.CancelledError):
            await serving


async def test_signals_stay_with_whoever_had_them() -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    async with running(web()):
        assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before


async def test_an_address_in_use_is_an_error_and_not_an_exit() -> None:
    with listen("127.0.0.1", 0) as taken, pytest.raises(OSError, match="in use"):
        await serve(web(), host="127.0.0.1", port=taken.getsockname()[1])


class Heard(Metrics):
    """Metrics that a test can wait for."""

    def __init__(self) -> None:
        super().__init__(CollectorRegistry())
        self.lags: asyncio.Queue[float] = asyncio.Queue()

    def loop_lagged(self, seconds: float) -> None:
        super().loop_lagged(seconds)
        self.lags.put_nowait(seconds)


async def test_a_blocked_loop_shows_in_its_lag() -> None:
    metrics = Heard()
    watching = asyncio.create_task(watch_loop(metrics, every=0.001))
    await metrics.lags.get()
    _block_the_loop(seconds=0.2)
    assert await metrics.lags.get() >= 0.15
    assert (metrics.registry.get_sample_value("mentorbot_loop_lag_seconds") or 0) >= 0.15
    watching.cancel()


def _block_the_loop(*, seconds: float) -> None:
    time.sleep(seconds)
