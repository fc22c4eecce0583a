"""The audit log as admins read it: of one program, or of the whole workspace."""

from uuid import UUID

from bot.domain.admin_cards import LogLine, LogPage
from bot.domain.people import Actor
from bot.services.access import require_admin, run_cohort
from bot.store import Store, Work
from models import AuditEntry

ON_A_PAGE = 20


class Chronicle:
    """Who did what, and when."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_program(self, actor: Actor, cohort_id: UUID, start: int = 0) -> LogPage:
        """A page of the log of the program that a cohort belongs to."""
        with self._store.reading(actor) as work:
            cohort = run_cohort(work, cohort_id)
            return _page(work, start, cohort=cohort_id, program=cohort.program_id, name=cohort.program.name)

    def of_everything(self, actor: Actor, start: int = 0) -> LogPage:
        """A page of the whole log, for admins of the workspace."""
        with self._store.reading(actor) as work:
            require_admin(work)
            return _page(work, start)


def _page(
    work: Work, start: int, *, cohort: UUID | None = None, program: UUID | None = None, name: str | None = None
) -> LogPage:
    found = work.log.page(program, start=start, most=ON_A_PAGE + 1)
    return LogPage(
        cohort=cohort,
        name=name,
        lines=tuple(_line(entry, called) for entry, called in found[:ON_A_PAGE]),
        start=start,
        on_a_page=ON_A_PAGE,
        more=len(found) > ON_A_PAGE,
    )


def _line(entry: AuditEntry, program: str | None) -> LogLine:
    return LogLine(
        at=entry.happened_at,
        actor=entry.actor.as_someone() if entry.actor else None,
        action=entry.action,
        program=program,
        detail=tuple(entry.detail.items()),
    )
