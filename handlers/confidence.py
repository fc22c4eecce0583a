"""What is said in confidence, for whoever takes part and whoever no longer does; and the text they agreed to."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.metadata import CohortRef
from bot.slack.modals.joining.confidence import ApartForm, apart_modal, apart_saved, consent_page
from bot.slack.replies import Reply
from bot.slack.routes import action, submission


async def open_list(context: Context, services: Services) -> Reply:
    return Reply(open=apart_modal(await context.run(services.confidences.mine, context.actor)))


async def keep_apart(context: Context, services: Services) -> Reply:
    form = ApartForm.read(context.gesture.view)
    unmet = await context.run(services.signups.unknown, context.actor, form.sent)
    profiles = [await context.slack.profile(user) for user in unmet]
    if profiles:
        await context.run(services.directory.learn, context.actor.team, profiles)
    await context.run(services.confidences.keep_apart, context.actor, sent=form.sent, shown=form.shown)
    return Reply(open=apart_saved())


async def read_text(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    profile = await context.run(services.profiles.of, context.actor, cohort)
    return Reply(open=consent_page(profile.answers.consent))


ROUTES = (
    action(Action.APART_OPEN, open_list, waiting="In confidence"),
    submission(Callback.APART, keep_apart, fields=ApartForm.FIELDS),
    action(Action.CONSENT_READ, read_text, waiting="What you agreed to"),
)
