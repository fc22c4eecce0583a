"""Surveys: answered, answered again, or left out."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.messages.pulses import pulse_answered, pulse_skipped
from bot.slack.modals.care.pulses import PulseForm, pulse_modal
from bot.slack.refs.pulses import PulseRef
from bot.slack.replies import Reply
from bot.slack.routes import action, submission
from bot.slack.telling import told


async def open_survey(context: Context, services: Services) -> Reply:
    pulse = PulseRef.parse(context.gesture.value).pulse
    card = await context.run(services.pulses.form, context.actor, pulse)
    return Reply(open=pulse_modal(card, context.gesture.message))


async def answer(context: Context, services: Services) -> Reply:
    form = PulseForm.read(context.gesture.view)
    words = pulse_answered(await context.run(services.pulses.answer, context.actor, form.pulse, form.words))
    return told(context, words)


async def skip(context: Context, services: Services) -> Reply:
    pulse = PulseRef.parse(context.gesture.value).pulse
    return Reply(rewrite=pulse_skipped(await context.run(services.pulses.skip, context.actor, pulse)))


ROUTES = (
    action(Action.PULSE_OPEN, open_survey, waiting="Survey"),
    action(Action.PULSE_SKIP, skip),
    submission(Callback.PULSE, answer, fields=PulseForm.FIELDS),
)
