"""Suggesting a match to people: to whom it is due, in their own working hours, and again after a break."""

from bot.domain.matching_terms import ProposalOrigin, ProposalState
from bot.domain.notices import MatchProposed, MentorRequested
from bot.domain.proposals import REMIND_AFTER, Standing, ask_second
from bot.domain.terms import ParticipantState, Side
from bot.services.almanac import Almanac
from bot.services.proposals.requests import request_notice
from bot.services.proposals.why import told_to_them
from bot.store import Work
from models import MatchProposal


def suggest(work: Work, almanac: Almanac, proposal: MatchProposal) -> None:
    """Send a proposal to whom it is due: to both, or to the side that the program asks first."""
    proposal.asked_first = proposal.mentor.cohort.program.asked_first
    proposal.state, proposal.proposed_at = ProposalState.PROPOSED, work.now
    proposal.look_again_at = work.now + REMIND_AFTER
    for side in Side:
        if proposal.origin is ProposalOrigin.ROUND:
            # Somebody looked at the round and published it: whoever never answered is asked like everybody else.
            proposal.member(side).silent_since = None
        if side in proposal.as_standing().asked:
            _put_question(work, almanac, proposal, side)


def ask_other(work: Work, almanac: Almanac, proposal: MatchProposal, side: Side) -> None:
    """The one asked first said yes: ask the other one as if they were the first."""
    set_clock(proposal, ask_second(proposal.as_standing(), work.now))
    proposal.reminded_at = None
    proposal.look_again_at = work.now if proposal.rests_since else work.now + REMIND_AFTER
    _put_question(work, almanac, proposal, side)


def remind(work: Work, almanac: Almanac, proposal: MatchProposal, side: Side) -> None:
    """The one reminder of a match that somebody has not answered."""
    proposal.reminded_at = work.now
    reader = proposal.member(side)
    work.outbox.to_person(
        reader.person,
        question(proposal, side, again=True),
        key=reminder_key(proposal, side),
        about=proposal.id,
        due_at=almanac.next_permitted(reader, work.now),
    )


def ask_after_break(work: Work, almanac: Almanac, proposal: MatchProposal, side: Side) -> None:
    """Put back what a break has held back, with its new date."""
    due_at = almanac.next_permitted(proposal.member(side), work.now)
    for key, again in ((question_key(proposal, side), False), (reminder_key(proposal, side), True)):
        work.outbox.restore(key, notice=question(proposal, side, again=again), due_at=due_at)


def has_heard(work: Work, proposal: MatchProposal, side: Side) -> bool:
    """Whether one side may know of the match: they said yes, or were asked and it was not taken back in time."""
    asked = question_key(proposal, side), reminder_key(proposal, side)
    return side in proposal.as_standing().accepted_by or bool(work.outbox.left(asked))


def question(proposal: MatchProposal, side: Side, *, again: bool = False) -> MatchProposed | MentorRequested:
    """The message that asks one side, or reminds it."""
    if proposal.origin is ProposalOrigin.REQUEST:
        return request_notice(proposal, again=again)
    partner, cohort = proposal.member(side.other), proposal.member(side).cohort
    program = cohort.program
    return MatchProposed(
        proposal=proposal.id,
        program=program.name,
        you_are=side,
        partner=partner.person.as_someone(),
        partner_goals=partner.goals,
        partner_offers=partner.labels(Side.MENTOR) if program.pairing.learns(side) else (),
        reason=told_to_them(proposal),
        cadence=program.cadence,
        minutes=program.minutes,
        pairing=program.pairing,
        answer_by=proposal.answer_by,
        again=again,
        months=None if cohort.ends_on else program.months,
        ends_on=cohort.ends_on,
    )


def set_clock(proposal: MatchProposal, standing: Standing) -> None:
    """Keep what a proposal's clock has become."""
    proposal.second_asked_at, proposal.rests_since = standing.second_asked_at, standing.rests_since
    proposal.rested_seconds = int(standing.rested.total_seconds())


def question_key(proposal: MatchProposal, side: Side) -> str:
    """The outbox key of the question to one side."""
    return f"proposal:{proposal.id}:proposed:{side}"


def reminder_key(proposal: MatchProposal, side: Side) -> str:
    """The outbox key of its reminder."""
    return f"proposal:{proposal.id}:reminder:{side}"


def _put_question(work: Work, almanac: Almanac, proposal: MatchProposal, side: Side) -> None:
    """Ask one side. Whoever is on a break is asked after it."""
    reader = proposal.member(side)
    work.outbox.to_person(
        reader.person,
        question(proposal, side),
        key=question_key(proposal, side),
        about=proposal.id,
        due_at=almanac.next_permitted(reader, work.now),
    )
    if reader.state is ParticipantState.PAUSED:
        work.outbox.withdraw(proposal.id, told=reader.person)
