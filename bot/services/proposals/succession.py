"""Who comes next where a match came to nothing: found by the same engine and asked, without another round.

Only people whom a published round has taken into account are matched, and by all its rules. Whoever asked for time,
never answered or is on a break is left in peace.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from bot.domain.matching import Inputs, Pair, Plan, digest_of, propose
from bot.domain.matching.hands import Hands
from bot.domain.matching_terms import Objective, Outlook, Pairing, ProposalOrigin, ProposalState
from bot.domain.notices import ProposalClosed
from bot.domain.terms import Side
from bot.domain.zones import beginning_of
from bot.services.access import is_open
from bot.services.almanac import Almanac
from bot.services.matching.candidates import inputs_of
from bot.services.matching.keeping import stored_reason
from bot.services.proposals.readiness import is_quiet
from bot.services.proposals.suggesting import suggest
from bot.store import Store, Work
from models import Cohort, MatchProposal, NextSearch, Participant

WHILE_STOPPED = timedelta(minutes=15)
"""How often to look whether messages go out again: nobody is matched who would not hear of it."""

Place = tuple[UUID, Side]


class Facts(NamedTuple):
    """What a search is made from. `claimed` is the mark as it was taken."""

    cohort_id: UUID
    claimed: datetime | None
    as_of: datetime
    people: Mapping[UUID, Participant]
    inputs: Inputs


class Around(NamedTuple):
    """How things stand once the plan is made: who is matched, seats that are left, who waits, and Slack's ids."""

    matched: frozenset[Place]
    seats: Mapping[UUID, int]
    queue: Sequence[UUID]
    users: Mapping[UUID, str]


