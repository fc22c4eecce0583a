"""Matching that goes on by itself where a program keeps going: every morning, for whoever waits by then.

Pairs and open matches stay as they are. What a run finds is a dry run for those who run the program, or published
at once, as the program says.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from bot.domain.daily_runs import next_run
from bot.domain.matching import Inputs, Plan, digest_of, propose
from bot.domain.matching.hands import Hands
from bot.domain.matching_terms import DailyRun, Objective, RoundOrigin, RoundState
from bot.services.access import is_open
from bot.services.almanac import Almanac
from bot.services.matching.candidates import inputs_of
from bot.services.matching.drafting import hands_in
from bot.services.matching.keeping import begin, keep
from bot.services.matching.publishing import held_back, send_out
from bot.store import Store, Work
from bot.store.due import LEASE
from models import Cohort, DailyLook, MatchingRound, Participant


class Facts(NamedTuple):
    """What a run is made from. `draft` is the dry run of an earlier morning that it takes the place of."""

    cohort_id: UUID
    draft: UUID | None
    inputs: Inputs
    people: Mapping[UUID, Participant]
    as_of: datetime


class DailyRuns:
    """Carries out the daily run of a cohort."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def run(self, workspace_id: UUID, look_id: UUID) -> str | None:
        """Match whoever waits this morning; return what was done in a few words, or None if nothing was.

        Any number of processes may come to it: whoever keeps its outcome first has made the run of that day.
        """
        with self._store.inside(workspace_id) as work:
            facts = _facts(work, work.daily_looks.get(look_id))
        if facts is None:
            return None
        # Thousands of people take their time, in which nobody who writes should have to wait.
        plan = propose(*facts.inputs)
        with self._store.inside(workspace_id) as work:
            work.cohorts.hold(facts.cohort_id)
            look, cohort = work.daily_looks.get(look_id), work.cohorts.get(facts.cohort_id)
            if look.look_again_at is None or look.look_again_at > work.now + LEASE:
                return None
            if not _is_as_before(work, cohort, facts, plan):
                look.look_again_at = work.now
                return None
            look.look_again_at = _next_morning(work, cohort)
            return self._keep(work, cohort, facts, plan)

    def _keep(self, work: Work, cohort: Cohort, facts: Facts, plan: Plan) -> str | None:
        earlier = work.rounds.sketches(facts.draft) if facts.draft else {}
        if not plan.pairs and not earlier:
            return None
        ours = work.rounds.get(facts.draft) if facts.draft else None
        draft = ours or begin(work, cohort, facts.inputs, as_of=facts.as_of, origin=RoundOrigin.DAILY)
        keep(work, draft, plan, inputs=facts.inputs, people=facts.people, as_of=facts.as_of)
        to_send = len(plan.pairs) - len(held_back(work, draft))
        if cohort.program.daily_run is DailyRun.PUBLISH and to_send:
            number = send_out(work, self._almanac, cohort, draft)
            return f"daily run published, matches: {number}"
        matches = len(plan.pairs)
        work.audit("round:daily", draft.id, program=cohort.program_id, matches=matches, best_in=draft.objective)
        return "daily run kept as a draft"


def _facts(work: Work, look: DailyLook) -> Facts | None:
    """What to match; None where there is nothing to match this morning, or never again."""
    cohort = work.cohorts.get(look.cohort_id)
    if cohort.ends_on is not None or not is_open(cohort, work):
        look.look_again_at = None
        return None
    facts = None if _rests(work, cohort) else _who_waits(work, cohort)
    if facts is None:
        look.look_again_at = _next_morning(work, cohort)
    return facts


def _rests(work: Work, cohort: Cohort) -> bool:
    return cohort.program.daily_run is DailyRun.NEVER or work.holding.current() is not None


def _who_waits(work: Work, cohort: Cohort) -> Facts | None:
    """None where nobody waits, no seat is free, or a dry run that still holds is there to look at."""
    people = {each.id: each for each in work.participants.active_in(cohort.id)}
    draft = work.rounds.draft_in(cohort.id)
    if draft and cohort.program.daily_run is DailyRun.DRAFT and _still_holds(work, cohort, draft, people):
        return None
    ours = draft if draft and draft.origin is RoundOrigin.DAILY else None
    inputs = _inputs(work, cohort, people, draft=ours, as_of=work.now)
    mentors = any(each.mentor_seats for each in inputs.candidates)
    if not mentors or not any(each.wants_mentor for each in inputs.candidates):
        return None
    return Facts(cohort.id, ours.id if ours else None, inputs, people, work.now)


def _still_holds(work: Work, cohort: Cohort, draft: MatchingRound, people: Mapping[UUID, Participant]) -> bool:
    """Whether nothing but time has passed since a dry run was made."""
    hands = hands_in(work, draft)
    inputs = inputs_of(work, cohort, people.values(), draft.objective, as_of=draft.created_at, hands=hands)
    return digest_of(*inputs) == draft.digest


def _inputs(
    work: Work,
    cohort: Cohort,
    people: Mapping[UUID, Participant],
    *,
    draft: MatchingRound | None,
    as_of: datetime,
) -> Inputs:
    """Everybody, where somebody looks at it before it is sent.

    Where nobody does, whoever never answered a match is left in peace until they show themselves, and pairs that
    an admin has taken back or out stay apart.
    """
    asked, hands = list(people.values()), hands_in(work, draft)
    if cohort.program.daily_run is DailyRun.PUBLISH:
        asked = [each for each in asked if each.silent_since is None]
        apart = work.searches.kept_apart_by_hand(cohort.id) | work.daily_looks.undone_in(cohort.id)
        hands = Hands(locked=hands.locked - apart, forbidden=hands.forbidden | apart)
    return inputs_of(work, cohort, asked, Objective.FEWEST_CHANGES, as_of=as_of, hands=hands)


def _is_as_before(work: Work, cohort: Cohort, facts: Facts, plan: Plan) -> bool:
    """Whether the plan was made from what is true now. A stop of all messages waits for another morning."""
    if not is_open(cohort, work) or _rests(work, cohort):
        return False
    people = {each.id: each for each in work.participants.active_in(cohort.id)}
    draft = work.rounds.get(facts.draft) if facts.draft else None
    if draft and draft.state is not RoundState.DRAFT:
        return False
    return digest_of(*_inputs(work, cohort, people, draft=draft, as_of=facts.as_of)) == plan.digest


def _next_morning(work: Work, cohort: Cohort) -> datetime:
    return next_run(work.daily_looks.zone_of(cohort), work.now)
