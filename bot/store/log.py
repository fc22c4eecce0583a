"""Reading the audit log."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from bot.domain.admin_cards import Chapter
from bot.store.concerns import OF_CONCERNS
from bot.store.queries import Queries
from models import AuditEntry, Cohort, MatchingRound, Participant, Program

OF_PEOPLE = or_(
    AuditEntry.action.startswith("participant:", autoescape=True),
    and_(AuditEntry.action.startswith("pair:", autoescape=True), AuditEntry.action != "pair:skills"),
)
"""Who came and went, alone or as a pair; what two people show each other is no such thing."""


class Log(Queries):
    """What admins did, what happened by itself, and who came and went."""

    def page(
        self, chapter: Chapter, program_id: UUID | None, *, start: int, most: int
    ) -> Sequence[tuple[AuditEntry, str | None]]:
        """Entries of one program, or of all, from the `start`th on, the newest first; each with its program.

        Who read a request for help stands on the request's own page: here, everybody would learn that there is one.
        """
        statement = (
            select(AuditEntry, Program.name)
            .outerjoin(Program, Program.id == AuditEntry.program_id)
            .where(
                AuditEntry.workspace_id == self._workspace_id,
                OF_PEOPLE if chapter is Chapter.PEOPLE else ~OF_PEOPLE,
                ~AuditEntry.action.startswith(OF_CONCERNS, autoescape=True),
            )
            .options(joinedload(AuditEntry.actor))
            .order_by(AuditEntry.happened_at.desc(), AuditEntry.id.desc())
            .offset(start)
            .limit(most)
        )
        if program_id is not None:
            statement = statement.where(AuditEntry.program_id == program_id)
        return [(entry, name) for entry, name in self._session.execute(statement)]

    def cohorts_of(self, entries: Sequence[AuditEntry]) -> Mapping[str, Cohort]:
        """The cohort that an entry is about, by its subject: the cohort itself, a round or a participant of it."""
        subjects = [UUID(entry.subject) for entry in entries if entry.program_id]
        found: dict[str, Cohort] = {}
        for subject, statement in (
            (Cohort.id, select(Cohort.id, Cohort)),
            (MatchingRound.id, select(MatchingRound.id, Cohort).join(Cohort, Cohort.id == MatchingRound.cohort_id)),
            (Participant.id, select(Participant.id, Cohort).join(Cohort, Cohort.id == Participant.cohort_id)),
        ):
            mine = statement.where(Cohort.workspace_id == self._workspace_id, subject.in_(subjects))
            found |= {str(id_): cohort for id_, cohort in self._session.execute(mine)}
        return found
