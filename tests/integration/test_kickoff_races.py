"""At the same moment, on either database: two choose a first time, or say yes to the same group."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier
from typing import TypeVar

import pytest

from bot.domain.errors import Collision
from bot.domain.growth.kickoff_cards import Ending, FirstMeetingCard
from bot.domain.people import Actor
from tests.integration.groups import Circle
from tests.integration.office import Office
from tests.integration.test_kickoff import TUESDAY, WEDNESDAY, Pair

T = TypeVar("T")


def settled(deed: Callable[[], T]) -> T:
    """Try again where another was quicker, as the router does."""
    for _ in range(5):
        try:
            return deed()
        except Collision:
            continue
    raise AssertionError("never settled")


@pytest.mark.parametrize("once", range(2))
def test_of_two_presses_at_the_same_moment_one_stands_and_the_other_reads_which(office: Office, once: int) -> None:
    pair, ready = Pair(office), Barrier(2)

    def press(who: Actor, starts_at: datetime) -> FirstMeetingCard:
        ready.wait()
        return settled(lambda: pair.choose(who, starts_at))

    with ThreadPoolExecutor(2) as pool:
        cards = list(pool.map(press, (pair.ada, pair.bob), (TUESDAY, WEDNESDAY)))
    assert sorted(card.ending.name for card in cards) == ["STANDS", "TAKEN"]
    (winner,) = [card for card in cards if card.ending is Ending.STANDS]
    assert {card.starts_at for card in cards} == {winner.starts_at}
    assert pair.planned() == [winner.starts_at]
    assert len(pair.told(pair.ada)) + len(pair.told(pair.bob)) == 1


def test_two_who_say_yes_at_the_same_moment_are_introduced_together(office: Office) -> None:
    learners = [office.person(name) for name in ("bob", "cy")]
    circle, ready = Circle(office, learners), Barrier(2)

    def accept(learner: Actor) -> None:
        ready.wait()
        settled(lambda: circle.says_yes(learner))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(accept, learners))
    assert sorted(mentee.who.name for mentee in circle.to_come().mentees) == ["Bob", "Cy"]
    assert set(circle.to_come().newcomers) == {"UADA", "UBOB", "UCY"}
