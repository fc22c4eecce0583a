"""Prints what each way to compare texts is worth on the judged set: `python -m tests.quality`."""

import sys
from collections.abc import Iterator
from importlib.util import find_spec

from bot.domain.matching.makers import HASHED, Texts
from bot.semantic import semantic_texts
from bot.setting_values import ENCODER
from tests.quality.judged import FAIR, GOOD, NONE, WORDS_ONLY, Quality, judge


def table() -> Iterator[str]:
    """Markdown, to be copied into docs/matching-text.md."""
    judged = {texts.name: judge(texts) for texts in _makers()}
    kinds = next(iter(judged.values())).by_kind
    headings = ("", "nDCG", "first good", *kinds, "points: good", "fair", "none")
    yield "| " + " | ".join(headings) + " |"
    yield "|---" * len(headings) + "|"
    for name, quality in judged.items():
        yield "| " + " | ".join((name, *_cells(quality))) + " |"


def _makers() -> Iterator[Texts]:
    yield WORDS_ONLY
    yield HASHED
    if find_spec(ENCODER):
        yield semantic_texts()


def _cells(quality: Quality) -> Iterator[str]:
    for share in (quality.ndcg, quality.first_good, *quality.by_kind.values()):
        yield f"{share:.2f}"
    for grade in (GOOD, FAIR, NONE):
        yield f"{quality.points[grade]:.0f}"


sys.stdout.write("\n".join(table()) + "\n")
