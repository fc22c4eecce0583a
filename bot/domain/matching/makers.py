"""Who makes vectors of texts, so that texts can be compared: what any maker promises, and the usual one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.later import later

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

UNLIKE = 1 << 14
"""Up to this product, a cosine of about 0.1, hashed texts share no more than chance lets them."""


@dataclass(frozen=True, slots=True)
class Texts:
    """A maker of vectors.

    `vectors` returns a row for each text: whole numbers between -127 and 127 in single precision, about as long as
    LENGTH, and all zeros for a text without words. A row depends on its text alone. `name` changes whenever vectors
    do, and is part of what a digest covers. `unlike` is the product up to which texts have nothing in common.
    """

    name: str
    unlike: int
    vectors: "Callable[[Sequence[str]], NDArray[np.float32]]"


HASHED = Texts("hashed 2", UNLIKE, later("bot.domain.matching.text", "hashed"))
