"""Whose a goal is, who may read it and move it on, who hears of it, and its history, which is only added to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from bot.domain.errors import ChangedMeanwhile, GoalReachedAlready, MentorshipOver, NotYours
from bot.domain.growth.errors import GoalPutAside
from bot.domain.growth.terms import GoalEvent, GoalScope, GoalVisibility
from bot.domain.terms import GoalState, Side
from bot.services.access import my_side, require_running
from bot.services.care.signals import heed_of
from bot.store import Work
from models import Goal, GoalUpdate, Mentorship, Participant


@dataclass(frozen=True, slots=True)
class Place:
    """As whom and from which pair the person acting looks at a goal, and whether that is under way."""

    me: Participant
    pair: UUID
    running: bool


def own_open_goal(work: Work, goal_id: UUID, version: int | None = None) -> tuple[Goal, Side]:
    """The person's own open goal and side in the pair, at the version that was on the screen if one is given.

    Raise NotYours, MentorshipOver, GoalReachedAlready, GoalPutAside or ChangedMeanwhile.
    """
    goal = work.goals.get(goal_id)
    side = my_side(goal.mentorship, work)
    if goal.mentorship.member(side).id != goal.owner_id:
        raise NotYours
    require_running(goal.mentorship)
    require_open(goal, version)
    return goal, side


def goal_to_move(work: Work, goal_id: UUID, version: int | None = None) -> tuple[Goal, Participant]:
    """An open goal that the person may say something about, and as whom: their own, or one of their group.

    Raise as `own_open_goal` does.
    """
    goal, me = goal_of_mine(work, goal_id)
    require_open(goal, version)
    return goal, me


def goal_of_mine(work: Work, goal_id: UUID) -> tuple[Goal, Participant]:
    """A goal of any state that the person may say something of, and as whom. Raise NotYours or MentorshipOver."""
    goal = work.goals.get(goal_id)
    place = seen_from(work, goal)
    if goal.owner_id != place.me.id and goal.scope is not GoalScope.SHARED:
        raise NotYours
    if not place.running:
        raise MentorshipOver
    return goal, place.me


def seen_from(work: Work, goal: Goal) -> Place:
    """Where the person acting stands to a goal that they may read. Raise NotYours."""
    place = _place(work, goal)
    if place is None or (goal.visibility is GoalVisibility.MINE and goal.owner_id != place.me.id):
        raise NotYours
    return place


def require_open(goal: Goal, version: int | None = None) -> None:
    """For what changes a goal. Raise GoalReachedAlready, GoalPutAside or ChangedMeanwhile."""
    if goal.state is GoalState.REACHED:
        raise GoalReachedAlready
    if goal.state is GoalState.DROPPED:
        raise GoalPutAside
    if version is not None and goal.version != version:
        raise ChangedMeanwhile


def others_who_see(work: Work, goal: Goal, *, but: Participant) -> tuple[Participant, ...]:
    """Everybody else who may read a goal in a pair under way: the owner, the partner, the whole group if shared.

    Nobody else than its owner for a goal that is for the owner alone. These hear what becomes of it.
    """
    owner = owner_of(goal)
    if goal.visibility is GoalVisibility.MINE:
        seen = {owner.id: owner}
    else:
        pairs = [goal.mentorship, *(_circle(work, goal) if goal.scope is GoalScope.SHARED else ())]
        under_way = [pair for pair in pairs if not pair.over]
        seen = {member.id: member for pair in under_way for member in (pair.mentor, pair.mentee)}
    return tuple(member for member in seen.values() if member.id != but.id)


def owner_of(goal: Goal) -> Participant:
    pair = goal.mentorship
    return pair.mentor if pair.mentor_id == goal.owner_id else pair.mentee


def helper_of(pair: Mentorship, member: Participant) -> Participant:
    """Who helps with a goal of this pair: the other of the two; for the rest of a group, its mentor."""
    return pair.mentee if member.id == pair.mentor_id else pair.mentor


def remember(
    work: Work,
    goal: Goal,
    event: GoalEvent,
    *,
    by: Participant,
    note: str = "",
    wording: Mapping[str, Any] | None = None,
) -> GoalUpdate:
    """Add to the history of a goal what has just become of it.

    `wording` holds what reads differently, by field, as the words before and afterwards; see `differences`.
    """
    heed_of(work, goal.mentorship_id)
    return work.add(
        GoalUpdate,
        goal_id=goal.id,
        by_id=by.id,
        event=event,
        percent=goal.percent,
        value=goal.current_value,
        note=note.strip(),
        wording={name: list(words) for name, words in wording.items()} if wording else None,
        made_at=work.now,
    )


def read_progress(work: Work, goal: Goal) -> None:
    """Have an open goal stand where its number or its milestones say, or else where somebody last said it does."""
    work.flush()
    done, milestones = work.goals.stages([goal.id]).get(goal.id, (0, 0))
    goal.percent = goal.as_gauge(done=done, milestones=milestones, said=work.goals.last_said(goal.id)).percent


def _place(work: Work, goal: Goal) -> Place | None:
    pairs: list[Mentorship] = [goal.mentorship]
    if goal.scope is GoalScope.SHARED:
        pairs += _circle(work, goal)
    mine = [(pair, side) for pair in pairs if (side := pair.side_of(work.me.id))]
    if not mine:
        return None
    pair, side = next((each for each in mine if not each[0].over), mine[0])
    return Place(pair.member(side), pair.id, running=not pair.over)


def _circle(work: Work, goal: Goal) -> list[Mentorship]:
    """The other pairs around the same mentor."""
    around = work.goals.circle_of(goal.mentorship.mentor_id)
    return [pair for pair in around if pair.id != goal.mentorship_id]
