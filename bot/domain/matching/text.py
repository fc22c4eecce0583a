"""How alike two texts are: hashed words and pieces of words, as small whole numbers that multiply exactly.

Each text becomes a vector of 256 numbers between -127 and 127 by feature hashing (Weinberger et al., 2009), about
as long as LENGTH. No dictionary, no language: pieces of words carry what endings and compounds would hide.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

SIZE = 256
LENGTH = 400
PIECES = (3, 4, 5)
SHORT, SHORT_WEIGHT = 3, 0.3
"""Words of up to three letters are mostly small talk between the others, though now and then they are "SQL"."""
CACHED = 100_000
UNLIKE = 1 << 14
"""Up to this product, a cosine of about 0.1, texts share no more than chance lets them."""
ALIKE_BITS = 16
"""From this many bits of product above that, a cosine of about 0.5, texts are as alike as they need to be."""

Vector = NDArray[np.float32]

_WORD = re.compile(r"\w+")


@lru_cache(CACHED)
def vector(text: str) -> Vector:
    """The text as whole numbers in single precision; all zeros for a text without words."""
    sums = np.zeros(SIZE)
    for word in _WORD.findall(text.casefold()):
        features = [word, *_pieces(f"<{word}>")]
        # Each word counts alike, however many pieces it falls into.
        weight = (SHORT_WEIGHT if len(word) <= SHORT else 1.0) / len(features) ** 0.5
        for feature in features:
            _add(sums, feature, weight)
    length = float(np.sqrt((sums * sums).sum()))
    scaled = np.clip(np.rint(sums * (LENGTH / length)), -127, 127) if length else sums
    return scaled.astype(np.float32)


def likeness(products: NDArray[np.int32], share: int) -> NDArray[np.int32]:
    """Points between 0 and `share` for these products of vectors, in whole numbers throughout."""
    points: NDArray[np.int32] = np.minimum((np.maximum(products - UNLIKE, 0) * share) >> ALIKE_BITS, share)
    return points


def _pieces(edged: str) -> Iterator[str]:
    for size in PIECES:
        yield from (edged[start : start + size] for start in range(len(edged) - size + 1))


def _add(sums: NDArray[np.float64], feature: str, weight: float) -> None:
    digest = int.from_bytes(blake2b(feature.encode(), digest_size=8).digest())
    sums[digest % SIZE] += weight if digest >> 63 else -weight
