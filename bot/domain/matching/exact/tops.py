"""The best few of each row and of each column, in two walks along the grain of a large matrix.

Instead of sorting, rows and columns are cut into groups; as many groups have a best that reaches the floor found as
are asked for, so at least as many pairs do, and rarely many more.
"""

from collections.abc import Callable
from math import ceil

import numpy as np

from bot.domain.matching.exact.problem import Points

BLOCK = 64
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
    return _floors(tops, most)


def floors_of_columns(rows: Callable[[int], Points], shape: tuple[int, int], most: int) -> Points:
    """What the best so many of each column have at least, of a matrix given in blocks of rows."""
    pieces = ceil(BLOCK * GROUPS * most / max(1, shape[0]))
    size = ceil(BLOCK / min(pieces, BLOCK))
    tops = [
        block[start : start + size].max(axis=0)
        for block in map(rows, range(0, shape[0], BLOCK))
        for start in range(0, len(block), size)
    ]
    return _floors(np.array(tops).T, most)


def _floors(points: Points, most: int) -> Points:
    place = points.shape[1] - min(most, points.shape[1])
    found: Points = np.partition(points, place, axis=1)[:, place]
    return found
