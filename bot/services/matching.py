"""Matching rounds: a dry run that only the admin sees, then publishing it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bot.domain.cards import DryRunCard, LeftOverCard, PairCard
from bot.domain.errors import NothingToMatch, RoundOutdated
from bot.domain.matching import Candidate, Pair, Plan, Rules, propose
from bot.domain.matching.hours import weekly_slots
from bot.domain.notices import MatchProposed, Reason
from bot.domain.people import Actor
from bot.domain.proposals import REMIND_AFTER
from bot.domain.terms import ProposalState, RoundState, Side
from bot.services.access import require_admin, require_open
from bot.services.almanac import Almanac
from bot.store import Store, Work
from models import MatchingRound, MatchProposal, Mentorship, Participant

SEED = 1


class Matching:
    """The admin's side of matching."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def dry_run(self, actor: Actor, cohort_id: UUID) -> DryRunCard:
        """Work out who fits whom and keep it as a draft; nothing is sent. Raise NothingToMatch."""
        with self._store.writing(actor) as work:
            require_admin(work)
            cohort = require_open(work.cohorts.get(cohort_id), work)
            people = {participant.id: participant for participant in work.participants.active_in(cohort_id)}
            plan = _plan(work, cohort_id, list(people.values()), as_of=work.now)
            if not plan.pairs and Side.MENTEE not in {left.side for left in plan.left_over}:
                raise NothingToMatch
            draft = _keep(work, cohort_id, plan, people)
            return DryRunCard(
                round=draft.id,
                program=cohort.program.name,
                pairs=tuple(_pair_card(pair, people) for pair in plan.pairs),
                left_over=tuple(
                    LeftOverCard(
                        person=people[left.participant].person.as_someone(),
                        side=left.side,
                        why=left.reason.sentence,
                    )
                    for left in plan.left_over
                ),
            )

    def publish(self, actor: Actor, round_id: UUID) -> int:
        """Send the proposals of a draft, once; return how many.

        Raise RoundOutdated if anything changed since, or CohortClosed.
        """
        with self._store.writing(actor) as work:
            require_admin(work)
            draft = work.matching.round(round_id)
            work.cohorts.hold(draft.cohort_id)
            require_open(work.cohorts.get(draft.cohort_id), work)
            people = work.participants.active_in(draft.cohort_id)
            if (
                draft.state is not RoundState.DRAFT
                or _plan(work, draft.cohort_id, people, as_of=draft.created_at).digest != draft.digest
            ):
                raise RoundOutdated
            draft.state, draft.published_at = RoundState.PUBLISHED, work.now
            work.audit("round:publish", draft.id)
            proposals = work.matching.drafts(draft.id)
            for proposal in proposals:
                self._send(work, proposal)
            return len(proposals)

    def _send(self, work: Work, proposal: MatchProposal) -> None:
        proposal.state, proposal.proposed_at = ProposalState.PROPOSED, work.now
        proposal.look_again_at = work.now + REMIND_AFTER
        for side in Side:
            reader = proposal.member(side)
            work.outbox.to_person(
                reader.person,
                proposed_notice(proposal, side),
                key=f"proposal:{proposal.id}:proposed:{side}",
                about=proposal.id,
                due_at=self._almanac.next_permitted(reader, work.now),
            )


def proposed_notice(proposal: MatchProposal, side: Side, *, again: bool = False) -> MatchProposed:
    """The message that asks one side, or reminds it."""
    partner, program = proposal.member(side.other), proposal.member(side).cohort.program
    return MatchProposed(
        proposal=proposal.id,
        program=program.name,
        you_are=side,
        partner=partner.person.as_someone(),
        partner_goals=partner.goals,
        partner_offers=partner.labels(Side.MENTOR) if side is Side.MENTEE else (),
        reason=proposal.as_reason(),
        cadence=program.cadence,
        minutes=program.minutes,
        answer_by=proposal.answer_by,
        again=again,
    )


def _plan(work: Work, cohort_id: UUID, people: Sequence[Participant], *, as_of: datetime) -> Plan:
    """Match mentees without a pair or an open proposal; mentors without a free seat explain who is left over."""
    held: list[Mentorship | MatchProposal] = [
        *work.mentorships.running_in(cohort_id),
        *work.matching.open_in(cohort_id),
    ]
    busy, taken = {pair.mentee_id for pair in held}, Counter(pair.mentor_id for pair in held)
    candidates = [
        _candidate(person, as_of, wants=person.id not in busy, taken=taken[person.id])
        for person in people
        if person.role.mentors or person.id not in busy
    ]
    return propose(candidates, work.matching.history(), Rules(), seed=SEED)


def _candidate(person: Participant, as_of: datetime, *, wants: bool, taken: int) -> Candidate:
    return Candidate(
        id=person.id,
        person=person.person_id,
        name=person.person.name,
        mentor_seats=max(person.seats - taken, 0) if person.role.mentors else 0,
        wants_mentor=person.role.learns and wants,
        offers=person.keys(Side.MENTOR),
        wants=person.keys(Side.MENTEE),
        time_zone=person.time_zone,
        working_minutes=weekly_slots(person.time_zone, on=as_of.date()),
        waiting_days=(as_of - person.joined_at).days,
    )


def _keep(work: Work, cohort_id: UUID, plan: Plan, people: dict[UUID, Participant]) -> MatchingRound:
    draft = work.add(
        MatchingRound,
        cohort_id=cohort_id,
        state=RoundState.DRAFT,
        seed=plan.seed,
        digest=plan.digest,
        created_by=work.me.id,
        created_at=work.now,
    )
    work.audit("round:dry_run", draft.id)
    for pair in plan.pairs:
        reason = _reason(pair, people)
        work.add(
            MatchProposal,
            round_id=draft.id,
            cohort_id=cohort_id,
            mentor_id=pair.mentor,
            mentee_id=pair.mentee,
            state=ProposalState.DRAFT,
            score=pair.score,
            reason={"skills": list(reason.skills), "common_hours": reason.common_hours},
        )
    return draft


def _pair_card(pair: Pair, people: dict[UUID, Participant]) -> PairCard:
    return PairCard(
        mentor=people[pair.mentor].person.as_someone(),
        mentee=people[pair.mentee].person.as_someone(),
        score=pair.score,
        reason=_reason(pair, people),
    )


def _reason(pair: Pair, people: dict[UUID, Participant]) -> Reason:
    """The shared skills in the workspace's spelling, and common hours a week."""
    mentee = people[pair.mentee]
    labels = dict(zip(mentee.keys(Side.MENTEE), mentee.labels(Side.MENTEE), strict=True))
    shared = tuple(labels[key] for key in pair.reasons.shared_skills)
    return Reason(skills=shared, common_hours=pair.reasons.overlap_minutes / 60)
