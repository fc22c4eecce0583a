"""Looking back together: what is asked every six weeks, and what may be done about the answer at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from bot.domain.care.terms import RetroWish
from bot.domain.errors import WrongInput
from bot.domain.people import Someone

EVERY = timedelta(weeks=6)
OPEN_FOR = timedelta(weeks=3)
"""For which an answer belongs to the look back that was asked for last."""
LONGEST = 1000
RHYTHM = frozenset({RetroWish.PACE, RetroWish.LENGTH})
"""Wishes that one form fulfils."""


@dataclass(frozen=True, slots=True)
class LookBack:
    """One side's answer. `share`: the partner may read what works; what to change is the author's alone."""

    works: str
    change: str
    wishes: frozenset[RetroWish]
    share: bool = False

    def checked(self) -> "LookBack":
        """Return it without blank edges; raise WrongInput for what is too long, or where nothing is said at all."""
        works, change = self.works.strip(), self.change.strip()
        wrong = {
            name: f"Please keep it within {LONGEST:,} characters."
            for name, words in (("works", works), ("change", change))
            if len(words) > LONGEST
        }
        if not (works or change or self.wishes):
            wrong["works"] = "A few words are enough, or tick something below."
        if wrong:
            raise WrongInput(**wrong)
        return LookBack(works, change, self.wishes, self.share)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetroCard:
    """A look back for the eyes of its author. `before`: what they would have changed the last time."""

    mentorship: UUID
    program: str
    partner: Someone
    answer: LookBack
    before: str = ""


def opens_rhythm(wishes: Collection[RetroWish]) -> bool:
    """Whether the one thing to do about the answer is to change how often, or for how long, the two meet."""
    return bool(wishes) and RHYTHM.issuperset(wishes)
