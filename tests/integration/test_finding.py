"""Looking for a mentor oneself: who may, who is shown and why, and what nobody can read from it."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from bot.domain.cards import CohortCard
from bot.domain.consent import lets_find
from bot.domain.errors import (
    CannotBeAsked,
    CohortClosed,
    FoundForYou,
    GuestsCannotJoin,
    HasMentor,
    MentorsOnly,
    NoPlaceYet,
    NotTakingPart,
    NotYours,
    OnBreakNow,
    Refused,
    SaidYesAlready,
)
from bot.domain.finding_cards import Choice, Filter, FindCard, Looser, Wanted
from bot.domain.fitting import mark
from bot.domain.matching_terms import Pairing
from bot.domain.notices import Reason
from bot.domain.people import Actor, Someone
from bot.domain.proposals import Later
from bot.domain.terms import MentorRule, PersonKind, Role
from models import MatchProposal, Mentorship, Participant, Program
from tests.integration.office import Office

NOTE = "To give a talk."


def look(office: Office, actor: Actor, cohort: CohortCard, **filters: object) -> FindCard:
    return office.services.finding.look(actor, replace(Wanted(cohort=cohort.id), **filters))  # type: ignore[arg-type]


def shown(office: Office, actor: Actor, cohort: CohortCard, **filters: object) -> list[str]:
    return [card.mentor.name for card in look(office, actor, cohort, **filters).mentors]


def mentors(office: Office, cohort: CohortCard, *names: str, **answers: object) -> list[Actor]:
    """People who mentor in a cohort."""
    people = [office.person(name) for name in names]
    for person in people:
        office.join(person, cohort, Role.MENTOR, **answers)
    return people


@pytest.fixture
def cohort(office: Office) -> CohortCard:
    return office.cohort()


@pytest.fixture
def bob(office: Office, cohort: CohortCard) -> Actor:
    """A mentee who would like to learn SQL and Go."""
    bob = office.person("bob")
    office.join(
        bob, cohort, Role.MENTEE, wants=("SQL", "Go"), interests=("Chess",), languages=("English", "Polish")
    )
    return bob


# -- who may look --------------------------------------------------------------------------------------


def test_a_mentee_may_look_in_each_cohort_where_they_have_a_place_and_no_mentor(
    office: Office, cohort: CohortCard, bob: Actor
) -> None:
    assert [card.id for card in office.services.finding.places(bob)] == [cohort.id]
    assert office.services.home.of(bob).may_look
    second = office.cohort(name="Second")
    office.join(bob, second, Role.BOTH)
    assert {card.id for card in office.services.finding.places(bob)} == {cohort.id, second.id}


def has_mentor(office: Office, cohort: CohortCard) -> None:
    (ada,) = mentors(office, cohort, "ada")
    (proposal,) = office.matched(cohort)
    office.services.proposals.accept(ada, proposal)
    office.services.proposals.accept(office.person("bob"), proposal)


def said_yes(office: Office, cohort: CohortCard) -> None:
    mentors(office, cohort, "ada")
    (proposal,) = office.matched(cohort)
    office.services.proposals.accept(office.person("bob"), proposal)


def pauses(office: Office, cohort: CohortCard) -> None:
    bob = office.person("bob")
    office.services.participation.pause(bob, office.participant(bob, cohort).id, None)


def mentors_only(office: Office, cohort: CohortCard) -> None:
    office.join(office.person("bob"), cohort, Role.MENTOR)


def leaves(office: Office, cohort: CohortCard) -> None:
    bob = office.person("bob")
    office.services.participation.leave(bob, office.participant(bob, cohort).id)


def becomes_guest(office: Office, cohort: CohortCard) -> None:
    office.learn("bob", kind=PersonKind.GUEST)


def ends(office: Office, cohort: CohortCard) -> None:
    office.wait(weeks=14)
    office.plan()


def meets_equals(office: Office, cohort: CohortCard) -> None:
    with office.session() as session:
        session.get_one(Program, cohort.program_id).pairing = Pairing.PEER


@pytest.mark.parametrize(
    ("happens", "refusal"),
    [
        (has_mentor, HasMentor),
        (said_yes, SaidYesAlready),
        (pauses, OnBreakNow),
        (mentors_only, MentorsOnly),
        (leaves, NotTakingPart),
        (becomes_guest, GuestsCannotJoin),
        (ends, CohortClosed),
        (meets_equals, FoundForYou),
    ],
)
def test_everybody_else_reads_what_stands_in_the_way(
    office: Office,
    cohort: CohortCard,
    bob: Actor,
    happens: Callable[[Office, CohortCard], None],
    refusal: type[Refused],
) -> None:
    happens(office, cohort)
    with pytest.raises(refusal):
        office.services.finding.places(bob)
    with pytest.raises(refusal):
        look(office, bob, cohort)
    assert not office.services.home.of(bob).may_look


def test_who_waits_for_a_place_looks_once_they_have_it(office: Office) -> None:
    full = office.cohort()
    mentors(office, full, "ada", "eve")
    settings = office.services.settings.of_cohort(office.admin(), full.id)
    limited = replace(settings.settings, size_limit=2)
    office.services.settings.change_cohort(office.admin(), full.id, settings.version, limited)
    bob = office.person("bob")
    office.join(bob, full, Role.MENTEE)
    with pytest.raises(NoPlaceYet):
        office.services.finding.places(bob)


def test_of_several_obstacles_the_nearest_is_told(office: Office, cohort: CohortCard, bob: Actor) -> None:
    office.join(bob, office.cohort(name="Second"), Role.MENTOR)
    pauses(office, cohort)
    with pytest.raises(OnBreakNow, match="Skill exchange"):
        office.services.finding.places(bob)


# -- who is shown --------------------------------------------------------------------------------------


def test_a_card_says_why_a_mentor_fits_and_nothing_they_do_not_share(
    office: Office, cohort: CohortCard, bob: Actor
) -> None:
    (ada,) = mentors(
        office, cohort, "ada", offers=("Go", "Chairing"), interests=("Chess", "Golf"), languages=("polish", "Latin")
    )
    card = look(office, bob, cohort)
    (found,) = card.mentors
    assert (found.participant, found.mentor) == (office.participant(ada, cohort).id, Someone("UADA", "Ada"))
    assert found.reason == Reason(skills=("Go",), common_hours=40.0, interests=("Chess",))
    assert (found.offers, found.languages, found.answers_in) == (("Go", "Chairing"), ("Polish",), None)
    assert (card.number, card.may_ask, card.requests) == (1, True, ())
    assert card.wishes == (Choice(mark("go"), "Go"),)
    assert card.others == (Choice(mark("chairing"), "Chairing"),)
    assert {choice.words for choice in card.languages} == {"English", "Polish"}


def test_the_score_is_the_one_that_a_round_would_give(office: Office, cohort: CohortCard, bob: Actor) -> None:
    mentors(office, cohort, "ada", offers=("SQL",), interests=("Chess",))
    office.wait(days=20)
    (found,) = look(office, bob, cohort).mentors
    office.matched(cohort)
    assert found.score == office.row(MatchProposal).score


def test_the_best_fit_comes_first(office: Office, cohort: CohortCard, bob: Actor) -> None:
    mentors(office, cohort, "ada", offers=("Knitting",))
    mentors(office, cohort, "eve", offers=("SQL", "Go"))
    mentors(office, cohort, "fay", offers=("SQL",))
    assert shown(office, bob, cohort) == ["Eve", "Fay", "Ada"]


def test_nobody_is_shown_who_cannot_be_asked(office: Office, cohort: CohortCard, bob: Actor) -> None:
    full, paused, quiet, silent, older, here = mentors(
        office, cohort, "full", "paused", "quiet", "silent", "older", "here", seats=1
    )
    first = office.person("first")
    office.join(first, cohort, Role.MENTEE)
    services = office.services
    services.asking.ask(first, office.participant(full, cohort).id, NOTE)
    services.proposals.accept(full, office.row(MatchProposal).id)
    services.participation.pause(paused, office.participant(paused, cohort).id, None)
    services.asking.ask(bob, office.participant(quiet, cohort).id, NOTE)
    asked = office.row(MatchProposal, mentor_id=office.participant(quiet, cohort).id).id
    services.proposals.not_now(quiet, asked, Later.A_MONTH)
    with office.session() as session:
        session.get_one(Participant, office.participant(silent, cohort).id).silent_since = office.clock.now()
        session.get_one(Participant, office.participant(older, cohort).id).consent_version = "2026-11-22"
    assert shown(office, bob, cohort) == ["Here"]
    assert lets_find(office.participant(here, cohort).consent_version)


def test_a_seat_that_is_promised_is_not_shown_and_a_request_promises_none(
    office: Office, cohort: CohortCard, bob: Actor
) -> None:
    (ada,) = mentors(office, cohort, "ada", seats=1)
    cy = office.person("cy")
    office.join(cy, cohort, Role.MENTEE)
    office.services.asking.ask(cy, office.participant(ada, cohort).id, NOTE)
    assert shown(office, bob, cohort) == ["Ada"]
    (suggested,) = office.matched(cohort)
    assert office.row(MatchProposal, id=suggested).mentee_id == office.participant(bob, cohort).id
    dee = office.person("dee")
    office.join(dee, cohort, Role.MENTEE)
    assert shown(office, dee, cohort) == []


def test_mentors_who_wait_for_approval_are_not_shown(office: Office, cohort: CohortCard, bob: Actor) -> None:
    mentors(office, cohort, "ada")
    with office.session() as session:
        session.get_one(Program, cohort.program_id).mentor_rule = MentorRule.APPROVED
    both = office.person("both")
    office.join(both, cohort, Role.BOTH)
    assert shown(office, bob, cohort) == ["Ada"]
    assert shown(office, both, cohort) == ["Ada"]


def manager(office: Office, ada: Actor, bob: Actor) -> None:
    with office.session() as session:
        session.get_one(type(office.known(bob)), office.known(bob).id).manager_id = office.known(ada).id


def never_by_mentee(office: Office, ada: Actor, bob: Actor) -> None:
    office.services.confidences.keep_apart(bob, sent=(ada.user,), shown=())


def never_by_mentor(office: Office, ada: Actor, bob: Actor) -> None:
    office.services.confidences.keep_apart(ada, sent=(bob.user,), shown=())


def declined(office: Office, ada: Actor, bob: Actor) -> None:
    place = office.row(Participant, person_id=office.known(ada).id)
    office.services.asking.ask(bob, place.id, NOTE)
    office.services.proposals.decline(ada, office.row(MatchProposal).id, "No.")


def asked_back(office: Office, ada: Actor, bob: Actor) -> None:
    """Ada, who learns as well, has asked Bob."""
    cohort = CohortRows.of(office, bob)
    office.join(ada, cohort, Role.BOTH)
    office.join(bob, cohort, Role.BOTH)
    office.services.asking.ask(ada, office.participant(bob, cohort).id, NOTE)


class CohortRows:
    """The cohort somebody is in, as a card."""

    @staticmethod
    def of(office: Office, actor: Actor) -> CohortCard:
        return office.services.profiles.places(actor)[0]


@pytest.mark.parametrize("apart", [manager, never_by_mentee, never_by_mentor, declined, asked_back])
def test_whoever_is_ruled_out_reads_the_same_as_somebody_who_is_taken(
    office: Office, cohort: CohortCard, bob: Actor, apart: Callable[[Office, Actor, Actor], None]
) -> None:
    (ada,) = mentors(office, cohort, "ada")
    apart(office, ada, bob)
    place = office.participant(ada, cohort).id
    assert shown(office, bob, cohort) == []
    for attempt in (
        lambda: office.services.finding.before_asking(bob, place),
        lambda: office.services.asking.ask(bob, place, NOTE),
    ):
        with pytest.raises(CannotBeAsked, match="Right now Ada cannot be asked"):
            attempt()


def test_a_request_that_came_to_nothing_is_not_repeated_at_once_unless_nobody_has_read_it(
    office: Office, cohort: CohortCard, bob: Actor
) -> None:
    ada, eve = mentors(office, cohort, "ada", "eve")
    for mentor in (ada, eve):
        office.services.asking.ask(bob, office.participant(mentor, cohort).id, NOTE)
        if mentor is ada:
            office.clear_mail()
    for request in office.rows(MatchProposal):
        office.services.asking.withdraw(bob, request.id)
    assert shown(office, bob, cohort) == ["Eve"]
    office.wait(days=15)
    assert sorted(shown(office, bob, cohort)) == ["Ada", "Eve"]


# -- filters and pages ---------------------------------------------------------------------------------


def test_filters_narrow_the_list_and_an_empty_one_says_which_to_loosen(
    office: Office, cohort: CohortCard, bob: Actor
) -> None:
    mentors(office, cohort, "ada", offers=("SQL",), languages=("Polish",))
    far = office.person("far", zone="America/Los_Angeles")
    office.join(far, cohort, Role.MENTOR, offers=("Go",), time_zone="America/New_York")
    assert shown(office, bob, cohort, skill=mark("go")) == ["Far"]
    assert shown(office, bob, cohort, language=mark("polish")) == ["Ada"]
    assert shown(office, bob, cohort, hours=20) == ["Ada"]
    empty = look(office, bob, cohort, skill=mark("go"), hours=20)
    assert (empty.mentors, empty.number) == ((), 0)
    assert set(empty.looser) == {Looser(Filter.SKILL, 1), Looser(Filter.HOURS, 1)}
    assert empty.wanted.filters == (Filter.SKILL, Filter.HOURS)


def test_a_filter_that_nobody_meets_any_more_is_off(office: Office, cohort: CohortCard, bob: Actor) -> None:
    mentors(office, cohort, "ada")
    card = look(office, bob, cohort, skill=mark("sailing"), language=mark("latin"))
    assert (card.wanted.filters, card.number) == ((), 1)


def test_pages_keep_the_filters_and_a_page_that_is_gone_is_the_last_one(
    office: Office, cohort: CohortCard, bob: Actor
) -> None:
    mentors(office, cohort, *(f"m{number:02}" for number in range(14)))
    first, second = look(office, bob, cohort, hours=10), look(office, bob, cohort, hours=10, start=6)
    third, beyond = look(office, bob, cohort, start=12), look(office, bob, cohort, start=600)
    assert [len(page.mentors) for page in (first, second, third, beyond)] == [6, 6, 2, 2]
    assert (second.wanted.hours, second.wanted.start, beyond.wanted.start) == (10, 6, 12)
    everybody = [card.participant for page in (first, second, third) for card in page.mentors]
    assert len(set(everybody)) == 14


def test_a_list_of_skills_that_is_too_long_holds_the_most_frequent(
    office: Office, cohort: CohortCard, bob: Actor
) -> None:
    for start in (0, 40, 80):
        rare = (f"Skill {number:03}" for number in range(start, start + 39))
        mentors(office, cohort, f"m{start}", offers=(*rare, "Common"))
    card = look(office, bob, cohort)
    assert len(card.others) == 99
    assert card.others[0].words == "Common"


# -- how soon mentors answer ---------------------------------------------------------------------------


def test_whoever_has_answered_three_times_is_shown_with_their_usual_time(office: Office, bob: Actor) -> None:
    cohort = CohortRows.of(office, bob)
    (ada,) = mentors(office, cohort, "ada", seats=10)
    for number, days in enumerate((1, 2, 9)):
        other = office.person(f"other{number}")
        office.join(other, cohort, Role.MENTEE)
        office.services.asking.ask(other, office.participant(ada, cohort).id, NOTE)
        request = office.row(MatchProposal, mentee_id=office.participant(other, cohort).id).id
        office.wait(days=days)
        if number == 0:
            office.services.proposals.accept(ada, request)
        else:
            office.services.proposals.decline(ada, request, "")
        known = office.services.finding.before_asking(bob, office.participant(ada, cohort).id)
        assert known.answers_in == (2 if number == 2 else None)
    (card,) = look(office, bob, cohort).mentors
    assert card.answers_in == 2


def test_a_break_and_the_time_of_the_other_side_do_not_count(office: Office, bob: Actor) -> None:
    cohort = CohortRows.of(office, bob)
    (ada,) = mentors(office, cohort, "ada", seats=10)
    place = office.participant(ada, cohort).id
    for number in range(3):
        other = office.person(f"other{number}")
        office.join(other, cohort, Role.MENTEE)
        office.services.asking.ask(other, place, NOTE)
        request = office.row(MatchProposal, mentee_id=office.participant(other, cohort).id).id
        office.services.participation.pause(ada, place, None)
        office.wait(days=5)
        office.services.participation.resume(ada)
        office.wait(hours=3)
        office.services.proposals.accept(ada, request)
    assert office.services.finding.before_asking(bob, place).answers_in == 1


def test_nothing_of_another_workspace_can_be_asked(office: Office, cohort: CohortCard, bob: Actor) -> None:
    with pytest.raises(NotYours):
        office.services.finding.before_asking(bob, UUID(int=0))
    with pytest.raises(NotTakingPart):
        look(office, office.person("stranger"), cohort)
    assert office.rows(Mentorship) == []
