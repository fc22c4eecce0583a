"""Goals: the list, setting one, changing one, and moving on."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.metadata import GoalRef, MentorshipRef
from bot.slack.modals.pairs.goals import GoalForm, ProgressForm, goal_modal, goals_modal, progress_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission


async def show_goals(context: Context, services: Services) -> Reply:
    return Reply(open=goals_modal(await context.run(services.goals.of, context.actor)))


async def open_new(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(open=goal_modal(await context.run(services.goals.blank, context.actor, pair)))


async def open_edit(context: Context, services: Services) -> Reply:
    goal = GoalRef.parse(context.gesture.value).goal
    return Reply(open=goal_modal(await context.run(services.goals.form, context.actor, goal)))


async def open_progress(context: Context, services: Services) -> Reply:
    goal = GoalRef.parse(context.gesture.value).goal
    return Reply(open=progress_modal(await context.run(services.goals.card, context.actor, goal)))


async def keep(context: Context, services: Services) -> Reply:
    form = GoalForm.read(context.gesture.view)
    if form.goal:
        await context.run(services.goals.edit, context.actor, form.goal.goal, form.goal.version, form.wish)
    else:
        assert form.mentorship
        await context.run(services.goals.set, context.actor, form.mentorship, form.wish)
    return await _back_to_the_list(context, services)


async def record(context: Context, services: Services) -> Reply:
    form = ProgressForm.read(context.gesture.view)
    await context.run(services.goals.record, context.actor, form.goal.goal, form.goal.version, form.progress)
    return await _back_to_the_list(context, services)


async def _back_to_the_list(context: Context, services: Services) -> Reply:
    return Reply(base=goals_modal(await context.run(services.goals.of, context.actor)))


ROUTES = (
    command(Word.GOALS, show_goals, waiting="Goals"),
    action(Action.GOALS_OPEN, show_goals, waiting="Goals"),
    action(Action.GOAL_NEW, open_new, waiting="Goal"),
    action(Action.GOAL_EDIT, open_edit, waiting="Goal"),
    action(Action.GOAL_PROGRESS, open_progress, waiting="Progress"),
    submission(Callback.GOAL, keep, fields=GoalForm.FIELDS),
    submission(Callback.GOAL_PROGRESS, record, fields=ProgressForm.FIELDS),
)
