"""The admin's control room: what waits, and new programs."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.answers import saying
from bot.slack.metadata import RoomRef
from bot.slack.modals.programs.cohorts import opening_modal
from bot.slack.modals.programs.founding import CohortForm, Doors, TemplateForm, cohort_modal, template_modal
from bot.slack.modals.programs.room import control_room_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission


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
    if form.doors is Doors.LOOK:
        await context.slack.join_channel(form.opening.channel)
    card = await context.run(services.programs.create, context.actor, form.opening, kind=form.kind)
    room = control_room_modal(await context.run(services.rooms.enter, context.actor))
    if form.doors is Doors.DRAFT:
        return Reply(back=room)
    preview = await context.run(services.cohorts.before_opening, context.actor, card.id)
    return Reply(open=opening_modal(preview), back=room)


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
    action(Action.TEST_SEND, send_test),
)
