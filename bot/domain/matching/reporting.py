"""Who reports to whom, through how many steps."""

from collections.abc import Iterable, Mapping
from itertools import islice
from uuid import UUID

ANY_LEVEL = 10
"""As many steps as any company has."""


def managing(reports_to: Mapping[UUID, UUID], people: Iterable[UUID], levels: int) -> frozenset[tuple[UUID, UUID]]:
    """The (manager, report) pairs of these people with everybody up to so many steps above them."""
    return frozenset(
        (manager, person) for person in people for manager in islice(_line(reports_to, person), levels)
    )


def _line(reports_to: Mapping[UUID, UUID], person: UUID) -> Iterable[UUID]:
    """The manager, the manager's manager, and so on. A directory in which people manage each other ends as well."""
    seen, above = {person}, reports_to.get(person)
    while above is not None and above not in seen:
        yield above
        seen.add(above)
        above = reports_to.get(above)
