"""Check-ins: the two have met, or not yet."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action
from bot.slack.messages.answers import met, put_off
from bot.slack.metadata import MeetingRef
from bot.slack.modals.notice import page_of
from bot.slack.modals.pairs.feedback import feedback_modal
from bot.slack.replies import Reply
from bot.slack.routes import action


async def say_met(context: Context, services: Services) -> Reply:
    meeting = MeetingRef.parse(context.gesture.value).meeting
    card = await context.run(services.meetings.met, context.actor, meeting)
    form = await context.run(services.feedback.offer, context.actor, meeting)
    shown = feedback_modal(form, context.gesture.message) if form else page_of(met(card))
    return Reply(rewrite=met(card), open=shown)


async def say_not_yet(context: Context, services: Services) -> Reply:
    meeting = MeetingRef.parse(context.gesture.value).meeting
    return Reply(rewrite=put_off(await context.run(services.meetings.not_yet, context.actor, meeting)))


ROUTES = (
    action(Action.CHECKIN_MET, say_met, waiting="Feedback"),
    action(Action.CHECKIN_NOT_YET, say_not_yet),
)
