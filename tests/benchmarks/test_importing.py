"""What it costs to import as many lines as a file may have."""

from collections.abc import Callable

from bot.domain.imports import MOST_LINES, read_sheet
from tests.benchmarks.figures import Figures, timed
from tests.benchmarks.sizes import Sizes
from tests.integration.office import Office, a_profile, an_office

TITLES = "email;department;manager email;level;location;start date\n"


def populate(office: Office, people: int) -> None:
    for first in range(0, people, 500):
        profiles = [a_profile(f"p{n}", email=f"p{n}@example.com") for n in range(first, min(first + 500, people))]
        office.services.directory.learn(office.team, profiles)


def test_importing_a_long_file(kind: str, fresh_url: Callable[[], str], figures: Figures, sizes: Sizes) -> None:
    lines = min(sizes.people * 5 // 2, MOST_LINES)
    content = (
        TITLES
        + "".join(f"p{n}@example.com;Tools;p0@example.com;L{n};Bern;2026-03-01\n" for n in range(1, lines + 1))
    ).encode()
    with an_office(fresh_url()) as office:
        populate(office, lines + 1)
        grace, imports = office.admin(), office.services.imports
        digest = read_sheet(content).digest
        checked = timed(lambda: imports.check(grace, content))
        applied = timed(lambda: imports.apply(grace, content, digest))
        again = imports.check(grace, content)
    assert (again.people, again.changed) == (lines, 0)
    figures.add(
        f"importing {lines:,} lines that all change something: the dry run, and applying it, {kind}",
        f"{checked.wall:.1f} s ({checked.cpu:.1f} s CPU), {applied.wall:.1f} s ({applied.cpu:.1f} s CPU)",
    )
    assert applied.wall < 60
