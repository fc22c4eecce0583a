"""Milestones of a goal: adding, renaming, ticking, unticking and taking one away. Each leaves a line of history."""

from datetime import date
from uuid import UUID

from bot.domain.errors import WrongInput
from bot.domain.growth.errors import EnoughMilestones, MilestoneGone
from bot.domain.growth.goal_cards import GoalPageCard, MilestoneFormCard
from bot.domain.growth.goals import LONGEST_TITLE, MOST_MILESTONES, Change
from bot.domain.growth.terms import GoalEvent
from bot.domain.people import Actor
from bot.services.growth.goal_access import goal_to_move, read_progress, remember
from bot.services.growth.goal_pages import page_of
from bot.store import Store, Work
from models import Goal, Milestone, Participant


class Milestones:
    """Stages on the way to a goal, for whoever may move it on. What changes one returns the goal's page."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def blank(self, actor: Actor, goal_id: UUID) -> MilestoneFormCard:
        """An empty form. Raise EnoughMilestones, or as `goal_to_move` does."""
        with self._store.reading(actor) as work:
            goal, _ = goal_to_move(work, goal_id)
            _require_room(work, goal)
            return MilestoneFormCard(goal=goal.id, goal_title=goal.title, milestone=None)

    def form(self, actor: Actor, milestone_id: UUID) -> MilestoneFormCard:
        """A form with the milestone as it is. Raise MilestoneGone, or as `goal_to_move` does."""
        with self._store.reading(actor) as work:
            milestone, goal, _ = _to_change(work, milestone_id)
            return MilestoneFormCard(goal=goal.id, goal_title=goal.title, milestone=milestone.as_card())

    def add(self, actor: Actor, goal_id: UUID, title: str, due_on: date | None = None) -> GoalPageCard:
        """Add one at the end. Raise WrongInput, EnoughMilestones, or as `goal_to_move` does."""
        with self._store.writing(actor) as work:
            goal, me = goal_to_move(work, goal_id)
            _require_room(work, goal)
            words = _checked(title)
            position = len(work.goals.milestones(goal.id))
            work.add(Milestone, goal_id=goal.id, title=words, due_on=due_on, position=position)
            return _remembered(work, goal, GoalEvent.REWORDED, by=me, before="", after=words)

    def rename(self, actor: Actor, milestone_id: UUID, title: str, due_on: date | None = None) -> GoalPageCard:
        """Word it anew, or give it another day. Raise WrongInput, MilestoneGone, or as `goal_to_move` does."""
        with self._store.writing(actor) as work:
            milestone, goal, me = _to_change(work, milestone_id)
            before, day = milestone.title, milestone.due_on
            milestone.title, milestone.due_on = _checked(title), due_on
            if (before, day) == (milestone.title, due_on):
                return page_of(work, goal)
            days = {"due_on": (_iso(day), _iso(due_on))} if day != due_on else {}
            return _remembered(work, goal, GoalEvent.REWORDED, by=me, before=before, after=milestone.title, **days)

    def tick(self, actor: Actor, milestone_id: UUID) -> GoalPageCard:
        """Say that it is done; nothing happens where it is. Raise as `rename` does."""
        with self._store.writing(actor) as work:
            milestone, goal, me = _to_change(work, milestone_id)
            if milestone.done_at:
                return page_of(work, goal)
            milestone.done_at, title = work.now, milestone.title
            return _remembered(work, goal, GoalEvent.MILESTONE_DONE, by=me, before=title, after=title)

    def untick(self, actor: Actor, milestone_id: UUID) -> GoalPageCard:
        """Say that it is not done after all. Raise as `rename` does."""
        with self._store.writing(actor) as work:
            milestone, goal, me = _to_change(work, milestone_id)
            if milestone.done_at is None:
                return page_of(work, goal)
            milestone.done_at, title = None, milestone.title
            return _remembered(work, goal, GoalEvent.MILESTONE_REOPENED, by=me, before=title, after=title)

    def take_away(self, actor: Actor, milestone_id: UUID) -> GoalPageCard:
        """Count it no more; it is remembered. Raise as `rename` does."""
        with self._store.writing(actor) as work:
            milestone, goal, me = _to_change(work, milestone_id)
            milestone.removed_at = work.now
            return _remembered(work, goal, GoalEvent.REWORDED, by=me, before=milestone.title, after="")


def _to_change(work: Work, milestone_id: UUID) -> tuple[Milestone, Goal, Participant]:
    goal, me = goal_to_move(work, work.goals.milestone(milestone_id).goal_id)
    milestone = work.goals.milestone(milestone_id)  # once more, as it is now that the goal is held
    if milestone.removed_at:
        raise MilestoneGone
    return milestone, goal, me


def _require_room(work: Work, goal: Goal) -> None:
    if work.goals.stages([goal.id]).get(goal.id, (0, 0))[1] >= MOST_MILESTONES:
        raise EnoughMilestones


def _checked(title: str) -> str:
    words = title.strip()
    if not words:
        raise WrongInput(title="Say in a few words what will be done by then.")
    if len(words) > LONGEST_TITLE:
        raise WrongInput(title=f"Please keep it within {LONGEST_TITLE} characters.")
    return words


def _remembered(
    work: Work, goal: Goal, event: GoalEvent, *, by: Participant, before: str, after: str, **more: Change
) -> GoalPageCard:
    """The goal stands where its milestones say now, and its history tells of this one."""
    read_progress(work, goal)
    remember(work, goal, event, by=by, wording={"milestone": (before, after), **more})
    return page_of(work, goal)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
