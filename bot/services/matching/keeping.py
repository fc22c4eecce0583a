"""What is kept of a plan: its round with the proof and the outcome, and a row for each pair with its reason."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from bot.domain.matching import Criterion, Inputs, Pair, Plan
from bot.domain.matching_terms import ProposalState, RoundOrigin, RoundState
from bot.domain.notices import Reason
from bot.domain.rounds import Looking, outcome_of
from bot.domain.skills import skill_key
from bot.domain.terms import Side
from bot.store import Work
from bot.store.codec import dump_outcome
from models import Cohort, MatchingRound, MatchProposal, Participant

People = Mapping[UUID, Participant]


def begin(work: Work, cohort: Cohort, inputs: Inputs, *, as_of: datetime, origin: RoundOrigin) -> MatchingRound:
    """A draft without a plan; an admin makes it, or it is its morning."""
    return work.add(
        MatchingRound,
        cohort_id=cohort.id,
        origin=origin,
        state=RoundState.DRAFT,
        seed=inputs.seed,
        digest="",
        objective=inputs.objective,
        created_by=work.me.id if origin is RoundOrigin.ADMIN else None,
        created_at=as_of,
    )


def keep(
    work: Work,
    draft: MatchingRound,
    plan: Plan,
    *,
    inputs: Inputs,
    people: People,
    as_of: datetime,
) -> None:
    """Keep a plan in the place of what a draft held before, if it did.

    Pairs that stay keep their row, so that changing one pair of thousands writes little.
    """
    before = work.rounds.sketches(draft.id)
    draft.objective, draft.digest, draft.created_at = inputs.objective, plan.digest, as_of
    draft.weights = {criterion.value: inputs.rules.share(criterion) for criterion in Criterion}
    draft.certificate = asdict(plan.certificate) if plan.certificate else None
    draft.outcome = dump_outcome(outcome_of(plan, _looking(inputs, people), before if draft.outcome else None))
    rows = {(pair.mentor, pair.mentee): _row(draft, pair, people) for pair in plan.pairs}
    same = {two for two, sketch in before.items() if two in rows and sketch.shows(rows[two])}
    work.rounds.drop([sketch.id for two, sketch in before.items() if two not in same])
    work.add_all(MatchProposal, (row for two, row in rows.items() if two not in same))
    work.flush()


def _looking(inputs: Inputs, people: People) -> Iterator[Looking]:
    for each in inputs.candidates:
        if each.wants_mentor:
            person = people[each.id]
            yield Looking(person.id, person.stage, person.person.department)


def _row(draft: MatchingRound, pair: Pair, people: People) -> Mapping[str, object]:
    return {
        "round_id": draft.id,
        "cohort_id": draft.cohort_id,
        "mentor_id": pair.mentor,
        "mentee_id": pair.mentee,
        "state": ProposalState.DRAFT,
        "score": pair.score,
        "reason": stored_reason(pair, people),
    }


def stored_reason(pair: Pair, people: People) -> dict[str, object]:
    """Why the two fit, as it is kept with their proposal: the reason they read, and the points admins see.

    How far apart they stand is theirs to know and to change, so it is told as they say it at the time, never kept.
    """
    points = {criterion.value: points for criterion, points in pair.reasons.points}
    kept = {name: fact for name, fact in asdict(reason_of(pair, people)).items() if name != "ahead"}
    return {**kept, "points": points, "regret": pair.regret}


def reason_of(pair: Pair, people: People) -> Reason:
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
