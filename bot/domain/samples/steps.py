"""The messages about action steps, each once, for admins who read a program before anybody else does."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from bot.domain import notices
from bot.domain.growth.steps import DueStep
from bot.domain.growth.terms import StepKind
from bot.domain.notices import Notice, Rehearsed
from bot.domain.people import Someone

PRACTICE = "Ask one open question in each meeting (a sample)"
OUTLINE = "Send the outline of the talk (a sample)"


def step_samples(
    facts: Rehearsed, *, about: UUID, mentor: Someone, mentee: Someone
) -> Iterator[tuple[str, Notice]]:
    """What is read of a step, from the day on which it is given."""
    due_on = facts.starts_on + timedelta(days=14)
    yield (
        "somebody reads when the partner has written down a step for them",
        notices.StepGiven(step=about, partner=mentor, title=PRACTICE, kind=StepKind.PRACTICE, due_on=due_on),
    )
    due = (
        DueStep(step=about, title=OUTLINE, kind=StepKind.STEP, due_on=due_on),
        DueStep(step=about, title=PRACTICE, kind=StepKind.PRACTICE, due_on=due_on),
    )
    yield (
        "somebody reads on the morning on which steps are due",
        notices.StepsDue(mentorship=about, partner=mentor, today=due_on, steps=due),
    )
    yield (
        "somebody reads when the partner has done a step they gave",
        notices.StepDone(step=about, partner=mentee, title=PRACTICE),
    )
