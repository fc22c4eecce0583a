"""The beginning and the end of a pair stand in the log once, among comings and goings, by Slack's ids of both."""

from collections.abc import Mapping

import pytest

from bot.domain.admin_cards import Chapter
from bot.domain.cards import CohortCard
from bot.domain.cohorts import Step
from bot.domain.people import Actor
from bot.domain.terms import Role
from models import AuditEntry, Mentorship
from tests.integration.office import Office, T

BOTH = {"mentor": "UADA", "mentee": "UBOB"}


@pytest.fixture
def cohort(office: Office) -> CohortCard:
    return office.cohort()


def paired(office: Office, cohort: CohortCard) -> tuple[Actor, Actor]:
    ada, bob = office.person("ada"), office.person("bob")
    office.pair(ada, bob, cohort)
    return ada, bob


def said(office: Office) -> list[tuple[str, Mapping[str, object]]]:
    """What the log holds of pairs, in order."""
    entries = sorted(office.rows(AuditEntry), key=lambda entry: entry.id)
    assert all(entry.actor_id is None for entry in entries if entry.action.startswith("pair:"))
    return [(entry.action, entry.detail) for entry in entries if entry.action.startswith("pair:")]


def test_a_pair_that_begins_is_among_comings_and_goings_and_not_among_deeds(
    office: Office, cohort: CohortCard
) -> None:
    paired(office, cohort)
    assert said(office) == [("pair:begin", BOTH)]
    chronicle = office.services.chronicle
    people = chronicle.of_program(office.admin(), cohort.id, chapter=Chapter.PEOPLE).lines
    deeds = chronicle.of_program(office.admin(), cohort.id).lines
    assert "pair:begin" in {each.action for each in people}
    assert "pair:begin" not in {each.action for each in deeds}


def test_a_pair_that_runs_its_course_comes_to_its_planned_end_once(office: Office, cohort: CohortCard) -> None:
    paired(office, cohort)
    office.clock.instant = T(days=400)
    with office.session() as session:
        session.query(Mentorship).update({"look_again_at": T(days=399)})
    office.plan()
    office.plan()
    assert said(office) == [("pair:begin", BOTH), ("pair:complete", BOTH)]


def test_whoever_leaves_ends_the_pair_and_the_log_says_so(office: Office, cohort: CohortCard) -> None:
    ada, _ = paired(office, cohort)
    office.services.participation.leave(ada, office.participant(ada, cohort).id)
    assert said(office) == [("pair:begin", BOTH), ("pair:leave", BOTH)]


def test_a_cohort_that_is_cancelled_ends_its_pairs_in_the_log(office: Office) -> None:
    later = office.cohort(starts_on=T(days=14).date())
    paired(office, later)
    office.join(office.person("cy"), later, Role.MENTOR)
    office.services.cohorts.finish(office.admin(), later.id, Step.CANCEL)
    assert said(office) == [("pair:begin", BOTH), ("pair:stop", BOTH)]
