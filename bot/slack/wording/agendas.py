"""Topics, steps and goals before a meeting, in words: one row each, however long they are."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.meetings.brief import ProgressLine, StepLine, TopicLine
from bot.domain.people import Someone
from bot.slack.text import day, line, lines, mention, when
from bot.slack.wording.terms import progress_bar

LONGEST_ROW = 200
NO_TOPICS = "No topics yet, and that is fine."


def coming_meeting(partner: Someone, starts_at: datetime | None, *, first: bool) -> str:
    """Say with whom somebody meets next, and when."""
    time = f": {when(starts_at)}" if starts_at else ""
    return f"Your {'first' if first else 'next'} meeting with {mention(partner)}{time}."


def topic_rows(topics: Iterable[TopicLine], more: int, partner: Someone) -> list[str]:
    """`partner` is named where a topic is theirs and the reader has topics as well."""
    said = list(topics)
    mixed = len({topic.yours for topic in said}) > 1
    rows = [f"• {line(topic.words, LONGEST_ROW)}{_from(topic, partner) if mixed else ''}" for topic in said]
    return [*rows, *_and_more(more)]


def step_rows(steps: Iterable[StepLine], more: int, partner: Someone) -> list[str]:
    rows = [f"• {line(step.title, LONGEST_ROW)} ({_whose_and_when(step, partner)})" for step in steps]
    return [*rows, *_and_more(more)]


def goal_rows(goals: Iterable[ProgressLine], more: int, partner: Someone) -> list[str]:
    rows = [
        f"• {line(goal.title, LONGEST_ROW)}{' (yours)' if goal.yours else f' ({mention(partner)})'}: "
        f"{progress_bar(goal.percent)}"
        for goal in goals
    ]
    return [*rows, *_and_more(more)]


def prompt_rows(prompts: Sequence[str]) -> str:
    return lines(("*Questions that may help*", *(f"• {line(prompt, LONGEST_ROW)}" for prompt in prompts)))


def _from(topic: TopicLine, partner: Someone) -> str:
    return " (from you)" if topic.yours else f" (from {mention(partner)})"


def _whose_and_when(step: StepLine, partner: Someone) -> str:
    who = "you" if step.yours else mention(partner)
    if step.done:
        return f"{who}, done"
    return f"{who}, by {day(step.due_on)}" if step.due_on else f"{who}, open"


def _and_more(more: int) -> list[str]:
    return [f"… and {more} more"] if more else []
