"""Themes: counted by people, never from fewer than five, never a name."""

import string
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.feedback import REPORT_FLOOR
from bot.domain.insight.themes import MOST_QUOTES, MOST_THEMES, Theme, quotes, themes


def by_each(*texts: str) -> dict[UUID, list[str]]:
    return {UUID(int=number): [text] for number, text in enumerate(texts)}


def told(found: tuple[Theme, ...]) -> dict[str, int]:
    return {theme.words: theme.people for theme in found}


def test_a_theme_is_what_five_people_speak_of_however_often_each_says_it() -> None:
    said = by_each(
        *["Confidence, confidence and the budget"] * 5, "The budget", "A reorganisation", "Reorganisation"
    )
    assert told(themes(said)) == {"budget": 5, "confidence": 5}


def test_one_person_with_many_texts_counts_once() -> None:
    assert themes({UUID(int=1): ["Delegation"] * 9}) == ()


def test_words_that_say_nothing_are_no_theme_in_any_of_the_languages_we_know() -> None:
    said = by_each(*["After the talk: nach dem Vortrag, sobre Delegation"] * 5)
    assert set(told(themes(said))) == {"talk", "vortrag", "delegation"}


def test_nobodys_name_is_a_theme() -> None:
    said = by_each(*["Grace Hopper’s advice on delegation"] * 5)
    assert set(told(themes(said, names=["Grace Hopper", "Ada"]))) == {"advice", "delegation"}


def test_two_words_that_belong_together_are_told_together() -> None:
    said = by_each(*["Public speaking"] * 6, "Speaking", "public transport")
    assert told(themes(said)) == {"public speaking": 5}


def test_a_word_that_is_said_alone_as_well_is_told_beside_the_pair() -> None:
    said = by_each(*["Public speaking"] * 5, *["speaking up"] * 5)
    assert told(themes(said)) == {"speaking": 10, "public speaking": 5}


@given(
    st.dictionaries(
        st.uuids(), st.lists(st.text(string.ascii_lowercase[:3] + " ", max_size=40), max_size=3), max_size=14
    )
)
def test_no_theme_comes_from_fewer_than_five_people(said: dict[UUID, list[str]]) -> None:
    found = themes(said)
    assert len(found) <= MOST_THEMES
    for theme in found:
        users = [
            each for each, texts in said.items() if any(theme.words in " ".join(text.split()) for text in texts)
        ]
        assert REPORT_FLOOR <= theme.people <= len(users)


def test_quotes_are_told_from_five_people_on_one_of_each_and_without_names() -> None:
    said = by_each(*[f"{number} thanks to Grace, I gave the talk" for number in range(12)])
    assert quotes(dict(list(said.items())[:4]), names=["Grace Hopper"]) == ()
    found = quotes(said, names=["Grace Hopper"])
    assert len(found) == MOST_QUOTES
    assert len(set(found)) == MOST_QUOTES
    assert all("thanks to …, I gave the talk" in each for each in found)


def test_a_quote_of_a_word_or_two_is_none() -> None:
    assert quotes(by_each(*["Fine, thanks"] * 5, "It was worth it")) == ("It was worth it",)
