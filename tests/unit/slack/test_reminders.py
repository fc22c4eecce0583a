"""The page with all that somebody can say of reminders, and what they read once they have said it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.errors import WrongInput
from bot.domain.post.cards import RemindersCard, RemindersWish, Wish
from bot.domain.post.worth import Topic
from bot.domain.terms import NudgePace
from bot.slack.fields import Field
from bot.slack.messages.reminders import reminders_saved, wish_granted, wish_undone
from bot.slack.modals.people.reminders import RemindersForm, reminders_modal
from bot.slack.refs.reminders import ReminderRef
from bot.slack.wording.topics import TOPICS
from tests.unit.slack.reading import chosen, labels, submitted, words

CARD = RemindersCard(pace=NudgePace.USUAL, rests_until=None, muted=frozenset())
DAY = date(2026, 12, 21)
AFTER = {
    Wish.LESS_OFTEN: (replace(CARD, pace=NudgePace.FEWER), "", "I write unasked once a week at most."),
    Wish.PAUSE: (replace(CARD, rests_until=DAY), "", "I do not write unasked before 21 December 2026"),
    Wish.STOP: (replace(CARD, muted=frozenset({Topic.SKILLS})), Topic.SKILLS, "about this any more: Skills."),
}


@pytest.mark.parametrize(
    "card", [CARD, RemindersCard(pace=NudgePace.NONE, rests_until=DAY, muted=frozenset(Topic))]
)
def test_the_page_sent_as_it_is_changes_nothing(card: RemindersCard) -> None:
    wish = RemindersForm.read(submitted(reminders_modal(card))).wish
    wanted = frozenset(Topic) - card.muted
    assert wish == RemindersWish(pace=card.pace, rests_until=card.rests_until, wanted=wanted)


def test_the_page_says_what_comes_in_any_case_and_names_every_topic() -> None:
    page = reminders_modal(CARD)
    assert "News and answers to what you do always reach you." in words(page)
    assert set(TOPICS) == set(Topic)
    assert all(name in words(page) for name, _ in TOPICS.values())


def test_what_was_chosen_is_read() -> None:
    page = reminders_modal(CARD)
    answers = {
        Field.REMINDERS_PACE: chosen(page, Field.REMINDERS_PACE, "fewer"),
        Field.REMINDERS_REST: "2026-12-21",
        Field.REMINDERS_MEETING: [chosen(page, Field.REMINDERS_MEETING, "check_ins")],
        Field.REMINDERS_BEYOND: [],
    }
    wish = RemindersForm.read(submitted(page, answers)).wish
    wanted = frozenset({Topic.CHECK_INS})
    assert wish == RemindersWish(pace=NudgePace.FEWER, rests_until=DAY, wanted=wanted)


def test_how_often_has_to_be_said() -> None:
    with pytest.raises(WrongInput) as refused:
        RemindersForm.read(submitted(reminders_modal(CARD), {Field.REMINDERS_PACE: None}))
    assert refused.value.fields == {"pace": "Choose how often."}


@pytest.mark.parametrize("wish", Wish)
def test_each_wish_is_answered_in_a_sentence_and_can_be_undone(wish: Wish) -> None:
    card, topic, sentence = AFTER[wish]
    ref = ReminderRef(wish, topic)
    shown = wish_granted(card, ref)
    assert sentence in shown.text
    assert shown.text.endswith("News and answers to what you do always reach you.")
    assert labels(shown) == ["Undo", "All reminders"]
    undone = wish_undone(CARD, ref)
    assert undone.text.startswith("Taken back: ")
    assert labels(undone) == ["All reminders"]


def test_what_was_saved_is_told_in_full() -> None:
    card = RemindersCard(pace=NudgePace.FEWER, rests_until=DAY, muted=frozenset({Topic.SKILLS, Topic.GOALS}))
    assert reminders_saved(card).text == (
        "Saved. I write unasked once a week at most. Until 21 December 2026 I do not write at all. "
        "You have stopped: Goals and steps, Skills. News and answers to what you do always reach you."
    )
    assert reminders_saved(CARD).text.startswith(
        "Saved. I write unasked once a day and three times a week at most. "
    )


def test_a_menu_without_its_topic_still_has_an_answer() -> None:
    assert "what it was about" in wish_granted(CARD, ReminderRef(Wish.STOP, "")).text
