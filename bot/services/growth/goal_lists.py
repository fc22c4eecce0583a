"""The goals of many pairs at once, as one person sees them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from bot.domain.growth.goal_cards import GoalCard
from bot.domain.growth.terms import GoalTerm
from bot.domain.terms import GoalState, MentorshipState
from bot.services.access import my_side
from bot.services.growth.goal_access import owner_of
from bot.store import Work
from models import Goal, Mentorship

ORDER = {GoalState.OPEN: 0, GoalState.REACHED: 1, GoalState.DROPPED: 2}


def goals_of(work: Work, pairs: Sequence[Mentorship]) -> Mapping[UUID, tuple[GoalCard, ...]]:
    """What `me` may read of the goals in these pairs of theirs, by pair; the shared ones of a group are among them.

    Open goals come first, short before long ones, one's own before the others', then by day due; reached and
    dropped ones come last.
    """
    own = work.goals.of([pair.id for pair in pairs], work.me.id)
    shared = _shared_around(work, pairs)
    goals = {pair.id: [*own[pair.id], *_of_others(pair, shared)] for pair in pairs}
    stages = work.goals.stages({goal.id for some in goals.values() for goal in some})
    return {pair.id: _in_order(_card(work, pair, goal, stages) for goal in goals[pair.id]) for pair in pairs}


def _shared_around(work: Work, pairs: Sequence[Mentorship]) -> Mapping[UUID, Sequence[Goal]]:
    """The shared goals around each mentor of a group; elsewhere nobody shares one."""
    around: defaultdict[UUID, list[Goal]] = defaultdict(list)
    mentors = {pair.mentor_id for pair in pairs if pair.in_group}
    for goal in work.goals.shared_around(mentors) if mentors else ():
        around[goal.mentorship.mentor_id].append(goal)
    return around


def _of_others(pair: Mentorship, shared: Mapping[UUID, Sequence[Goal]]) -> list[Goal]:
    """What the other pairs of a group share with one that belongs to it still, or did until its end."""
    if pair.state is MentorshipState.ENDED:
        return []
    return [goal for goal in shared.get(pair.mentor_id, ()) if goal.mentorship_id != pair.id]


def _card(work: Work, pair: Mentorship, goal: Goal, stages: Mapping[UUID, tuple[int, int]]) -> GoalCard:
    done, milestones = stages.get(goal.id, (0, 0))
    side = my_side(pair, work)
    if goal.mentorship_id == pair.id:
        owner = pair.mentor if pair.mentor_id == goal.owner_id else pair.mentee
    else:
        owner = owner_of(goal)
    return goal.as_card(pair.member(side).id, owner=owner.person.as_someone(), done=done, milestones=milestones)


def _in_order(cards: Iterable[GoalCard]) -> tuple[GoalCard, ...]:
    return tuple(sorted(cards, key=_place))


def _place(card: GoalCard) -> tuple[int, bool, bool, date, UUID]:
    is_open = card.state is GoalState.OPEN
    return ORDER[card.state], is_open and card.term is GoalTerm.LONG, not card.yours, card.due_on, card.id
