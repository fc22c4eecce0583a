"""Where two people stand in their working lives is told to each other in steps, and only with the word of both."""

import pytest

from bot.domain.finding_cards import Wanted
from bot.domain.matching import Criterion
from bot.domain.matching_terms import Pairing, Weight
from bot.domain.notices import Introduction, MatchProposed, MentorRequested
from bot.domain.people import Actor
from bot.domain.terms import Role, Stage
from models import MatchProposal, Participant, Program
from tests.integration.office import Office

NOTE = "I would like to learn how you prepare a talk."


def told(office: Office, *people: Actor) -> list[int]:
    """What the question about a match tells each of them."""
    letters = [letter for who in people for letter in office.letters(who)]
    return [letter.reason.ahead for letter in letters if isinstance(letter, MatchProposed)]


@pytest.mark.parametrize(("pairing", "ahead"), [(Pairing.TRADITIONAL, 2), (Pairing.REVERSE, 0), (Pairing.PEER, 0)])
def test_both_read_it_where_it_speaks_for_them(office: Office, pairing: Pairing, ahead: int) -> None:
    ada, bob, cohort = office.person("ada"), office.person("bob"), office.cohort()
    with office.session() as session:
        session.get_one(Program, cohort.program_id).pairing = pairing
    office.join(ada, cohort, Role.MENTOR, stage=Stage.EXPERIENCED, offers=("SQL",), wants=("SQL",))
    office.join(bob, cohort, Role.MENTEE, stage=Stage.STARTING, offers=("SQL",), wants=("SQL",))
    office.matched(cohort)
    assert told(office, ada, bob) == [ahead, ahead]


@pytest.mark.parametrize("without", ["stage", "consent", "weight"])
def test_it_stays_untold_where_it_was_not_said_agreed_to_or_counted(office: Office, without: str) -> None:
    ada, bob, cohort = office.person("ada"), office.person("bob"), office.cohort()
    office.join(ada, cohort, Role.MENTOR, stage=Stage.LEADING)
    office.join(bob, cohort, Role.MENTEE, stage=None if without == "stage" else Stage.GROWING)
    with office.session() as session:
        if without == "consent":
            session.get_one(Participant, office.participant(bob, cohort).id).consent_version = "2026-11-23"
        if without == "weight":
            session.get_one(Program, cohort.program_id).weights = {Criterion.STAGE: Weight.OFF}
    office.matched(cohort)
    assert told(office, ada, bob) == [0, 0]


def test_it_follows_what_they_say_by_now_and_is_kept_nowhere(office: Office) -> None:
    ada, bob, cohort = office.person("ada"), office.person("bob"), office.cohort()
    office.join(ada, cohort, Role.MENTOR, stage=Stage.LEADING)
    office.join(bob, cohort, Role.MENTEE, stage=Stage.GROWING)
    (proposal,) = office.matched(cohort)
    ((card),) = office.services.home.of(bob).proposals
    assert card.reason.ahead == 2
    office.join(bob, cohort, Role.MENTEE, stage=None)
    ((card),) = office.services.home.of(bob).proposals
    assert card.reason.ahead == 0
    assert "ahead" not in office.row(MatchProposal, id=proposal).reason
    office.join(bob, cohort, Role.MENTEE, stage=Stage.GROWING)
    for who in (ada, bob):
        office.services.proposals.accept(who, proposal)
    (introduction,) = office.mail(kind=Introduction.__name__)
    assert introduction.payload["reason"]["ahead"] == 0


def test_whoever_looks_for_a_mentor_reads_it_and_so_does_the_mentor_who_is_asked(office: Office) -> None:
    ada, bob, cohort = office.person("ada"), office.person("bob"), office.cohort()
    office.join(ada, cohort, Role.MENTOR, stage=Stage.EXPERIENCED)
    office.join(bob, cohort, Role.MENTEE, stage=Stage.GROWING)
    ((found),) = office.services.finding.look(bob, Wanted(cohort=cohort.id)).mentors
    assert found.reason.ahead == 1
    office.services.asking.ask(bob, found.participant, NOTE)
    (request,) = [letter for letter in office.letters(ada) if isinstance(letter, MentorRequested)]
    assert request.reason.ahead == 1
