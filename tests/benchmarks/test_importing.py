"""What it costs to import as many lines as a file may have, and how long others wait meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from bot.domain.imports import MOST_LINES, read_sheet
from tests.benchmarks.figures import Figures, timed
from tests.benchmarks.sizes import Sizes
from tests.integration.office import Office, a_profile, an_office

TITLES = "email;department;manager email;level;location;start date\n"


def populate(office: Office, people: int) -> None:
    for first in range(0, people, 500):
        profiles = [a_profile(f"p{n}", email=f"p{n}@example.com") for n in range(first, min(first + 500, people))]
        office.services.directory.learn(office.team, profiles)


@contextmanager
def somebody_writing(office: Office) -> Iterator[list[float]]:
    """Somebody who writes again and again all the while; how many seconds each time took them."""
    waited: list[float] = []
    over = Event()

    def write() -> None:
        while not over.wait(0.01):
            waited.append(timed(lambda: office.person("eve", zone=f"Etc/GMT-{len(waited) % 12 + 1}")).wall)

    thread = Thread(target=write)
    thread.start()
    try:
        yield waited
    finally:
        over.set()
        thread.join()


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
        with somebody_writing(office) as waited:
            applied = timed(lambda: imports.apply(grace, content, digest))
        again = imports.check(grace, content)
    assert (again.people, again.changed) == (lines, 0)
    figures.add(
        f"importing {lines:,} lines that all change something: the dry run, and applying it, {kind}",
        f"{checked.wall:.1f} s ({checked.cpu:.1f} s CPU), {applied.wall:.1f} s ({applied.cpu:.1f} s CPU)",
    )
    figures.add(
        f"the same: the longest that somebody else who writes has to wait, {kind}",
        f"{max(waited):.2f} s",
        "≤ 1 s",
    )
    assert applied.wall < 60
