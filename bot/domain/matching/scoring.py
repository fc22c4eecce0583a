"""How well two people fit, as whole points per criterion, so that an explanation always adds up to its score."""

from bot.domain.matching.facts import Candidate, Criterion, Rules
from bot.domain.matching.hours import SLOT_MINUTES
from bot.domain.matching.plan import Reasons

# Half a working week in common leaves nothing to wish for, and after a quarter of a year nobody waits "longer".
PLENTY_OF_MINUTES = 20 * 60
LONG_WAIT_DAYS = 90


def points_for(mentor: Candidate, mentee: Candidate, rules: Rules) -> tuple[int, int, int]:
    """Points by criterion, in the order of `Criterion`: each earns its share in proportion, rounded down.

    Skills: how many of the mentee's wishes the mentor offers. Hours: common working time, full at 20 hours a
    week. Waiting: how long the mentee has waited, full at 90 days, so that scarce seats go to who waited longest.
    """
    wishes = set(mentee.wants)
    met = len(wishes.intersection(mentor.offers))
    return (
        _share(rules.skills, met, len(wishes) or 1),
        _share(rules.hours, overlap_minutes(mentor, mentee), PLENTY_OF_MINUTES),
        _share(rules.waiting, mentee.waiting_days, LONG_WAIT_DAYS),
    )


def overlap_minutes(mentor: Candidate, mentee: Candidate) -> int:
    """Common working minutes in a week."""
    return SLOT_MINUTES * len(mentor.working_minutes & mentee.working_minutes)


def reasons_for(mentor: Candidate, mentee: Candidate, rules: Rules) -> Reasons:
    """The same points with the facts they come from."""
    return Reasons(
        points=tuple(zip(Criterion, points_for(mentor, mentee, rules), strict=True)),
        shared_skills=tuple(skill for skill in dict.fromkeys(mentee.wants) if skill in mentor.offers),
        overlap_minutes=overlap_minutes(mentor, mentee),
    )


def _share(points: int, part: int, whole: int) -> int:
    return points * min(part, whole) // whole
