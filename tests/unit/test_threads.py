"""The bounded pool in which the synchronous core runs."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from bot.threads import Threads

PATIENCE = 5
"""Seconds after which a blocked test gives up."""


@pytest.fixture
def threads() -> Iterator[Threads]:
    pool = Threads(2)
    yield pool
    pool.close()


async def test_a_call_gets_its_arguments_and_brings_back_the_answer(threads: Threads) -> None:
    assert await threads(divmod, 17, 5) == (3, 2)
    assert await threads(sorted, [3, 1, 2], reverse=True) == [3, 2, 1]


async def test_an_error_reaches_who_called(threads: Threads) -> None:
    nobody: dict[str, str] = {}
    with pytest.raises(KeyError, match="ada"):
        await threads(nobody.__getitem__, "ada")
    assert await threads(len, "still at work") == 13


async def test_a_call_that_blocks_does_not_stall_the_loop(threads: Threads) -> None:
    gate = threading.Event()
    waiting = asyncio.create_task(threads(gate.wait, PATIENCE))
    await threads(threading.get_ident)
    gate.set()
    assert await waiting


async def test_as_many_calls_run_together_as_there_are_threads(threads: Threads) -> None:
    meeting = threading.Barrier(2, timeout=PATIENCE)
    assert sorted(await asyncio.gather(threads(meeting.wait), threads(meeting.wait))) == [0, 1]


async def test_any_number_of_calls_share_the_threads_there_are(threads: Threads) -> None:
    used = await asyncio.gather(*(threads(threading.get_ident) for _ in range(200)))
    assert 1 <= len(set(used)) <= 2
    assert threading.get_ident() not in used


async def test_closing_waits_for_what_is_under_way() -> None:
    threads, gate, done = Threads(1), threading.Event(), threading.Event()
    first = asyncio.create_task(threads(gate.wait, PATIENCE))
    last = asyncio.create_task(threads(done.set))
    await asyncio.sleep(0)
    gate.set()
    threads.close()
    assert done.is_set()
    assert await first
    await last
    with pytest.raises(RuntimeError):
        await threads(len, "closed")


async def test_how_many_work_and_how_many_wait_is_known(threads: Threads) -> None:
    assert (threads.busy, threads.queued) == (0, 0)
    gate = threading.Event()
    calls = [asyncio.create_task(threads(gate.wait, PATIENCE)) for _ in range(5)]
    await asyncio.sleep(0)
    assert (threads.busy, threads.queued) == (2, 3)
    gate.set()
    await asyncio.gather(*calls)
    await threads(len, "")
    assert threads.queued == 0
