"""What somebody says in confidence, kept apart from their other answers and acted upon without a word."""

from bot.domain.signup import Signup
from bot.domain.terms import ProposalState
from bot.services.almanac import Almanac
from bot.services.farewell import settle_proposal, tell_closed
from bot.store import Work
from models import ConfidentialWish, NeverMatch, Participant


def in_confidence(work: Work, participant: Participant) -> tuple[tuple[str, ...], str]:
    """The Slack ids of those to be kept apart from, and the affinity. Only ever for the participant themself."""
    never = tuple(person.slack_user_id for person in work.wishes.never_of(participant.id))
    return never, work.wishes.affinity_of(participant.id)


def confide(work: Work, almanac: Almanac, participant: Participant, answers: Signup) -> None:
    """Keep what was said in confidence. An open match with somebody named now closes neutrally."""
    named = {person.id for person in work.people.among(answers.never).values()}
    known = {person.id for person in work.wishes.never_of(participant.id)}
    work.wishes.forget_never(participant.id, known - named)
    for person_id in sorted(named - known):
        work.add(NeverMatch, participant_id=participant.id, person_id=person_id)
    _say_affinity(work, participant, answers.affinity.strip())
    for proposal in work.matching.open_of([participant.id]) if named - known else ():
        side = proposal.side_of(participant.person_id)
        assert side is not None
        if proposal.member(side.other).person_id in named:
            settle_proposal(work, proposal, ProposalState.WITHDRAWN)
            tell_closed(work, almanac, proposal, side.other)


def _say_affinity(work: Work, participant: Participant, affinity: str) -> None:
    if affinity != work.wishes.affinity_of(participant.id):
        work.wishes.forget_affinity(participant.id)
        if affinity:
            work.add(ConfidentialWish, participant_id=participant.id, affinity=affinity)
