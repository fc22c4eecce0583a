"""How far apart two people stand in their working lives, where that speaks for the two of them."""

from collections.abc import Mapping

from bot.domain.matching_terms import Pairing
from bot.domain.terms import Stage

LADDER: Mapping[Stage, int] = {Stage.STARTING: 0, Stage.GROWING: 1, Stage.EXPERIENCED: 2, Stage.LEADING: 3}
"""Whoever changes direction stands on no step of it: they have left one way for another."""
SPEAKS_FOR_THEM: Mapping[Pairing, frozenset[int]] = {
    Pairing.TRADITIONAL: frozenset({1, 2, 3}),
    Pairing.REVERSE: frozenset({-1, -2, -3}),
    Pairing.PEER: frozenset({-1, 1}),
    Pairing.GROUP: frozenset({1, 2, 3}),
}
"""By how many steps a mentor may be ahead for it to be a reason, as matching counts it; being level goes unsaid."""


def steps_ahead(mentor: Stage | None, mentee: Stage | None, pairing: Pairing) -> int:
    """By how many steps the mentor is ahead (below zero: behind); 0 where there is nothing to tell."""
    if mentor is None or mentee is None or not {mentor, mentee} <= LADDER.keys():
        return 0
    steps = LADDER[mentor] - LADDER[mentee]
    return steps if steps in SPEAKS_FOR_THEM[pairing] else 0
