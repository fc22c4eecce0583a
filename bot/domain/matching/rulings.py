"""Why two people may not be a pair, one pair at a time: for whoever pairs people by hand."""

from bot.domain.matching.exclusions import INCOMPATIBLE
from bot.domain.matching.facts import Candidate, History
from bot.domain.matching.plan import Exclusion


def objections(mentor: Candidate, mentee: Candidate, history: History) -> frozenset[Exclusion]:
    """Every reason why these two may not be a pair."""
    pair = (mentor.person, mentee.person)
    back = pair[::-1]
    found = {
        Exclusion.OWN_PERSON: mentor.person == mentee.person,
        Exclusion.PAIRED_BEFORE: pair in history.paired or pair in history.mentoring,
        Exclusion.DECLINED_BEFORE: pair in history.declined,
        Exclusion.RECIPROCAL: back in history.mentoring,
        Exclusion.NO_SEAT: mentor.mentor_seats <= 0,
        Exclusion.OWN_MANAGER: pair in history.managing or back in history.managing,
        Exclusion.KEPT_APART: pair in history.apart or back in history.apart,
    } | {
        reason: incompatible.apart(incompatible.fact(mentee), incompatible.fact(mentor))
        for reason, incompatible in INCOMPATIBLE.items()
    }
    return frozenset(reason for reason, holds in found.items() if holds)
