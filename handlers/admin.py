"""The admin's control room: what waits, new programs, and matching."""

from bot.domain.programs import Doors
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.answers import saying
from bot.slack.metadata import CohortRef, RoomRef
from bot.slack.modals.admin import RoundForm, control_room_modal, dry_run_modal
from bot.slack.modals.cohorts import opening_modal
from bot.slack.modals.notice import notice_modal
from bot.slack.modals.programs import CohortForm, TemplateForm, cohort_modal, template_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission
from bot.slack.text import plural


async def enter(context: Context, services: Services) -> Reply:
    return Reply(open=control_room_modal(await context.run(services.rooms.enter, context.actor)))


async def turn_page(context: Context, services: Services) -> Reply:
    start = RoomRef.parse(context.gesture.value).start
    return Reply(turn=control_room_modal(await context.run(services.rooms.enter, context.actor, start)))


async def begin_program(context: Context, services: Services) -> Reply:
    return Reply(open=template_modal(await context.run(services.programs.templates, context.actor)))


async def choose_template(context: Context, services: Services) -> Reply:
    kind = TemplateForm.read(context.gesture.view).kind
    return Reply(open=cohort_modal(await context.run(services.programs.blank, context.actor, kind), kind))


async def create_program(context: Context, services: Services) -> Reply:
    form = CohortForm.read(context.gesture.view)
    await context.run(services.programs.check, context.actor, form.opening)
    if form.doors is not Doors.DRAFT:
        await context.slack.join_channel(form.opening.channel)
    card = await context.run(services.programs.open, context.actor, form.opening, kind=form.kind, doors=form.doors)
    room = control_room_modal(await context.run(services.rooms.enter, context.actor))
    if form.doors is not Doors.LOOK:
        return Reply(back=room)
    preview = await context.run(services.cohorts.before_opening, context.actor, card.id)
    return Reply(open=opening_modal(preview), back=room)


async def dry_run(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    card = await context.run(services.matching.dry_run, context.actor, cohort)
    preview = await context.run(services.matching.before_publishing, context.actor, card.round)
    return Reply(open=dry_run_modal(card, preview))


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
    action(Action.ROOM_TURN, turn_page),
    action(Action.ROOM_BACK, turn_page),
    action(Action.COHORT_NEW, begin_program, waiting="Choose a template"),
    submission(Callback.TEMPLATE, choose_template, fields=TemplateForm.FIELDS),
    submission(Callback.COHORT, create_program, fields=CohortForm.FIELDS),
    action(Action.ROUND_RUN, dry_run, waiting="Dry run"),
    submission(Callback.ROUND_PUBLISH, publish),
    action(Action.TEST_SEND, send_test),
)
