"""A bounded pool of threads for the synchronous core, so that nothing in it can stall the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Threads:
    """Call it with a function and its arguments; waits for a free thread if all are busy."""

    def __init__(self, workers: int) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="core")
        self._workers = workers
        self._under_way: set[Future[Any]] = set()

    @property
    def busy(self) -> int:
        """How many threads work."""
        return min(len(self._under_way), self._workers)

    @property
    def queued(self) -> int:
        """How many calls wait for a thread."""
        return max(len(self._under_way) - self._workers, 0)

    async def __call__(self, call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        future = self._pool.submit(partial(call, *args, **kwargs))
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        self._pool.shutdown()
