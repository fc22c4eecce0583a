"""Questions between meetings: asking one, answering it, keeping it for the meeting, and what has become of each."""

from slack_sdk.models.views import View

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.questions import question_settled
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.pairs.questions import (
    ASK,
    TITLE,
    AnswerForm,
    AskForm,
    answer_modal,
    ask_modal,
    questions_page,
)
from bot.slack.refs.questions import QuestionRef
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission


async def ask_or_look(context: Context, services: Services) -> Reply:
    """Straight to the form, as long as nothing waits."""
    card = await context.run(services.questions.of, context.actor)
    if card.waiting or not card.ask:
        return Reply(open=questions_page(card))
    return await open_any(context, services)


async def look(context: Context, services: Services) -> Reply:
    return Reply(open=await _page(context, services))


async def open_any(context: Context, services: Services) -> Reply:
    return Reply(open=ask_modal(await context.run(services.questions.begin, context.actor)))


async def open_for_pair(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(open=ask_modal(await context.run(services.questions.blank, context.actor, pair)))


async def open_reworded(context: Context, services: Services) -> Reply:
    card = await context.run(services.questions.form, context.actor, _question(context).question)
    return Reply(open=ask_modal(card))


async def keep(context: Context, services: Services) -> Reply:
    """Asked, or said in other words: the list shows where it stands."""
    form = AskForm.read(context.gesture.view)
    if form.question:
        await context.run(services.questions.reword, context.actor, form.question, form.words, form.context)
    else:
        await context.run(services.questions.ask, context.actor, form.mentorship, form.words, form.context)
    return Reply(back=await _page(context, services))


async def withdraw(context: Context, services: Services) -> Reply:
    await context.run(services.questions.withdraw, context.actor, _question(context).question)
    return Reply(turn=await _page(context, services))


async def open_answer(context: Context, services: Services) -> Reply:
    card = await context.run(services.questions.to_answer, context.actor, _question(context).question)
    return Reply(open=answer_modal(card, context.gesture.message))


async def answer(context: Context, services: Services) -> Reply:
    """The message or the page that the form was opened from shows what became of the question."""
    form = AnswerForm.read(context.gesture.view)
    card = await context.run(services.questions.answer, context.actor, form.question, form.answer)
    page = await _page(context, services) if context.gesture.page else None
    return Reply(back=page, rewrite=question_settled(card))


async def keep_for_meeting(context: Context, services: Services) -> Reply:
    card = await context.run(services.questions.for_meeting, context.actor, _question(context).question)
    if context.gesture.in_modal:
        return Reply(turn=await _page(context, services))
    return Reply(rewrite=question_settled(card))


async def _page(context: Context, services: Services) -> View:
    return questions_page(await context.run(services.questions.of, context.actor))


def _question(context: Context) -> QuestionRef:
    return QuestionRef.parse(context.gesture.value)


ROUTES = (
    command(Word.ASK, ask_or_look, waiting=TITLE),
    action(Action.QUESTIONS_OPEN, look, waiting=TITLE),
    action(Action.QUESTION_NEW, open_any, waiting=ASK),
    action(Action.QUESTION_ASK, open_for_pair, waiting=ASK),
    action(Action.QUESTION_REWORD, open_reworded, waiting=ASK),
    submission(Callback.QUESTION, keep, fields=AskForm.FIELDS),
    action(Action.QUESTION_WITHDRAW, withdraw),
    action(Action.QUESTION_ANSWER, open_answer, waiting="Answer"),
    submission(Callback.ANSWER, answer, fields=AnswerForm.FIELDS),
    action(Action.QUESTION_FOR_MEETING, keep_for_meeting),
)
