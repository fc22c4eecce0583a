"""The dry run that only the admin sees, and publishing it once."""

from datetime import date
from uuid import UUID

import pytest

from bot.domain.errors import CohortClosed, NothingToMatch, NothingToPublish, NotYours, RoundOutdated
from bot.domain.matching import LeftOverReason
from bot.domain.matching.progress import Progress, Stage
from bot.domain.matching_terms import Objective, ProposalState, RoundState
from bot.domain.notices import MatchProposed, Reason
from bot.domain.people import Someone
from bot.domain.terms import Cadence, CohortState, Personality, Role, Side
from models import AuditEntry, Cohort, MatchingRound, MatchProposal
from tests.integration.office import T0, Office, T

ADA, BOB, CY = Someone("UADA", "Ada"), Someone("UBOB", "Bob"), Someone("UCY", "Cy")


def test_a_dry_run_shows_pairs_with_reasons_and_who_stays_over_and_sends_nothing(office: Office) -> None:
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    cohort = office.cohort()
    office.join(ada, cohort, Role.MENTOR, offers=("SQL", "Chess"), seats=1)
    office.join(bob, cohort, Role.MENTEE, wants=("chess",))
    office.join(cy, cohort, Role.MENTEE, wants=("Singing",))
    office.clear_mail()
    card = office.services.matching.dry_run(office.admin(), cohort.id)
    (pair,), (left,) = card.pairs, card.left_over
    assert (pair.mentor, pair.mentee) == (ADA, BOB)
    assert pair.reason == Reason(skills=("Chess",), common_hours=40.0)
    assert (left.person, left.side, left.why) == (CY, Side.MENTEE, LeftOverReason.SEATS_TAKEN.sentence)
    assert office.letters(ada) == office.letters(bob) == office.letters(cy) == []
    assert office.row(MatchProposal).state is ProposalState.DRAFT
    assert office.row(MatchingRound).state is RoundState.DRAFT
    assert "round:dry_run" in {entry.action for entry in office.rows(AuditEntry)}


def test_a_dry_run_tells_how_far_it_is(office: Office) -> None:
    cohort, heard = office.cohort(), list[Progress]()
    for name in ("ada", "bob"):
        office.join(office.person(name), cohort, Role.MENTOR, seats=1)
    for name in ("cy", "dee", "eve"):
        office.join(office.person(name), cohort, Role.MENTEE)
    office.services.matching.dry_run(office.admin(), cohort.id, report=heard.append)
    assert [(each.stage, each.count) for each in heard] == [
        (Stage.READING, 0), (Stage.READING, 5), (Stage.SCORING, 6), (Stage.ASSIGNING, 3), (Stage.EXPLAINING, 2),
        (Stage.WRITING, 2),
    ]  # fmt: skip


