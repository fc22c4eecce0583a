"""Floors under the quality of every way to compare texts, on goals that people judged."""

from importlib.util import find_spec

import pytest

from bot.domain.matching.makers import HASHED
from bot.semantic import semantic_texts
from bot.setting_values import ENCODER
from tests.quality.judged import FAIR, GOOD, NONE, WORDS_ONLY, judge, read

needs_the_encoder = pytest.mark.skipif(find_spec(ENCODER) is None, reason="the extra `semantic` is not installed")


def test_every_judgement_is_about_somebody_there_is() -> None:
    mentors, goals = read()
    assert len(goals) + len(mentors) >= 80
    assert {name for goal in goals for name in goal.grades} <= mentors.keys()
    assert all(GOOD in goal.grades.values() for goal in goals)
    assert {goal.kind for goal in goals} == {"words", "trap", "paraphrase", "spelling", "own", "language"}


def test_pieces_of_words_find_more_than_whole_words() -> None:
    hashed, words = judge(HASHED), judge(WORDS_ONLY)
    assert hashed.ndcg > words.ndcg + 0.05
    assert hashed.by_kind["spelling"] > words.by_kind["spelling"] + 0.2


def test_hashed_texts_keep_their_quality() -> None:
    quality = judge(HASHED)
    assert quality.ndcg >= 0.59
    assert quality.by_kind["words"] >= 0.85
    assert quality.by_kind["own"] >= 0.75


def test_hashed_texts_give_few_points_where_nobody_would() -> None:
    points = judge(HASHED).points
    assert points[NONE] < 2
    assert points[GOOD] > 8 * points[NONE]


@needs_the_encoder
def test_the_encoder_understands_what_is_said_otherwise_and_in_other_languages() -> None:
    quality = judge(semantic_texts())
    assert quality.ndcg >= 0.92
    assert min(quality.by_kind.values()) >= 0.8
    assert quality.points[GOOD] > 40 > quality.points[FAIR] > 10
    assert quality.points[NONE] < 3
