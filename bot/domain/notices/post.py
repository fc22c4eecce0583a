"""What reaches somebody in one message, because several things would have come on one day."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.notices import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """To somebody for whom time has brought more than one thing: all of them, the most valuable first.

    None of the parts is made of parts itself.
    """

    parts: "tuple[Notice, ...]"
