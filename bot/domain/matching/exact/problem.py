"""What is asked and what is answered: a matrix of points with seats, and the best pairs with their proof."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.domain.matching.certificate import Certificate

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
    def places(self) -> int:
        """No plan serves more mentees than there are, or than there are seats."""
        return min(len(self.points), int(self.seats.sum()))

    @property
    def reachable(self) -> int:
        """No plan serves more mentees than have somebody and than there are seats."""
        if not self.points.size:
            return 0
        mentees = int((self.points.max(axis=1) >= 0).sum())
        return min(mentees, int(self.seats[self.points.max(axis=0) >= 0].sum()))


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
