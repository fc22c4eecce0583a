"""When time speaks to a pair beyond its meetings: from the day it forms, never at rest, never once it is over."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from bot.domain.growth.terms import OccasionKind
from bot.domain.notices import AgreementOffered
from bot.services.pairs.occasions import ABOUT_TO_PART, AT_REST, FIRST_LOOKS, SETTLES_IN
from models import Mentorship, Occasion
from tests.integration.office import T0, Office, T


def looks(office: Office, pair: UUID) -> dict[OccasionKind, object]:
    return {each.kind: each.look_again_at for each in office.rows(Occasion, mentorship_id=pair)}


def test_a_pair_that_forms_is_looked_after_from_then_on(office: Office) -> None:
    pair = office.pair(office.person("ada"), office.person("bob"), office.cohort())
    asked_about_the_end = datetime(2027, 2, 22, tzinfo=UTC)  # Two weeks before the cohort's last day.
    first = {kind: T0 + after for kind, after in FIRST_LOOKS.items()}
    assert looks(office, pair) == {**first, OccasionKind.ENDING: asked_about_the_end}


def test_a_pair_on_a_break_is_left_in_peace_and_looked_at_again_later(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort())
    office.services.participation.pause(bob, office.row(Mentorship).mentee_id, None)
    office.clear_mail()
    office.clock.instant = T(days=4)
    office.plan()
    assert office.mail(kind=AgreementOffered.__name__) == []
    assert looks(office, pair)[OccasionKind.AGREEMENT] == T(days=4) + AT_REST


def test_a_pair_that_is_back_before_it_said_is_looked_after_again_within_a_day(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort())
    office.services.participation.pause(bob, office.row(Mentorship).mentee_id, None)
    office.clock.instant = T(days=4)
    office.plan()
    before = looks(office, pair)
    office.services.participation.resume(bob)
    after = looks(office, pair)
    assert after[OccasionKind.AGREEMENT] == T(days=4) + SETTLES_IN
    assert after[OccasionKind.RETROSPECTIVE] == before[OccasionKind.RETROSPECTIVE], "which is weeks ahead anyway"
    office.clock.instant = T(days=4) + SETTLES_IN
    office.plan()
    assert office.mail(kind=AgreementOffered.__name__)


def test_a_pair_of_which_somebody_would_like_another_partner_is_looked_at_the_day_after(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort())
    office.clock.instant = T(days=4)
    office.services.rematches.ask(bob, pair, "")
    office.clear_mail()
    with office.store.inside(office.row(Mentorship).workspace_id) as work:
        row = office.row(Occasion, mentorship_id=pair, kind=OccasionKind.AGREEMENT).id
        assert work.occasions.get(row) == (pair, OccasionKind.AGREEMENT)
    office.services.occasions.come(office.row(Mentorship).workspace_id, row)
    assert office.mail(kind=AgreementOffered.__name__) == []
    assert looks(office, pair)[OccasionKind.AGREEMENT] == T(days=4) + ABOUT_TO_PART


def test_a_pair_that_is_over_is_never_spoken_to_again(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort())
    office.services.participation.leave(bob, office.row(Mentorship).mentee_id)
    office.clear_mail()
    office.clock.instant = T(days=4)
    office.plan()
    due = {kind for kind, after in FIRST_LOOKS.items() if after <= timedelta(days=4)}
    assert {kind for kind, moment in looks(office, pair).items() if moment is None} == due
    assert office.mail(kind=AgreementOffered.__name__) == []


def test_what_is_asked_for_sooner_comes_sooner_and_never_later(office: Office) -> None:
    pair = office.pair(office.person("ada"), office.person("bob"), office.cohort())
    with office.store.inside(
        office.row(Occasion, mentorship_id=pair, kind=OccasionKind.REVIEW).workspace_id
    ) as work:
        work.occasions.look_by(pair, OccasionKind.REVIEW, T(days=2))
        work.occasions.look_by(pair, OccasionKind.REVIEW, T(days=5))
        work.occasions.look_by(pair, OccasionKind.STEPS, T(days=5))
    kept = looks(office, pair)
    assert (kept[OccasionKind.REVIEW], kept[OccasionKind.STEPS]) == (T(days=2), T(days=5))
