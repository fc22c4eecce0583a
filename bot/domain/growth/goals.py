"""Goals of a pair: what is aimed at and why, how one will know, by when, and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from math import isfinite
from typing import Any

from bot.domain.errors import WrongInput
from bot.domain.growth.terms import GoalMeasure, GoalScope, GoalTerm, GoalVisibility

STEPS = (0, 25, 50, 75, 100)
WHOLE = STEPS[-1]
LONGEST_TITLE = 200
LONGEST_MEASURE = 1000
LONGEST_WHY = 1000
LONGEST_UNIT = 40
LONGEST_NOTE = 1000
LARGEST_VALUE = 1_000_000_000
MOST_MILESTONES = 20
FAR_AWAY = timedelta(days=60)
"""From here on a goal without a milestone gets the hint that stages on the way help."""
FEWEST_WORDS = 3
VAGUE_BEGINNINGS = (
    "improve", "get better", "be better", "become better", "do better", "grow", "learn more", "learn about",
    "understand", "work on", "try", "think about", "be more", "become more", "get more", "develop", "know more",
)  # fmt: skip
Change = tuple[str, str]
"""How something read before and afterwards, "" where there was or is nothing."""


BEFORE_AND_AFTER = 2


class Hint(StrEnum):
    """What a goal does not say yet. None of it keeps anybody from saving it."""

    TITLE_SHORT = "title_short"
    TITLE_VAGUE = "title_vague"
    NO_MEASURE = "no_measure"
    NO_WHY = "no_why"
    FAR_WITHOUT_MILESTONE = "far_without_milestone"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalWish:
    """A goal as a person words it. `start` and `target`, in `unit`, count where it is measured by a number.

    `milestones` are the first stages of a new goal; later each has a life of its own.
    """

    title: str
    measure: str
    due_on: date
    why: str = ""
    measured_by: GoalMeasure = GoalMeasure.YES_NO
    unit: str = ""
    start: float | None = None
    target: float | None = None
    term: GoalTerm = GoalTerm.SHORT
    visibility: GoalVisibility = GoalVisibility.PAIR
    scope: GoalScope = GoalScope.PERSONAL
    milestones: tuple[str, ...] = ()

    def checked(self, today: date) -> "GoalWish":
        """Return the goal as it is; raise WrongInput naming each field that needs another look."""
        wrong: dict[str, str] = {}
        if not self.title.strip():
            wrong["title"] = "Say in a few words what you want to reach."
        if self.due_on < today:
            wrong["due_on"] = "Choose today or a day to come."
        if self.measured_by is GoalMeasure.NUMBER:
            wrong |= _numbers_problems(self)
        if self.scope is GoalScope.SHARED and self.visibility is GoalVisibility.MINE:
            wrong["visibility"] = "The whole group sees a shared goal. Choose “The pair”, or make it your own."
        wrong |= _milestones_problem(self.milestones)
        if wrong:
            raise WrongInput(**wrong)
        return self

    def trimmed(self) -> "GoalWish":
        """The same without blank edges, and without numbers where none are asked for."""
        counted = self.measured_by is GoalMeasure.NUMBER
        return replace(
            self,
            title=self.title.strip(),
            measure=self.measure.strip(),
            why=self.why.strip(),
            unit=self.unit.strip() if counted else "",
            start=self.start if counted else None,
            target=self.target if counted else None,
            milestones=tuple(filter(None, (each.strip() for each in self.milestones))),
        )

    @property
    def mark(self) -> str:
        """A short mark of the wording, by which a form knows whether it was changed meanwhile."""
        return sha256(repr(sorted(self.wording.items())).encode()).hexdigest()[:16]

    @property
    def wording(self) -> Mapping[str, str]:
        """Everything it says, but for the milestones, as the history keeps it."""
        wish = self.trimmed()
        return {
            "title": wish.title,
            "measure": wish.measure,
            "why": wish.why,
            "measured_by": wish.measured_by.value,
            "unit": wish.unit,
            "start": amount(wish.start),
            "target": amount(wish.target),
            "due_on": wish.due_on.isoformat(),
            "term": wish.term.value,
            "visibility": wish.visibility.value,
            "scope": wish.scope.value,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a goal has come, in per cent, with a note that the pair can read.

    `value`: where it stands now, where it is a number; the per cent follow from it then.
    """

    percent: int
    note: str
    value: float | None = None

    @property
    def reached(self) -> bool:
        return self.percent == STEPS[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """What the progress of a goal is read from: a number on its way, milestones, and what was last said by hand."""

    start: float | None = None
    target: float | None = None
    current: float | None = None
    done: int = 0
    milestones: int = 0
    said: int = 0

    @property
    def percent(self) -> int:
        """From 0 to 100, and 100 only where the number is reached, every milestone done, or it was said by hand.

        A target below the start is counted down to. A number that nobody has told yet stands at the start.
        """
        if self.start is not None and self.target is not None and self.start != self.target:
            current = self.start if self.current is None else self.current
            reached = current >= self.target if self.target > self.start else current <= self.target
            # Of numbers as far apart as floats can be, the differences may be the same where the numbers are not.
            return WHOLE if reached else min(WHOLE - 1, _share(current - self.start, self.target - self.start))
        if self.milestones:
            return _share(self.done, self.milestones)
        return max(0, min(WHOLE, self.said))


def differences(before: GoalWish, after: GoalWish) -> dict[str, Change]:
    """What two wordings of a goal say differently, by field, for the history to keep."""
    new = after.wording
    return {name: (old, new[name]) for name, old in before.wording.items() if old != new[name]}


def change_told(wording: Mapping[str, Any]) -> dict[str, Change]:
    """What a line of the history keeps of a change; words of which only the later ones are known stand alone."""
    return {name: _change(words) for name, words in wording.items()}


def vague(wish: GoalWish, *, today: date, milestones: int = 0) -> tuple[Hint, ...]:
    """What could be said more clearly, in the order of the form. `milestones`: how many it has besides its own.

    Based on what makes goals work: specific, measurable, meaningful and within sight, with stages on the way.
    """
    wish = wish.trimmed()
    title = " ".join(wish.title.casefold().split())
    found = {
        Hint.TITLE_VAGUE: any(f"{title} ".startswith(f"{each} ") for each in VAGUE_BEGINNINGS),
        Hint.TITLE_SHORT: len(title.split()) < FEWEST_WORDS and len(title) < FEWEST_WORDS * 5,
        Hint.NO_MEASURE: not wish.measure and wish.measured_by is GoalMeasure.YES_NO,
        Hint.NO_WHY: not wish.why,
        Hint.FAR_WITHOUT_MILESTONE: wish.due_on - today > FAR_AWAY and not (milestones or wish.milestones),
    }
    hints = tuple(hint for hint, is_so in found.items() if is_so)
    return tuple(hint for hint in hints if hint is not Hint.TITLE_SHORT or Hint.TITLE_VAGUE not in hints)


def amount(value: float | None) -> str:
    """A number as people write it, with no more digits than it has; "" for none."""
    if value is None:
        return ""
    digits = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def _change(words: Any) -> Change:
    if isinstance(words, list | tuple) and len(words) == BEFORE_AND_AFTER:
        return str(words[0]), str(words[1])
    return "", str(words)


def _share(part: float, whole: float) -> int:
    """How much of it, rounded down, so that nothing is called done that is not."""
    return int(WHOLE * max(0.0, min(1.0, part / whole)))


def _numbers_problems(wish: GoalWish) -> dict[str, str]:
    wrong = {
        name: problem
        for name, value in (("start", wish.start), ("target", wish.target))
        if (problem := _number_problem(value))
    }
    if not wrong and amount(wish.start) == amount(wish.target):
        wrong["target"] = "Choose a target that differs from where you start."
    return wrong


def _number_problem(value: float | None) -> str:
    if value is None:
        return "Write a number."
    if not isfinite(value) or abs(value) > LARGEST_VALUE:
        return "Write a smaller number, perhaps in another unit."
    return ""


def _milestones_problem(titles: tuple[str, ...]) -> dict[str, str]:
    if len(titles) > MOST_MILESTONES:
        return {"milestones": f"Please keep it to {MOST_MILESTONES} milestones."}
    if any(len(title) > LONGEST_TITLE for title in titles):
        return {"milestones": f"Please keep each milestone within {LONGEST_TITLE} characters."}
    return {}
