"""When a pair meets: choosing a time, moving it, calling it off, a series, calendars, and what took place."""

from datetime import UTC, datetime

from bot.domain.errors import MeetingOver
from bot.domain.meeting_cards import Became, TimeCard
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.times import pages_choice, time_news
from bot.slack.metadata import MeetingRef, MentorshipRef
from bot.slack.modals.pairs.feedback import feedback_modal
from bot.slack.modals.pairs.meeting_pages import (
    CALENDAR,
    MET_ANYWAY,
    TITLE,
    PastForm,
    calendar_page,
    meeting_page,
    met_anyway_modal,
)
from bot.slack.modals.pairs.meetings import MoveForm, move_modal
from bot.slack.refs.meetings import SlotRef
from bot.slack.replies import DONE, Reply
from bot.slack.routes import Urgency, action, command, submission
from handlers.meetings import on_what_stands, what_stands


async def enter(context: Context, services: Services) -> Reply:
    pages = await context.run(services.choosing.mine, context.actor)
    return Reply(say=pages_choice(pages)) if len(pages) > 1 else Reply(open=meeting_page(pages[0]))


async def open_page(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(open=meeting_page(await context.run(services.choosing.page, context.actor, pair)))


async def choose(context: Context, services: Services) -> Reply:
    chosen = SlotRef.parse(context.gesture.value)
    starts_at = datetime.fromtimestamp(chosen.slot_time, UTC)
    try:
        card = await context.run(services.choosing.choose, context.actor, chosen.meeting, starts_at)
    except MeetingOver:
        return Reply(rewrite=await what_stands(context, services))
    return await _shown(context, services, card)


@on_what_stands
async def ask_for_time(context: Context, services: Services) -> Reply:
    meeting = MeetingRef.parse(context.gesture.value).meeting
    card = await context.run(services.choosing.to_move, context.actor, meeting)
    return Reply(open=move_modal(card, context.gesture.message))


async def move(context: Context, services: Services) -> Reply:
    form = MoveForm.read(context.gesture.view)
    card = await context.run(services.choosing.move, context.actor, form.meeting, form.starts_at, seen=form.seen)
    page = await context.run(services.choosing.page, context.actor, card.mentorship)
    return Reply(back=meeting_page(page, card), rewrite=time_news(card))


async def call_off(context: Context, services: Services) -> Reply:
    meeting = MeetingRef.parse(context.gesture.value).meeting
    return await _shown(context, services, await context.run(services.choosing.call_off, context.actor, meeting))


async def plan_after_all(context: Context, services: Services) -> Reply:
    meeting = MeetingRef.parse(context.gesture.value).meeting
    card = await context.run(services.choosing.plan_after_all, context.actor, meeting)
    return await _shown(context, services, card)


async def repeat(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    page = meeting_page(await context.run(services.choosing.repeat, context.actor, pair))
    return Reply(turn=page) if context.gesture.in_modal else Reply(open=page)


async def choose_each(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(turn=meeting_page(await context.run(services.choosing.choose_each, context.actor, pair)))


async def open_calendar(context: Context, services: Services) -> Reply:
    meeting = MeetingRef.parse(context.gesture.value).meeting
    return Reply(open=calendar_page(await context.run(services.calendars.of, context.actor, meeting)))


async def send_file(context: Context, services: Services) -> Reply:
    meeting = MeetingRef.parse(context.gesture.value).meeting
    return Reply(turn=calendar_page(await context.run(services.calendars.send, context.actor, meeting)))


async def ask_when_met(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    partner, now = await context.run(services.past_meetings.partner, context.actor, pair)
    return Reply(open=met_anyway_modal(pair, partner, now))


async def keep_past(context: Context, services: Services) -> Reply:
    form = PastForm.read(context.gesture.view)
    card = await context.run(services.past_meetings.log, context.actor, form.mentorship, form.met_at)
    page = await context.run(services.choosing.page, context.actor, form.mentorship)
    asked = await context.run(services.feedback.offer, context.actor, card.id)
    return Reply(open=feedback_modal(asked) if asked else None, back=meeting_page(page))


async def follow(context: Context, services: Services) -> Reply:
    """The press has opened an address in the browser; there is nothing left to do here."""
    return DONE


async def _shown(context: Context, services: Services, card: TimeCard) -> Reply:
    """On the page what stands now; in a message, which still offers other times, that one has passed."""
    if context.gesture.in_modal:
        page = await context.run(services.choosing.page, context.actor, card.mentorship)
        return Reply(turn=meeting_page(page, card))
    words = time_news(card)
    return Reply(say=words) if card.became is Became.PASSED else Reply(rewrite=words)


ROUTES = (
    command(Word.MEETING, enter, waiting=TITLE),
    action(Action.MEETING_OPEN, open_page, waiting=TITLE),
    action(Action.SLOT_CHOOSE, choose),
    action(Action.CHECKIN_MOVED, ask_for_time, waiting="New time"),
    submission(Callback.MOVE, move, fields=MoveForm.FIELDS),
    action(Action.MEETING_CALL_OFF, call_off),
    action(Action.MEETING_BACK_ON, plan_after_all),
    action(Action.SERIES_START, repeat, waiting=TITLE, urgency=Urgency.PROMPT),
    action(Action.SERIES_END, choose_each),
    action(Action.CALENDAR_OPEN, open_calendar, waiting=CALENDAR),
    action(Action.CALENDAR_SEND, send_file),
    action(Action.MEETING_PAST, ask_when_met, waiting=MET_ANYWAY),
    submission(Callback.MEETING_PAST, keep_past, fields=PastForm.FIELDS),
    action(Action.CALENDAR_GOOGLE, follow),
    action(Action.CALENDAR_OUTLOOK, follow),
    action(Action.CALENDAR_OFFICE, follow),
    action(Action.HUDDLE, follow),
)
