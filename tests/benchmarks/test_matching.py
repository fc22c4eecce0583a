"""How long matching a cohort takes."""

from functools import partial
from itertools import product
from random import Random
from uuid import UUID

import numpy as np
from scipy.optimize import linear_sum_assignment

from bot.domain.matching import Candidate, History, Plan, Rules, propose
from bot.domain.matching.exact import optimum
from bot.domain.matching.hours import weekly_slots
from bot.domain.matching.scoring import points_for, scores
from bot.domain.matching.survey import survey
from bot.domain.terms import Communication, Personality, Stage
from tests.benchmarks.figures import Figures, cpu, in_turns, wall
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


def many(mentees: int, mentors: int) -> list[Candidate]:
    """Mentees first; everybody has answered most questions, and some skills are wanted far more than others."""
    dice = Random(mentees)
    popular = [1 / (place + 1) for place in range(len(SKILLS))]
    people = []
    for number in range(mentees + mentors):
        guide, zone = number >= mentees, dice.choice(ZONES)
        skills = tuple(dict.fromkeys(dice.choices(SKILLS, popular, k=5)))
        people.append(
            Candidate(
                id=UUID(int=dice.getrandbits(128)),
                person=UUID(int=dice.getrandbits(128)),
                name=f"Person {number}",
                mentor_seats=int(guide),
                wants_mentor=not guide,
                offers=skills if guide else (),
                wants=() if guide else skills,
                time_zone=zone,
                working_minutes=weekly_slots(zone, TODAY),
                waiting_days=dice.randrange(120),
                text=" ".join(dice.choices(SKILLS, k=6)),
                stage=dice.choice(list(Stage)),
                communication=dice.choice([None, *Communication]),
                personality=dice.choice([None, *Personality]),
            )
        )
    return people


def test_the_plan_has_the_points_of_an_independent_solver(figures: Figures, sizes: Sizes) -> None:
    for mentees, mentors in sizes.matched:
        problem = survey(many(mentees, mentors), History(), Rules(), seed=1).problem
        dense = np.where(problem.points < 0, -1e6, problem.points)
        works = partial(optimum, problem), partial(linear_sum_assignment, dense, maximize=True)
        ours, theirs = in_turns(*works, rounds=sizes.starts)
        found, (rows, columns) = optimum(problem), linear_sum_assignment(dense, maximize=True)
        assert (found.coverage, found.total) == (len(rows), int(dense[rows, columns].sum()))
        assert found.certificate is not None
        assert found.certificate.proven
        figures.add(
            f"assigning {mentees:,} mentees to {mentors:,} mentors, with proof",
            f"{wall(ours):,.2f} s, {wall(ours) / wall(theirs):.1f} × SciPy's",
        )


def test_scoring_all_pairs_costs_little_more_than_one_product_of_matrices(figures: Figures, sizes: Sizes) -> None:
    people, rules = many(1000, 600), Rules()
    mentees, mentors = people[:1000], people[1000:]
    seen = scores(mentees, mentors, rules)
    sample = list(product(mentors[:20], mentees[:50]))
    at_once, bare, one_by_one = in_turns(
        seen.matrix,
        lambda: (seen.mentees @ seen.mentors.T, seen.mentee_texts @ seen.mentor_texts.T),
        lambda: [sum(points_for(guide, learner, rules).values()) for guide, learner in sample],
        rounds=sizes.rounds,
    )
    loop = cpu(one_by_one) / len(sample) * 600_000
    products = f"{wall(at_once) * 1000:.0f} ms, {wall(at_once) / wall(bare):.1f} × the bare products"
    figures.add("scoring 600,000 pairs", products, "≤ 3 ×")
    figures.add("the same in a plain loop", f"{loop / cpu(at_once):,.0f} × as long", "≥ 400 ×")
    assert loop > 100 * cpu(at_once)
