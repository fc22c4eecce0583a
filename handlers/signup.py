"""Joining: the doors, the form, and the list of time zones."""

from bot.domain.errors import NothingOpen
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Suggestion, Word
from bot.slack.messages.answers import cohort_choice
from bot.slack.metadata import CohortRef
from bot.slack.modals.notice import notice_modal
from bot.slack.modals.signup import SignupForm, signup_modal, zone_options
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission, suggestion


async def choose_cohort(context: Context, services: Services) -> Reply:
    cohorts = await context.run(services.signups.open_cohorts, context.actor)
    if not cohorts:
        raise NothingOpen
    if len(cohorts) > 1:
        return Reply(say=cohort_choice(cohorts, Action.SIGNUP_OPEN, "Which program would you like to join?"))
    return Reply(open=signup_modal(await context.run(services.signups.form, context.actor, cohorts[0].id)))


async def open_form(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=signup_modal(await context.run(services.signups.form, context.actor, cohort)))


async def join(context: Context, services: Services) -> Reply:
    form = SignupForm.read(context.gesture.view)
    card = await context.run(services.signups.join, context.actor, form.cohort, form.answers)
    if card.joined:
        return Reply(open=notice_modal("Saved", "Your answers are up to date."))
    return Reply(open=notice_modal("You are in", "Welcome. I have sent you a message with what happens next."))


async def suggest_zones(context: Context, _: Services) -> Reply:
    return Reply(options=zone_options(context.gesture.text, context.clock.now()))


ROUTES = (
    command(Word.JOIN, choose_cohort, waiting="Join"),
    action(Action.SIGNUP_OPEN, open_form, waiting="Join"),
    submission(Callback.SIGNUP, join, fields=SignupForm.FIELDS),
    suggestion(Suggestion.TIME_ZONE, suggest_zones),
)
