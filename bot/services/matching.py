"""Matching rounds: a dry run that only the admin sees, then publishing it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.domain.admin_cards import DryRunCard, LeftOverCard, PairCard
from bot.domain.cohorts import Step, can
from bot.domain.errors import NothingToMatch, RoundOutdated
from bot.domain.matching import Candidate, Pair, Plan, Rules, propose
from bot.domain.matching.hours import weekly_slots
from bot.domain.matching.scoring import LONG_WAIT_DAYS
from bot.domain.notices import MatchProposed, Reason
from bot.domain.people import Actor
from bot.domain.previews import Preview
from bot.domain.proposals import REMIND_AFTER
from bot.domain.terms import MentorRule, ProposalState, RoundState, Side
from bot.services.access import require_open, require_runs_any, run_cohort
from bot.services.almanac import Almanac
from bot.services.foresight import foresee
from bot.services.life import move_by_itself, take
from bot.services.vetting import kept_from_mentoring
from bot.store import Store, Work
from models import Cohort, MatchingRound, MatchProposal, Mentorship, Participant

SEED = 1
NOT_APPROVED = "They wait to be approved as a mentor. The cohort's page has the list."


class Matching:
    """The admin's side of matching."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def dry_run(self, actor: Actor, cohort_id: UUID) -> DryRunCard:
        """Work out who fits whom and keep it as a draft; nothing is sent. Raise NothingToMatch."""
        with self._store.writing(actor) as work:
            cohort = require_open(run_cohort(work, cohort_id), work)
            people = {participant.id: participant for participant in work.participants.active_in(cohort_id)}
            plan = _plan(work, cohort, list(people.values()), as_of=work.now)
            if not plan.pairs and Side.MENTEE not in {left.side for left in plan.left_over}:
                raise NothingToMatch
            draft = _keep(work, cohort, plan, people)
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
                )
                + _unapproved(work, cohort),
            )

    def publish(self, actor: Actor, round_id: UUID) -> int:
        """Send the proposals of a draft, once; return how many.

        Raise RoundOutdated if anything changed since, or CohortClosed.
        """
        with self._store.writing(actor) as work:
            require_runs_any(work)
            draft = work.matching.round(round_id)
            work.cohorts.hold(draft.cohort_id)
            cohort = require_open(run_cohort(work, draft.cohort_id), work)
            people = work.participants.active_in(draft.cohort_id)
            if (
                draft.state is not RoundState.DRAFT
                or _plan(work, cohort, people, as_of=draft.created_at).digest != draft.digest
            ):
                raise RoundOutdated
            return self._send_out(work, cohort, draft)

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


def _plan(work: Work, cohort: Cohort, people: Sequence[Participant], *, as_of: datetime) -> Plan:
    """Match mentees without a pair or an open proposal; mentors without a free seat explain who is left over."""
    held: list[Mentorship | MatchProposal] = [
        *work.mentorships.running_in(cohort.id),
        *work.matching.open_in(cohort.id),
    ]
    barred = kept_from_mentoring(work, cohort)
    busy, taken = {pair.mentee_id for pair in held}, Counter(pair.mentor_id for pair in held)
    left_behind = work.mentorships.left_behind_in(cohort.id)
    candidates = [
        _candidate(
            person,
            as_of,
            wants=person.id not in busy,
            taken=taken[person.id],
            left_behind=person.id in left_behind,
            mentors=person.role.mentors and person.id not in barred,
        )
        for person in people
        if (person.role.mentors and person.id not in barred) or (person.role.learns and person.id not in busy)
    ]
    history = replace(work.matching.history(), apart=work.wishes.apart())
    return propose(candidates, history, Rules(), seed=SEED)


def _unapproved(work: Work, cohort: Cohort) -> tuple[LeftOverCard, ...]:
    """Mentors whom the matching leaves out until somebody approves them."""
    if cohort.program.mentor_rule is MentorRule.OPEN:
        return ()
    return tuple(
        LeftOverCard(person=each.participant.person.as_someone(), side=Side.MENTOR, why=NOT_APPROVED)
        for each in work.approvals.waiting_in(cohort.id)
    )


def _candidate(
    person: Participant, as_of: datetime, *, wants: bool, taken: int, left_behind: bool, mentors: bool
) -> Candidate:
    """Whoever lost a mentor on the way has waited long enough: they count like those who have waited longest."""
    return Candidate(
        id=person.id,
        person=person.person_id,
        name=person.person.name,
        mentor_seats=max(person.seats - taken, 0) if mentors else 0,
        wants_mentor=person.role.learns and wants,
        offers=person.keys(Side.MENTOR),
        wants=person.keys(Side.MENTEE),
        time_zone=person.time_zone,
        working_minutes=weekly_slots(person.time_zone, on=as_of.date()),
        waiting_days=LONG_WAIT_DAYS if left_behind else (as_of - person.joined_at).days,
    )


def _keep(work: Work, cohort: Cohort, plan: Plan, people: dict[UUID, Participant]) -> MatchingRound:
    draft = work.add(
        MatchingRound,
        cohort_id=cohort.id,
        state=RoundState.DRAFT,
        seed=plan.seed,
        digest=plan.digest,
        created_by=work.me.id,
        created_at=work.now,
    )
    work.audit("round:dry_run", draft.id, program=cohort.program_id, matches=len(plan.pairs))
    for pair in plan.pairs:
        reason = _reason(pair, people)
        work.add(
            MatchProposal,
            round_id=draft.id,
            cohort_id=cohort.id,
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
