"""How alike two texts are: vectors of small whole numbers, whose products are exact, and the points for a product.

Vectors come from a maker. The one here hashes features (Weinberger et al., 2009): no dictionary, no language, the
same numbers on every machine. Another maker may know what words mean; it has to keep to the promises of `Texts`.
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from bot.domain.matching.makers import UNLIKE
from bot.domain.matching.words import features_of, words_of

SIZE = 256
LENGTH = 400
"""About as long as a vector is: two of them multiply to at most 169,000, far below the 2**24 of exactness."""
PLACES = 8
"""How many numbers a feature adds to or is taken from, so that even one alone needs none beyond 127."""
CACHED_TEXTS, CACHED_WORDS = 50_000, 20_000
"""About 25 and 25 megabytes if ever full."""
ALIKE_BITS = 16
"""From this many bits of product above that, a cosine of 0.4, texts are as alike as they need to be."""

Vector = NDArray[np.float32]
Small = NDArray[np.int8]


def vector(text: str) -> Vector:
    """The text as hashed words and pieces of words."""
    return _hashed(text).astype(np.float32)


def likeness(products: NDArray[np.int32], share: int, unlike: int = UNLIKE) -> NDArray[np.int32]:
    """Points between 0 and `share` for these products of vectors, in whole numbers throughout."""
    points: NDArray[np.int32] = np.maximum(products, unlike)
    # In place: for all pairs of a company these are many numbers, and each copy takes as long as its arithmetic.
    points -= unlike
    points *= share
    points >>= ALIKE_BITS
    return np.minimum(points, share, out=points)


def shortened(sums: NDArray[np.float64], length: float) -> Small:
    """A vector of this length brought to LENGTH and to whole numbers."""
    scaled = np.clip(np.rint(sums * (LENGTH / length)), -127, 127) if length else sums
    return scaled.astype(np.int8)


@lru_cache(CACHED_TEXTS)
def _hashed(text: str) -> Small:
    """Sums are whole numbers and the one root is exactly rounded, so that no machine comes to another result."""
    sums = np.zeros(SIZE, np.int64)
    for word in words_of(text):
        sums += _of_word(word)
    return shortened(sums.astype(np.float64), sqrt(sums @ sums))


@lru_cache(CACHED_WORDS)
def _of_word(word: str) -> NDArray[np.int32]:
    features, weights = zip(*features_of(word), strict=True)
    digests = b"".join(blake2b(feature.encode(), digest_size=2 * PLACES).digest() for feature in features)
    places, weighed = np.frombuffer(digests, "<u2"), np.repeat(weights, PLACES)
    sums = np.zeros(SIZE, np.int32)
    np.add.at(sums, places % SIZE, np.where(places >> 15, weighed, -weighed))
    return sums


def hashed(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.array([vector(text) for text in texts], np.float32).reshape(len(texts), SIZE)
