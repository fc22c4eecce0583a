"""The first meeting: ideas for it, and choosing its time."""

from datetime import UTC, datetime

from bot.domain.growth.kickoff_cards import Ending, FirstMeetingCard
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.messages.introductions import first_meeting_news, introduced
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.notice import page_of
from bot.slack.modals.pairs.kickoff import FirstTimeForm, first_time_modal, ideas_modal
from bot.slack.refs.kickoff import FirstTimeRef, IdeasRef
from bot.slack.replies import Reply
from bot.slack.routes import action, submission


async def choose(context: Context, services: Services) -> Reply:
    chosen, place = FirstTimeRef.parse(context.gesture.value), context.gesture.message
    starts_at = datetime.fromtimestamp(chosen.first_time, UTC)
    card = await context.run(
        services.kickoff.choose, context.actor, chosen.mentorship, starts_at, ts=place.ts if place else None
    )
    return _shown(card)


async def ask_for_other(context: Context, services: Services) -> Reply:
    mentorship = MentorshipRef.parse(context.gesture.value).mentorship
    card = await context.run(services.kickoff.first_meeting, context.actor, mentorship)
    if card.ending is Ending.MET:
        return Reply(say=first_meeting_news(card))
    return Reply(open=first_time_modal(card, context.gesture.message))


async def choose_other(context: Context, services: Services) -> Reply:
    form, place = FirstTimeForm.read(context.gesture.view), context.gesture.message
    card = await context.run(
        services.kickoff.choose_another,
        context.actor,
        form.mentorship,
        form.starts_at,
        seen=form.seen,
        ts=place.ts if place else None,
    )
    return Reply(open=page_of(first_meeting_news(card)), rewrite=introduced(card))


async def open_ideas(context: Context, services: Services) -> Reply:
    asked = IdeasRef.parse(context.gesture.value)
    card = await context.run(services.kickoff.ideas, context.actor, asked.mentorship, asked.ideas_turn)
    return Reply(open=ideas_modal(card))


async def more_ideas(context: Context, services: Services) -> Reply:
    asked = IdeasRef.parse(context.gesture.value)
    card = await context.run(services.kickoff.ideas, context.actor, asked.mentorship, asked.ideas_turn)
    return Reply(turn=ideas_modal(card))


def _shown(card: FirstMeetingCard) -> Reply:
    """Where the message with the times can be renewed, that says enough to whoever chose one in good time."""
    renewed = introduced(card)
    enough = renewed and card.ending is Ending.STANDS
    return Reply(rewrite=renewed, say=None if enough else first_meeting_news(card))


ROUTES = (
    action(Action.FIRST_TIME, choose),
    action(Action.FIRST_TIME_OTHER, ask_for_other, waiting="Your first meeting"),
    action(Action.IDEAS_OPEN, open_ideas, waiting="Your first meeting"),
    action(Action.IDEAS_MORE, more_ideas),
    submission(Callback.FIRST_TIME, choose_other, fields=FirstTimeForm.FIELDS),
)
