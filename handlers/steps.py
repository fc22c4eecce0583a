"""Action steps: the list, writing one down from wherever one is, ticking it off, another day for it."""

from dataclasses import replace
from uuid import UUID

from slack_sdk.models.views import View

from bot.domain.errors import ChangedMeanwhile, MentorshipOver, NotYours, Refused
from bot.domain.growth.errors import StepSettled
from bot.domain.growth.step_cards import StepCard
from bot.domain.growth.steps import LONGEST_TITLE
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Shortcut, Word
from bot.slack.messages.answers import saying
from bot.slack.messages.steps import steps_now
from bot.slack.metadata import NewStepRef, StepRef
from bot.slack.modals.pairs.goals_page import goal_page
from bot.slack.modals.pairs.step_forms import DayForm, StepForm, day_modal, step_modal
from bot.slack.modals.pairs.steps import TITLE, saved_page, steps_modal
from bot.slack.quoted_messages import mentioned, quoted_words
from bot.slack.refs.goals import NO_LIST, GoalPageRef
from bot.slack.refs.steps import NO_PAGE, Opened, StepsPageRef
from bot.slack.replies import DONE, Reply
from bot.slack.routes import action, command, shortcut, submission
from bot.slack.standing import when_settled


async def _as_they_stand(context: Context, services: Services, over: Refused) -> Reply:
    """The sentence, and in its place every step of the message as it is now."""
    seen = await context.run(services.steps.now, context.actor, _step(context).step)
    shown = await _settled(context, services, seen)
    return shown if context.gesture.in_modal else replace(shown, say=saying(str(over)))


on_what_stands = when_settled(StepSettled, MentorshipOver, NotYours, shows=_as_they_stand)


async def show(context: Context, services: Services) -> Reply:
    return Reply(open=await _list(context, services, 0))


async def turn(context: Context, services: Services) -> Reply:
    return Reply(turn=await _list(context, services, StepsPageRef.parse(context.gesture.value).steps_start))


async def open_any(context: Context, services: Services) -> Reply:
    card = await context.run(services.steps.begin, context.actor)
    return Reply(open=step_modal(card, _opened(context)))


async def open_new(context: Context, services: Services) -> Reply:
    ref = NewStepRef.parse(context.gesture.value)
    card = await context.run(services.steps.blank, context.actor, ref.mentorship, ref.goal)
    return Reply(open=step_modal(card, _opened(context)))


async def open_from_message(context: Context, services: Services) -> Reply:
    """Nothing of the message is kept but what the person sends."""
    said = context.gesture.said
    card = await context.run(services.steps.begin, context.actor)
    names = await context.run(services.steps.names, context.actor, mentioned(said))
    return Reply(open=step_modal(card, _opened(context), quoted_words(said, names, longest=LONGEST_TITLE)))


@on_what_stands
async def open_edit(context: Context, services: Services) -> Reply:
    card = await context.run(services.steps.form, context.actor, _step(context).step)
    return Reply(open=step_modal(card, _opened(context)))


async def keep(context: Context, services: Services) -> Reply:
    """Save a step; where somebody else has changed it meanwhile, show that beside the person's own words."""
    form = StepForm.read(context.gesture.view)
    if form.step is None:
        kept = await context.run(services.steps.add, context.actor, form.mentorship, form.wish)
        return await _back(context, services, form.opened, kept)
    try:
        kept = await context.run(services.steps.edit, context.actor, form.step, form.version, form.wish)
    except ChangedMeanwhile:
        again = await context.run(services.steps.compare, context.actor, form.step, form.wish)
        return Reply(open=step_modal(again, form.opened))
    return await _back(context, services, form.opened, kept)


async def _back(context: Context, services: Services, opened: Opened, kept: StepCard) -> Reply:
    """To the page that the form was opened from, or to one that tells what was kept."""
    if opened.page_of_goal:
        card = await context.run(services.goal_pages.page, context.actor, UUID(opened.page_of_goal))
        return Reply(back=goal_page(card, opened.goals_from))
    if opened.steps_start != NO_PAGE:
        return Reply(back=await _list(context, services, opened.steps_start))
    return Reply(open=saved_page(kept))


@on_what_stands
async def tick_off(context: Context, services: Services) -> Reply:
    return await _settled(
        context, services, await context.run(services.steps.done, context.actor, _step(context).step)
    )


async def take_up(context: Context, services: Services) -> Reply:
    seen = await context.run(services.steps.take_up, context.actor, _step(context).step)
    return await _settled(context, services, seen)


async def drop(context: Context, services: Services) -> Reply:
    return await _settled(
        context, services, await context.run(services.steps.drop, context.actor, _step(context).step)
    )


@on_what_stands
async def open_another_day(context: Context, services: Services) -> Reply:
    card = await context.run(services.steps.to_move, context.actor, _step(context).step)
    return Reply(open=day_modal(card, context.gesture.message))


async def move(context: Context, services: Services) -> Reply:
    """The message that the form was opened from shows the new day."""
    form = DayForm.read(context.gesture.view)
    return Reply(rewrite=steps_now(await context.run(services.steps.move, context.actor, form.step, form.due_on)))


async def _settled(context: Context, services: Services, seen: tuple[StepCard, ...]) -> Reply:
    """The list and Home show it in their own places, a message in its own."""
    start = _opened(context).steps_start
    if start != NO_PAGE:
        return Reply(turn=await _list(context, services, start))
    return DONE if context.gesture.on_home else Reply(rewrite=steps_now(seen))


async def _list(context: Context, services: Services, start: int) -> View:
    return steps_modal(await context.run(services.steps.of, context.actor, start))


def _opened(context: Context) -> Opened:
    """What lies under the button."""
    carried = context.gesture.view.get("private_metadata") or ""
    listed, goal = StepsPageRef.found_in(carried), GoalPageRef.found_in(carried)
    return Opened(
        steps_start=listed.steps_start if listed else NO_PAGE,
        page_of_goal=str(goal.goal) if goal else "",
        goals_from=goal.goals_start if goal else NO_LIST,
    )


def _step(context: Context) -> StepRef:
    return StepRef.parse(context.gesture.value)


ROUTES = (
    command(Word.STEPS, show, waiting=TITLE),
    action(Action.STEPS_OPEN, show, waiting=TITLE),
    action(Action.STEPS_TURN, turn),
    action(Action.STEPS_BACK, turn),
    action(Action.STEP_ADD, open_any, waiting="Step"),
    action(Action.STEP_NEW, open_new, waiting="Step"),
    action(Action.STEP_EDIT, open_edit, waiting="Step"),
    action(Action.STEP_DONE, tick_off),
    action(Action.STEP_UNDO, take_up),
    action(Action.STEP_DROP, drop),
    action(Action.STEP_ANOTHER_DAY, open_another_day, waiting="Another day"),
    shortcut(Shortcut.STEP, open_from_message, waiting="A moment"),
    submission(Callback.STEP, keep, fields=StepForm.FIELDS),
    submission(Callback.STEP_DAY, move, fields=DayForm.FIELDS),
)
