"""What matching is told of a cohort: who looks for whom, with which answers, and what was between them before."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from bot.domain.matching import Candidate, History, Inputs, Rules
from bot.domain.matching.balance import as_chosen, balanced
from bot.domain.matching.criteria import LONG_WAIT_DAYS
from bot.domain.matching.hands import NO_HANDS, Hands
from bot.domain.matching.hours import weekly_slots
from bot.domain.matching_terms import Objective, Pairing, ProposalOrigin
from bot.domain.skills import skill_key
from bot.domain.terms import Side
from bot.services.joining.vetting import kept_from_mentoring
from bot.services.matching.seats import group_sizes, seats_of
from bot.services.proposals.readiness import is_quiet
from bot.store import Work
from models import Cohort, Participant, Program

SEED = 1

Held = Sequence[tuple[UUID, UUID]]
"""Mentors and mentees, as participants, who have each other or have each been suggested to the other."""


class _Place(NamedTuple):
    """How many seats somebody has free, and whether they look for somebody."""

    seats: int
    looks: bool


def inputs_of(
    work: Work,
    cohort: Cohort,
    people: Iterable[Participant],
    objective: Objective,
    *,
    as_of: datetime,
    hands: Hands = NO_HANDS,
    looking: UUID | None = None,
) -> Inputs:
    """Match mentees without a pair or an open proposal; mentors without a free seat explain who is left over.

    Whoever said "Not now" is not there for the time being. A request holds no seat and nobody back, but the
    same two are not suggested to each other meanwhile. `looking`: a mentee who looks for themself.
    """
    held, history = _between(work, cohort)
    places = _places(work, cohort, people, held, looking)
    equals = cohort.program.pairing is Pairing.PEER
    left_behind = work.mentorships.left_behind_in(cohort.id, tuple(Side) if equals else (Side.MENTEE,))
    affinities = work.wishes.affinities_in(cohort.id)
    candidates = [
        _candidate(
            person, as_of, place, left_behind=person.id in left_behind, affinity=affinities.get(person.id, "")
        )
        for person, place in places
        if person.id == looking or not is_quiet(person, as_of)
    ]
    return Inputs(
        candidates=tuple(candidates),
        history=history.either_way() if equals else history,
        rules=_rules(work, cohort.program),
        seed=SEED,
        objective=objective,
        hands=hands,
    )


def _between(work: Work, cohort: Cohort) -> tuple[Held, History]:
    """What holds people's places and seats, and who may not be matched for what was or is between them."""
    proposed = work.matching.proposed_in(cohort.id)
    requests = [each for each in proposed if each.origin is ProposalOrigin.REQUEST]
    asked = {(each.mentor_person, each.mentee_person) for each in requests}
    suggested = [each for each in proposed if each.origin is not ProposalOrigin.REQUEST]
    held = [*work.mentorships.places_held_in(cohort.id), *((each.mentor, each.mentee) for each in suggested)]
    history = work.matching.history(cohort)
    declined = history.declined | asked | {pair[::-1] for pair in asked}
    return held, replace(history, apart=work.wishes.apart() | work.concerns.apart(), declined=declined)


def _places(
    work: Work, cohort: Cohort, people: Iterable[Participant], held: Held, looking: UUID | None
) -> list[tuple[Participant, _Place]]:
    """Who is there to be matched, with what there is to find for them and at them."""
    barred, taken = kept_from_mentoring(work, cohort), Counter(mentor for mentor, _ in held)
    busy = {mentee for _, mentee in held} - {looking}
    places = (
        (person, _place(person, busy=person.id in busy, taken=taken[person.id], may_mentor=person.id not in barred))
        for person in people
    )
    return [(person, place) for person, place in places if place]


def _rules(work: Work, program: Program) -> Rules:
    smallest, largest = group_sizes(program)
    usual = balanced(as_chosen(program.weights), work.texts)
    return replace(usual, pairing=program.pairing, group_min=smallest, group_max=largest)


def _place(person: Participant, *, busy: bool, taken: int, may_mentor: bool) -> _Place | None:
    """What there is for somebody to find; None if they are not there to be matched at all.

    A peer has one partner, in whichever of the two places; groups are as large as the program says, not the mentor.
    """
    if person.cohort.program.pairing is Pairing.PEER:
        return _Place(1, looks=True) if may_mentor and not busy and not taken else None
    mentors, looks = person.role.mentors and may_mentor, person.role.learns and not busy
    seats = max(seats_of(person) - taken, 0) if mentors else 0
    return _Place(seats, looks) if mentors or looks else None


def _candidate(
    person: Participant, as_of: datetime, place: _Place, *, left_behind: bool, affinity: str
) -> Candidate:
    """Whoever lost a mentor on the way has waited long enough: they count like those who have waited longest.

    An affinity counts among the goals in one's own words, whose likeness no explanation ever quotes.
    """
    return Candidate(
        id=person.id,
        person=person.person_id,
        name=person.person.name,
        mentor_seats=place.seats,
        wants_mentor=place.looks,
        offers=person.keys(Side.MENTOR),
        wants=person.keys(Side.MENTEE),
        time_zone=person.time_zone,
        working_minutes=weekly_slots(person.time_zone, on=as_of.date()),
        waiting_days=LONG_WAIT_DAYS if left_behind else (as_of - person.joined_at).days,
        text="\n".join(filter(None, (person.goals, person.topics, person.transition, affinity))),
        interests=tuple(map(skill_key, person.interests)),
        languages=tuple(map(skill_key, person.languages)),
        stage=person.stage,
        communication=person.communication,
        mentoring_style=person.mentoring_style,
        learning_preference=person.learning_preference,
        personality=person.personality,
        department=skill_key(person.person.department),
    )
