"""One cohort: its page, opening its doors, ending it, running it again, and removing a draft."""

from uuid import UUID

from slack_sdk.models.views import View

from bot.domain.cohorts import Step
from bot.domain.errors import CannotAnnounce, WrongInput
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.metadata import CohortRef, PeopleRef
from bot.slack.modals.notice import notice_modal
from bot.slack.modals.programs.attendees import attendees_page
from bot.slack.modals.programs.cohorts import FinishForm, OpenForm, cohort_page, ending_modal, opening_modal
from bot.slack.modals.programs.drafts import AgainForm, RemoveForm, again_modal, removal_modal
from bot.slack.modals.programs.room import control_room_modal
from bot.slack.replies import Reply
from bot.slack.routes import Urgency, action, submission


async def pages_below(context: Context, services: Services, cohort: UUID) -> Reply:
    """The control room, and the cohort's page where that lies upon it, as they are now."""
    room = control_room_modal(await context.run(services.rooms.enter, context.actor))
    if context.gesture.opener == context.gesture.page:
        return Reply(base=room)
    return Reply(back=cohort_page(await context.run(services.cohorts.page, context.actor, cohort)), base=room)


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


async def look_at_people(context: Context, services: Services) -> Reply:
    return Reply(open=await _people(context, services))


async def turn_people(context: Context, services: Services) -> Reply:
    return Reply(turn=await _people(context, services))


async def _people(context: Context, services: Services) -> View:
    place = PeopleRef.parse(context.gesture.value)
    card = await context.run(services.rooms.people, context.actor, place.cohort, place.people_start)
    return attendees_page(card)


async def ask_to_run_again(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=again_modal(await context.run(services.cohorts.before_again, context.actor, cohort)))


async def run_again(context: Context, services: Services) -> Reply:
    form = AgainForm.read(context.gesture.view)
    wanted = (context.actor, form.cohort, form.name, form.starts_on)
    draft = await context.run(services.cohorts.again, *wanted)
    page = cohort_page(await context.run(services.cohorts.page, context.actor, draft.id))
    room = await context.run(services.rooms.enter, context.actor)
    return Reply(back=page, base=control_room_modal(room))


async def ask_to_remove(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=removal_modal(await context.run(services.cohorts.before_removing, context.actor, cohort)))


async def remove(context: Context, services: Services) -> Reply:
    """The page of a cohort that is gone makes room for a word about it."""
    await context.run(services.cohorts.remove, context.actor, RemoveForm.read(context.gesture.view).cohort)
    room = await context.run(services.rooms.enter, context.actor)
    gone = notice_modal("Removed", "The draft is gone, and nobody has heard of it.")
    return Reply(back=gone, base=control_room_modal(room))


ROUTES = (
    action(Action.COHORT_PAGE, look, waiting="Cohort"),
    action(Action.COHORT_OPEN, ask_to_open, waiting="Open and announce", urgency=Urgency.PROMPT),
    submission(Callback.COHORT_OPEN, open_doors),
    action(Action.COHORT_END, ask_to_end, waiting="End early", urgency=Urgency.PROMPT),
    action(Action.COHORT_CANCEL, ask_to_cancel, waiting="Cancel cohort", urgency=Urgency.PROMPT),
    submission(Callback.COHORT_FINISH, finish),
    action(Action.COHORT_PEOPLE, look_at_people, waiting="Who is in it"),
    action(Action.COHORT_PEOPLE_TURN, turn_people),
    action(Action.COHORT_PEOPLE_BACK, turn_people),
    action(Action.COHORT_CLONE, ask_to_run_again, waiting="Run again"),
    submission(Callback.COHORT_CLONE, run_again, fields=AgainForm.FIELDS),
    action(Action.COHORT_REMOVE, ask_to_remove, waiting="Remove draft"),
    submission(Callback.COHORT_REMOVE, remove),
)
