"""Working out a cohort's draft round: read the facts, choose the pairs outside of transactions, keep the plan."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from bot.domain import matching
from bot.domain.errors import Collision, NothingToMatch, RoundOutdated
from bot.domain.matching import Inputs, Plan
from bot.domain.matching.hands import Hands, Two
from bot.domain.matching.progress import Progress, Report, Stage, unheard
from bot.domain.matching_terms import HandKind, Objective, Pairing, RoundOrigin
from bot.domain.people import Actor
from bot.domain.rounds import IT_TAKES
from bot.domain.terms import Side
from bot.services.access import require_open, run_cohort
from bot.services.matching.candidates import inputs_of
from bot.services.matching.keeping import begin, keep
from bot.store import Store, Work
from models import Cohort, HandChange, MatchingRound, Participant


class Decision(NamedTuple):
    """What an admin decides about two participants; `kind` is None for taking back what was decided."""

    mentor: UUID
    mentee: UUID
    kind: HandKind | None
    why: str = ""
    pairing: Pairing = Pairing.TRADITIONAL

    def unlocks(self, two: Two, kind: HandKind | None) -> bool:
        """Whether what was decided is a lock that gives way: nobody has two mentors, and no peer two partners."""
        if not self.kind is kind is HandKind.LOCKED:
            return False
        return two[1] == self.mentee or (self.pairing is Pairing.PEER and not {*two}.isdisjoint(self[:2]))


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
    within: UUID | None = None,
    report: Report = unheard,
) -> UUID:
    """Make or renew the draft round of a cohort and return its id; nothing is sent.

    What was decided by hand stays, as does the objective where none is named. `within` is the draft that whoever
    changes something has before them; `report` hears how far it is. Raise NothingToMatch, RoundOutdated if the
    cohort has another draft by now, or Collision if another admin changed it meanwhile: trying again settles it.
    """
    report(Progress(Stage.READING))
    with store.reading(actor) as work:
        cohort = require_open(run_cohort(work, cohort_id), work)
        if within:
            draft_of(work, within)
        facts = _facts(work, cohort, objective, decisions)
    # Thousands of people take their time, in which nobody who writes should have to wait.
    report(Progress(Stage.READING, len(facts.people)))
    plan = matching.propose(*facts.inputs, report=report)
    report(Progress(Stage.WRITING, len(plan.pairs)))
    if not plan.pairs and Side.MENTEE not in {left.side for left in plan.left_over}:
        raise NothingToMatch(people=IT_TAKES[facts.inputs.rules.pairing])
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
    """The draft, for somebody who runs its program.

    Raise RoundOutdated for a round that is no draft any more, and for one in whose place there is a newer draft:
    whoever looks at the older one would change what they do not see.
    """
    asked = work.rounds.get(round_id)
    run_cohort(work, asked.cohort_id)
    newest = work.rounds.draft_in(asked.cohort_id)
    if newest is None or newest.id != asked.id:
        raise RoundOutdated
    return newest


def hands_in(work: Work, draft: MatchingRound | None, decisions: Sequence[Decision] = ()) -> Hands:
    """What holds of a draft by hand, once these decisions are taken as well.

    Of locks that exclude each other the last one counts. A pair held back is as good as any other.
    """
    changes = work.rounds.hands(draft.id) if draft else ()
    held: dict[Two, HandKind | None] = {(each.mentor_id, each.mentee_id): each.kind for each in changes}
    for decision in decisions:
        held = {two: kind for two, kind in held.items() if not decision.unlocks(two, kind)}
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
    draft = draft or begin(work, cohort, facts.inputs, as_of=facts.as_of, origin=RoundOrigin.ADMIN)
    for decision in decisions:
        _remember(work, cohort, draft, decision)
    keep(work, draft, plan, inputs=facts.inputs, people=facts.people, as_of=facts.as_of)
    if not decisions:
        work.audit(
            "round:dry_run", draft.id, program=cohort.program_id, matches=len(plan.pairs), best_in=draft.objective
        )
    return draft


def _remember(work: Work, cohort: Cohort, draft: MatchingRound, decision: Decision) -> None:
    """Write a decision down, in place of what was decided about the same two, and of locks that give way."""
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
        two = (change.mentor_id, change.mentee_id)
        if two == decision[:2] or decision.unlocks(two, change.kind):
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
