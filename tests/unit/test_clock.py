"""The time, and ids that carry it."""

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from uuid import RFC_4122, UUID

import pytest

from bot.clock import FixedClock, RehearsalClock, SystemClock, TimeOrderedIds

VIRTUAL = "2026-12-07T09:00:00+00:00"


class VirtualTime(BaseHTTPRequestHandler):
    """Answers with the virtual time, as a simulated Slack does."""

    def do_GET(self) -> None:
        body = json.dumps({"now": VIRTUAL}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        return


@pytest.fixture
def rehearsal() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), VirtualTime) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/clock"
        server.shutdown()
        thread.join()


def milliseconds(made: UUID) -> int:
    return made.int >> 80


def test_the_system_clock_is_aware_and_goes_forward() -> None:
    before, now, after = datetime.now(UTC), SystemClock().now(), datetime.now(UTC)
    assert before <= now <= after
    assert now.utcoffset() == timedelta(0)


def test_a_fixed_clock_stands_still() -> None:
    noon = datetime(2026, 12, 7, 12, tzinfo=UTC)
    clock = FixedClock(noon)
    assert [clock.now(), clock.now()] == [noon, noon]


def test_a_rehearsal_clock_tells_the_time_of_the_simulated_slack(rehearsal: str) -> None:
    now = RehearsalClock(rehearsal).now()
    assert now == datetime.fromisoformat(VIRTUAL)
    assert now.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "url",
    [
        "https://slack.com/api/clock",
        "http://localhost:8000/clock",
        "http://127.0.0.1.example.org:80/clock",
        "http://127.0.0.2:80/clock",
        "file:///etc/hostname",
        "",
    ],
)
def test_a_rehearsal_clock_refuses_other_hosts(url: str) -> None:
    with pytest.raises(ValueError, match=r"127\.0\.0\.1"):
        RehearsalClock(url)


def test_an_id_is_a_uuid_of_version_7() -> None:
    for made in (TimeOrderedIds().new() for _ in range(500)):
        assert (made.version, made.variant) == (7, RFC_4122)


def test_an_id_begins_with_the_millisecond_it_was_made_in() -> None:
    before = time.time_ns() // 1_000_000
    made = TimeOrderedIds().new()
    assert before <= milliseconds(made) <= time.time_ns() // 1_000_000


def test_ids_of_a_later_millisecond_sort_later() -> None:
    ids = TimeOrderedIds()
    earlier = later = ids.new()
    while milliseconds(later) <= milliseconds(earlier):
        later = ids.new()
    assert later > earlier
    assert str(later) > str(earlier)
    assert later.bytes > earlier.bytes


def test_ids_of_one_process_sort_as_they_were_made() -> None:
    ids = TimeOrderedIds()
    made = [ids.new() for _ in range(10_000)]
    assert made == sorted(made)


def test_all_random_bits_of_an_id_vary_and_no_two_ids_are_equal() -> None:
    ids = TimeOrderedIds()
    made = [ids.new().int for _ in range(2000)]
    random_bits = (1 << 62) - 1
    assert len(set(made)) == len(made)
    ever, always = 0, -1
    for value in made:
        ever, always = ever | value, always & value
    assert ever & random_bits == random_bits
    assert always & random_bits == 0
