"""A summary as its channel reads it: two sentences, the figures, and charts with the same numbers beneath them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import Block

from bot.domain.feedback import REPORT_FLOOR
from bot.domain.insight.measures import Measure
from bot.domain.insight.report import Week
from bot.domain.insight.telling import Told, day_of
from bot.domain.notices import ProgramSummary, SummariesStopped
from bot.slack.blocks import actions, button, section, small
from bot.slack.charts import bar_chart, line_chart
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.text import channel_name, line, lines, listed, sentence
from bot.slack.wire import as_json
from bot.slack.wording.summaries import days_between, figures_in_words
from bot.slack.wording.terms import program_name

LONGEST_SENTENCE = 500
WIDEST_BAR = 10
GOALS = {Measure.GOALS_SET: "Set", Measure.GOALS_MOVING: "Moving", Measure.GOALS_REACHED: "Reached"}
WHAT_IS_COUNTED = (
    f"Counts, and averages over {REPORT_FLOOR} people or more. What people write to me or to each other is never "
    "part of a summary."
)


@dataclass(frozen=True, slots=True)
class Plot:
    """Numbers worth a chart. `title` says what they are, `rows` are a label and a number each."""

    title: str
    chart: dict[str, Any]
    rows: Sequence[tuple[str, int]]

    @property
    def in_words(self) -> str:
        return f"{self.title}: {listed([f'{label} {number:,}' for label, number in self.rows])}."

    @property
    def in_bars(self) -> str:
        """The number first, so that a screen reader says it before it spells out the bar."""
        most = max(number for _, number in self.rows) or 1
        bars = (f"{label}: {number:,} {'▓' * round(WIDEST_BAR * number / most)}" for label, number in self.rows)
        return lines((f"*{self.title}*", *bars))


def program_summary(notice: ProgramSummary) -> Message:
    """The words, and below them the charts; where Slack takes neither those nor a picture, bars of text."""
    plots = plots_of(notice)
    words = _words(notice)
    charts = [block for plot in plots for block in (plot.chart, as_json(small(plot.in_words)))]
    return Message(
        text=message(*words, *(section(plot.in_words) for plot in plots)).text,
        blocks=message(*words).blocks,
        charts=charts,
        bars=as_json([section(plot.in_bars) for plot in plots]),
    )


def in_preview(notice: ProgramSummary) -> list[Block]:
    """The same in a modal, where Slack draws no charts."""
    return [*_words(notice), *(section(plot.in_bars) for plot in plots_of(notice))]


def plots_of(notice: ProgramSummary) -> list[Plot]:
    """At most two, which is as many as Slack takes in one message."""
    return [*_meetings(notice.weeks), *_goals(notice.figures)]


def summaries_stopped(notice: SummariesStopped) -> Message:
    return message(
        section(
            f"I could not post the summary of {program_name(notice.title)} in {channel_name(notice.channel)}: "
            "it is archived, or I am no longer in it. So I do not post it there by itself any more."
        ),
        actions(button("Choose another channel", Action.SUMMARY_OPEN)),
        small("Nothing else has changed. I say this once."),
    )


def _words(notice: ProgramSummary) -> list[Block]:
    asked = "I post this by myself; whoever runs the program can change that with `/mentor summary`."
    return [
        section(f"*{line(notice.title, 300)}*, {days_between(notice.first, notice.last)}"),
        section(lines((sentence(notice.changed, LONGEST_SENTENCE), sentence(notice.next_step, LONGEST_SENTENCE)))),
        section(figures_in_words(notice) or "There are no figures yet."),
        small(WHAT_IS_COUNTED + _compared(notice)),
        *([small(asked)] if notice.by_itself else []),
    ]


def _compared(notice: ProgramSummary) -> str:
    return " In brackets: the change since the period before." if notice.compared else ""


def _meetings(weeks: Sequence[Week]) -> list[Plot]:
    """A line needs two points, and something that moves."""
    if len(weeks) < 2 or not any(week.held for week in weeks):
        return []
    title = "Meetings held, by week"
    labels, held = [day_of(week.monday) for week in weeks], [week.held for week in weeks]
    chart = line_chart(title, labels, {"Held": held}, y_label="Meetings")
    return [Plot(title, chart, list(zip(labels, held, strict=True)))]


def _goals(figures: Sequence[Told]) -> list[Plot]:
    found = {each.measure: each for each in figures if each.measure in GOALS}
    rows = [(GOALS[name], int(each.value)) for name, each in found.items() if each.value is not None]
    if not any(number for _, number in rows):
        return []
    labels, numbers = [label for label, _ in rows], [number for _, number in rows]
    return [Plot("Goals", bar_chart("Goals", labels, {"Goals": numbers}, y_label="Goals"), rows)]
