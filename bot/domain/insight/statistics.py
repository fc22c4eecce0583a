"""Means, spreads and confidence intervals from sums, as a database can add them up."""

from dataclasses import dataclass
from functools import cache
from math import atan, cos, pi, sin, sqrt
from statistics import NormalDist
from typing import Self

from bot.domain.insight.figures import Gain, Mean

CONFIDENCE = 0.95
HALVINGS = 100
"""Enough for every digit of a float."""
MANY = 200
"""Degrees of freedom from which on a short expansion has nine digits right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """How many values there are, their sum and that of their squares. `before`: the sum of what they began with."""

    count: int = 0
    total: float = 0
    squares: float = 0
    before: float = 0

    def __add__(self, other: Self) -> "Sums":
        return Sums(
            count=self.count + other.count,
            total=self.total + other.total,
            squares=self.squares + other.squares,
            before=self.before + other.before,
        )

    @property
    def mean(self) -> float:
        return self.total / self.count

    @property
    def spread(self) -> float | None:
        """The standard deviation with n - 1 below the line, None below two values."""
        if self.count < 2:
            return None
        # Sums of squares lose digits where all values are alike, and may fall a hair below nothing.
        return sqrt(max(self.squares - self.total * self.mean, 0.0) / (self.count - 1))

    def as_mean(self, people: int) -> Mean:
        return Mean(value=self.mean, spread=self.spread, count=self.count, people=people)

    def as_gain(self) -> Gain:
        """The values being differences, one for each person: their mean with its 95 % confidence interval.

        mean ± t(0.975; n - 1) · s / √n, Student's t (Student 1908, Biometrika 6(1)).
        """
        before = self.before / self.count
        low = high = None
        if self.spread is not None:
            margin = student_t(self.count - 1) * self.spread / sqrt(self.count)
            low, high = self.mean - margin, self.mean + margin
        return Gain(before=before, after=before + self.mean, people=self.count, low=low, high=high)


@cache
def student_t(freedom: int) -> float:
    """The t beyond which, on either side together, lie five in a hundred, at so many degrees of freedom."""
    if freedom > MANY:
        return _expanded(NormalDist().inv_cdf((1 + CONFIDENCE) / 2), freedom)
    low, high = 0.0, 1.0
    while student_within(high, freedom) < CONFIDENCE:
        low, high = high, high * 2
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if student_within(middle, freedom) < CONFIDENCE else (low, middle)
    return (low + high) / 2


def student_within(t: float, freedom: int) -> float:
    """How likely Student's t lies between -t and t: Abramowitz & Stegun 1964, 26.7.3 (odd) and 26.7.4 (even)."""
    angle = atan(t / sqrt(freedom))
    if freedom % 2:
        return (angle + _series(angle, freedom, first=3)) * 2 / pi
    return _series(angle, freedom, first=2)


def _series(angle: float, freedom: int, *, first: int) -> float:
    """For odd degrees of freedom sin θ · (cos θ + 2/3 cos³ θ + …), for even ones sin θ · (1 + 1/2 cos² θ + …)."""
    if freedom == 1:
        return 0.0
    term = total = cos(angle) if first == 3 else 1.0
    for n in range(first, freedom - 1, 2):
        term *= (n - 1) / n * cos(angle) ** 2
        total += term
    return sin(angle) * total


def _expanded(z: float, n: int) -> float:
    """From the normal quantile to that of Student's t: Abramowitz & Stegun 1964, 26.7.5."""
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / n + second / n**2 + third / n**3
