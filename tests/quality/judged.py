"""How well a maker of vectors finds the mentors whom people judged to be the answer to a goal; see judged.toml."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import fsum, log2
from pathlib import Path
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from bot.domain.matching import Rules
from bot.domain.matching.makers import UNLIKE, Texts
from bot.domain.matching.text import PLACES, SIZE, likeness, shortened
from bot.domain.matching.words import words_of

GOOD, FAIR, NONE = 2, 1, 0


@dataclass(frozen=True, slots=True)
class Goal:
    """What somebody wants, and how good an answer each mentor would be, by their names in the file."""

    kind: str
    text: str
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Quality:
    """Means over all goals, from 0 to 1, and the points that mentors of each grade get.

    `ndcg`: the normalised discounted cumulative gain of all mentors in order of likeness, with gains of 3 and 1
    (Järvelin and Kekäläinen, 2002). `first_good`: one over the rank of the first good answer.
    """

    ndcg: float
    first_good: float
    by_kind: Mapping[str, float]
    points: Mapping[int, float]


def read() -> tuple[Mapping[str, str], Sequence[Goal]]:
    """The texts of mentors by name, and the goals."""
    told = tomllib.loads((Path(__file__).parent / "judged.toml").read_text(encoding="utf-8"))
    goals = [
        Goal(
            each["kind"],
            each["text"],
            dict.fromkeys(each["good"], GOOD) | dict.fromkeys(each.get("fair", ()), FAIR),
        )
        for each in told["goals"]
    ]
    return told["mentors"], goals


def judge(texts: Texts) -> Quality:
    """Rank all mentors for each goal, and compare with the judgement."""
    mentors, goals = read()
    wished, offered = texts.vectors([goal.text for goal in goals]), texts.vectors(list(mentors.values()))
    products = (wished @ offered.T).astype(np.int32)
    grades = np.array([[goal.grades.get(name, NONE) for name in mentors] for goal in goals])
    ranked = list(map(_ranked, products, grades))
    gains = list(map(_ndcg, ranked))
    points = likeness(products, Rules().goals, texts.unlike)
    return Quality(
        ndcg=fmean(gains),
        first_good=fmean(1 / (1 + each.index(GOOD)) for each in ranked),
        by_kind={kind: fmean(_of_kind(kind, goals, gains)) for kind in dict.fromkeys(goal.kind for goal in goals)},
        points={grade: float(points[grades == grade].mean()) for grade in (GOOD, FAIR, NONE)},
    )


def _of_kind(kind: str, goals: Sequence[Goal], gains: Sequence[float]) -> Iterator[float]:
    return (gain for goal, gain in zip(goals, gains, strict=True) if goal.kind == kind)


def _ranked(products: NDArray[np.int32], grades: NDArray[np.int64]) -> list[int]:
    """Grades in order of likeness. Among equals the worst come first: luck is no quality."""
    ordered: list[int] = grades[np.lexsort((grades, -products))].tolist()
    return ordered


def _ndcg(ranked: Sequence[int]) -> float:
    return _gain(ranked) / _gain(sorted(ranked, reverse=True))


def _gain(ranked: Sequence[int]) -> float:
    return fsum((2.0**grade - 1) / log2(rank + 2) for rank, grade in enumerate(ranked))


def _words_only(texts: Sequence[str]) -> NDArray[np.float32]:
    """Whole words, hashed: what pieces of words have to improve on."""
    rows = np.zeros((len(texts), SIZE))
    for row, text in zip(rows, texts, strict=True):
        for word in words_of(text):
            places = np.frombuffer(blake2b(word.encode(), digest_size=2 * PLACES).digest(), "<u2")
            np.add.at(row, places % SIZE, np.where(places >> 15, 1, -1))
    return np.array([shortened(row, float(np.sqrt(row @ row))) for row in rows], np.float32)


WORDS_ONLY = Texts("words only", UNLIKE, _words_only)
