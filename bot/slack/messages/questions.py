"""A question to the partner between two meetings: asked, reminded of once, answered or kept for the meeting."""

from slack_sdk.models.blocks import Block

from bot.domain.care.question_cards import QuestionCard
from bot.domain.care.terms import QuestionState
from bot.domain.notices import QuestionAnswered, QuestionAsked, QuestionForMeeting, QuestionReminder
from bot.slack.blocks import actions, button, plainly, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.messages.agendas import see_agenda
from bot.slack.metadata import MentorshipRef
from bot.slack.refs.questions import QuestionRef
from bot.slack.text import lines, mention, quote, sentence

WHOLE = 2900
"""Room for a whole text, even where much of it takes more signs once it is escaped."""
IF_YOU_CAN = "Within three working days, if you can. If not, it keeps until you meet."


def question_asked(notice: QuestionAsked) -> Message:
    how = "has put their question to you in other words" if notice.reworded else "has a question for you"
    return message(
        section(f"{mention(notice.partner)} {how}:"),
        *asked_words(notice.words, notice.context),
        to_settle(QuestionRef(notice.question)),
        small(IF_YOU_CAN),
    )


def question_reminder(notice: QuestionReminder) -> Message:
    return message(
        section(f"In case it slipped by: {mention(notice.partner)} has asked you something."),
        *asked_words(notice.words, notice.context),
        to_settle(QuestionRef(notice.question)),
        small("A sentence may be enough. I will not remind you of this one again."),
    )


def question_answered(notice: QuestionAnswered) -> Message:
    again = button("Ask something else", Action.QUESTION_ASK, MentorshipRef(notice.mentorship))
    return message(
        section(lines((f"{mention(notice.partner)} has answered your question.", quote(notice.words, 800)))),
        plainly(notice.answer),
        actions(again, button("See your questions", Action.QUESTIONS_OPEN)),
    )


def question_for_meeting(notice: QuestionForMeeting) -> Message:
    partner = mention(notice.partner)
    return message(
        section(
            lines(
                (
                    f"{partner} would like to speak of your question when you meet. It is on your agenda now.",
                    quote(notice.words, 800),
                )
            )
        ),
        actions(see_agenda(notice.mentorship, notice.partner)),
    )


def question_settled(card: QuestionCard) -> Message:
    """What a question becomes in the message that asked it, for whoever was asked."""
    partner, said = mention(card.partner), quote(card.words, 800)
    if card.state is QuestionState.FOR_MEETING:
        kept = f"You are going to speak of this with {partner} when you meet. It is on your agenda."
        return message(section(lines((kept, said))), actions(see_agenda(card.mentorship, card.partner)))
    return message(section(lines((f"You have answered {partner}:", said))), plainly(card.answer))


def asked_words(words: str, context: str) -> list[Block]:
    """A question and, where there is any, what the asker says about it."""
    more = [section(f"*What they say about it*\n{sentence(context, WHOLE)}")] if context else []
    return [plainly(words), *more]


def to_settle(reference: QuestionRef) -> Block:
    return actions(
        button("Answer", Action.QUESTION_ANSWER, reference, style="primary"),
        button("Let us talk about it when we meet", Action.QUESTION_FOR_MEETING, reference),
    )
