"""What a report costs of a cohort with a year behind it: time, memory, and how both grow with the cohort."""

import tracemalloc
from collections.abc import Callable
from contextlib import ExitStack
from uuid import UUID

from bot.domain.insight.figures import Count
from bot.domain.insight.measures import Measure
from bot.domain.insight.periods import Span
from tests.benchmarks.figures import Figures, in_turns, ratio, wall
from tests.benchmarks.history import MEETINGS, spend_a_year
from tests.benchmarks.sizes import Sizes
from tests.integration.office import Office, an_office

SECONDS = {"sqlite": 4, "postgres": 2}
"""At most, for 50,000 participants and 600,000 meetings."""
MOST_MEGABYTES = 16


def report(office: Office, cohort: UUID) -> None:
    held = office.services.reports.read(office.admin(), Span.ALL, cohort=cohort).figures[Measure.MEETINGS_HELD]
    assert isinstance(held, Count)
    assert held.value > MEETINGS


def test_a_report_of_a_year_is_there_at_once_and_grows_with_the_cohort(
    kind: str, fresh_url: Callable[[], str], figures: Figures, sizes: Sizes
) -> None:
    with ExitStack() as offices:
        small, large = (offices.enter_context(an_office(fresh_url())) for _ in range(2))
        few, many = spend_a_year(small, sizes.participants // 10), spend_a_year(large, sizes.participants)
        quick, long = in_turns(lambda: report(small, few), lambda: report(large, many), rounds=sizes.reports)
        peak = megabytes(lambda: report(large, many))
    grown = ratio([took.wall for took in long], [took.wall for took in quick])
    size = f"{sizes.participants:,} participants, {sizes.participants // 2 * MEETINGS:,} meetings, {kind}"
    figures.add(f"a report of a year: {size}", f"{wall(long):.2f} s", f"≤ {SECONDS[kind]} s at 50,000")
    figures.add(f"the same against a tenth of it, {kind}", f"{grown:.1f} ×", "≤ 12 ×")
    figures.add(f"memory of Python for it at its peak, {kind}", f"{peak:.1f} MB", f"≤ {MOST_MEGABYTES} MB")
    assert grown < 20
    assert peak < MOST_MEGABYTES


def megabytes(work: Callable[[], object]) -> float:
    """What Python holds at most while it works."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()
