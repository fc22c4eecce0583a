"""What stood in the way of a message, and whether another try makes sense."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.delivery import TIME_HAD_PASSED
from bot.domain.undelivered import (
    BY_REASON,
    FINAL,
    UNSURE,
    Chance,
    Letter,
    Obstacle,
    Standing,
    chance_of,
    obstacle_of,
    piled,
)
from tests.unit.domain.weeks import T0

HOUR, PAIR = timedelta(hours=1), UUID(int=5)
LETTER = Letter(
    id=UUID(int=1), reason="is_archived", about=frozenset({PAIR}), put_at=T0, expires_at=None, reader_gone=False
)
NOTHING = Standing(ended={}, resting=frozenset())


@pytest.mark.parametrize(
    ("reason", "obstacle"),
    [
        ("is_archived", Obstacle.ARCHIVED),
        ("channel_not_found", Obstacle.NO_PLACE),
        ("restricted_action", Obstacle.NOT_ALLOWED),
        ("user_disabled", Obstacle.NOBODY),
        ("messages_tab_disabled", Obstacle.TAB_OFF),
        ("invalid_blocks", Obstacle.UNFIT),
        ("unreadable", Obstacle.UNREADABLE),
        ("could not be confirmed", Obstacle.UNCONFIRMED),
        (TIME_HAD_PASSED, Obstacle.TOO_LATE),
        ("HTTP 503", Obstacle.TROUBLE),
        (None, Obstacle.TROUBLE),
    ],
)
def test_each_reason_leads_to_what_an_admin_can_do(reason: str | None, obstacle: Obstacle) -> None:
    assert obstacle_of(reason) is obstacle


def test_every_obstacle_but_trouble_has_a_reason_of_its_own() -> None:
    assert set(BY_REASON.values()) == set(Obstacle) - {Obstacle.TROUBLE}
    assert not FINAL & UNSURE


@pytest.mark.parametrize(
    ("letter", "standing", "chance"),
    [
        (LETTER, NOTHING, Chance.GOES),
        (replace(LETTER, expires_at=T0 + HOUR), NOTHING, Chance.LATE),
        (replace(LETTER, expires_at=T0 + 2 * HOUR), NOTHING, Chance.GOES),
        (replace(LETTER, reason=TIME_HAD_PASSED), NOTHING, Chance.LATE),
        (LETTER, Standing(ended={PAIR: T0 + HOUR}, resting=frozenset()), Chance.OVER),
        (LETTER, Standing(ended={PAIR: T0}, resting=frozenset()), Chance.GOES),
        (replace(LETTER, reader_gone=True), NOTHING, Chance.GONE),
        (LETTER, Standing(ended={}, resting=frozenset({PAIR})), Chance.RESTS),
    ],
)
def test_another_try_is_worth_it_unless_time_the_cause_or_the_reader_is_gone(
    letter: Letter, standing: Standing, chance: Chance
) -> None:
    assert chance_of(letter, standing, T0 + HOUR) is chance


def test_piles_add_up_and_the_newest_stands_first() -> None:
    piles = piled(
        [
            ("user_not_found", 2, T0),
            ("user_disabled", 3, T0 + HOUR),
            ("is_archived", 1, T0 + 2 * HOUR),
            (None, 1, T0),
        ]
    )
    assert [(pile.obstacle, pile.count, pile.newest, pile.reasons) for pile in piles] == [
        (Obstacle.ARCHIVED, 1, T0 + 2 * HOUR, ("is_archived",)),
        (Obstacle.NOBODY, 5, T0 + HOUR, ("user_disabled", "user_not_found")),
        (Obstacle.TROUBLE, 1, T0, ()),
    ]
