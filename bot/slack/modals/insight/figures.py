"""Every figure of a program, a cohort or everything, and those of another one beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.insight.figures import Count, Figure, Gain, Mean, Share, Withheld
from bot.domain.insight.measures import DEFINITIONS, Definition, Measure
from bot.domain.insight.periods import Period, Span
from bot.domain.insight.report import Report
from bot.domain.insight.summary_cards import About
from bot.slack.answers import Answers, needed
from bot.slack.blocks import section, small
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import Need, question, select
from bot.slack.modals.frame import form, page
from bot.slack.modals.insight.summary_form import SPAN_OPTIONS, about_in, about_select
from bot.slack.text import line, lines
from bot.slack.wording.summaries import TOO_FEW, days_between

GROUPS: Mapping[str, tuple[Measure, ...]] = {
    "People": (
        Measure.PARTICIPANTS, Measure.JOINED, Measure.LEFT, Measure.PARTICIPATION, Measure.WAITING, Measure.MATCHED,
        Measure.MATCH_RATE, Measure.TIME_TO_MATCH, Measure.REMATCH_RATE,
    ),
    "Meetings": (
        Measure.TIME_TO_FIRST_MEETING, Measure.MEETINGS_HELD, Measure.MEETING_RATE, Measure.RESPONSE_RATE,
    ),
    "What people say": (
        Measure.FEEDBACK_GIVEN, Measure.SATISFACTION, Measure.WORTH, Measure.CONFIDENCE, Measure.NETWORK,
        Measure.MENTOR_GROWTH,
    ),
    "Growth": (
        Measure.GOALS_SET, Measure.GOALS_MOVING, Measure.GOALS_REACHED, Measure.GOAL_COMPLETION,
        Measure.SKILL_GROWTH,
    ),
    "Careers": (Measure.RETENTION, Measure.PROMOTION),
}  # fmt: skip
ASSOCIATION = (
    "Careers: beside people who never took part in a program, over the same days. An association, not a cause: who "
    "takes part may differ from who does not in other ways."
)


@dataclass(frozen=True, slots=True)
class FiguresForm:
    """What somebody would like to see, and beside what."""

    about: About
    beside: About | None
    span: Span

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "about": Field.FIGURES_ABOUT,
        "beside": Field.FIGURES_BESIDE,
        "span": Field.FIGURES_SPAN,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput for what is missing, which Slack does not let through."""
        answers = Answers.of(view)
        beside = answers.choice(Field.FIGURES_BESIDE)
        return cls(
            about=about_in(needed(answers.choice(Field.FIGURES_ABOUT), about="Choose what it is about.")),
            beside=about_in(beside) if beside else None,
            span=Span(needed(answers.choice(Field.FIGURES_SPAN), span="Choose a period.")),
        )


def figures_form() -> View:
    return form(
        "Numbers",
        [
            question(
                Field.FIGURES_ABOUT, "Of what?", about_select(None), hint="Type a part of its name to find it."
            ),
            question(
                Field.FIGURES_BESIDE,
                "Beside what?",
                about_select(None),
                hint="Another cohort or program, each over its own days.",
                need=Need.OPTIONAL,
            ),
            question(Field.FIGURES_SPAN, "Which period?", select(Field.FIGURES_SPAN, SPAN_OPTIONS, Span.ALL)),
        ],
        callback=Callback.FIGURES,
        carries=None,
        submit="Show",
    )


def figures_page(report: Report, beside: Report | None) -> View:
    """All figures there are, by subject; those of the other one after a dot."""
    reports = [report, *([beside] if beside else [])]
    heads = [
        f"*{line(each.scope.title, 200)}*, {days_between(each.period.first, each.period.last)}" for each in reports
    ]
    return page(
        "Numbers",
        [
            section(lines(heads)),
            *_subjects(reports),
            *([small(ASSOCIATION)] if any(each.others for each in reports) else []),
            small(
                "What each number means and how it is worked out: `docs/measures.md` of this bot, and each export."
            ),
        ],
    )


def _subjects(reports: list[Report]) -> Iterator[Block]:
    for subject, measures in GROUPS.items():
        told = [
            f"{DEFINITIONS[each].label}: {' · '.join(_of_each(each, reports))}"
            for each in measures
            if any(each in report.figures for report in reports)
        ]
        if told:
            yield section(lines((f"*{subject}*", *told)))


def _of_each(measure: Measure, reports: list[Report]) -> Iterator[str]:
    definition = DEFINITIONS[measure]
    for report in reports:
        others = report.others.get(measure)
        apart = f" (others: {_in_words(others, definition)})" if others else ""
        yield f"{_in_words(report.figures.get(measure), definition)}{apart}"


def _days(period: Period) -> str:
    return days_between(period.first, period.last)


def _in_words(figure: Figure | None, definition: Definition) -> str:
    if figure is None or (isinstance(figure, Share) and figure.value is None):
        return "nothing yet"
    return _told(figure, definition)


def _told(figure: Figure, definition: Definition) -> str:
    match figure:
        case Withheld():
            return TOO_FEW
        case Count(value=value):
            return f"{value:,}"
        case Share(whole=whole):
            goal = f", hoped for: {definition.target:.0%}" if definition.target else ""
            return f"{figure.value or 0:.0%} of {whole:,}{goal}"
        case Mean(value=mean, spread=spread, count=count):
            apart = f", give or take {spread:.1f}" if spread is not None else ""
            return f"{mean:.1f}{_scale(definition)}{apart} ({count:,})"
        case Gain(before=before, after=after, low=low, high=high, people=people):
            sure = f", 95% sure {low:+.1f} to {high:+.1f}" if low is not None and high is not None else ""
            return f"{figure.value:+.1f}, from {before:.1f} to {after:.1f}{sure} ({people:,} people)"


def _scale(definition: Definition) -> str:
    return f" on {definition.unit}" if " to " in definition.unit else f" {definition.unit}"
