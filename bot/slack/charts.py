"""Charts that Slack draws itself. The SDK has no words for them yet, and Slack takes them in messages alone.

Source of the limits: docs.slack.dev/reference/block-kit/blocks/data-visualization-block
"""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from bot.slack.text import plain

LONGEST_TITLE = 50
LONGEST_LABEL = 20
MOST_CATEGORIES = 20


def bar_chart(
    title: str, categories: Sequence[str], series: Mapping[str, Sequence[float]], *, y_label: str
) -> dict[str, Any]:
    """Bars side by side: in each category one of each series, whose values are in the order of the categories."""
    return _chart("bar", title, categories, series, y_label=y_label)


def line_chart(
    title: str, categories: Sequence[str], series: Mapping[str, Sequence[float]], *, y_label: str
) -> dict[str, Any]:
    """A line for each series from category to category, whose values are in the order of the categories."""
    return _chart("line", title, categories, series, y_label=y_label)


def _chart(
    kind: str, title: str, categories: Sequence[str], series: Mapping[str, Sequence[float]], *, y_label: str
) -> dict[str, Any]:
    names = _apart(categories[:MOST_CATEGORIES])
    return {
        "type": "data_visualization",
        "title": plain(title, LONGEST_TITLE),
        "chart": {
            "type": kind,
            "series": [
                {
                    "name": plain(name, LONGEST_LABEL),
                    "data": [{"label": label, "value": value} for label, value in zip(names, values, strict=False)],
                }
                for name, values in series.items()
            ],
            "axis_config": {"categories": names, "y_label": plain(y_label, LONGEST_TITLE)},
        },
    }


def _apart(names: Sequence[str]) -> list[str]:
    """Names short enough for an axis, of which no two are the same."""
    labels: list[str] = []
    for name in names:
        short = plain(name, LONGEST_LABEL)
        others = (f"{plain(name, LONGEST_LABEL - 4)} {number}" for number in count(2))
        labels.append(short if short not in labels else next(each for each in others if each not in labels))
    return labels
