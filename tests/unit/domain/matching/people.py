"""Small cohorts to match: single people by hand, whole cohorts by Hypothesis, and the plain way to the optimum."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from hypothesis import strategies as st

from bot.domain.matching import Candidate, History, Rules

Cohort = tuple[Candidate, ...]
Pairing = dict[UUID, UUID]  # mentee to mentor

SKILLS = ("negotiation", "python", "sql")
NOTHING_BEFORE = History()
RULES = Rules(
    skills=600,
    hours=250,
    waiting=150,
    goals=0,
    interests=0,
    style=0,
    personality=0,
    stage=0,
    languages=0,
    department=0,
)
"""Three criteria, simple enough to be checked by hand."""
BOTH = Candidate(
    id=UUID(int=0),
    person=UUID(int=0),
    name="",
    mentor_seats=1,
    wants_mentor=True,
    offers=(),
    wants=(),
    time_zone="Europe/London",
    working_minutes=frozenset(),
    waiting_days=0,
)


def person_of(number: int) -> UUID:
    return UUID(int=1000 + number)


def both(number: int, *, offers: Sequence[str] = (), wants: Sequence[str] = (), waiting_days: int = 0) -> Candidate:
    return replace(
        BOTH,
        id=UUID(int=number),
        person=person_of(number),
        name=f"Person {number}",
        offers=tuple(offers),
        wants=tuple(wants),
        waiting_days=waiting_days,
    )


def mentor(number: int, *, offers: Sequence[str] = (), seats: int = 1) -> Candidate:
    return replace(both(number, offers=offers), mentor_seats=seats, wants_mentor=False)


def mentee(number: int, *, wants: Sequence[str] = (), waiting_days: int = 0) -> Candidate:
    return replace(both(number, wants=wants, waiting_days=waiting_days), mentor_seats=0)


def between(*pairs: tuple[int, int]) -> frozenset[tuple[UUID, UUID]]:
    """(mentor, mentee) pairs of person ids for a history."""
    return frozenset((person_of(mentor), person_of(mentee)) for mentor, mentee in pairs)


@st.composite
def candidates(draw: st.DrawFn, number: int) -> Candidate:
    skills = st.lists(st.sampled_from(SKILLS), max_size=3).map(tuple)
    day = draw(st.integers(0, 6))
    return replace(
        both(number, offers=draw(skills), wants=draw(skills), waiting_days=draw(st.sampled_from([0, 7, 45, 120]))),
        mentor_seats=draw(st.integers(0, 2)),
        wants_mentor=draw(st.booleans()),
        working_minutes=frozenset(range(day * 40, day * 40 + draw(st.integers(0, 60)))),
    )


@st.composite
def cohorts(draw: st.DrawFn, most: int = 6) -> Cohort:
    return tuple(draw(candidates(number)) for number in range(draw(st.integers(0, most))))


@st.composite
def histories(draw: st.DrawFn) -> History:
    number = st.integers(0, 5)
    pairs = st.frozensets(st.tuples(number, number), max_size=5).map(lambda chosen: between(*chosen))
    return History(paired=draw(pairs), declined=draw(pairs), mentoring=draw(pairs))


def points(mentor: Candidate, mentee: Candidate) -> int:
    """The rules used here, written down a second time; whoever says nothing else gets half of everything else."""
    wanted = list(dict.fromkeys(mentee.wants))
    skills = sum(
        600 // len(wanted) + (place < 600 % len(wanted))
        for place, wish in enumerate(wanted)
        if wish in mentor.offers
    )
    hours = 250 * min(30 * len(mentor.working_minutes & mentee.working_minutes), 1200) // 1200
    return skills + hours + 150 * min(mentee.waiting_days, 90) // 90


def every_pairing(cohort: Cohort, history: History) -> Iterator[Pairing]:
    """Each way to pair a cohort without breaking a rule, by trying everything."""
    barred = history.paired | history.declined | history.mentoring | {pair[::-1] for pair in history.mentoring}
    waiting = [candidate for candidate in cohort if candidate.wants_mentor]

    def extend(pairing: Pairing, place: int, seats: Counter[UUID]) -> Iterator[Pairing]:
        if place == len(waiting):
            yield pairing
            return
        learner = waiting[place]
        yield from extend(pairing, place + 1, seats)
        for guide in cohort:
            loop = pairing.get(guide.id) == learner.id
            never = guide.working_minutes and learner.working_minutes
            if (
                seats[guide.id]
                and guide is not learner
                and not (never and not guide.working_minutes & learner.working_minutes)
                and not loop
                and (guide.person, learner.person) not in barred
            ):
                yield from extend({**pairing, learner.id: guide.id}, place + 1, seats - Counter([guide.id]))

    return extend({}, 0, Counter({candidate.id: candidate.mentor_seats for candidate in cohort}))


def best_of_all(cohort: Cohort, history: History) -> tuple[int, int]:
    """Coverage and total of the best pairing there is."""
    by_id = {candidate.id: candidate for candidate in cohort}
    return max(
        (len(pairing), sum(points(by_id[guide], by_id[learner]) for learner, guide in pairing.items()))
        for pairing in every_pairing(cohort, history)
    )
