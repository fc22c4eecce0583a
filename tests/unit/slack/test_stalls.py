"""A process that stood still knows for how long, while what piled up meanwhile is read."""

import asyncio
import time

from bot.slack.stalls import EVERY, Stalls


async def test_nothing_is_lost_before_the_first_pulse() -> None:
    assert Stalls().recent() == 0


async def test_a_stall_is_minded_at_once_and_by_what_is_read_right_after_it() -> None:
    stalls = Stalls()
    stalls.recent()
    time.sleep(0.5)  # noqa: ASYNC251 - standing still is what this is about
    assert stalls.recent() > 0.5 - 2 * EVERY
    await asyncio.sleep(EVERY)
    assert stalls.recent() > 0.5 - 2 * EVERY


async def test_a_stall_is_forgotten_once_its_pile_is_read() -> None:
    stalls = Stalls()
    stalls.recent()
    time.sleep(0.5)  # noqa: ASYNC251 - standing still is what this is about
    assert stalls.recent() > 0
    for _ in range(100):
        await asyncio.sleep(EVERY)
        if not stalls.recent():
            return
    raise AssertionError("it is still minded")
