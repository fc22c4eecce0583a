"""Importing and exporting people's places in the company as a file."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.messages.answers import saying
from bot.slack.modals.notice import notice_modal
from bot.slack.modals.people.imports import ApplyForm, ImportForm, checked_modal, import_modal, imported
from bot.slack.replies import Reply
from bot.slack.routes import action, submission

FILE_NAME = "people.csv"


async def begin(context: Context, services: Services) -> Reply:
    await context.run(services.readings.of, context.actor)
    await context.slack.require_files()
    return Reply(open=import_modal())


async def begin_again(context: Context, services: Services) -> Reply:
    await context.run(services.readings.of, context.actor)
    return Reply(turn=import_modal())


async def check(context: Context, services: Services) -> Reply:
    file = ImportForm.read(context.gesture.view).file
    await context.run(services.readings.of, context.actor)
    content = await context.slack.fetch(file)
    return Reply(open=checked_modal(await context.run(services.imports.check, context.actor, content), file))


async def apply(context: Context, services: Services) -> Reply:
    file = ApplyForm.read(context.gesture.view).file
    await context.run(services.readings.of, context.actor)
    content = await context.slack.fetch(file.file)
    card = await context.run(services.imports.apply, context.actor, content, file.digest)
    return Reply(open=notice_modal("Imported", imported(card)))


async def export(context: Context, services: Services) -> Reply:
    content = await context.run(services.imports.export, context.actor)
    await context.slack.send_file(context.actor.user, name=FILE_NAME, title="People", content=content)
    return Reply(say=saying("The file is in your messages with me. Only you can see it there."))


ROUTES = (
    action(Action.IMPORT_OPEN, begin, waiting="Import people"),
    action(Action.IMPORT_AGAIN, begin_again),
    submission(Callback.IMPORT_CHECK, check, fields=ImportForm.FIELDS),
    submission(Callback.IMPORT_APPLY, apply),
    action(Action.EXPORT, export),
)
