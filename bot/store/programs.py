"""Questions about programs, who runs them, and the leaders who carry them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, delete, func, or_, select
from sqlalchemy.orm import joinedload

from bot.domain.errors import NotYours
from bot.domain.terms import PersonKind
from bot.store.queries import Queries
from models import Person, Program, ProgramAdmin, ProgramLeader

HERE = (Person.active, Person.kind == PersonKind.MEMBER)
"""Who can run something: a guest cannot, and neither can somebody whose account is closed."""


class Programs(Queries):
    """Programs of one workspace."""

    def get(self, program_id: UUID) -> Program:
        """Return the program; raise NotYours if this workspace has none of that id."""
        program = self._session.scalar(self._all().where(Program.id == program_id))
        if program is None:
            raise NotYours
        return program

    def run_by(self, person_id: UUID | None) -> Sequence[Program]:
        """The programs that somebody is an admin of, or with None all, by name."""
        statement = self._all()
        if person_id is not None:
            theirs = self._admins().where(ProgramAdmin.person_id == person_id)
            statement = statement.where(Program.id.in_(theirs.with_only_columns(ProgramAdmin.program_id)))
        return self._session.scalars(statement.order_by(func.lower(Program.name), Program.id)).all()

    def is_run_by(self, person_id: UUID, program_id: UUID | None = None) -> bool:
        """Whether somebody is an admin of a program, or of any. Only members who are there run anything."""
        mine = self._admins_here().where(ProgramAdmin.person_id == person_id)
        which = mine if program_id is None else mine.where(ProgramAdmin.program_id == program_id)
        return self._session.scalar(which.limit(1)) is not None

    def admins_of(self, program_id: UUID) -> Sequence[ProgramAdmin]:
        """The admins of a program, with their people, in the order in which they were added."""
        return self._in_order(self._admins_here().where(ProgramAdmin.program_id == program_id))

    def ever_added_to(self, program_id: UUID) -> Sequence[ProgramAdmin]:
        """The same, and whoever of them is no longer a member of the workspace."""
        return self._in_order(self._admins().where(ProgramAdmin.program_id == program_id))

    def posts_of(self, person: Person) -> Sequence[ProgramAdmin]:
        """What somebody was asked to help run, also if they no longer can."""
        return self._in_order(self._admins().where(ProgramAdmin.person_id == person.id))

    def dismiss(self, admin: ProgramAdmin) -> None:
        """Let somebody run the program no longer."""
        mine = ProgramAdmin.workspace_id == self._workspace_id
        self._session.execute(delete(ProgramAdmin).where(mine, ProgramAdmin.id == admin.id))

    def leaders_of(self, program_id: UUID) -> Sequence[ProgramLeader]:
        """The leaders of a program, with their people, in the order in which they were flagged."""
        mine = self._leaders().where(ProgramLeader.program_id == program_id, ProgramLeader.unflagged_at.is_(None))
        return self._session.scalars(mine.order_by(ProgramLeader.flagged_at, ProgramLeader.id)).all()

    def ever_leaders_of(self, program_id: UUID) -> Sequence[ProgramLeader]:
        """The same, and whoever was among them once."""
        return self._session.scalars(self._leaders().where(ProgramLeader.program_id == program_id)).all()

    def leaders_asked_for(self, cohort_id: UUID) -> Sequence[ProgramLeader]:
        """Who was last asked to mentor in this cohort."""
        return self._session.scalars(self._leaders().where(ProgramLeader.invited_for == cohort_id)).all()

    def leader(self, leader_id: UUID) -> ProgramLeader:
        """Return the leader, also one of earlier days; raise NotYours if this workspace has none of that id."""
        found = self._session.scalar(self._leaders().where(ProgramLeader.id == leader_id))
        if found is None:
            raise NotYours
        return found

    def who_runs(self, program: Program) -> Sequence[Person]:
        """Who hears what the program needs: its admins and whoever created it, as far as they are still here."""
        statement = select(Person).where(
            Person.workspace_id == self._workspace_id,
            *HERE,
            or_(
                Person.id == program.created_by,
                Person.id.in_(
                    select(ProgramAdmin.person_id).where(
                        ProgramAdmin.workspace_id == self._workspace_id, ProgramAdmin.program_id == program.id
                    )
                ),
            ),
        )
        return self._session.scalars(statement.order_by(Person.id)).all()

    def _leaders(self) -> Select[ProgramLeader]:
        return (
            select(ProgramLeader)
            .where(ProgramLeader.workspace_id == self._workspace_id)
            .options(joinedload(ProgramLeader.person))
        )

    def _in_order(self, admins: Select[ProgramAdmin]) -> Sequence[ProgramAdmin]:
        order = (ProgramAdmin.added_at, ProgramAdmin.id)
        return self._session.scalars(admins.options(joinedload(ProgramAdmin.person)).order_by(*order)).all()

    def _admins_here(self) -> Select[ProgramAdmin]:
        return self._admins().join(Person, Person.id == ProgramAdmin.person_id).where(*HERE)

    def _admins(self) -> Select[ProgramAdmin]:
        return select(ProgramAdmin).where(ProgramAdmin.workspace_id == self._workspace_id)

    def _all(self) -> Select[Program]:
        return select(Program).where(Program.workspace_id == self._workspace_id)
