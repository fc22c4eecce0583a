"""Leaders whose voice carries a program: who they are, asking them once to mentor, and what they answer."""

from collections.abc import Collection
from uuid import UUID

from bot.domain.admin_cards import LeaderLine, LeadersCard
from bot.domain.cohorts import OPEN_DOORS
from bot.domain.errors import AlreadyDone, NotYours, WrongInput
from bot.domain.notices import LeaderAsked
from bot.domain.people import Actor
from bot.domain.terms import LeaderAnswer
from bot.services.access import require_open, require_runs, run_cohort
from bot.services.almanac import Almanac
from bot.store import Store, Work
from models import Cohort, Person, ProgramLeader

MOST_LEADERS = 30


class Leaders:
    """The leaders of a program."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def of(self, actor: Actor, cohort_id: UUID) -> LeadersCard:
        """Who carries the program that a cohort belongs to, and what each was asked and said."""
        with self._store.reading(actor) as work:
            return _card(work, run_cohort(work, cohort_id))

    def flag(self, actor: Actor, cohort_id: UUID, users: Collection[str]) -> LeadersCard:
        """Count exactly these people among the leaders. Nobody hears of it. Raise WrongInput for who cannot."""
        with self._store.writing(actor) as work:
            cohort = run_cohort(work, cohort_id)
            wanted = {person.id: person for person in (work.people.known(user) for user in users)}
            if problem := _problem(list(wanted.values())):
                raise WrongInput(people=problem)
            now = {leader.person_id: leader for leader in work.programs.leaders_of(cohort.program_id)}
            for leader in now.values():
                if leader.person_id not in wanted:
                    _unflag(work, leader)
            for person in wanted.values():
                if person.id not in now:
                    _flag(work, cohort, person)
            return _card(work, cohort)

    def ask(self, actor: Actor, leader_id: UUID, cohort_id: UUID) -> LeadersCard:
        """Ask a leader whether they would like to mentor, once. Raise AlreadyDone, NotOpenYet or CohortClosed."""
        with self._store.writing(actor) as work:
            cohort = require_open(run_cohort(work, cohort_id), work)
            leader = work.programs.leader(leader_id)
            require_runs(work, leader.program_id)
            if leader.program_id != cohort.program_id:
                raise NotYours
            if leader.invited_at is not None:
                raise AlreadyDone
            leader.invited_at = work.now
            self._send(work, cohort, leader)
            work.audit("leader:ask", leader.id, program=cohort.program_id, person=leader.person.name)
            return _card(work, cohort)

    def answer(self, actor: Actor, leader_id: UUID, answer: LeaderAnswer) -> None:
        """Keep what a leader said; the latest answer counts. Raise NotYours for anybody else."""
        with self._store.writing(actor) as work:
            leader = work.programs.leader(leader_id)
            if leader.person_id != work.me.id:
                raise NotYours
            leader.answer, leader.answered_at = answer, work.now
            work.audit("leader:answer", leader.id, program=leader.program_id, answer=answer)

    def _send(self, work: Work, cohort: Cohort, leader: ProgramLeader) -> None:
        program = cohort.program
        notice = LeaderAsked(
            leader=leader.id,
            cohort=cohort.id,
            program=program.name,
            objective=program.objective,
            cadence=program.cadence,
            minutes=program.minutes,
            by=work.me.as_someone(),
        )
        # Once for each person and program, also if they are counted out and in again meanwhile.
        key = f"leader:{program.id}:{leader.person_id}"
        due_at = self._almanac.next_permitted_in(leader.person.time_zone, work.now)
        work.outbox.to_person(leader.person, notice, key=key, about=leader.id, due_at=due_at)


def _problem(people: list[Person]) -> str | None:
    if len(people) > MOST_LEADERS:
        return f"Choose at most {MOST_LEADERS} people."
    outside = [person.name for person in people if not person.may_join]
    return f"Only full members of this workspace can mentor: {outside[0][:80]} cannot." if outside else None


def _flag(work: Work, cohort: Cohort, person: Person) -> None:
    flagged = work.add(
        ProgramLeader,
        program_id=cohort.program_id,
        person_id=person.id,
        flagged_by=work.me.id,
        flagged_at=work.now,
    )
    work.audit("leader:flag", flagged.id, program=cohort.program_id, person=person.name)


def _unflag(work: Work, leader: ProgramLeader) -> None:
    work.outbox.withdraw(leader.id)
    work.audit("leader:unflag", leader.id, program=leader.program_id, person=leader.person.name)
    work.programs.unflag(leader)


def _card(work: Work, cohort: Cohort) -> LeadersCard:
    return LeadersCard(
        cohort=cohort.id,
        program=cohort.program.name,
        open_doors=cohort.state in OPEN_DOORS,
        leaders=tuple(
            LeaderLine(
                id=leader.id,
                person=leader.person.as_someone(),
                asked=leader.invited_at is not None,
                answer=leader.answer,
            )
            for leader in work.programs.leaders_of(cohort.program_id)
        ),
    )
