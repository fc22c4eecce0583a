"""Matching rounds: a dry run that only the admin sees, then publishing it."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from bot.domain.admin_cards import DryRunCard, LeftOverCard, PairCard
from bot.domain.cohorts import Step, can
from bot.domain.errors import NothingToMatch, RoundOutdated
from bot.domain.matching import Pair, Plan, digest_of, propose
from bot.domain.notices import MatchProposed, Reason
from bot.domain.people import Actor
from bot.domain.previews import Preview
from bot.domain.proposals import REMIND_AFTER
from bot.domain.skills import skill_key
from bot.domain.terms import MentorRule, Objective, ProposalState, RoundState, Side
from bot.services.access import require_open, require_runs_any, run_cohort
from bot.services.almanac import Almanac
from bot.services.candidates import inputs_of
from bot.services.cohort_life import move_by_itself, take
from bot.services.foresight import foresee
from bot.store import Store, Work
from models import Cohort, MatchingRound, MatchProposal, Participant

NOT_APPROVED = "They wait to be approved as a mentor. The cohort's page has the list."


class Published(NamedTuple):
    """What was published: the cohort, and how many matches."""

    cohort: UUID
    matches: int


class Matching:
    """The admin's side of matching."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def again(self, actor: Actor, round_id: UUID, objective: Objective) -> DryRunCard:
        """Another dry run of the same cohort, best in something else. Raise as `dry_run` does."""
        with self._store.reading(actor) as work:
            require_runs_any(work)
            cohort_id = work.matching.round(round_id).cohort_id
        return self.dry_run(actor, cohort_id, objective)

    def dry_run(self, actor: Actor, cohort_id: UUID, objective: Objective = Objective.COVERAGE) -> DryRunCard:
        """Work out who fits whom and keep it as a draft; nothing is sent. Raise NothingToMatch."""
        with self._store.reading(actor) as work:
            cohort = require_open(run_cohort(work, cohort_id), work)
            people = {participant.id: participant for participant in work.participants.active_in(cohort_id)}
            inputs, as_of = inputs_of(work, cohort, people.values(), objective, as_of=work.now), work.now
        # Thousands of people take their time, in which nobody who writes should have to wait.
        plan = propose(*inputs)
        if not plan.pairs and Side.MENTEE not in {left.side for left in plan.left_over}:
            raise NothingToMatch
        with self._store.writing(actor) as work:
            cohort = require_open(run_cohort(work, cohort_id), work)
            draft = _keep(work, cohort, plan, people, objective, as_of=as_of)
            left_over = tuple(
                LeftOverCard(
                    person=people[left.participant].person.as_someone(), side=left.side, why=left.reason.sentence
                )
                for left in plan.left_over
            )
            return DryRunCard(
                round=draft.id,
                objective=objective,
                fewer_pairs=plan.cost.pairs,
                fewer_points=plan.cost.points,
                blocking=plan.blocking,
                program=cohort.program.name,
                pairs=tuple(_pair_card(pair, people) for pair in plan.pairs),
                left_over=left_over + _unapproved(work, cohort),
            )

    def publish(self, actor: Actor, round_id: UUID) -> Published:
        """Send the proposals of a draft, once.

        Raise RoundOutdated if anything changed since, or CohortClosed.
        """
        with self._store.writing(actor) as work:
            require_runs_any(work)
            draft = work.matching.round(round_id)
            work.cohorts.hold(draft.cohort_id)
            cohort = require_open(run_cohort(work, draft.cohort_id), work)
            people = work.participants.active_in(draft.cohort_id)
            inputs = inputs_of(work, cohort, people, draft.objective, as_of=draft.created_at)
            if draft.state is not RoundState.DRAFT or digest_of(*inputs) != draft.digest:
                raise RoundOutdated
            return Published(cohort.id, self._send_out(work, cohort, draft))

    def before_publishing(self, actor: Actor, round_id: UUID) -> Preview:
        """To how many people publishing a draft would send something, and when. Nothing happens."""
        with self._store.rehearsing(actor) as work:
            draft = work.matching.round(round_id)
            self._send_out(work, run_cohort(work, draft.cohort_id), draft)
            return foresee(work)

    def _send_out(self, work: Work, cohort: Cohort, draft: MatchingRound) -> int:
        draft.state, draft.published_at = RoundState.PUBLISHED, work.now
        proposals = work.matching.drafts(draft.id)
        work.audit("round:publish", draft.id, program=cohort.program_id, matches=len(proposals))
        if can(cohort.state, Step.MATCH):
            take(work, cohort, Step.MATCH)
            move_by_itself(work, cohort)
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


def _unapproved(work: Work, cohort: Cohort) -> tuple[LeftOverCard, ...]:
    """Mentors whom the matching leaves out until somebody approves them."""
    if cohort.program.mentor_rule is MentorRule.OPEN:
        return ()
    return tuple(
        LeftOverCard(person=each.participant.person.as_someone(), side=Side.MENTOR, why=NOT_APPROVED)
        for each in work.approvals.waiting_in(cohort.id)
    )


def _keep(
    work: Work,
    cohort: Cohort,
    plan: Plan,
    people: Mapping[UUID, Participant],
    objective: Objective,
    *,
    as_of: datetime,
) -> MatchingRound:
    """Keep the plan as of the moment it was asked for; publishing asks whether anything has changed since."""
    draft = work.add(
        MatchingRound,
        cohort_id=cohort.id,
        state=RoundState.DRAFT,
        seed=plan.seed,
        digest=plan.digest,
        objective=objective,
        created_by=work.me.id,
        created_at=as_of,
    )
    work.audit("round:dry_run", draft.id, program=cohort.program_id, matches=len(plan.pairs), best_in=objective)
    work.add_all(MatchProposal, (_proposal(draft, pair, people) for pair in plan.pairs))
    return draft


def _proposal(draft: MatchingRound, pair: Pair, people: Mapping[UUID, Participant]) -> Mapping[str, object]:
    return {
        "round_id": draft.id,
        "cohort_id": draft.cohort_id,
        "mentor_id": pair.mentor,
        "mentee_id": pair.mentee,
        "state": ProposalState.DRAFT,
        "score": pair.score,
        "reason": asdict(_reason(pair, people)),
    }


def _pair_card(pair: Pair, people: Mapping[UUID, Participant]) -> PairCard:
    return PairCard(
        mentor=people[pair.mentor].person.as_someone(),
        mentee=people[pair.mentee].person.as_someone(),
        score=pair.score,
        reason=_reason(pair, people),
    )


def _reason(pair: Pair, people: Mapping[UUID, Participant]) -> Reason:
    """Shared skills in the workspace's spelling, shared interests in the mentee's, and common hours a week."""
    mentee = people[pair.mentee]
    labels = dict(zip(mentee.keys(Side.MENTEE), mentee.labels(Side.MENTEE), strict=True))
    interests = {skill_key(label): label for label in reversed(mentee.interests)}
    return Reason(
        skills=tuple(labels[key] for key in pair.reasons.shared_skills),
        common_hours=pair.reasons.overlap_minutes / 60,
        interests=tuple(interests[key] for key in pair.reasons.shared_interests),
    )
