"""A company of any size: the twenty-four of the story, and as many believable colleagues more as are asked for."""

from itertools import product
from random import Random

from bot.demo.company import COLLEAGUES, INES, Profile
from bot.demo.playground.names import OFFICES
from bot.demo.playground.trades import TRADES, Trade

SEED = 2026
"""The same people on every run."""
MENTORS_AMONG_TEN = 4
JUNIOR_TITLES = 2
"""So many of a trade's titles are those of people who would rather learn."""


def colleagues(number: int) -> tuple[Profile, ...]:
    """So many people, the one who runs the program not counted; the first are those of the story."""
    return (*COLLEAGUES, *_crowd(number - len(COLLEAGUES)))


def _crowd(number: int) -> list[Profile]:
    dice = Random(SEED)  # noqa: S311 - believable, not secret
    return [_somebody(name, zone, dice) for name, zone in _names(dice)[:number]]


def _names(dice: Random) -> list[tuple[str, str]]:
    """Every possible name with its time zone, shuffled; no two people are called the same."""
    taken = {INES.name, *(each.name for each in COLLEAGUES)}
    names = {
        f"{first} {last}": office.zone
        for office in OFFICES
        for first, last in product(office.first_names, office.last_names)
    }
    found = [(name, zone) for name, zone in names.items() if name not in taken]
    dice.shuffle(found)
    return found


def _somebody(name: str, zone: str, dice: Random) -> Profile:
    trade = dice.choice(TRADES)
    if dice.randrange(10) < MENTORS_AMONG_TEN:
        return _mentor(name, zone, trade, dice)
    return _mentee(name, zone, trade, dice)


def _mentor(name: str, zone: str, trade: Trade, dice: Random) -> Profile:
    return Profile(
        name=name,
        zone=zone,
        title=dice.choice(trade.titles[JUNIOR_TITLES:]),
        offers=", ".join(dice.sample(trade.skills, k=dice.randint(2, 4))),
        goals=dice.choice(trade.gifts),
        seats=dice.choice((1, 1, 2)),
    )


def _mentee(name: str, zone: str, trade: Trade, dice: Random) -> Profile:
    """Most wish to learn in their own trade, some would like to look over the fence."""
    wished = trade if dice.randrange(4) else dice.choice(TRADES)
    return Profile(
        name=name,
        zone=zone,
        title=dice.choice(trade.titles[:JUNIOR_TITLES]),
        wants=", ".join(dice.sample(wished.skills, k=dice.randint(1, 3))),
        goals=dice.choice(wished.hopes),
    )
