"""The generated colleagues of a bigger playground."""

import re
from itertools import chain
from zoneinfo import ZoneInfo

from bot.demo.company import COLLEAGUES, INES
from bot.demo.playground.crowd import colleagues
from bot.demo.playground.seeding import MOST_JOINING, joiners
from bot.demo.playground.story import MENTEE, MENTOR

MOST = 2_500


def skills(words: str) -> set[str]:
    return {skill.strip().lower() for skill in words.split(",")} - {""}


def test_the_smallest_company_is_that_of_the_story() -> None:
    assert colleagues(len(COLLEAGUES)) == COLLEAGUES


def test_there_are_enough_people_and_no_two_are_called_or_addressed_the_same() -> None:
    names = [INES.name, *(each.name for each in colleagues(MOST - 1))]

    assert len(names) == MOST
    assert len(set(names)) == MOST
    assert len({re.sub(r"\W+", ".", name.lower()) for name in names}) == MOST


def test_everybody_is_the_same_person_on_every_run_and_in_every_size() -> None:
    assert colleagues(400)[:100] == colleagues(100)


def test_everybody_has_a_place_a_job_a_skill_and_a_hope() -> None:
    for each in colleagues(500):
        assert ZoneInfo(each.zone).key == each.zone
        assert each.title
        assert each.offers or each.wants
        assert each.goals


def test_nobody_of_the_crowd_competes_for_the_mentor_of_the_story() -> None:
    mentor = next(each for each in COLLEAGUES if each.name == MENTOR)
    crowd = colleagues(MOST - 1)[len(COLLEAGUES) :]
    talk = set(chain.from_iterable(skills(each.offers) | skills(each.wants) for each in crowd))

    assert not talk & skills(mentor.offers)


def test_a_good_part_of_the_company_joins_but_not_everybody_and_not_the_mentee_of_the_story() -> None:
    few, many = joiners(colleagues(99)), joiners(colleagues(1_999))

    assert len(few) == 22 + 26
    assert len(many) == MOST_JOINING
    assert MENTEE not in {each.name for each in many}
