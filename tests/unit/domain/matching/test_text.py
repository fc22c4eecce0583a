"""Hashed texts: one answer everywhere, exact products, and sense in many scripts, however short or oddly spelt."""

from hashlib import sha256

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.matching.makers import HASHED
from bot.domain.matching.text import LENGTH, SIZE, likeness, vector
from bot.domain.matching.words import has_words, words_of
from tests.quality.judged import read

EXACT = 1 << 24
"""Up to here, single precision holds every whole number."""


def points(one: str, other: str) -> int:
    return int(likeness(np.array([vector(one) @ vector(other)]).astype(np.int32), 80)[0])


def test_vectors_are_the_same_in_every_process_and_on_every_machine() -> None:
    """If this changes on purpose, HASHED needs another name: digests of rounds vouch for it."""
    mentors, goals = read()
    made = HASHED.vectors([*sorted(mentors.values()), *sorted(goal.text for goal in goals)])
    kept = sha256(made.astype(np.int8).tobytes()).hexdigest()
    assert (HASHED.name, kept) == ("hashed 2", "2baf29babf1c2bd4b0141f91e185d30e22fa51ba6f54eed293d726c55dc14759")


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
@example("C", "C")
@example("a" * 30_000, "aaa")
def test_products_are_exact(one: str, other: str) -> None:
    ours, theirs = vector(one), vector(other)
    assert (np.abs(ours) <= 127).all()
    assert (ours == np.rint(ours)).all()
    assert np.abs(ours * theirs).sum() < EXACT
    assert ours @ theirs == ours.astype(np.int64) @ theirs.astype(np.int64)


@settings(deadline=None)
@given(st.text(max_size=200))
@example("営業")
@example("UX")
def test_every_text_with_words_is_about_as_long_and_every_other_has_no_length(text: str) -> None:
    length = float(np.sqrt((vector(text) ** 2).sum()))
    if has_words(text):
        assert 0.7 * LENGTH < length < 1.1 * LENGTH
        assert points(text, text) == 80
    else:
        assert length == 0


def test_rows_are_those_of_each_text_alone() -> None:
    texts = ["Lead a team", "", "分析", "Lead a team"]
    assert (HASHED.vectors(texts) == np.array([vector(text) for text in texts])).all()
    assert HASHED.vectors([]).shape == (0, SIZE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Über Führung", "UBER FUHRUNG"),
        ("Gérer une équipe", "gerer une e\u0301quipe"),
        ("Straße", "STRASSE"),
        ("\uff30\uff59\uff54\uff48\uff4f\uff4e", "Python"),
        ("القِيَادَة", "القيادة"),
        ("القـــيادة", "القيادة"),
        ("Ещё", "ЕЩЕ"),
        ("ﾃﾞｰﾀ", "データ"),
    ],
)
def test_casing_accents_width_and_encoding_make_no_difference(one: str, other: str) -> None:
    assert (vector(one) == vector(other)).all()


@pytest.mark.parametrize(
    ("goal", "answer", "other"),
    [
        ("データの分析を学びたい", "データ分析の入門", "部下の育成と面談"),
        ("我想学习后端开发", "后端开发与架构", "项目风险管理"),
        ("데이터 분석을 배우고 싶어요", "데이터 분석 입문", "팀 관리와 면담"),
        ("Вести переговоры", "О переговорах и продажах", "Работа с данными"),
        ("أريد أن أتعلم القيادة", "مهارات القيادة", "تحليل البيانات"),
        ("प्रबंधन सीखना", "टीम का प्रबंधन", "डेटा विश्लेषण"),
        ("กฎหมายแรงงาน", "กฎหมาย", "การตลาด"),
        ("Mitarbeiterführung", "Führung", "Vertrieb"),
        ("UX", "UX research", "QA"),
    ],
)
def test_what_is_shared_shows_in_every_script(goal: str, answer: str, other: str) -> None:
    assert points(goal, answer) >= 10
    assert points(goal, answer) > points(goal, other)


def test_small_talk_weighs_little() -> None:
    assert points("I want to learn how to sail", "I want to learn how to cook") < 20
    assert points("I want to learn how to sail", "sail") > 40


def test_a_word_with_marks_inside_stays_whole() -> None:
    assert list(words_of("प्रबंधन, กฎหมาย!")) == ["प्रबंधन", "กฎหมาย"]


def test_dense_scripts_fall_into_neighbours_and_the_rest_into_words() -> None:
    assert list(words_of("SQLとデータ分析 R")) == ["sql", "とデ", "デー", "ータ", "タ分", "分析", "r"]
    assert list(words_of("我")) == ["我"]


@pytest.mark.parametrize("text", ["", " \n", "…?!", "😀 &<>", "—"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert not has_words(text)
    assert not vector(text).any()
