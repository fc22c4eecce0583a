"""Reading the audit log."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bot.store.queries import Queries
from models import AuditEntry, Program


class Log(Queries):
    """What admins did and what happened by itself."""

    def page(self, program_id: UUID | None, *, start: int, most: int) -> Sequence[tuple[AuditEntry, str | None]]:
        """Entries of one program, or of all, from the `start`th on, the newest first; each with its program."""
        statement = (
            select(AuditEntry, Program.name)
            .outerjoin(Program, Program.id == AuditEntry.program_id)
            .where(AuditEntry.workspace_id == self._workspace_id)
            .options(joinedload(AuditEntry.actor))
            .order_by(AuditEntry.happened_at.desc(), AuditEntry.id.desc())
            .offset(start)
            .limit(most)
        )
        if program_id is not None:
            statement = statement.where(AuditEntry.program_id == program_id)
        return [(entry, name) for entry, name in self._session.execute(statement)]
