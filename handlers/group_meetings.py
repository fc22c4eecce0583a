"""Check-ins of groups: the mentor says once for everybody whether they have met, and who was there."""

from collections.abc import Awaitable, Callable
from functools import wraps

from bot.domain.errors import MeetingOver
from bot.domain.meetings.gathering import GatheringCard
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.messages.gatherings import group_met, group_put_off, group_settled
from bot.slack.metadata import MessageRef
from bot.slack.modals.notice import page_of
from bot.slack.modals.pairs.feedback import feedback_modal
from bot.slack.modals.pairs.gatherings import PresenceForm, presence_modal
from bot.slack.modals.pairs.meetings import move_modal
from bot.slack.refs.meetings import GatheringRef
from bot.slack.replies import Reply
from bot.slack.routes import Urgency, action, submission

Handler = Callable[[Context, Services], Awaitable[Reply]]


def on_what_stands(handler: Handler) -> Handler:
    """The same on a question that is still open; an old one becomes what has been settled meanwhile."""

    @wraps(handler)
    async def handled(context: Context, services: Services) -> Reply:
        try:
            return await handler(context, services)
        except MeetingOver:
            asked = GatheringRef.parse(_carried(context))
            card = await context.run(services.group_meetings.came_of, context.actor, asked.meeting, asked.asked_of)
            words = group_settled(card)
            return Reply(rewrite=words, open=page_of(words))

    return handled


@on_what_stands
async def say_all_met(context: Context, services: Services) -> Reply:
    asked = GatheringRef.parse(context.gesture.value)
    card = await context.run(services.group_meetings.all_met, context.actor, asked.meeting, asked.asked_of)
    return await _then_feedback(context, services, card, context.gesture.message)


@on_what_stands
async def ask_who_met(context: Context, services: Services) -> Reply:
    asked = GatheringRef.parse(context.gesture.value)
    card = await context.run(services.group_meetings.of, context.actor, asked.meeting, asked.asked_of)
    return Reply(open=presence_modal(card, context.gesture.message))


@on_what_stands
async def say_some_met(context: Context, services: Services) -> Reply:
    form = PresenceForm.read(context.gesture.view)
    card = await context.run(
        services.group_meetings.some_met, context.actor, form.meeting, form.asked_of, form.present
    )
    return await _then_feedback(context, services, card, MessageRef.found_in(_carried(context)))


@on_what_stands
async def say_not_yet(context: Context, services: Services) -> Reply:
    asked = GatheringRef.parse(context.gesture.value)
    card = await context.run(services.group_meetings.not_yet, context.actor, asked.meeting, asked.asked_of)
    return Reply(rewrite=group_put_off(card))


@on_what_stands
async def ask_for_time(context: Context, services: Services) -> Reply:
    asked = GatheringRef.parse(context.gesture.value)
    card = await context.run(services.group_meetings.to_move, context.actor, asked.meeting, asked.asked_of)
    return Reply(open=move_modal(card, context.gesture.message))


async def _then_feedback(
    context: Context, services: Services, card: GatheringCard, message: MessageRef | None
) -> Reply:
    form = await context.run(services.feedback.offer, context.actor, card.meeting)
    shown = feedback_modal(form, message) if form else page_of(group_met(card))
    return Reply(rewrite=group_met(card), open=shown)


def _carried(context: Context) -> str:
    """What the button carries, or the form that was sent."""
    return context.gesture.value or str(context.gesture.view["private_metadata"])


ROUTES = (
    action(Action.GROUP_MET, say_all_met, waiting="Feedback", urgency=Urgency.PROMPT),
    action(Action.GROUP_SOME, ask_who_met, waiting="Who was there?"),
    action(Action.GROUP_NOT_YET, say_not_yet),
    action(Action.GROUP_MOVED, ask_for_time, waiting="New time"),
    submission(Callback.GROUP_SOME, say_some_met, fields=PresenceForm.FIELDS),
)
