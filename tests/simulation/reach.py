"""What a few histories have to go through, or they prove less than they seem to."""

from collections.abc import Mapping

from bot.playground.record import Kind
from tests.simulation.weather import Sky

ALWAYS = {
    *(f"Slack: {sky}" for sky in Sky),
    "clock back",
    "clock forward",
    "crash",
    "deactivated",
    "delivered out of turn",
    f"delivered twice: {Kind.EVENT}",
    f"delivered twice: {Kind.INTERACTIVE}",
    "ended as expired",
    "ended as sent",
    "errands done",
    "late finish refused",
    "messages that arrived",
    "pressed at once",
    "round published",
    "same gesture again: AlreadyDone",
    "stall",
    "submitted",
}
"""In every forty seeds."""


def missing(reached: Mapping[str, int]) -> set[str]:
    """What never happened."""
    return {what for what in ALWAYS if not reached.get(what)}


def crash_points(reached: Mapping[str, int]) -> int:
    """Between how many different steps a bot has died."""
    return sum(what.startswith("crash ") for what in reached)
