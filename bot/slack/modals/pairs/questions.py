"""Questions between meetings: the list, the form that asks one, and the form that answers one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.care.question_cards import QuestionCard, QuestionForm, QuestionsCard
from bot.domain.care.questions import LONGEST_ANSWER, LONGEST_CONTEXT, LONGEST_QUESTION
from bot.domain.care.terms import QuestionState
from bot.slack.answers import Answers, needed
from bot.slack.blocks import actions, button, confirmation, divider, fitting, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Need, Rows, option, question, select, text_field
from bot.slack.messages.agendas import see_agenda
from bot.slack.messages.questions import asked_words, to_settle
from bot.slack.metadata import MessageRef, id_in
from bot.slack.modals.frame import form, page
from bot.slack.refs.questions import QuestionFormRef, QuestionRef
from bot.slack.text import Style, mention, plain, plural, sentence, when
from bot.slack.wording.terms import program_name

TITLE = "Questions"
ASK = "Ask between meetings"
ROOM = 36
LONGEST_LISTED, LONGEST_ANSWER_LISTED = 500, 1000
"""Of a question and of an answer in the list; both stand whole in the messages that brought them."""
NOTHING = "Nothing waits. A short question between two meetings often saves a week."
BOTH_SEE = "Only the two of you see a question and its answer."


def questions_page(card: QuestionsCard) -> View:
    listed = fitting(
        card.questions, _question, room=ROOM, more=lambda number: f"And {plural(number, 'older question')}."
    )
    ask = [actions(button("Ask a question", Action.QUESTION_NEW, style="primary"))] if card.ask else []
    return page(TITLE, [*(listed or [section(NOTHING)]), divider(), *ask, small(BOTH_SEE)])


def _question(card: QuestionCard) -> list[Block]:
    return [section(_standing(card)), *_words(card), *_buttons(card)]


def _standing(card: QuestionCard) -> str:
    partner, since = mention(card.partner), when(card.asked_at, Style.DATED)
    asked = f"You asked {partner} on {since}" if card.yours else f"{partner} asked you on {since}"
    match card.state:
        case QuestionState.ANSWERED:
            return f"*{asked}.* It is answered."
        case QuestionState.FOR_MEETING:
            return f"*{asked}.* You will speak of it when you meet."
        case QuestionState.WITHDRAWN:
            return f"*{asked}.* It was taken back."
        case _:
            return f"*{asked}.* {_waits(card)}"


def _waits(card: QuestionCard) -> str:
    if card.over:
        return "It had no answer when your time together ended."
    if not card.yours:
        return "It waits for you."
    return "It waits, and I have called it to mind once." if card.reminded else "It waits for an answer."


def _words(card: QuestionCard) -> list[Block]:
    words = section(sentence(card.words, LONGEST_LISTED))
    if card.state is QuestionState.ANSWERED:
        return [words, section(f"*Answer*\n{sentence(card.answer, LONGEST_ANSWER_LISTED)}")]
    return [words] if card.yours or not card.context else [words, small(sentence(card.context, LONGEST_LISTED))]


def _buttons(card: QuestionCard) -> list[Block]:
    if card.over:
        return []
    if card.state is QuestionState.FOR_MEETING:
        return [actions(see_agenda(card.mentorship, card.partner))]
    if card.state is not QuestionState.WAITING:
        return []
    reference = QuestionRef(card.id)
    if not card.yours:
        return [to_settle(reference)]
    sure = confirmation(
        "Take it back?",
        f"{card.partner.name} can no longer answer it then.",
        yes="Take it back",
        no="Leave it",
        style="primary",
    )
    return [
        actions(
            button("Reword", Action.QUESTION_REWORD, reference, aloud=f"Reword: {plain(card.words, 60)}"),
            button("Take it back", Action.QUESTION_WITHDRAW, reference, confirm=sure),
        )
    ]


@dataclass(frozen=True, slots=True)
class AskForm:
    """A question as worded: a new one to the partner in `mentorship`, or another wording of `question`."""

    mentorship: UUID
    question: UUID | None
    words: str
    context: str

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "pair": Field.QUESTION_PAIR,
        "words": Field.QUESTION_WORDS,
        "context": Field.QUESTION_CONTEXT,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if nobody is chosen, which Slack does not let through."""
        answers, ref = Answers.of(view), QuestionFormRef.parse(view["private_metadata"])
        pair = ref.asked_in or needed(answers.choice(Field.QUESTION_PAIR), pair="Choose whom you ask.")
        return cls(
            mentorship=UUID(pair),
            question=id_in(ref.rewording),
            words=answers.text(Field.QUESTION_WORDS),
            context=answers.text(Field.QUESTION_CONTEXT),
        )


def ask_modal(card: QuestionForm) -> View:
    return form(
        ASK,
        [
            *_whom(card),
            question(
                Field.QUESTION_WORDS,
                "What would you like to ask?",
                text_field(Field.QUESTION_WORDS, card.words, longest=LONGEST_QUESTION, rows=Rows.SEVERAL),
            ),
            question(
                Field.QUESTION_CONTEXT,
                "What would it help to know?",
                text_field(Field.QUESTION_CONTEXT, card.context, longest=LONGEST_CONTEXT, rows=Rows.SEVERAL),
                hint="For example what you have tried, and by when you need an answer.",
                need=Need.OPTIONAL,
            ),
        ],
        callback=Callback.QUESTION,
        carries=QuestionFormRef(
            asked_in=str(card.pairs[0].mentorship) if len(card.pairs) == 1 else "",
            rewording=str(card.question) if card.question else "",
        ),
        submit="Save" if card.question else "Ask",
    )


def _whom(card: QuestionForm) -> list[Block]:
    if len(card.pairs) > 1:
        choices = [option(str(pair.mentorship), f"{pair.partner.name} · {pair.program}") for pair in card.pairs]
        return [
            question(Field.QUESTION_PAIR, "Whom would you like to ask?", select(Field.QUESTION_PAIR, choices, None))
        ]
    (pair,) = card.pairs
    return [
        section(
            f"To {mention(pair.partner)} in {program_name(pair.program)}, who gets it in their working hours and "
            "can answer it, or keep it for when you meet."
        )
    ]


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """An answer as typed."""

    question: UUID
    answer: str

    FIELDS: ClassVar[Mapping[str, Field]] = {"answer": Field.QUESTION_ANSWER}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        asked = QuestionRef.parse(view["private_metadata"]).question
        return cls(question=asked, answer=Answers.of(view).text(Field.QUESTION_ANSWER))


def answer_modal(card: QuestionCard, opened_from: MessageRef | None = None) -> View:
    return form(
        "Answer",
        [
            section(f"{mention(card.partner)} asks:"),
            *asked_words(card.words, card.context),
            question(
                Field.QUESTION_ANSWER,
                "Your answer",
                text_field(Field.QUESTION_ANSWER, "", longest=LONGEST_ANSWER, rows=Rows.SEVERAL),
                hint="It need not be complete. A question back is an answer, too.",
            ),
        ],
        callback=Callback.ANSWER,
        carries=QuestionRef(card.id),
        submit="Send",
        opened_from=opened_from,
    )