class Succession:
    """Carries out the searches that matches which came to nothing have asked for."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def search(self, workspace_id: UUID, search_id: UUID) -> int:
        """Suggest the next matches of a cohort; return how many. What changes meanwhile has it search again."""
        with self._store.inside(workspace_id) as work:
            facts = _facts(work, work.searches.get(search_id))
        if facts is None:
            return 0
        # Thousands of people take their time, in which nobody who writes should have to wait.
        plan = propose(*facts.inputs)
        with self._store.inside(workspace_id) as work:
            work.cohorts.hold(facts.cohort_id)
            cohort = work.cohorts.get(facts.cohort_id)
            people = _people(work, cohort)
            now = facts._replace(people=people, inputs=_inputs(work, cohort, people.values(), facts.as_of))
            if not is_open(cohort, work) or digest_of(*now.inputs) != plan.digest:
                work.searches.put_off(search_id, facts.claimed, work.now)
                return 0
            for pair in plan.pairs:
                self._suggest(work, cohort, pair, people)
            self._say_what_comes_next(work, plan, now)
            work.searches.put_off(search_id, facts.claimed, _next_time(people.values(), work.now))
            return len(plan.pairs)

    def _suggest(self, work: Work, cohort: Cohort, pair: Pair, people: Mapping[UUID, Participant]) -> None:
        added = work.add(
            MatchProposal,
            cohort_id=cohort.id,
            origin=ProposalOrigin.NEXT,
            mentor_id=pair.mentor,
            mentee_id=pair.mentee,
            state=ProposalState.DRAFT,
            score=pair.score,
            reason=stored_reason(pair, people),
        )
        proposal = work.matching.proposal(added.id)
        suggest(work, self._almanac, proposal)
        both = {side.value: proposal.member(side).person.slack_user_id for side in Side}
        work.audit("proposal:next", proposal.id, program=cohort.program_id, **both)

    def _say_what_comes_next(self, work: Work, plan: Plan, facts: Facts) -> None:
        """Complete the word that a match did not come about, which has waited for this search."""
        around = _around(plan, facts)
        for key, closed in work.outbox.waiting(ProposalClosed):
            reader = facts.people.get(closed.participant) if closed.participant else None
            if reader and closed.outlook is Outlook.LOOKING:
                words = _complete(closed, (reader.id, Side(key.rpartition(":")[2])), around)
                work.outbox.reword(key, words, due_at=self._almanac.next_permitted(reader, work.now))


def _facts(work: Work, search: NextSearch) -> Facts | None:
    """What to search with; None where there is nothing to search for, now or any more."""
    if work.holding.current():
        work.searches.put_off(search.id, search.look_again_at, work.now + WHILE_STOPPED)
        return None
    cohort = work.cohorts.get(search.cohort_id)
    people = _people(work, cohort)
    if not is_open(cohort, work) or not people:
        work.searches.put_off(search.id, search.look_again_at, None)
        return None
    return Facts(
        cohort.id, search.look_again_at, work.now, people, _inputs(work, cohort, people.values(), work.now)
    )


def _people(work: Work, cohort: Cohort) -> Mapping[UUID, Participant]:
    """Who is there since before the last published round."""
    published_at = work.searches.last_published(cohort.id)
    if published_at is None:
        return {}
    return {each.id: each for each in work.participants.active_in(cohort.id) if each.joined_at <= published_at}


def _inputs(work: Work, cohort: Cohort, people: Iterable[Participant], as_of: datetime) -> Inputs:
    awake = [each for each in people if each.silent_since is None]
    hands = Hands(forbidden=work.searches.kept_apart_by_hand(cohort.id))
    return inputs_of(work, cohort, awake, Objective.COVERAGE, as_of=as_of, hands=hands)


def _around(plan: Plan, facts: Facts) -> Around:
    """Waiting time is as matching counts it; among equals, whoever joined first is first."""
    days = {each.id: each.waiting_days for each in facts.inputs.candidates}
    seats = {each.id: each.mentor_seats for each in facts.inputs.candidates if facts.people[each.id].role.mentors}
    equals = facts.inputs.rules.pairing is Pairing.PEER
    taken = [each for pair in plan.pairs for each in ((pair.mentor, pair.mentee) if equals else (pair.mentor,))]
    for each in taken:
        seats[each] = seats.get(each, 1) - 1
    waiting = [each.participant for each in plan.left_over if each.side is Side.MENTEE]
    return Around(
        matched=frozenset(
            place for pair in plan.pairs for place in ((pair.mentor, Side.MENTOR), (pair.mentee, Side.MENTEE))
        )
        | frozenset((each, side) for each in taken for side in Side if equals),
        seats=seats,
        queue=sorted(waiting, key=lambda each: (-days[each], facts.people[each].joined_at, each)),
        users={each.id: each.person.slack_user_id for each in facts.people.values()},
    )


def _complete(closed: ProposalClosed, place: Place, around: Around) -> ProposalClosed:
    """Why nobody was found, and the reader's place where that is one in a queue.

    It is told of the others alone: whatever the partner answered, or left undone, the words are the same.
    """
    reader, side = place
    two = {closed.partner.slack_id, around.users[reader]}
    if place in around.matched:
        return closed
    if side is Side.MENTOR and closed.pairing is not Pairing.PEER:
        waiting = [each for each in around.queue if around.users[each] not in two]
        found = Outlook.NOBODY_FITS if waiting else Outlook.NO_MENTEES
        return replace(closed, outlook=found if around.seats.get(reader) else Outlook.OVER)
    if reader not in around.queue:
        return replace(closed, outlook=Outlook.OVER)
    seats = [free for each, free in around.seats.items() if around.users[each] not in two]
    if any(seats):
        return replace(closed, outlook=Outlook.NOBODY_FITS)
    number, outlook = around.queue.index(reader) + 1, Outlook.SEATS_TAKEN if seats else Outlook.NO_MENTORS
    return replace(closed, outlook=outlook, place=number, waiting=len(around.queue))


def _next_time(people: Iterable[Participant], now: datetime) -> datetime | None:
    """When the first of those who asked for some time would like to hear of a match again."""
    ends = [
        beginning_of(each.quiet_until, each.time_zone)
        for each in people
        if each.quiet_until and is_quiet(each, now)
    ]
    return min(ends, default=None)
