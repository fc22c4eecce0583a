"""A database of the first version goes on where it stood, and can be taken back."""

from datetime import timedelta

from bot.domain.programs import Doors
from bot.domain.terms import CohortState, MentorRule, Newcomers, ProgramKind
from bot.store.schema import migrate, step_back
from models import AuditEntry, Cohort, Program
from tests.integration.office import TODAY, Office, T, opening


def test_cohorts_of_the_first_version_go_on_where_they_stood(office: Office) -> None:
    matched = office.cohort(name="Matched", starts_on=TODAY + timedelta(days=7))
    office.pair(office.person("ada"), office.person("bob"), matched)
    running = office.cohort(name="Running")
    office.pair(office.person("cy"), office.person("dee"), running)
    fresh = office.cohort(name="Fresh", starts_on=TODAY + timedelta(days=7))
    evergreen = office.cohort(name="Evergreen", ends_on=None)
    draft = office.services.programs.open(office.admin(), opening(name="Draft"), doors=Doors.DRAFT)
    office.clock.instant = T(days=1)
    office.plan()

    step_back(office.engine, "0001")
    migrate(office.engine)

    def state(cohort_id: object) -> CohortState:
        return office.row(Cohort, id=cohort_id).state

    assert state(matched.id) is CohortState.MATCHING
    assert state(running.id) is CohortState.RUNNING
    assert state(fresh.id) is CohortState.ENROLLING
    # The first version knew neither drafts nor cohorts without an end: on the way back both became closed.
    assert state(evergreen.id) is state(draft.id) is CohortState.CLOSED
    program = office.row(Program, name="Running")
    assert (program.kind, program.mentor_rule, program.newcomers, program.version) == (
        ProgramKind.SKILL_GROWTH,
        MentorRule.OPEN,
        Newcomers.QUIET,
        1,
    )
    assert all(entry.detail == {} for entry in office.rows(AuditEntry))
    assert office.row(Cohort, id=running.id).look_again_at is not None

    office.clock.instant = T(days=7)
    office.plan()
    assert state(matched.id) is CohortState.RUNNING
