"""Whether a program reaches everybody alike: who waits, who is never asked, who says yes, by what people told us.

Only answers that people may leave out are looked at, and only those of a signup: nothing said in confidence,
nothing that a company's list says of somebody. A group of fewer than REPORT_FLOOR people is not told; nor is the
smallest other one where those who are missing could be had by subtraction. Numbers are rounded, so that looking
again after one person has come or gone does not tell about that person.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from bot.domain.feedback import REPORT_FLOOR
from bot.domain.insight.floor import rounded_down
from bot.domain.terms import Stage

GAP = 0.2 - 1e-9
"""A share that much below that of everybody else is pointed out."""
LONGER = 1.5
"""A wait that many times as long as that of everybody else is pointed out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeker:
    """Somebody who looks for a partner or has one. `waits` are days without either a pair or a match to answer.

    `asked` and `agreed` count the matches suggested to them, and those they said yes to.
    """

    stage: Stage | None
    languages: frozenset[str]
    zone: str
    paired: bool
    waits: int | None
    asked: int
    agreed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """How those fare who told the same. Shares, in tenths, are None where too few people have anything to go by.

    `people`: at least so many, in steps of five.

    `paired`: have a partner; `never_asked`: no match was ever suggested to them; `agreed`: of the matches suggested
    to them, those they said yes to; `waits`: the weeks that half of those without a partner have waited.
    """

    name: str
    people: int
    paired: float | None
    never_asked: float | None
    agreed: float | None
    waits: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inclusion:
    """Groups by what they told, the largest first, and everybody. `hidden` counts the groups too small to tell."""

    everybody: Group
    groups: Mapping[str, Sequence[Group]]
    hidden: Mapping[str, int]


BY: Mapping[str, Callable[[Seeker], Iterable[str]]] = {
    "Career stage": lambda each: [each.stage.value] if each.stage else [],
    "Language": lambda each: each.languages,
    "Part of the world": lambda each: [each.zone.split("/")[0]] if "/" in each.zone else [],
}


def audited(seekers: Sequence[Seeker]) -> Inclusion | None:
    """How groups of these people fare; None where there are fewer than REPORT_FLOOR of them."""
    if len(seekers) < REPORT_FLOOR:
        return None
    groups: dict[str, Sequence[Group]] = {}
    hidden: dict[str, int] = {}
    for what, told in BY.items():
        members: dict[str, list[Seeker]] = {}
        for each in seekers:
            for name in told(each):
                members.setdefault(name, []).append(each)
        shown = _shown(members, untold=sum(not list(told(each)) for each in seekers))
        groups[what] = [_group(name, members[name]) for name in shown]
        hidden[what] = len(members) - len(shown)
    return Inclusion(everybody=_group("", seekers), groups=groups, hidden=hidden)


def _shown(members: Mapping[str, Sequence[Seeker]], *, untold: int) -> list[str]:
    """The groups that may be told: nobody is left who could be found by subtracting these from everybody."""
    by_size = sorted(members, key=lambda name: (-len(members[name]), name))
    shown = [name for name in by_size if len(members[name]) >= REPORT_FLOOR]
    missing = sum(len(members[name]) for name in by_size[len(shown) :]) + untold
    if shown and 0 < missing < REPORT_FLOOR:
        shown.pop()
    return shown


def _group(name: str, seekers: Sequence[Seeker]) -> Group:
    waiting = [each.waits for each in seekers if each.waits is not None]
    asked = [each for each in seekers if each.asked]
    enough = len(asked) >= REPORT_FLOOR
    return Group(
        name=name,
        people=rounded_down(len(seekers)),
        paired=_share([each.paired for each in seekers]),
        never_asked=_share([not each.asked and not each.paired for each in seekers]),
        agreed=_to_tenths(sum(each.agreed for each in asked), sum(each.asked for each in asked))
        if enough
        else None,
        waits=round(median(waiting) / 7) if len(waiting) >= REPORT_FLOOR else None,
    )


def _share(facts: Sequence[bool]) -> float | None:
    return _to_tenths(sum(facts), len(facts)) if len(facts) >= REPORT_FLOOR else None


def _to_tenths(part: int, whole: int) -> float:
    return round(10 * part / whole) / 10


def stands_out(group: Group, everybody: Group) -> bool:
    """Whether a group fares so much worse than everybody that somebody should look into it."""
    fewer = group.paired is not None and everybody.paired is not None and everybody.paired - group.paired >= GAP
    overlooked = (
        group.never_asked is not None
        and everybody.never_asked is not None
        and group.never_asked - everybody.never_asked >= GAP
    )
    longer = group.waits is not None and bool(everybody.waits) and group.waits > LONGER * (everybody.waits or 0)
    return fewer or overlooked or longer
