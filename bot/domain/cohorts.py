"""The life of a cohort: which step leads from one state to the next, and which steps time takes by itself.

    draft --open--> enrolling --match--> matching --begin--> running --end--> closing --close--> closed

An evergreen cohort has no last day: opening it makes it run at once, and only an admin ends it. What has not begun
can be cancelled, which closes it. A cohort that was never matched ends on its last day like any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from bot.domain.errors import CohortStands
from bot.domain.terms import CohortState

OPEN_DOORS = frozenset({CohortState.ENROLLING, CohortState.MATCHING, CohortState.RUNNING})
"""While people can join: in the middle of a run too, since next quarter is a long time to wait."""
CLOSE_AFTER = timedelta(days=14)
"""From the end, for pairs that still have a last meeting to look back on."""
LOOK_EVERY = timedelta(hours=6)


class Step(StrEnum):
    """What moves a cohort on. Values stand in the audit log."""

    OPEN = "open"
    MATCH = "match"
    BEGIN = "begin"
    END = "end"
    CLOSE = "close"
    CANCEL = "cancel"


TRANSITIONS: Mapping[tuple[CohortState, Step], CohortState] = {
    (CohortState.DRAFT, Step.OPEN): CohortState.ENROLLING,
    (CohortState.ENROLLING, Step.MATCH): CohortState.MATCHING,
    (CohortState.MATCHING, Step.BEGIN): CohortState.RUNNING,
    (CohortState.ENROLLING, Step.END): CohortState.CLOSING,
    (CohortState.RUNNING, Step.END): CohortState.CLOSING,
    (CohortState.CLOSING, Step.CLOSE): CohortState.CLOSED,
    (CohortState.DRAFT, Step.CANCEL): CohortState.CLOSED,
    (CohortState.ENROLLING, Step.CANCEL): CohortState.CLOSED,
    (CohortState.MATCHING, Step.CANCEL): CohortState.CLOSED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the life of a cohort depends on. Both dates are inclusive; `pairs` counts those that still run."""

    state: CohortState
    starts_on: date
    ends_on: date | None
    pairs: int

    @property
    def evergreen(self) -> bool:
        return self.ends_on is None


@dataclass(frozen=True, slots=True)
class Decision:
    """At most one step now; whether admins are told that the first day came without a match; when to look again."""

    step: Step | None
    unmatched: bool
    look_again_at: datetime | None


def after(standing: Standing, step: Step) -> CohortState:
    """The state that a step leads to; raise CohortStands where it leads nowhere."""
    state = TRANSITIONS.get((standing.state, step))
    if state is None:
        raise CohortStands
    return CohortState.RUNNING if step is Step.OPEN and standing.evergreen else state


def can(state: CohortState, step: Step) -> bool:
    return (state, step) in TRANSITIONS


def decide(standing: Standing, now: datetime) -> Decision:
    """What time brings to a cohort at `now`. Asked again with the step taken, it has nothing more to do."""
    over = _over_at(standing.ends_on)
    begins = _morning(standing.starts_on)
    match standing.state:
        case CohortState.DRAFT | CohortState.CLOSED:
            return Decision(None, unmatched=False, look_again_at=None)
        case CohortState.CLOSING:
            return _close(standing, now)
        case CohortState.MATCHING:
            return _step_at(Step.BEGIN, begins, now)
        case _ if over is not None and now >= over:
            return Decision(Step.END, unmatched=False, look_again_at=now)
        case CohortState.ENROLLING if now < begins:
            return Decision(None, unmatched=False, look_again_at=begins)
    return Decision(None, unmatched=standing.state is CohortState.ENROLLING, look_again_at=over)


def _close(standing: Standing, now: datetime) -> Decision:
    over = _over_at(standing.ends_on)
    assert over is not None, "whatever ends has a last day"
    if not standing.pairs or now >= over + CLOSE_AFTER:
        return Decision(Step.CLOSE, unmatched=False, look_again_at=None)
    return Decision(None, unmatched=False, look_again_at=min(now + LOOK_EVERY, over + CLOSE_AFTER))


def _step_at(step: Step, moment: datetime, now: datetime) -> Decision:
    if now >= moment:
        return Decision(step, unmatched=False, look_again_at=now)
    return Decision(None, unmatched=False, look_again_at=moment)


def _over_at(ends_on: date | None) -> datetime | None:
    return None if ends_on is None else _morning(ends_on + timedelta(days=1))


def _morning(day: date) -> datetime:
    """A cohort lives in no zone of its own, so its days are those of UTC; a pair's own days are its mentee's."""
    return datetime.combine(day, time(), UTC)
