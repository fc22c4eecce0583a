"""Check-ins: the two have met, or not yet. Either may be quicker, and the other's question is then an old one."""

from datetime import UTC, datetime

from bot.domain.errors import MeetingOver, Refused
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action
from bot.slack.message import Message
from bot.slack.messages.answers import met, put_off, settled
from bot.slack.metadata import MeetingRef
from bot.slack.modals.notice import page_of
from bot.slack.modals.pairs.feedback import feedback_modal
from bot.slack.refs.meetings import SlotRef
from bot.slack.replies import Reply
from bot.slack.routes import Urgency, action
from bot.slack.standing import when_settled


async def what_stands(context: Context, services: Services) -> Message:
    """What an old question, or an old offer of a time, becomes. Raise MeetingOver if the meeting is gone."""
    meeting = MeetingRef.parse(context.gesture.value).meeting
    return settled(await context.run(services.meetings.came_of, context.actor, meeting))


async def _shown(context: Context, services: Services, _over: Refused) -> Reply:
    words = await what_stands(context, services)
    return Reply(rewrite=words, open=page_of(words))


on_what_stands = when_settled(MeetingOver, shows=_shown)


@on_what_stands
async def say_met(context: Context, services: Services) -> Reply:
    meeting, asked_about = MeetingRef.parse(context.gesture.value).meeting, _asked_about(context)
    card = await context.run(services.meetings.met, context.actor, meeting, asked_about)
    form = await context.run(services.feedback.offer, context.actor, meeting)
    shown = feedback_modal(form, context.gesture.message) if form else page_of(met(card))
    return Reply(rewrite=met(card), open=shown)


@on_what_stands
async def say_not_yet(context: Context, services: Services) -> Reply:
    meeting = MeetingRef.parse(context.gesture.value).meeting
    return Reply(rewrite=put_off(await context.run(services.meetings.not_yet, context.actor, meeting)))


def _asked_about(context: Context) -> datetime | None:
    """The time of which the question spoke; questions of older versions carry none."""
    slot = SlotRef.found_in(context.gesture.value)
    return datetime.fromtimestamp(slot.slot_time, UTC) if slot else None


ROUTES = (
    action(Action.CHECKIN_MET, say_met, waiting="Feedback", urgency=Urgency.PROMPT),
    action(Action.CHECKIN_NOT_YET, say_not_yet),
)
