"""Lists as files for those who run programs."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.modals.insight.exports import ListsForm, lists_modal, ordered
from bot.slack.modals.notice import notice_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission


async def choose(context: Context, services: Services) -> Reply:
    return Reply(open=lists_modal(await context.run(services.exports.offer, context.actor)))


async def order(context: Context, services: Services) -> Reply:
    wish = ListsForm.read(context.gesture.view).wish
    files = await context.run(services.exports.order, context.actor, wish)
    return Reply(open=notice_modal("Export", ordered(files)))


ROUTES = (
    command(Word.EXPORT, choose, waiting="Export"),
    action(Action.LISTS_OPEN, choose, waiting="Export"),
    submission(Callback.LISTS, order, fields=ListsForm.FIELDS),
)
