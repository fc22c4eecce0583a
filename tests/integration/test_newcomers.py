"""New colleagues: one welcome at work if a program wants it, never two, and none to guests and bots."""

from datetime import UTC, datetime

import pytest

from bot.domain.cards import CohortCard
from bot.domain.notices import NewcomerInvited, OpenDoor, Welcome
from bot.domain.terms import Newcomers, PersonKind, Role
from models import Cohort, Program
from tests.integration.office import T0, Office, T


def inviting(office: Office) -> CohortCard:
    cohort = office.cohort()
    with office.session() as session:
        session.get_one(Program, cohort.program_id).newcomers = Newcomers.INVITED
    return cohort


def test_somebody_new_hears_once_in_their_working_hours(office: Office) -> None:
    cohort = inviting(office)
    ada = office.person("ada", zone="America/New_York")
    for _ in range(3):
        office.services.newcomers.invite(office.team, ada.user)
    assert office.letters(ada) == [NewcomerInvited(doors=(OpenDoor(cohort=cohort.id, program="Skill exchange"),))]
    (letter,) = office.mail(kind="NewcomerInvited")
    assert letter.due_at == T(hours=5) > T0


@pytest.mark.parametrize("kind", [PersonKind.GUEST, PersonKind.BOT])
def test_guests_and_bots_are_not_invited(office: Office, kind: PersonKind) -> None:
    inviting(office)
    visitor = office.learn("visitor", kind=kind)
    office.services.newcomers.invite(office.team, visitor.user)
    assert office.letters(visitor) == []


def test_a_program_that_would_rather_be_quiet_is(office: Office) -> None:
    office.cohort()
    ada = office.person("ada")
    office.services.newcomers.invite(office.team, ada.user)
    assert office.letters(ada) == []


def test_whoever_has_joined_is_not_invited_any_more(office: Office) -> None:
    cohort = inviting(office)
    ada = office.person("ada", zone="America/New_York")
    office.services.newcomers.invite(office.team, ada.user)
    office.join(ada, cohort, Role.MENTEE)
    assert [type(letter) for letter in office.letters(ada)] == [Welcome]


def test_an_invitation_is_worth_as_long_as_all_it_names(office: Office) -> None:
    inviting(office)
    ada, bob = office.person("ada", zone="America/New_York"), office.person("bob")
    office.services.newcomers.invite(office.team, ada.user)
    (letter,) = office.mail(kind="NewcomerInvited")
    # The midnight in New York after the cohort's last day.
    assert letter.expires_at == datetime(2027, 3, 9, 5, tzinfo=UTC)
    with office.session() as session:
        for cohort in session.query(Cohort):
            cohort.ends_on = None
    office.services.newcomers.invite(office.team, bob.user)
    assert office.mail(kind="NewcomerInvited")[-1].expires_at is None
