"""News is settled one after the other in the order of arrival, and again while the database is busy."""

import asyncio

import pytest

from bot.domain.errors import Busy, Collision
from bot.slack.news import PAUSES, InTurn


class Attempts:
    """Fails with these errors, one after the other, and then succeeds."""

    def __init__(self, *errors: Exception) -> None:
        self._errors = list(errors)
        self.made = 0

    async def __call__(self) -> int:
        self.made += 1
        if self._errors:
            raise self._errors.pop(0)
        return self.made


async def test_what_finds_the_database_busy_is_tried_again() -> None:
    assert await InTurn(pauses=(0, 0))(Attempts(Busy(), Collision())) == 3


async def test_what_stays_busy_is_given_up_and_holds_nobody_up() -> None:
    in_turn, attempts = InTurn(pauses=(0, 0)), Attempts(Busy(), Busy(), Busy())
    with pytest.raises(Busy):
        await in_turn(attempts)
    assert attempts.made == 3
    assert await in_turn(Attempts()) == 1


async def test_what_went_wrong_otherwise_is_not_tried_again() -> None:
    attempts = Attempts(ValueError())
    with pytest.raises(ValueError):  # noqa: PT011
        await InTurn()(attempts)
    assert attempts.made == 1


async def test_older_news_is_done_before_newer_even_if_it_has_to_wait() -> None:
    in_turn, done = InTurn(pauses=(0.01,)), list[str]()
    first = Attempts(Busy())

    async def older() -> None:
        await first()
        done.append("older")

    async def newer() -> None:
        done.append("newer")

    await asyncio.gather(in_turn(older), in_turn(newer))
    assert done == ["older", "newer"]


def test_a_busy_database_is_waited_for_longer_than_the_longest_work_behind_the_scenes() -> None:
    assert sum(PAUSES) > 15
