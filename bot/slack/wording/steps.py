"""Action steps in words: what sort of task one is, by when, and towards what."""

from datetime import date

from bot.domain.growth.step_cards import StepCard
from bot.domain.growth.steps import StepState
from bot.domain.growth.terms import StepKind
from bot.slack.text import day, line, lines, mention

WHOLE = 1600
"""Room for a whole title, even where every sign of it takes five once it is escaped."""

AS_TASK = {
    StepKind.STEP: "an action step",
    StepKind.PRACTICE: "a practice task",
    StepKind.STRETCH: "a stretch task",
}
SORTS = {StepKind.STEP: "", StepKind.PRACTICE: "Practice", StepKind.STRETCH: "Stretch"}


def step_title(title: str) -> str:
    """The whole title, in bold."""
    return f"*{line(title, WHOLE)}*"


def by_day(due_on: date, today: date | None = None) -> str:
    return "today" if due_on == today else f"by {day(due_on)}"


def step_words(card: StepCard, today: date | None = None) -> str:
    """A step with what there is to say of it, on two lines at most."""
    return lines((step_title(card.title), _small_print(card, today)))


def _small_print(card: StepCard, today: date | None) -> str:
    parts = (
        SORTS[card.kind],
        _when(card, today),
        f"towards “{line(card.goal, 150)}”" if card.goal else "",
        _between(card),
    )
    said = " · ".join(filter(None, parts))
    return said[:1].upper() + said[1:]


def _when(card: StepCard, today: date | None) -> str:
    if card.settled_on:
        return f"{'done' if card.state is StepState.DONE else 'dropped'} on {day(card.settled_on)}"
    return by_day(card.due_on, today) if card.due_on else ""


def _between(card: StepCard) -> str:
    partner = mention(card.partner)
    if not card.yours:
        return f"{partner}, from you" if card.given else partner
    return f"from {partner}" if card.given else f"with {partner}"
