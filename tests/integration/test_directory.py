"""What Slack's directory says is what we keep; a departure is told neutrally."""

from collections.abc import Callable

import pytest

from bot.domain.cards import CohortCard
from bot.domain.errors import GuestsCannotJoin
from bot.domain.matching_terms import ProposalState
from bot.domain.notices import GuestNow, MentorshipEnded, PartnerGone, ProposalClosed
from bot.domain.people import Actor, Someone
from bot.domain.terms import DeliveryState, MeetingState, MentorshipState, ParticipantState, PersonKind, Role, Side
from models import MatchProposal, Mentorship, Person, Workspace
from tests.integration.office import T0, TODAY, Office, T, a_profile
from tests.integration.remembering import step
from tests.integration.statements import listening

NO_MEMBERS = [kind for kind in PersonKind if kind is not PersonKind.MEMBER]


def test_somebody_new_is_remembered_with_their_workspace(office: Office) -> None:
    ada = office.learn("ada", time_zone="Asia/Kathmandu", email="ada@example.com")
    assert office.row(Workspace).slack_team_id == office.team
    person = office.known(ada)
    assert (person.name, person.time_zone, person.active, person.created_at) == ("Ada", "Asia/Kathmandu", True, T0)
    assert (person.kind, person.email) == (PersonKind.MEMBER, "ada@example.com")


def test_somebody_known_is_kept_up_to_date(office: Office) -> None:
    ada = office.person("ada")
    office.wait(days=1)
    office.learn("ada", name="Ada King", is_admin=True, time_zone="Europe/Paris")
    person = office.row(Person)
    assert (person.name, person.is_admin, person.time_zone) == ("Ada King", True, "Europe/Paris")
    assert (person.created_at, person.updated_at) == (T0, T(days=1))
    assert person.slack_user_id == ada.user


def test_an_email_address_that_slack_no_longer_tells_is_not_forgotten(office: Office) -> None:
    ada = office.learn("ada", email="ada@example.com")
    office.learn("ada", email="")
    assert office.known(ada).email == "ada@example.com"


def test_a_zone_nobody_knows_counts_as_utc_and_a_long_name_is_cut(office: Office) -> None:
    ada = office.learn("ada", name="A" * 300, time_zone="Mars/Olympus")
    assert office.known(ada).time_zone == "UTC"
    assert office.known(ada).name == "A" * 200


def test_of_a_closed_account_only_that_is_learnt(office: Office) -> None:
    ada = office.learn("ada", time_zone="Asia/Tokyo", is_admin=True)
    office.learn("ada", active=False, name="ada", time_zone="UTC")
    person = office.known(ada)
    assert (person.name, person.time_zone, person.active, person.is_admin) == ("Ada", "Asia/Tokyo", False, False)


def test_somebody_met_as_a_closed_account_is_kept_as_one(office: Office) -> None:
    ada = office.learn("ada", active=False)
    assert (office.known(ada).active, office.known(ada).time_zone) == (False, "UTC")


