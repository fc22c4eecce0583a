"""The figures of a report: numbers that can be compared, and None for what must stay unsaid.

A figure says over how many different people it was taken, so that it can be withheld (`bot.domain.insight.floor`).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many. `people` are the different people behind it; None: there is no answer of a person in it."""

    value: int
    people: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`part` of `whole`. `people` are the different people behind the whole."""

    part: int
    whole: int
    people: int | None = None

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """The mean of `count` answers by `people`; `spread` is their standard deviation (n - 1), None below two."""

    value: float
    spread: float | None
    count: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """The mean change within the same people: what they said before and after.

    `low` and `high` are the 95 % confidence interval of the mean difference (Student's t over people), None below
    two people.
    """

    before: float
    after: float
    people: int
    low: float | None
    high: float | None

    @property
    def value(self) -> float:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Withheld:
    """There is a figure, but too few people stand behind it."""


WITHHELD = Withheld()
Figure = Count | Share | Mean | Gain | Withheld
