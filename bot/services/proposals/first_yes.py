"""The first yes wins: once a pair is formed, whatever else was open for its mentee closes with kind words."""

from bot.domain.matching_terms import ProposalOrigin, ProposalState
from bot.domain.terms import Side
from bot.services.almanac import Almanac
from bot.services.matching.seats import seats_of
from bot.services.pairs.farewell import come_to_nothing, settle_proposal
from bot.services.proposals.requests import tell_request_over
from bot.store import Work
from models import MatchProposal


def close_the_others(work: Work, almanac: Almanac, formed: MatchProposal) -> None:
    """Close what else is open for a mentee who has a mentor now, and requests to a mentor who has no seat left.

    Those requests could not come to a yes any more; their mentees are told at once instead of waiting in vain.
    """
    work.participants.lock(formed.mentee_id)  # so that they ask nobody else at the same moment
    for other in work.matching.open_of([formed.mentee_id]):
        if other.mentee_id == formed.mentee_id:
            _close_for_found(work, almanac, other, formed)
    if work.mentorships.mentees_of(formed.mentor_id) < seats_of(formed.mentor):
        return
    for other in work.matching.open_of([formed.mentor_id]):
        if other.mentor_id == formed.mentor_id and other.origin is ProposalOrigin.REQUEST:
            come_to_nothing(work, almanac, other, ProposalState.WITHDRAWN, tell={Side.MENTEE})


def _close_for_found(work: Work, almanac: Almanac, other: MatchProposal, formed: MatchProposal) -> None:
    """Who was asked twice for the same pair, by hand and by a request, has given their answer."""
    if other.mentor_id == formed.mentor_id:
        settle_proposal(work, other, ProposalState.WITHDRAWN)
    elif other.origin is ProposalOrigin.REQUEST:
        settle_proposal(work, other, ProposalState.WITHDRAWN)
        tell_request_over(work, almanac, other, Side.MENTOR, found=True)
    else:
        come_to_nothing(work, almanac, other, ProposalState.WITHDRAWN, tell={Side.MENTOR})
