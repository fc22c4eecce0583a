"""A match is suggested, or does not come about."""

from collections.abc import Mapping
from uuid import UUID

from slack_sdk.models.blocks import ButtonElement

from bot.domain.matching_terms import Outlook, Pairing
from bot.domain.notices import MatchProposed, ProposalClosed
from bot.slack.blocks import actions, button, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import ParticipantRef, ProposalRef
from bot.slack.text import day, lines, mention, paragraphs, plural, quote
from bot.slack.wording.called import CALLED
from bot.slack.wording.terms import (
    joined,
    looked_for,
    program_name,
    reason_for,
    reverse_note,
    rhythm,
    skills,
)

KEEPS = "You keep your place"
AT_THE_LATEST = "I will look again, in the next round at the latest."
WHAT_COMES_NEXT: Mapping[Outlook, str] = {
    Outlook.NEXT_ROUND: f"{KEEPS}, and I will look again in the next round.",
    Outlook.LOOKING: f"{KEEPS}, and I am looking for somebody else already.",
    Outlook.SEATS_TAKEN: f"{KEEPS}. At the moment every other mentor has their seats taken.",
    Outlook.NO_MENTORS: f"{KEEPS}. At the moment there is no other mentor to ask.",
    Outlook.NOBODY_FITS: f"{KEEPS}. Nobody available fits well enough at the moment. {AT_THE_LATEST}",
    Outlook.NO_MENTEES: f"{KEEPS}. Nobody else is looking for a mentor at the moment. {AT_THE_LATEST}",
    Outlook.WHEN_READY: (
        f"Perhaps it came at a busy time. {KEEPS}, and I suggest nobody else until you are ready: "
        "one press is enough."
    ),
    Outlook.AFTER_BREAK: f"{KEEPS}, and I will look again once you are back from your break.",
}
AMONG_PEERS: Mapping[Outlook, str] = {
    **WHAT_COMES_NEXT,
    Outlook.SEATS_TAKEN: f"{KEEPS}. At the moment everybody else has a partner.",
    Outlook.NO_MENTORS: f"{KEEPS}. At the moment nobody else is free.",
    Outlook.NO_MENTEES: f"{KEEPS}. At the moment nobody else is free. {AT_THE_LATEST}",
}


def match_proposed(notice: MatchProposed) -> Message:
    partner = mention(notice.partner)
    return message(
        section(_opening(notice)),
        section(
            paragraphs(
                lines(("*Why you two*", reason_for(notice.you_are, notice.partner, notice.reason, notice.pairing))),
                _what_they_offer(notice),
                _said(f"*What {partner} hopes for*", quote(notice.partner_goals, 1000)),
                f"*What it takes:* {rhythm(notice.cadence, notice.minutes)}{_how_long(notice)}.",
            )
        ),
        actions(*answer_buttons(ProposalRef(notice.proposal), notice.partner.name)),
        small(
            "If both of you say yes, I bring you together in a group chat. It stays open until "
            f"{day(notice.answer_by)}."
        ),
        small(
            f"*Who sees what:* {partner} reads the same of you. If it comes to nothing, nobody reads who decided "
            "or why."
        ),
    )


def answer_buttons(reference: ProposalRef, name: str) -> tuple[ButtonElement, ButtonElement, ButtonElement]:
    """Yes, not now, or no to a match; `name` is read aloud with them."""
    return (
        button("Accept", Action.PROPOSAL_ACCEPT, reference, style="primary", aloud=f"Accept the match with {name}"),
        button("Not now", Action.PROPOSAL_NOT_NOW, reference, aloud=f"Not now: the match with {name}"),
        button("Decline", Action.PROPOSAL_DECLINE, reference, aloud=f"Decline the match with {name}"),
    )


def ready_button(participant: UUID, program: str) -> ButtonElement:
    """To hear of matches again from now on; `program` is read aloud with it."""
    return button(
        "I'm ready now", Action.PROPOSAL_READY, ParticipantRef(participant), aloud=f"I'm ready now: {program}"
    )


def proposal_closed(notice: ProposalClosed) -> Message:
    words = f"The match with {mention(notice.partner)} in {program_name(notice.program)} has not come about. "
    ready = notice.outlook is Outlook.WHEN_READY and notice.participant
    return message(
        section(f"{words}That happens for many reasons. {_what_comes_next(notice)}".rstrip()),
        *([actions(ready_button(ready, notice.program))] if ready else []),
    )


def _opening(notice: MatchProposed) -> str:
    partner, program = mention(notice.partner), program_name(notice.program)
    if notice.again:
        return f"A quiet reminder that the match with {partner} in {program} is still open. Either answer is fine."
    found = f"I have found {looked_for(notice.you_are, notice.pairing)} in {program}: {partner}."
    return f"{joined(found, reverse_note(notice.you_are, notice.pairing))} Would you like to meet?"


def _what_they_offer(notice: MatchProposed) -> str:
    if not notice.pairing.learns(notice.you_are):
        return ""
    return _said(f"*What {mention(notice.partner)} can share*", skills(notice.partner_offers))


def _how_long(notice: MatchProposed) -> str:
    if notice.ends_on:
        return f", until {day(notice.ends_on)}"
    return f", for {plural(notice.months, 'month')}" if notice.months else ""


def _what_comes_next(notice: ProposalClosed) -> str:
    if notice.outlook is Outlook.LATER and notice.until:
        return f"{KEEPS}, and I suggest nobody else before {day(notice.until)}."
    words = (AMONG_PEERS if notice.pairing is Pairing.PEER else WHAT_COMES_NEXT).get(notice.outlook, "")
    if notice.place is None or notice.waiting is None:
        return words
    whom = f"a {CALLED[notice.pairing].guide}"
    queue = (
        f"{notice.waiting:,} people wait for {whom}; by waiting time you are number {notice.place:,}."
        if notice.waiting > 1
        else f"Nobody else waits for {whom}."
    )
    return f"{words} {queue} {AT_THE_LATEST}"


def _said(title: str, words: str) -> str:
    return f"{title}\n{words}" if words else ""
