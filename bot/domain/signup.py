"""Signing up: what a person offers and wants, and which answers make sense."""

import re
import unicodedata
from dataclasses import dataclass

from bot.domain.errors import WrongInput
from bot.domain.terms import Role
from bot.domain.zones import known_zones

MOST_SKILLS = 40
LONGEST_SKILL = 60
LONGEST_KEY = 100
LONGEST_GOALS = 3000
MOST_SEATS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Signup:
    """A person's answers. Skills keep the person's own spelling and order; seats count mentees at a time."""

    role: Role
    offers: tuple[str, ...]
    wants: tuple[str, ...]
    goals: str
    seats: int
    time_zone: str

    def checked(self) -> "Signup":
        """Return the answers as they are; raise WrongInput naming each field that needs another look."""
        problems = {
            "offers": _skills_problem(self.offers, needed=self.role.mentors, verb="offer"),
            "wants": _skills_problem(self.wants, needed=self.role.learns, verb="want to learn"),
            "goals": f"Please keep this under {LONGEST_GOALS} characters."
            if len(self.goals) > LONGEST_GOALS
            else None,
            "seats": None if 1 <= self.seats <= MOST_SEATS else f"Choose between 1 and {MOST_SEATS} mentees.",
            "time_zone": None if self.time_zone in known_zones() else "Choose a time zone from the list.",
        }
        wrong = {name: problem for name, problem in problems.items() if problem}
        if wrong:
            raise WrongInput(**wrong)
        return self


def skills_in(text: str) -> tuple[str, ...]:
    """Split what a person typed into skills: commas, semicolons and new lines separate; repeats fold into one."""
    labels: dict[str, str] = {}
    for piece in re.split(r"[,;\n]+", text):
        label = " ".join(piece.split())
        if skill_key(label):
            labels.setdefault(skill_key(label), label)
    return tuple(labels.values())


def skill_key(label: str) -> str:
    """The form under which two spellings of one skill are the same: NFKC, case folded, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())[:LONGEST_KEY]


def _skills_problem(skills: tuple[str, ...], *, needed: bool, verb: str) -> str | None:
    if needed and not skills:
        return f"Name at least one skill you {verb}, so that I can find somebody who fits."
    if len(skills) > MOST_SKILLS:
        return f"That is {len(skills)} skills. Please choose the {MOST_SKILLS} that matter most."
    too_long = next((skill for skill in skills if len(skill) > LONGEST_SKILL), None)
    if too_long:
        return f"“{too_long[:30]}…” is long for one skill. Separate skills with commas."
    return None
