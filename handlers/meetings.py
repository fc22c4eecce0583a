"""Check-ins: the two have met, or not yet. Either may be quicker, and the other's question is then an old one."""

from collections.abc import Awaitable, Callable
from functools import wraps

from bot.domain.errors import MeetingOver
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action
from bot.slack.messages.answers import met, put_off, settled
from bot.slack.metadata import MeetingRef
from bot.slack.modals.notice import page_of
from bot.slack.modals.pairs.feedback import feedback_modal
from bot.slack.replies import Reply
from bot.slack.routes import Urgency, action

Handler = Callable[[Context, Services], Awaitable[Reply]]


def on_what_stands(handler: Handler) -> Handler:
    """The same on a meeting that is still asked about; an old question becomes what has been settled meanwhile."""

    @wraps(handler)
    async def handled(context: Context, services: Services) -> Reply:
        try:
            return await handler(context, services)
        except MeetingOver:
            meeting = MeetingRef.parse(context.gesture.value).meeting
            words = settled(await context.run(services.meetings.came_of, context.actor, meeting))
            return Reply(rewrite=words, open=page_of(words))

    return handled


@on_what_stands
async def say_met(context: Context, services: Services) -> Reply:
    meeting = MeetingRef.parse(context.gesture.value).meeting
    card = await context.run(services.meetings.met, context.actor, meeting)
    form = await context.run(services.feedback.offer, context.actor, meeting)
    shown = feedback_modal(form, context.gesture.message) if form else page_of(met(card))
    return Reply(rewrite=met(card), open=shown)


@on_what_stands
async def say_not_yet(context: Context, services: Services) -> Reply:
    meeting = MeetingRef.parse(context.gesture.value).meeting
    return Reply(rewrite=put_off(await context.run(services.meetings.not_yet, context.actor, meeting)))


ROUTES = (
    action(Action.CHECKIN_MET, say_met, waiting="Feedback", urgency=Urgency.PROMPT),
    action(Action.CHECKIN_NOT_YET, say_not_yet),
)
