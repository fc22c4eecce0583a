"""Looking for a mentor oneself: what stands in the way, how much may be asked, and how soon mentors answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from statistics import median

from bot.domain.terms import ParticipantState, Role

MOST_OPEN = 3
"""Requests of one person at a time, in all cohorts together: each of them takes a mentor's attention."""
LONGEST_NOTE = 600
ON_A_PAGE = 6
HOURS = (5, 10, 20, 30)
"""How many shared hours a week one can ask for; 40 is a whole week."""
ASK_AGAIN_AFTER = timedelta(days=14)
"""Before the same mentor is asked once more by somebody whose request they have had before."""
NOTE_SETTLES = timedelta(minutes=10)
"""Before a mentor hears of a changed note, so that a slip put right at once is one message."""
NOTE_TOLD_EVERY = timedelta(days=1)
FEWEST_ANSWERS = 3
SOON, SLOWEST = (1, 2, 3), 7


def usual_days(answers: Sequence[timedelta]) -> int | None:
    """Within how many days somebody usually answers; SLOWEST for whatever takes longer, None if little is known."""
    if len(answers) < FEWEST_ANSWERS:
        return None
    usual = median(answer.total_seconds() for answer in answers)
    return next((days for days in SOON if usual <= timedelta(days=days).total_seconds()), SLOWEST)


class Obstacle(StrEnum):
    """Why somebody cannot look for a mentor in a cohort, what is nearest to looking first."""

    ON_BREAK = "on_break"
    SAID_YES = "said_yes"
    HAS_MENTOR = "has_mentor"
    NO_PLACE = "no_place"
    MENTORS_ONLY = "mentors_only"
    FOUND_FOR = "found_for"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What looking for a mentor in one cohort depends on. `one_to_one`: the program brings two people together."""

    role: Role
    state: ParticipantState
    open: bool
    one_to_one: bool
    has_mentor: bool
    said_yes: bool


def obstacle(standing: Standing) -> Obstacle | None:
    """What stands in the way, the most lasting thing first."""
    for reason, holds in (
        (Obstacle.CLOSED, not standing.open),
        (Obstacle.FOUND_FOR, not standing.one_to_one),
        (Obstacle.MENTORS_ONLY, not standing.role.learns),
        (Obstacle.HAS_MENTOR, standing.has_mentor),
        (Obstacle.SAID_YES, standing.said_yes),
        (Obstacle.ON_BREAK, standing.state is ParticipantState.PAUSED),
        (Obstacle.NO_PLACE, standing.state is not ParticipantState.ACTIVE),
    ):
        if holds:
            return reason
    return None
