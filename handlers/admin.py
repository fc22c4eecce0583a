"""The admin's control room: programs, cohorts and matching."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.answers import saying
from bot.slack.metadata import CohortRef
from bot.slack.modals.admin import CohortForm, RoundForm, cohort_modal, control_room_modal, dry_run_modal
from bot.slack.modals.notice import notice_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission
from bot.slack.text import plural


async def enter(context: Context, services: Services) -> Reply:
    return Reply(open=control_room_modal(await context.run(services.programs.control_room, context.actor)))


async def begin_program(context: Context, services: Services) -> Reply:
    return Reply(open=cohort_modal(await context.run(services.programs.blank, context.actor)))


async def open_cohort(context: Context, services: Services) -> Reply:
    opening = CohortForm.read(context.gesture.view).opening
    await context.run(services.programs.check, context.actor, opening)
    await context.slack.join_channel(opening.channel)
    await context.run(services.programs.open, context.actor, opening)
    return Reply(back=control_room_modal(await context.run(services.programs.control_room, context.actor)))


async def dry_run(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=dry_run_modal(await context.run(services.matching.dry_run, context.actor, cohort)))


async def publish(context: Context, services: Services) -> Reply:
    form = RoundForm.read(context.gesture.view)
    sent = await context.run(services.matching.publish, context.actor, form.round)
    sentence = f"{plural(sent, 'match', 'matches')} on the way. Both sides are asked in their own working hours."
    return Reply(open=notice_modal("Published", sentence))


async def send_test(context: Context, services: Services) -> Reply:
    await context.run(services.programs.send_test, context.actor)
    return Reply(say=saying("On its way: have a look at your messages."))


ROUTES = (
    command(Word.ADMIN, enter, waiting="Control room"),
    action(Action.ADMIN_OPEN, enter, waiting="Control room"),
    action(Action.COHORT_NEW, begin_program, waiting="New program"),
    submission(Callback.COHORT, open_cohort, fields=CohortForm.FIELDS),
    action(Action.ROUND_RUN, dry_run, waiting="Dry run"),
    submission(Callback.ROUND_PUBLISH, publish),
    action(Action.TEST_SEND, send_test),
)
