"""Answering a proposed match, and what silence leads to."""

from datetime import date
from uuid import UUID

from bot.domain.answer_cards import AnswerCard, QuietCard
from bot.domain.cards import ParticipationCard
from bot.domain.errors import AllSeatsTaken, NoSeatLeft, WrongInput
from bot.domain.matching_terms import Pairing, ProposalState
from bot.domain.participation import PRESENT
from bot.domain.people import Actor, Someone
from bot.domain.proposals import Again, Later, accept, decline, go_on, hear_silence, not_now, quiet_until, rest
from bot.domain.signup import MOST_NEVER
from bot.domain.terms import MentorshipState, ParticipantState, Side
from bot.domain.zones import today_in
from bot.services.access import both_active, my_side, not_taking_part, own, require_open
from bot.services.almanac import Almanac
from bot.services.joining.confidences import keep_apart, kept_apart
from bot.services.matching.seats import seats_of
from bot.services.pairs.farewell import come_to_nothing, settle_proposal
from bot.services.pairs.introducing import introduce
from bot.services.pairs.occasions import begin_occasions
from bot.services.pairs.on_record import PairStep, put_on_record
from bot.services.proposals.first_yes import close_the_others
from bot.services.proposals.readiness import be_ready
from bot.services.proposals.suggesting import ask_after_break, ask_other, has_heard, remind, set_clock
from bot.store import Store, Work
from models import MatchProposal, Mentorship, Participant

LONGEST_REASON = 2000
STANDS = (ProposalState.PROPOSED, ProposalState.ACCEPTED)
"""A yes to such a match has not been in vain."""


class Proposals:
    """Both sides decide on their own; a pair is formed once both have said yes."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def partner(self, actor: Actor, proposal_id: UUID) -> Someone:
        """Whom the person is about to decline, or not to meet now. Raise ProposalOver once it is settled."""
        with self._store.reading(actor) as work:
            proposal = work.matching.proposal(proposal_id)
            side = my_side(proposal, work)
            decline(proposal.as_standing(), side)
            return proposal.member(side.other).person.as_someone()

    def accept(self, actor: Actor, proposal_id: UUID) -> AnswerCard:
        """Say yes. Raise AlreadyAnswered, ProposalOver, or NoSeatLeft if the last seat was taken meanwhile.

        Where no seat is left the match is withdrawn, and both sides have somebody else looked for.
        """
        with self._store.writing(actor) as work:
            proposal = work.matching.answered(proposal_id)
            side = my_side(proposal, work)
            state = accept(proposal.as_standing(), side)
            require_open(proposal.mentor.cohort, work)
            answer = self._say_yes(work, proposal, side, state) if _has_seat(work, proposal) else None
            if answer is None:
                proposal.member(side).silent_since = None
                come_to_nothing(work, self._almanac, proposal, ProposalState.WITHDRAWN, tell={side.other})
        if answer is None:
            raise NoSeatLeft if side is Side.MENTEE else AllSeatsTaken
        return answer

    def _say_yes(self, work: Work, proposal: MatchProposal, side: Side, state: ProposalState) -> AnswerCard:
        proposal.member(side).silent_since = None
        if side is Side.MENTOR:
            proposal.mentor_accepted_at = work.now
        else:
            proposal.mentee_accepted_at = work.now
        partner = proposal.member(side.other).person.as_someone()
        if state is ProposalState.ACCEPTED:
            settle_proposal(work, proposal, state)
            self._pair_up(work, proposal)
            group = proposal.mentor.cohort.program.pairing is Pairing.GROUP
            return AnswerCard(partner=partner, paired=True, group=group)
        if side.other in proposal.as_standing().asked:
            return AnswerCard(partner=partner, paired=False)
        ask_other(work, self._almanac, proposal, side.other)
        return AnswerCard(partner=partner, paired=False, hear_by=proposal.answer_by)

    def yes_of(self, actor: Actor, proposal_id: UUID) -> AnswerCard | None:
        """What the person's yes has led to; None where they gave none, or where the match came to nothing."""
        with self._store.reading(actor) as work:
            proposal = work.matching.proposal(proposal_id)
            side = my_side(proposal, work)
            if side not in proposal.as_standing().accepted_by or proposal.state not in STANDS:
                return None
            return AnswerCard(
                partner=proposal.member(side.other).person.as_someone(),
                paired=proposal.state is ProposalState.ACCEPTED,
                group=proposal.mentor.cohort.program.pairing is Pairing.GROUP,
            )

    def decline(
        self, actor: Actor, proposal_id: UUID, private_reason: str, again: Again = Again.PERHAPS
    ) -> Someone:
        """Say no, with a reason that stays with the bot. The other side hears neutrally.

        Raise ProposalOver, or WrongInput where the list of people to be kept apart from is full.
        """
        with self._store.writing(actor) as work:
            proposal = work.matching.answered(proposal_id)
            side = my_side(proposal, work)
            partner = proposal.member(side.other).person.as_someone()
            state = decline(proposal.as_standing(), side)
            never = _with(partner, kept_apart(work)) if again is Again.NEVER else ()
            proposal.declined_by, proposal.private_reason = side, private_reason.strip()[:LONGEST_REASON]
            proposal.member(side).silent_since = None
            come_to_nothing(work, self._almanac, proposal, state, tell={side.other})
            if never:
                work.flush()
                keep_apart(work, self._almanac, never)
            return partner

    def not_now(self, actor: Actor, proposal_id: UUID, answer: Later | date) -> QuietCard:
        """Let a match go, and all others in the cohort for some time. The other side hears neutrally.

        Who has not been asked yet in a match is not asked any more. Raise ProposalOver, or WrongInput for a day
        that is not to come.
        """
        with self._store.writing(actor) as work:
            proposal = work.matching.answered(proposal_id)
            side = my_side(proposal, work)
            state, me = not_now(proposal.as_standing(), side), proposal.member(side)
            me.quiet_until = quiet_until(answer, today_in(me.time_zone, work.now))
            me.silent_since = None
            come_to_nothing(work, self._almanac, proposal, state, tell={side.other})
            work.flush()
            for other in work.matching.open_of([me.id]):
                mine = my_side(other, work)
                if mine not in other.as_standing().asked:
                    come_to_nothing(work, self._almanac, other, ProposalState.WITHDRAWN, tell={mine.other})
            partner = proposal.member(side.other).person.as_someone()
            program = me.cohort.program.name
            return QuietCard(participant=me.id, program=program, partner=partner, until=me.quiet_until)

    def ready(self, actor: Actor, participant_id: UUID) -> ParticipationCard:
        """Hear of matches again, earlier than was asked for or after a silence. Whoever is ready already stays so.

        Raise NotTakingPart or CohortClosed.
        """
        with self._store.writing(actor) as work:
            me = own(work.participants.get(participant_id), work)
            if me.state not in PRESENT:
                raise not_taking_part(work)
            require_open(me.cohort, work)
            be_ready(work, me)
            return me.as_card()

    def hear_silence(self, workspace_id: UUID, proposal_id: UUID) -> int:
        """Remind who has not answered, or close kindly; return how many messages were planned."""
        with self._store.inside(workspace_id) as work:
            proposal = work.matching.proposal(proposal_id)
            decision = hear_silence(proposal.as_standing(), work.now)
            proposal.look_again_at = decision.look_again_at
            if decision.close:
                return self._expire(work, proposal)
            for side in decision.remind:
                remind(work, self._almanac, proposal, side)
            return len(decision.remind)

    def _expire(self, work: Work, proposal: MatchProposal) -> int:
        """Close what nobody answered in time. Whoever was there, read of it and said nothing is left in peace."""
        standing = proposal.as_standing()
        heard = {side for side in standing.asked if has_heard(work, proposal, side)}
        for side in heard & standing.unanswered:
            if proposal.member(side).state is ParticipantState.ACTIVE:
                proposal.member(side).silent_since = work.now
        come_to_nothing(work, self._almanac, proposal, ProposalState.EXPIRED, tell=heard)
        return len(heard)

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
        put_on_record(work, pair, PairStep.BEGIN)
        begin_occasions(work, pair)
        introduce(work, self._almanac, pair)
        close_the_others(work, self._almanac, proposal)


