"""How far apart two people stand is told where matching counts it for them, and nowhere else."""

from itertools import product

import pytest

from bot.domain.matching import Rules
from bot.domain.matching.criteria import COMPARISONS
from bot.domain.matching.facts import Criterion
from bot.domain.matching_terms import Pairing
from bot.domain.stages import LADDER, steps_ahead
from bot.domain.terms import Stage


@pytest.mark.parametrize("pairing", Pairing)
def test_what_is_told_is_what_earns_points(pairing: Pairing) -> None:
    rules, points = Rules(pairing=pairing), COMPARISONS[Criterion.STAGE].points
    for mentor, mentee in product(LADDER, LADDER):
        told = steps_ahead(mentor, mentee, pairing)
        assert told in {0, LADDER[mentor] - LADDER[mentee]}
        assert (told != 0) is (mentor is not mentee and points(mentee, mentor, rules) > 0)


@pytest.mark.parametrize("pairing", Pairing)
def test_nothing_is_told_of_who_did_not_say_or_goes_another_way(pairing: Pairing) -> None:
    for unsaid in (None, Stage.CHANGING):
        assert steps_ahead(unsaid, Stage.GROWING, pairing) == 0
        assert steps_ahead(Stage.EXPERIENCED, unsaid, pairing) == 0


def test_a_mentor_behind_is_told_of_only_where_that_is_the_idea() -> None:
    assert steps_ahead(Stage.STARTING, Stage.LEADING, Pairing.TRADITIONAL) == 0
    assert steps_ahead(Stage.STARTING, Stage.LEADING, Pairing.REVERSE) == -3
    assert steps_ahead(Stage.STARTING, Stage.GROWING, Pairing.PEER) == -1
