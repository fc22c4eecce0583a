"""How long matching a cohort takes."""

from random import Random
from uuid import UUID

from bot.domain.matching import Candidate, History, Plan, Rules, propose
from bot.domain.matching.hours import weekly_slots
from tests.benchmarks.figures import Figures, in_turns, wall
from tests.benchmarks.sizes import Sizes
from tests.integration.office import TODAY

SKILLS = [f"skill {number}" for number in range(40)]
ZONES = ("Europe/London", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "America/Los_Angeles")
TEAM, COMPANY = 50, 300


def a_cohort(people: int) -> list[Candidate]:
    """A third mentors with two seats each, a third learns, a third does both."""
    dice = Random(people)
    cohort = []
    for number in range(people):
        zone = dice.choice(ZONES)
        mentors, learns = number % 3 != 1, number % 3 != 0
        cohort.append(
            Candidate(
                id=UUID(int=number),
                person=UUID(int=people + number),
                name=f"Person {number}",
                mentor_seats=2 if mentors else 0,
                wants_mentor=learns,
                offers=tuple(dice.sample(SKILLS, 4)) if mentors else (),
                wants=tuple(dice.sample(SKILLS, 3)) if learns else (),
                time_zone=zone,
                working_minutes=weekly_slots(zone, TODAY),
                waiting_days=dice.randrange(90),
            )
        )
    return cohort


def test_a_whole_company_is_matched_at_about_the_price_of_its_possible_pairs(
    figures: Figures, sizes: Sizes
) -> None:
    def match(people: list[Candidate]) -> Plan:
        plan = propose(people, History(), Rules(), seed=1)
        assert len(plan.pairs) == sum(person.wants_mentor for person in people)
        return plan

    cohorts = [a_cohort(TEAM), a_cohort(COMPANY)]
    small, large = (
        wall(taken) for taken in in_turns(*(lambda c=c: match(c) for c in cohorts), rounds=sizes.starts)
    )
    for people, seconds in ((TEAM, small), (COMPANY, large)):
        figures.add(f"matching {people} people", f"{seconds * 1000:,.0f} ms")
    assert large / small < 5 * (COMPANY / TEAM) ** 2
