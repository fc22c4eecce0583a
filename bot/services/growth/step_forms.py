"""What the form of an action step shows, and whether what it sends can be."""

from datetime import date
from uuid import UUID

from bot.domain.growth.step_cards import GoalChoice, PairChoice, StepFormCard
from bot.domain.growth.steps import StepWish, Whose
from bot.domain.growth.terms import GoalVisibility
from bot.domain.terms import GoalState
from bot.domain.zones import today_in
from bot.services.access import my_side
from bot.store import Work
from models import ActionStep, Goal, Mentorship, Participant


def blank_form(work: Work, pair: Mentorship, toward: UUID | None = None) -> StepFormCard:
    goals = goal_choices(work, pair, None)
    return StepFormCard(pairs=(pair_choice(work, pair),), goals=goals, wish=None, toward=toward)


def form_of(
    work: Work, pair: Mentorship, step: ActionStep, wish: StepWish, *, changed: StepWish | None = None
) -> StepFormCard:
    return StepFormCard(
        pairs=(pair_choice(work, pair),),
        goals=goal_choices(work, pair, step.goal_id),
        wish=wish,
        step=step.id,
        version=step.version,
        changed=changed,
    )


def pair_choice(work: Work, pair: Mentorship) -> PairChoice:
    side = my_side(pair, work)
    return PairChoice(
        mentorship=pair.id,
        partner=pair.member(side.other).person.as_someone(),
        program=pair.cohort.program.name,
        you_are=side,
        pairing=pair.cohort.program.pairing,
    )


def goal_choices(work: Work, pair: Mentorship, stands: UUID | None) -> tuple[GoalChoice, ...]:
    """What a step may lead to: open goals that the person can see, and what it leads to already."""
    goals = _readable(work, pair).values()
    offered = [goal for goal in goals if goal.state is GoalState.OPEN or goal.id == stands]
    return tuple(GoalChoice(goal=goal.id, title=goal.title) for goal in offered)


def checked_goal(
    work: Work, pair: Mentorship, wish: StepWish, stands: Goal | None, *, before: date | None
) -> Goal | None:
    """The goal that a step as wished leads to; raise WrongInput naming what needs another look.

    `stands`: the one it leads to so far. Where the person cannot see that one, it stays: they were not asked.
    """
    goals = _readable(work, pair)
    wish.checked(
        today_in(work.me.time_zone, work.now),
        goals=[choice.goal for choice in goal_choices(work, pair, stands.id if stands else None)],
        secret=[goal.id for goal in goals.values() if goal.visibility is GoalVisibility.MINE],
        before=before,
    )
    if wish.goal:
        return goals[wish.goal]
    return stands if stands and stands.id not in goals else None


def _readable(work: Work, pair: Mentorship) -> dict[UUID, Goal]:
    """The goals of a pair and those of the group around its mentor that the person can see."""
    shared = work.goals.shared_around([pair.mentor_id])
    return {goal.id: goal for goal in (*work.goals.of([pair.id], work.me.id)[pair.id], *shared)}


def doer_of(work: Work, pair: Mentorship, wish: StepWish) -> Participant:
    side = my_side(pair, work)
    return pair.member(side if wish.whose is Whose.MINE else side.other)


def wish_of(work: Work, pair: Mentorship, step: ActionStep) -> StepWish:
    """A step as it stands, in the eyes of whoever is about to change it."""
    mine = step.owner_id == pair.member(my_side(pair, work)).id
    return StepWish(
        title=step.title,
        kind=step.kind,
        whose=Whose.MINE if mine else Whose.THEIRS,
        goal=step.goal_id,
        due_on=step.due_on,
    )
