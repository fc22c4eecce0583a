"""How good somebody is at a skill, in numbers, words and bars; and how that has grown."""

from collections.abc import Sequence
from typing import Any

from bot.domain.growth.skills import BEST, Growth, compared
from bot.domain.growth.terms import RatingMoment
from bot.domain.people import Someone
from bot.slack.charts import bar_chart
from bot.slack.text import line, lines, mention, plural

OWN_SCALE = {
    1: "new to me",
    2: "I know the basics",
    3: "I can do it with some help",
    4: "I can do it on my own",
    5: "I could teach it",
}
THEIR_SCALE = {
    1: "new to them",
    2: "they know the basics",
    3: "they can do it with some help",
    4: "they can do it on their own",
    5: "they could teach it",
}
IN_SHORT = {1: "new", 2: "the basics", 3: "with some help", 4: "without help", 5: "could teach it"}
MOMENTS = {RatingMoment.START: "Start", RatingMoment.MIDDLE: "Midway", RatingMoment.END: "End"}
AT = {RatingMoment.START: "at the start", RatingMoment.MIDDLE: "midway", RatingMoment.END: "at the end"}
MOST_ROWS = 12
"""As many as surely fit into one section, whatever the skills are called."""


def says(partner: Someone, *, learns: bool) -> str:
    """How the mentor's answers are told: to the learner, whose `partner` gave them, or to the mentor."""
    return f"{mention(partner)} says" if learns else "You say"


def growth_lines(rows: Sequence[Growth], mentor_says: str) -> str:
    """A line for each skill, then how many more there are; "" for none."""
    left = len(rows) - MOST_ROWS
    shown = (growth_line(row, mentor_says) for row in rows[:MOST_ROWS])
    return lines((*shown, f"And {plural(left, 'more skill')}." if left > 0 else ""))


def growth_line(row: Growth, mentor_says: str) -> str:
    """Bars for the eye, and the same in numbers and words; after that what the mentor says, if that is known."""
    seen = f" {mentor_says} {_number(row.seen_now)}." if row.seen_now else ""
    return f"*{line(row.label, 90)}*: {_own(row)}.{seen}"


def growth_chart(rows: Sequence[Growth]) -> list[dict[str, Any]]:
    """The same as a chart, where there is something to compare: one group of bars for each skill."""
    moments, whole = compared(rows)
    if not whole:
        return []
    series = {MOMENTS[moment]: [row.own[moment] for row in whole] for moment in moments}
    labels = [row.label for row in whole]
    return [bar_chart("Skills from 1 to 5", labels, series, y_label="1 new, 5 could teach it")]


def _own(row: Growth) -> str:
    if row.now is None or row.first is None:
        return "not rated yet"
    if not row.has_grown:
        return f"{_bar(row.now)} {_number(row.now)}"
    if row.first == row.now:
        return f"{_bar(row.now)} {_number(row.now)}, as at first"
    return f"{_bar(row.first)} → {_bar(row.now)} from {_number(row.first)} to {_number(row.now)}"


def _bar(rating: int) -> str:
    return "▓" * rating + "░" * (BEST - rating)


def _number(rating: int) -> str:
    return f"{rating} ({IN_SHORT[rating]})"
