"""A message somebody has in front of them becomes plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.gestures import read_shortcut
from bot.slack.quoted_messages import Quoted, mentioned, quoted_words

NAMES = {"U01ADA": "Ada Lovelace"}
BODY = {
    "type": "message_action",
    "callback_id": "step:shortcut:open",
    "trigger_id": "13345224609.738474920.8088930838d88f008e0",
    "action_ts": "1583637157.207593",
    "user": {"id": "U01ADA"},
}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Read it &amp; tell &lt;me&gt;", "Read it & tell <me>"),
        ("Ask <@U01ADA> or <@U02BOB|bob> or <@U03EVE>", "Ask @Ada Lovelace or @bob or @somebody"),
        ("In <#C01|general> and <#C02> and <#C03|>", "In #general and a channel and a channel"),
        ("<!here> and <!subteam^S01|@designers> and <!subteam^S02>", "@here and @designers and @subteam"),
        ("Until <!date^1392734382^{date}|18 Feb>", "Until 18 Feb"),
        ("<https://a.example/b?c=1&amp;d=2>", "https://a.example/b?c=1&d=2"),
        ("<https://a.example|the guide>", "the guide (https://a.example)"),
        ("<http://a.example|a.example> <mailto:a@b.example|a@b.example>", "http://a.example a@b.example"),
        ("two\nlines\u202e \x07", "two lines"),
        ("*bold* :wave:", "*bold* :wave:"),
        ("a &lt; b <>", "a < b <>"),
        ("", ""),
    ],
)
def test_it_reads_as_people_read_it(text: str, words: str) -> None:
    assert quoted_words(text, NAMES, longest=300) == Quoted(words, cut=False)


def test_what_is_longer_ends_in_a_sign_of_that() -> None:
    quoted = quoted_words("word " * 600, NAMES, longest=300)
    assert quoted.cut
    assert quoted.words.endswith("word…")
    assert len(quoted.words) <= 300


@given(st.text(st.characters(codec="utf-8"), max_size=400) | st.text("<>@#!|^&;UW01 a", max_size=400))
def test_no_message_is_too_strange(text: str) -> None:
    quoted = quoted_words(text, NAMES, longest=300)
    assert len(quoted.words) <= 300
    assert "\n" not in quoted.words


def test_each_person_is_looked_up_once() -> None:
    assert mentioned("<@U01ADA> <@W02|bob> <@U01ADA> <#C01> <!here>") == ["U01ADA", "W02"]


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ({"text": "Read this"}, "Read this"),
        ({"text": "", "attachments": [{"text": "A card"}]}, "A card"),
        ({"text": "", "attachments": [{"fallback": "A picture"}]}, "A picture"),
        ({"files": [{"id": "F1"}]}, ""),
    ],
)
def test_a_shortcut_hears_what_the_message_says(message: dict[str, object], said: str) -> None:
    gesture = read_shortcut({**BODY, "message": message}, "T1")
    assert (gesture.said, gesture.message) == (said, None)
    assert said == "" or said not in repr(gesture)


def test_a_shortcut_outside_of_a_message_hears_nothing() -> None:
    assert read_shortcut(BODY, "T1").said == ""
