"""A pair that could use a hand as those who run its program see it: how it is, why, and what was tried."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.care.health import Reason
from bot.domain.care.helping import PairInNeed, Tried
from bot.domain.care.terms import Attempt
from models import HelpAttempt, Mentorship

MOST_TRIED = 4


def in_need(pair: Mentorship, attempts: Sequence[HelpAttempt], last_met: datetime | None) -> PairInNeed:
    """A pair as those who run its program see it."""
    tried = [each for each in attempts if each.what is not Attempt.ADMIN_TOLD]
    return PairInNeed(
        mentor=pair.mentor.person.as_someone(),
        mentee=pair.mentee.person.as_someone(),
        state=pair.health,
        since=pair.health_since or pair.started_at,
        reasons=tuple(map(Reason, pair.health_reasons)),
        last_met=last_met,
        tried=tuple(Tried(what=each.what, made_at=each.made_at, answered=bool(each.answered_at)) for each in tried)[
            -MOST_TRIED:
        ],
    )
