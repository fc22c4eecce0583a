"""Feedback after a meeting: a few seconds of the author's time, never shown to the partner."""

from dataclasses import dataclass

RATINGS = {4: "Great", 3: "Good", 2: "So-so", 1: "Not helpful"}
LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFeedback:
    """What one side felt: a rating of 1 to 4 and, if they like, what moved forward and what to change."""

    rating: int
    moved_forward: str
    change: str


REPORT_FLOOR = 5
"""Means over the answers of fewer people than this are withheld, so that nobody can be read out of them."""


def mean_or_none(total: int, count: int, people: int) -> float | None:
    """The mean of `count` ratings by `people` adding up to `total`, or None below the report floor."""
    return round(total / count, 1) if people >= REPORT_FLOOR else None
