"""Settings changed while a program runs, who helps to run it, its leaders, and the log of all that."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.cards import CohortCard
from bot.domain.cohorts import Step
from bot.domain.errors import (
    AdminsOnly,
    AlreadyDone,
    ChangedMeanwhile,
    CohortClosed,
    NotOpenYet,
    NotYours,
    WrongInput,
)
from bot.domain.notices import AdminAdded, LeaderAsked
from bot.domain.people import Actor, Someone
from bot.domain.programs import Doors
from bot.domain.settings import CohortSettings, ProgramSettings
from bot.domain.terms import (
    Cadence,
    CohortState,
    LeaderAnswer,
    MeetingState,
    MentorRule,
    Newcomers,
    PersonKind,
    Role,
)
from bot.services import Services
from bot.services.chronicle import ON_A_PAGE
from models import AuditEntry, Cohort, Meeting, Mentorship, Program, ProgramAdmin, ProgramLeader
from tests.integration.office import TODAY, Office, T, opening

ANY = UUID(int=0)
ANY_PROGRAM = ProgramSettings(
    name="X", objective="", values="", expectations="", confidentiality="", cadence=Cadence.WEEKLY, minutes=30,
    mentor_rule=MentorRule.OPEN, newcomers=Newcomers.QUIET,
)  # fmt: skip
ANY_COHORT = CohortSettings(name="", starts_on=TODAY, ends_on=None, channel="C1", size_limit=None)
ONLY_ADMINS: dict[str, Callable[[Services, Actor], object]] = {
    "page": lambda services, actor: services.cohorts.page(actor, ANY),
    "open": lambda services, actor: services.cohorts.open(actor, ANY),
    "ending": lambda services, actor: services.cohorts.ending(actor, ANY, Step.END),
    "finish": lambda services, actor: services.cohorts.finish(actor, ANY, Step.END),
    "again": lambda services, actor: services.cohorts.again(actor, ANY),
    "program": lambda services, actor: services.settings.of_program(actor, ANY),
    "preview program": lambda services, actor: services.settings.preview_program(actor, ANY, 1, ANY_PROGRAM),
    "change program": lambda services, actor: services.settings.change_program(actor, ANY, 1, ANY_PROGRAM),
    "cohort": lambda services, actor: services.settings.of_cohort(actor, ANY),
    "preview cohort": lambda services, actor: services.settings.preview_cohort(actor, ANY, 1, ANY_COHORT),
    "change cohort": lambda services, actor: services.settings.change_cohort(actor, ANY, 1, ANY_COHORT),
    "co-admins": lambda services, actor: services.colleagues.of(actor, ANY),
    "unmet": lambda services, actor: services.colleagues.unmet(actor, ANY, []),
    "change co-admins": lambda services, actor: services.colleagues.change(actor, ANY, []),
    "leaders": lambda services, actor: services.leaders.of(actor, ANY),
    "flag": lambda services, actor: services.leaders.flag(actor, ANY, []),
    "ask": lambda services, actor: services.leaders.ask(actor, ANY, ANY),
    "log": lambda services, actor: services.chronicle.of_program(actor, ANY),
    "whole log": lambda services, actor: services.chronicle.of_everything(actor),
}


@pytest.mark.parametrize("deed", ONLY_ADMINS)
def test_what_admins_do_nobody_else_may(office: Office, deed: str) -> None:
    with pytest.raises(AdminsOnly):
        ONLY_ADMINS[deed](office.services, office.person("ada"))


@pytest.mark.parametrize("deed", sorted(set(ONLY_ADMINS) - {"whole log"}))
def test_a_helper_reaches_no_other_program(office: Office, deed: str) -> None:
    helper, mine = office.person("helen"), office.cohort()
    office.services.colleagues.change(office.admin(), mine.id, [helper.user])
    with pytest.raises((AdminsOnly, NotYours)):
        ONLY_ADMINS[deed](office.services, helper)


def test_the_log_of_everything_is_for_admins_of_the_workspace(office: Office) -> None:
    helper, mine = office.person("helen"), office.cohort()
    office.services.colleagues.change(office.admin(), mine.id, [helper.user])
    with pytest.raises(AdminsOnly):
        office.services.chronicle.of_everything(helper)


def change_program(office: Office, cohort: CohortCard, **answers: object) -> None:
    grace = office.admin()
    card = office.services.settings.of_program(grace, cohort.id)
    settings = replace(card.settings, **answers)  # type: ignore[arg-type]
    office.services.settings.change_program(grace, cohort.id, card.version, settings)


def change_cohort(office: Office, cohort: CohortCard, **answers: object) -> None:
    grace = office.admin()
    card = office.services.settings.of_cohort(grace, cohort.id)
    settings = replace(card.settings, **answers)  # type: ignore[arg-type]
    office.services.settings.change_cohort(grace, cohort.id, card.version, settings)


def test_a_preview_counts_whom_a_change_touches_and_changes_nothing(office: Office) -> None:
    cohort = office.cohort()
    office.pair(office.person("ada"), office.person("bob"), cohort)
    office.plan()
    office.join(office.person("cy"), cohort, Role.MENTEE)
    card = office.services.settings.of_program(office.admin(), cohort.id)
    assert card.reach is None
    weekly = replace(card.settings, cadence=Cadence.WEEKLY)
    preview = office.services.settings.preview_program(office.admin(), cohort.id, card.version, weekly)
    assert preview.changes == {"cadence": (Cadence.BIWEEKLY, Cadence.WEEKLY)}
    assert preview.reach
    assert (preview.reach.pairs, preview.reach.meetings, preview.reach.people) == (1, 1, 3)
    assert office.row(Program).cadence is Cadence.BIWEEKLY


def test_a_new_rhythm_holds_from_the_next_meeting_on(office: Office) -> None:
    cohort = office.cohort()
    pair = office.pair(office.person("ada"), office.person("bob"), cohort)
    office.plan()
    planned = office.meeting(pair).starts_at
    change_program(office, cohort, cadence=Cadence.WEEKLY, values="Listen", minutes=45)
    office.plan()
    assert office.meeting(pair).starts_at == planned
    office.clock.instant = planned + timedelta(hours=2)
    office.services.meetings.met(office.person("ada"), office.meeting(pair).id)
    office.plan()
    assert office.meeting(pair).starts_at == planned + timedelta(days=7)
    entry = office.row(AuditEntry, action="program:change")
    assert entry.detail == {"values": [], "cadence": ["biweekly", "weekly"], "minutes": ["30", "45"]}
    assert office.row(Program).values_text == "Listen"


def test_two_admins_notice_each_other(office: Office) -> None:
    cohort, grace = office.cohort(), office.admin()
    program, run = (
        office.services.settings.of_program(grace, cohort.id),
        office.services.settings.of_cohort(grace, cohort.id),
    )
    change_program(office, cohort, name="Hers")
    change_cohort(office, cohort, name="Hers")
    for deed in (office.services.settings.preview_program, office.services.settings.change_program):
        with pytest.raises(ChangedMeanwhile):
            deed(grace, cohort.id, program.version, program.settings)
    for look in (office.services.settings.preview_cohort, office.services.settings.change_cohort):
        with pytest.raises(ChangedMeanwhile):
            look(grace, cohort.id, run.version, run.settings)


def test_a_program_needs_a_name(office: Office) -> None:
    cohort = office.cohort()
    with pytest.raises(WrongInput) as refusal:
        change_program(office, cohort, name="")
    assert set(refusal.value.fields) == {"name"}


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({"ends_on": TODAY - timedelta(days=1)}, {"ends_on"}),
        ({"ends_on": TODAY + timedelta(days=3)}, {"ends_on"}),
        ({"starts_on": TODAY - timedelta(days=1)}, {"starts_on"}),
        ({"size_limit": 1}, {"size_limit"}),
        ({"size_limit": 1_000_000, "starts_on": TODAY - timedelta(days=1)}, {"size_limit", "starts_on"}),
    ],
)
def test_settings_that_cannot_be_are_named(office: Office, answers: dict[str, object], wrong: set[str]) -> None:
    cohort = office.cohort()
    with pytest.raises(WrongInput) as refusal:
        change_cohort(office, cohort, **answers)
    assert set(refusal.value.fields) == wrong


def test_a_first_day_stays_once_people_have_been_matched(office: Office) -> None:
    cohort = office.cohort()
    office.pair(office.person("ada"), office.person("bob"), cohort)
    with pytest.raises(WrongInput) as refusal:
        change_cohort(office, cohort, starts_on=TODAY + timedelta(days=1))
    assert "It stays 07 December 2026" in refusal.value.fields["starts_on"]


def test_an_earlier_last_day_cancels_later_meetings_and_a_later_one_plans_on(office: Office) -> None:
    cohort = office.cohort()
    pair = office.pair(office.person("ada"), office.person("bob"), cohort)
    change_program(office, cohort, cadence=Cadence.MONTHLY)
    office.plan()
    with office.session() as session:
        meeting = session.query(Meeting).one()
        meeting.starts_at += timedelta(days=28)
        meeting.ends_at += timedelta(days=28)
    card = office.services.settings.of_cohort(office.admin(), cohort.id)
    sooner = replace(card.settings, ends_on=TODAY + timedelta(days=20), size_limit=5)
    reach = office.services.settings.preview_cohort(office.admin(), cohort.id, card.version, sooner).reach
    assert reach
    assert (reach.meetings, reach.late_meetings) == (1, 1)
    change_cohort(office, cohort, ends_on=TODAY + timedelta(days=20), size_limit=5)
    assert office.row(Meeting).state is MeetingState.CANCELLED
    assert office.plan() == ["meeting planned"]
    assert office.meeting(pair).starts_at.date() <= TODAY + timedelta(days=20)
    assert office.row(Cohort).look_again_at == T(days=20, hours=15)


def test_a_later_last_day_plans_on(office: Office) -> None:
    cohort = office.cohort(ends_on=TODAY + timedelta(days=14))
    change_program(office, cohort, cadence=Cadence.MONTHLY)
    pair = office.pair(office.person("ada"), office.person("bob"), cohort)
    office.plan()
    office.wait(days=4)
    office.services.meetings.met(office.person("ada"), office.meeting(pair).id)
    assert office.plan() == []
    change_cohort(office, cohort, ends_on=TODAY + timedelta(days=200))
    assert office.plan() == ["meeting planned"]
    assert office.row(Mentorship).look_again_at is not None


def test_a_meeting_before_the_new_last_day_stays_as_planned(office: Office) -> None:
    cohort = office.cohort()
    office.pair(office.person("ada"), office.person("bob"), cohort)
    office.plan()
    change_cohort(office, cohort, ends_on=TODAY + timedelta(days=20))
    assert office.row(Meeting).state is MeetingState.PLANNED


def test_what_is_over_has_no_settings_to_change(office: Office) -> None:
    cohort = office.cohort(ends_on=None)
    office.services.cohorts.finish(office.admin(), cohort.id, Step.END)
    with pytest.raises(CohortClosed):
        office.services.settings.of_cohort(office.admin(), cohort.id)


def test_co_admins_are_told_once_and_taken_out_without_a_word(office: Office) -> None:
    grace, helen, ivy = office.admin(), office.person("helen"), office.person("ivy")
    cohort = office.cohort(grace)
    assert office.services.colleagues.unmet(grace, cohort.id, [helen.user, "UNEW"]) == ("UNEW",)
    assert office.services.colleagues.change(grace, cohort.id, [helen.user, ivy.user, grace.user])
    told = AdminAdded(program="Skill exchange", by=Someone("UGRACE", "Grace"))
    assert office.letters(helen) == [told]
    assert office.letters(grace) == []
    admins = office.services.colleagues.of(grace, cohort.id).admins
    assert [each.name for each in admins] == ["Helen", "Ivy", "Grace"]
    assert not office.services.colleagues.change(helen, cohort.id, [ivy.user])
    assert office.letters(helen) == []  # It had not been sent yet.
    assert [admin.person_id for admin in office.rows(ProgramAdmin)] == [office.known(ivy).id]
    deeds = [entry.action for entry in office.rows(AuditEntry)]
    assert (deeds.count("colleague:add"), deeds.count("colleague:remove")) == (3, 2)


def test_guests_and_crowds_do_not_run_programs_and_are_no_leaders(office: Office) -> None:
    grace, cohort = office.admin(), office.cohort()
    guest = office.learn("guest", kind=PersonKind.GUEST)
    crowd = [office.person(f"p{number}").user for number in range(31)]
    for change in (office.services.colleagues.change, office.services.leaders.flag):
        with pytest.raises(WrongInput, match="another look") as outside:
            change(grace, cohort.id, [guest.user])
        assert "Guest cannot" in outside.value.fields["people"]
        with pytest.raises(WrongInput) as many:
            change(grace, cohort.id, crowd)
        assert "at most" in many.value.fields["people"]


def test_a_leader_is_asked_once_and_their_answer_is_kept(office: Office) -> None:
    grace, lena, cohort = office.admin(), office.person("lena"), office.cohort()
    (line,) = office.services.leaders.flag(grace, cohort.id, [lena.user]).leaders
    assert (line.asked, line.answer) == (False, None)
    assert office.letters(lena) == []
    (line,) = office.services.leaders.ask(grace, line.id, cohort.id).leaders
    assert line.asked
    with pytest.raises(AlreadyDone):
        office.services.leaders.ask(grace, line.id, cohort.id)
    (asked,) = office.letters(lena)
    assert isinstance(asked, LeaderAsked)
    assert (asked.program, asked.leader) == ("Skill exchange", line.id)
    with pytest.raises(NotYours):
        office.services.leaders.answer(grace, line.id, LeaderAnswer.WILLING)
    for answer in (LeaderAnswer.NOT_NOW, LeaderAnswer.WILLING):
        office.services.leaders.answer(lena, line.id, answer)
    (line,) = office.services.leaders.of(grace, cohort.id).leaders
    assert line.answer is LeaderAnswer.WILLING


def test_a_leader_counted_out_and_in_again_is_not_asked_a_second_time(office: Office) -> None:
    grace, lena, cohort = office.admin(), office.person("lena"), office.cohort()
    (line,) = office.services.leaders.flag(grace, cohort.id, [lena.user]).leaders
    office.services.leaders.ask(grace, line.id, cohort.id)
    office.services.leaders.flag(grace, cohort.id, [lena.user])
    office.clear_mail()
    assert office.services.leaders.flag(grace, cohort.id, []).leaders == ()
    (line,) = office.services.leaders.flag(grace, cohort.id, [lena.user]).leaders
    office.services.leaders.ask(grace, line.id, cohort.id)
    assert len(office.mail(kind="LeaderAsked")) == 1
    assert office.row(ProgramLeader).invited_at is not None


def test_a_leader_is_asked_for_their_own_program_and_while_its_doors_are_open(office: Office) -> None:
    grace, lena = office.admin(), office.person("lena")
    cohort, other = office.cohort(), office.cohort(name="Other")
    draft = office.services.programs.open(grace, opening(), doors=Doors.DRAFT)
    (line,) = office.services.leaders.flag(grace, cohort.id, [lena.user]).leaders
    with pytest.raises(NotYours):
        office.services.leaders.ask(grace, line.id, other.id)
    with pytest.raises(NotOpenYet):
        office.services.leaders.ask(grace, line.id, draft.id)
    with pytest.raises(NotYours):
        office.services.leaders.ask(grace, ANY, cohort.id)
    assert not office.services.leaders.of(grace, draft.id).open_doors


def test_the_log_is_read_page_by_page_the_newest_first(office: Office) -> None:
    grace, cohort, other = office.admin(), office.cohort(), office.cohort(name="Other")
    for number in range(ON_A_PAGE):
        office.wait(minutes=1)
        change_program(office, cohort, name=f"Name {number}")
    first = office.services.chronicle.of_program(grace, cohort.id)
    assert (len(first.lines), first.more, first.name) == (ON_A_PAGE, True, f"Name {ON_A_PAGE - 1}")
    assert first.lines[0].detail == (("name", [f"Name {ON_A_PAGE - 2}", f"Name {ON_A_PAGE - 1}"]),)
    assert first.lines[0].actor == Someone("UGRACE", "Grace")
    rest = office.services.chronicle.of_program(grace, cohort.id, ON_A_PAGE)
    assert [line.action for line in rest.lines] == ["cohort:open", "program:create"]
    assert not rest.more
    everything = office.services.chronicle.of_everything(grace, ON_A_PAGE)
    assert {line.program for line in everything.lines} == {f"Name {ON_A_PAGE - 1}", "Other"}
    assert other.state is CohortState.ENROLLING