def test_publishing_asks_both_sides_in_their_own_working_hours(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob", zone="America/New_York")
    grace = office.admin()
    cohort = office.cohort(grace)
    office.join(ada, cohort, Role.MENTOR)
    office.join(bob, cohort, Role.MENTEE, goals="Speak up", time_zone="America/New_York")
    office.clear_mail()
    dry_run = office.services.matching.dry_run(grace, cohort.id)
    assert office.services.matching.publish(grace, dry_run.round).matches == 1
    proposal = office.row(MatchProposal)
    assert (proposal.state, proposal.proposed_at, proposal.look_again_at) == (
        ProposalState.PROPOSED,
        T0,
        T(days=7),
    )
    asked = MatchProposed(
        proposal=proposal.id,
        program="Skill exchange",
        you_are=Side.MENTOR,
        partner=BOB,
        partner_goals="Speak up",
        partner_offers=(),
        reason=Reason(skills=("SQL",), common_hours=15.0),
        cadence=Cadence.BIWEEKLY,
        minutes=30,
        answer_by=date(2026, 12, 21),
        ends_on=date(2027, 3, 8),
    )
    assert office.letters(ada) == [asked]
    (to_mentee,) = office.letters(bob)
    assert isinstance(to_mentee, MatchProposed)
    assert (to_mentee.you_are, to_mentee.partner, to_mentee.partner_goals) == (Side.MENTEE, ADA, "Grow")
    assert to_mentee.partner_offers == ("SQL",)
    due = {message.person_id: message.due_at for message in office.mail(about_id=proposal.id)}
    assert due == {office.known(ada).id: T0, office.known(bob).id: T(hours=5)}


def test_a_round_is_published_once(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort()
    office.join(ada, cohort, Role.MENTOR)
    office.join(bob, cohort, Role.MENTEE)
    dry_run = office.services.matching.dry_run(office.admin(), cohort.id)
    office.services.matching.publish(office.admin(), dry_run.round)
    with pytest.raises(RoundOutdated):
        office.services.matching.publish(office.admin(), dry_run.round)
    assert len(office.mail(kind="MatchProposed")) == 2


@pytest.mark.parametrize("change", ["joined", "left", "edited", "published", "renamed"])
def test_a_round_is_outdated_once_what_it_was_made_from_has_changed(office: Office, change: str) -> None:
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    grace = office.admin()
    cohort = office.cohort(grace)
    office.join(ada, cohort, Role.MENTOR)
    mentee = office.join(bob, cohort, Role.MENTEE)
    dry_run = office.services.matching.dry_run(grace, cohort.id)
    match change:
        case "joined":
            office.join(cy, cohort, Role.MENTEE)
        case "left":
            office.services.participation.leave(bob, mentee)
        case "edited":
            office.join(ada, cohort, Role.MENTOR, offers=("Chess",))
        case "published":
            office.matched(cohort)
        case "renamed":
            office.learn("ada", name="Ada King")
            assert office.services.matching.publish(grace, dry_run.round).matches == 1
            return
    with pytest.raises(RoundOutdated):
        office.services.matching.publish(grace, dry_run.round)


def test_a_round_may_be_published_days_later(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort()
    office.join(ada, cohort, Role.MENTOR)
    office.join(bob, cohort, Role.MENTEE)
    dry_run = office.services.matching.dry_run(office.admin(), cohort.id)
    office.wait(days=10)
    assert office.services.matching.publish(office.admin(), dry_run.round).matches == 1


def test_seats_that_are_taken_or_asked_for_are_not_given_again(office: Office) -> None:
    ada, bob, cy, dee = (office.person(name) for name in ("ada", "bob", "cy", "dee"))
    cohort = office.cohort()
    office.pair(ada, bob, cohort)
    office.join(cy, cohort, Role.MENTEE)
    office.matched(cohort)
    office.join(dee, cohort, Role.MENTEE)
    card = office.services.matching.dry_run(office.admin(), cohort.id)
    assert card.pairs == ()
    assert [left.person.name for left in card.left_over] == ["Dee"]


def test_those_who_were_paired_or_declined_before_are_not_proposed_again(office: Office) -> None:
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    cohort = office.cohort()
    office.pair(ada, bob, cohort)
    office.services.participation.leave(bob, office.participant(bob, cohort).id)
    office.join(bob, cohort, Role.MENTEE)
    office.join(cy, cohort, Role.MENTEE)
    (proposal,) = office.matched(cohort)
    office.services.proposals.decline(cy, proposal, "")
    card = office.services.matching.dry_run(office.admin(), cohort.id)
    assert card.pairs == ()
    assert {left.why for left in card.left_over if left.side is Side.MENTEE} == {
        LeftOverReason.ALL_EXCLUDED.sentence
    }


def test_nobody_to_match_is_said_so(office: Office) -> None:
    ada = office.person("ada")
    cohort = office.cohort()
    with pytest.raises(NothingToMatch, match="at least one mentor with a free seat and one mentee waiting"):
        office.services.matching.dry_run(office.admin(), cohort.id)
    office.join(ada, cohort, Role.MENTOR)
    with pytest.raises(NothingToMatch):
        office.services.matching.dry_run(office.admin(), cohort.id)
    assert office.rows(MatchingRound) == []


def test_a_dry_run_without_mentors_says_why_everybody_waits(office: Office) -> None:
    bob = office.person("bob")
    cohort = office.cohort()
    office.join(bob, cohort, Role.MENTEE)
    card = office.services.matching.dry_run(office.admin(), cohort.id)
    assert (card.pairs, card.left_over[0].why) == ((), LeftOverReason.NO_MENTORS.sentence)
    with pytest.raises(NothingToPublish):
        office.services.matching.publish(office.admin(), card.round)


def test_nothing_is_matched_or_published_in_a_closed_cohort(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort()
    office.join(ada, cohort, Role.MENTOR)
    office.join(bob, cohort, Role.MENTEE)
    dry_run = office.services.matching.dry_run(office.admin(), cohort.id)
    with office.session() as session:
        session.query(Cohort).update({"state": CohortState.CLOSED})
    with pytest.raises(CohortClosed):
        office.services.matching.dry_run(office.admin(), cohort.id)
    with pytest.raises(CohortClosed):
        office.services.matching.publish(office.admin(), dry_run.round)
    assert office.mail(kind="MatchProposed") == []


def test_rounds_and_cohorts_that_are_not_there_are_refused(office: Office) -> None:
    grace = office.admin()
    with pytest.raises(NotYours):
        office.services.matching.dry_run(grace, UUID(int=0))
    with pytest.raises(NotYours):
        office.services.matching.publish(grace, UUID(int=0))


def test_people_who_fit_beyond_skills_are_matched_and_told_what_they_share(office: Office) -> None:
    """Two mentors offer the same; one of them shares an interest."""
    cohort = office.cohort()
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    office.join(ada, cohort, Role.MENTOR, languages=("English",), personality=Personality.OUTGOING)
    office.join(bob, cohort, Role.MENTOR, languages=("english", "Hindi"), interests=("chess",))
    office.join(cy, cohort, Role.MENTEE, languages=("ENGLISH",), interests=("Chess",))
    (pair,) = office.services.matching.dry_run(office.admin(), cohort.id).pairs
    assert (pair.mentor.name, pair.reason.interests) == ("Bob", ("Chess",))


def test_people_without_a_common_language_are_never_matched(office: Office) -> None:
    cohort = office.cohort()
    office.join(office.person("ada"), cohort, Role.MENTOR, languages=("German",))
    office.join(office.person("bob"), cohort, Role.MENTEE, languages=("Hindi",))
    assert office.services.matching.dry_run(office.admin(), cohort.id).pairs == ()


def test_what_somebody_would_like_to_have_in_common_counts_and_is_never_told(office: Office) -> None:
    cohort = office.cohort()
    wish = "Somebody who also raises children alone"
    office.join(office.person("ada"), cohort, Role.MENTOR, goals="")
    office.join(office.person("bob"), cohort, Role.MENTOR, goals="", affinity="Raising children alone")
    office.join(office.person("cy"), cohort, Role.MENTEE, goals="", affinity=wish)
    (pair,) = office.services.matching.dry_run(office.admin(), cohort.id).pairs
    assert pair.mentor.name == "Bob"
    assert "children" not in str(pair)


def test_a_round_is_best_in_what_its_admin_chose_and_says_what_that_costs(office: Office) -> None:
    """Ann and Mia suit each other best; but then Ben, who is of no use to Mia's rival, is left with her."""
    cohort, grace = office.cohort(), office.admin()
    for name, offers, seats in (("ann", ("x", "y", "z"), 1), ("ben", ("x",), 1)):
        office.join(office.person(name), cohort, Role.MENTOR, offers=offers, seats=seats, interests=("chess",))
    office.join(office.person("mia"), cohort, Role.MENTEE, wants=("x", "y"), interests=("chess",))
    office.join(office.person("noa"), cohort, Role.MENTEE, wants=("z",))
    best = office.services.matching.dry_run(grace, cohort.id)
    assert {(pair.mentor.name, pair.mentee.name) for pair in best.pairs} == {("Ann", "Noa"), ("Ben", "Mia")}
    assert (best.objective, best.blocking, best.fewer_pairs, best.fewer_points) == (Objective.COVERAGE, 1, 0, 0)
    calm = office.services.matching.again(grace, best.round, Objective.STABLE)
    assert {(pair.mentor.name, pair.mentee.name) for pair in calm.pairs} == {("Ann", "Mia"), ("Ben", "Noa")}
    assert (calm.objective, calm.blocking, calm.fewer_pairs) == (Objective.STABLE, 0, 0)
    assert calm.fewer_points == sum(pair.score for pair in best.pairs) - sum(pair.score for pair in calm.pairs)
    assert office.services.matching.publish(grace, calm.round).matches == 2
