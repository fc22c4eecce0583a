"""Working out a cohort's draft round: read the facts, choose the pairs outside of transactions, keep the plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from bot.domain import matching
from bot.domain.errors import Collision, NothingToMatch, RoundOutdated
from bot.domain.matching import Criterion, Inputs, Pair, Plan, Rules
from bot.domain.matching.hands import Hands, Two
from bot.domain.matching_terms import HandKind, Objective, ProposalState, RoundState
from bot.domain.notices import Reason
from bot.domain.people import Actor
from bot.domain.rounds import Looking, outcome_of
from bot.domain.skills import skill_key
from bot.domain.terms import Side
from bot.services.access import require_open, run_cohort
from bot.services.matching.candidates import inputs_of
from bot.store import Store, Work
from bot.store.codec import dump_outcome
from bot.store.rounds import Sketch
from models import Cohort, HandChange, MatchingRound, MatchProposal, Participant


class Decision(NamedTuple):
    """What an admin decides about two participants; `kind` is None for taking back what was decided."""

    mentor: UUID
    mentee: UUID
    kind: HandKind | None
    why: str = ""


class Facts(NamedTuple):
    """What a plan is made from. `seen` is the draft it takes the place of, as it was."""

    inputs: Inputs
    people: Mapping[UUID, Participant]
    as_of: datetime
    seen: tuple[UUID, int] | None


def work_out(
    store: Store,
    actor: Actor,
    cohort_id: UUID,
    *,
    objective: Objective | None = None,
    decisions: Sequence[Decision] = (),
) -> UUID:
    """Make or renew the draft round of a cohort and return its id; nothing is sent.

    What was decided by hand stays, as does the objective where none is named. Raise NothingToMatch, or Collision if
    another admin changed the draft meanwhile: trying again settles it.
    """
    with store.reading(actor) as work:
        facts = _facts(work, require_open(run_cohort(work, cohort_id), work), objective, decisions)
    # Thousands of people take their time, in which nobody who writes should have to wait.
    plan = matching.propose(*facts.inputs)
    if not plan.pairs and Side.MENTEE not in {left.side for left in plan.left_over}:
        raise NothingToMatch
    with store.writing(actor) as work:
        work.cohorts.hold(cohort_id)
        cohort = require_open(run_cohort(work, cohort_id), work)
        draft = work.rounds.draft_in(cohort_id)
        if _sight(draft) != facts.seen:
            raise Collision
        if draft and draft.digest == plan.digest and not decisions:
            return draft.id  # Whoever has it open may still publish what they see.
        return _keep(work, cohort, draft, plan, facts, decisions).id


def _facts(work: Work, cohort: Cohort, objective: Objective | None, decisions: Sequence[Decision]) -> Facts:
    draft = work.rounds.draft_in(cohort.id)
    people = {participant.id: participant for participant in work.participants.active_in(cohort.id)}
    best_in = objective or (draft.objective if draft else Objective.COVERAGE)
    inputs = inputs_of(
        work, cohort, people.values(), best_in, as_of=work.now, hands=hands_in(work, draft, decisions)
    )
    return Facts(inputs, people, work.now, _sight(draft))


def _sight(draft: MatchingRound | None) -> tuple[UUID, int] | None:
    return (draft.id, draft.version) if draft else None


def draft_of(work: Work, round_id: UUID) -> MatchingRound:
    """The draft, for somebody who runs its program. Raise RoundOutdated for a round that is no draft any more."""
    draft = work.rounds.get(round_id)
    run_cohort(work, draft.cohort_id)
    if draft.state is not RoundState.DRAFT:
        raise RoundOutdated
    return draft


def hands_in(work: Work, draft: MatchingRound | None, decisions: Sequence[Decision] = ()) -> Hands:
    """What holds of a draft by hand, once these decisions are taken as well.

    Nobody is locked to two mentors: the last one counts. A pair held back is as good as any other.
    """
    changes = work.rounds.hands(draft.id) if draft else ()
    held: dict[Two, HandKind | None] = {(each.mentor_id, each.mentee_id): each.kind for each in changes}
    for decision in decisions:
        if decision.kind is HandKind.LOCKED:
            held = {two: kind for two, kind in held.items() if (kind, two[1]) != (HandKind.LOCKED, decision.mentee)}
        held[decision.mentor, decision.mentee] = decision.kind
    return Hands(
        locked=frozenset(two for two, kind in held.items() if kind is HandKind.LOCKED),
        forbidden=frozenset(two for two, kind in held.items() if kind is HandKind.FORBIDDEN),
    )


def _keep(
    work: Work,
    cohort: Cohort,
    draft: MatchingRound | None,
    plan: Plan,
    facts: Facts,
    decisions: Sequence[Decision],
) -> MatchingRound:
    """Keep the plan as of the moment it was asked for; publishing asks whether anything has changed since."""
    sketches = work.rounds.sketches(draft.id) if draft else {}
    draft = draft or _begin(work, cohort, facts)
    outcome = outcome_of(plan, _looking(facts), sketches if facts.seen else None)
    draft.objective, draft.digest, draft.seed, draft.created_at = (
        facts.inputs.objective,
        plan.digest,
        plan.seed,
        facts.as_of,
    )
    draft.weights = _shares(facts.inputs.rules)
    draft.certificate = asdict(plan.certificate) if plan.certificate else None
    draft.outcome = dump_outcome(outcome)
    for decision in decisions:
        _remember(work, cohort, draft, decision)
    _replace_pairs(work, draft, sketches, plan, facts.people)
    if not decisions:
        work.audit(
            "round:dry_run", draft.id, program=cohort.program_id, matches=len(plan.pairs), best_in=draft.objective
        )
    work.flush()
    return draft


def _begin(work: Work, cohort: Cohort, facts: Facts) -> MatchingRound:
    return work.add(
        MatchingRound,
        cohort_id=cohort.id,
        state=RoundState.DRAFT,
        seed=facts.inputs.seed,
        digest="",
        objective=facts.inputs.objective,
        created_by=work.me.id,
        created_at=facts.as_of,
    )


def _looking(facts: Facts) -> Iterator[Looking]:
    for each in facts.inputs.candidates:
        if each.wants_mentor:
            person = facts.people[each.id]
            yield Looking(person.id, person.stage, person.person.department)


def _shares(rules: Rules) -> dict[str, int]:
    return {criterion.value: rules.share(criterion) for criterion in Criterion}


def _remember(work: Work, cohort: Cohort, draft: MatchingRound, decision: Decision) -> None:
    """Write a decision down, in place of what was decided about the same two, or locks of the same mentee."""
    people = work.rounds.people(decision[:2])
    work.audit(
        "round:by_hand",
        draft.id,
        program=cohort.program_id,
        decided=decision.kind or "taken_back",
        mentor=people[decision.mentor].person.slack_user_id,
        mentee=people[decision.mentee].person.slack_user_id,
    )
    for change in work.rounds.hands(draft.id):
        same = (change.mentor_id, change.mentee_id) == decision[:2]
        other_lock = change.kind is decision.kind is HandKind.LOCKED and change.mentee_id == decision.mentee
        if same or other_lock:
            work.rounds.forget(change)
    if decision.kind is None:
        return
    work.add(
        HandChange,
        round_id=draft.id,
        mentor_id=decision.mentor,
        mentee_id=decision.mentee,
        kind=decision.kind,
        why=decision.why,
        changed_by=work.me.id,
        changed_at=work.now,
    )


def _replace_pairs(
    work: Work,
    draft: MatchingRound,
    sketches: Mapping[Two, Sketch],
    plan: Plan,
    people: Mapping[UUID, Participant],
) -> None:
    """Pairs that stay keep their row, so that changing one pair of thousands writes little."""
    rows = {(pair.mentor, pair.mentee): _row(draft, pair, people) for pair in plan.pairs}
    same = {two for two, sketch in sketches.items() if two in rows and sketch.shows(rows[two])}
    work.rounds.drop([sketch.id for two, sketch in sketches.items() if two not in same])
    work.add_all(MatchProposal, (row for two, row in rows.items() if two not in same))


def _row(draft: MatchingRound, pair: Pair, people: Mapping[UUID, Participant]) -> Mapping[str, object]:
    return {
        "round_id": draft.id,
        "cohort_id": draft.cohort_id,
        "mentor_id": pair.mentor,
        "mentee_id": pair.mentee,
        "state": ProposalState.DRAFT,
        "score": pair.score,
        "reason": stored_reason(pair, people),
    }


def stored_reason(pair: Pair, people: Mapping[UUID, Participant]) -> dict[str, object]:
    """Why the two fit, as it is kept with their proposal: the reason they read, and the points admins see."""
    points = {criterion.value: points for criterion, points in pair.reasons.points}
    return {**asdict(reason_of(pair, people)), "points": points, "regret": pair.regret}


def reason_of(pair: Pair, people: Mapping[UUID, Participant]) -> Reason:
    """Shared skills in the workspace's spelling, shared interests in the mentee's, and common hours a week.

    Among peers either may have what the other would like to learn.
    """
    mentor, mentee = people[pair.mentor], people[pair.mentee]
    labels = {
        key: label
        for each in (mentor, mentee)
        for key, label in zip(each.keys(Side.MENTEE), each.labels(Side.MENTEE), strict=True)
    }
    interests = {skill_key(label): label for label in reversed(mentee.interests)}
    return Reason(
        skills=tuple(labels[key] for key in pair.reasons.shared_skills),
        common_hours=pair.reasons.overlap_minutes / 60,
        interests=tuple(interests[key] for key in pair.reasons.shared_interests),
    )
