"""What pairs read of their agreement, as samples for admins."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from bot.domain import notices
from bot.domain.growth.agreements import first_terms
from bot.domain.notices import Notice, Rehearsed
from bot.domain.people import Someone
from bot.domain.terms import Side

SAID = "An open ear, and honest answers. (A sample.)"


def agreement_samples(
    facts: Rehearsed, *, about: UUID, mentor: Someone, mentee: Someone, goals: str
) -> Iterator[tuple[str, Notice]]:
    """Who reads it and when, and the message."""
    offered = notices.AgreementOffered(mentorship=about, partner=mentor, pairing=facts.pairing)
    yield "both sides read a few days after they were matched, where nothing is agreed on yet", offered
    terms = first_terms(
        facts.pairing,
        mentor_goals=SAID,
        mentee_goals=goals,
        cadence=facts.cadence,
        minutes=facts.minutes,
        confidentiality="",
    )
    proposed = notices.AgreementProposed(
        agreement=about,
        mentorship=about,
        partner=mentee,
        you_are=Side.MENTOR,
        terms=terms,
        pairing=facts.pairing,
    )
    yield "one side reads when the other proposes an agreement", proposed
    yield "one side reads as the one reminder of a proposed agreement", replace(proposed, again=True)
    other = replace(terms, cancelling="We call each other, even at the last minute. (A sample.)")
    change = replace(proposed, before=other)
    yield "one side reads when the other answers with another version", replace(change, counter=True)
    yield "one side reads when the other would like to change what is agreed on", change
    for changed, when in ((False, "once both have agreed"), (True, "once both have agreed on a change")):
        settled = notices.AgreementSettled(
            mentorship=about,
            mentor=mentor,
            mentee=mentee,
            cadence=facts.cadence,
            minutes=facts.minutes,
            meet_by=terms.meet_by,
            agenda_owner=terms.agenda_owner,
            changed=changed,
            pairing=facts.pairing,
        )
        yield f"a pair reads in its group chat {when}", settled
