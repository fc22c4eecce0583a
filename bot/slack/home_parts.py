"""What a person sees of their own at home: matches to answer, mentorships, places in programs, open doors."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.approvals import OPEN
from bot.domain.cards import CohortCard, HomeCard, ParticipationCard, ProposalCard
from bot.domain.terms import ApprovalState, CohortState, MentorshipState, ParticipantState
from bot.slack.blocks import actions, button, section, small
from bot.slack.home_pairs import pair_at_home
from bot.slack.ids import Action
from bot.slack.messages.proposals import answer_buttons, ready_button
from bot.slack.metadata import CohortRef, ParticipantRef, ProposalRef
from bot.slack.text import day, lines, mention, paragraphs, plural, quote
from bot.slack.wording.terms import (
    as_role,
    joined,
    looked_for,
    own_words,
    program_name,
    reason_for,
    reverse_note,
    rhythm,
    span,
    waits_in,
    wished_for,
)

T = TypeVar("T")

MOST_OWN_WORDS = 2400
"""Of all programs together, so that a full Home tab still fits."""


def proposals_to_answer(card: HomeCard, most: int) -> list[Block]:
    open_ones = [each for each in card.proposals if not each.accepted_by_you]
    return _first(most, open_ones, _to_answer, "more match to answer", "more matches to answer")


def proposals_waiting(card: HomeCard, most: int) -> list[Block]:
    accepted = [each for each in card.proposals if each.accepted_by_you]
    return _first(most, accepted, _waiting, "more match you said yes to", "more matches you said yes to")


def mentorships(card: HomeCard, most: int) -> list[Block]:
    current = [each for each in card.mentorships if each.state in (MentorshipState.ACTIVE, MentorshipState.PAUSED)]
    return _first(most, current, pair_at_home, "more mentorship", "more mentorships")


def participations(card: HomeCard, most: int) -> list[Block]:
    here = [each for each in card.participations if each.state is not ParticipantState.LEFT]
    room = max(150, min(800, MOST_OWN_WORDS // max(len(here), 1)))
    return _first(most, here, lambda card: _place(card, room), "more program of yours", "more programs of yours")


def cohorts_to_join(card: HomeCard, most: int) -> list[Block]:
    mine = {each.cohort.id for each in card.participations if each.state is not ParticipantState.LEFT}
    doors = [cohort for cohort in card.open_cohorts if cohort.id not in mine]

    def draw(cohort: CohortCard) -> list[Block]:
        return _door(cohort, begun=cohort.id in card.begun)

    return _first(most, doors, draw, "more program to join", "more programs to join")


def _first(most: int, items: Sequence[T], draw: Callable[[T], list[Block]], one: str, several: str) -> list[Block]:
    """The first few, then a line that says how many more there are."""
    blocks = [block for item in items[:most] for block in draw(item)]
    left = len(items) - most
    return [*blocks, small(f"And {plural(left, one, several)}.")] if left > 0 else blocks


def _to_answer(card: ProposalCard) -> list[Block]:
    program, partner = program_name(card.program), mention(card.partner)
    if card.note is not None:
        words = lines((f"{partner} would like you as a mentor in {program}, and writes:", quote(card.note, 700)))
        why = reason_for(card.you_are, card.partner, card.reason)
        return [
            section(f"{words}\n{why} Open until {day(card.answer_by)}."),
            actions(*answer_buttons(ProposalRef(card.id), card.partner.name)),
        ]
    found = f"In {program}, I have found {looked_for(card.you_are, card.pairing)}: {partner}."
    why = reason_for(card.you_are, card.partner, card.reason, card.pairing)
    words = f"{joined(found, reverse_note(card.you_are, card.pairing))}\n{why}"
    return [
        section(f"{words}\nOpen until {day(card.answer_by)}."),
        actions(*answer_buttons(ProposalRef(card.id), card.partner.name)),
    ]


def _waiting(card: ProposalCard) -> list[Block]:
    did = "You asked" if card.note is not None else "You said yes to"
    return [
        section(
            f"{did} {mention(card.partner)} in {program_name(card.program)}. I will write as soon as "
            f"there is news, by {day(card.answer_by)} at the latest."
        )
    ]


def _place(card: ParticipationCard, room: int) -> list[Block]:
    """A place in a program, whose own words take `room` each."""
    where = f"You take part in {program_name(card.cohort.program)} {as_role(card.role, card.cohort.pairing)}."
    about = own_words(card.cohort.charter, room)
    over = card.cohort.state in {CohortState.CLOSING, CohortState.CLOSED}
    if over and card.state in {ParticipantState.APPLIED, ParticipantState.WAITLISTED}:
        return [section(wished_for(card.cohort.program))]
    if card.state is ParticipantState.APPLIED:
        return [*_offer(card), *([small(about)] if about else [])]
    told = [section(about)] if about else []  # at full width, not beside a button
    if card.place is not None:
        words = f"{waits_in(card.cohort.program, card.place)} I will write as soon as it is your turn."
        return [section(paragraphs(words, about)), *_offer(card)]
    if card.state is ParticipantState.PAUSED:
        until = (
            f"You are on a break until {day(card.paused_until)}." if card.paused_until else "You are on a break."
        )
        resume = button(
            "Come back", Action.RESUME, ParticipantRef(card.id), aloud=f"Come back to {card.cohort.program}"
        )
        return [section(f"{where} {until}", accessory=resume), *told, *_offer(card)]
    if over:
        return [section(f"{where} It has come to its end.")]
    ahead, way = _ahead(card)
    return [section(f"{where}{ahead}", accessory=way), *told, *_offer(card)]


def _ahead(card: ParticipationCard) -> tuple[str, ButtonElement]:
    """What comes next for somebody who takes part, and what they can do about it."""
    if card.quiet_until or card.silent:
        since = f"before {day(card.quiet_until)}" if card.quiet_until else "until you are ready"
        words = f" You keep your place, and I suggest nobody {since}."
        return words, ready_button(card.id, card.cohort.program)
    words = " I am looking for your match and will write when I have one." if card.waiting else ""
    aloud = f"Change my answers for {card.cohort.program}"
    return words, button("Change my answers", Action.SIGNUP_OPEN, CohortRef(card.cohort.id), aloud=aloud)


def _offer(card: ParticipationCard) -> list[Block]:
    """Where an offer to mentor stands that nobody has answered yet."""
    if card.approval not in OPEN:
        return []
    asked = card.approval is ApprovalState.ASKED
    program = program_name(card.cohort.program)
    words = (
        f"There is a question about your offer to mentor in {program}. Your answer goes to the people who run it."
        if asked
        else f"Your offer to mentor in {program} is being looked at. I will write as soon as there is news."
    )
    label = "Answer" if asked else "Starter kit"
    aloud = f"{label}: {card.cohort.program}"
    kit = button(label, Action.MENTOR_KIT, CohortRef(card.cohort.id), aloud=aloud)
    return [section(words, accessory=kit)]


def _door(cohort: CohortCard, *, begun: bool) -> list[Block]:
    """The door leads to the introduction, and there on to a form that was begun."""
    label, aloud = ("Go on", "Go on with joining") if begun else ("Join", "Join")
    reference = CohortRef(cohort.id)
    join = button(label, Action.SIGNUP_OPEN, reference, style="primary", aloud=f"{aloud} {cohort.program}")
    words = paragraphs(
        f"{program_name(cohort.program)}: {rhythm(cohort.cadence, cohort.minutes)}, "
        f"{span(cohort.starts_on, cohort.ends_on)}.",
        quote(cohort.objective, 600),
        "You have begun to join; what you typed is still here." if begun else "",
    )
    return [section(words, accessory=join)]
