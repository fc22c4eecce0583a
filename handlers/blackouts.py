"""The days on which a program does not meet: looking at them and changing them."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.metadata import CohortRef
from bot.slack.modals.programs.blackouts import TITLE, BlackoutsForm, blackouts_modal, blackouts_page
from bot.slack.replies import Reply
from bot.slack.routes import action, submission


async def show(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=blackouts_modal(await context.run(services.blackouts.of, context.actor, cohort)))


async def show_again(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(turn=blackouts_modal(await context.run(services.blackouts.of, context.actor, cohort)))


async def save(context: Context, services: Services) -> Reply:
    form = BlackoutsForm.read(context.gesture.view)
    card = await context.run(services.blackouts.change, context.actor, form.cohort, form.wish)
    return Reply(open=blackouts_page(card))


ROUTES = (
    action(Action.BLACKOUTS_OPEN, show, waiting=TITLE),
    action(Action.BLACKOUTS_AGAIN, show_again),
    submission(Callback.BLACKOUTS, save, fields=BlackoutsForm.FIELDS),
)
