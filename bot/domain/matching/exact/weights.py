"""One integer for each pair, so that the heaviest plan is the best one: coverage first, then points, then the hash.

    weight = (bonus + keeping + points) * 2^room + rank

`bonus` is for serving one more mentee. It need only exceed what a plan could gain in points by serving one fewer;
`keeping` likewise for a pair that is there already. `rank` is a hash of the two ids with so few bits that the ranks
of a whole plan together weigh less than one point: among equal plans it decides, the same on every machine.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from bot.domain.matching.exact.problem import Flags, Hashes, Numbers, Problem

SOLVER_BITS = 61
"""What the solver's 64 bits leave for a weight times the number of nodes."""
MOST_RANK_BITS = 24
"""With 16, companies of a thousand in which most pairs are equal still had several best plans."""
FIRST_BONUS = 1 << 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How the weight of a pair is put together. `room` bits lie below a point; ranks use `rank_bits` of them."""

    bonus: int
    keeping: int
    room: int
    rank_bits: int

    @property
    def light(self) -> bool:
        """Whether sums of prices in whole points fit 16 bits: no price is above the bonus and the most points."""
        return self.bonus + self.keeping <= FIRST_BONUS

    def of(
        self, problem: Problem, rows: Numbers, columns: Numbers, *, kept: Flags | Literal[False] = False
    ) -> Numbers:
        """The weights of these pairs; `kept` marks those that are there already."""
        points = problem.points[rows, columns].astype(np.int64) + self.bonus + self.keeping * np.asarray(kept)
        weights: Numbers = (points << self.room) + ranks(problem, rows, columns, self.rank_bits)
        return weights


def weights_for(problem: Problem, *, bonus: int, keeping: int = 0) -> Weights:
    """Weights with this bonus, and as many bits of rank as there is room for."""
    mentees, mentors = problem.points.shape
    nodes = (mentees + mentors + 2).bit_length()
    free = SOLVER_BITS - nodes - (bonus + keeping + 1024).bit_length()
    plan_bits = min(mentees, int(problem.seats.sum())).bit_length()
    rank_bits = max(0, min(MOST_RANK_BITS, free - plan_bits))
    return Weights(bonus=bonus, keeping=keeping, room=min(free, rank_bits + plan_bits), rank_bits=rank_bits)


def ranks(problem: Problem, rows: Numbers, columns: Numbers, bits: int) -> Numbers:
    """A hash of each two ids, in so many bits."""
    if not bits:
        return np.zeros(len(rows), np.int64)
    mixed = _mix(problem.mentee_keys[rows] + _mix(problem.mentor_keys[columns]))
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)


def _mix(numbers: Hashes) -> Hashes:
    """The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): every bit of the input moves every bit."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))
