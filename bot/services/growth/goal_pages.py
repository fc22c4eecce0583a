"""Goals to look at: the list of a pair, a goal's page and its history, and what is shared with the program."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from bot.domain.errors import MentorshipsPast, NoPairYet, NotYours
from bot.domain.growth.goal_cards import (
    GoalCard,
    GoalPageCard,
    GoalsCard,
    GoalsPair,
    GoalUpdateCard,
    HistoryCard,
    ProgramGoalsCard,
)
from bot.domain.people import Actor
from bot.domain.terms import MentorshipState
from bot.services.access import my_side, run_cohort
from bot.services.growth.goal_access import owner_of, seen_from
from bot.services.growth.goal_lists import goals_of
from bot.services.growth.steps import steps_of_goal
from bot.store import Store, Work
from models import Goal, GoalUpdate, Mentorship, Person

ON_A_PAGE = 8
LATEST = 5
LINES_ON_A_PAGE = 12


class GoalPages:
    """What people read of goals. Nobody reads a goal that is for its owner alone but the owner."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, actor: Actor, mentorship_id: UUID | None = None, start: int = 0) -> GoalsCard:
        """The goals of one pair, from the `start`th on; by default of the first that runs, else of the latest one.

        Raise NoPairYet, MentorshipsPast where all that was has ended without a goal, or NotYours.
        """
        with self._store.reading(actor) as work:
            pairs = work.mentorships.ever_with(work.me.id)
            goals = goals_of(work, pairs)
            shown = [pair for pair in pairs if goals[pair.id] or not pair.over]
            if not shown:
                raise MentorshipsPast if pairs else NoPairYet
            pair = _chosen(shown, mentorship_id)
            found, start = goals[pair.id], _within(start, len(goals[pair.id]))
            return GoalsCard(
                pairs=tuple(_named(work, each) for each in shown),
                pair=_named(work, pair),
                goals=found[start : start + ON_A_PAGE],
                start=start,
                on_a_page=ON_A_PAGE,
                number=len(found),
                may_set=pair.state is MentorshipState.ACTIVE,
                pairing=pair.cohort.program.pairing,
            )

    def page(self, actor: Actor, goal_id: UUID) -> GoalPageCard:
        """Everything said of one goal. Raise NotYours."""
        with self._store.reading(actor) as work:
            return page_of(work, work.goals.seen(goal_id))

    def history(self, actor: Actor, goal_id: UUID, start: int = 0) -> HistoryCard:
        """What became of a goal, the latest first, from the `start`th line on. Raise NotYours."""
        with self._store.reading(actor) as work:
            goal = work.goals.seen(goal_id)
            seen_from(work, goal)
            updates, number = work.goals.history(goal.id, start=start, most=LINES_ON_A_PAGE)
            return HistoryCard(
                goal=goal.id,
                title=goal.title,
                updates=_lines(updates),
                start=start,
                on_a_page=LINES_ON_A_PAGE,
                number=number,
            )

    def of_program(self, actor: Actor, cohort_id: UUID, start: int = 0) -> ProgramGoalsCard:
        """The goals of a cohort whose owners let the people who run the program read them. Raise AdminsOnly."""
        with self._store.reading(actor) as work:
            cohort = run_cohort(work, cohort_id)
            goals = work.goals.told_to_program(cohort.id, start=start, most=ON_A_PAGE)
            stages = work.goals.stages([goal.id for goal in goals])
            return ProgramGoalsCard(
                cohort=cohort.id,
                program=cohort.program.name,
                name=cohort.name,
                goals=tuple(_told(goal, *stages.get(goal.id, (0, 0))) for goal in goals),
                start=start,
                on_a_page=ON_A_PAGE,
                number=work.goals.count_told_to_program(cohort.id),
            )


def page_of(work: Work, goal: Goal) -> GoalPageCard:
    """Everything said of a goal, as it is in this unit of work. Raise NotYours."""
    place = seen_from(work, goal)
    milestones = work.goals.milestones(goal.id)
    updates, number = work.goals.history(goal.id, start=0, most=LATEST)
    stages = [each for each in milestones if not each.removed_at]
    owner = owner_of(goal).person.as_someone()
    return GoalPageCard(
        goal=goal.as_card(
            place.me.id, owner=owner, done=sum(bool(each.done_at) for each in stages), milestones=len(stages)
        ),
        mentorship=place.pair,
        owner=owner,
        running=place.running,
        milestones=tuple(each.as_card() for each in milestones),
        steps=steps_of_goal(work, goal.id, place.me),
        updates=_lines(updates),
        history=number,
    )


def _told(goal: Goal, done: int, milestones: int) -> GoalCard:
    owner = owner_of(goal).person.as_someone()
    return replace(goal.as_card(goal.owner_id, owner=owner, done=done, milestones=milestones), yours=False)


def _chosen(pairs: Sequence[Mentorship], mentorship_id: UUID | None) -> Mentorship:
    if mentorship_id is None:
        return pairs[0]
    for pair in pairs:
        if pair.id == mentorship_id:
            return pair
    raise NotYours


def _within(start: int, number: int) -> int:
    """The same page, or the last one that has something where goals have become fewer."""
    return max(0, min(start, (number - 1) // ON_A_PAGE * ON_A_PAGE))


def _named(work: Work, pair: Mentorship) -> GoalsPair:
    partner = pair.member(my_side(pair, work).other).person.as_someone()
    return GoalsPair(id=pair.id, partner=partner, program=pair.cohort.program.name, over=pair.over)


def _lines(found: Sequence[tuple[GoalUpdate, Person]]) -> tuple[GoalUpdateCard, ...]:
    return tuple(update.as_card(by.as_someone()) for update, by in found)
