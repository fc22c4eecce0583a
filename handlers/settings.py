"""Changing programs and cohorts while they run, who helps to run them, and the log of what was done."""

from dataclasses import replace

from bot.domain.admin_cards import Chapter
from bot.domain.errors import WrongInput
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.metadata import CohortRef, LogRef, WholeLogRef
from bot.slack.modals.notice import notice_modal
from bot.slack.modals.programs.changes import CohortChange, ProgramChange, cohort_change_page, program_change_page
from bot.slack.modals.programs.colleagues import AdminsForm, admins_modal
from bot.slack.modals.programs.log import log_page
from bot.slack.modals.programs.settings import (
    CohortSettingsForm,
    ProgramSettingsForm,
    cohort_settings_modal,
    program_settings_modal,
)
from bot.slack.replies import Reply
from bot.slack.routes import action, submission
from handlers.cohorts import pages_below


async def open_program(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    card = await context.run(services.settings.of_program, context.actor, cohort)
    return Reply(open=program_settings_modal(card))


async def look_at_program_change(context: Context, services: Services) -> Reply:
    form = ProgramSettingsForm.read(context.gesture.view)
    wanted = (context.actor, form.cohort, form.version, form.settings)
    return Reply(open=program_change_page(await context.run(services.settings.preview_program, *wanted)))


async def back_to_program(context: Context, services: Services) -> Reply:
    """The form again, with what was entered."""
    change = ProgramChange.read(context.gesture.view)
    card = await context.run(services.settings.of_program, context.actor, change.cohort)
    entered = replace(card, version=change.asked.version, settings=change.on_top_of(card.settings))
    return Reply(turn=program_settings_modal(entered))


async def save_program(context: Context, services: Services) -> Reply:
    change = ProgramChange.read(context.gesture.view)
    card = await context.run(services.settings.of_program, context.actor, change.cohort)
    wanted = (context.actor, change.cohort, change.asked.version, change.on_top_of(card.settings))
    await context.run(services.settings.change_program, *wanted)
    return await pages_below(context, services, change.cohort)


async def open_cohort(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=cohort_settings_modal(await context.run(services.settings.of_cohort, context.actor, cohort)))


async def look_at_cohort_change(context: Context, services: Services) -> Reply:
    form = CohortSettingsForm.read(context.gesture.view)
    wanted = (context.actor, form.cohort, form.version, form.settings)
    return Reply(open=cohort_change_page(await context.run(services.settings.preview_cohort, *wanted)))


async def back_to_cohort(context: Context, services: Services) -> Reply:
    """The form again, with what was entered."""
    change = CohortChange.read(context.gesture.view)
    card = await context.run(services.settings.of_cohort, context.actor, change.cohort)
    return Reply(turn=cohort_settings_modal(replace(card, version=change.version, settings=change.settings)))


async def save_cohort(context: Context, services: Services) -> Reply:
    """A channel that cannot be joined, or a day that has passed by now, has no field here to say it under."""
    change = CohortChange.read(context.gesture.view)
    before = (await context.run(services.settings.of_cohort, context.actor, change.cohort)).before
    wanted = (context.actor, change.cohort, change.version, change.settings)
    try:
        if before.channel != change.settings.channel:
            await context.slack.join_channel(change.settings.channel)
        await context.run(services.settings.change_cohort, *wanted)
    except WrongInput as error:
        return Reply(open=notice_modal("Not saved", " ".join(error.fields.values())))
    return await pages_below(context, services, change.cohort)


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
    return await pages_below(context, services, form.cohort)


async def read_log(context: Context, services: Services) -> Reply:
    place = LogRef.parse(context.gesture.value)
    return Reply(
        open=log_page(
            await context.run(
                services.chronicle.of_program, context.actor, place.cohort, place.log_start, Chapter(place.chapter)
            )
        )
    )


async def turn_log(context: Context, services: Services) -> Reply:
    return Reply(turn=(await read_log(context, services)).open)


async def read_whole_log(context: Context, services: Services) -> Reply:
    place = WholeLogRef.parse(context.gesture.value)
    wanted = (context.actor, place.log_start, Chapter(place.chapter))
    return Reply(open=log_page(await context.run(services.chronicle.of_everything, *wanted)))


async def turn_whole_log(context: Context, services: Services) -> Reply:
    return Reply(turn=(await read_whole_log(context, services)).open)


ROUTES = (
    action(Action.PROGRAM_SETTINGS, open_program, waiting="Program settings"),
    submission(Callback.PROGRAM_SETTINGS, look_at_program_change, fields=ProgramSettingsForm.FIELDS),
    action(Action.PROGRAM_SETTINGS_BACK, back_to_program),
    submission(Callback.PROGRAM_SETTINGS_SAVE, save_program),
    action(Action.COHORT_SETTINGS, open_cohort, waiting="Cohort settings"),
    submission(Callback.COHORT_SETTINGS, look_at_cohort_change, fields=CohortSettingsForm.FIELDS),
    action(Action.COHORT_SETTINGS_BACK, back_to_cohort),
    submission(Callback.COHORT_SETTINGS_SAVE, save_cohort),
    action(Action.PROGRAM_ADMINS, open_colleagues, waiting="Co-admins"),
    submission(Callback.PROGRAM_ADMINS, change_colleagues, fields=AdminsForm.FIELDS),
    action(Action.LOG_OPEN, read_log, waiting="Log"),
    action(Action.LOG_TURN, turn_log),
    action(Action.LOG_BACK, turn_log),
    action(Action.LOG_CHAPTER, turn_log),
    action(Action.WHOLE_LOG_OPEN, read_whole_log, waiting="Log"),
    action(Action.WHOLE_LOG_TURN, turn_whole_log),
    action(Action.WHOLE_LOG_BACK, turn_whole_log),
    action(Action.WHOLE_LOG_CHAPTER, turn_whole_log),
)
