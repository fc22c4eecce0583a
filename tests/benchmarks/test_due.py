"""What it costs to find the pairs whose time has come, and to do what they are due for, among many that rest."""

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta

from bot.store.due import BATCH, LEASE
from models import Mentorship
from tests.benchmarks.employer import found_company, make_due, put_at_rest
from tests.benchmarks.figures import Figures, in_turns, ratio, wall
from tests.benchmarks.multitude import copy_pair, settle_down
from tests.benchmarks.sizes import Sizes
from tests.integration.office import T0, Office, T, an_office

PARTS = 10
FIRST = 1_000_000
PAUSE = timedelta(minutes=5)


def populate(office: Office, resting: int) -> None:
    """So many pairs that need nothing for weeks, and one batch that is due."""
    pair = office.pair(office.person("mary"), office.person("ada"), office.cohort())
    with office.session() as session:
        session.get_one(Mentorship, pair).look_again_at = None
    part = resting // PARTS
    for number in range(PARTS):
        copy_pair(office, pair, first=1_000_000 + number * part, number=part, look_again_at=T(days=30 + number))
    copy_pair(office, pair, first=1_000_000_000, number=BATCH, look_again_at=T0)
    settle_down(office)


def claim(office: Office) -> None:
    """Claim the batch that is due. The next time, its lease has lapsed, so the same batch is due again."""
    with office.store.due() as rows:
        assert len(rows.claim(Mentorship, office.clock.now())) == BATCH
    office.clock.instant += LEASE + timedelta(seconds=1)


def test_claiming_due_pairs_costs_the_same_however_many_rest(
    kind: str, fresh_url: Callable[[], str], figures: Figures, sizes: Sizes
) -> None:
    with ExitStack() as offices:
        small, large = (offices.enter_context(an_office(fresh_url())) for _ in range(2))
        populate(small, sizes.few_pairs)
        populate(large, sizes.many_pairs)
        few, many = in_turns(lambda: claim(small), lambda: claim(large), rounds=sizes.polls)
    part = ratio([took.wall for took in many], [took.wall for took in few])
    figures.add(
        f"claiming {BATCH} due pairs, {sizes.many_pairs:,} resting against {sizes.few_pairs:,}, {kind}",
        f"{part:.2f} × ({wall(many) * 1000:.1f} ms)",
        "≤ 1.5 ×",
    )
    assert part < 3


class Company:
    """An office whose pairs rest, and every day some are due."""

    def __init__(self, office: Office, *, resting: int, due: int, ticks: int) -> None:
        self.office = office
        self._due = due
        models = found_company(office)
        part = resting // PARTS
        for number in range(PARTS):
            put_at_rest(office, models, first=FIRST + number * part, number=part)
        for number in range(ticks):
            make_due(office, models, first=FIRST * (10 + number), number=due, at=T0 + number * PAUSE)
        settle_down(office)

    def tick(self) -> None:
        """A whole planning tick. Minutes later others are due."""
        done = Counter(self.office.plan())
        assert done["check-in asked"] == self._due, done
        self.office.clock.instant += PAUSE


def test_a_whole_planning_tick_costs_the_same_however_many_pairs_rest(
    kind: str, fresh_url: Callable[[], str], figures: Figures, sizes: Sizes
) -> None:
    with ExitStack() as offices:
        small, large = (
            Company(
                offices.enter_context(an_office(fresh_url())),
                resting=resting,
                due=sizes.due_pairs,
                ticks=sizes.ticks + 1,
            )
            for resting in (sizes.few_at_rest, sizes.many_at_rest)
        )
        few, many = in_turns(small.tick, large.tick, rounds=sizes.ticks)
    part = ratio([took.wall for took in many], [took.wall for took in few])
    figures.add(
        f"a whole planning tick, {sizes.due_pairs:,} pairs due, {sizes.many_at_rest:,} resting against "
        f"{sizes.few_at_rest:,}, {kind}",
        f"{part:.2f} × ({wall(many):.1f} s)",
        "≤ 1.5 ×",
    )
    assert part < 3
