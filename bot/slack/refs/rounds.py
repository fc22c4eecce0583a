"""What the pages of a matching round carry: which round, where in it, and about which pair."""

from dataclasses import dataclass
from uuid import UUID

from bot.slack.metadata import Reference


@dataclass(frozen=True, slots=True)
class MatchingChangeRef(Reference):
    """A change of a program's rules of matching that is looked at. `weights`: "skills:much hours:off"."""

    cohort: UUID
    version: int
    pairing: str
    group_min: int
    group_max: int
    asked_first: str
    daily_run: str
    manager_levels: int
    weights: str


@dataclass(frozen=True, slots=True)
class RoundRef(Reference):
    round: UUID


@dataclass(frozen=True, slots=True)
class RoundPageRef(Reference):
    """A page of a dry run: its version, how many pairs come before it, and 1 where the weakest come first."""

    round: UUID
    round_version: int
    round_start: int
    weakest: int


@dataclass(frozen=True, slots=True)
class ChoiceRef(RoundPageRef):
    """The same while a mentor is chosen by hand for a mentee, a participant."""

    chosen_for: UUID


@dataclass(frozen=True, slots=True)
class PairRef(Reference):
    """What to do with a pair of a dry run."""

    deed: str
    proposal: UUID


@dataclass(frozen=True, slots=True)
class TwoRef(Reference):
    """A mentor and a mentee, as participants."""

    mentor: UUID
    mentee: UUID


@dataclass(frozen=True, slots=True)
class MenteeRef(Reference):
    """A mentee for whom a mentor is chosen by hand, as a participant."""

    chosen_for: UUID
