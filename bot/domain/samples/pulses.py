"""Samples of surveys, with people who are plainly made up."""

from collections.abc import Iterator
from uuid import UUID

from bot.domain import notices
from bot.domain.care.terms import PulseKind
from bot.domain.notices import Notice
from bot.domain.people import Someone


def pulse_samples(*, about: UUID, mentor: Someone, mentee: Someone) -> Iterator[tuple[str, Notice]]:
    """What is asked on the way, once more, and at the end."""
    yield (
        "a mentee reads after a month, and then every two months",
        notices.PulseAsked(pulse=about, partner=mentor, kind=PulseKind.REGULAR, again=False),
    )
    yield (
        "a mentor reads a week later, if they have neither answered nor skipped",
        notices.PulseAsked(pulse=about, partner=mentee, kind=PulseKind.REGULAR, again=True),
    )
    yield (
        "a mentee reads at the end",
        notices.PulseAsked(pulse=about, partner=mentor, kind=PulseKind.EXIT, again=False),
    )
