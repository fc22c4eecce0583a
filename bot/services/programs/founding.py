"""Programs: choosing a template, opening one with its first cohort, and a message to see that messages arrive."""

from uuid import UUID

from bot.domain.cards import CohortCard
from bot.domain.notices import TestMessage
from bot.domain.people import Actor
from bot.domain.programs import Opening, first_answers
from bot.domain.templates import TEMPLATES, Template
from bot.domain.terms import CohortState, ProgramKind
from bot.domain.zones import today_in
from bot.services.access import require_admin, require_runs_any
from bot.store import Store, Work
from models import Cohort, Program


class Programs:
    """The beginning of programs."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def templates(self, actor: Actor) -> tuple[Template, ...]:
        """What a new program can begin with."""
        with self._store.reading(actor) as work:
            require_admin(work)
            return tuple(TEMPLATES.values())

    def blank(self, actor: Actor, kind: ProgramKind = ProgramKind.SKILL_GROWTH) -> Opening:
        """The answers a new program form begins with: those of the template, from the admin's next Monday on."""
        with self._store.reading(actor) as work:
            require_admin(work)
            return first_answers(TEMPLATES[kind], today_in(work.me.time_zone, work.now))

    def check(self, actor: Actor, opening: Opening) -> None:
        """Look at the answers before anything happens in Slack. Raise as `create` does."""
        with self._store.reading(actor) as work:
            require_admin(work)
            opening.checked(today=today_in(work.me.time_zone, work.now))

    def create(self, actor: Actor, opening: Opening, *, kind: ProgramKind = ProgramKind.SKILL_GROWTH) -> CohortCard:
        """Create a program with its first cohort, which is a draft. Raise WrongInput naming the fields."""
        with self._store.writing(actor) as work:
            require_admin(work)
            opening.checked(today=today_in(work.me.time_zone, work.now))
            program = _program(work, opening, TEMPLATES[kind])
            cohort = work.cohorts.get(_cohort(work, opening, program.id))
            work.audit("program:create", program.id, program=program.id, kind=kind, rhythm=opening.cadence)
            return cohort.as_card()

    def send_test(self, actor: Actor) -> None:
        """Send the admin a message, by the same way as every other one."""
        with self._store.writing(actor) as work:
            require_runs_any(work)
            work.outbox.to_person(work.me, TestMessage(), key=work.fresh_key("test", work.me.id))


def _program(work: Work, opening: Opening, template: Template) -> Program:
    """The texts come from the template; the program's settings change them at any time."""
    return work.add(
        Program,
        name=opening.name.strip(),
        kind=template.kind,
        objective=opening.objective.strip(),
        values_text=template.values,
        expectations=template.expectations,
        confidentiality=template.confidentiality,
        cadence=opening.cadence,
        minutes=opening.minutes,
        months=template.months,
        mentor_rule=template.mentor_rule,
        created_by=work.me.id,
        created_at=work.now,
    )


def _cohort(work: Work, opening: Opening, program_id: UUID) -> UUID:
    cohort = work.add(
        Cohort,
        program_id=program_id,
        state=CohortState.DRAFT,
        starts_on=opening.starts_on,
        ends_on=opening.ends_on,
        channel=opening.channel,
        created_at=work.now,
    )
    return cohort.id
