"""What the core needs from the outside world: the time, fresh ids and public holidays."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import ParamSpec, Protocol, TypeVar
from uuid import UUID

from bot.domain.cadence import Calendar

P = ParamSpec("P")
T = TypeVar("T")


class Clock(Protocol):
    """The only source of the present. Always aware, always UTC."""

    def now(self) -> datetime: ...


class Ids(Protocol):
    """The only source of new ids."""

    def new(self) -> UUID: ...


class Holidays(Protocol):
    """Working weeks and public holidays where people live."""

    def around(self, zone: str, day: date, region: str | None = None) -> Calendar:
        """Return what is usual where `zone` is used, with the holidays of the years around that of `day`.

        They are those of `region` instead if there is one, such as "DE-BY"; with "" there are none.
        """
        ...

    def regions(self) -> Mapping[str, str]:
        """Return every region whose holidays are known, with its name: "DE-BY" is "Bavaria, Germany"."""
        ...

    def region_of(self, zone: str) -> str:
        """Return the country in which `zone` is used; "" for none."""
        ...


class Run(Protocol):
    """How the asynchronous edge calls the synchronous core: in a bounded pool of threads."""

    async def __call__(self, call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T: ...
