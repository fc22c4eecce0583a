"""Skills as words: when two spellings are one skill, and what to offer while somebody types."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from bot.domain.starters import ONE_WORD, STARTERS, SYNONYMS
from bot.domain.terms import SkillKind
from bot.domain.writing import word

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
    """A suggestion. `label` is what is chosen; `kind` is None where nobody has used the words yet."""

    label: str
    kind: SkillKind | None


def folded(label: str) -> str:
    """One spelling however it was typed: NFKC (which folds width), lower case, single spaces, nothing unseen."""
    return word(unicodedata.normalize("NFKC", word(label)).casefold())


def skill_key(label: str) -> str:
    """The form under which two spellings are one skill; "" for a label that holds no word.

    Case, width, spaces, hyphens, plural and common British and American spellings fold together, and well-known
    synonyms too ("js" is JavaScript). The key of a key is the key.
    """
    normal = _normal(label)
    return _KNOWN.get(normal, normal)


def traces(query: str) -> frozenset[str]:
    """What to look for in keys of skills that somebody means who types `query`, be it only a part of a name."""
    return frozenset({skill_key(query), _normal(query), folded(query)})


def proper_label(label: str) -> str:
    """The usual spelling of a well-known skill; any other as the person wrote it."""
    starter = _BY_KEY.get(skill_key(label))
    return starter if starter else word(label)


def kind_of(label: str) -> SkillKind:
    key = skill_key(label)
    return next((kind for kind, labels in _KEYS.items() if key in labels), SkillKind.OTHER)


def offered(query: str, known: Mapping[str, SkillKind]) -> tuple[Offered, ...]:
    """What to offer for what was typed: words `known` in this workspace, then the starters, then the new one.

    Several skills separated by commas are offered as one entry, so that a list can be pasted.
    """
    words = folded(query).split()
    labels: dict[str, Offered] = {}
    for label, kind in chain(known.items(), _STARTERS):
        labels.setdefault(skill_key(label), Offered(label, kind))
    wanted = skill_key(query)
    exact = [labels.pop(wanted)] if wanted in labels else []
    found = [each for each in labels.values() if _fits(words, each.label)]
    found.sort(key=lambda each: not folded(each.label).startswith(folded(query)))
    own = [Offered(word(re.sub(r"\s*\n\s*", ", ", query.strip())), kind=None)] if wanted and not exact else []
    close = (*exact, *found[:MOST_OFFERED])
    return (*own, *close) if is_list(query) else (*close, *own)


def _fits(words: list[str], label: str) -> bool:
    parts = folded(label)
    return all(each in parts for each in words)


def is_list(text: str) -> bool:
    """Whether what was typed is several skills: commas, semicolons and new lines stand between them."""
    return bool(re.search(r"[,;\n]", text))


def _normal(label: str) -> str:
    plain = folded(label)
    spaced = (" ".join(_BETWEEN.sub(" ", plain).split()) or plain)[:LONGEST_KEY].rstrip()
    singular = " ".join(_singular(each) for each in spaced.split())
    for british, american in _BRITISH:
        singular = british.sub(american, singular)
    return singular


def _singular(noun: str) -> str:
    """Good enough to tell "database" and "databases" are one; never shown to anybody."""
    if len(noun) < 4 or noun.endswith(_SINGULAR_ENDINGS):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    return noun[:-1] if noun.endswith("s") else noun


_KNOWN: Mapping[str, str] = {
    _normal(several): _normal(one) for several, one in (*ONE_WORD.items(), *SYNONYMS.items())
}
_STARTERS = [(label, kind) for kind, labels in STARTERS.items() for label in labels]
_KEYS = {kind: {skill_key(label) for label in labels} for kind, labels in STARTERS.items()}
_BY_KEY = {skill_key(label): label for labels in STARTERS.values() for label in labels}
