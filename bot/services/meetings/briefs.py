"""What one of a pair may read before a meeting: topics, steps and goals, never a word of feedback."""

from collections.abc import Iterable, Sequence

from bot.domain.growth.terms import GoalStanding
from bot.domain.meetings.brief import PairBrief, ProgressLine, StepLine, TopicLine
from bot.domain.terms import GoalState, Side
from bot.services.growth.steps import is_seen
from bot.store import Work
from bot.store.steps import Placed
from models import ActionStep, AgendaItem, Mentorship, Participant

MOST_SETTLED = 50
"""How many steps settled since the last meeting are looked at."""


def brief_of(work: Work, pair: Mentorship, side: Side) -> PairBrief:
    """Everything the reader may know of a pair, uncut. Steps count as agreed from when the two last met."""
    reader = pair.member(side)
    _, last = work.agendas.met([pair.id]).get(pair.id, (0, None))
    since = last or pair.started_at
    settled = work.steps.settled_since([pair.id], since, most=MOST_SETTLED)
    done = [(step, goal) for step, goal in settled if step.done_at]
    steps = _seen([*work.steps.open_of([pair.id]), *done], reader)
    return PairBrief(
        mentorship=pair.id,
        partner=pair.member(side.other).person.as_someone(),
        met=last is not None,
        topics=topic_lines(work.agendas.open_of([pair.id])[pair.id], reader),
        agreed=tuple(_line(step, reader) for step in steps if step.created_at >= since),
        earlier=tuple(_line(step, reader) for step in steps if step.created_at < since),
        goals=_goals(work, pair, reader),
    )


def topic_lines(topics: Iterable[AgendaItem], reader: Participant) -> tuple[TopicLine, ...]:
    return tuple(TopicLine(words=topic.text, yours=topic.author_id == reader.id) for topic in topics)


def _seen(steps: Sequence[Placed], reader: Participant) -> list[ActionStep]:
    """Those that the reader may know of: not those towards a goal of the other's own."""
    return [step for step, goal in steps if is_seen(step, goal, reader)]


def _line(step: ActionStep, reader: Participant) -> StepLine:
    return StepLine(
        title=step.title, done=step.done_at is not None, yours=step.owner_id == reader.id, due_on=step.due_on
    )


def _goals(work: Work, pair: Mentorship, reader: Participant) -> tuple[ProgressLine, ...]:
    """Open goals that the reader may read, those that are stuck first."""
    goals = [goal for goal in work.goals.of([pair.id], reader.person_id)[pair.id] if goal.state is GoalState.OPEN]
    goals.sort(key=lambda goal: goal.standing is not GoalStanding.STUCK)
    return tuple(
        ProgressLine(title=goal.title, percent=goal.percent, yours=goal.owner_id == reader.id) for goal in goals
    )
