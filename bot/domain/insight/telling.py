"""What a summary tells of a report, as numbers that stay as they are however late they are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.care.terms import Health
from bot.domain.insight.figures import Count, Figure, Gain, Mean, Share, Withheld
from bot.domain.insight.measures import Measure
from bot.domain.insight.report import Report, Week

MOST_WEEKS = 20
"""As a chart has room for: docs.slack.dev/reference/block-kit/blocks/data-visualization-block."""
MOST_NAMED = 20
SHOWN = (
    Measure.PARTICIPANTS,
    Measure.JOINED,
    Measure.LEFT,
    Measure.WAITING,
    Measure.MATCHED,
    Measure.MATCH_RATE,
    Measure.TIME_TO_MATCH,
    Measure.MEETINGS_HELD,
    Measure.MEETING_RATE,
    Measure.FEEDBACK_GIVEN,
    Measure.SATISFACTION,
    Measure.GOALS_SET,
    Measure.GOALS_MOVING,
    Measure.GOALS_REACHED,
    Measure.SKILL_GROWTH,
)
NEWS = (
    Measure.JOINED,
    Measure.LEFT,
    Measure.MATCHED,
    Measure.MEETINGS_HELD,
    Measure.FEEDBACK_GIVEN,
    Measure.GOALS_SET,
    Measure.GOALS_REACHED,
)
"""What somebody did in a period. Where there is none of it, and nobody waits, there is nothing to tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One figure. `value` is None where too few people stand behind it, `before` where there was nothing before.

    A share has its `part` and `whole`, a mean its `spread`, a gain the bounds of its 95 % interval.
    """

    measure: Measure
    value: float | None
    before: float | None = None
    part: int | None = None
    whole: int | None = None
    spread: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Thanked:
    """Somebody who agreed to be named, by Slack's id, and how many goals they reached."""

    slack_id: str
    goals: int


@dataclass(frozen=True, slots=True)
class InState:
    """How many pairs are in a state of health."""

    health: Health
    pairs: int


def told_of(report: Report) -> tuple[Told, ...]:
    """The figures that a summary shows, in its order; those without anything to go by are missing."""
    found = ((measure, report.figures.get(measure)) for measure in SHOWN)
    return tuple(_told(measure, figure, report.previous) for measure, figure in found if figure and _says(figure))


def weeks_of(report: Report) -> tuple[Week, ...]:
    """The latest weeks of the period, as many as a chart shows."""
    return report.weeks[-MOST_WEEKS:]


def states_of(report: Report) -> tuple[InState, ...] | None:
    """The pairs by state, those without any left out; None where that is withheld."""
    if report.health is None:
        return None
    return tuple(InState(state, report.health[state]) for state in Health if report.health.get(state))


def thanked_in(report: Report) -> tuple[Thanked, ...]:
    """Who agreed to be named and reached a goal, the most goals first."""
    found = sorted(report.named.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Thanked(slack_id, goals) for slack_id, goals in found if goals)[:MOST_NAMED]


def worth_telling(report: Report) -> bool:
    """Whether anything happened in the period, or somebody waits for a match."""
    return any(number_of(report.figures, measure) != 0 for measure in (*NEWS, Measure.WAITING))


def number_of(figures: Mapping[Measure, Figure], measure: Measure) -> float | None:
    """What a figure says in one number: 0 where there is nothing, None where it is withheld or says nothing yet."""
    figure = figures.get(measure)
    match figure:
        case None:
            return 0
        case Withheld():
            return None
        case _:
            return figure.value


def day_of(monday: date) -> str:
    """A week by its first day: "9 Nov"."""
    return f"{monday.day} {monday:%b}"


def _says(figure: Figure) -> bool:
    """A share of nothing says nothing, which is not the same as one that is withheld."""
    return not isinstance(figure, Share) or figure.whole > 0


def _told(measure: Measure, figure: Figure, previous: Mapping[Measure, Figure]) -> Told:
    before = number_of(previous, measure) if measure in previous else None
    match figure:
        case Count(value=value):
            return Told(measure=measure, value=value, before=before)
        case Share(part=part, whole=whole):
            return Told(measure=measure, value=figure.value, before=before, part=part, whole=whole)
        case Mean(value=value, spread=spread):
            return Told(measure=measure, value=value, before=before, spread=spread)
        case Gain(low=low, high=high):
            return Told(measure=measure, value=figure.value, before=before, low=low, high=high)
        case _:  # Withheld
            return Told(measure=measure, value=None)