def test_the_departure_of_a_partner_ends_the_pair_and_is_told_neutrally(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort()
    pair = office.pair(ada, bob, cohort)
    office.plan()
    office.learn("ada", active=False)
    found = office.row(Mentorship, id=pair)
    assert (found.state, found.ended_at, found.look_again_at) == (MentorshipState.ENDED, T0, None)
    assert office.meeting(pair).state is MeetingState.CANCELLED
    assert office.participant(ada, cohort).state is ParticipantState.LEFT
    assert office.letters(bob) == [
        PartnerGone(partner=Someone("UADA", "Ada"), program="Skill exchange", you_are=Side.MENTEE)
    ]
    assert office.letters(ada) == []


@pytest.mark.parametrize("kind", NO_MEMBERS)
def test_somebody_who_is_no_member_any_more_leaves_too(office: Office, kind: PersonKind) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort()
    pair = office.pair(ada, bob, cohort)
    office.learn("ada", kind=kind)
    assert office.row(Mentorship, id=pair).state is MentorshipState.ENDED
    assert office.participant(ada, cohort).state is ParticipantState.LEFT
    assert office.letters(bob) == [
        MentorshipEnded(partner=Someone("UADA", "Ada"), program="Skill exchange", you_are=Side.MENTEE)
    ]


def test_nothing_more_is_sent_to_somebody_who_is_gone(office: Office) -> None:
    ada = office.person("ada")
    office.join(ada, office.cohort(), Role.MENTOR)
    office.services.home.point_the_way(ada)
    assert len(office.letters(ada)) == 2
    office.learn("ada", active=False)
    assert office.letters(ada) == []
    assert {message.state for message in office.mail(person_id=office.known(ada).id)} == {DeliveryState.EXPIRED}


def test_the_departure_of_somebody_asked_closes_the_proposal(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    proposal = office.proposal(ada, bob, office.cohort())
    office.clear_mail()
    office.learn("bob", active=False)
    found = office.row(MatchProposal, id=proposal)
    assert (found.state, found.settled_at, found.look_again_at) == (ProposalState.WITHDRAWN, T0, None)
    (closed,) = office.letters(ada)
    assert isinstance(closed, ProposalClosed)
    assert closed.partner == Someone("UBOB", "Bob")


def test_news_of_somebody_already_gone_tells_nobody_again(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    office.pair(ada, bob, office.cohort())
    office.learn("ada", active=False)
    office.clear_mail()
    office.learn("ada", active=False, name="Ada King")
    assert office.letters(bob) == []


def test_somebody_who_comes_back_to_the_workspace_may_join_again(office: Office) -> None:
    ada = office.person("ada")
    cohort = office.cohort()
    office.join(ada, cohort, Role.MENTOR)
    office.learn("ada", active=False)
    office.learn("ada", active=True)
    assert office.participant(ada, cohort).state is ParticipantState.LEFT
    office.join(ada, cohort, Role.MENTOR)
    assert office.participant(ada, cohort).state is ParticipantState.ACTIVE


def test_the_seat_of_somebody_gone_goes_to_the_next_and_whoever_lost_a_mentor_goes_first(office: Office) -> None:
    ada, eve = office.person("ada"), office.person("eve")
    bob, cy = office.person("bob"), office.person("cy")
    cohort = office.cohort()
    office.join(cy, cohort, Role.MENTEE)
    office.wait(days=30)
    office.join(eve, cohort, Role.MENTOR, seats=1)
    office.services.participation.pause(eve, office.participant(eve, cohort).id, None)
    office.services.participation.pause(cy, office.participant(cy, cohort).id, None)
    office.pair(ada, bob, cohort)
    office.learn("ada", active=False)
    office.services.participation.resume(eve)
    office.services.participation.resume(cy)

    office.matched(cohort)

    (proposal,) = office.rows(MatchProposal, state=ProposalState.PROPOSED)
    assert proposal.mentor_id == office.participant(eve, cohort).id
    assert proposal.mentee_id == office.participant(bob, cohort).id


def test_news_of_somebody_we_do_not_know_is_not_kept(office: Office) -> None:
    office.admin()
    with listening(office.engine) as said:
        office.services.directory.hear(office.team, a_profile("bob"))
        office.services.directory.hear("T-nowhere", a_profile("bob"))
    assert [person.name for person in office.rows(Person)] == ["Grace"]
    assert {statement.text.split()[0] for statement in said} == {"SELECT"}


def test_news_that_is_none_is_not_written(office: Office) -> None:
    office.person("ada")
    with listening(office.engine) as said:
        office.services.directory.hear(office.team, a_profile("ada"))
    assert {statement.text.split()[0] for statement in said} == {"SELECT"}


def test_news_of_somebody_we_know_is_kept(office: Office) -> None:
    ada: Actor = office.person("ada")
    office.services.directory.hear(office.team, a_profile("ada", name="Ada King"))
    assert office.known(ada).name == "Ada King"


# -- moving to another zone ----------------------------------------------------------------------------


def test_who_moves_takes_their_time_zone_along(office: Office) -> None:
    ada = office.person("ada")
    first, second = office.cohort(), office.cohort()
    office.join(ada, first, Role.MENTOR)
    left = office.join(ada, second, Role.MENTOR)
    office.services.participation.leave(ada, left)
    seen = office.services.signups.form(ada, first.id).seen
    office.wait(days=1)
    office.services.directory.hear(office.team, a_profile("ada", time_zone="Asia/Tokyo"))
    assert {office.participant(ada, cohort).time_zone for cohort in (first, second)} == {"Asia/Tokyo"}
    assert office.services.signups.form(ada, first.id).seen != seen  # A form that is open must notice.


def test_who_chose_another_time_zone_than_slack_tells_keeps_it(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.join(ada, cohort, Role.MENTOR, time_zone="America/New_York")
    office.learn("ada", time_zone="Asia/Tokyo")
    assert office.participant(ada, cohort).time_zone == "America/New_York"


def test_a_break_ends_at_midnight_where_the_person_has_moved(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    place = office.join(ada, cohort, Role.MENTOR)
    office.services.participation.pause(ada, place, TODAY)
    office.learn("ada", time_zone="America/New_York")
    assert office.participant(ada, cohort).look_again_at == T(hours=15 + 5)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus"])
def test_a_zone_that_nobody_knows_moves_nobody(office: Office, zone: str) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.join(ada, cohort, Role.MENTOR)
    office.learn("ada", time_zone=zone)
    assert (office.known(ada).time_zone, office.participant(ada, cohort).time_zone) == ("Europe/London",) * 2
    office.learn("ada", time_zone="Asia/Tokyo")
    assert office.participant(ada, cohort).time_zone == "Asia/Tokyo"


# -- made a guest ------------------------------------------------------------------------------------


@step
def a_guest(office: Office) -> tuple[Actor, CohortCard]:
    """Ada, who mentored in two programs and has just been made a guest, late in the evening."""
    ada, cohort = office.person("ada"), office.cohort()
    office.pair(ada, office.person("bob"), cohort)
    office.wait(hours=1)
    office.join(ada, office.cohort(name="Reverse mentoring"), Role.MENTOR)
    office.clear_mail()
    office.wait(hours=11)
    office.learn("ada", kind=PersonKind.GUEST)
    return ada, cohort


def test_whoever_is_made_a_guest_reads_one_farewell_at_work(office: Office) -> None:
    ada, _ = a_guest(office)
    assert office.letters(ada) == [GuestNow(programs=("Reverse mentoring", "Skill exchange"))]
    (message,) = office.mail(kind="GuestNow")
    assert message.due_at == T(days=1)
    office.learn("ada", kind=PersonKind.GUEST, name="Ada King")
    assert len(office.mail(kind="GuestNow")) == 1


def test_a_farewell_that_was_a_mistake_is_taken_back(office: Office) -> None:
    ada, _ = a_guest(office)
    office.learn("ada")
    assert office.letters(ada) == []


def test_a_guest_who_took_part_nowhere_and_an_account_of_somebody_gone_read_nothing(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    office.join(bob, office.cohort(), Role.MENTOR)
    office.learn("ada", kind=PersonKind.GUEST)
    office.learn("bob", kind=PersonKind.GUEST, active=False)
    assert office.letters(ada) == office.letters(bob) == []


def test_old_buttons_tell_a_guest_why_they_lead_nowhere(office: Office) -> None:
    ada, cohort = a_guest(office)
    place = office.participant(ada, cohort).id
    deeds: tuple[Callable[[], object], ...] = (
        lambda: office.services.profiles.of(ada, cohort.id),
        lambda: office.services.approvals.kit(ada, cohort.id),
        lambda: office.services.participation.of(ada),
        lambda: office.services.participation.breaks(ada),
        lambda: office.services.participation.leave(ada, place),
    )
    for deed in deeds:
        with pytest.raises(GuestsCannotJoin):
            deed()
