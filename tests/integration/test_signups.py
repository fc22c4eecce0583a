"""Joining a cohort and changing one's answers later."""

from typing import Any
from uuid import UUID

import pytest

from bot.domain.errors import CannotJoin, CohortClosed, NotYours, WrongInput
from bot.domain.notices import Welcome
from bot.domain.terms import CohortState, ParticipantState, PersonKind, Role, Side
from bot.slack.fields import Field
from bot.slack.metadata import SignupRef
from bot.slack.modals.joining.signup import SignupForm
from models import Cohort, Participant, ParticipantSkill, Skill
from tests.integration.office import T0, TODAY, Office, T, signup


def close(office: Office) -> None:
    with office.session() as session:
        for cohort in session.query(Cohort):
            cohort.state = CohortState.CLOSED


def test_the_first_form_is_empty_but_for_the_time_zone(office: Office) -> None:
    ada = office.person("ada", zone="Asia/Kathmandu")
    cohort = office.cohort()
    card = office.services.signups.form(ada, cohort.id)
    assert card.cohort == cohort
    assert not card.joined
    assert card.answers == signup(Role.MENTEE, wants=(), goals="", consent="", time_zone="Asia/Kathmandu")


def test_whoever_joins_is_welcomed_once_and_their_answers_stay(office: Office) -> None:
    ada = office.person("ada")
    cohort = office.cohort()
    answers = signup(Role.BOTH, offers=("SQL", "Écriture"), wants=("Chess", "sql"), seats=3)
    card = office.sign_up(ada, cohort, answers)
    assert not card.joined
    assert office.letters(ada) == [
        Welcome(cohort=cohort.id, program="Skill exchange", role=Role.BOTH, starts_on=TODAY, charter=cohort.charter)
    ]
    again = office.services.signups.form(ada, cohort.id)
    assert again.joined
    # One word of the vocabulary has one spelling: the usual one where there is one.
    assert again.answers == signup(Role.BOTH, offers=("SQL", "Écriture"), wants=("Chess", "SQL"), seats=3)
    assert {skill.key for skill in office.rows(Skill)} == {"sql", "écriture", "chess"}


def test_joining_again_edits(office: Office) -> None:
    ada = office.person("ada")
    cohort = office.cohort()
    office.join(ada, cohort, Role.MENTOR)
    office.clear_mail()
    office.wait(hours=1)
    card = office.sign_up(ada, cohort, signup(Role.MENTEE, wants=("Chess", "SQL"), goals=" Win "))
    assert card.joined
    assert office.letters(ada) == []
    participant = office.row(Participant)
    assert (participant.role, participant.goals) == (Role.MENTEE, "Win")
    assert (participant.joined_at, participant.updated_at) == (T0, T(hours=1))
    chosen = sorted(office.rows(ParticipantSkill), key=lambda skill: (skill.side, skill.position))
    assert [skill.side for skill in chosen] == [Side.MENTEE, Side.MENTEE, Side.MENTOR]
    assert len(office.rows(Skill)) == 2
    answers = office.services.profiles.of(ada, cohort.id).answers
    assert (answers.offers, answers.wants) == (("SQL",), ("Chess", "SQL"))


def test_editing_during_a_break_does_not_end_it(office: Office) -> None:
    ada = office.person("ada")
    cohort = office.cohort()
    office.services.participation.pause(ada, office.join(ada, cohort, Role.MENTOR), None)
    assert office.sign_up(ada, cohort, signup(Role.MENTOR)).joined
    assert office.participant(ada, cohort).state is ParticipantState.PAUSED


def test_who_had_left_comes_back_with_a_new_place_in_the_queue(office: Office) -> None:
    ada = office.person("ada")
    cohort = office.cohort()
    office.services.participation.leave(ada, office.join(ada, cohort, Role.MENTEE))
    office.clear_mail()
    office.wait(days=1)
    assert not office.services.signups.form(ada, cohort.id).joined
    assert not office.sign_up(ada, cohort, signup(Role.MENTEE)).joined
    participant = office.row(Participant)
    assert (participant.state, participant.joined_at) == (ParticipantState.ACTIVE, T(days=1))
    assert [type(letter) for letter in office.letters(ada)] == [Welcome]


@pytest.mark.parametrize(
    "facts", [{"active": False}, *({"kind": kind} for kind in PersonKind if kind is not PersonKind.MEMBER)]
)
def test_guests_bots_and_those_who_are_gone_cannot_join(office: Office, facts: dict[str, Any]) -> None:
    cohort = office.cohort()
    guest = office.learn("guest", **facts)
    with pytest.raises(CannotJoin):
        office.services.signups.open_cohorts(guest)
    with pytest.raises(CannotJoin):
        office.services.signups.form(guest, cohort.id)
    with pytest.raises(CannotJoin):
        office.services.signups.join(guest, cohort.id, signup(Role.MENTEE).as_answers(), shown={})
    assert office.rows(Participant) == []


def test_nobody_joins_a_closed_cohort(office: Office) -> None:
    ada = office.person("ada")
    cohort = office.cohort()
    assert office.services.signups.open_cohorts(ada) == (cohort,)
    close(office)
    assert office.services.signups.open_cohorts(ada) == ()
    with pytest.raises(CohortClosed, match="Skill exchange"):
        office.services.signups.form(ada, cohort.id)
    with pytest.raises(CohortClosed):
        office.services.signups.join(ada, cohort.id, signup(Role.MENTEE).as_answers(), shown={})


def test_answers_that_cannot_be_leave_nothing_behind(office: Office) -> None:
    ada = office.person("ada")
    cohort = office.cohort()
    with pytest.raises(WrongInput) as refusal:
        office.sign_up(ada, cohort, signup(Role.BOTH, offers=(), wants=(), seats=0))
    assert set(refusal.value.fields) == {"offers", "wants", "seats"}
    assert office.rows(Participant) == []
    assert office.rows(Skill) == []


def test_a_cohort_that_is_not_there_cannot_be_joined(office: Office) -> None:
    ada = office.person("ada")
    with pytest.raises(NotYours):
        office.services.signups.join(ada, UUID(int=0), signup(Role.MENTEE).as_answers(), shown={})


@pytest.mark.parametrize("hostile", ["\x00", "\ud83d", "\u202e\x00\u200b"])
def test_words_that_no_database_takes_do_not_keep_anybody_from_joining(office: Office, hostile: str) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    values = {
        Field.SIGNUP_GOALS: {"x": {"value": f"Gr{hostile}ow"}},
        Field.SIGNUP_WANTS: {"x": {"selected_options": [{"value": f"S{hostile}QL, {hostile}"}]}},
        Field.SIGNUP_ROLE: {"x": {"selected_option": {"value": f"mentee{hostile}"}}},
        Field.SIGNUP_CONSENT: {"x": {"selected_options": [{"value": "yes"}]}},
    }
    sent = SignupForm.read(
        {
            "private_metadata": SignupRef(cohort.id, 1, "").dump(),
            "blocks": [{"block_id": field, "type": "input", "element": {}} for field in values],
            "state": {"values": values},
        }
    ).sent
    office.services.drafts.note(ada, cohort.id, sent, shown={}, heard="1", seen="")
    office.services.signups.join(ada, cohort.id, sent, shown={})
    answers = office.services.profiles.of(ada, cohort.id).answers
    assert (answers.goals.replace("\u200b", ""), answers.wants) == ("Grow", ("SQL",))
    office.services.vocabulary.suggest(ada, f"S{hostile}QL")
