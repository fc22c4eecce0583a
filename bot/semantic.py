"""Texts compared by what they mean, in sixteen languages: the sentence encoder of the extra `semantic`, as `Texts`.

The encoder is Google's universal-sentence-encoder-multilingual 3, computed by NumPy from a file of the installed
package; no text leaves the machine. A vector depends on its text alone, since each text is encoded by itself: in a
batch the last bits follow the company. Other processors may round the last bits otherwise, which now and then moves
one of 512 numbers by one, and hardly ever a point.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from bot.domain.matching.makers import Texts
from bot.domain.matching.text import CACHED_TEXTS, Small, shortened
from bot.domain.matching.words import has_words
from bot.setting_values import ENCODER

SIZE = 512
UNLIKE = 3 << 13
"""A cosine of 0.15, which nine in ten texts about different things stay below."""


def semantic_texts() -> Texts:
    """The maker of vectors. Its first text takes a second and about 130 megabytes, each other one two milliseconds.

    Raises ImportError without the extra; the setting that asks for it is refused before.
    """
    package = import_module(ENCODER)
    encoder, turn = package.USE(threads=1), Lock()

    @lru_cache(CACHED_TEXTS)
    def meaning(text: str) -> Small:
        if not has_words(text):
            return np.zeros(SIZE, np.int8)
        with turn:
            # The encoder takes capitals for names: whoever shouts would mean something else.
            unit = encoder.encode(text.lower())
        return shortened(unit.astype(np.float64), 1.0)

    def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([meaning(text) for text in texts], np.float32).reshape(len(texts), SIZE)

    return Texts(f"semantic 1, encoder {package.__version__}", UNLIKE, vectors)
