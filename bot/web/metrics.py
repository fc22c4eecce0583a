"""What is measured, under which names. Callers use the methods, so that no name or label is spelled twice."""

import asyncio
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

# Slack shows a failure after 3 s without an ack: docs.slack.dev/interactivity/handling-user-interaction
_GESTURE_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0)
_LATE_SECONDS = (1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 6 * 3600.0, 24 * 3600.0)
_TICK_SECONDS = (0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 15.0, 60.0)


class Metrics:
    """Every metric of one process, kept in the registry it is given. All times are seconds."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.registry = registry
        self._gesture = Histogram(
            "mentorbot_gesture_seconds",
            "From the arrival of a person's gesture to its ack",
            ("kind", "outcome"),
            buckets=_GESTURE_SECONDS,
            registry=registry,
        )
        self._sent = Counter("mentorbot_outbox_sent", "Attempts to send a message", ("outcome",), registry=registry)
        self._late = Histogram(
            "mentorbot_due_to_sent_seconds",
            "From the moment a message was due to Slack's answer",
            buckets=_LATE_SECONDS,
            registry=registry,
        )
        self._depth = Gauge("mentorbot_outbox_depth", "Messages due and not yet settled", registry=registry)
        self._oldest = Gauge(
            "mentorbot_outbox_oldest_seconds",
            "Age of the oldest message due and not yet settled",
            registry=registry,
        )
        self._stopped = Gauge(
            "mentorbot_messages_stopped", "Workspaces in which an admin has stopped all messages", registry=registry
        )
        self._held_back = Gauge(
            "mentorbot_messages_held_back", "Messages due and held back by such a stop", registry=registry
        )
        self._count_failures(registry)
        self._watch_supplies(registry)
        self._lag = Gauge(
            "mentorbot_loop_lag_seconds", "How late the event loop woke up at the last look", registry=registry
        )
        self._tick = Histogram(
            "mentorbot_tick_seconds",
            "How long one round of due work took",
            ("job",),
            buckets=_TICK_SECONDS,
            registry=registry,
        )

    def _count_failures(self, registry: CollectorRegistry) -> None:
        def counter(name: str, says: str, *labels: str) -> Counter:
            return Counter(f"mentorbot_{name}", says, labels, registry=registry)

        self._slack_errors = counter("slack_errors", "Calls to Slack that failed", "method", "sort")
        self._gesture_errors = counter("gesture_errors", "Errors of handlers, refusals included", "kind", "error")
        self._errands = counter("errands", "Errands of due work by what became of them", "outcome")
        self._job_failures = counter("job_failures", "Rounds of due work that were put off", "job", "reason")
        self._replaced = counter("socket_replaced", "Sockets to Slack that fell silent and were replaced")

    def _watch_supplies(self, registry: CollectorRegistry) -> None:
        self._connections = Gauge(
            "mentorbot_database_connections",
            "Connections to the database in use, and calls that wait for one",
            ("pool", "state"),
            registry=registry,
        )
        self._threads = Gauge(
            "mentorbot_threads", "Threads at work, and calls that wait for one", ("state",), registry=registry
        )
        self._silent = Gauge(
            "mentorbot_socket_silent_seconds", "Time since anything was heard on the socket", registry=registry
        )

    def gesture_took(self, seconds: float, *, kind: str, outcome: str) -> None:
        """`kind` is command, action, submission …; `outcome` is in_time or late: few values, never ids."""
        self._gesture.labels(kind=kind, outcome=outcome).observe(seconds)

    def message_left(self, *, outcome: str, late_by: float | None = None) -> None:
        """Count one attempt; `late_by` is given only for a message that reached Slack."""
        self._sent.labels(outcome=outcome).inc()
        if late_by is not None:
            self._late.observe(late_by)

    def outbox_holds(self, depth: int, *, oldest: float) -> None:
        self._depth.set(depth)
        self._oldest.set(oldest)

    def messages_stopped(self, workspaces: int, *, held_back: int) -> None:
        self._stopped.set(workspaces)
        self._held_back.set(held_back)

    def loop_lagged(self, seconds: float) -> None:
        self._lag.set(seconds)

    def tick_took(self, seconds: float, *, job: str) -> None:
        self._tick.labels(job=job).observe(seconds)

    def slack_failed(self, method: str, sort: str) -> None:
        """`method` is one of Slack's that we call; `sort` is how it failed, never what Slack said."""
        self._slack_errors.labels(method=method, sort=sort).inc()

    def gesture_failed(self, *, kind: str, error: type[Exception]) -> None:
        """Counts the class alone: what an error says may hold what a person wrote."""
        self._gesture_errors.labels(kind=kind, error=error.__name__).inc()

    def errands_ran(self, *, done: int, failed: int, collided: int) -> None:
        for outcome, number in (("done", done), ("failed", failed), ("collided", collided)):
            self._errands.labels(outcome=outcome).inc(number)

    def job_failed(self, job: str, reason: str) -> None:
        """`reason` is busy or database."""
        self._job_failures.labels(job=job, reason=reason).inc()

    def socket_replaced(self) -> None:
        self._replaced.inc()

    def watch_socket(self, silent_for: Callable[[], float]) -> None:
        self._silent.set_function(silent_for)

    def watch_connections(self, pool: str, use: Callable[[], tuple[int, int]]) -> None:
        """`use` says how many connections are in use and how many are waited for; asked whenever somebody looks."""
        self._connections.labels(pool=pool, state="in_use").set_function(lambda: use()[0])
        self._connections.labels(pool=pool, state="waiting").set_function(lambda: use()[1])

    def watch_threads(self, *, busy: Callable[[], int], queued: Callable[[], int]) -> None:
        self._threads.labels(state="busy").set_function(busy)
        self._threads.labels(state="queued").set_function(queued)


async def watch_loop(metrics: Metrics, *, every: float = 1.0) -> None:
    """Note every `every` seconds how late this loop wakes up, until cancelled; a blocked loop delays every ack."""
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + every
        await asyncio.sleep(every)
        metrics.loop_lagged(max(0.0, loop.time() - due))
