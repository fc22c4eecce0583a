"""Who helps to run a program without being an admin of the workspace."""

from collections.abc import Collection
from uuid import UUID

from bot.domain.admin_cards import AdminsCard
from bot.domain.digests import Cause
from bot.domain.errors import WrongInput
from bot.domain.notices import AdminAdded
from bot.domain.people import Actor
from bot.services.access import run_cohort, runs
from bot.services.almanac import Almanac
from bot.services.messages.digests import expect
from bot.store import Store, Work
from models import Cohort, Person, ProgramAdmin

MOST_ADMINS = 20
REMOVED = "colleague:remove"


class Colleagues:
    """The admins of one program."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def of(self, actor: Actor, cohort_id: UUID) -> AdminsCard:
        """Who runs the program that a cohort belongs to."""
        with self._store.reading(actor) as work:
            return _card(work, run_cohort(work, cohort_id))

    def unmet(self, actor: Actor, cohort_id: UUID, users: Collection[str]) -> tuple[str, ...]:
        """Who among these Slack users is unknown to us yet, so that their profile has to be read first."""
        with self._store.reading(actor) as work:
            run_cohort(work, cohort_id)
            return tuple(user for user in users if work.people.find(user) is None)

    def change(self, actor: Actor, cohort_id: UUID, users: Collection[str]) -> bool:
        """Let exactly these people run the program; whoever is new is told. Return whether the actor still runs it.

        Raise WrongInput for somebody who cannot.
        """
        with self._store.writing(actor) as work:
            cohort = run_cohort(work, cohort_id)
            wanted = {person.id: person for person in (work.people.known(user) for user in users)}
            if problem := _problem(list(wanted.values())):
                raise WrongInput(people=problem)
            now = {admin.person_id: admin for admin in work.programs.ever_added_to(cohort.program_id)}
            for admin in now.values():
                if admin.person_id not in wanted:
                    _dismiss(work, admin)
                    work.audit(REMOVED, admin.person_id, program=cohort.program_id, person=admin.person.name)
            for person in wanted.values():
                if person.id not in now:
                    self._add(work, cohort, person)
            expect(work, cohort.program, Cause.RUNS)
            return runs(work, cohort.program_id)

    def _add(self, work: Work, cohort: Cohort, person: Person) -> None:
        added = work.add(
            ProgramAdmin,
            program_id=cohort.program_id,
            person_id=person.id,
            added_by=work.me.id,
            added_at=work.now,
        )
        work.audit("colleague:add", person.id, program=cohort.program_id, person=person.slack_user_id)
        if person.id != work.me.id:
            notice = AdminAdded(program=cohort.program.name, by=work.me.as_someone())
            due_at = self._almanac.next_permitted_of(person, work.now)
            work.outbox.to_person(person, notice, key=f"program_admin:{added.id}", about=added.id, due_at=due_at)


def stand_down(work: Work, person: Person) -> None:
    """Let somebody who can no longer run programs run none, also should they come back one day."""
    for admin in work.programs.posts_of(person):
        _dismiss(work, admin)
        work.audit_by_itself(REMOVED, person.id, program=admin.program_id, person=person.slack_user_id)


def _dismiss(work: Work, admin: ProgramAdmin) -> None:
    work.outbox.withdraw(admin.id)
    work.programs.dismiss(admin)


def _problem(people: list[Person]) -> str | None:
    if len(people) > MOST_ADMINS:
        return f"Choose at most {MOST_ADMINS} people."
    outside = [person.name for person in people if not person.may_join]
    return f"Only full members of this workspace can help: {outside[0][:80]} cannot." if outside else None


def _card(work: Work, cohort: Cohort) -> AdminsCard:
    admins = work.programs.admins_of(cohort.program_id)
    return AdminsCard(
        cohort=cohort.id,
        program=cohort.program.name,
        admins=tuple(admin.person.as_someone() for admin in admins),
    )
