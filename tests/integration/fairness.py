"""What always holds of the matches of a cohort, looked at between any two things that happen."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.matching_terms import ProposalOrigin, ProposalState
from bot.domain.terms import DeliveryState, ParticipantState, Side
from models import MatchProposal, Participant

LEFT = (DeliveryState.SENDING, DeliveryState.VERIFY, DeliveryState.SENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything at one moment. Everybody lives in London, so that `today` is the same for all."""

    proposals: list[MatchProposal]
    running: Counter[UUID]
    people: dict[UUID, Participant]
    never: set[frozenset[UUID]]
    mail: dict[str, DeliveryState]
    logged: list[str]
    today: date

    @property
    def open(self) -> list[MatchProposal]:
        return [each for each in self.proposals if each.state is ProposalState.PROPOSED]


def nobody_has_more_than_there_is(now: Snapshot) -> None:
    for place, number in now.running.items():
        assert number <= (now.people[place].seats if now.people[place].role.mentors else 1)
    asked = Counter(each.mentee_id for each in now.open)
    assert all(number + now.running[mentee] == 1 for mentee, number in asked.items())


def what_is_suggested_next_was_fair_to_suggest(now: Snapshot, before: set[UUID]) -> None:
    """Looked at once, right after it was suggested: a seat was free, and both would like to hear of it."""
    asked = Counter(each.mentor_id for each in now.open)
    for proposal in now.open:
        if proposal.id not in before and proposal.origin is ProposalOrigin.NEXT:
            mentor, mentee = now.people[proposal.mentor_id], now.people[proposal.mentee_id]
            assert asked[mentor.id] + now.running[mentor.id] <= mentor.seats
            for place in (mentor, mentee):
                assert place.state is ParticipantState.ACTIVE
                assert place.silent_since is None
                assert place.quiet_until is None or place.quiet_until <= now.today


def who_said_no_or_never_again_is_not_suggested_again(now: Snapshot) -> None:
    declined: set[tuple[UUID, UUID]] = set()
    for proposal in now.proposals:
        two = proposal.mentor_id, proposal.mentee_id
        assert proposal.state is ProposalState.DRAFT or two not in declined
        if proposal.state is ProposalState.DECLINED:
            declined.add(two)
    for proposal in now.open:
        mentor, mentee = now.people[proposal.mentor_id], now.people[proposal.mentee_id]
        assert frozenset((mentor.person_id, mentee.person_id)) not in now.never


def everybody_reads_what_concerns_them_and_once(
    now: Snapshot, proposal: MatchProposal, side: Side, knows: set[UUID]
) -> None:
    """Whoever was asked reads how it ended, but for who ended it; and nobody else reads a word."""
    place = now.people[proposal.mentor_id if side is Side.MENTOR else proposal.mentee_id]
    words = [now.mail.get(f"proposal:{proposal.id}:{what}:{side}") for what in ("proposed", "reminder")]
    closing = now.mail.get(f"proposal:{proposal.id}:closed:{side}")
    said_yes = bool(proposal.mentor_accepted_at if side is Side.MENTOR else proposal.mentee_accepted_at)
    heard = said_yes or any(each in LEFT for each in words)
    if proposal.state is ProposalState.DRAFT:
        assert words == [None, None]
        return
    assert side in proposal.as_standing().asked or (words == [None, None] and not said_yes)
    if proposal.state is ProposalState.PROPOSED:
        assert closing is None
        return
    assert DeliveryState.PENDING not in words
    in_vain = proposal.state is not ProposalState.ACCEPTED
    assert closing is None or (in_vain and heard)
    assert closing is not None or place.person_id in knows or not (in_vain and heard)


def a_clock_rests_while_one_of_two_is_away(now: Snapshot) -> None:
    for proposal in now.open:
        states = {now.people[place].state for place in (proposal.mentor_id, proposal.mentee_id)}
        assert (proposal.rests_since is None) == (states == {ParticipantState.ACTIVE})


def the_log_holds_every_match_that_was_suggested_by_itself(now: Snapshot) -> None:
    by_itself = [each for each in now.proposals if each.origin is ProposalOrigin.NEXT]
    assert now.logged == sorted(str(each.id) for each in by_itself)
