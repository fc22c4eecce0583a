"""How much people hear unasked: the menu below such messages, and the page with all of it."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.reminders import reminders_saved, wish_granted, wish_undone
from bot.slack.modals.notice import page_of
from bot.slack.modals.people.reminders import TITLE, RemindersForm, reminders_modal
from bot.slack.refs.reminders import ALL_OF_IT, ReminderRef
from bot.slack.replies import Reply
from bot.slack.routes import Urgency, action, command, submission


async def show(context: Context, services: Services) -> Reply:
    return Reply(open=reminders_modal(await context.run(services.reminders.look, context.actor)))


async def choose(context: Context, services: Services) -> Reply:
    ref = ReminderRef.parse(context.gesture.value)
    if ref.reminder == ALL_OF_IT:
        return await show(context, services)
    card = await context.run(services.reminders.grant, context.actor, ref.wish, ref.about)
    return Reply(say=wish_granted(card, ref))


async def undo(context: Context, services: Services) -> Reply:
    ref = ReminderRef.parse(context.gesture.value)
    card = await context.run(services.reminders.undo, context.actor, ref.wish, ref.about)
    return Reply(rewrite=wish_undone(card, ref))


async def save(context: Context, services: Services) -> Reply:
    form = RemindersForm.read(context.gesture.view)
    card = await context.run(services.reminders.save, context.actor, form.wish)
    return Reply(open=page_of(reminders_saved(card)))


ROUTES = (
    command(Word.REMINDERS, show, waiting=TITLE),
    action(Action.REMINDERS_OPEN, show, waiting=TITLE),
    action(Action.REMINDERS_CHOOSE, choose, waiting=TITLE, urgency=Urgency.PROMPT),
    action(Action.REMINDERS_UNDO, undo),
    submission(Callback.REMINDERS, save, fields=RemindersForm.FIELDS),
)
