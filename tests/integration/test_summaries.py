"""Summaries: what may be asked, by whom, what is posted and how often, and what comes by itself."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.cards import CohortCard
from bot.domain.cohorts import Step
from bot.domain.errors import AdminsOnly, Collision, JustPosted, NothingHappenedYet, NotYours, WrongInput
from bot.domain.insight.periods import Span
from bot.domain.insight.schedules import SEE_AFTER
from bot.domain.insight.summary_cards import About, Look, Wish
from bot.domain.insight.terms import ReportEvery
from bot.domain.notices import ProgramSummary, SummariesStopped
from bot.domain.people import Actor
from bot.domain.terms import DeliveryState, Role
from bot.services import Services
from bot.services.insight.schedules import NO_END, NOTHING_AHEAD, ONE_PROGRAM
from bot.services.insight.summaries import NOT_TWICE_WITHIN, STANDS_FOR, mark_of
from models import AuditEntry, Cohort, OutboxMessage, Person, SummarySchedule
from tests.integration.office import T0, TODAY, Office, opening

ANY = UUID(int=0)
ROOM = "CLEADS0001"
ANYTHING = Wish(about=About(cohort=ANY), span=Span.ALL, channel=ROOM)
EVERYTHING = replace(ANYTHING, about=About())
LOOK = Look(T0, "")
WEEK = ReportEvery.WEEKLY


def of(cohort: CohortCard, channel: str = ROOM, every: ReportEvery | None = None) -> Wish:
    return Wish(about=About(cohort=cohort.id), span=Span.ALL, channel=channel, every=every)


def of_program(cohort: CohortCard, every: ReportEvery | None = None) -> Wish:
    return replace(of(cohort, every=every), about=About(program=cohort.program_id))


def post(office: Office, admin: Actor, wish: Wish) -> None:
    card = office.services.summaries.look(admin, wish)
    assert office.services.summaries.post(admin, wish, Look(card.looked_at, mark_of(card.notice))) is None


def schedule(office: Office) -> SummarySchedule:
    return office.row(SummarySchedule)


def settle(office: Office, state: DeliveryState, outcome: str | None = None) -> None:
    """Say what has become of the summaries that were put into the outbox."""
    with office.session() as session:
        session.query(OutboxMessage).filter_by(kind="ProgramSummary").update({"state": state, "outcome": outcome})


def monday(office: Office, number: int = 1) -> None:
    """Let it be the morning of a Monday to come."""
    office.clock.instant = T0 + timedelta(weeks=number)


ONLY_ADMINS: dict[str, Callable[[Services, Actor], object]] = {
    "begin": lambda services, actor: services.summaries.begin(actor),
    "begin with a cohort": lambda services, actor: services.summaries.begin_with(actor, ANY),
    "begin again": lambda services, actor: services.summaries.again(actor, ANYTHING),
    "choices": lambda services, actor: services.summaries.choices(actor, ""),
    "look": lambda services, actor: services.summaries.look(actor, ANYTHING),
    "post": lambda services, actor: services.summaries.post(actor, ANYTHING, LOOK),
    "post everything": lambda services, actor: services.summaries.post(actor, EVERYTHING, LOOK),
    "look at a schedule": lambda services, actor: services.schedules.look(actor, replace(ANYTHING, every=WEEK)),
    "set a schedule": lambda services, actor: services.schedules.set(actor, replace(ANYTHING, every=WEEK)),
    "list schedules": lambda services, actor: services.schedules.page(actor),
    "a schedule": lambda services, actor: services.schedules.one(actor, ANY),
    "stop a schedule": lambda services, actor: services.schedules.stop(actor, ANY),
    "resume a schedule": lambda services, actor: services.schedules.resume(actor, ANY),
}  # fmt: skip


@pytest.mark.parametrize("name", ONLY_ADMINS)
def test_what_admins_ask_nobody_else_may(office: Office, name: str) -> None:
    office.cohort()
    with pytest.raises(AdminsOnly):
        ONLY_ADMINS[name](office.services, office.person("ada"))
    assert office.mail(kind="ProgramSummary") == []


def test_a_helper_asks_about_their_program_and_no_other(office: Office) -> None:
    mine, other = office.cohort(), office.cohort(name="Other")
    helper = office.person("helen")
    office.services.colleagues.change(office.admin(), mine.id, [helper.user])
    assert {each.about for each in office.services.summaries.choices(helper, "")} == {
        About(program=mine.program_id),
        About(cohort=mine.id),
    }
    post(office, helper, of(mine))
    for wish in (of(other), of_program(other), replace(of(mine), about=About())):
        with pytest.raises(AdminsOnly):
            office.services.summaries.look(helper, wish)
    office.services.schedules.set(office.admin(), of(other, every=WEEK))
    assert office.services.schedules.page(helper).total == 0
    assert office.services.schedules.page(office.admin()).total == 1
    with pytest.raises(AdminsOnly):
        office.services.schedules.stop(helper, schedule(office).id)


def test_what_is_posted_is_what_was_looked_at(office: Office) -> None:
    grace, cohort = office.admin(), office.cohort()
    office.join(office.person("ada"), cohort, Role.MENTOR)
    shown = office.services.summaries.look(grace, of(cohort))
    assert office.mail(kind="ProgramSummary") == []
    post(office, grace, of(cohort))
    (notice,) = office.posts(ROOM)
    assert notice == shown.notice
    assert isinstance(notice, ProgramSummary)
    assert (notice.title, notice.first, notice.last) == ("Skill exchange", TODAY, TODAY)
    (entry,) = office.rows(AuditEntry, action="summary:post")
    assert (entry.program_id, entry.subject, entry.detail) == (cohort.program_id, str(cohort.id), {})


def test_the_same_numbers_are_not_posted_twice_in_a_row_in_one_channel(office: Office) -> None:
    grace, cohort = office.admin(), office.cohort()
    post(office, grace, of(cohort))
    office.wait(minutes=4)
    with pytest.raises(JustPosted):
        post(office, office.admin("hedy"), of(cohort))
    post(office, grace, of(cohort, "COTHER0001"))
    post(office, grace, of(cohort, cohort.channel))
    with pytest.raises(JustPosted):
        post(office, grace, of(cohort, cohort.channel))
    office.join(office.person("ada"), cohort, Role.MENTOR)
    post(office, grace, of(cohort))
    office.clock.instant += NOT_TWICE_WITHIN
    post(office, grace, of(cohort))
    assert len(office.mail(channel=ROOM)) == 3


def test_a_summary_that_could_not_be_posted_may_be_tried_again(office: Office) -> None:
    grace, cohort = office.admin(), office.cohort()
    post(office, grace, of_program(cohort))
    settle(office, DeliveryState.GIVEN_UP, "not_in_channel")
    post(office, grace, of_program(cohort))
    assert len(office.mail(channel=ROOM)) == 2


def test_two_presses_at_the_same_moment_post_one_summary(office: Office) -> None:
    grace, hedy = office.admin(), office.admin("hedy")
    office.cohort()

    def press(admin: Actor) -> int:
        try:
            post(office, admin, replace(ANYTHING, about=About()))
        except JustPosted:
            return 0
        return 1

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(press, (grace, hedy))) == 1
    assert len(office.mail(kind="ProgramSummary")) == 1


def test_what_was_looked_at_long_ago_is_shown_again_if_it_has_changed(office: Office) -> None:
    grace, cohort = office.admin(), office.cohort()
    card = office.services.summaries.look(grace, of(cohort))
    look = Look(card.looked_at, mark_of(card.notice))
    office.join(office.person("ada"), cohort, Role.MENTOR)
    office.clock.instant += STANDS_FOR + timedelta(seconds=1)
    again = office.services.summaries.post(grace, of(cohort), look)
    assert again
    assert again.changed
    assert again.notice != card.notice
    assert office.mail(kind="ProgramSummary") == []
    office.wait(hours=3)
    assert office.services.summaries.post(grace, of(cohort), Look(look.at, mark_of(again.notice))) is None


def test_before_its_doors_have_opened_there_is_nothing_to_sum_up(office: Office) -> None:
    grace = office.admin()
    draft = office.services.programs.create(grace, opening())
    for ask in (
        lambda: office.services.summaries.begin_with(grace, draft.id),
        lambda: office.services.summaries.look(grace, of(draft)),
        lambda: office.services.summaries.look(grace, of_program(draft)),
        lambda: office.services.schedules.set(grace, of(draft, every=WEEK)),
    ):
        with pytest.raises(NothingHappenedYet, match="has not opened its doors"):
            ask()
    for about in (About(cohort=ANY), About(program=ANY)):
        with pytest.raises(NotYours):
            office.services.summaries.look(grace, replace(ANYTHING, about=about))


def test_a_form_begins_with_what_is_meant_most_likely(office: Office) -> None:
    grace, alpha = office.admin(), office.cohort(name="Alpha")
    one = office.services.summaries.begin(grace)
    assert one.choice
    assert (one.choice.about, one.span, one.exact) == (About(cohort=alpha.id), Span.ALL, False)
    beta = office.cohort(name="Beta", channel="CBETA00001")
    begin = office.services.summaries.begin
    assert begin(grace).choice is None
    here = begin(grace, "week", "CBETA00001")
    assert here.choice
    assert (here.choice.about, here.span, here.exact) == (About(cohort=beta.id), Span.WEEK, True)
    assert begin(grace, "week", ROOM).exact is False, "of which of the two?"
    named = begin(grace, "Alpha", ROOM)
    assert named.choice
    assert (named.choice.about, named.exact) == (About(program=alpha.program_id), True)
    assert (begin(grace, "Gamma", ROOM).unknown, begin(grace, "Alpha").exact) == ("Gamma", False)
    office.wait(days=40)
    assert begin(grace, "Alpha", ROOM).span is Span.MONTH
    assert office.services.summaries.begin_with(grace, beta.id).channel == "CBETA00001"
    again = office.services.summaries.again(grace, of(beta, every=WEEK))
    assert (again.every, again.channel, again.choice) == (
        WEEK,
        ROOM,
        office.services.summaries.choices(grace, "b")[1],
    )


# -- by itself -------------------------------------------------------------------------------------------


def test_what_comes_by_itself_is_posted_once_for_each_week_however_often_somebody_looks(office: Office) -> None:
    cohort = office.cohort()
    office.join(office.person("ada"), cohort, Role.MENTEE)
    office.services.schedules.set(office.admin(), of(cohort, every=WEEK))
    assert "summary posted" not in office.plan()
    monday(office)
    assert "summary posted" in office.plan()
    office.wait(hours=1)
    office.plan()
    settle(office, DeliveryState.SENT)
    office.wait(days=1)
    office.plan()
    (notice,) = office.posts(ROOM)
    assert isinstance(notice, ProgramSummary)
    assert (notice.first, notice.last, notice.by_itself) == (TODAY, TODAY + timedelta(days=6), True)
    (entry,) = office.rows(AuditEntry, action="summary:post")
    assert entry.actor_id is None
    monday(office, 2)
    office.plan()
    assert len(office.posts(ROOM)) == 2


def test_two_who_look_at_the_same_moment_post_it_once(office: Office) -> None:
    cohort = office.cohort()
    office.join(office.person("ada"), cohort, Role.MENTEE)
    office.services.schedules.set(office.admin(), of(cohort, every=WEEK))
    monday(office)
    row = schedule(office)

    def look(_: int) -> None:
        with suppress(Collision):  # whoever was quicker has done it
            office.services.editions.come(row.workspace_id, row.id)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(look, range(4)))
    assert len(office.posts(ROOM)) == 1


def test_while_one_is_on_its_way_or_nothing_happened_none_follows(office: Office) -> None:
    cohort = office.cohort()
    office.services.schedules.set(office.admin(), of(cohort, every=WEEK))
    monday(office)
    office.plan()
    assert office.posts(ROOM) == []
    office.join(office.person("ada"), cohort, Role.MENTEE)
    monday(office, 2)
    office.plan()
    for number in (3, 4):
        monday(office, number)
        office.plan()
    assert len(office.posts(ROOM)) == 1
    assert schedule(office).look_again_at == office.clock.now() + SEE_AFTER
    settle(office, DeliveryState.SENT)
    office.clock.instant += SEE_AFTER
    office.plan()
    assert len(office.posts(ROOM)) == 2


@pytest.mark.parametrize("here", [True, False])
def test_a_channel_that_takes_nothing_ends_it_and_who_set_it_hears_of_it(office: Office, here: bool) -> None:
    grace, cohort = office.admin(), office.cohort()
    office.join(office.person("ada"), cohort, Role.MENTEE)
    office.services.schedules.set(grace, of(cohort, every=WEEK))
    monday(office)
    office.plan()
    settle(office, DeliveryState.GIVEN_UP, "is_archived")
    if not here:
        with office.session() as session:
            session.get_one(Person, office.known(grace).id).active = False
    office.clock.instant += SEE_AFTER
    assert "summary given up" in office.plan()
    told = office.letters(grace, SummariesStopped)
    assert told == ([SummariesStopped(title="Skill exchange", channel=ROOM)] if here else [])
    assert schedule(office).ended_at == office.clock.now()
    office.wait(days=30)
    assert "summary given up" not in office.plan()


def test_had_back_in_another_channel_it_goes_on(office: Office) -> None:
    grace, cohort = office.admin(), office.cohort()
    office.join(office.person("ada"), cohort, Role.MENTEE)
    office.services.schedules.set(grace, of(cohort, every=WEEK))
    monday(office)
    office.plan()
    settle(office, DeliveryState.GIVEN_UP, "not_in_channel")
    office.clock.instant += SEE_AFTER
    office.plan()
    changed = replace(of(cohort, "COTHER0001", WEEK), schedule=schedule(office).id)
    office.services.schedules.set(grace, changed)
    assert office.posts("COTHER0001") == []
    monday(office, 2)
    office.plan()
    assert len(office.posts("COTHER0001")) == 1


def test_one_that_could_not_be_posted_for_another_reason_ends_nothing(office: Office) -> None:
    cohort = office.cohort()
    office.join(office.person("ada"), cohort, Role.MENTEE)
    office.services.schedules.set(office.admin(), of(cohort, every=WEEK))
    monday(office)
    office.plan()
    settle(office, DeliveryState.GIVEN_UP, "could not be confirmed")
    monday(office, 2)
    office.plan()
    assert len(office.posts(ROOM)) == 2


def test_with_its_cohort_a_summary_ends_after_the_last_one(office: Office) -> None:
    cohort = office.cohort(ends_on=TODAY + timedelta(days=37))
    office.join(office.person("ada"), cohort, Role.MENTEE)
    office.services.schedules.set(office.admin(), of(cohort, every=WEEK))
    for number in range(1, 9):
        monday(office, number)
        office.plan()
        settle(office, DeliveryState.SENT)
    last = [notice.last for notice in office.posts(ROOM) if isinstance(notice, ProgramSummary)]
    assert last[-1] >= TODAY + timedelta(days=37)
    assert schedule(office).ended_at
    with pytest.raises(WrongInput) as refusal:
        office.services.schedules.set(office.admin(), of(cohort, every=WEEK))
    assert refusal.value.fields == {"every": NOTHING_AHEAD}


def test_milestones_of_a_program_are_those_of_each_of_its_cohorts(office: Office) -> None:
    grace, cohort = office.admin(), office.cohort(starts_on=TODAY + timedelta(days=7))
    office.join(office.person("ada"), cohort, Role.MENTEE)
    office.services.schedules.set(grace, of_program(cohort, ReportEvery.MILESTONES))
    monday(office)
    office.plan()
    (start,) = office.posts(ROOM)
    assert isinstance(start, ProgramSummary)
    assert (start.first, start.last) == (TODAY + timedelta(days=7),) * 2
    assert schedule(office).told == [f"{cohort.id}:start"]


def test_a_cohort_that_was_closed_early_is_told_to_the_day_it_was_closed(office: Office) -> None:
    grace, cohort = office.admin(), office.cohort()
    office.join(office.person("ada"), cohort, Role.MENTEE)
    office.services.schedules.set(grace, of(cohort, every=WEEK))
    office.services.cohorts.finish(grace, cohort.id, Step.CANCEL)
    assert office.row(Cohort).closed_at
    monday(office)
    office.plan()
    settle(office, DeliveryState.SENT)
    office.clock.instant += SEE_AFTER
    office.plan()
    assert schedule(office).ended_at


def test_where_it_could_never_come_that_is_said_before_it_is_set(office: Office) -> None:
    grace, forever = office.admin(), office.cohort(ends_on=None)
    for wish, problem in (
        (replace(of(forever, every=WEEK), about=About()), {"about": ONE_PROGRAM}),
        (of(forever, every=ReportEvery.MILESTONES), {"every": NO_END}),
    ):
        for ask in (office.services.schedules.look, office.services.schedules.set):
            with pytest.raises(WrongInput) as refusal:
                ask(grace, wish)
            assert refusal.value.fields == problem
    assert office.rows(SummarySchedule) == []


def test_a_preview_says_when_the_first_one_comes_and_in_whose_morning(office: Office) -> None:
    grace, cohort = office.admin(), office.cohort()
    card = office.services.schedules.look(grace, of(cohort, every=WEEK))
    assert (card.first_at, card.zone) == (T0 + timedelta(weeks=1), "Europe/London")
    for name in ("ada", "bob"):
        office.join(office.person(name), cohort, Role.MENTEE, time_zone="America/New_York")
    office.join(office.person("cy"), cohort, Role.MENTEE)
    card = office.services.schedules.look(grace, of(cohort, every=WEEK))
    assert (card.first_at, card.zone) == (T0 + timedelta(hours=5), "America/New_York")
    forever = office.cohort(ends_on=None, name="Forever")
    by_start = office.services.schedules.look(grace, of_program(forever, ReportEvery.MILESTONES))
    assert by_start.first_at is None, "it has started, and no other cohort is in sight"


def test_the_same_set_twice_is_one_and_changed_into_another_leaves_that_one(office: Office) -> None:
    grace, cohort = office.admin(), office.cohort()
    services = office.services.schedules
    services.set(grace, of(cohort, every=WEEK))
    assert services.set(grace, of(cohort, every=WEEK)).total == 1
    monthly = services.set(grace, of(cohort, every=ReportEvery.MONTHLY))
    assert [card.every for card in monthly.schedules] == [WEEK, ReportEvery.MONTHLY]
    second = monthly.schedules[1].id
    assert services.one(grace, second).every is ReportEvery.MONTHLY
    assert services.set(grace, replace(of(cohort, every=WEEK), schedule=second)).total == 1
    assert services.set(grace, replace(of(cohort, every=WEEK), schedule=monthly.schedules[0].id)).total == 1
    deeds = [entry.action for entry in office.rows(AuditEntry) if entry.action.startswith("summary:")]
    assert deeds == ["summary:set", "summary:set", "summary:stop"]


def test_what_was_stopped_can_be_had_back_and_tells_nothing_of_what_was_missed(office: Office) -> None:
    grace, cohort = office.admin(), office.cohort()
    office.join(office.person("ada"), cohort, Role.MENTEE)
    services = office.services.schedules
    services.set(grace, of(cohort, every=WEEK))
    row = schedule(office)
    page = services.stop(grace, row.id)
    assert (page.total, page.stopped.id if page.stopped else None) == (0, row.id)
    assert services.stop(grace, row.id).total == 0
    assert office.services.editions.come(row.workspace_id, row.id) is None
    office.clock.instant = T0 + timedelta(days=9)
    office.plan()
    assert services.resume(grace, row.id).total == 1
    assert services.resume(grace, row.id).total == 1
    office.plan()
    assert office.posts(ROOM) == []
    monday(office, 2)
    office.plan()
    assert len(office.posts(ROOM)) == 1
    deeds = [entry.action for entry in office.rows(AuditEntry) if entry.action.startswith("summary:")]
    assert deeds == ["summary:set", "summary:stop", "summary:resume", "summary:post"]


def test_many_come_page_by_page(office: Office) -> None:
    grace, cohort = office.admin(), office.cohort()
    for number in range(12):
        office.services.schedules.set(grace, of(cohort, f"CROOM{number:05}", WEEK))
        office.wait(seconds=1)
    first, second = (office.services.schedules.page(grace, start) for start in (0, 10))
    assert (len(first.schedules), len(second.schedules), second.total) == (10, 2, 12)
    assert second.schedules[-1].channel == "CROOM00011"
    assert second.schedules[-1].next_at == T0 + timedelta(weeks=1)
    assert second.schedules[-1].set_by.slack_id == grace.user
