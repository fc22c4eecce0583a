"""What the core needs from the outside world: the time, fresh ids and public holidays."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import ParamSpec, Protocol, TypeVar
from uuid import UUID

P = ParamSpec("P")
T = TypeVar("T")


class Clock(Protocol):
    """The only source of the present. Always aware, always UTC."""

    def now(self) -> datetime: ...


class Ids(Protocol):
    """The only source of new ids."""

    def new(self) -> UUID: ...


class Holidays(Protocol):
    """Public holidays where a time zone is used."""

    def around(self, zone: str, day: date) -> Mapping[date, str]:
        """Return the public holidays, by local date, of the year of `day` and the next, with their names."""
        ...


class Run(Protocol):
    """How the asynchronous edge calls the synchronous core: in a bounded pool of threads."""

    async def __call__(self, call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T: ...
