"""A database of the first version goes on where it stood, and can be taken back."""

from datetime import timedelta

from sqlalchemy import text

from bot.domain.signup import Answer
from bot.domain.terms import ApprovalState, CohortState, MentorRule, Newcomers, ProgramKind, Role, WordOrigin
from bot.store.schema import migrate, step_back
from models import AuditEntry, Cohort, NeverMatch, Program, ProgramLeader, SignupDraft, Skill
from tests.integration.office import TODAY, Office, T, opening
from tests.integration.test_approvals import approval, offer, picky


def test_cohorts_of_the_first_version_go_on_where_they_stood(office: Office) -> None:
    matched = office.cohort(name="Matched", starts_on=TODAY + timedelta(days=7))
    office.pair(office.person("ada"), office.person("bob"), matched)
    running = office.cohort(name="Running")
    office.pair(office.person("cy"), office.person("dee"), running)
    fresh = office.cohort(name="Fresh", starts_on=TODAY + timedelta(days=7))
    evergreen = office.cohort(name="Evergreen", ends_on=None)
    draft = office.services.programs.create(office.admin(), opening(name="Draft"))
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


def test_leaders_asked_before_count_as_asked_for_the_newest_cohort_that_opened(office: Office) -> None:
    """A draft was asked for by nobody; on the way back, whoever was counted out is forgotten."""
    grace, lena, omar = office.admin(), office.person("lena"), office.person("omar")
    first = office.cohort()
    lena_line, omar_line = office.services.leaders.flag(grace, first.id, [lena.user, omar.user]).leaders
    office.services.leaders.ask(grace, lena_line.id, first.id)
    office.services.leaders.ask(grace, omar_line.id, first.id)
    office.clear_mail()
    office.wait(days=1)
    second = office.services.cohorts.again(grace, first.id)
    office.services.cohorts.open(grace, second.id)
    office.services.cohorts.again(grace, second.id)
    office.services.leaders.flag(grace, first.id, [lena.user])
    assert {leader.unflagged_at is None for leader in office.rows(ProgramLeader)} == {True, False}

    step_back(office.engine, "0008")
    migrate(office.engine)

    (kept,) = office.rows(ProgramLeader)
    assert (kept.id, kept.invited_for, kept.unflagged_at) == (lena_line.id, second.id, None)


def test_what_was_merged_before_is_under_what_it_counts_as_and_new_names_are_no_words(office: Office) -> None:
    admin, cohort = office.admin(), office.cohort()
    office.join(office.person("mary"), cohort, Role.MENTOR, offers=("Postgres tuning", "SQL speed"))
    speed, tuning = (office.row(Skill, label=label).id for label in ("SQL speed", "Postgres tuning"))
    vocabulary = office.services.vocabulary
    vocabulary.merge(admin, speed, tuning)
    vocabulary.rename(admin, tuning, "Fast databases")

    step_back(office.engine, "0006")
    migrate(office.engine)

    assert [each.label for each in office.rows(Skill, origin=WordOrigin.ALIAS)] == ["Fast databases"]
    assert {each.label: each.counts_as for each in vocabulary.of(admin).words} == {
        "Fast databases": None,
        "SQL speed": "Fast databases",
    }
    assert all(each.counts_as is None for each in vocabulary.split(admin, speed).words)


def test_lists_and_drafts_in_confidence_survive_the_way_back_and_forth(office: Office) -> None:
    ada, bob, eve = office.person("ada"), office.person("bob"), office.person("eve")
    for name in ("Alpha", "Beta"):
        office.join(ada, office.cohort(name=name), Role.MENTEE, never=(bob.user, eve.user))
    gamma = office.cohort(name="Gamma")
    given: dict[str, Answer] = {"goals": "To lead", "affinity": "A parent", "never": (bob.user,)}
    office.services.drafts.note(eve, gamma.id, given, shown={}, heard="1", seen="")
    before = office.services.drafts.resume(eve, gamma.id).answers

    step_back(office.engine, "0006")
    with office.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM never_matches")).scalar_one() == 4
        (draft,) = connection.execute(text("SELECT answers FROM signup_drafts")).scalars()
        assert "A parent" in str(draft)
    migrate(office.engine)

    assert {person.name for person in office.services.confidences.mine(ada).never} == {"Bob", "Eve"}
    assert len(office.rows(NeverMatch)) == 2
    assert "A parent" not in str(office.row(SignupDraft).answers)
    assert office.services.drafts.resume(eve, gamma.id).answers == before


def test_offers_to_mentor_of_whoever_has_left_are_taken_back(office: Office) -> None:
    cohort = picky(office)
    mary, ada, bob = offer(office, cohort), offer(office, cohort, "ada"), offer(office, cohort, "bob", Role.BOTH)
    office.services.participation.leave(ada, office.participant(ada, cohort).id)
    office.services.participation.leave_role(bob, office.participant(bob, cohort).id, Role.MENTOR)

    step_back(office.engine, "0007")
    with office.engine.begin() as connection:
        states = connection.execute(text("SELECT state FROM mentor_approvals ORDER BY created_at, id")).scalars()
        assert list(states) == ["waiting", "declined", "declined"]
        connection.execute(text("UPDATE mentor_approvals SET state = 'waiting'"))  # as they were left before
    migrate(office.engine)

    assert approval(office, mary, cohort).state is ApprovalState.WAITING
    assert approval(office, ada, cohort).state is approval(office, bob, cohort).state is ApprovalState.WITHDRAWN
