"""A process that sends all there is to a Slack that takes everything at once, and says how long that took."""

import asyncio
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from uuid import UUID

from prometheus_client import CollectorRegistry
from slack_sdk.web.async_client import AsyncWebClient

from bot.calendars import ZoneHolidays
from bot.clock import SystemClock, TimeOrderedIds
from bot.collector import spare_what_stays
from bot.domain.delivery import Envelope, Outcome, Sent, Transition
from bot.domain.pacing import UNHURRIED
from bot.scheduler.relay import Relay
from bot.services.almanac import Almanac
from bot.services.messages.delivery import Delivery
from bot.slack.messenger import Messenger
from bot.store import Store, make_engine
from bot.threads import Threads
from bot.web import Metrics

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Sending:
    """What one process has sent, and the seconds it took: by the wall, and of computing."""

    sent: int
    wall: float
    cpu: float


class Instant(Messenger):
    """Renders what it is given, and has it arrive at once."""

    def __init__(self) -> None:
        super().__init__(AsyncWebClient())

    async def _post(self, channel: str, text: str, blocks: list[dict[str, Any]], outbox_id: UUID) -> Outcome:
        assert text
        assert blocks
        return Sent(channel, "1.000001")


async def send_all(url: str) -> Sending:
    """Send all that is due in the database at `url`, at no pace but our own."""
    engine, clock, ids = make_engine(url, patience_ms=15_000), SystemClock(), TimeOrderedIds()
    delivery = Delivery(
        Store(engine, clock=clock, ids=ids), Almanac(ZoneHolidays()), clock=clock, ids=ids, pace=UNHURRIED
    )
    metrics = Metrics(CollectorRegistry())
    spare_what_stays()

    def report(envelope: Envelope, transition: Transition) -> None:
        late_by = (clock.now() - envelope.due_at).total_seconds()
        metrics.message_left(outcome=transition.state, late_by=late_by)

    with closing(Threads(4)) as threads:
        relay = Relay(delivery, Instant(), run=threads, report=report)
        sent, wall, cpu = 0, perf_counter(), process_time()
        while (await threads(delivery.depth))[0]:
            sent += (await relay.send_due()).total()
        done = Sending(sent, perf_counter() - wall, process_time() - cpu)
    engine.dispose()
    return done


async def in_processes(url: str, number: int) -> Sequence[Sending]:
    """The same, by `number` processes that begin together."""
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            __name__,
            url,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            cwd=ROOT,
        )
        for _ in range(number)
    ]
    for process in processes:
        assert process.stdout
        await process.stdout.readline()
    told = await asyncio.gather(*(process.communicate(b"go\n") for process in processes))
    return [Sending(*json.loads(line)) for line, _ in told]


def main(url: str) -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    done = asyncio.run(send_all(url))
    sys.stdout.write(json.dumps([done.sent, done.wall, done.cpu]))


if __name__ == "__main__":
    main(sys.argv[1])
