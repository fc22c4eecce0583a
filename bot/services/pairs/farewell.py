"""How a participation ends: pending messages stop, proposals close, pairs end, the others are told neutrally."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Literal

from bot.domain.care.terms import EndedBy
from bot.domain.matching_terms import Outlook, ProposalOrigin, ProposalState
from bot.domain.notices import GuestNow, MentorshipEnded, PartnerGone, ProposalClosed
from bot.domain.participation import Move
from bot.domain.terms import MentorshipState, PersonKind, Side
from bot.services.almanac import Almanac
from bot.services.joining.participant_life import move
from bot.services.joining.waitlist import fill_places
from bot.services.meetings.settling import cancel
from bot.services.pairs.introducing import gather
from bot.services.pairs.on_record import PairStep, put_on_record
from bot.services.programs.colleagues import stand_down
from bot.services.proposals.readiness import outlook_for
from bot.services.proposals.requests import tell_request_over
from bot.services.proposals.suggesting import has_heard
from bot.store import Work
from models import MatchProposal, Mentorship, Participant, Person

A_MOMENT = timedelta(minutes=1)
"""For how long the word that a match did not come about waits for what the search for the next one finds."""


def part_from(work: Work, almanac: Almanac, person: Person) -> None:
    """Let somebody go from everywhere at once: their account was closed, or is no longer that of a member."""
    work.outbox.withdraw_from(person)
    stand_down(work, person)
    work.drafts.drop_of(person.id)
    work.participants.hold_of(person.id)
    places = work.participants.of_person(person.id)
    for participant in places:
        end_participation(work, almanac, participant)
    if places and person.active and person.kind is PersonKind.GUEST:
        _tell_guest(work, almanac, person, places)


def _tell_guest(work: Work, almanac: Almanac, person: Person, places: Sequence[Participant]) -> None:
    """Say once, to whoever is still here and can read it, why what they were in goes on without them."""
    notice = GuestNow(programs=tuple(dict.fromkeys(place.cohort.program.name for place in places)))
    due_at = almanac.next_permitted_of(person, work.now)
    work.outbox.to_person(person, notice, key=work.fresh_key("guest", person.id), about=person.id, due_at=due_at)


def end_participation(
    work: Work, almanac: Almanac, participant: Participant, how: Literal[Move.LEAVE, Move.DECLINE] = Move.LEAVE
) -> None:
    """Let the participant go. What they wrote stays theirs; what was planned stops."""
    move(work, participant, how)
    work.drafts.drop(participant.cohort_id, participant.person_id)
    work.wishes.forget_affinity(participant.id)
    work.outbox.withdraw(participant.id)
    for proposal in work.matching.open_of([participant.id]):
        _withdraw_proposal(work, almanac, proposal, leaving=participant)
    for pair in work.mentorships.running_of([participant.id]):
        _end_pair(work, almanac, pair, leaving=participant)
    fill_places(work, almanac, participant.cohort)


def end_role(work: Work, almanac: Almanac, participant: Participant, side: Side) -> None:
    """End what somebody does on one side; their other side stays as it is."""
    for proposal in work.matching.open_of([participant.id]):
        if proposal.side_of(participant.person_id) is side:
            _withdraw_proposal(work, almanac, proposal, leaving=participant)
    for pair in work.mentorships.running_of([participant.id]):
        if pair.side_of(participant.person_id) is side:
            _end_pair(work, almanac, pair, leaving=participant, left_as=side)


def _withdraw_proposal(work: Work, almanac: Almanac, proposal: MatchProposal, *, leaving: Participant) -> None:
    """Close a proposal because `leaving` is no longer there, and tell the other side."""
    side = proposal.side_of(leaving.person_id)
    assert side is not None
    come_to_nothing(work, almanac, proposal, ProposalState.WITHDRAWN, tell={side.other})


def come_to_nothing(
    work: Work,
    almanac: Almanac,
    proposal: MatchProposal,
    state: ProposalState,
    *,
    tell: Collection[Side],
    after: timedelta = timedelta(),
) -> None:
    """Close a match, `tell` these sides neutrally, and look for who comes next where it was us who suggested it.

    `after`: for how long nobody hears of it and nobody is looked for.
    """
    settle_proposal(work, proposal, state)
    if proposal.origin is not ProposalOrigin.REQUEST:
        work.searches.ask_for(proposal.cohort_id, after=after)
    for side in sorted(tell):
        tell_closed(work, almanac, proposal, side, hope=Outlook.LOOKING, after=after)


def settle_proposal(work: Work, proposal: MatchProposal, state: ProposalState) -> None:
    proposal.state = state
    proposal.settled_at = work.now
    proposal.look_again_at = None
    work.outbox.withdraw(proposal.id)


def tell_closed(
    work: Work,
    almanac: Almanac,
    proposal: MatchProposal,
    side: Side,
    *,
    hope: Outlook = Outlook.NEXT_ROUND,
    after: timedelta = timedelta(),
) -> None:
    """Tell one side that the match does not come about and what comes next, without saying who decided what.

    Whoever never heard of it hears nothing now.
    """
    if proposal.origin is ProposalOrigin.REQUEST:
        tell_request_over(work, almanac, proposal, side, after=after)
        return
    if not has_heard(work, proposal, side):
        return
    reader, partner = proposal.member(side), proposal.member(side.other)
    outlook = outlook_for(work, reader, hope)
    notice = ProposalClosed(
        program=reader.cohort.program.name,
        partner=partner.person.as_someone(),
        outlook=outlook,
        participant=reader.id,
        until=reader.quiet_until if outlook is Outlook.LATER else None,
        pairing=reader.cohort.program.pairing,
    )
    due_at = almanac.next_permitted(reader, work.now + after)
    if outlook is Outlook.LOOKING:
        due_at = max(due_at, work.now + after + A_MOMENT)
    key = f"proposal:{proposal.id}:closed:{side}"
    work.outbox.restore(key, due_at=due_at, notice=notice)  # where it was closed before, and that was undone
    work.outbox.to_person(reader.person, notice, key=key, due_at=due_at)


def _end_pair(
    work: Work, almanac: Almanac, pair: Mentorship, *, leaving: Participant, left_as: Side | None = None
) -> None:
    """End a pair early; the partner reads a neutral word."""
    stop_rhythm(work, pair)
    pair.state, pair.ended_at, pair.ended_by = MentorshipState.ENDED, work.now, EndedBy.LEFT
    put_on_record(work, pair, PairStep.LEAVE)
    side = pair.side_of(leaving.person_id)
    assert side is not None
    reader = pair.member(side.other)
    work.outbox.withdraw(reader.id, told=leaving.person)
    partner, program, pairing = leaving.person.as_someone(), pair.cohort.program.name, pair.cohort.program.pairing
    left = steps_left(work, pair, side.other)
    notice = (
        MentorshipEnded(
            partner=partner,
            program=program,
            you_are=side.other,
            left_as=left_as,
            pairing=pairing,
            steps_left=left,
        )
        if leaving.person.active
        else PartnerGone(partner=partner, program=program, you_are=side.other, pairing=pairing, steps_left=left)
    )
    due_at = almanac.next_permitted(reader, work.now)
    work.outbox.to_person(reader.person, notice, key=f"mentorship:{pair.id}:ended:{side.other}", due_at=due_at)
    gather(work, almanac, pair)


def stop_rhythm(work: Work, pair: Mentorship) -> None:
    """Take back what has not been sent about the pair, and cancel the meeting that was planned."""
    pair.look_again_at = None
    work.outbox.withdraw(pair.id)
    work.outbox.hush(pair.id)
    cancel_planned(work, pair)


def cancel_planned(work: Work, pair: Mentorship) -> None:
    """Cancel the meeting that was planned, if there is one."""
    meeting = work.mentorships.planned([pair.id]).get(pair.id)
    if meeting:
        cancel(work, pair, meeting)


def steps_left(work: Work, pair: Mentorship, side: Side) -> int:
    """How many steps one of the two has still to do. They stay theirs, whatever becomes of the pair."""
    return sum(step.owner_id == pair.member(side).id for step, _ in work.steps.open_of([pair.id]))
