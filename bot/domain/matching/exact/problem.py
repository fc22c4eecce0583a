"""What is asked and what is answered: a matrix of points with seats, and the best pairs with their proof."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -1
"""In the place of points: these two are never a pair."""
MOST_POINTS = 1000

Points = NDArray[np.int16]
Numbers = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Problem:
    """Mentees in rows, mentors in columns.

    `points` are 0 to 1000, or FORBIDDEN. `seats` counts those free, by mentor. The two `keys` are hashes of the
    people's ids: they alone decide between plans that are equally good. `kept` are pairs (row, column) that are
    there already, for FEWEST_CHANGES.
    """

    points: Points
    seats: Numbers
    mentee_keys: Hashes
    mentor_keys: Hashes
    kept: tuple[tuple[int, int], ...] = ()

    @property
    def reachable(self) -> int:
        """No plan serves more mentees than have somebody and than there are seats."""
        allowed = self.points >= 0
        mentees = int(allowed.any(axis=1).sum())
        return min(mentees, int(self.seats[allowed.any(axis=0)].sum()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Why nothing better exists: prices at which every pair costs its worth or more, and which the plan just pays.

    By weak duality of linear programs no plan is worth more than `dual`; the plan is worth `primal`. Every pair was
    priced, in each of `rounds`.
    """

    primal: int
    dual: int
    rounds: int

    @property
    def proven(self) -> bool:
        return self.primal == self.dual


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Assignment:
    """The pairs by row and column, in the order of rows, with their points; a stable plan has no certificate."""

    rows: Numbers
    columns: Numbers
    points: Numbers
    certificate: Certificate | None

    @property
    def coverage(self) -> int:
        return len(self.rows)

    @property
    def total(self) -> int:
        return int(self.points.sum())

    @property
    def bottleneck(self) -> int | None:
        """The points of the worst pair; None without a pair."""
        return int(self.points.min()) if len(self.points) else None
