"""Asking many things at once: what comes while a call is under way goes with the next one."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Q = TypeVar("Q")
A = TypeVar("A")


class Together(Generic[Q, A]):
    """Call it with one question; the answer comes from one call of `ask` for all who were waiting for it.

    Nobody waits for others to come: a call begins as soon as the one before it has ended, with whoever is there. So
    a lone question is asked at once, and under load the cost of a call is shared by many.
    """

    def __init__(self, ask: Callable[[Sequence[Q]], Awaitable[Sequence[A]]]) -> None:
        self._ask = ask
        self._one_at_a_time = asyncio.Lock()
        self._questions: list[Q] = []
        self._next: asyncio.Task[Sequence[A]] | None = None

    async def __call__(self, question: Q) -> A:
        """Return the answer to `question`; raise what its call raises."""
        if self._next is None:
            self._next = asyncio.get_running_loop().create_task(self._ask_all())
        call, place = self._next, len(self._questions)
        self._questions.append(question)
        return (await asyncio.shield(call))[place]

    async def _ask_all(self) -> Sequence[A]:
        async with self._one_at_a_time:
            questions, self._questions, self._next = self._questions, [], None
            return await self._ask(questions)
