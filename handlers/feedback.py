"""How a meeting was."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.messages.feedback import feedback_given
from bot.slack.metadata import MeetingRef, MessageRef
from bot.slack.modals.pairs.feedback import Extent, FeedbackForm, feedback_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, submission
from bot.slack.telling import told


async def open_feedback(context: Context, services: Services) -> Reply:
    meeting = MeetingRef.parse(context.gesture.value).meeting
    card = await context.run(services.feedback.form, context.actor, meeting)
    return Reply(open=feedback_modal(card, context.gesture.message))


async def ask_more(context: Context, services: Services) -> Reply:
    """The same form with further questions; what was typed so far stays where it is."""
    carried = context.gesture.view["private_metadata"]
    card = await context.run(services.feedback.form, context.actor, MeetingRef.parse(carried).meeting)
    return Reply(turn=feedback_modal(card, MessageRef.found_in(carried), Extent.WHOLE))


async def give_feedback(context: Context, services: Services) -> Reply:
    form = FeedbackForm.read(context.gesture.view)
    card = await context.run(services.feedback.give, context.actor, form.meeting, form.feedback)
    words = feedback_given(card)
    return told(context, words)


ROUTES = (
    action(Action.FEEDBACK_OPEN, open_feedback, waiting="Feedback"),
    action(Action.FEEDBACK_MORE, ask_more),
    submission(Callback.FEEDBACK, give_feedback, fields=FeedbackForm.FIELDS),
)