def let_matches_rest(work: Work, participant: Participant) -> None:
    """A break begins: stop the clock of what is still to answer, and hold back what would remind of it."""
    for proposal in work.matching.open_of([participant.id]):
        set_clock(proposal, rest(proposal.as_standing(), work.now))
        proposal.look_again_at = work.now
        work.outbox.withdraw(proposal.id, told=participant.person)


def take_up_matches(work: Work, almanac: Almanac, participant: Participant) -> None:
    """A break is over: the clock goes on once nobody rests, and what was held back is sent with its new date."""
    for proposal in work.matching.open_of([participant.id]):
        if both_active(proposal):
            set_clock(proposal, go_on(proposal.as_standing(), work.now))
            proposal.look_again_at = work.now
        side = Side.MENTOR if proposal.mentor_id == participant.id else Side.MENTEE
        if side in proposal.as_standing().unanswered:
            ask_after_break(work, almanac, proposal, side)


def _with(partner: Someone, never: tuple[str, ...]) -> tuple[str, ...]:
    """The list of people to be kept apart from, with one more. Raise WrongInput where it is full."""
    if partner.slack_id in never:
        return never
    if len(never) >= MOST_NEVER:
        raise WrongInput(never=f"Your list holds {MOST_NEVER} people already. “My profile” is where it can change.")
    return (*never, partner.slack_id)


def _has_seat(work: Work, proposal: MatchProposal) -> bool:
    """Whether the mentor has a seat free. Nobody else counts the same seats until this transaction ends."""
    work.participants.lock(proposal.mentor_id)
    return work.mentorships.mentees_of(proposal.mentor_id) < seats_of(proposal.mentor)
