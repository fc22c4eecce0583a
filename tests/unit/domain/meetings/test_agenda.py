"""Topics as they are typed, and a brief that fits a screen."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import WrongInput
from bot.domain.meetings.agenda import LONGEST_TOPIC, MOST_OPEN, checked_topics, topics_in
from bot.domain.meetings.brief import (
    LONGEST_TOPIC_ASKED,
    MOST_PAIRS,
    MOST_TOPICS_ASKED,
    PairBrief,
    ProgressLine,
    StepLine,
    TopicLine,
    asked_topics,
    fitting_briefs,
    shortened,
)
from bot.domain.people import Someone

LONG = "word " * 600
FULL = PairBrief(
    mentorship=UUID(int=1),
    partner=Someone("U1", "Bob"),
    met=True,
    topics=(TopicLine(words=LONG, yours=True), *(TopicLine(words=LONG, yours=False),) * 49),
    agreed=(StepLine(title=LONG, done=True, yours=False),) * 50,
    earlier=(StepLine(title=LONG, done=False, yours=True),) * 50,
    goals=(ProgressLine(title=LONG, percent=40, yours=False),) * 50,
)


def read(brief: PairBrief) -> list[str]:
    return [
        *(topic.words for topic in brief.topics),
        *(step.title for step in (*brief.agreed, *brief.earlier)),
        *(goal.title for goal in brief.goals),
    ]


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        ("One", ("One",)),
        ("First row\nsecond row", ("First row\nsecond row",)),
        ("One\n\nTwo\r\n\r\nThree", ("One", "Two", "Three")),
        ("One\n \t \nTwo", ("One", "Two")),
        ("\n\n\n\n One \n\n\n\n", ("One",)),
        (" \n\n ", ()),
    ],
)
def test_a_blank_row_begins_another_topic_and_rows_are_kept(typed: str, topics: tuple[str, ...]) -> None:
    assert topics_in(typed) == topics


@given(st.text())
def test_nothing_that_was_typed_is_lost(typed: str) -> None:
    assert "".join("".join(topics_in(typed)).split()) == "".join(typed.split())


@pytest.mark.parametrize(
    ("typed", "waiting", "problem"),
    [
        (" ", 0, "A few words are enough."),
        ("x" * (LONGEST_TOPIC + 1), 0, "within 3,000 characters"),
        ("a\n\nb", MOST_OPEN - 1, "room for 20 topics, and 19 wait already"),
    ],
)
def test_what_cannot_be_added_is_said(typed: str, waiting: int, problem: str) -> None:
    with pytest.raises(WrongInput) as refusal:
        checked_topics(typed, waiting=waiting)
    assert problem in refusal.value.fields["topics"]


def test_an_agenda_can_be_filled_to_its_brim() -> None:
    assert checked_topics("a\n\nb", waiting=MOST_OPEN - 2) == ("a", "b")


@pytest.mark.parametrize("pairs", [1, 2, 3, 4, 6, 20])
def test_however_much_there_is_a_brief_holds_a_screen_of_it_and_counts_the_rest(pairs: int) -> None:
    briefs, more = fitting_briefs([FULL] * pairs)
    assert len(briefs) + more == pairs
    assert len(briefs) <= MOST_PAIRS
    assert sum(len(read(brief)) for brief in briefs) <= 18
    assert sum(len(words) for brief in briefs for words in read(brief)) <= 2200
    for brief in briefs:
        assert len(brief.topics) + brief.more_topics == 50
        assert len(brief.agreed) + brief.more_agreed == 50
        assert len(brief.earlier) + brief.more_earlier == 50
        assert len(brief.goals) + brief.more_goals == 50


def test_what_the_other_wrote_comes_first() -> None:
    ((brief,), _) = fitting_briefs([FULL])
    assert not any(topic.yours for topic in brief.topics)


def test_what_fits_is_left_as_it_is() -> None:
    small = PairBrief(
        mentorship=UUID(int=1),
        partner=Someone("U1", "Bob"),
        met=False,
        topics=(TopicLine(words="Saying no", yours=False),),
        agreed=(StepLine(title="Ask Cy", done=False, yours=True),),
    )
    assert fitting_briefs([small]) == ((small,), 0)


def test_the_question_for_topics_shows_some_of_them() -> None:
    shown, more = asked_topics(FULL.topics)
    assert (len(shown), more) == (MOST_TOPICS_ASKED, 50 - MOST_TOPICS_ASKED)
    assert all(len(topic.words) <= LONGEST_TOPIC_ASKED for topic in shown)


@given(st.text(), st.integers(2, 50))
def test_a_row_is_short_and_begins_as_the_words_do(words: str, longest: int) -> None:
    row = shortened(words, longest)
    assert len(row) <= longest
    assert " ".join(words.split()).startswith(row.removesuffix("…"))
