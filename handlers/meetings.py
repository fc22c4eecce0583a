"""Check-ins and feedback."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.messages.answers import feedback_given, met, moved, put_off
from bot.slack.metadata import MeetingRef
from bot.slack.modals.notice import page_of
from bot.slack.modals.pairs.meetings import FeedbackForm, MoveForm, feedback_modal, move_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, submission


async def say_met(context: Context, services: Services) -> Reply:
    meeting = MeetingRef.parse(context.gesture.value).meeting
    card = await context.run(services.meetings.met, context.actor, meeting)
    return Reply(rewrite=met(card), open=feedback_modal(card, context.gesture.message))


async def say_not_yet(context: Context, services: Services) -> Reply:
    meeting = MeetingRef.parse(context.gesture.value).meeting
    return Reply(rewrite=put_off(await context.run(services.meetings.not_yet, context.actor, meeting)))


async def ask_for_time(context: Context, services: Services) -> Reply:
    meeting = MeetingRef.parse(context.gesture.value).meeting
    card = await context.run(services.meetings.to_move, context.actor, meeting)
    return Reply(open=move_modal(card, context.gesture.message))


async def move(context: Context, services: Services) -> Reply:
    form = MoveForm.read(context.gesture.view)
    words = moved(await context.run(services.meetings.move, context.actor, form.meeting, form.starts_at))
    return Reply(open=page_of(words), rewrite=words)


async def open_feedback(context: Context, services: Services) -> Reply:
    meeting = MeetingRef.parse(context.gesture.value).meeting
    card = await context.run(services.meetings.of, context.actor, meeting)
    return Reply(open=feedback_modal(card, context.gesture.message))


async def give_feedback(context: Context, services: Services) -> Reply:
    form = FeedbackForm.read(context.gesture.view)
    card = await context.run(services.meetings.give_feedback, context.actor, form.meeting, form.feedback)
    words = feedback_given(card)
    return Reply(open=page_of(words), rewrite=words)


ROUTES = (
    action(Action.CHECKIN_MET, say_met, waiting="Feedback"),
    action(Action.CHECKIN_NOT_YET, say_not_yet),
    action(Action.CHECKIN_MOVED, ask_for_time, waiting="New time"),
    action(Action.FEEDBACK_OPEN, open_feedback, waiting="Feedback"),
    submission(Callback.MOVE, move, fields=MoveForm.FIELDS),
    submission(Callback.FEEDBACK, give_feedback, fields=FeedbackForm.FIELDS),
)
