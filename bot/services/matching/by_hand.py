"""Changing a dry run by hand: lock a pair, forbid it, leave it out this time, choose another mentor."""

from collections.abc import Collection, Mapping
from typing import NamedTuple
from uuid import UUID

from bot.domain import matching
from bot.domain.errors import NotAPair, RoundOutdated, WrongInput
from bot.domain.matching import Candidate, Exclusion, Inputs
from bot.domain.matching.hands import Two
from bot.domain.matching_terms import HandKind, Pairing
from bot.domain.people import Actor
from bot.domain.round_cards import ChoicesCard, MentorChoice, PairCard
from bot.domain.rounds import LONGEST_WHY
from bot.services.access import run_cohort
from bot.services.matching.candidates import inputs_of
from bot.services.matching.drafting import Decision, draft_of, hands_in, work_out
from bot.services.matching.pages import pair_in
from bot.store import Store, Work
from models import MatchingRound, Participant

MOST_CHOICES = 100
"""As many as a select of Slack's can offer."""
SAY_WHY = {
    Exclusion.PAIRED_BEFORE: "These two were a pair before. Say why they should be again, for whoever looks later.",
    Exclusion.NO_COMMON_LANGUAGE: "They name no language that both speak. Say why it works all the same.",
    Exclusion.NO_COMMON_HOUR: "They never work at the same time. Say why it works all the same.",
}
ALL_LOCKED = "All seats of this mentor are locked for others. Unlock one of those pairs first."
LOCKED_WITH_ANOTHER = "They are locked with somebody else. Unlock that pair first."


class Choosing(NamedTuple):
    """What a choice of mentors is made from. `now` is whom the dry run gives to each, to peers either way."""

    draft: MatchingRound
    inputs: Inputs
    people: Mapping[UUID, Participant]
    now: Mapping[UUID, UUID]

    @property
    def pairing(self) -> Pairing:
        return self.inputs.rules.pairing

    def candidate(self, participant: UUID) -> Candidate:
        """Raise RoundOutdated if they are no longer to be matched."""
        found = next((each for each in self.inputs.candidates if each.id == participant), None)
        if found is None:
            raise RoundOutdated
        return found


