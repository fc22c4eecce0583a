"""Events of careers as a file of the people department: choosing it, checking it, adding it, taking it back."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.modals.insight.careers import (
    CareerApplyForm,
    CareerForm,
    careers_added,
    careers_checked,
    careers_modal,
)
from bot.slack.modals.notice import notice_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, submission


async def begin(context: Context, services: Services) -> Reply:
    last = await context.run(services.careers.last, context.actor)
    await context.slack.require_files()
    return Reply(open=careers_modal(last))


async def check(context: Context, services: Services) -> Reply:
    file = CareerForm.read(context.gesture.view).file
    await context.run(services.careers.last, context.actor)
    content = await context.slack.fetch(file)
    return Reply(open=careers_checked(await context.run(services.careers.check, context.actor, content), file))


async def apply(context: Context, services: Services) -> Reply:
    file = CareerApplyForm.read(context.gesture.view).file
    await context.run(services.careers.last, context.actor)
    content = await context.slack.fetch(file.file)
    card = await context.run(services.careers.apply, context.actor, content, file.digest)
    return Reply(open=notice_modal("Added", careers_added(card)))


async def take_back(context: Context, services: Services) -> Reply:
    await context.run(services.careers.take_back, context.actor)
    return Reply(turn=careers_modal(await context.run(services.careers.last, context.actor)))


ROUTES = (
    action(Action.CAREER_OPEN, begin, waiting="Careers"),
    action(Action.CAREER_UNDO, take_back),
    submission(Callback.CAREER_CHECK, check, fields=CareerForm.FIELDS),
    submission(Callback.CAREER_APPLY, apply),
)
