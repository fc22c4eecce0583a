"""The life of cohorts in the database: each step once, in the log, and told to whom it concerns."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.cards import CohortCard
from bot.domain.cohorts import TRANSITIONS, Step
from bot.domain.errors import AdminsOnly, CohortClosed, CohortStands, FirstDayPassed, NotOpenYet, WrongInput
from bot.domain.matching_terms import ProposalState
from bot.domain.notices import CohortAnnounced, CohortOver, CohortUnmatched, MentorshipCompleted, ProposalClosed
from bot.domain.people import Actor
from bot.domain.tasks import Urge
from bot.domain.terms import CohortState, MeetingState, MentorshipState, ParticipantState, Role
from bot.services.programs.rooms import PEOPLE_ON_A_PAGE
from models import AuditEntry, Cohort, MatchProposal, Meeting, Mentorship
from tests.integration.office import TODAY, Office, T, opening
from tests.integration.queues import tasks
from tests.integration.statements import listening

LATER = TODAY + timedelta(days=14)


def draft(office: Office, **answers: object) -> CohortCard:
    return office.services.programs.create(office.admin(), opening(**answers))


def steps(office: Office) -> list[str]:
    """What the log holds of the life of cohorts, in order."""
    entries = sorted(office.rows(AuditEntry), key=lambda entry: entry.id)
    return [entry.action for entry in entries if entry.action.startswith("cohort:")]


def states(office: Office) -> Sequence[CohortState]:
    return [cohort.state for cohort in sorted(office.rows(Cohort), key=lambda cohort: cohort.id)]


def test_a_whole_life_is_in_the_log_step_by_step(office: Office) -> None:
    card = draft(office, starts_on=LATER)
    ada, bob = office.person("ada"), office.person("bob")
    with pytest.raises(NotOpenYet):
        office.join(ada, card, Role.MENTOR)
    office.services.cohorts.open(office.admin(), card.id)
    office.pair(ada, bob, card)
    assert states(office) == [CohortState.MATCHING]
    office.clock.instant = T(days=14)
    office.plan()
    assert states(office) == [CohortState.RUNNING]
    office.clock.instant = T(days=120)
    with office.session() as session:
        session.query(Mentorship).update({"look_again_at": T(days=119)})
    for _ in range(40):
        office.plan()
        office.wait(days=1)
    assert states(office) == [CohortState.CLOSED]
    assert steps(office) == ["cohort:open", "cohort:match", "cohort:begin", "cohort:end", "cohort:close"]
    by_itself = {entry.action for entry in office.rows(AuditEntry) if entry.actor_id is None}
    assert by_itself == {"cohort:begin", "cohort:end", "cohort:close", "pair:begin", "pair:complete"}
    known = {(state.value, after.value) for (state, _), after in TRANSITIONS.items()}
    for entry in office.rows(AuditEntry):
        if entry.action in steps(office):
            assert (entry.detail["was"], entry.detail["is"]) in known
            assert entry.program_id == card.program_id
    assert office.row(Cohort).closed_at is not None


def test_a_draft_is_announced_once_its_doors_open_and_only_once(office: Office) -> None:
    card = draft(office)
    assert office.posts("CMENTORING") == []
    page = office.services.cohorts.page(office.admin(), card.id)
    assert page.steps == {Step.OPEN, Step.CANCEL}
    office.services.cohorts.open(office.admin(), card.id)
    with pytest.raises(CohortStands):
        office.services.cohorts.open(office.admin(), card.id)
    assert [type(post) for post in office.posts("CMENTORING")] == [CohortAnnounced]


def test_a_draft_whose_first_day_has_passed_does_not_open(office: Office) -> None:
    card = draft(office)
    office.wait(days=1)
    with pytest.raises(FirstDayPassed):
        office.services.cohorts.open(office.admin(), card.id)
    assert office.posts("CMENTORING") == []


def test_a_first_day_without_a_match_is_told_once_to_who_runs_the_program(office: Office) -> None:
    card = office.cohort(starts_on=LATER)
    office.join(office.person("ada"), card, Role.MENTOR)
    helper = office.person("helen")
    office.services.colleagues.change(office.admin(), card.id, [helper.user])
    office.clear_mail()
    office.clock.instant = T(days=14)
    assert office.plan() == []
    told = CohortUnmatched(cohort=card.id, program="Skill exchange", mentors=1, mentees=0)
    assert office.letters(helper) == [told]
    assert office.letters(office.admin()) == [told]
    office.wait(days=1)
    with office.session() as session:
        session.query(Cohort).update({"look_again_at": T(days=15)})
    office.plan()
    assert len(office.mail(kind="CohortUnmatched")) == 2
    assert states(office) == [CohortState.ENROLLING]


def test_who_runs_a_program_is_told_of_an_unmatched_first_day_in_their_own_working_hours(office: Office) -> None:
    grace = office.learn("grace", is_admin=True, time_zone="America/New_York")
    card = office.cohort(grace, starts_on=LATER)
    office.clear_mail()
    office.clock.instant = datetime.combine(LATER, time(), UTC)
    office.plan()
    (letter,) = office.mail(kind="CohortUnmatched")
    assert letter.due_at == datetime.combine(LATER, time(9), ZoneInfo("America/New_York"))

    office.join(office.person("ada"), card, Role.MENTOR)
    office.join(office.person("bob"), card, Role.MENTEE)
    office.matched(card)
    assert office.open_mail(kind="CohortUnmatched") == []


def test_an_evergreen_cohort_runs_at_once_and_its_pairs_have_a_last_day_of_their_own(office: Office) -> None:
    card = office.cohort(ends_on=None)
    assert card.state is CohortState.RUNNING
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, card)
    assert steps(office) == ["cohort:open"]
    office.services.participation.pause(ada, office.participant(ada, card).id, None)
    office.plan()
    assert office.row(Mentorship, id=pair).look_again_at == T(weeks=26, hours=14)  # midnight in a London summer
    office.wait(weeks=30)
    office.plan()
    assert office.row(Mentorship, id=pair).state is MentorshipState.COMPLETED
    assert states(office) == [CohortState.RUNNING]


def test_somebody_whose_break_ends_is_welcomed_back_to_an_evergreen_cohort(office: Office) -> None:
    card = office.cohort(ends_on=None)
    ada = office.person("ada")
    place = office.join(ada, card, Role.MENTOR)
    office.services.participation.pause(ada, place, TODAY)
    office.wait(days=1)
    assert office.plan() == ["break ended"]
    assert len(office.mail(kind="WelcomeBack")) == 1


def test_an_early_end_is_counted_first_and_then_everybody_hears_what_concerns_them(office: Office) -> None:
    ada, bob, cy, dee = (office.person(name) for name in ("ada", "bob", "cy", "dee"))
    card = office.cohort()
    office.pair(ada, bob, card)
    office.join(cy, card, Role.MENTEE)
    office.matched(card)
    office.join(dee, card, Role.MENTEE, wants=("Knitting",))
    office.plan()
    office.wait(days=2)
    preview = office.services.cohorts.ending(office.admin(), card.id, Step.END)
    assert (preview.pairs, preview.meetings, preview.proposals, preview.others) == (1, 1, 1, 2)
    assert states(office) == [CohortState.RUNNING]
    office.clear_mail()
    page = office.services.cohorts.finish(office.admin(), card.id, Step.END)
    assert page.tally.cohort.state is CohortState.CLOSING
    assert page.tally.cohort.ends_on == TODAY + timedelta(days=2)
    assert office.row(Meeting).state is MeetingState.CANCELLED
    assert {proposal.state for proposal in office.rows(MatchProposal)} == {
        ProposalState.ACCEPTED,
        ProposalState.WITHDRAWN,
    }
    over = CohortOver(program="Skill exchange", cancelled=False)
    assert office.letters(cy) == [over]
    assert office.letters(dee) == [over]
    assert [type(letter) for letter in office.letters(ada)] == [ProposalClosed]
    with pytest.raises(CohortClosed):
        office.join(office.person("eve"), card, Role.MENTEE)
    office.clear_mail()
    office.wait(days=1)
    office.plan()
    assert [type(letter) for letter in office.letters(bob, MentorshipCompleted)] == [MentorshipCompleted]
    assert states(office) == [CohortState.CLOSED]


def test_an_early_end_on_the_first_day_still_leaves_a_cohort_with_two_days(office: Office) -> None:
    card = office.cohort(ends_on=None)
    office.services.cohorts.finish(office.admin(), card.id, Step.END)
    assert office.row(Cohort).ends_on == TODAY + timedelta(days=1)


def test_what_is_cancelled_is_told_to_everybody_in_it_and_its_pairs_end(office: Office) -> None:
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    card = office.cohort(starts_on=LATER)
    office.pair(ada, bob, card)
    office.join(cy, card, Role.MENTEE)
    office.matched(card)
    office.clear_mail()
    office.services.cohorts.finish(office.admin(), card.id, Step.CANCEL)
    assert office.row(Mentorship).state is MentorshipState.ENDED
    for person in (ada, bob, cy):
        assert office.letters(person) == [CohortOver(program="Skill exchange", cancelled=True)]
    assert states(office) == [CohortState.CLOSED]
    assert steps(office)[-1] == "cohort:cancel"


@pytest.mark.parametrize("step", [Step.END, Step.CANCEL])
def test_what_is_over_ends_no_second_time(office: Office, step: Step) -> None:
    card = draft(office)
    office.services.cohorts.finish(office.admin(), card.id, Step.CANCEL)
    with pytest.raises(CohortStands):
        office.services.cohorts.ending(office.admin(), card.id, step)
    with pytest.raises(CohortStands):
        office.services.cohorts.finish(office.admin(), card.id, step)


def test_another_run_has_the_same_settings_and_begins_after_this_one(office: Office) -> None:
    card = office.cohort()
    again = office.services.cohorts.again(office.admin(), card.id)
    assert (again.state, again.channel, again.program_id) == (CohortState.DRAFT, card.channel, card.program_id)
    assert (again.starts_on, again.ends_on) == (date(2027, 3, 15), date(2027, 6, 14))
    assert office.row(Cohort, id=again.id).cloned_from_id == card.id
    evergreen = office.cohort(ends_on=None)
    assert office.services.cohorts.again(office.admin(), evergreen.id).ends_on is None


def test_the_same_run_is_prepared_once_and_another_one_besides(office: Office) -> None:
    grace, card = office.admin(), office.cohort()
    first = office.services.cohorts.again(grace, card.id)
    prepared = office.services.cohorts.before_again(grace, card.id)
    assert (prepared.cohort, prepared.starts_on) == (card, first.starts_on)
    assert office.services.cohorts.again(grace, card.id, " ", first.starts_on).id == first.id
    later = office.services.cohorts.again(grace, card.id, "Later", first.starts_on + timedelta(days=7))
    assert (later.name, later.ends_on) == ("Later", date(2027, 6, 21))
    assert len(states(office)) == 3


def test_another_run_needs_a_day_to_come_and_a_name_to_be_read(office: Office) -> None:
    card = office.cohort()
    with pytest.raises(WrongInput) as refusal:
        office.services.cohorts.again(office.admin(), card.id, "x" * 81, TODAY - timedelta(days=1))
    assert set(refusal.value.fields) == {"name", "starts_on"}


@pytest.mark.parametrize("cancelled", [True, False])
def test_a_draft_that_nobody_has_heard_of_is_removed(office: Office, *, cancelled: bool) -> None:
    grace, card = office.admin(), office.cohort()
    first = office.services.cohorts.again(grace, card.id)
    second = office.services.cohorts.again(grace, first.id)
    if cancelled:
        office.services.cohorts.finish(grace, first.id, Step.CANCEL)
    assert office.services.cohorts.before_removing(grace, first.id).id == first.id
    office.services.cohorts.remove(grace, first.id)
    assert {cohort.id for cohort in office.rows(Cohort)} == {card.id, second.id}
    assert office.row(Cohort, id=second.id).cloned_from_id is None
    entry = office.row(AuditEntry, action="cohort:remove")
    assert entry.detail == {"starts_on": str(first.starts_on)}
    named = office.services.cohorts.again(grace, card.id, "Spring")
    office.services.cohorts.remove(grace, named.id)
    assert office.row(AuditEntry, subject=str(named.id), action="cohort:remove").detail["name"] == "Spring"


@pytest.mark.parametrize("cancelled", [True, False])
def test_what_people_have_heard_of_is_not_removed(office: Office, *, cancelled: bool) -> None:
    grace, card = office.admin(), office.cohort(starts_on=TODAY + timedelta(days=7))
    if cancelled:
        office.services.cohorts.finish(grace, card.id, Step.CANCEL)
    for deed in (office.services.cohorts.before_removing, office.services.cohorts.remove):
        with pytest.raises(CohortStands):
            deed(grace, card.id)


def test_a_cohort_that_ended_was_not_cancelled(office: Office) -> None:
    """Whether it ends early, on its last day, or never began."""
    grace = office.admin()
    ended, over = office.cohort(grace), office.cohort(grace, ends_on=TODAY + timedelta(days=14))
    endless, called_off = office.cohort(grace, ends_on=None), office.cohort(grace, starts_on=LATER)
    tried = draft(office)
    for cohort, step in ((called_off, Step.CANCEL), (tried, Step.CANCEL)):
        office.services.cohorts.finish(grace, cohort.id, step)
    office.wait(days=2)
    for cohort in (ended, endless):
        office.services.cohorts.finish(grace, cohort.id, Step.END)
    office.wait(days=20)
    office.plan()
    cards = [office.services.cohorts.page(grace, each.id).tally.cohort for each in (ended, over, endless)]
    assert {card.state for card in cards} == {CohortState.CLOSED}
    assert not any(card.cancelled for card in cards)
    assert not ended.cancelled
    assert all(office.services.cohorts.page(grace, each.id).tally.cohort.cancelled for each in (called_off, tried))


def test_who_is_in_a_cohort_is_read_page_by_page_the_waitlist_in_its_order(office: Office) -> None:
    grace, card = office.admin(), office.cohort()
    settings = office.services.settings.of_cohort(grace, card.id)
    few = replace(settings.settings, size_limit=PEOPLE_ON_A_PAGE - 1)
    office.services.settings.change_cohort(grace, card.id, settings.version, few)
    names = [f"p{number:02}" for number in range(PEOPLE_ON_A_PAGE + 2)]
    for name in reversed(names):
        office.wait(minutes=1)
        office.join(office.person(name), card, Role.MENTEE)
    resting, leaving = (Actor(office.team, f"UP{number}") for number in ("05", "31"))
    office.services.participation.pause(resting, office.participant(resting, card).id, until=LATER)
    office.services.participation.leave(leaving, office.participant(leaving, card).id)
    first = office.services.rooms.people(grace, card.id)
    assert [each.person.name for each in first.people] == [*(f"P{number:02}" for number in range(2, 31)), "P01"]
    assert (first.start, first.more, first.tally.paused, first.tally.waitlisted) == (0, True, 1, 2)
    assert (first.people[3].state, first.people[3].paused_until) == (ParticipantState.PAUSED, LATER)
    assert [each.place for each in first.people[-2:]] == [None, 1]
    (last,) = office.services.rooms.people(grace, card.id, PEOPLE_ON_A_PAGE).people
    assert (last.person.name, last.state, last.place) == ("P00", ParticipantState.WAITLISTED, 2)


def test_a_helper_runs_their_program_and_no_other(office: Office) -> None:
    mine, other = office.cohort(), office.cohort(name="Other")
    helper = office.person("helen")
    office.services.colleagues.change(office.admin(), mine.id, [helper.user])
    office.services.cohorts.page(helper, mine.id)
    with pytest.raises(AdminsOnly):
        office.services.cohorts.page(helper, other.id)
    with pytest.raises(AdminsOnly):
        office.services.programs.create(helper, opening())
    assert [tally.cohort.id for tally in office.services.rooms.enter(helper).cohorts] == [mine.id]
    assert office.services.home.of(helper).is_admin


def test_the_control_room_says_first_what_waits(office: Office) -> None:
    draft(office, name="Draft")
    soon = office.cohort(name="Soon", starts_on=TODAY + timedelta(days=1))
    office.join(office.person("ada"), soon, Role.MENTEE)
    office.cohort(name="Late", starts_on=TODAY)
    office.cohort(name="Far", starts_on=TODAY + timedelta(days=40))
    shown = tasks(office, office.admin())
    assert [(task.program, task.urge, task.number, task.days) for task in shown] == [
        ("Late", Urge.UNMATCHED, 0, 0),
        ("Soon", Urge.STARTS_SOON, 1, 1),
        ("Draft", Urge.DRAFT, 0, 0),
    ]
    ada = office.cohort(name="Waits", ends_on=None)
    office.join(office.person("bob"), ada, Role.MENTEE)
    waiting = tasks(office, office.admin())[2]
    assert (waiting.program, waiting.urge, waiting.number) == ("Waits", Urge.WAITING, 1)


def test_the_control_room_has_pages(office: Office) -> None:
    for number in range(12):
        office.cohort(name=f"Program {number}")
    first, second = (office.services.rooms.enter(office.admin(), start) for start in (0, 10))
    assert (len(first.cohorts), first.more, first.start) == (10, True, 0)
    assert (len(second.cohorts), second.more, second.start) == (2, False, 10)
    assert not {tally.cohort.id for tally in first.cohorts} & {tally.cohort.id for tally in second.cohorts}


def test_the_control_room_asks_no_more_for_ten_cohorts_than_for_one(office: Office) -> None:
    grace = office.admin()
    asked = []
    for more in (1, 9):
        for number in range(more):
            office.cohort(name=f"Program {more}.{number}")
        with listening(office.engine) as said:
            office.services.rooms.enter(grace)
        asked.append(len(said))
    assert asked[0] == asked[1]
