"""What comes up in what people let reports use: words and pairs of words, counted by the people who used them.

How often somebody says a word does not matter, only how many say it; and what fewer than REPORT_FLOOR people say is
not told at all, so that no theme leads to one person.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from uuid import UUID

from bot.domain.feedback import REPORT_FLOOR
from bot.domain.insight.floor import rounded_down
from bot.domain.later import later
from bot.domain.skills import folded

MOST_THEMES = 12
MOST_QUOTES = 8
FEWEST_WORDS = 3
"""Of a quote that says something."""
SHORTEST = 3
"""Letters of a word, in scripts that write words apart."""
EVERYBODY_SAYS = frozenset({"mentor", "mentee", "meeting", "meetings", "session", "sessions", "feedback"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OWNER = re.compile(r"['’]s\b")

_silent_words = later("bot.domain.insight.silent_words", "silent_words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One or two words, and at least how many people used them, in steps of five."""

    words: str
    people: int


def themes(said: Mapping[UUID, Iterable[str]], *, names: Iterable[str] = ()) -> tuple[Theme, ...]:
    """What at least REPORT_FLOOR of these people speak of, most first. `said` are their texts by person.

    Words of people's `names` are no theme, nor are words that say nothing by themselves. Two words that stand side
    by side are told instead of one of them, where nearly all who use the one use them both. How many people there
    are is rounded down, so that nobody sees whom it was that a theme has been waiting for.
    """
    silent = {*EVERYBODY_SAYS, *_silent_words(), *_words_of(names)}
    people: Counter[str] = Counter()
    for texts in said.values():
        people.update({each for text in texts for each in _spoken_of(text, silent)})
    told = {words: number for words, number in people.items() if number >= REPORT_FLOOR}
    kept = [(words, number) for words, number in told.items() if not _is_part_of_one(words, number, told)]
    kept.sort(key=lambda each: (-each[1], -each[0].count(" "), each[0]))
    return tuple(Theme(words=words, people=rounded_down(number)) for words, number in kept[:MOST_THEMES])


def quotes(said: Mapping[UUID, Sequence[str]], *, names: Iterable[str] = ()) -> tuple[str, ...]:
    """What people let reports quote, of each one text; none before REPORT_FLOOR of them do so.

    They come in an order that says nothing of who or when. Words of people's `names` are left out: whoever is
    spoken of was not asked.
    """
    if len(said) < REPORT_FLOOR:
        return ()
    hidden = set(_words_of(names))
    chosen = [_without(hidden, min(texts, key=_shuffled)) for texts in said.values()]
    return tuple(sorted(filter(_says_something, chosen), key=_shuffled)[:MOST_QUOTES])


def _shuffled(text: str) -> bytes:
    return sha256(text.encode()).digest()


def _without(hidden: Collection[str], text: str) -> str:
    return _WORD.sub(lambda found: "…" if folded(found[0]) in hidden else found[0], text).strip()


def _says_something(text: str) -> bool:
    return len(_WORD.findall(text)) >= FEWEST_WORDS


def _spoken_of(text: str, silent: Collection[str]) -> Iterator[str]:
    """The words of a text that say something, and those of them that stand side by side."""
    words = [word if word not in silent and len(word) >= SHORTEST else "" for word in _words(text)]
    yield from filter(None, words)
    yield from (f"{one} {other}" for one, other in pairwise(words) if one and other and one != other)


def _words_of(names: Iterable[str]) -> Iterator[str]:
    return (word for name in names for word in _words(name))


def _words(text: str) -> list[str]:
    return _WORD.findall(_OWNER.sub("", folded(text)))


def _is_part_of_one(words: str, number: int, told: Mapping[str, int]) -> bool:
    """Whether a word is nearly always said in one and the same pair of words."""
    return " " not in words and any(
        " " in pair and words in pair.split() and both * 5 >= number * 4 for pair, both in told.items()
    )
