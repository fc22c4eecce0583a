"""Skills as words: when two spellings are one skill, and what to offer while somebody types."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.starters import ONE_WORD, STARTERS, SYNONYMS
from bot.domain.terms import SkillKind

LONGEST_KEY = 100
MOST_OFFERED = 60

_BETWEEN = re.compile(r"[\s_\-/.,·’']+")
_BRITISH = (
    (re.compile(r"isation\b"), "ization"),
    (re.compile(r"ising\b"), "izing"),
    (re.compile(r"lling\b"), "ling"),
)
_SINGULAR_ENDINGS = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class Offered:
    """A suggestion. `label` is what is chosen; `new` where nobody has used the word yet."""

    label: str
    new: bool


def folded(label: str) -> str:
    """One spelling however it was typed: NFKC (which also folds width), lower case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())


def skill_key(label: str) -> str:
    """The form under which two spellings are one skill; "" for a label that holds no word.

    Case, width, spaces, hyphens, plural and common British and American spellings fold together, and well-known
    synonyms too ("js" is JavaScript). The key of a key is the key.
    """
    normal = _normal(label)
    return _KNOWN.get(normal, normal)


def proper_label(label: str) -> str:
    """The usual spelling of a well-known skill; any other as the person wrote it."""
    starter = _BY_KEY.get(skill_key(label))
    return starter if starter else " ".join(label.split())


def kind_of(label: str) -> SkillKind:
    key = skill_key(label)
    return next((kind for kind, labels in _KEYS.items() if key in labels), SkillKind.OTHER)


def offered(query: str, known: Iterable[str]) -> tuple[Offered, ...]:
    """What to offer for what was typed: words of this workspace first, then the starters, then the new one.

    Several skills separated by commas are offered as one entry, so that a list can be pasted.
    """
    words = folded(query).split()
    labels: dict[str, str] = {}
    for label in (*known, *(each for starters in STARTERS.values() for each in starters)):
        labels.setdefault(skill_key(label), label)
    wanted = skill_key(query)
    exact = [labels.pop(wanted)] if wanted in labels else []
    found = [label for label in labels.values() if _fits(words, label)]
    found.sort(key=lambda label: not folded(label).startswith(folded(query)))
    own = [Offered(" ".join(query.split()), new=True)] if wanted and not exact else []
    close = [Offered(label, new=False) for label in (*exact, *found[:MOST_OFFERED])]
    return (*own, *close) if _is_list(query) else (*close, *own)


def _fits(words: list[str], label: str) -> bool:
    parts = folded(label)
    return all(word in parts for word in words)


def _is_list(query: str) -> bool:
    return bool(re.search(r"[,;\n]", query))


def _normal(label: str) -> str:
    plain = folded(label)
    spaced = (" ".join(_BETWEEN.sub(" ", plain).split()) or plain)[:LONGEST_KEY].rstrip()
    singular = " ".join(_singular(word) for word in spaced.split())
    for british, american in _BRITISH:
        singular = british.sub(american, singular)
    return singular


def _singular(word: str) -> str:
    """Good enough to tell "database" and "databases" are one; never shown to anybody."""
    if len(word) < 4 or word.endswith(_SINGULAR_ENDINGS):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") else word


_KNOWN: Mapping[str, str] = {
    _normal(several): _normal(one) for several, one in (*ONE_WORD.items(), *SYNONYMS.items())
}
_KEYS = {kind: {skill_key(label) for label in labels} for kind, labels in STARTERS.items()}
_BY_KEY = {skill_key(label): label for labels in STARTERS.values() for label in labels}
