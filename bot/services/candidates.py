"""What matching is told of a cohort: who looks for whom, with which answers, and what was between them before."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.domain.matching import Candidate, Inputs
from bot.domain.matching.balance import as_chosen, balanced
from bot.domain.matching.criteria import LONG_WAIT_DAYS
from bot.domain.matching.hours import weekly_slots
from bot.domain.skills import skill_key
from bot.domain.terms import Objective, Side
from bot.domain.zones import today_in
from bot.services.vetting import kept_from_mentoring
from bot.store import Work
from models import Cohort, MatchProposal, Mentorship, Participant

SEED = 1


def inputs_of(
    work: Work, cohort: Cohort, people: Iterable[Participant], objective: Objective, *, as_of: datetime
) -> Inputs:
    """Match mentees without a pair or an open proposal; mentors without a free seat explain who is left over.

    Whoever said "Not now" is not there for the time being.
    """
    held: list[Mentorship | MatchProposal] = [
        *work.mentorships.running_in(cohort.id),
        *work.matching.open_in(cohort.id),
    ]
    barred = kept_from_mentoring(work, cohort)
    busy, taken = {pair.mentee_id for pair in held}, Counter(pair.mentor_id for pair in held)
    left_behind, affinities = work.mentorships.left_behind_in(cohort.id), work.wishes.affinities_in(cohort.id)
    candidates = [
        _candidate(
            person,
            as_of,
            wants=person.id not in busy,
            taken=taken[person.id],
            left_behind=person.id in left_behind,
            mentors=person.role.mentors and person.id not in barred,
            affinity=affinities.get(person.id, ""),
        )
        for person in people
        if (person.role.mentors and person.id not in barred) or (person.role.learns and person.id not in busy)
        if not is_quiet(person, as_of)
    ]
    return Inputs(
        candidates=tuple(candidates),
        history=replace(work.matching.history(cohort), apart=work.wishes.apart()),
        rules=balanced(as_chosen(cohort.program.weights)),
        seed=SEED,
        objective=objective,
    )


def is_quiet(person: Participant, at: datetime) -> bool:
    """Whether somebody asked for some time without a suggestion, which is not over where they live."""
    return person.quiet_until is not None and today_in(person.time_zone, at) < person.quiet_until


def _candidate(
    person: Participant,
    as_of: datetime,
    *,
    wants: bool,
    taken: int,
    left_behind: bool,
    mentors: bool,
    affinity: str,
) -> Candidate:
    """Whoever lost a mentor on the way has waited long enough: they count like those who have waited longest.

    An affinity counts among the goals in one's own words, whose likeness no explanation ever quotes.
    """
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
