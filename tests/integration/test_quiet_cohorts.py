"""The alarm that nothing is being sent: when it is raised, who hears it, and when it is over."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from bot.domain.cards import CohortCard
from bot.domain.insight.quiet import Cause
from bot.domain.notices import NothingSent
from bot.domain.people import Actor
from bot.domain.tasks import Urge
from bot.domain.terms import Cadence, DeliveryState, MentorshipState
from models import Cohort, Digest, Mentorship, OutboxMessage, Program, Workspace
from tests.integration.office import Office, T
from tests.integration.queues import entries

PAST = 11
"""Days after which seven whole working days have passed since a Monday morning."""


class Weekly:
    """A running cohort of Grace's with one pair that meets every week, and everything sent so far."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.grace = office.admin()
        self.cohort: CohortCard = office.cohort(self.grace, cadence=Cadence.WEEKLY)
        self.pair: UUID = office.pair(office.person("ada"), office.person("bob"), self.cohort)
        with office.session() as session:
            session.get_one(Cohort, self.cohort.id).state = self.cohort.state.RUNNING

    def morning(self, day: int) -> None:
        """Grace's morning, with nothing else due."""
        self.office.clock.instant = T(days=day)
        with self.office.session() as session:
            (digest,) = session.query(Digest).all()
        self.office.services.digests.send(self.office.workspace().id, digest.id)

    def alarms(self, who: Actor | None = None) -> list[NothingSent]:
        return [each for each in self.office.letters(who or self.grace) if isinstance(each, NothingSent)]

    def told(self) -> bool:
        return self.office.row(Cohort, id=self.cohort.id).quiet_told_at is not None


@pytest.fixture
def weekly(office: Office) -> Weekly:
    return Weekly(office)


def test_after_seven_working_days_those_who_run_it_hear_once_and_it_stands_in_the_queue(weekly: Weekly) -> None:
    before = weekly.office.row(Cohort, id=weekly.cohort.id).version
    weekly.morning(9)
    assert weekly.alarms() == []
    weekly.morning(PAST)
    weekly.morning(PAST + 3)
    (alarm,) = weekly.alarms()
    assert (alarm.program, alarm.days, alarm.cause) == ("Skill exchange", 8, Cause.NOTHING_PLANNED)
    (entry,) = entries(weekly.office, weekly.grace, Urge.QUIET)
    assert entry.quiet
    assert entry.quiet.days == 9
    assert weekly.office.row(Cohort, id=weekly.cohort.id).version == before, "nobody's settings form is outdated"


def test_it_is_over_once_a_message_arrives_and_may_come_again(weekly: Weekly) -> None:
    weekly.morning(PAST)
    weekly.office.clear_mail()
    with weekly.office.session() as session:
        message = session.query(OutboxMessage).filter_by(kind="Introduction").one()
        message.settled_at = T(days=PAST)
    weekly.morning(PAST + 1)
    assert not weekly.told()
    assert entries(weekly.office, weekly.grace, Urge.QUIET) == []
    weekly.morning(PAST * 2 + 3)
    assert weekly.told()


def test_breaks_and_days_without_meetings_explain_it(weekly: Weekly) -> None:
    with weekly.office.session() as session:
        session.get_one(Program, weekly.cohort.program_id).blackouts = [["2026-12-14", "2026-12-31", "Year's end"]]
    weekly.morning(PAST + 5)
    assert not weekly.told()
    with weekly.office.session() as session:
        session.get_one(Program, weekly.cohort.program_id).blackouts = []
        session.get_one(Mentorship, weekly.pair).state = MentorshipState.PAUSED
    weekly.morning(PAST + 7)
    assert not weekly.told()


def test_holidays_where_the_program_lives_explain_it(weekly: Weekly) -> None:
    weekly.office.holidays.by_zone["Europe/London"] = {
        date(2026, 12, 8) + timedelta(days=ahead): "A holiday" for ahead in range(4)
    }
    weekly.morning(PAST)
    assert not weekly.told()


def stopped(weekly: Weekly) -> None:
    weekly.office.services.holding.stop(weekly.grace, "")


def slack_waits(weekly: Weekly) -> None:
    with weekly.office.session() as session:
        workspace = session.get_one(Workspace, weekly.office.workspace().id)
        workspace.paused_until = T(days=PAST + 2)


def came_back(weekly: Weekly) -> None:
    change(weekly, DeliveryState.GIVEN_UP)


def late(weekly: Weekly) -> None:
    change(weekly, DeliveryState.PENDING)


def change(weekly: Weekly, state: DeliveryState) -> None:
    with weekly.office.session() as session:
        message = session.query(OutboxMessage).filter_by(kind="MatchProposed").first()
        assert message
        message.state, message.settled_at, message.due_at = state, T(days=1), T(days=1)


@pytest.mark.parametrize(
    ("happened", "cause"),
    [
        (slack_waits, Cause.SLACK_WAITS),
        (came_back, Cause.UNDELIVERABLE),
        (late, Cause.LATE),
    ],
)
def test_the_likeliest_cause_is_told(weekly: Weekly, happened: object, cause: Cause) -> None:
    happened(weekly)  # type: ignore[operator]
    weekly.morning(PAST + 1)
    (alarm,) = weekly.alarms()
    assert alarm.cause is cause


def test_while_all_messages_are_stopped_only_the_queue_says_it(weekly: Weekly) -> None:
    stopped(weekly)
    weekly.morning(PAST)
    assert weekly.alarms() == []
    (entry,) = entries(weekly.office, weekly.grace, Urge.QUIET)
    assert entry.quiet
    assert entry.quiet.cause is Cause.STOPPED


def test_whoever_has_stopped_the_digest_still_notices(weekly: Weekly) -> None:
    weekly.office.services.digests.stop(weekly.grace)
    weekly.morning(PAST)
    assert len(weekly.alarms()) == 1


def test_a_cohort_that_does_not_run_yet_is_not_looked_at(weekly: Weekly) -> None:
    with weekly.office.session() as session:
        session.get_one(Cohort, weekly.cohort.id).state = weekly.cohort.state.MATCHING
    weekly.morning(PAST + 20)
    assert not weekly.told()
