"""Answering a proposed match, and what silence leads to."""

from uuid import UUID

from bot.domain.cards import AnswerCard
from bot.domain.errors import NoSeatLeft
from bot.domain.notices import Introduction
from bot.domain.people import Actor, Someone
from bot.domain.proposals import Standing, accept, decline, go_on, hear_silence, rest
from bot.domain.terms import MentorshipState, ProposalState, Side
from bot.services.access import both_active, my_side, require_open
from bot.services.almanac import Almanac
from bot.services.farewell import settle_proposal, tell_closed
from bot.services.matching import proposed_notice
from bot.store import Store, Work
from models import MatchProposal, Mentorship, Participant

LONGEST_REASON = 2000


class Proposals:
    """Both sides decide on their own; a pair is formed once both have said yes."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def partner(self, actor: Actor, proposal_id: UUID) -> Someone:
        """Whom the person is about to decline. Raise ProposalOver once it is settled."""
        with self._store.reading(actor) as work:
            proposal = work.matching.proposal(proposal_id)
            side = my_side(proposal, work)
            decline(proposal.as_standing())
            return proposal.member(side.other).person.as_someone()

    def accept(self, actor: Actor, proposal_id: UUID) -> AnswerCard:
        """Say yes. Raise AlreadyAnswered, ProposalOver, or NoSeatLeft if the last seat was taken meanwhile.

        Where no seat is left the match is withdrawn, so that the next round can look for another one.
        """
        with self._store.writing(actor) as work:
            proposal = work.matching.proposal(proposal_id)
            side = my_side(proposal, work)
            state = accept(proposal.as_standing(), side)
            require_open(proposal.mentor.cohort, work)
            answer = self._say_yes(work, proposal, side, state) if _has_seat(work, proposal) else None
            if answer is None:
                settle_proposal(work, proposal, ProposalState.WITHDRAWN)
                tell_closed(work, self._almanac, proposal, side.other)
        if answer is None:
            raise NoSeatLeft
        return answer

    def _say_yes(self, work: Work, proposal: MatchProposal, side: Side, state: ProposalState) -> AnswerCard:
        if side is Side.MENTOR:
            proposal.mentor_accepted_at = work.now
        else:
            proposal.mentee_accepted_at = work.now
        if state is ProposalState.ACCEPTED:
            settle_proposal(work, proposal, state)
            self._pair_up(work, proposal)
        partner = proposal.member(side.other).person.as_someone()
        return AnswerCard(partner=partner, paired=state is ProposalState.ACCEPTED)

    def decline(self, actor: Actor, proposal_id: UUID, private_reason: str) -> Someone:
        """Say no, with a reason that stays with the bot. The other side hears neutrally. Raise ProposalOver."""
        with self._store.writing(actor) as work:
            proposal = work.matching.proposal(proposal_id)
            side = my_side(proposal, work)
            settle_proposal(work, proposal, decline(proposal.as_standing()))
            proposal.declined_by, proposal.private_reason = side, private_reason.strip()[:LONGEST_REASON]
            tell_closed(work, self._almanac, proposal, side.other)
            return proposal.member(side.other).person.as_someone()

    def hear_silence(self, workspace_id: UUID, proposal_id: UUID) -> int:
        """Remind who has not answered, or close kindly; return how many messages were planned."""
        with self._store.inside(workspace_id) as work:
            proposal = work.matching.proposal(proposal_id)
            decision = hear_silence(proposal.as_standing(), work.now)
            proposal.look_again_at = decision.look_again_at
            if decision.close:
                settle_proposal(work, proposal, ProposalState.EXPIRED)
                for side in Side:
                    tell_closed(work, self._almanac, proposal, side)
                return len(Side)
            for side in decision.remind:
                self._remind(work, proposal, side)
            return len(decision.remind)

    def _remind(self, work: Work, proposal: MatchProposal, side: Side) -> None:
        proposal.reminded_at = work.now
        reader = proposal.member(side)
        work.outbox.to_person(
            reader.person,
            proposed_notice(proposal, side, again=True),
            key=_reminder(proposal, side),
            about=proposal.id,
            due_at=self._almanac.next_permitted(reader, work.now),
        )

    def _pair_up(self, work: Work, proposal: MatchProposal) -> None:
        awake = both_active(proposal)
        formed = work.add(
            Mentorship,
            cohort_id=proposal.cohort_id,
            proposal_id=proposal.id,
            mentor_id=proposal.mentor_id,
            mentee_id=proposal.mentee_id,
            state=MentorshipState.ACTIVE if awake else MentorshipState.PAUSED,
            started_at=work.now,
            look_again_at=work.now,
        )
        pair = work.mentorships.get(formed.id)
        program = pair.cohort.program
        notice = Introduction(
            mentorship=pair.id,
            program=program.name,
            mentor=pair.mentor.person.as_someone(),
            mentee=pair.mentee.person.as_someone(),
            mentor_offers=pair.mentor.labels(Side.MENTOR),
            mentee_goals=pair.mentee.goals,
            reason=proposal.as_reason(),
            cadence=program.cadence,
            minutes=program.minutes,
        )
        due_at = self._almanac.next_common(pair, work.now)
        work.outbox.to_pair(pair, notice, key=f"mentorship:{pair.id}:introduction", due_at=due_at)


def let_matches_rest(work: Work, participant: Participant) -> None:
    """A break begins: stop the clock of what is still to answer, and hold back what would remind of it."""
    for proposal in work.matching.open_of([participant.id]):
        _set_clock(proposal, rest(proposal.as_standing(), work.now))
        proposal.look_again_at = work.now
        work.outbox.withdraw(proposal.id, told=participant.person)


def take_up_matches(work: Work, almanac: Almanac, participant: Participant) -> None:
    """A break is over: the clock goes on once nobody rests, and what was held back is sent with its new date."""
    for proposal in work.matching.open_of([participant.id]):
        if both_active(proposal):
            _set_clock(proposal, go_on(proposal.as_standing(), work.now))
            proposal.look_again_at = work.now
        side = Side.MENTOR if proposal.mentor_id == participant.id else Side.MENTEE
        if side in proposal.as_standing().accepted_by:
            continue
        due_at = almanac.next_permitted(participant, work.now)
        for key, again in ((f"proposal:{proposal.id}:proposed:{side}", False), (_reminder(proposal, side), True)):
            notice = proposed_notice(proposal, side, again=again)
            work.outbox.restore(key, notice=notice, due_at=due_at)


def _set_clock(proposal: MatchProposal, standing: Standing) -> None:
    proposal.rests_since = standing.rests_since
    proposal.rested_seconds = int(standing.rested.total_seconds())


def _reminder(proposal: MatchProposal, side: Side) -> str:
    return f"proposal:{proposal.id}:reminder:{side}"


def _has_seat(work: Work, proposal: MatchProposal) -> bool:
    """Whether the mentor has a seat free. Nobody else counts the same seats until this transaction ends."""
    work.participants.lock(proposal.mentor_id)
    return work.mentorships.mentees_of(proposal.mentor_id) < proposal.mentor.seats
