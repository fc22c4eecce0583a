"""What tests begin with, built once: a company, a cohort, a pair, kept as a copy of the database after each step.

Most tests of use cases begin with the same few steps, which take longer than what they test. As long as nothing but
such steps has happened to an SQLite database, a step that was taken before in the same way is not taken again: the
database becomes what it was after it. The first statement of any other kind ends this, for that test alone.
"""

import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import wraps
from typing import Any, ClassVar, Protocol, TypeVar, cast

from sqlalchemy import Connection, Engine, event

Deed = TypeVar("Deed", bound=Callable[..., Any])

MOST = 40
"""Copies that one process keeps. Each takes about a megabyte."""
CHANGES = ("INSERT", "UPDATE", "DELETE", "WITH", "CREATE", "ALTER", "DROP")


@dataclass(frozen=True, slots=True)
class _After:
    """What a step left: its answer, the database, and the state that is not in the database."""

    answer: object
    database: sqlite3.Connection
    state: object


class Remembering:
    """The steps that one fresh database has seen. `taken` is None once anything else has happened to it."""

    _kept: ClassVar[OrderedDict[tuple[str, ...], _After]] = OrderedDict()
    _seen: ClassVar[set[tuple[str, ...]]] = set()

    def __init__(self, engine: Engine) -> None:
        self._file = engine.url.database if engine.dialect.name == "sqlite" else None
        self.taken: tuple[str, ...] | None = () if self._file else None
        self._inside = False
        if self._file:
            event.listen(engine, "before_cursor_execute", self._hear)

    def step(
        self, what: str, take: Callable[[], Any], *, state: Callable[[], object], become: Callable[[Any], None]
    ) -> Any:
        """Take a step, or become what it led to when it was taken before."""
        if self._inside or self.taken is None:
            return take()
        path = (*self.taken, f"{what} {state()!r}")
        known = self._kept.get(path)
        if known:
            self._kept.move_to_end(path)
            self._restore(known.database)
            become(known.state)
            self.taken = path
            return deepcopy(known.answer)
        self._inside = True
        try:
            answer = take()
        except BaseException:
            self.taken = None
            raise
        finally:
            self._inside = False
        self.taken = path
        if path in self._seen:
            self._keep(path, _After(deepcopy(answer), self._copy(), state()))
        self._seen.add(path)
        return answer

    def _hear(self, _: Connection, __: object, statement: str, *___: object) -> None:
        if not self._inside and statement.startswith(CHANGES):
            self.taken = None

    def _keep(self, path: tuple[str, ...], after: _After) -> None:
        self._kept[path] = after
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)[1].database.close()

    def _copy(self) -> sqlite3.Connection:
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        assert self._file
        with sqlite3.connect(self._file) as source:
            source.backup(copy)
        source.close()
        return copy

    def _restore(self, copy: sqlite3.Connection) -> None:
        assert self._file
        with sqlite3.connect(self._file) as target:
            copy.backup(target)
        target.close()


class Remembers(Protocol):
    """Whoever takes such steps."""

    remembering: Remembering

    def state(self) -> object: ...

    def become(self, state: Any) -> None: ...


def step(deed: Deed) -> Deed:
    """A deed, of an office or with one, that depends on nothing but the state it finds and its arguments."""

    @wraps(deed)
    def taken(office: Remembers, *args: Any, **kwargs: Any) -> Any:
        return office.remembering.step(
            f"{deed.__module__}.{deed.__qualname__}{args}{kwargs}",
            lambda: deed(office, *args, **kwargs),
            state=office.state,
            become=office.become,
        )

    return cast(Deed, taken)
