"""What a check answers when Slack would refuse a payload."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.playground.rules.shape import Fault


@dataclass(frozen=True, slots=True)
class Refusal:
    """`error` is the name Slack answers with; `messages` go into `response_metadata.messages`."""

    error: str
    messages: tuple[str, ...] = ()


def refusal(error: str, faults: Iterable[Fault]) -> Refusal | None:
    """The refusal for these faults, or None if there are none."""
    messages = tuple(map(str, faults))
    return Refusal(error, messages) if messages else None
