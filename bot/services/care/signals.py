"""What is telling about a pair: wherever it happens, the pair's health is looked at anew, soon after."""

from datetime import timedelta
from uuid import UUID

from bot.domain.growth.terms import OccasionKind
from bot.store import Work
from models import Mentorship

SOON = timedelta(minutes=1)
"""Who moves a goal on does more than one thing; all of it within this time is one look at the pair."""


def heed(work: Work, pair: Mentorship) -> None:
    """Something telling has happened to the pair: have its health told anew, SOON."""
    heed_of(work, pair.id)


def heed_of(work: Work, mentorship_id: UUID) -> None:
    """The same, where only the id of the pair is at hand."""
    work.occasions.look_by(mentorship_id, OccasionKind.HEALTH, work.now + SOON)
