"""What the audience could have counted by watching people and their messages; nothing comes from a database."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

Pair = frozenset[str]
"""The Slack ids of two people."""


@dataclass(slots=True)
class Chronicle:
    """`held`, `skipped` and `last_asked` hold meetings as pairs with the planned time in Unix seconds.

    `unasked` are the days, by the reader's calendar, of all that the bot wrote because time had come, by Slack id.
    `private` is what people wrote for nobody else; `ill_timed` names messages that came outside working hours.
    """

    held: set[tuple[Pair, int]] = field(default_factory=set)
    put_off: set[tuple[Pair, int]] = field(default_factory=set)
    skipped: set[tuple[Pair, int]] = field(default_factory=set)
    moved: set[tuple[Pair, int]] = field(default_factory=set)
    last_asked: set[tuple[Pair, int]] = field(default_factory=set)
    unasked: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    chosen: int = 0
    accepted: int = 0
    declined: int = 0
    ratings: list[int] = field(default_factory=list)
    goals_set: int = 0
    goals_reached: int = 0
    private: list[str] = field(default_factory=list)
    ill_timed: list[str] = field(default_factory=list)

    @property
    def settled(self) -> set[tuple[Pair, int]]:
        return self.held | self.put_off | self.skipped | self.moved

    @property
    def unanswered(self) -> set[tuple[Pair, int]]:
        return self.last_asked - self.settled

    def answers_of(self, pair: Pair) -> int:
        """How many check-ins this pair has answered."""
        return sum(each == pair for each, _ in self.settled)
