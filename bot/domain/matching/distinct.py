"""Many people, few different facts: what there is, and who has which of it."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Fact = TypeVar("Fact", bound=Hashable)


def distinct(facts: Iterable[Fact]) -> tuple[list[Fact], NDArray[np.intp]]:
    """The different facts in the order in which they come up, and for each person which of them is theirs."""
    places: dict[Fact, int] = {}
    own = [places.setdefault(fact, len(places)) for fact in facts]
    return list(places), np.array(own, np.intp)
