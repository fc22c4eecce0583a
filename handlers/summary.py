"""The summary an admin asks for: said in words or in a form, read first, then posted, now or from now on."""

from slack_sdk.models.views import View

from bot.domain.errors import WrongInput
from bot.domain.insight.summary_cards import SummaryPreview, Wish
from bot.services import Services
from bot.services.insight.summaries import mark_of
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Suggestion, Word
from bot.slack.metadata import CohortRef
from bot.slack.modals.insight.summary_form import NOT_IN_THERE, TITLE, WishForm, about_options, summary_form
from bot.slack.modals.insight.summary_preview import PreviewForm, summary_preview
from bot.slack.modals.insight.summary_schedules import schedules_modal
from bot.slack.modals.notice import notice_modal
from bot.slack.refs.summaries import ScheduleRef, SchedulesRef, WishRef
from bot.slack.replies import Reply
from bot.slack.routes import Urgency, action, command, submission, suggestion

POSTED = "It goes to the channel now, once."


async def ask(context: Context, services: Services) -> Reply:
    """In a channel that we are in, what is asked for clearly is shown at once."""
    words, channel = context.gesture.text, context.gesture.channel
    begun = await context.run(services.summaries.begin, context.actor, words, channel)
    there = not channel or await context.slack.is_in(channel)
    if begun.exact and there and begun.choice:
        wish = Wish(about=begun.choice.about, span=begun.span, channel=channel)
        return Reply(open=_shown(await context.run(services.summaries.look, context.actor, wish)))
    return Reply(open=summary_form(begun, not_in="" if there else channel))


async def ask_for_cohort(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=summary_form(await context.run(services.summaries.begin_with, context.actor, cohort)))


async def ask_anew(context: Context, services: Services) -> Reply:
    return Reply(open=summary_form(await context.run(services.summaries.begin, context.actor)))


async def ask_again(context: Context, services: Services) -> Reply:
    wish = WishRef.parse(context.gesture.value).wish
    return Reply(turn=summary_form(await context.run(services.summaries.again, context.actor, wish)))


async def suggest(context: Context, services: Services) -> Reply:
    return Reply(
        options=about_options(await context.run(services.summaries.choices, context.actor, context.gesture.text))
    )


async def preview(context: Context, services: Services) -> Reply:
    wish = WishForm.read(context.gesture.view).wish
    if wish.every:
        card = await context.run(services.schedules.look, context.actor, wish)
    else:
        card = await context.run(services.summaries.look, context.actor, wish)
    if not await context.slack.is_in(wish.channel):
        raise WrongInput(channel=NOT_IN_THERE)
    return Reply(open=_shown(card))


async def post(context: Context, services: Services) -> Reply:
    form = PreviewForm.read(context.gesture.view)
    if form.wish.every:
        return Reply(open=schedules_modal(await context.run(services.schedules.set, context.actor, form.wish)))
    changed = await context.run(services.summaries.post, context.actor, form.wish, form.look)
    return Reply(open=_shown(changed) if changed else notice_modal("Posted", POSTED))


async def list_schedules(context: Context, services: Services) -> Reply:
    start = SchedulesRef.parse(context.gesture.value).schedules_start
    return Reply(turn=schedules_modal(await context.run(services.schedules.page, context.actor, start)))


async def change_schedule(context: Context, services: Services) -> Reply:
    schedule = ScheduleRef.parse(context.gesture.value).schedule
    return Reply(turn=summary_form(await context.run(services.schedules.one, context.actor, schedule)))


async def stop_schedule(context: Context, services: Services) -> Reply:
    ref = ScheduleRef.parse(context.gesture.value)
    card = await context.run(services.schedules.stop, context.actor, ref.schedule, ref.schedules_start)
    return Reply(turn=schedules_modal(card))


async def resume_schedule(context: Context, services: Services) -> Reply:
    ref = ScheduleRef.parse(context.gesture.value)
    card = await context.run(services.schedules.resume, context.actor, ref.schedule, ref.schedules_start)
    return Reply(turn=schedules_modal(card))


def _shown(card: SummaryPreview) -> View:
    return summary_preview(card, mark_of(card.notice))


ROUTES = (
    command(Word.SUMMARY, ask, waiting=TITLE, urgency=Urgency.PROMPT),
    action(Action.SUMMARY_POST, ask_for_cohort, waiting=TITLE, urgency=Urgency.PROMPT),
    action(Action.SUMMARY_OPEN, ask_anew, waiting=TITLE, urgency=Urgency.PROMPT),
    action(Action.SUMMARY_CHANGE, ask_again),
    suggestion(Suggestion.SUMMARY_ABOUT, suggest),
    submission(Callback.SUMMARY, preview, fields=WishForm.FIELDS),
    submission(Callback.SUMMARY_POST, post),
    action(Action.SCHEDULES_OPEN, list_schedules),
    action(Action.SCHEDULES_TURN, list_schedules),
    action(Action.SCHEDULES_BACK, list_schedules),
    action(Action.SCHEDULE_CHANGE, change_schedule),
    action(Action.SCHEDULE_STOP, stop_schedule),
    action(Action.SCHEDULE_RESUME, resume_schedule),
)
