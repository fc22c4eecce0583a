"""Action steps as each of the two sees them, and the morning on which they are due."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.domain.cadence import last_morning
from bot.domain.growth.step_cards import StepCard
from bot.domain.growth.steps import DueStep, StepState
from bot.domain.growth.terms import GoalVisibility, OccasionKind
from bot.domain.notices import StepsDue
from bot.domain.terms import GoalState, Side
from bot.domain.zones import beginning_of, today_in
from bot.services.access import my_side
from bot.services.almanac import Almanac
from bot.store import Work
from bot.store.steps import Placed
from models import ActionStep, Goal, Mentorship, Participant

A_DAY = timedelta(days=1)


def steps_of(work: Work, pairs: Sequence[Mentorship]) -> tuple[StepCard, ...]:
    """What `me` is going to do in these pairs, by date; what has none comes last."""
    return tuple(
        card for card in cards_in(work, pairs, work.steps.open_of([pair.id for pair in pairs])) if card.yours
    )


def steps_of_goal(work: Work, goal_id: UUID, reader: Participant) -> tuple[StepCard, ...]:
    """All steps towards a goal that the reader, who is `me`, may see: those to be done first, then by date."""
    found = work.steps.of_goal(goal_id, reader.id)
    return tuple(cards_in(work, work.mentorships.ever_with(work.me.id), found)) if found else ()


def cards_in(work: Work, pairs: Iterable[Mentorship], found: Iterable[Placed]) -> list[StepCard]:
    """The steps of these pairs as `me` sees them, without those that lead to a goal of the other's own."""
    by_id = {pair.id: pair for pair in pairs}
    return [
        card_of(work, by_id[step.mentorship_id], step, goal)
        for step, goal in found
        if is_seen(step, goal, by_id[step.mentorship_id].member(my_side(by_id[step.mentorship_id], work)))
    ]


def is_seen(step: ActionStep, goal: Goal | None, reader: Participant) -> bool:
    """Whether one of a pair may read a step: not where it leads to a goal that the other keeps to themself."""
    return step.owner_id == reader.id or goal_is_seen(goal, reader)


def goal_is_seen(goal: Goal | None, reader: Participant) -> bool:
    return goal is None or goal.visibility is not GoalVisibility.MINE or goal.owner_id == reader.id


def card_of(work: Work, pair: Mentorship, step: ActionStep, goal: Goal | None) -> StepCard:
    side = my_side(pair, work)
    me = pair.member(side)
    settled_at = step.done_at or step.dropped_at
    return StepCard(
        id=step.id,
        mentorship=pair.id,
        partner=pair.member(side.other).person.as_someone(),
        title=step.title,
        kind=step.kind,
        state=state_of(step),
        due_on=step.due_on,
        goal=goal.title if goal and goal_is_seen(goal, me) else "",
        yours=step.owner_id == me.id,
        given=step.owner_id != step.created_by,
        past=pair.over,
        editable=me.id in {step.owner_id, step.created_by},
        settled_on=today_in(me.time_zone, settled_at) if settled_at else None,
    )


def state_of(step: ActionStep) -> StepState:
    if step.done_at:
        return StepState.DONE
    return StepState.DROPPED if step.dropped_at else StepState.OPEN


def owner_of(pair: Mentorship, step: ActionStep) -> Participant:
    return pair.mentor if step.owner_id == pair.mentor_id else pair.mentee


# -- the morning on which a step is due ----------------------------------------------------------------


def speak_of_steps(work: Work, almanac: Almanac, pair: Mentorship) -> datetime | None:
    """Tell each of the pair, in one message, what is due today; return the next such morning, if any.

    A step towards a goal that is dropped or reached waits silently.
    """
    waiting = [
        (step, morning_of(almanac, owner_of(pair, step), step.due_on), goal)
        for step, goal in work.steps.unreminded(pair.id)
        if step.due_on
    ]
    due = [step for step, morning, goal in waiting if morning <= work.now and (not goal or _is_open(goal))]
    for side in Side:
        if theirs := [step for step in due if step.owner_id == pair.member(side).id]:
            _remind(work, almanac, pair, side, theirs)
    return min((morning for _, morning, _ in waiting if morning > work.now), default=None)


def morning_of(almanac: Almanac, owner: Participant, due_on: date) -> datetime:
    """When the owner's day begins on which a step is due; the last working day before it if they are off then."""
    working = almanac.working_time(owner, beginning_of(due_on, owner.time_zone))
    return last_morning(working, working.hours_on(due_on)[0])


def await_morning(work: Work, almanac: Almanac, pair: Mentorship, step: ActionStep) -> None:
    """Have the owner told on the morning of a date just chosen, unless it has come: they know of it then."""
    step.reminded_at = None
    if step.due_on is None:
        return
    morning = morning_of(almanac, owner_of(pair, step), step.due_on)
    if morning > work.now:
        work.occasions.look_by(pair.id, OccasionKind.STEPS, morning)
    else:
        step.reminded_at = work.now


def leave_reminder(work: Work, almanac: Almanac, pair: Mentorship, step: ActionStep) -> None:
    """Take a step that nobody needs to be reminded of any more out of a message that has not been sent yet."""
    if step.reminded_at is None:
        return
    others = [each for each, _ in work.steps.reminded_with(step) if each is not step]
    left = [each for each in others if state_of(each) is StepState.OPEN]
    side = pair.side_held_by(step.owner_id)
    due_at = almanac.next_permitted(pair.member(side), work.now)
    if left:
        work.outbox.reword(_key(step), _notice(pair, side, left, due_at), due_at=due_at)
    else:
        work.outbox.take_back(_key(step))


def _remind(work: Work, almanac: Almanac, pair: Mentorship, side: Side, steps: Sequence[ActionStep]) -> None:
    owner = pair.member(side)
    due_at = almanac.next_permitted(owner, work.now)
    for step in steps:
        step.reminded_at = work.now
    work.outbox.to_person(
        owner.person,
        _notice(pair, side, steps, due_at),
        key=_key(steps[0]),
        about=pair.id,
        due_at=due_at,
        expires_at=beginning_of(today_in(owner.time_zone, due_at) + A_DAY, owner.time_zone),
    )


def _notice(pair: Mentorship, side: Side, steps: Sequence[ActionStep], due_at: datetime) -> StepsDue:
    return StepsDue(
        mentorship=pair.id,
        partner=pair.member(side.other).person.as_someone(),
        today=today_in(pair.member(side).time_zone, due_at),
        steps=tuple(
            DueStep(step=step.id, title=step.title, kind=step.kind, due_on=step.due_on)
            for step in steps
            if step.due_on
        ),
    )


def _key(step: ActionStep) -> str:
    """The same for all steps of one owner that were put into one message."""
    assert step.reminded_at
    return f"steps:{step.mentorship_id}:{step.owner_id}:due:{step.reminded_at.isoformat()}"


def _is_open(goal: Goal) -> bool:
    return goal.state is GoalState.OPEN
