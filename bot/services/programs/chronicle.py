"""The audit log as admins read it: of one program, or of the whole workspace."""

from uuid import UUID

from bot.domain.admin_cards import Chapter, LogLine, LogPage
from bot.domain.people import Actor
from bot.services.access import require_admin, run_cohort
from bot.store import Store, Work
from models import AuditEntry, Cohort

ON_A_PAGE = 20


class Chronicle:
    """Who did what, and when."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_program(
        self, actor: Actor, cohort_id: UUID, start: int = 0, chapter: Chapter = Chapter.DEEDS
    ) -> LogPage:
        """A page of the log of the program that a cohort belongs to."""
        with self._store.reading(actor) as work:
            program = run_cohort(work, cohort_id).program
            return _page(work, chapter, start, cohort=cohort_id, program=program.id, name=program.name)

    def of_everything(self, actor: Actor, start: int = 0, chapter: Chapter = Chapter.DEEDS) -> LogPage:
        """A page of the whole log, for admins of the workspace."""
        with self._store.reading(actor) as work:
            require_admin(work)
            return _page(work, chapter, start)


def _page(
    work: Work,
    chapter: Chapter,
    start: int,
    *,
    cohort: UUID | None = None,
    program: UUID | None = None,
    name: str | None = None,
) -> LogPage:
    found = work.log.page(chapter, program, start=start, most=ON_A_PAGE + 1)
    shown = found[:ON_A_PAGE]
    cohorts = work.log.cohorts_of([entry for entry, _ in shown])
    return LogPage(
        chapter=chapter,
        cohort=cohort,
        name=name,
        lines=tuple(_line(entry, called, cohorts.get(entry.subject)) for entry, called in shown),
        start=start,
        on_a_page=ON_A_PAGE,
        more=len(found) > ON_A_PAGE,
    )


def _line(entry: AuditEntry, program: str | None, cohort: Cohort | None) -> LogLine:
    return LogLine(
        at=entry.happened_at,
        actor=entry.actor.as_someone() if entry.actor else None,
        action=entry.action,
        program=program,
        run=(cohort.name, cohort.starts_on) if cohort else None,
        detail=tuple(entry.detail.items()),
    )
