"""The readers of requests for help: what waits, reading it, taking it on, answering, being done with it."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.metadata import CohortRef
from bot.slack.modals.care.concern_desk import TALK, TITLE, ReplyForm, concern_page, desk_page, reply_modal
from bot.slack.refs.concerns import ConcernRef, ReadConcernRef
from bot.slack.replies import Reply
from bot.slack.routes import Urgency, action, submission


async def waiting(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=desk_page(await context.run(services.concern_desk.waiting, context.actor, cohort)))


async def read(context: Context, services: Services) -> Reply:
    concern = ConcernRef.parse(context.gesture.value).concern
    return Reply(open=concern_page(await context.run(services.concern_desk.read, context.actor, concern)))


async def take(context: Context, services: Services) -> Reply:
    concern = ConcernRef.parse(context.gesture.value).concern
    return Reply(turn=concern_page(await context.run(services.concern_desk.take, context.actor, concern)))


async def answer(context: Context, _: Services) -> Reply:
    return Reply(open=reply_modal(ReadConcernRef.parse(context.gesture.value)))


async def propose_talk(context: Context, _: Services) -> Reply:
    return Reply(open=reply_modal(ReadConcernRef.parse(context.gesture.value), TALK))


async def reply(context: Context, services: Services) -> Reply:
    form = ReplyForm.read(context.gesture.view)
    card = await context.run(services.concern_desk.reply, context.actor, form.concern, form.version, form.words)
    return Reply(back=concern_page(card))


async def settle(context: Context, services: Services) -> Reply:
    ref = ReadConcernRef.parse(context.gesture.value)
    card = await context.run(services.concern_desk.settle, context.actor, ref.concern, ref.version)
    return Reply(turn=concern_page(card))


ROUTES = (
    action(Action.CONCERN_LIST, waiting, waiting=TITLE),
    action(Action.CONCERN_OPEN, read, waiting=TITLE, urgency=Urgency.PROMPT),
    action(Action.CONCERN_TAKE, take),
    action(Action.CONCERN_REPLY, answer, waiting="Answer"),
    action(Action.CONCERN_TALK, propose_talk, waiting="Answer"),
    submission(Callback.CONCERN_REPLY, reply, fields=ReplyForm.FIELDS),
    action(Action.CONCERN_SETTLE, settle),
)
