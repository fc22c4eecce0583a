"""One cohort: its page, opening its doors, ending it, and running it again."""

from bot.domain.cohorts import Step
from bot.domain.errors import CannotAnnounce, WrongInput
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.metadata import CohortRef
from bot.slack.modals.admin import control_room_modal
from bot.slack.modals.cohorts import FinishForm, OpenForm, cohort_page, ending_modal, opening_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, submission


async def look(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=cohort_page(await context.run(services.cohorts.page, context.actor, cohort)))


async def ask_to_open(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=opening_modal(await context.run(services.cohorts.before_opening, context.actor, cohort)))


async def open_doors(context: Context, services: Services) -> Reply:
    cohort = OpenForm.read(context.gesture.view).cohort
    card = await context.run(services.cohorts.page, context.actor, cohort)
    try:
        await context.slack.join_channel(card.tally.cohort.channel)
    except WrongInput as error:  # there is no field here to say it under
        raise CannotAnnounce from error
    page = cohort_page(await context.run(services.cohorts.open, context.actor, cohort))
    room = await context.run(services.rooms.enter, context.actor)
    return Reply(back=page, base=control_room_modal(room))


async def ask_to_end(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=ending_modal(await context.run(services.cohorts.ending, context.actor, cohort, Step.END)))


async def ask_to_cancel(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=ending_modal(await context.run(services.cohorts.ending, context.actor, cohort, Step.CANCEL)))


async def finish(context: Context, services: Services) -> Reply:
    form = FinishForm.read(context.gesture.view)
    card = await context.run(services.cohorts.finish, context.actor, form.cohort, form.step)
    room = await context.run(services.rooms.enter, context.actor)
    return Reply(back=cohort_page(card), base=control_room_modal(room))


async def run_again(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    card = await context.run(services.cohorts.again, context.actor, cohort)
    return Reply(turn=cohort_page(await context.run(services.cohorts.page, context.actor, card.id)))


ROUTES = (
    action(Action.COHORT_PAGE, look, waiting="Cohort"),
    action(Action.COHORT_OPEN, ask_to_open, waiting="Open and announce"),
    submission(Callback.COHORT_OPEN, open_doors),
    action(Action.COHORT_END, ask_to_end, waiting="End early"),
    action(Action.COHORT_CANCEL, ask_to_cancel, waiting="Cancel cohort"),
    submission(Callback.COHORT_FINISH, finish),
    action(Action.COHORT_CLONE, run_again),
)
