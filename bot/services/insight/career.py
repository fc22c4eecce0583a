"""Events of careers, from a file of the people department: what it would add, adding it, and taking it back.

They are only ever counted (`bot.services.insight.measuring`); nobody reads one of them again.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.errors import FileNeedsLook
from bot.domain.insight.career import CareerCard, CareerFile, LastFile, NothingToTakeBack, read_careers
from bot.domain.insight.terms import CareerStep
from bot.domain.people import Actor
from bot.services.access import require_admin
from bot.store import Store, Work
from models import CareerEvent


class Careers:
    """What admins of the workspace bring in for reports."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def last(self, actor: Actor) -> LastFile | None:
        """When the last file came. Raise AdminsOnly."""
        with self._store.reading(actor) as work:
            require_admin(work)
            return _last(work)

    def check(self, actor: Actor, content: bytes) -> CareerCard:
        """What the file would add. Nothing is kept. Raise AdminsOnly."""
        file = read_careers(content)
        with self._store.reading(actor) as work:
            require_admin(work)
            return _Plan(work, file).card

    def apply(self, actor: Actor, content: bytes, digest: str) -> CareerCard:
        """Add all events of the file that are new, or none.

        Raise AdminsOnly, FileNeedsLook if it is not as it was checked, or Collision if another came meanwhile.
        """
        file = read_careers(content)
        with self._store.writing(actor) as work:
            require_admin(work)
            plan = _Plan(work, file)
            if file.problems or file.digest != digest:
                raise FileNeedsLook
            work.add_all(CareerEvent, plan.rows)
            card = plan.card
            work.audit("careers:import", digest, promoted=card.promoted, left=card.left)
            return card

    def take_back(self, actor: Actor) -> LastFile:
        """Forget all that came with the last file. Raise AdminsOnly, or NothingToTakeBack."""
        with self._store.writing(actor) as work:
            require_admin(work)
            last = _last(work)
            if last is None:
                raise NothingToTakeBack
            work.insight.careers.forget_file(last.at)
            work.audit("careers:take-back", work.workspace_id, events=last.events)
            return last


class _Plan:
    """What a file means for the people we know."""

    def __init__(self, work: Work, file: CareerFile) -> None:
        self._work = work
        self._file = file
        people = work.insight.careers.people_by({line.person for line in file.lines})
        found = [(people[line.person], line.step, line.on) for line in file.lines if line.person in people]
        self._known = work.insight.careers.among(found)
        self._new = [event for event in dict.fromkeys(found) if event not in self._known]
        self._strangers = len({line.person for line in file.lines if line.person not in people})

    @property
    def rows(self) -> Sequence[Mapping[str, Any]]:
        kept = {"imported_by": self._work.me.id, "imported_at": self._work.now}
        return [{"person_id": person, "step": step, "happened_on": on, **kept} for person, step, on in self._new]

    @property
    def card(self) -> CareerCard:
        steps = Counter(step for _, step, _ in self._new)
        return CareerCard(
            promoted=steps[CareerStep.PROMOTED],
            left=steps[CareerStep.LEFT],
            known=len(self._known),
            strangers=self._strangers,
            problems=self._file.problems,
            digest=self._file.digest,
            last=_last(self._work),
        )


def _last(work: Work) -> LastFile | None:
    found = work.insight.careers.last_file()
    return LastFile(*found) if found else None
