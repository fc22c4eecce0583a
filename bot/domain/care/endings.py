"""How a pair comes to its end: what each of the two would like, and how two wishes settle.

    extend + extend            go on until the earlier of the two days
    graduate now + graduate now   end today, warmly
    anything else              end on the planned day

To go on takes both; to end as planned takes nobody. Until then each may change their mind.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.care.terms import EndChoice, EndedBy
from bot.domain.errors import WrongInput
from bot.domain.programs import length_of

ASK_BEFORE = timedelta(days=14)
"""Before the last day: time for another meeting, and to think."""
MAY_GO_ON = timedelta(days=28)
"""How long after a planned end two people may still find that it came too early."""
MOST_MONTHS = 3
"""By which a pair goes on at once, and by which it may outlive a cohort that has a last day."""
LONGEST_REASON = 1000
LONGEST_THANKS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What one side would like. `until`: the new last day for EXTEND; for GRADUATE a day means: at once."""

    choice: EndChoice
    until: date | None = None

    @property
    def at_once(self) -> bool:
        return self.choice is EndChoice.GRADUATE and self.until is not None


@dataclass(frozen=True, slots=True)
class GoOn:
    """Both would like to go on: the last day is `until` from now on."""

    until: date


@dataclass(frozen=True, slots=True)
class EndNow:
    """Both would like to celebrate what they have reached, and not wait for the planned day."""


Settled = GoOn | EndNow | None
"""What two wishes come to at once. None: nothing changes, and the pair ends as planned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Between which days a pair may go on: after `ends_on`, not before `today`, until `latest`; all inclusive."""

    today: date
    ends_on: date
    latest: date

    @property
    def first(self) -> date:
        """The earliest day that makes the time together longer."""
        return max(self.ends_on + timedelta(days=1), self.today)

    @property
    def open(self) -> bool:
        """Whether there is any room to go on."""
        return self.first <= self.latest

    def allow(self, until: date) -> bool:
        return self.first <= until <= self.latest

    def months(self) -> tuple[tuple[int, date], ...]:
        """The whole months that can be chosen, each with its last day."""
        start = max(self.ends_on, self.today)
        ends = ((number, start + length_of(number)) for number in range(1, MOST_MONTHS + 1))
        return tuple((number, end) for number, end in ends if self.allow(end))


def asks_on(starts_on: date, ends_on: date) -> date:
    """From when the two are asked: two weeks before the last day, but not in the first half of a short time."""
    return max(ends_on - ASK_BEFORE, starts_on + (ends_on - starts_on) / 2)


def latest_day(cohort_ends_on: date | None, ends_on: date) -> date:
    """Until when a pair may go on. A cohort that is over holds nobody for more than three months.

    A cohort that keeps going lets a pair go on by three months at a time.
    """
    return (cohort_ends_on or ends_on) + length_of(MOST_MONTHS)


def last_day(planned: date, chosen: date | None, *, cohort_ends_on: date | None) -> date:
    """The last day of a pair: the planned one, or a later one that the two have chosen and the cohort allows."""
    if chosen is None or chosen <= planned:
        return planned
    return min(chosen, latest_day(cohort_ends_on, chosen))


def checked(wish: Wish, bounds: Bounds) -> Wish:
    """The wish as it is; raise WrongInput where it is to go on until a day that cannot be."""
    if wish.choice is not EndChoice.EXTEND or (wish.until and bounds.allow(wish.until)):
        return wish
    if not bounds.open:
        raise WrongInput(choice="The program ends then, so there is no more time to add. Choose another answer.")
    raise WrongInput(until=f"Choose a day from {_written(bounds.first)} to {_written(bounds.latest)}.")


def settle(mine: Wish | None, theirs: Wish | None, bounds: Bounds) -> Settled:
    """What the wishes of two sides come to right now; whose is whose makes no difference."""
    if mine is None or theirs is None or mine.choice is not theirs.choice:
        return None
    if mine.at_once and theirs.at_once:
        return EndNow()
    if mine.choice is EndChoice.EXTEND and mine.until and theirs.until:
        until = min(mine.until, theirs.until, bounds.latest)
        return GoOn(until) if bounds.allow(until) else None
    return None


def ended_by(choices: Collection[EndChoice]) -> EndedBy:
    """How a pair has ended on its planned day, by what was chosen until then. Nobody is told who chose what."""
    if EndChoice.STOP in choices:
        return EndedBy.STOPPED
    return EndedBy.GRADUATED if EndChoice.GRADUATE in choices else EndedBy.PLANNED_END


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
