"""The best few of each row of a matrix.

Instead of sorting, rows are cut into groups; as many groups have a best that reaches the floor found as are asked
for, so at least as many pairs do, and rarely many more.
"""

import numpy as np

from bot.domain.matching.exact.problem import Points

BLOCK = 32
"""Rows that fit the processor's cache together."""
GROUPS = 8
"""So many groups for each that is asked for: then two of the best are rarely in the same group."""
WIDTH = 256
"""So many groups at least: what is compared at once is then long enough to be worth the call."""


def floors(points: Points, most: int) -> Points:
    """What the best so many of each row have at least; everything, for a row that has no more."""
    groups = max(WIDTH, GROUPS * most)
    tops = points[:, :groups].copy()
    for start in range(groups, points.shape[1], groups):
        further = points[:, start : start + groups]
        part = tops[:, : further.shape[1]]
        np.maximum(part, further, out=part)
    place = tops.shape[1] - min(most, tops.shape[1])
    found: Points = np.partition(tops, place, axis=1)[:, place]
    return found
