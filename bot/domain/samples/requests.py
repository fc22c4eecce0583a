"""The messages about requests to mentors, each once, for admins who read a program before anybody else does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from bot.domain import notices
from bot.domain.notices import Notice, Reason, Rehearsed
from bot.domain.people import Someone

NOTE = "I would like to learn how you prepare a talk, and to try out mine on you. (A sample.)"
NEW_NOTE = "I would like to learn how you prepare a talk. My first one is in March. (A sample.)"


def request_samples(
    facts: Rehearsed, *, about: UUID, mentor: Someone, mentee: Someone, goals: str, reason: Reason
) -> Iterator[tuple[str, Notice]]:
    """What both sides read of a request, in the order in which they would."""
    answer_by = facts.starts_on + timedelta(days=14)
    requested = notices.MentorRequested(
        proposal=about,
        program=facts.program,
        mentee=mentee,
        note=NOTE,
        mentee_goals=goals,
        reason=reason,
        cadence=facts.cadence,
        minutes=facts.minutes,
        months=None if facts.ends_on else 6,
        ends_on=facts.ends_on,
        answer_by=answer_by,
    )
    yield "a mentor reads when a mentee asks for them", requested
    yield "a mentor reads as the one reminder of a request", replace(requested, again=True)
    yield (
        "a mentor reads when a mentee has put a request in other words",
        notices.RequestNoteChanged(
            proposal=about, program=facts.program, mentee=mentee, note=NEW_NOTE, answer_by=answer_by
        ),
    )
    over = notices.RequestWithdrawn(program=facts.program, mentee=mentee)
    yield "a mentor reads when a request needs no answer any more", over
    yield "a mentor reads when a mentee who asked has found somebody else", replace(over, found=True)
    yield (
        "a mentee reads when a mentor they asked cannot take it on",
        notices.RequestClosed(cohort=about, program=facts.program, mentor=mentor),
    )
