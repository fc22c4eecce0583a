"""Settings changed while a program runs, who helps to run it, its leaders, and the log of all that."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.domain.cards import CohortCard
from bot.domain.cohorts import Step
from bot.domain.errors import (
    AdminsOnly,
    AlreadyDone,
    ChangedMeanwhile,
    CohortClosed,
    MentorsAlready,
    NotOpenYet,
    NotYours,
    WrongInput,
)
from bot.domain.notices import AdminAdded, LeaderAsked, NewcomerInvited, OpenDoor
from bot.domain.people import Actor, Someone
from bot.domain.previews import Wave
from bot.domain.settings import CohortSettings, ProgramSettings
from bot.domain.terms import (
    Cadence,
    CohortState,
    LeaderAnswer,
    MeetingState,
    MentorRule,
    MentorshipState,
    Newcomers,
    PersonKind,
    Role,
)
from bot.services import Services
from bot.services.programs.chronicle import ON_A_PAGE
from models import AuditEntry, Cohort, Meeting, MentorApproval, Mentorship, Program, ProgramAdmin, ProgramLeader
from tests.integration.office import TODAY, Office, T, opening

ANY = UUID(int=0)
ANY_PROGRAM = ProgramSettings(
    name="X", objective="", values="", expectations="", confidentiality="", cadence=Cadence.WEEKLY, minutes=30,
    months=6, mentor_rule=MentorRule.OPEN, newcomers=Newcomers.QUIET,
)  # fmt: skip
ANY_COHORT = CohortSettings(name="", starts_on=TODAY, ends_on=None, channel="C1", size_limit=None)
ONLY_ADMINS: dict[str, Callable[[Services, Actor], object]] = {
    "page": lambda services, actor: services.cohorts.page(actor, ANY),
    "open": lambda services, actor: services.cohorts.open(actor, ANY),
    "ending": lambda services, actor: services.cohorts.ending(actor, ANY, Step.END),
    "finish": lambda services, actor: services.cohorts.finish(actor, ANY, Step.END),
    "people in it": lambda services, actor: services.rooms.people(actor, ANY),
    "before again": lambda services, actor: services.cohorts.before_again(actor, ANY),
    "before removing": lambda services, actor: services.cohorts.before_removing(actor, ANY),
    "remove": lambda services, actor: services.cohorts.remove(actor, ANY),
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


def test_what_differs_in_nothing_leaves_no_line_in_the_log(office: Office) -> None:
    cohort = office.cohort()
    change_program(office, cohort)
    change_cohort(office, cohort)
    assert not [entry for entry in office.rows(AuditEntry) if entry.action.endswith(":change")]


def test_the_months_of_a_program_are_those_of_every_pair_without_an_end(office: Office) -> None:
    """Half a year at first; two months then cancel what is planned later, and let the pair come to its end."""
    cohort = office.cohort(ends_on=None)
    pair = office.pair(office.person("ada"), office.person("bob"), cohort)
    change_program(office, cohort, cadence=Cadence.MONTHLY)
    office.plan()
    with office.session() as session:
        meeting = session.query(Meeting).one()
        meeting.starts_at += timedelta(days=70)
        meeting.ends_at += timedelta(days=70)
    card = office.services.settings.of_program(office.admin(), cohort.id)
    shorter = replace(card.settings, months=2)
    reach = office.services.settings.preview_program(office.admin(), cohort.id, card.version, shorter).reach
    assert reach
    assert (reach.endless, reach.meetings, reach.late_meetings, reach.preview.messages) == (1, 1, 1, 0)
    assert office.row(Meeting).state is MeetingState.PLANNED
    change_program(office, cohort, months=2)
    assert office.row(Meeting).state is MeetingState.CANCELLED
    office.clock.instant = T(days=64)
    office.plan()
    assert office.row(Mentorship, id=pair).state is MentorshipState.COMPLETED


def test_the_months_of_a_program_change_no_pair_that_has_a_last_day(office: Office) -> None:
    cohort = office.cohort()
    office.pair(office.person("ada"), office.person("bob"), cohort)
    office.plan()
    change_program(office, cohort, months=1)
    assert office.row(Meeting).state is MeetingState.PLANNED


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({"name": "\u200b \u2800"}, {"name"}),
        ({"name": "x" * 81, "objective": "x" * 1001}, {"name", "objective"}),
        ({"values": "x" * 2001, "expectations": "x" * 2001}, {"values", "expectations"}),
        ({"confidentiality": "x" * 2001, "months": 37}, {"confidentiality", "months"}),
        ({"months": 0}, {"months"}),
    ],
)
def test_words_too_long_and_names_nobody_sees_are_refused(
    office: Office, answers: dict[str, object], wrong: set[str]
) -> None:
    cohort = office.cohort()
    with pytest.raises(WrongInput) as refusal:
        change_program(office, cohort, **answers)
    assert set(refusal.value.fields) == wrong


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
        ({"name": "x" * 81}, {"name"}),
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
    assert "meeting planned" not in office.plan()
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


@pytest.mark.parametrize("gone", [{"kind": PersonKind.GUEST}, {"active": False}])
def test_who_is_no_longer_a_member_runs_nothing_even_after_coming_back(
    office: Office, gone: dict[str, object]
) -> None:
    grace, helen, cohort = office.admin(), office.person("helen"), office.cohort()
    office.services.colleagues.change(grace, cohort.id, [helen.user])
    office.learn("helen", **gone)
    for _ in range(2):
        with pytest.raises(AdminsOnly):
            office.services.rooms.enter(helen)
        assert office.services.cohorts.page(grace, cohort.id).admins == ()
        assert office.services.colleagues.of(grace, cohort.id).admins == ()
        office.person("helen")
    entry = office.row(AuditEntry, action="colleague:remove")
    assert (entry.actor_id, entry.detail, entry.program_id) == (None, {"person": "UHELEN"}, cohort.program_id)
    assert office.services.colleagues.change(grace, cohort.id, [helen.user])
    assert office.services.rooms.enter(helen).cohorts


def test_a_guest_who_was_left_among_the_admins_runs_nothing_and_can_be_replaced(office: Office) -> None:
    """As a database may have it from before members who go were let go of."""
    grace, gus, ivy = office.admin(), office.learn("gus", kind=PersonKind.GUEST), office.person("ivy")
    cohort = office.cohort()
    office.services.colleagues.change(grace, cohort.id, [ivy.user])
    with office.session() as session:
        session.query(ProgramAdmin).one().person_id = office.known(gus).id
    with pytest.raises(AdminsOnly):
        office.services.rooms.enter(gus)
    assert office.services.colleagues.of(grace, cohort.id).admins == ()
    office.services.colleagues.change(grace, cohort.id, [ivy.user])
    assert [admin.person_id for admin in office.rows(ProgramAdmin)] == [office.known(ivy).id]


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
        office.services.leaders.answer(grace, line.id, cohort.id, LeaderAnswer.WILLING)
    for answer in (LeaderAnswer.NOT_NOW, LeaderAnswer.WILLING):
        office.services.leaders.answer(lena, line.id, cohort.id, answer)
    (line,) = office.services.leaders.of(grace, cohort.id).leaders
    assert line.answer is LeaderAnswer.WILLING


def test_a_leader_counted_out_and_in_again_is_not_asked_a_second_time(office: Office) -> None:
    grace, lena, cohort = office.admin(), office.person("lena"), office.cohort()
    (line,) = office.services.leaders.flag(grace, cohort.id, [lena.user]).leaders
    office.services.leaders.ask(grace, line.id, cohort.id)
    office.services.leaders.flag(grace, cohort.id, [lena.user])
    office.clear_mail()
    assert office.services.leaders.flag(grace, cohort.id, []).leaders == ()
    with pytest.raises(NotYours):
        office.services.leaders.ask(grace, line.id, cohort.id)
    office.services.leaders.answer(lena, line.id, cohort.id, LeaderAnswer.NOT_NOW)
    (again,) = office.services.leaders.flag(grace, cohort.id, [lena.user]).leaders
    assert again == replace(line, asked=True, answer=LeaderAnswer.NOT_NOW, to_ask=None)
    with pytest.raises(AlreadyDone):
        office.services.leaders.ask(grace, line.id, cohort.id)
    assert len(office.mail(kind="LeaderAsked")) == 1
    assert office.row(ProgramLeader).invited_at is not None


def test_a_request_taken_back_before_it_left_was_never_made(office: Office) -> None:
    grace, lena, cohort = office.admin(), office.person("lena"), office.cohort()
    office.clock.instant = T(hours=14)
    (line,) = office.services.leaders.flag(grace, cohort.id, [lena.user]).leaders
    office.services.leaders.ask(grace, line.id, cohort.id)
    office.services.leaders.flag(grace, cohort.id, [])
    assert office.letters(lena) == []
    (line,) = office.services.leaders.flag(grace, cohort.id, [lena.user]).leaders
    assert not line.asked
    (line,) = office.services.leaders.ask(grace, line.id, cohort.id).leaders
    assert line.asked
    assert [type(letter) for letter in office.letters(lena)] == [LeaderAsked]


@pytest.mark.parametrize("step", [Step.END, Step.CANCEL])
def test_nobody_is_invited_to_a_cohort_that_is_over(office: Office, step: Step) -> None:
    """What was to leave in the morning is taken back, or names what is still open."""
    grace, lena, other = office.admin(), office.person("lena"), office.cohort(name="Other")
    first_day = TODAY if step is Step.END else TODAY + timedelta(days=7)
    last_day = None if step is Step.END else first_day + timedelta(weeks=9)
    cohort = office.cohort(starts_on=first_day, ends_on=last_day)
    change_program(office, cohort, newcomers=Newcomers.INVITED)
    office.clock.instant = T(hours=14)
    new, newer = office.person("new"), office.person("newer")
    office.services.newcomers.invite(office.team, new.user)
    change_program(office, other, newcomers=Newcomers.INVITED)
    office.services.newcomers.invite(office.team, newer.user)
    (line,) = office.services.leaders.flag(grace, cohort.id, [lena.user]).leaders
    office.services.leaders.ask(grace, line.id, cohort.id)
    office.services.cohorts.finish(grace, cohort.id, step)
    assert office.letters(lena) == office.letters(new) == []
    assert office.letters(newer) == [NewcomerInvited(doors=(OpenDoor(cohort=other.id, program="Other"),))]
    assert not office.services.leaders.of(grace, cohort.id).leaders[0].asked


def test_a_leader_says_yes_only_to_what_is_open(office: Office) -> None:
    grace, lena = office.admin(), office.person("lena")
    cohort = office.cohort(starts_on=TODAY + timedelta(days=7))
    (line,) = office.services.leaders.flag(grace, cohort.id, [lena.user]).leaders
    office.services.leaders.ask(grace, line.id, cohort.id)
    office.clear_mail()
    office.services.cohorts.finish(grace, cohort.id, Step.CANCEL)
    with pytest.raises(CohortClosed):
        office.services.leaders.answer(lena, line.id, cohort.id, LeaderAnswer.WILLING)
    assert office.row(ProgramLeader).answer is None
    office.services.leaders.answer(lena, line.id, cohort.id, LeaderAnswer.NOT_NOW)
    assert office.row(ProgramLeader).answer is LeaderAnswer.NOT_NOW


def test_a_leader_who_mentors_already_is_not_asked(office: Office) -> None:
    grace, lena, omar, cohort = office.admin(), office.person("lena"), office.person("omar"), office.cohort()
    office.join(lena, cohort, Role.BOTH)
    office.join(omar, cohort, Role.MENTEE)
    card = office.services.leaders.flag(grace, cohort.id, [lena.user, omar.user])
    mentors = {line.person.name: line for line in card.leaders}
    assert (mentors["Lena"].mentors, mentors["Omar"].mentors) == (True, False)
    with pytest.raises(MentorsAlready):
        office.services.leaders.ask(grace, mentors["Lena"].id, cohort.id)
    office.services.leaders.ask(grace, mentors["Omar"].id, cohort.id)


def test_another_cohort_may_ask_a_leader_again_and_an_answer_to_the_first_changes_nothing(office: Office) -> None:
    grace, lena, first = office.admin(), office.person("lena"), office.cohort()
    (line,) = office.services.leaders.flag(grace, first.id, [lena.user]).leaders
    office.services.leaders.ask(grace, line.id, first.id)
    office.services.leaders.answer(lena, line.id, first.id, LeaderAnswer.NOT_NOW)
    second = office.services.cohorts.again(grace, first.id)
    office.services.cohorts.open(grace, second.id)
    (line,) = office.services.leaders.of(grace, second.id).leaders
    assert (line.asked, line.answer) == (False, LeaderAnswer.NOT_NOW)
    (line,) = office.services.leaders.ask(grace, line.id, second.id).leaders
    assert (line.asked, line.answer) == (True, None)
    office.services.leaders.answer(lena, line.id, first.id, LeaderAnswer.NOT_NOW)
    (line,) = office.services.leaders.of(grace, second.id).leaders
    assert line.answer is None
    assert len(office.mail(kind="LeaderAsked")) == 2


def test_a_leader_is_asked_for_their_own_program_and_while_its_doors_are_open(office: Office) -> None:
    grace, lena = office.admin(), office.person("lena")
    cohort, other = office.cohort(), office.cohort(name="Other")
    draft = office.services.programs.create(grace, opening())
    office.services.leaders.flag(grace, draft.id, [lena.user])
    (line,) = office.services.leaders.flag(grace, cohort.id, [lena.user]).leaders
    with pytest.raises(NotYours):
        office.services.leaders.ask(grace, line.id, other.id)
    with pytest.raises(NotOpenYet):
        office.services.leaders.ask(grace, line.id, draft.id)
    with pytest.raises(NotYours):
        office.services.leaders.ask(grace, ANY, cohort.id)
    assert [line.to_ask for line in office.services.leaders.of(grace, draft.id).leaders] == [None]


def test_before_a_leader_is_asked_an_admin_reads_when_they_hear_of_it(office: Office) -> None:
    grace, lena = office.admin(), office.person("lena", zone="America/New_York")
    cohort = office.cohort()
    (line,) = office.services.leaders.flag(grace, cohort.id, [lena.user]).leaders
    before = line.to_ask
    assert before
    assert (before.messages, before.stopped) == (1, False)
    (asked,) = office.services.leaders.ask(grace, line.id, cohort.id).leaders
    assert asked.to_ask is None
    (mail,) = office.mail(kind="LeaderAsked")
    due = mail.due_at.astimezone(ZoneInfo("America/New_York"))
    assert before.waves == (Wave(day=due.date(), at=due.time(), readers=1, today=True),)
    other = office.cohort(name="Other")
    office.services.leaders.flag(grace, other.id, [lena.user])
    office.services.holding.stop(grace, "")
    (line,) = office.services.leaders.of(grace, other.id).leaders
    assert line.to_ask
    assert line.to_ask.stopped


def test_the_log_names_people_and_cohorts_and_puts_on_nobody_what_time_did(office: Office) -> None:
    """Two runs of one program differ in it by name or first day; a late match begins the cohort by itself."""
    grace, cohort = office.admin(), office.cohort(name="Orbit")
    change_program(office, cohort, mentor_rule=MentorRule.APPROVED)
    change_cohort(office, cohort, name="Spring")
    ada = office.person("ada")
    office.join(ada, cohort, Role.MENTOR)
    office.services.approvals.approve(grace, office.row(MentorApproval).id)
    office.join(office.person("bob"), cohort, Role.MENTEE)
    office.matched(cohort)
    office.services.cohorts.again(grace, cohort.id)
    lines = {line.action: line for line in office.services.chronicle.of_program(grace, cohort.id).lines}
    assert ("person", "UADA") in lines["mentor:approved"].detail
    spring = ("Spring", TODAY)
    for action in ("mentor:approved", "round:publish", "cohort:match", "cohort:begin", "cohort:change"):
        assert lines[action].run == spring
    assert lines["cohort:clone"].run == ("", TODAY + timedelta(weeks=14))
    assert lines["program:create"].run is None
    assert lines["cohort:match"].actor
    assert lines["cohort:begin"].actor is None


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
