"""Questions between meetings as people read them: the messages, the list, the forms and back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from bot.domain.care.question_cards import QuestionCard, QuestionForm, QuestionsCard
from bot.domain.care.terms import QuestionState
from bot.domain.errors import OutdatedButton, WrongInput
from bot.domain.growth.step_cards import PairChoice
from bot.domain.matching_terms import Pairing
from bot.domain.notices import QuestionAnswered, QuestionAsked, QuestionForMeeting, QuestionReminder
from bot.domain.terms import Side
from bot.domain.writing import legible
from bot.slack.fields import Field
from bot.slack.messages.questions import (
    question_answered,
    question_asked,
    question_for_meeting,
    question_reminder,
    question_settled,
)
from bot.slack.modals.pairs.questions import AnswerForm, AskForm, answer_modal, ask_modal, questions_page
from tests.unit.slack import agenda_strategies as agendas
from tests.unit.slack import strategies as some
from tests.unit.slack.examples import GRACE, ID
from tests.unit.slack.reading import chosen, labels, submitted, words

CARD = QuestionCard(
    id=ID,
    mentorship=ID,
    partner=GRACE,
    words="May I?",
    context="I tried.",
    answer="",
    state=QuestionState.WAITING,
    yours=True,
    asked_at=datetime(2026, 12, 7, 9, tzinfo=UTC),
    reminded=False,
    over=False,
)
THEIRS = replace(CARD, yours=False)
ANSWERED = replace(CARD, state=QuestionState.ANSWERED, answer="Yes.\nPlease do.")
ASKED = QuestionAsked(question=ID, partner=GRACE, words="May I?", context="I tried.")
PAIR = PairChoice(mentorship=ID, partner=GRACE, program="Orbit", you_are=Side.MENTEE, pairing=Pairing.TRADITIONAL)
TO_ANSWER = ["Answer", "Let us talk about it when we meet"]
quickly = settings(deadline=None)


def listed(*cards: QuestionCard, ask: bool = True) -> str:
    return words(questions_page(QuestionsCard(questions=cards, ask=ask)))


def offered(*cards: QuestionCard, ask: bool = True) -> list[str]:
    return labels(questions_page(QuestionsCard(questions=cards, ask=ask)))


def test_a_question_comes_with_what_helps_to_answer_it_and_a_gentle_target() -> None:
    message = question_asked(ASKED)
    assert f"<@{GRACE.slack_id}> has a question for you:" in message.text
    assert "May I?" in message.text
    assert "*What they say about it*\nI tried." in words(message)
    assert "Within three working days, if you can." in words(message)
    assert labels(message) == TO_ANSWER
    assert "in other words" in words(question_asked(replace(ASKED, reworded=True)))
    assert "What they say" not in words(question_asked(replace(ASKED, context="")))


def test_the_reminder_is_gentle_and_says_that_it_is_the_only_one() -> None:
    message = question_reminder(QuestionReminder(question=ID, partner=GRACE, words="May I?", context=""))
    assert "In case it slipped by" in words(message)
    assert "I will not remind you of this one again." in words(message)
    assert labels(message) == TO_ANSWER


def test_whoever_asked_reads_the_answer_or_neutrally_that_it_comes_up_when_they_meet() -> None:
    answer = QuestionAnswered(
        question=ID, mentorship=ID, partner=GRACE, words="May I?", answer="Yes.\n\nPlease do."
    )
    assert "> May I?" in words(question_answered(answer))
    assert "Yes.\n\nPlease do." in words(question_answered(answer))
    later = question_for_meeting(QuestionForMeeting(question=ID, mentorship=ID, partner=GRACE, words="May I?"))
    assert "would like to speak of your question when you meet" in words(later)
    assert labels(later) == ["See the agenda"]


def test_a_message_becomes_what_was_done_with_its_question() -> None:
    assert "You have answered" in words(question_settled(ANSWERED))
    assert "Please do." in words(question_settled(ANSWERED))
    kept = question_settled(replace(THEIRS, state=QuestionState.FOR_MEETING))
    assert "when you meet. It is on your agenda." in words(kept)


@pytest.mark.parametrize(
    ("card", "said", "buttons"),
    [
        (CARD, "It waits for an answer.", ["Reword", "Take it back"]),
        (replace(CARD, reminded=True), "I have called it to mind once", ["Reword", "Take it back"]),
        (THEIRS, "It waits for you.", TO_ANSWER),
        (ANSWERED, "It is answered.", []),
        (replace(CARD, state=QuestionState.FOR_MEETING), "You will speak of it when you meet.", ["See the agenda"]),
        (replace(CARD, state=QuestionState.WITHDRAWN), "It was taken back.", []),
        (replace(CARD, over=True), "It had no answer when your time together ended.", []),
    ],
)
def test_the_list_tells_where_each_question_stands(card: QuestionCard, said: str, buttons: list[str]) -> None:
    assert said in listed(card)
    assert "May I?" in listed(card)
    assert offered(card) == [*buttons, "Ask a question"]


def test_an_empty_list_invites_and_one_without_pairs_does_not() -> None:
    assert "Nothing waits." in listed()
    assert offered(ask=False) == []
    assert "more" not in listed(CARD)
    assert "older question" in listed(*(replace(THEIRS, context="x"),) * 40)


@quickly
@given(agendas.reworded)
def test_a_question_sent_as_it_was_prefilled_is_the_same(card: QuestionForm) -> None:
    form = AskForm.read(submitted(ask_modal(card)))
    assert (form.mentorship, form.question) == (card.pairs[0].mentorship, card.question)
    assert form.words == legible(card.words[:500]).strip()
    assert form.context == legible(card.context[:1000]).strip()


def test_with_several_pairs_somebody_chooses_whom_to_ask() -> None:
    view = ask_modal(QuestionForm(pairs=(PAIR, PAIR)))
    answers = {
        Field.QUESTION_PAIR: chosen(view, Field.QUESTION_PAIR, str(ID)),
        Field.QUESTION_WORDS: " May I? ",
        Field.QUESTION_CONTEXT: "",
    }
    assert AskForm.read(submitted(view, answers)) == AskForm(ID, None, "May I?", "")
    with pytest.raises(WrongInput) as refusal:
        AskForm.read(submitted(view, {**answers, Field.QUESTION_PAIR: None}))
    assert set(refusal.value.fields) == {"pair"}


def test_a_form_that_carries_no_question_of_ours_is_outdated() -> None:
    sent = submitted(ask_modal(QuestionForm(pairs=(PAIR,))))
    with pytest.raises(OutdatedButton):
        AskForm.read({**sent, "private_metadata": '{"asked_in":"' + str(ID) + '","rewording":"x"}'})


@quickly
@given(agendas.questions, some.texts)
def test_what_is_typed_as_an_answer_comes_back_as_it_was(card: QuestionCard, typed: str) -> None:
    form = AnswerForm.read(submitted(answer_modal(card), {Field.QUESTION_ANSWER: typed}))
    assert form == AnswerForm(question=card.id, answer=legible(typed).strip())
