"""Escaping, cutting and wording."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import Someone
from bot.slack.text import (
    Style,
    day,
    escape,
    line,
    lines,
    listed,
    mention,
    paragraphs,
    plain,
    plural,
    quote,
    sentence,
    truncate,
    when,
)
from tests.unit.slack.strategies import texts

limits = st.integers(1, 200)


def test_a_typed_broadcast_stays_plain_words() -> None:
    assert escape("<!channel> & all") == "&lt;!channel&gt; &amp; all"


@given(texts, limits)
def test_a_cut_text_fits_once_escaped(text: str, limit: int) -> None:
    assert len(escape(truncate(text, limit))) <= limit


@given(texts, limits)
def test_a_cut_text_is_the_text_or_its_beginning_and_an_ellipsis(text: str, limit: int) -> None:
    cut = truncate(text, limit)
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


@given(st.text(alphabet="a&<>", min_size=1), limits)
def test_a_cut_wastes_no_more_room_than_one_character_needs(text: str, limit: int) -> None:
    cut = truncate(text, limit)
    assert cut == text or len(escape(cut)) > limit - len("&amp;")


def test_a_text_that_fits_exactly_is_left_alone() -> None:
    assert truncate("R&D", 7) == "R&D"
    assert truncate("R&D", 6) == "R…"


@given(texts, limits)
def test_a_line_is_one_line_of_harmless_text(text: str, limit: int) -> None:
    result = line(text, limit)
    assert 0 < len(result) <= limit
    assert len(result.splitlines()) == 1
    assert not set(result) & set("<>\x00\u202e")


@given(st.text(alphabet="a1_*~` ", max_size=30))
def test_a_line_has_no_sign_in_it_that_slack_takes_for_markup(text: str) -> None:
    shown = line(text, 100)
    assert not set(shown) & set("*~`")
    assert not re.search(r"(?<![a-z0-9])_|_(?![a-z0-9])", shown)
    assert len(shown) == len(" ".join(text.split())) or shown == "…"


def test_words_look_as_they_were_typed_without_markup() -> None:
    assert line("*bold* ~no~ `code` _so_ data_science", 100) == "∗bold∗ ∼no∼ ˋcodeˋ ˍsoˍ data_science"


def test_a_sentence_quotes_people_without_markup_and_keeps_our_own_code() -> None:
    said = "“*bold* ~no~ `code` _so_ data_science <!here>” has closed. `/mentor join`, or `users:read.email`."
    assert sentence(said, 300) == (
        "“∗bold∗ ∼no∼ ˋcodeˋ ˍsoˍ data_science &lt;!here&gt;” has closed. `/mentor join`, or `users:read.email`."
    )
    assert sentence("a `b `/mentor leave` works", 300) == "a ˋb `/mentor leave` works"
    assert sentence("two\nrows", 300) == "two\nrows"
    assert sentence(" \x00", 300) == "…"


@given(texts, limits)
def test_a_sentence_fits_and_nobody_bolds_it(text: str, limit: int) -> None:
    shown = sentence(text, limit)
    assert 0 < len(shown) <= limit
    assert not set(shown) & set("*~<>")


def test_a_line_of_nothing_says_what_it_was_told_to() -> None:
    assert line(" \n\x00", 20, otherwise="this program") == "this program"
    assert plain("", 20) == "…"


def test_a_plain_line_is_not_escaped() -> None:
    assert plain("R & D\nLondon", 75) == "R & D London"


@given(texts, st.integers(60, 500))
def test_a_quote_fits_and_marks_every_line(text: str, limit: int) -> None:
    result = quote(text, limit)
    assert len(result) <= limit
    assert all(row.startswith("> ") for row in result.splitlines())


def test_a_quote_keeps_lines_and_drops_blank_ones() -> None:
    assert quote("To speak\n\n\nto <many> people ", 100) == "> To speak\n> to &lt;many&gt; people"


def test_a_long_list_is_quoted_in_part() -> None:
    assert quote("\n".join("abcdefghijklmnop"), 500).splitlines()[-2:] == ["> l", "> …"]


def test_a_quote_of_nothing_is_nothing() -> None:
    assert quote(" \n ", 100) == ""


def test_a_person_is_mentioned_by_id() -> None:
    assert mention(Someone("U012", "Ada <!here>")) == "<@U012>"


def test_an_instant_is_shown_in_the_readers_zone_and_falls_back_to_utc() -> None:
    instant = datetime(2026, 12, 7, 9, 30, tzinfo=UTC)
    assert when(instant) == "<!date^1796635800^{date_long_pretty} at {time}|7 December 2026, 09:30 UTC>"
    assert when(instant, Style.SHORT) == (
        "<!date^1796635800^{date_short_pretty} at {time}|7 December 2026, 09:30 UTC>"
    )
    assert "pretty" not in when(instant, Style.DATED)


def test_a_day_is_written_without_a_leading_zero() -> None:
    assert day(date(2026, 12, 7)) == "7 December 2026"


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 meetings"), (1, "1 meeting"), (2, "2 meetings"), (12345, "12,345 meetings")]
)
def test_numbers_agree_with_their_nouns(number: int, words: str) -> None:
    assert plural(number, "meeting") == words


def test_irregular_nouns_are_given() -> None:
    assert plural(2, "person", "people") == "2 people"


@pytest.mark.parametrize(
    ("items", "words"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_lists_read_as_english(items: tuple[str, ...], words: str) -> None:
    assert listed(items) == words


def test_what_is_not_there_leaves_no_gap() -> None:
    assert paragraphs("a", "", "b") == "a\n\nb"
    assert lines(("a", "", "b")) == "a\nb"


def test_what_looks_like_markup_in_a_quote_stays_plain() -> None:
    assert quote("*Lead*\n`x` data_science", 90) == "> ∗Lead∗\n> ˋxˋ data_science"


def test_a_quote_stands_right_below_what_it_belongs_to() -> None:
    assert paragraphs("*Orbit*", quote("We listen.", 90), "b") == "*Orbit*\n> We listen.\n\nb"
    assert paragraphs(quote("We listen.", 90)) == "> We listen."
