"""The bot with a place at which it dies: `python -m tests.soak.crashing POINT run ...`.

Nothing in the bot knows of it: a function is wrapped from outside before `bot.__main__` starts. The process that
dies leaves the name of the point in the file that CRASH_MARK names, so that nobody takes another death for it.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from importlib import import_module
from inspect import iscoroutinefunction
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from bot.__main__ import main as mentorbot
from tests.soak.points import POINTS, Moment, Point

HANGS_FOR = 0.5
"""Seconds after which a call that Slack has and does not answer counts as midway."""
MARK = "CRASH_MARK"


class Death:
    """Comes at the nth pass, once and for all."""

    def __init__(self, name: str, nth: int, mark: Path) -> None:
        self._name = name
        self._left = nth
        self._mark = mark
        self._lock = Lock()

    def comes(self) -> None:
        with self._lock:
            self._left -= 1
            if self._left == 0:
                self._mark.write_text(self._name)
                os.kill(os.getpid(), signal.SIGKILL)


class Trap:
    """One function, wrapped: death comes when it is passed at the moment of its point."""

    def __init__(self, point: Point, death: Death) -> None:
        self._at = point.moment
        self._death = death
        self._inside: ContextVar[bool] = ContextVar("inside", default=False)

    def set(self, target: str) -> None:
        module, _, path = target.partition(":")
        owner: Any = import_module(module)
        *way, name = path.split(".")
        for step in way:
            owner = getattr(owner, step)
        work = getattr(owner, name)
        setattr(owner, name, self._async(work) if iscoroutinefunction(work) else self._sync(work))
        if self._at is Moment.BEFORE_COMMIT:
            event.listen(Engine, "commit", self._committing)
        if self._at is Moment.AFTER_COMMIT:
            event.listen(Session, "after_commit", self._committing)

    def _sync(self, work: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(work)
        def passed(*args: Any, **named: Any) -> Any:
            self._arrive()
            token = self._inside.set(True)
            try:
                result = work(*args, **named)
            finally:
                self._inside.reset(token)
            self._leave(result)
            return result

        return passed

    def _async(self, work: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(work)
        async def passed(*args: Any, **named: Any) -> Any:
            self._arrive()
            call = asyncio.ensure_future(work(*args, **named))
            if self._at is Moment.MIDWAY and not (await asyncio.wait({call}, timeout=HANGS_FOR))[0]:
                self._death.comes()
            result = await call
            self._leave(result)
            return result

        return passed

    def _arrive(self) -> None:
        if self._at is Moment.BEFORE:
            self._death.comes()

    def _leave(self, result: object) -> None:
        if self._at is Moment.AFTER or (self._at is Moment.IN_HAND and result):
            self._death.comes()

    def _committing(self, _: object) -> None:
        if self._inside.get():
            self._death.comes()


def start(name: str, arguments: list[str]) -> None:
    """Run `mentorbot` with these arguments. It dies at the point of this name; "" means nowhere."""
    if name:
        point = POINTS[name]
        Trap(point, Death(name, point.nth, Path(os.environ[MARK]))).set(point.target)
    sys.argv = ["mentorbot", *arguments]
    mentorbot()


if __name__ == "__main__":
    start(sys.argv[1], sys.argv[2:])
