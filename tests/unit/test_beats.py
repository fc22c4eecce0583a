"""Whether due work gets on, told by steps and not by ends; and what is said of a database in trouble."""

import sqlite3

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from structlog.testing import capture_logs

from bot.domain.errors import Busy, Collision
from bot.scheduler.beats import PERIODS, Beats

FULL = OperationalError("INSERT", None, sqlite3.OperationalError("database or disk is full"))


class Hand:
    """A clock moved by hand, and what is counted."""

    def __init__(self) -> None:
        self.now = 0.0
        self.failed: list[tuple[str, str]] = []
        self.took: list[float] = []
        self.beats = Beats(
            {"send": 1, "plan": 2}, failed=lambda *what: self.failed.append(what), now=lambda: self.now
        )

    def job(self, name: str, *outcomes: Exception | str) -> "Job":
        return Job(self, name, outcomes)


class Job:
    """Raises or returns one outcome after the other."""

    def __init__(self, hand: Hand, name: str, outcomes: tuple[Exception | str, ...]) -> None:
        self._outcomes = iter(outcomes)
        self.beat = hand.beats.job(name, self._work, hand.took.append)

    async def _work(self) -> str:
        outcome = next(self._outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


@pytest.fixture
def hand() -> Hand:
    return Hand()


async def directly(call: object, /, *args: object, **kwargs: object) -> object:
    assert callable(call)
    return call(*args, **kwargs)


def test_a_process_that_does_no_due_work_is_never_stalled(hand: Hand) -> None:
    hand.now = 10_000
    assert hand.beats.stalled() is None


async def test_a_job_that_does_not_come_round_for_sixty_intervals_is_stalled(hand: Hand) -> None:
    hand.beats.begin()
    hand.now = PERIODS
    assert hand.beats.stalled() is None
    hand.now = PERIODS + 1
    assert hand.beats.stalled() == "Due work does not get on: “send” for 61 seconds."
    hand.now = 2 * PERIODS + 1
    assert hand.beats.stalled() == "Due work does not get on: “send” for 121 seconds, “plan” for 121 seconds."
    await hand.job("send", "done").beat()
    await hand.job("plan", "done").beat()
    assert hand.beats.stalled() is None
    assert len(hand.took) == 2


async def test_a_long_job_is_not_stalled_while_it_gets_on(hand: Hand) -> None:
    hand.beats.begin()
    run = hand.beats.through("send", directly)  # type: ignore[arg-type]
    for moment in range(0, 600, 50):
        hand.now = moment
        assert await run(len, "four") == 4
        assert hand.beats.stalled() is None or "plan" in str(hand.beats.stalled())
        assert "send" not in str(hand.beats.stalled())


async def test_a_call_that_fails_is_no_step(hand: Hand) -> None:
    hand.beats.begin()
    run = hand.beats.through("send", directly)  # type: ignore[arg-type]
    hand.now = PERIODS + 1
    with pytest.raises(ZeroDivisionError):
        await run(divmod, 1, 0)
    assert "send" in str(hand.beats.stalled())


async def test_steps_before_the_beginning_do_not_begin_anything(hand: Hand) -> None:
    await hand.job("send", "done").beat()
    hand.now = 10_000
    assert hand.beats.stalled() is None


@pytest.mark.parametrize("error", [Busy(), Collision()])
async def test_a_database_that_is_busy_puts_a_job_off(hand: Hand, error: Exception) -> None:
    hand.beats.begin()
    hand.now = PERIODS + 1
    assert await hand.job("send", error).beat() is None
    assert hand.failed == [("send", "busy")]
    assert hand.took == []
    assert "send" in str(hand.beats.stalled())


async def test_trouble_with_the_database_is_told_once_with_its_setting_and_again_when_it_is_over(
    hand: Hand,
) -> None:
    job = hand.job("send", FULL, FULL, "done", "done", FULL)
    with capture_logs() as logs:
        for _ in range(5):
            await job.beat()
    assert [(log["event"], log["log_level"]) for log in logs] == [
        ("database in trouble", "error"),
        ("database well again", "info"),
        ("database in trouble", "error"),
    ]
    assert logs[0]["reason"].startswith("DATABASE_URL: the disk with the SQLite file is full")
    assert hand.failed == [("send", "database")] * 3


async def test_trouble_that_nobody_knows_is_told_by_its_class_and_not_by_its_text(hand: Hand) -> None:
    with capture_logs() as logs:
        await hand.job("plan", IntegrityError("INSERT", None, Exception("somebody's words"))).beat()
    assert logs[0]["reason"] == "IntegrityError"
    assert "words" not in str(logs)


async def test_what_is_no_matter_of_the_database_is_left_to_the_scheduler(hand: Hand) -> None:
    with pytest.raises(ZeroDivisionError):
        await hand.job("plan", ZeroDivisionError()).beat()
    assert hand.failed == []
