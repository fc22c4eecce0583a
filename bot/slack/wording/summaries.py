"""The figures of a summary in words: one line for each subject, with what has changed since the period before."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from bot.domain.insight.measures import Measure
from bot.domain.insight.periods import Span
from bot.domain.insight.telling import Told
from bot.domain.insight.terms import ReportEvery
from bot.domain.notices import ProgramSummary
from bot.slack.text import day, lines, listed, mention_id, plural
from bot.slack.wording.care import STATES

TOO_FEW = "too few people to show"
TOO_FEW_ANSWERS = "too few answers to show"
TOO_FEW_PAIRS = "too few pairs to show"
NAMED_IN_FULL = 10
SPANS: Mapping[Span, str] = {
    Span.WEEK: "The last seven days",
    Span.MONTH: "The last whole month",
    Span.QUARTER: "The last thirteen weeks",
    Span.ALL: "Since the first day",
}
EVERY: Mapping[ReportEvery, str] = {
    ReportEvery.WEEKLY: "every Monday morning",
    ReportEvery.MONTHLY: "on the first working morning of each month",
    ReportEvery.MILESTONES: "at the start, halfway and at the end",
}


def days_between(first: date, last: date) -> str:
    """Such as "9 to 15 November 2026", with what the two days have in common said once."""
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    return f"{first.day}{'' if first.month == last.month else f' {first:%B}'} to {day(last)}"


def figures_in_words(notice: ProgramSummary) -> str:
    """A line for each subject of which there is something to say."""
    told = Figures({each.measure: each for each in notice.figures}, compared=notice.compared)
    return lines(
        (
            _line("People", told.people()),
            _line("Time to match", told.days_to_match()),
            _line("Meetings", told.meetings()),
            _line("Feedback", told.feedback()),
            _line("Goals", told.goals()),
            _line("Skills", told.skills()),
            _line("Pairs", [_states(notice)]),
            _line("Thanks to", [_thanked(notice)]),
        )
    )


def _line(subject: str, parts: Iterator[str] | list[str]) -> str:
    said = [part for part in parts if part]
    if len(said) > 1 and all(part.endswith(TOO_FEW) for part in said):
        said = [TOO_FEW]  # once is enough
    return f"*{subject}:* {', '.join(said)}" if said else ""


class Figures:
    """What is told, by measure."""

    def __init__(self, told: Mapping[Measure, Told], *, compared: bool) -> None:
        self._told = told if compared else {name: replace(each, before=None) for name, each in told.items()}

    def people(self) -> Iterator[str]:
        yield self._count(Measure.PARTICIPANTS, "takes part", "take part")
        yield self._count(Measure.JOINED, "joined", "joined")
        if self._told.get(Measure.LEFT) != Told(measure=Measure.LEFT, value=0):
            yield self._count(Measure.LEFT, "left", "left")
        yield self._count(Measure.MATCHED, "has a match", "have a match")
        yield self._count(Measure.WAITING, "waits for one", "wait for one")

    def days_to_match(self) -> Iterator[str]:
        found = self._told.get(Measure.TIME_TO_MATCH)
        if found:
            yield (
                TOO_FEW
                if found.value is None
                else f"{found.value:.1f} days on average{_spread(found)}{_moved(found)}"
            )

    def meetings(self) -> Iterator[str]:
        yield self._count(Measure.MEETINGS_HELD, "held", "held")
        found = self._told.get(Measure.MEETING_RATE)
        if found and found.value is None:
            yield f"of those planned: {TOO_FEW}"
        elif found and found.value is not None:
            yield f"{found.value:.0%} of the {found.whole:,} planned{_moved_share(found)}"

    def feedback(self) -> Iterator[str]:
        yield self._count(Measure.FEEDBACK_GIVEN, "answer", "answers")
        found = self._told.get(Measure.SATISFACTION)
        if found and found.value is None:
            yield f"average: {TOO_FEW_ANSWERS}"
        elif found and found.value is not None:
            yield f"{found.value:.1f} out of 4 on average{_spread(found)}{_moved(found)}"

    def goals(self) -> Iterator[str]:
        yield self._count(Measure.GOALS_SET, "set", "set")
        yield self._count(Measure.GOALS_MOVING, "moving", "moving")
        yield self._count(Measure.GOALS_REACHED, "reached", "reached")

    def skills(self) -> Iterator[str]:
        found = self._told.get(Measure.SKILL_GROWTH)
        if found and found.value is None:
            yield TOO_FEW_ANSWERS
        elif found and found.value is not None:
            sure = f" (95% sure: {found.low:+.1f} to {found.high:+.1f})" if found.low is not None else ""
            yield f"{found.value:+.1f} on a scale from 1 to 5 since the start{sure}"

    def _count(self, measure: Measure, one: str, several: str) -> str:
        found = self._told.get(measure)
        if found is None:
            return ""
        if found.value is None:
            return f"{several}: {TOO_FEW}"
        return f"{plural(int(found.value), one, several)}{_more(found)}"


def _more(told: Told) -> str:
    """How many more or fewer than before; nothing where there was nothing before, or nothing has changed."""
    if told.before is None or told.value is None or told.value == told.before:
        return ""
    step = told.value - told.before
    return f" ({abs(step):,.0f} {'more' if step > 0 else 'fewer'})"


def _moved(told: Told) -> str:
    if told.before is None or told.value is None or f"{told.before:.1f}" == f"{told.value:.1f}":
        return ""
    return f" (before: {told.before:.1f})"


def _moved_share(told: Told) -> str:
    if told.before is None or told.value is None or f"{told.before:.0%}" == f"{told.value:.0%}":
        return ""
    return f" (before: {told.before:.0%})"


def _spread(told: Told) -> str:
    return "" if told.spread is None else f", give or take {told.spread:.1f}"


def _states(notice: ProgramSummary) -> str:
    if notice.states is None:
        nobody = any(each.measure is Measure.MATCHED and each.value == 0 for each in notice.figures)
        return "" if nobody else TOO_FEW_PAIRS
    return ", ".join(f"{each.pairs:,} {STATES[each.health]}" for each in notice.states)


def _thanked(notice: ProgramSummary) -> str:
    """By mention, so that the name is the current one. They have all agreed to it."""
    shown = [mention_id(each.slack_id) for each in notice.thanked[:NAMED_IN_FULL]]
    more = len(notice.thanked) - len(shown)
    if not shown:
        return ""
    return f"{listed([*shown, *([f'{more} more'] if more else [])])} for goals reached"
