"""How a program matches: who meets whom, who is asked first, what counts how much, and what days bring."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from uuid import UUID

from bot.domain.matching import Criterion
from bot.domain.matching.reporting import ANY_LEVEL
from bot.domain.matching_terms import AskedFirst, DailyRun, Pairing, Weight
from bot.domain.programs import refuse

LARGEST_GROUP = 20
USUAL_GROUP = (3, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingRules:
    """What an admin decides about matching.

    `group_min` and `group_max` are mentees of one mentor, and only count for groups. `manager_levels`: through how
    many steps somebody may not report to their mentor or mentee.
    """

    pairing: Pairing
    group_min: int
    group_max: int
    asked_first: AskedFirst
    daily_run: DailyRun
    manager_levels: int
    weights: Mapping[Criterion, Weight]

    def checked(self) -> "MatchingRules":
        """Return them as they are; raise WrongInput naming each field that needs another look."""
        problems: dict[str, str | None] = {"weights": self._weights_problem()}
        if self.pairing is Pairing.GROUP:
            problems["group_min"] = self._smallest_problem()
            problems["group_max"] = self._largest_problem()
        if not 1 <= self.manager_levels <= ANY_LEVEL:
            problems["manager_levels"] = f"Choose between 1 and {ANY_LEVEL} levels."
        refuse(problems)
        return self

    def _weights_problem(self) -> str | None:
        everything_off = all(weight is Weight.OFF for weight in self.weights.values())
        return "Something has to count: leave at least one of them on." if everything_off else None

    def _smallest_problem(self) -> str | None:
        within = 1 <= self.group_min <= self.group_max
        return None if within else "The smallest group cannot be larger than the largest one."

    def _largest_problem(self) -> str | None:
        within = 1 <= self.group_max <= LARGEST_GROUP
        return None if within else f"Choose between 1 and {LARGEST_GROUP} mentees."


def changed(before: MatchingRules, after: MatchingRules) -> frozenset[str]:
    """The names of what differs."""
    names = (field.name for field in fields(before))
    return frozenset(name for name in names if getattr(before, name) != getattr(after, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What new rules would make of the people who wait in a cohort right now.

    `same` pairs would stay as they are; `moved` are mentees who would get another mentor than under the rules that
    hold now.
    """

    pairs_before: int
    pairs_after: int
    same: int
    moved: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingRulesCard:
    """The rules of a program, reached from one of its cohorts; `effect` once there is a change to look at.

    `shares` are the points that each criterion can earn under `rules`, of a thousand. `endless`: the cohort has no
    last day, so that daily runs make sense. `let_in` people wait to be approved as mentors, which nobody has to
    be among peers.
    """

    cohort: UUID
    program: str
    version: int
    before: MatchingRules
    rules: MatchingRules
    shares: Mapping[Criterion, int]
    endless: bool
    effect: Effect | None = None
    let_in: int = 0

    @property
    def changes(self) -> frozenset[str]:
        return changed(self.before, self.rules)
