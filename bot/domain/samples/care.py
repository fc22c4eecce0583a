"""The messages around how a pair is doing, each once, for admins who read a program before anybody else does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from bot.domain import notices
from bot.domain.notices import Notice, Rehearsed
from bot.domain.people import Someone
from bot.domain.terms import Cadence, Side

WORKS = "We begin with what went wrong that week, and laugh a lot. (A sample.)"


def care_samples(
    facts: Rehearsed, *, about: UUID, mentor: Someone, mentee: Someone
) -> Iterator[tuple[str, Notice]]:
    """Who reads it and when, and the message."""
    yield "each side reads where a pair could use a hand", notices.EasyOffer(mentorship=about, partner=mentor)
    still = notices.StillThere(mentorship=about, partner=mentor)
    yield "somebody reads who has not answered for a week", still
    yield "somebody reads who has not answered for two weeks", replace(still, again=True)
    on = facts.starts_on + timedelta(days=60)
    soon = notices.RestingSoon(mentorship=about, partner=mentor, on=on, yours=True)
    yield "somebody reads who has not answered for three weeks", soon
    yield "the partner of somebody reads who has not answered for three weeks", replace(soon, yours=False)
    yield (
        "one or both sides read when somebody who runs the program has them reminded",
        notices.GentleWord(mentorship=about, partner=mentor, program=facts.program),
    )
    resting = notices.PairResting(
        mentorship=about, partner=mentor, program=facts.program, until=on + timedelta(days=28)
    )
    yield "both sides read after four weeks of quiet", resting
    more = notices.MoreTime(mentorship=about, partner=mentor, program=facts.program, until=on)
    yield "both sides read when those who run the program put off their last day", more
    again = notices.PairReopened(mentorship=about, partner=mentor, program=facts.program)
    yield "one side reads when the other takes a resting pair up again", again
    pace = notices.PaceChanged(
        mentorship=about,
        partner=mentee,
        you_are=Side.MENTOR,
        cadence=Cadence.MONTHLY,
        minutes=facts.minutes,
        cadence_before=facts.cadence,
        minutes_before=facts.minutes,
    )
    yield "one side reads when the other changes how often they meet", pace
    asked = notices.RetrospectiveAsked(
        mentorship=about, partner=mentor, program=facts.program, pairing=facts.pairing
    )
    yield "both sides read every six weeks", asked
    shared = notices.WorksShared(mentorship=about, partner=mentee, words=WORKS)
    yield "one side reads when the other shares what works", shared
