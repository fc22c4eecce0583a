"""Changing programs and cohorts while they run, who helps to run them, and the log of what was done."""

from bot.domain.settings import digest
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.metadata import CohortRef, LogRef, WholeLogRef
from bot.slack.modals.admin import control_room_modal
from bot.slack.modals.cohorts import cohort_page
from bot.slack.modals.colleagues import AdminsForm, admins_modal
from bot.slack.modals.log import log_page
from bot.slack.modals.notice import notice_modal
from bot.slack.modals.settings import (
    CohortSettingsForm,
    ProgramSettingsForm,
    cohort_settings_modal,
    program_settings_modal,
)
from bot.slack.replies import Reply
from bot.slack.routes import action, submission


async def open_program(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    card = await context.run(services.settings.of_program, context.actor, cohort)
    return Reply(open=program_settings_modal(card))


async def change_program(context: Context, services: Services) -> Reply:
    """What has not been previewed as it is now is previewed first."""
    form = ProgramSettingsForm.read(context.gesture.view)
    wanted = (context.actor, form.cohort, form.version, form.settings)
    card = await context.run(services.settings.preview_program, *wanted)
    if form.previewed != digest(form.settings):
        return Reply(open=program_settings_modal(card))
    await context.run(services.settings.change_program, *wanted)
    return await _back_to(context, services, form)


async def open_cohort(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=cohort_settings_modal(await context.run(services.settings.of_cohort, context.actor, cohort)))


async def change_cohort(context: Context, services: Services) -> Reply:
    """What has not been previewed as it is now is previewed first."""
    form = CohortSettingsForm.read(context.gesture.view)
    wanted = (context.actor, form.cohort, form.version, form.settings)
    card = await context.run(services.settings.preview_cohort, *wanted)
    if form.previewed != digest(form.settings):
        return Reply(open=cohort_settings_modal(card))
    if "channel" in card.changes:
        await context.slack.join_channel(form.settings.channel)
    await context.run(services.settings.change_cohort, *wanted)
    return await _back_to(context, services, form)


async def open_colleagues(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=admins_modal(await context.run(services.colleagues.of, context.actor, cohort)))


async def change_colleagues(context: Context, services: Services) -> Reply:
    """Whoever the bot has not met yet is looked up first."""
    form = AdminsForm.read(context.gesture.view)
    unmet = await context.run(services.colleagues.unmet, context.actor, form.cohort, form.users)
    profiles = [await context.slack.profile(user) for user in unmet]
    if profiles:
        await context.run(services.directory.learn, context.actor.team, profiles)
    if not await context.run(services.colleagues.change, context.actor, form.cohort, form.users):
        return Reply(open=notice_modal("Saved", "You no longer help to run this program. Thank you for the time."))
    return await _back_to(context, services, form)


async def read_log(context: Context, services: Services) -> Reply:
    place = LogRef.parse(context.gesture.value)
    return Reply(
        open=log_page(
            await context.run(services.chronicle.of_program, context.actor, place.cohort, place.log_start)
        )
    )


async def turn_log(context: Context, services: Services) -> Reply:
    return Reply(turn=(await read_log(context, services)).open)


async def read_whole_log(context: Context, services: Services) -> Reply:
    start = WholeLogRef.parse(context.gesture.value).log_start
    return Reply(open=log_page(await context.run(services.chronicle.of_everything, context.actor, start)))


async def turn_whole_log(context: Context, services: Services) -> Reply:
    return Reply(turn=(await read_whole_log(context, services)).open)


async def _back_to(
    context: Context, services: Services, form: ProgramSettingsForm | CohortSettingsForm | AdminsForm
) -> Reply:
    """The cohort's page and the control room under it, as they are now."""
    card = await context.run(services.cohorts.page, context.actor, form.cohort)
    room = await context.run(services.rooms.enter, context.actor)
    return Reply(back=cohort_page(card), base=control_room_modal(room))


ROUTES = (
    action(Action.PROGRAM_SETTINGS, open_program, waiting="Program settings"),
    submission(Callback.PROGRAM_SETTINGS, change_program, fields=ProgramSettingsForm.FIELDS),
    action(Action.COHORT_SETTINGS, open_cohort, waiting="Cohort settings"),
    submission(Callback.COHORT_SETTINGS, change_cohort, fields=CohortSettingsForm.FIELDS),
    action(Action.PROGRAM_ADMINS, open_colleagues, waiting="Co-admins"),
    submission(Callback.PROGRAM_ADMINS, change_colleagues, fields=AdminsForm.FIELDS),
    action(Action.LOG_OPEN, read_log, waiting="Log"),
    action(Action.LOG_TURN, turn_log),
    action(Action.LOG_BACK, turn_log),
    action(Action.WHOLE_LOG_OPEN, read_whole_log, waiting="Log"),
    action(Action.WHOLE_LOG_TURN, turn_whole_log),
    action(Action.WHOLE_LOG_BACK, turn_whole_log),
)
