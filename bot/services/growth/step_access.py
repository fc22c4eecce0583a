"""Whose an action step is: who may read it, tick it off, and change it."""

from uuid import UUID

from bot.domain.errors import NotYours
from bot.domain.growth.errors import StepSettled
from bot.domain.growth.steps import StepState
from bot.services.access import my_side, require_running
from bot.services.growth.steps import is_seen, owner_of, state_of
from bot.store import Work
from models import ActionStep, Goal, Mentorship, Participant

Found = tuple[Mentorship, ActionStep, Goal | None]
"""A step with its pair, and with the goal it leads to, if any."""


def found(work: Work, step_id: UUID) -> Found:
    """The step, in a pair that is locked; raise NotYours where the person may not read it."""
    pair = work.mentorships.get(work.steps.pair_of(step_id))
    me = pair.member(my_side(pair, work))
    step, goal = work.steps.get(step_id)
    if not is_seen(step, goal, me):
        raise NotYours
    return pair, step, goal


def editable(work: Work, step_id: UUID) -> Found:
    """A step that the person may reword; raise NotYours, MentorshipOver or StepSettled."""
    pair, step, goal = found(work, step_id)
    require_editor(work, pair, step)
    require_running(pair)
    if state_of(step) is not StepState.OPEN:
        raise StepSettled
    return pair, step, goal


def require_owner(work: Work, pair: Mentorship, step: ActionStep) -> Participant:
    """Only who does a step knows that it is done."""
    owner = owner_of(pair, step)
    if owner.person_id != work.me.id:
        raise NotYours
    return owner


def require_editor(work: Work, pair: Mentorship, step: ActionStep) -> Participant:
    """Who is to do a step and who wrote it down may reword it, hand it on, and drop it."""
    me = pair.member(my_side(pair, work))
    if me.id not in {step.owner_id, step.created_by}:
        raise NotYours
    return me
