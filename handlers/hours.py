"""When somebody works: the form, what it changes, and the way back to the usual week."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Suggestion, Word
from bot.slack.modals.people.hours import TITLE, HoursForm, hours_modal, hours_page
from bot.slack.modals.people.regions import region_options
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission, suggestion


async def show(context: Context, services: Services) -> Reply:
    return Reply(open=hours_modal(await context.run(services.hours.look, context.actor)))


async def show_again(context: Context, services: Services) -> Reply:
    return Reply(turn=hours_modal(await context.run(services.hours.look, context.actor)))


async def save(context: Context, services: Services) -> Reply:
    form = HoursForm.read(context.gesture.view)
    return Reply(open=hours_page(await context.run(services.hours.save, context.actor, form.wish)))


async def reset(context: Context, services: Services) -> Reply:
    return Reply(turn=hours_page(await context.run(services.hours.reset, context.actor)))


async def suggest_regions(context: Context, services: Services) -> Reply:
    regions = await context.run(services.hours.regions)
    return Reply(options=region_options(context.gesture.text, regions))


ROUTES = (
    command(Word.HOURS, show, waiting=TITLE),
    action(Action.HOURS_OPEN, show, waiting=TITLE),
    action(Action.HOURS_AGAIN, show_again),
    action(Action.HOURS_USUAL, reset),
    submission(Callback.HOURS, save, fields=HoursForm.FIELDS),
    suggestion(Suggestion.REGION, suggest_regions),
)
