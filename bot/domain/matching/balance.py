"""How much each criterion counts in a program: what an admin chose, turned into points that sum to a thousand."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.domain.matching.facts import FULL_SCORE, Criterion, Rules
from bot.domain.matching.makers import HASHED, Texts
from bot.domain.matching_terms import Weight

_HALVES = {Weight.OFF: 0, Weight.LITTLE: 1, Weight.USUAL: 2, Weight.MUCH: 4}
"""What a criterion counts, in halves of what is usual for it."""

Weights = Mapping[Criterion, Weight]


def balanced(weights: Weights, texts: Texts = HASHED) -> Rules:
    """The rules in which each criterion has its usual share times its weight, scaled to a thousand points.

    What is left after rounding down goes to those that lost most by it, earlier criteria first (the largest
    remainder method, Hamilton 1792). Whoever turns everything off gets what is usual.
    """
    usual = Rules(texts=texts)
    parts = {each: usual.share(each) * _HALVES[weights.get(each, Weight.USUAL)] for each in Criterion}
    whole = sum(parts.values())
    if not whole:
        return usual
    shares = {each: FULL_SCORE * part // whole for each, part in parts.items()}
    lost = sorted(Criterion, key=lambda each: -(FULL_SCORE * parts[each] % whole))
    for each in lost[: FULL_SCORE - sum(shares.values())]:
        shares[each] += 1
    chosen: dict[str, Any] = {each.value: share for each, share in shares.items()}
    return replace(usual, **chosen)


def as_stored(weights: Weights) -> dict[str, str]:
    """What is kept of a choice: only what differs from the usual."""
    return {
        each.value: weights[each].value for each in Criterion if weights.get(each, Weight.USUAL) is not Weight.USUAL
    }


def as_chosen(stored: Mapping[str, str]) -> Weights:
    """The weight of every criterion. What a later version wrote and this one does not know counts as usual."""
    known = set(Weight)
    return {each: Weight(stored[each]) if stored.get(each) in known else Weight.USUAL for each in Criterion}
