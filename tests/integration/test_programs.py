"""Opening programs, the control room, summaries: what admins may do and nobody else."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from uuid import UUID

import pytest

from bot.domain.cohorts import Step
from bot.domain.errors import AdminsOnly, JustPosted, NothingHappenedYet, NotYours, WrongInput
from bot.domain.feedback import MeetingFeedback
from bot.domain.growth.goals import GoalWish, Progress
from bot.domain.notices import CohortAnnounced, CohortSummary, TestMessage
from bot.domain.people import Actor
from bot.domain.terms import Cadence, CohortState, DeliveryState, Role
from bot.services import Services
from models import AuditEntry, Cohort, Meeting, OutboxMessage, Program
from tests.integration.office import OPERATOR, T0, TODAY, Office, opening

ANY = UUID(int=0)
ONLY_ADMINS: dict[str, Callable[[Services, Actor], object]] = {
    "control room": lambda services, actor: services.rooms.enter(actor),
    "templates": lambda services, actor: services.programs.templates(actor),
    "new program": lambda services, actor: services.programs.blank(actor),
    "check": lambda services, actor: services.programs.check(actor, opening()),
    "create": lambda services, actor: services.programs.create(actor, opening()),
    "test message": lambda services, actor: services.programs.send_test(actor),
    "dry run": lambda services, actor: services.matching.dry_run(actor, ANY),
    "publish": lambda services, actor: services.matching.publish(actor, ANY),
    "cohorts to sum up": lambda services, actor: services.summaries.cohorts(actor),
    "summary": lambda services, actor: services.summaries.post(actor, ANY),
    "summary to come": lambda services, actor: services.summaries.before_posting(actor, ANY),
}


def test_what_admins_do_nobody_else_may(office: Office) -> None:
    ada = office.person("ada")
    for deed in ONLY_ADMINS.values():
        with pytest.raises(AdminsOnly):
            deed(office.services, ada)
    assert office.mail() == []
    assert office.rows(AuditEntry) == []


def test_the_operator_may_name_admins_beside_those_of_slack(office: Office) -> None:
    named = office.learn("named", slack_id=OPERATOR)
    assert office.services.rooms.enter(named).cohorts == ()


def test_a_program_begins_with_a_draft_which_is_announced_once_it_opens(office: Office) -> None:
    grace = office.admin()
    card = office.services.programs.create(grace, opening(name="  Skill exchange ", objective=" Learn\n"))
    assert (card.program, card.objective, card.state) == ("Skill exchange", "Learn", CohortState.DRAFT)
    assert office.posts("CMENTORING") == []
    office.services.cohorts.open(grace, card.id)
    assert office.row(Program).created_by == office.known(grace).id
    assert office.row(Cohort).channel == "CMENTORING"
    assert office.posts("CMENTORING") == [
        CohortAnnounced(
            cohort=card.id,
            program="Skill exchange",
            objective="Learn",
            cadence=Cadence.BIWEEKLY,
            minutes=30,
            starts_on=TODAY,
            ends_on=TODAY + timedelta(weeks=13),
        )
    ]
    created, opened = sorted(office.rows(AuditEntry), key=lambda entry: entry.id)
    assert (created.action, created.subject) == ("program:create", str(card.program_id))
    assert (opened.action, opened.subject, opened.happened_at) == ("cohort:open", str(card.id), T0)
    assert opened.detail == {"was": "draft", "is": "enrolling"}


def test_an_opening_that_cannot_be_leaves_nothing_behind(office: Office) -> None:
    grace = office.admin()
    with pytest.raises(WrongInput) as refusal:
        office.services.programs.create(
            grace, opening(name=" ", starts_on=TODAY - timedelta(days=1), ends_on=TODAY)
        )
    assert set(refusal.value.fields) == {"name", "starts_on", "ends_on"}
    assert office.rows(Program) == []
    assert office.mail() == []


def test_today_is_the_admins_own_today(office: Office) -> None:
    early = office.learn("kiri", is_admin=True, time_zone="Pacific/Kiritimati")
    office.wait(hours=3)  # It is Tuesday on Kiritimati now, so Monday has passed there.
    with pytest.raises(WrongInput) as refusal:
        office.services.programs.create(early, opening())
    assert set(refusal.value.fields) == {"starts_on"}


def test_a_new_program_begins_on_the_next_monday(office: Office) -> None:
    blank = office.services.programs.blank(office.admin())
    assert (blank.starts_on, blank.ends_on) == (date(2026, 12, 14), date(2027, 6, 11))
    assert (blank.name, blank.minutes, blank.cadence) == ("", 30, Cadence.BIWEEKLY)


def test_a_test_message_goes_to_the_admin_who_asked_as_often_as_they_ask(office: Office) -> None:
    grace = office.admin()
    office.services.programs.send_test(grace)
    office.wait(seconds=1)
    office.services.programs.send_test(grace)
    assert office.letters(grace) == [TestMessage(), TestMessage()]


def test_the_control_room_counts(office: Office) -> None:
    ada, bob, cy, dee = (office.person(name) for name in ("ada", "bob", "cy", "dee"))
    cohort = office.cohort()
    office.pair(ada, bob, cohort)
    office.join(cy, cohort, Role.BOTH)
    office.matched(cohort)
    gone = office.join(dee, cohort, Role.MENTEE)
    office.services.participation.leave(dee, gone)
    office.wait(seconds=1)
    newer = office.cohort(name="Newer")
    first, second = office.services.rooms.enter(office.admin()).cohorts
    assert (first.cohort, first.mentors, first.mentees) == (newer, 0, 0)
    assert (second.mentors, second.mentees, second.waiting) == (2, 2, 0), "a match to answer is not waiting for one"
    assert (second.pairs, second.proposals_open) == (1, 1)
    office.join(office.person("eve"), cohort, Role.MENTEE)
    assert office.services.rooms.enter(office.admin()).cohorts[1].waiting == 1


def test_a_summary_is_counts_and_withholds_a_mean_of_few(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    grace = office.admin()
    cohort = office.cohort(grace)
    pair = office.pair(ada, bob, cohort)
    office.plan()
    meeting = office.meeting(pair).id
    office.services.meetings.met(ada, meeting)
    for author in (ada, bob):
        office.services.feedback.give(author, meeting, MeetingFeedback(rating=4, moved_forward="", change=""))
    goal = office.services.goals.set(bob, pair, GoalWish(title="Talk", measure="", due_on=TODAY))
    office.services.progress.record(bob, goal.id, goal.version, Progress(percent=100, note=""))
    office.clear_mail()
    (listed,) = office.services.summaries.cohorts(grace)
    shown = office.services.summaries.before_posting(grace, cohort.id)
    assert (shown.preview.channels, shown.preview.messages) == (1, 1)
    assert office.mail(kind="CohortSummary") == []
    assert office.services.summaries.post(grace, cohort.id) == listed
    assert listed.id == shown.cohort.id == cohort.id
    *_, summary = office.posts("CMENTORING")
    assert summary == shown.summary
    assert summary == CohortSummary(
        program="Skill exchange",
        as_of=TODAY,
        mentors=1,
        mentees=1,
        paused=0,
        waiting=0,
        pairs_active=1,
        pairs_completed=0,
        meetings_held=1,
        meetings_skipped=0,
        meetings_unknown=0,
        goals_set=1,
        goals_reached=1,
        feedback_count=2,
        feedback_mean=None,
    )
    assert "summary:post" in {entry.action for entry in office.rows(AuditEntry)}


def test_the_same_numbers_are_not_posted_twice_in_a_row(office: Office) -> None:
    grace, cohort = office.admin(), office.cohort()
    office.services.summaries.post(grace, cohort.id)
    office.wait(minutes=4)
    with pytest.raises(JustPosted):
        office.services.summaries.post(office.admin("hedy"), cohort.id)
    with pytest.raises(JustPosted):
        office.services.summaries.before_posting(grace, cohort.id)
    assert len(office.mail(kind="CohortSummary")) == 1
    office.join(office.person("ada"), cohort, Role.MENTOR)
    office.services.summaries.post(grace, cohort.id)
    office.wait(minutes=5)
    office.services.summaries.post(grace, cohort.id)
    assert len(office.mail(kind="CohortSummary")) == 3


@pytest.mark.parametrize("step", [None, Step.CANCEL])
def test_of_a_cohort_nobody_has_heard_of_there_is_nothing_to_sum_up(office: Office, step: Step | None) -> None:
    grace = office.admin()
    draft = office.services.programs.create(grace, opening())
    if step:
        office.services.cohorts.finish(grace, draft.id, step)
    assert office.services.summaries.cohorts(grace) == ()
    for ask in (office.services.summaries.before_posting, office.services.summaries.post):
        with pytest.raises(NothingHappenedYet, match="has not opened its doors"):
            ask(grace, draft.id)
    assert office.mail() == []


def test_a_summary_that_could_not_be_posted_may_be_tried_again(office: Office) -> None:
    grace, cohort = office.admin(), office.cohort()
    office.services.summaries.post(grace, cohort.id)
    with office.session() as session:
        session.query(OutboxMessage).filter_by(kind="CohortSummary").update({"state": DeliveryState.GIVEN_UP})
    office.services.summaries.post(grace, cohort.id)
    assert len(office.mail(kind="CohortSummary")) == 2


def test_two_presses_at_the_same_moment_post_one_summary(office: Office) -> None:
    grace, hedy, cohort = office.admin(), office.admin("hedy"), office.cohort()

    def press(admin: Actor) -> int:
        try:
            office.services.summaries.post(admin, cohort.id)
        except JustPosted:
            return 0
        return 1

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(press, (grace, hedy))) == 1
    assert len(office.mail(kind="CohortSummary")) == 1


def test_answers_are_looked_at_before_anything_happens(office: Office) -> None:
    grace = office.admin()
    office.services.programs.check(grace, opening())
    with pytest.raises(WrongInput) as refusal:
        office.services.programs.check(grace, opening(starts_on=TODAY - timedelta(days=1)))
    assert set(refusal.value.fields) == {"starts_on"}
    assert office.mail() == []


def test_a_mean_is_told_from_five_answers_on(office: Office) -> None:
    pairs = [(office.person(f"mentor{n}"), office.person(f"mentee{n}")) for n in range(3)]
    cohort = office.cohort()
    ratings = iter((4, 4, 4, 3, 3, 1))
    for mentor, mentee in pairs:
        pair = office.pair(mentor, mentee, cohort)
        office.plan()
        for author in (mentor, mentee):
            office.services.feedback.give(
                author, office.meeting(pair).id, MeetingFeedback(rating=next(ratings), moved_forward="", change="")
            )
        office.services.participation.pause(mentor, office.participant(mentor, cohort).id, None)
    office.services.summaries.post(office.admin(), cohort.id)
    *_, summary = office.posts("CMENTORING")
    assert isinstance(summary, CohortSummary)
    assert (summary.feedback_count, summary.feedback_mean) == (6, 3.2)
    assert (summary.paused, summary.pairs_active) == (3, 3)
    assert len(office.rows(Meeting)) == 3


def test_a_cohort_that_is_not_there_cannot_be_summed_up(office: Office) -> None:
    with pytest.raises(NotYours):
        office.services.summaries.post(office.admin(), ANY)
