"""Goals: the list, the page of one, wording one, its milestones, who sees it, and what is shared with a program."""

from uuid import UUID

from slack_sdk.models.views import View

from bot.domain.errors import OutdatedButton
from bot.domain.growth.goal_cards import GoalPageCard
from bot.domain.growth.terms import GoalVisibility
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.pairs.goals import TITLE, goals_modal, program_goals_page
from bot.slack.modals.pairs.goals_form import GoalForm, filled_anew, goal_modal
from bot.slack.modals.pairs.goals_page import TITLE as PAGE_TITLE
from bot.slack.modals.pairs.goals_page import goal_page, history_page
from bot.slack.modals.pairs.milestones import MilestoneForm, milestone_modal
from bot.slack.refs.goals import (
    NO_LIST,
    AnyGoalRef,
    GoalPageRef,
    GoalsRef,
    HistoryRef,
    MilestoneRef,
    ProgramGoalsRef,
    VisibilityRef,
)
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission

# -- the list -----------------------------------------------------------------------------------------


async def show_goals(context: Context, services: Services) -> Reply:
    return Reply(open=goals_modal(await context.run(services.goal_pages.of, context.actor)))


async def show_pair(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(open=await _list(context, services, GoalsRef(pair, 0)))


async def choose_pair(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(turn=await _list(context, services, GoalsRef(pair, 0)))


async def turn(context: Context, services: Services) -> Reply:
    return Reply(turn=await _list(context, services, GoalsRef.parse(context.gesture.value)))


async def _list(context: Context, services: Services, place: GoalsRef) -> View:
    card = await context.run(services.goal_pages.of, context.actor, place.mentorship, place.goals_start)
    return goals_modal(card)


# -- wording one --------------------------------------------------------------------------------------


async def open_new(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    card = await context.run(services.goals.blank, context.actor, pair)
    return Reply(open=goal_modal(card, _start(context)))


async def open_edit(context: Context, services: Services) -> Reply:
    card = await context.run(services.goals.form, context.actor, _goal(context))
    return Reply(open=goal_modal(card, _start(context)))


async def fill_in(context: Context, services: Services) -> Reply:
    """Start from an example."""
    view, number = context.gesture.view, _number(context.gesture.value)
    form = GoalForm.so_far(view)
    card = await context.run(services.goals.from_example, context.actor, form.draft.mentorship, number)
    return Reply(turn=goal_modal(card, form.start, filled=filled_anew(view, context.gesture.at)))


async def measure(context: Context, services: Services) -> Reply:
    """Ask for numbers where they tell how far it is, and no longer where they do not."""
    form = GoalForm.so_far(context.gesture.view)
    return Reply(turn=goal_modal(await context.run(services.goals.redraw, context.actor, form.draft), form.start))


async def keep(context: Context, services: Services) -> Reply:
    """Save a goal; before that, show what another window has changed, and once what could be clearer."""
    form = GoalForm.read(context.gesture.view)
    if form.unasked:
        return Reply(
            open=goal_modal(await context.run(services.goals.redraw, context.actor, form.draft), form.start)
        )
    again = await context.run(services.goals.look_over, context.actor, form.draft)
    return Reply(open=goal_modal(again, form.start)) if again else await _saved(context, services, form)


async def _saved(context: Context, services: Services, form: GoalForm) -> Reply:
    draft = form.draft
    if draft.goal:
        page = await context.run(services.goals.edit, context.actor, draft.goal, draft.seen, draft.wish)
        return await _back_to_the_page(context, services, page, GoalsRef(draft.mentorship, form.start))
    goal = await context.run(services.goals.set, context.actor, draft.mentorship, draft.wish)
    if form.start == NO_LIST and context.gesture.page:
        return Reply(open=goal_page(await context.run(services.goal_pages.page, context.actor, goal.id)))
    return Reply(base=await _list(context, services, GoalsRef(draft.mentorship, max(form.start, 0))))


# -- the page of one ----------------------------------------------------------------------------------


async def open_page(context: Context, services: Services) -> Reply:
    return Reply(open=await _page(context, services, AnyGoalRef.parse(context.gesture.value).goal))


async def show_to(context: Context, services: Services) -> Reply:
    chosen = VisibilityRef.parse(context.gesture.value)
    visibility = GoalVisibility(chosen.visibility)
    page = await context.run(services.goals.show_to, context.actor, chosen.goal, visibility)
    return await _page_as_it_is(context, services, page)


async def open_history(context: Context, services: Services) -> Reply:
    return Reply(open=await _history(context, services))


async def turn_history(context: Context, services: Services) -> Reply:
    return Reply(turn=await _history(context, services))


async def _history(context: Context, services: Services) -> View:
    place = HistoryRef.parse(context.gesture.value)
    return history_page(
        await context.run(services.goal_pages.history, context.actor, place.goal, place.history_start)
    )


# -- milestones ---------------------------------------------------------------------------------------


async def open_new_milestone(context: Context, services: Services) -> Reply:
    card = await context.run(services.milestones.blank, context.actor, _goal(context))
    return Reply(open=milestone_modal(card, _opened(context)))


async def open_milestone(context: Context, services: Services) -> Reply:
    stage = MilestoneRef.parse(context.gesture.value).milestone
    card = await context.run(services.milestones.form, context.actor, stage)
    return Reply(open=milestone_modal(card, _opened(context)))


async def keep_milestone(context: Context, services: Services) -> Reply:
    form = MilestoneForm.read(context.gesture.view)
    me = context.actor
    if form.milestone is None:
        page = await context.run(services.milestones.add, me, form.goal, form.title, form.due_on)
    elif form.gone:
        page = await context.run(services.milestones.take_away, me, form.milestone)
    else:
        page = await context.run(services.milestones.rename, me, form.milestone, form.title, form.due_on)
    return await _back_to_the_page(context, services, page, form.place)


async def tick(context: Context, services: Services) -> Reply:
    stage = MilestoneRef.parse(context.gesture.value).milestone
    page = await context.run(services.milestones.tick, context.actor, stage)
    return await _page_as_it_is(context, services, page)


async def untick(context: Context, services: Services) -> Reply:
    stage = MilestoneRef.parse(context.gesture.value).milestone
    page = await context.run(services.milestones.untick, context.actor, stage)
    return await _page_as_it_is(context, services, page)


# -- what is shared with a program --------------------------------------------------------------------


async def show_to_program(context: Context, services: Services) -> Reply:
    return Reply(open=await _of_program(context, services))


async def turn_of_program(context: Context, services: Services) -> Reply:
    return Reply(turn=await _of_program(context, services))


async def _of_program(context: Context, services: Services) -> View:
    place = ProgramGoalsRef.parse(context.gesture.value)
    card = await context.run(services.goal_pages.of_program, context.actor, place.cohort, place.program_goals_start)
    return program_goals_page(card)


# -- where somebody is --------------------------------------------------------------------------------


async def _page(context: Context, services: Services, goal: UUID) -> View:
    return goal_page(await context.run(services.goal_pages.page, context.actor, goal), _start(context))


async def _page_as_it_is(context: Context, services: Services, page: GoalPageCard) -> Reply:
    """The page with the button renewed, and the list below it."""
    place = GoalsRef.found_in(context.gesture.view.get("private_metadata") or "")
    below = await _list(context, services, place) if place and place.goals_start != NO_LIST else None
    return Reply(turn=goal_page(page, _start(context)), base=below)


async def _back_to_the_page(context: Context, services: Services, page: GoalPageCard, place: GoalsRef) -> Reply:
    """The page that a form was opened from, with the list below it."""
    listed = place.goals_start != NO_LIST
    return Reply(
        back=goal_page(page, place.goals_start), base=await _list(context, services, place) if listed else None
    )


def _start(context: Context) -> int:
    """Where in the list of goals somebody has come from."""
    place = GoalsRef.found_in(context.gesture.view.get("private_metadata") or "")
    return place.goals_start if place else NO_LIST


def _opened(context: Context) -> GoalPageRef:
    return GoalPageRef.parse(context.gesture.view.get("private_metadata") or "")


def _goal(context: Context) -> UUID:
    return AnyGoalRef.parse(context.gesture.value).goal


def _number(value: str) -> int:
    try:
        return int(value)
    except ValueError as error:
        raise OutdatedButton from error


ROUTES = (
    command(Word.GOALS, show_goals, waiting=TITLE),
    action(Action.GOALS_OPEN, show_goals, waiting=TITLE),
    action(Action.GOALS_OF_PAIR, show_pair, waiting=TITLE),
    action(Action.GOALS_PAIR, choose_pair),
    action(Action.GOALS_TURN, turn),
    action(Action.GOALS_BACK, turn),
    action(Action.GOAL_NEW, open_new, waiting=PAGE_TITLE),
    action(Action.GOAL_EDIT, open_edit, waiting=PAGE_TITLE),
    action(Action.GOAL_EXAMPLE, fill_in),
    action(Action.GOAL_MEASURED, measure),
    action(Action.GOAL_REMEASURED, measure),
    submission(Callback.GOAL, keep, fields=GoalForm.FIELDS),
    action(Action.GOAL_OPEN, open_page, waiting=PAGE_TITLE),
    action(Action.GOAL_VISIBILITY, show_to),
    action(Action.GOAL_HISTORY, open_history, waiting="History of a goal"),
    action(Action.GOAL_HISTORY_TURN, turn_history),
    action(Action.GOAL_HISTORY_BACK, turn_history),
    action(Action.MILESTONE_NEW, open_new_milestone, waiting=PAGE_TITLE),
    action(Action.MILESTONE_CHANGE, open_milestone, waiting=PAGE_TITLE),
    action(Action.MILESTONE_TICK, tick),
    action(Action.MILESTONE_UNTICK, untick),
    submission(Callback.MILESTONE, keep_milestone, fields=MilestoneForm.FIELDS),
    action(Action.PROGRAM_GOALS, show_to_program, waiting="Goals shared with you"),
    action(Action.PROGRAM_GOALS_TURN, turn_of_program),
    action(Action.PROGRAM_GOALS_BACK, turn_of_program),
)
