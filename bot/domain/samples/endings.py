"""What people read as their time together comes to its end, with people who are plainly made up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from bot.domain import notices
from bot.domain.care.terms import EndChoice
from bot.domain.notices import Notice, Rehearsed
from bot.domain.people import Someone


def ending_samples(
    facts: Rehearsed, *, about: UUID, mentor: Someone, mentee: Someone
) -> Iterator[tuple[str, Notice]]:
    ends_on = facts.ends_on or facts.starts_on + timedelta(days=180)
    until = ends_on + timedelta(days=28)
    asked = notices.EndingAsked(
        mentorship=about, partner=mentor, program=facts.program, ends_on=ends_on, may_go_on=True
    )
    yield "both sides read two weeks before the planned end", asked
    wished = notices.EndWished(
        mentorship=about,
        partner=mentee,
        program=facts.program,
        choice=EndChoice.EXTEND,
        until=until,
        ends_on=ends_on,
    )
    yield "one side reads when the other would like to go on", wished
    yield (
        "one side reads when the other would like to finish early and well",
        replace(wished, choice=EndChoice.GRADUATE),
    )
    yield (
        "one side reads when both would like to go on",
        notices.PairGoesOn(mentorship=about, partner=mentee, program=facts.program, until=until),
    )
    completed = notices.MentorshipCompleted(
        partner=mentor,
        program=facts.program,
        meetings_held=9,
        goals_reached=2,
        mentorship=about,
        minutes_met=270,
        steps_left=1,
    )
    yield "both sides read at the planned end", completed
    yield "both sides read when both have finished early and well", replace(completed, early=True)
    yield (
        "one side reads when the other says thank you",
        notices.PartnerThanked(
            partner=mentee, program=facts.program, words="You asked the right questions. (A sample.)"
        ),
    )
