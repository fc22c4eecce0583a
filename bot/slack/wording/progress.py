"""How far a long computation has come, in words."""

from collections.abc import Callable, Mapping

from bot.domain.matching.progress import Progress, Stage
from bot.slack.text import plural

WHAT: Mapping[Stage, Callable[[int], str]] = {
    Stage.READING: lambda count: f"Reading who takes part{f': {_people(count)}' if count else ''}",
    Stage.SCORING: lambda count: f"Scoring {_pairs(count)}",
    Stage.ASSIGNING: lambda count: f"Choosing the best for {_people(count)}",
    Stage.EXPLAINING: lambda count: f"Explaining {_pairs(count)}",
    Stage.WRITING: lambda count: f"Writing down {_pairs(count)}",
}


def how_far(progress: Progress) -> str:
    """Such as "2 of 5 · Scoring 600,000 pairs"."""
    return f"{progress.stage.value} of {len(Stage)} · {WHAT[progress.stage](progress.count)}"


def _people(count: int) -> str:
    return plural(count, "person", "people")


def _pairs(count: int) -> str:
    return plural(count, "pair")
