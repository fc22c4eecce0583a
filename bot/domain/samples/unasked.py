"""What comes on one day in one message, for admins who read a program before anybody else does."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from bot.domain import notices
from bot.domain.notices import Notice, Rehearsed
from bot.domain.people import Someone


def unasked_samples(facts: Rehearsed, *, about: UUID, mentor: Someone) -> Iterator[tuple[str, Notice]]:
    """Two things of one morning."""
    starts_at = datetime.combine(facts.starts_on + timedelta(days=7), time(10), UTC)
    check_in = notices.CheckIn(meeting=about, number=2, partner=mentor, starts_at=starts_at, attempt=1)
    feedback = notices.FeedbackAsked(meeting=about, number=2, partner=mentor)
    yield (
        "somebody reads when several things come on one day",
        notices.Several(parts=(check_in, feedback)),
    )