class ByHand:
    """What admins decide pair by pair. After each decision the rest is matched around it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def decide(self, actor: Actor, round_id: UUID, proposal_id: UUID, kind: HandKind | None) -> UUID:
        """Decide about a pair of the dry run, or take back what was decided; return the round.

        Raise RoundOutdated if that pair is no longer in it.
        """
        with self._store.reading(actor) as work:
            draft = draft_of(work, round_id)
            decision = Decision(*_two(work, draft, proposal_id), kind)
        return work_out(self._store, actor, draft.cohort_id, decisions=(decision,), within=draft.id)

    def why(self, actor: Actor, round_id: UUID, proposal_id: UUID) -> PairCard:
        """A pair of the dry run with all its points. Raise RoundOutdated if it is no longer in it."""
        with self._store.reading(actor) as work:
            draft = draft_of(work, round_id)
            return pair_in(work, draft, _two(work, draft, proposal_id))

    def mentee(self, actor: Actor, round_id: UUID, proposal_id: UUID) -> UUID:
        """The mentee of a pair of the dry run. Raise RoundOutdated if it is no longer in it."""
        with self._store.reading(actor) as work:
            _, mentee = _two(work, draft_of(work, round_id), proposal_id)
            return mentee

    def allow(self, actor: Actor, round_id: UUID, *, mentor: UUID, mentee: UUID) -> UUID:
        """Take back that two people are no pair; return the round."""
        with self._store.reading(actor) as work:
            draft = draft_of(work, round_id)
        decision = Decision(mentor, mentee, None)
        return work_out(self._store, actor, draft.cohort_id, decisions=(decision,), within=draft.id)

    def start_over(self, actor: Actor, round_id: UUID) -> UUID:
        """Take back all that was decided by hand; return the round."""
        with self._store.reading(actor) as work:
            draft = draft_of(work, round_id)
            decided = [Decision(each.mentor_id, each.mentee_id, None) for each in work.rounds.hands(draft.id)]
        return work_out(self._store, actor, draft.cohort_id, decisions=decided, within=draft.id)

    def choices(self, actor: Actor, round_id: UUID, mentee: UUID) -> ChoicesCard:
        """The mentors whom this mentee could have, those who fit best first.

        Whoever may not be their mentor for a reason that protects somebody is not among them, and nothing tells
        why. Raise RoundOutdated if they are no longer to be matched.
        """
        with self._store.reading(actor) as work:
            facts = _facts(work, draft_of(work, round_id))
        learner, now = facts.candidate(mentee), facts.now
        taken = list(now.values())
        choices = [
            _choice(facts, learner, each, seat_free=taken.count(each.id) < each.mentor_seats)
            for each in facts.inputs.candidates
            if each.mentor_seats and each.id != now.get(mentee) and _may(facts, each, learner)
        ]
        mentor = now.get(mentee)
        return ChoicesCard(
            participant=mentee,
            mentee=facts.people[mentee].person.as_someone(),
            now=facts.people[mentor].person.as_someone() if mentor else None,
            mentors=tuple(sorted(choices, key=lambda choice: (-choice.score, choice.person.name))[:MOST_CHOICES]),
            pairing=facts.pairing,
        )

    def pair(self, actor: Actor, round_id: UUID, *, mentor: UUID, mentee: UUID, why: str) -> UUID:
        """Make two people a pair of the dry run, whatever fits better, and match the rest around it.

        Raise WrongInput naming `why` where a rule is overridden without a reason, or `mentor` where all their seats
        are locked; and NotAPair where a rule protects somebody.
        """
        with self._store.reading(actor) as work:
            facts = _facts(work, draft_of(work, round_id))
        guide, learner = facts.candidate(mentor), facts.candidate(mentee)
        _require_room(facts, guide, learner)
        objections = matching.objections(guide, learner, facts.inputs.history)
        if not objections <= matching.SOFT or not learner.wants_mentor:
            raise NotAPair
        _require_reason(objections, why)
        two = (mentor, mentee)
        if facts.pairing is Pairing.PEER:
            # The same two are the same pair, whoever of them the other was chosen for; see `matching.peers`.
            two = (max(two), min(two))
        decision = Decision(*two, HandKind.LOCKED, why.strip()[:LONGEST_WHY], facts.pairing)
        return work_out(self._store, actor, facts.draft.cohort_id, decisions=(decision,), within=round_id)


def _two(work: Work, draft: MatchingRound, proposal_id: UUID) -> Two:
    found = work.rounds.two(draft.id, proposal_id)
    if found is None:
        raise RoundOutdated
    return found


def _facts(work: Work, draft: MatchingRound) -> Choosing:
    cohort = run_cohort(work, draft.cohort_id)
    people = {each.id: each for each in work.participants.active_in(cohort.id)}
    hands = hands_in(work, draft)
    inputs = inputs_of(work, cohort, people.values(), draft.objective, as_of=work.now, hands=hands)
    pairs = work.rounds.sketches(draft.id)
    now = {mentee: mentor for mentor, mentee in pairs}
    if inputs.rules.pairing is Pairing.PEER:
        now |= dict(pairs.keys())
    return Choosing(draft, inputs, people, now)


def _may(facts: Choosing, mentor: Candidate, mentee: Candidate) -> bool:
    return matching.objections(mentor, mentee, facts.inputs.history) <= matching.SOFT


def _choice(facts: Choosing, mentee: Candidate, mentor: Candidate, *, seat_free: bool) -> MentorChoice:
    objections = matching.objections(mentor, mentee, facts.inputs.history)
    return MentorChoice(
        participant=mentor.id,
        person=facts.people[mentor.id].person.as_someone(),
        score=matching.reasons_for(mentor, mentee, facts.inputs.rules).score,
        seat_free=seat_free,
        objections=tuple(each for each in Exclusion if each in objections),
    )


def _require_room(facts: Choosing, mentor: Candidate, mentee: Candidate) -> None:
    """Somebody else's locked pair is not broken by the way."""
    if facts.pairing is Pairing.PEER:
        others = [two for two in facts.inputs.hands.locked if mentor.id in two and mentee.id not in two]
        if others:
            raise WrongInput(mentor=LOCKED_WITH_ANOTHER)
        return
    locked = [who for guide, who in facts.inputs.hands.locked if guide == mentor.id and who != mentee.id]
    if len(locked) >= mentor.mentor_seats:
        raise WrongInput(mentor=ALL_LOCKED)


def _require_reason(objections: Collection[Exclusion], why: str) -> None:
    unexplained = [SAY_WHY[each] for each in Exclusion if each in objections]
    if unexplained and not why.strip():
        raise WrongInput(why=unexplained[0])
