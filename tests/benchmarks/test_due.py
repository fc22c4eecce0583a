"""What it costs to find the pairs whose time has come, among many that rest."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta

from bot.store.due import BATCH, LEASE
from models import Mentorship
from tests.benchmarks.figures import Figures, in_turns, ratio, wall
from tests.benchmarks.multitude import copy_pair, settle_down
from tests.benchmarks.sizes import Sizes
from tests.integration.office import T0, Office, T, an_office

PARTS = 10


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
