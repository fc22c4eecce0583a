"""A full cohort: people wait in order, each told their place, and take the next one that gets free."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.cards import CohortCard
from bot.domain.errors import StillWaiting
from bot.domain.notices import PlaceFree, Waitlisted, Welcome
from bot.domain.people import Actor
from bot.domain.terms import CohortState, ParticipantState, PersonKind, Role
from models import Cohort
from tests.integration.office import T0, Office


def full(office: Office, *, places: int = 1) -> CohortCard:
    """A cohort with a limit, filled by people called a, b, c …"""
    cohort = office.cohort()
    limit(office, cohort, places)
    for number in range(places):
        office.join(office.person("abcdef"[number]), cohort, Role.MENTEE)
    office.clear_mail()
    return cohort


def limit(office: Office, cohort: CohortCard, places: int | None) -> None:
    with office.session() as session:
        session.get_one(Cohort, cohort.id).size_limit = places


def wait(office: Office, cohort: CohortCard, *names: str) -> list[Actor]:
    people = [office.person(name) for name in names]
    for person in people:
        office.wait(minutes=1)
        office.join(person, cohort, Role.MENTEE)
    return people


def states(office: Office, cohort: CohortCard, *people: Actor) -> list[ParticipantState]:
    return [office.participant(person, cohort).state for person in people]


def test_who_joins_a_full_cohort_reads_their_place_and_why(office: Office) -> None:
    cohort = full(office)
    grace, linus = wait(office, cohort, "grace", "linus")
    assert office.letters(grace) == [Waitlisted(cohort=cohort.id, program="Skill exchange", place=1)]
    assert office.letters(linus) == [Waitlisted(cohort=cohort.id, program="Skill exchange", place=2)]
    assert office.services.home.of(linus).participations[0].place == 2
    assert office.services.profiles.of(grace, cohort.id).place == 1
    assert office.services.home.of(office.person("a")).participations[0].place is None


def test_a_curious_person_reads_before_the_form_how_many_wait(office: Office) -> None:
    cohort, curious = full(office), office.person("curious")
    introduction = office.services.drafts.introduction
    assert introduction(curious, cohort.id).queue == 0
    wait(office, cohort, "grace", "linus")
    assert introduction(curious, cohort.id).queue == 2
    limit(office, cohort, 9)
    assert introduction(curious, cohort.id).queue == 2, "nobody overtakes who waits"
    assert introduction(curious, office.cohort(name="Roomy").id).queue is None


def test_a_place_that_gets_free_goes_to_who_waited_longest(office: Office) -> None:
    cohort = full(office)
    grace, linus = wait(office, cohort, "grace", "linus")
    office.clear_mail()
    ada = office.person("a")
    office.services.participation.leave(ada, office.participant(ada, cohort).id)
    assert states(office, cohort, grace, linus) == [ParticipantState.ACTIVE, ParticipantState.WAITLISTED]
    assert office.letters(grace) == [
        PlaceFree(cohort=cohort.id, program="Skill exchange", role=Role.MENTEE, charter=cohort.charter)
    ]
    assert office.letters(linus) == []
    assert office.services.home.of(linus).participations[0].place == 1


def test_who_comes_back_queues_behind_who_waits(office: Office) -> None:
    cohort = full(office)
    grace, linus = wait(office, cohort, "grace", "linus")
    office.services.participation.leave(grace, office.participant(grace, cohort).id)
    assert states(office, cohort, grace, linus) == [ParticipantState.LEFT, ParticipantState.WAITLISTED]
    wait(office, cohort, "grace")
    assert office.services.home.of(grace).participations[0].place == 2


def test_a_colleague_who_becomes_a_guest_makes_room(office: Office) -> None:
    cohort = full(office)
    (grace,) = wait(office, cohort, "grace")
    office.learn("a", kind=PersonKind.GUEST)
    assert states(office, cohort, grace) == [ParticipantState.ACTIVE]


def test_who_waits_changes_answers_but_takes_no_break_and_is_not_matched(office: Office) -> None:
    cohort = full(office)
    (grace,) = wait(office, cohort, "grace")
    office.join(grace, cohort, Role.MENTEE, goals="To lead")
    assert states(office, cohort, grace) == [ParticipantState.WAITLISTED]
    with pytest.raises(StillWaiting):
        office.services.participation.pause(grace, office.participant(grace, cohort).id, None)
    run = office.services.matching.dry_run(office.admin(), cohort.id)
    assert [left.person.name for left in run.left_over] == ["A"]


def test_a_cohort_that_has_ended_gives_no_places_away(office: Office) -> None:
    cohort = full(office)
    (grace,) = wait(office, cohort, "grace")
    with office.session() as session:
        session.get_one(Cohort, cohort.id).state = CohortState.CLOSING
    ada = office.person("a")
    office.services.participation.leave(ada, office.participant(ada, cohort).id)
    assert states(office, cohort, grace) == [ParticipantState.WAITLISTED]


def test_without_a_limit_everybody_is_in(office: Office) -> None:
    cohort = office.cohort()
    (grace,) = wait(office, cohort, "grace")
    assert [type(letter) for letter in office.letters(grace)] == [Welcome]
    assert office.participant(grace, cohort).joined_at == T0 + timedelta(minutes=1)


def test_a_larger_limit_lets_the_next_in(office: Office) -> None:
    cohort = full(office)
    grace, linus, mary = wait(office, cohort, "grace2", "linus", "mary")
    card = office.services.settings.of_cohort(office.admin(), cohort.id)
    office.services.settings.change_cohort(
        office.admin(), cohort.id, card.version, replace(card.before, size_limit=3)
    )
    assert states(office, cohort, grace, linus, mary) == [
        ParticipantState.ACTIVE,
        ParticipantState.ACTIVE,
        ParticipantState.WAITLISTED,
    ]
