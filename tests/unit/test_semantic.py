"""The optional encoder behind the same small interface: whole numbers, the same whatever else is asked."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType

import numpy as np
import pytest

from bot.comparing import texts_for
from bot.domain.matching import Rules
from bot.domain.matching.makers import HASHED, Texts
from bot.domain.matching.text import LENGTH, likeness
from bot.semantic import SIZE, semantic_texts
from bot.setting_values import ENCODER
from bot.settings import load_settings

GOAL = "I want to lead a team"


def share(texts: Texts, one: str, other: str) -> int:
    ours, theirs = texts.vectors([one, other])
    return int(likeness(np.array([ours @ theirs]).astype(np.int32), 100, texts.unlike)[0])


class FakeEncoder:
    """Points one way for each text, and counts how often it was asked."""

    def __init__(self, threads: int) -> None:
        assert threads == 1
        self.asked: list[str] = []

    def encode(self, text: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        self.asked.append(text)
        return np.full(SIZE, 1 / np.sqrt(SIZE), np.float32)


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> FakeEncoder:
    """The package as it would be installed, with an encoder that is quick."""
    package, encoder = ModuleType(ENCODER), FakeEncoder(1)
    package.__spec__ = ModuleSpec(ENCODER, None)
    package.USE = lambda threads: encoder  # type: ignore[attr-defined]
    package.__version__ = "9.9"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, ENCODER, package)
    return encoder


def test_each_text_is_encoded_once_and_by_itself(encoder: FakeEncoder) -> None:
    texts = semantic_texts()
    first, second = texts.vectors([GOAL, "Sail", GOAL]), texts.vectors(["Sail"])
    assert encoder.asked == [GOAL.lower(), "sail"]
    assert (first[1] == second[0]).all()
    assert first.shape == (3, SIZE)
    assert first.dtype == np.float32


def test_a_text_without_words_is_not_encoded(encoder: FakeEncoder) -> None:
    assert not semantic_texts().vectors(["", "…", "😀"]).any()
    assert encoder.asked == []
    assert semantic_texts().vectors([]).shape == (0, SIZE)


@pytest.mark.usefixtures("encoder")
def test_its_name_tells_the_version_that_made_the_vectors() -> None:
    assert semantic_texts().name == "semantic 1, encoder 9.9"
    assert semantic_texts().name != HASHED.name
    assert Rules(texts=semantic_texts()) != Rules()


@pytest.mark.usefixtures("encoder")
@pytest.mark.parametrize(("setting", "name"), [("hashed", HASHED.name), ("semantic", "semantic 1, encoder 9.9")])
def test_the_setting_decides_between_the_two(setting: str, name: str) -> None:
    tokens = {"SLACK_BOT_TOKEN": "xoxb-1-2-three", "SLACK_APP_TOKEN": "xapp-1-A1-2-three"}
    assert texts_for(load_settings(tokens | {"MENTORBOT_TEXT": setting})).name == name


@pytest.mark.skipif(find_spec(ENCODER) is None, reason="the extra `semantic` is not installed")
class TestTheRealEncoder:
    texts = semantic_texts() if find_spec(ENCODER) else HASHED

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (GOAL, "Ich möchte ein Team leiten"),
            (GOAL, "Quiero dirigir un equipo"),
            (GOAL, "Je veux diriger une équipe"),
            (GOAL, "チームを率いたい"),
            (GOAL, "أريد أن أقود فريقًا"),
            ("I freeze in front of an audience", "Overcoming stage fright"),
            ("SALARY NEGOTIATION", "negotiating a salary"),
        ],
    )
    def test_the_same_is_alike_in_other_words_and_languages(self, one: str, other: str) -> None:
        assert share(self.texts, one, other) >= 60

    @pytest.mark.parametrize("other", ["Growing tomatoes on balconies", "Tomaten auf dem Balkon", "経理の基礎"])
    def test_something_else_is_not(self, other: str) -> None:
        assert share(self.texts, GOAL, other) <= 20

    def test_vectors_are_whole_numbers_about_as_long_as_promised(self) -> None:
        rows = self.texts.vectors([GOAL, "営業", "C", "word " * 800])
        assert (rows == np.rint(rows)).all()
        assert (np.abs(rows) <= 127).all()
        assert np.sqrt((rows**2).sum(axis=1)) == pytest.approx(LENGTH, rel=0.03)

    def test_company_changes_nothing(self) -> None:
        others = [f"Goal number {number} in sales" for number in range(20)]
        assert (_row(self.texts, GOAL, among=others) == _row(semantic_texts(), GOAL, among=[])).all()


def _row(texts: Texts, text: str, *, among: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    row: np.ndarray[tuple[int], np.dtype[np.float32]] = texts.vectors([*among, text])[-1]
    return row
