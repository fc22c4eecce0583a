"""What one person sees of everything."""

from datetime import date, datetime

from bot.domain.growth.goals import GoalWish
from bot.domain.notices import Reason, Signpost
from bot.domain.people import Someone
from bot.domain.terms import MentorshipState, ParticipantState, PersonKind, Role, Side
from tests.integration.office import Office, T
from tests.integration.statements import listening
from tests.integration.test_agreements import a_pair, proposed
from tests.integration.test_skill_plans import rates
from tests.integration.test_steps import SOON, wish

ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")


def test_somebody_new_sees_what_is_open(office: Office) -> None:
    ada = office.person("ada")
    cohort = office.cohort()
    home = office.services.home.of(ada)
    assert (home.name, home.is_admin, home.kind) == ("Ada", False, PersonKind.MEMBER)
    assert home.open_cohorts == (cohort,)
    assert (home.participations, home.proposals, home.mentorships) == ((), (), ())


def test_an_admin_and_a_guest_see_who_they_are(office: Office) -> None:
    assert office.services.home.of(office.admin()).is_admin
    assert office.services.home.of(office.learn("guest", kind=PersonKind.GUEST)).kind is PersonKind.GUEST


def test_whoever_joined_sees_their_place_instead_of_the_door(office: Office) -> None:
    ada = office.person("ada")
    cohort = office.cohort()
    office.join(ada, cohort, Role.MENTOR)
    home = office.services.home.of(ada)
    assert home.open_cohorts == ()
    (place,) = home.participations
    assert (place.cohort, place.role, place.state) == (cohort, Role.MENTOR, ParticipantState.ACTIVE)


def test_a_proposal_shows_whether_one_has_answered(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    proposal = office.proposal(ada, bob, office.cohort())
    office.services.proposals.accept(ada, proposal)
    (mine,) = office.services.home.of(ada).proposals
    assert (mine.id, mine.you_are, mine.partner) == (proposal, Side.MENTOR, BOB)
    assert (mine.reason, mine.answer_by) == (Reason(skills=("SQL",), common_hours=40.0), date(2026, 12, 21))
    assert mine.accepted_by_you
    (theirs,) = office.services.home.of(bob).proposals
    assert (theirs.you_are, theirs.partner, theirs.accepted_by_you) == (Side.MENTEE, ADA, False)


def test_a_pair_shows_its_next_meeting_and_whether_anybody_has_chosen_it(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort())

    def shown() -> tuple[datetime | None, bool]:
        (card,) = office.services.home.of(bob).mentorships
        assert (card.id, card.partner, card.state) == (pair, ADA, MentorshipState.ACTIVE)
        return card.next_meeting_at, card.confirmed

    assert shown() == (None, False)
    office.plan()
    assert shown() == (T(days=14), False)
    office.services.kickoff.choose(ada, pair, T(days=3))
    assert shown() == (T(days=3), True)


def test_whoever_writes_to_the_bot_is_shown_the_way(office: Office) -> None:
    ada = office.person("ada")
    office.services.home.point_the_way(ada)
    office.wait(seconds=1)
    office.services.home.point_the_way(ada)
    assert office.letters(ada) == [Signpost(), Signpost()]


def test_a_pair_shows_its_agreement_its_goals_ones_own_steps_and_skills(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    proposed(office, ada, pair)
    goal = office.services.goals.set(bob, pair, GoalWish(title="Give a talk", measure="", due_on=SOON))
    mine = office.services.steps.add(bob, pair, wish("Ask three people", due_on=SOON))
    office.services.steps.add(ada, pair, wish("Find a stage"))
    rates(office, bob, pair, sql=2)
    (shown,) = office.services.home.of(bob).mentorships
    assert (shown.agreement.proposed, shown.agreement.yours) == (1, False)
    assert [each.id for each in shown.goals] == [goal.id]
    assert [each.id for each in shown.steps] == [mine.id]
    assert shown.skills
    assert [(row.label, row.now) for row in shown.skills.rows] == [("SQL", 2)]


def test_home_asks_the_database_as_often_for_many_pairs_as_for_one(office: Office) -> None:
    ada = office.person("ada")

    def asked_with(*mentees: str) -> int:
        for name in mentees:
            office.pair(ada, office.person(name), office.cohort())
        with listening(office.engine) as said:
            office.services.home.of(ada)
        return len(said)

    assert asked_with("bob") == asked_with("cy", "dee", "eve")
