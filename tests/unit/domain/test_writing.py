"""What is left of hostile text: everything that can be read, and nothing that cannot be stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.signup import skills_in, words_in
from bot.domain.skills import Offered, folded, offered, proper_label, skill_key
from bot.domain.writing import legible, word

HALF = "\ud83d"


@given(st.text(st.characters(categories=None)))
def test_legible_text_can_be_stored_on_every_database_and_stays_as_it_is(text: str) -> None:
    clean = legible(text)
    assert "\x00" not in clean
    assert clean.encode().decode() == clean
    assert legible(clean) == clean


@pytest.mark.parametrize(
    "text", ["two\nlines\tand a tab", "مرحبا بالعالم", "👩‍👩‍👧 family", "می‌خواهم", "日本語", "C++ & <b>", "क्‍ष"]
)
def test_people_write_in_every_script(text: str) -> None:
    assert legible(text) == text
    assert folded(text)


@pytest.mark.parametrize("hostile", ["S\u200bQL", "\u202eSQL", "SQL\ufeff", "S\u00adQL", "SQL\x00", f"SQL{HALF}"])
def test_a_skill_does_not_differ_in_what_nobody_can_see(hostile: str) -> None:
    assert skill_key(hostile) == skill_key("SQL")
    assert proper_label(hostile) == "SQL"
    assert skills_in(f"SQL, {hostile}") == ("SQL",)
    assert words_in(f"SQL, {hostile}") == ("SQL",)
    assert offered(hostile, {}) == offered("SQL", {})


def test_a_new_word_is_offered_as_it_will_be_kept() -> None:
    assert offered("\u202efal\u200bconry\x00", {}) == (Offered("falconry", kind=None),)


def test_a_word_of_nothing_but_the_unseen_is_none() -> None:
    assert word("\u200b\u2060\x00") == ""
    assert skills_in("\u200b, \u3164") == ()
