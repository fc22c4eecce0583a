"""Companies to match, of any size, and the matrices that follow from them."""

from datetime import date
from random import Random
from uuid import UUID

from bot.domain.matching import Candidate, History, Rules
from bot.domain.matching.exact import Problem
from bot.domain.matching.hours import weekly_slots
from bot.domain.matching.survey import survey
from bot.domain.terms import Communication, Personality, Stage

TODAY = date(2026, 3, 2)
SKILLS = [f"skill {number}" for number in range(40)]
ZONES = ("Europe/London", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "America/Los_Angeles")
HOURS = {zone: weekly_slots(zone, TODAY) for zone in ZONES}


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
                working_minutes=HOURS[zone],
                waiting_days=dice.randrange(90),
            )
        )
    return cohort


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
                working_minutes=HOURS[zone],
                waiting_days=dice.randrange(120),
                text=" ".join(dice.choices(SKILLS, k=6)),
                stage=dice.choice(list(Stage)),
                communication=dice.choice([None, *Communication]),
                personality=dice.choice([None, *Personality]),
            )
        )
    return people


def problem(mentees: int, mentors: int) -> Problem:
    """What is to be solved for so many."""
    return survey(many(mentees, mentors), History(), Rules(), seed=1).problem
