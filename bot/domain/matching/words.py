"""Which features a text is made of, and what each weighs: words, their pieces, neighbours in dense scripts.

Nothing here knows a language: pieces of words carry what endings and compounds would hide. Only small talk is
listed, in the languages that are met most: it stands in every goal and says nothing of what is wished for.
"""

import re
import unicodedata
from collections.abc import Iterator
from math import sqrt

PIECES = (3, 4, 5)
FULL, FAINT, EMPTY = 1000, 500, 100
"""What a word weighs; a short one, which may be "SQL" or small talk; and one that is small talk for certain."""
SHORT = 3
DENSE, HIRAGANA = 700, 200
"""What two neighbours weigh where about two letters make a word; Hiragana alone is mostly endings and particles."""

_MARKS = dict.fromkeys([*range(0x0300, 0x0370), 0x0640, *range(0x064B, 0x0653), 0x0670])
"""Accents, and what Arabic writes at will: vowels, and the line that stretches a word."""
_DENSE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
"""Kana, Han and Hangul."""
_MARKED = "\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""From Devanagari to Khmer, where vowels are marks inside of a word, which `\\w` would tear apart."""
_DENSE_WORD = re.compile(f"[{_DENSE}]")
_WORD = re.compile(rf"(?P<dense>[{_DENSE}]+)|(?:[^\W{_DENSE}]|[{_MARKED}])+")
_HIRAGANA = re.compile(r"[\u3040-\u309f]+")


def words_of(text: str) -> Iterator[str]:
    """The words of a text, as often as they stand there; in dense scripts each two neighbours are one."""
    for found in _WORD.finditer(folded(text)):
        word = found.group()
        yield from _neighbours(word) if found.lastgroup else (word,)


def has_words(text: str) -> bool:
    return next(words_of(text), None) is not None


def features_of(word: str) -> Iterator[tuple[str, int]]:
    """The word and its pieces, each with its weight. Words count alike, however many pieces they fall into."""
    if _DENSE_WORD.match(word):
        yield word, HIRAGANA if _HIRAGANA.fullmatch(word) else DENSE
        return
    edged = f"<{word}>"
    found = [edged[start : start + size] for size in PIECES for start in range(len(edged) - size + 1)]
    weight = round(_weight(word) / sqrt(1 + len(found)))
    yield from ((feature, weight) for feature in (word, *found))


def folded(text: str) -> str:
    """One spelling for all casings, widths, accents and ways to encode them."""
    bare = unicodedata.normalize("NFKD", text.casefold()).translate(_MARKS)
    return unicodedata.normalize("NFC", bare)


def _weight(word: str) -> int:
    if word in _SMALL_TALK:
        return EMPTY
    return FAINT if len(word) <= SHORT else FULL


def _neighbours(run: str) -> Iterator[str]:
    return (run[start : start + 2] for start in range(max(1, len(run) - 1)))


_SMALL_TALK = frozenset(
    folded(
        # what goals say anyway
        "able become better good have help improve know learn like make making more need understand very want well"
        " work working would besser lernen möchte werden aprender mejor quiero apprendre mieux"
        # what holds sentences together
        " a about an and are as at be by do for from how i in into is it its me my not of on or our so that the"
        " their them they this to us we what when where which who with you your"
        " als am an auf das den der die ein eine einen für ich im in meine mit nicht über und von wie zu"
        " a al como con de del el en la las los mi para por que un una y"
        " à au ce dans des du en et je la le les mes mon pour que sur un une"
    ).split()
)
