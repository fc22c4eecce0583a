"""What Slack's directory says is what we keep; a departure is told neutrally."""

from bot.domain.notices import MentorshipEnded, ProposalClosed, Welcome
from bot.domain.people import Someone
from bot.domain.terms import MentorshipState, ParticipantState, ProposalState, Role, Side
from models import MatchProposal, Mentorship, Person, Workspace
from tests.integration.office import T0, Office, T


def test_somebody_new_is_remembered_with_their_workspace(office: Office) -> None:
    ada = office.person("ada", zone="Asia/Kathmandu")
    assert office.row(Workspace).slack_team_id == office.team
    person = office.known(ada)
    assert (person.name, person.time_zone, person.active, person.created_at) == ("Ada", "Asia/Kathmandu", True, T0)


def test_somebody_known_is_kept_up_to_date(office: Office) -> None:
    ada = office.person("ada")
    office.wait(days=1)
    office.learn("ada", name="Ada King", is_admin=True, time_zone="Europe/Paris")
    person = office.row(Person)
    assert (person.name, person.is_admin, person.time_zone) == ("Ada King", True, "Europe/Paris")
    assert (person.created_at, person.updated_at) == (T0, T(days=1))
    assert person.slack_user_id == ada.user


def test_a_zone_nobody_knows_counts_as_utc_and_a_long_name_is_cut(office: Office) -> None:
    ada = office.learn("ada", name="A" * 300, time_zone="Mars/Olympus")
    assert office.known(ada).time_zone == "UTC"
    assert office.known(ada).name == "A" * 200


def test_the_departure_of_a_partner_ends_the_pair_and_is_told_neutrally(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort()
    pair = office.pair(ada, bob, cohort)
    office.plan()
    office.learn("ada", active=False)
    found = office.row(Mentorship, id=pair)
    assert (found.state, found.ended_at, found.look_again_at) == (MentorshipState.ENDED, T0, None)
    assert office.participant(ada, cohort).state is ParticipantState.LEFT
    assert office.letters(bob) == [
        MentorshipEnded(partner=Someone("UADA", "Ada"), program="Skill exchange", you_are=Side.MENTEE)
    ]
    assert office.letters(ada) == []


def test_the_departure_of_somebody_asked_closes_the_proposal(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    proposal = office.proposal(ada, bob, office.cohort())
    office.learn("bob", active=False)
    found = office.row(MatchProposal, id=proposal)
    assert (found.state, found.settled_at, found.look_again_at) == (ProposalState.WITHDRAWN, T0, None)
    welcome, closed = office.letters(ada)
    assert isinstance(welcome, Welcome)
    assert closed == ProposalClosed(program="Skill exchange", partner=Someone("UBOB", "Bob"))


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
