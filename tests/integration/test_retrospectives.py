"""Looking back: each side is asked by itself, and says to nobody but itself what it does not choose to share."""

from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.care.retrospectives import LookBack
from bot.domain.care.terms import RetroWish
from bot.domain.errors import NoPairUnderWay, NotYours, WrongInput
from bot.domain.growth.terms import OccasionKind
from bot.domain.notices import RetrospectiveAsked, WorksShared
from bot.domain.people import Actor
from bot.services.care.glances import look_backs_waiting
from models import Retrospective
from tests.integration.office import T0, Office, T
from tests.integration.test_health_of_pairs import a_pair, due, look

SAID = LookBack(" Our walks ", " Shorter talks ", frozenset({RetroWish.LENGTH, RetroWish.GOALS}))


def at_six_weeks(office: Office) -> tuple[Actor, Actor, UUID]:
    ada, bob, _, pair = a_pair(office)
    assert due(office, pair, OccasionKind.RETROSPECTIVE) == T(weeks=6)
    office.clock.instant = T(weeks=6)
    look(office, pair, OccasionKind.RETROSPECTIVE)
    return ada, bob, pair


def test_both_are_asked_every_six_weeks(office: Office) -> None:
    ada, bob, pair = at_six_weeks(office)
    for person, partner in ((ada, "Bob"), (bob, "Ada")):
        (asked,) = office.letters(person, RetrospectiveAsked)
        assert isinstance(asked, RetrospectiveAsked)
        assert asked.partner.name == partner
    assert due(office, pair, OccasionKind.RETROSPECTIVE) == T(weeks=12)
    assert sorted(row.number for row in office.rows(Retrospective)) == [1, 1]
    office.clock.instant = T(weeks=12)
    look(office, pair, OccasionKind.RETROSPECTIVE)
    assert sorted(row.number for row in office.rows(Retrospective)) == [1, 1, 2, 2]


def test_home_can_ask_in_which_pairs_a_look_back_waits(office: Office) -> None:
    ada, bob, pair = at_six_weeks(office)
    office.services.retrospectives.answer(ada, pair, SAID)
    for person, waits in ((ada, frozenset[UUID]()), (bob, frozenset({pair}))):
        with office.store.reading(person) as work:
            places = [each.id for each in work.participants.of_person(work.me.id)]
            assert look_backs_waiting(work, work.mentorships.running_of(places)) == waits


def test_what_is_said_is_kept_for_its_author_alone(office: Office) -> None:
    ada, bob, pair = at_six_weeks(office)
    office.clear_mail()
    office.services.retrospectives.answer(ada, pair, SAID)
    card = office.services.retrospectives.of(ada, pair)
    assert card.answer == LookBack("Our walks", "Shorter talks", SAID.wishes)
    assert office.services.retrospectives.of(bob, pair).answer == LookBack("", "", frozenset())
    assert office.mail(kind="WorksShared") == []
    assert (due(office, pair) or T(weeks=9)) <= office.clock.instant
    office.wait(weeks=4)
    assert office.services.retrospectives.of(ada, pair).before == "Shorter talks"
    with pytest.raises(NotYours):
        office.services.retrospectives.answer(office.person("eve"), pair, SAID)


def test_what_works_is_passed_on_if_its_author_ticks_it_once_in_the_latest_words(office: Office) -> None:
    ada, bob, pair = at_six_weeks(office)
    office.services.retrospectives.answer(ada, pair, LookBack("Walks", "", frozenset(), share=True))
    office.services.retrospectives.answer(ada, pair, LookBack("Our walks", "", frozenset(), share=True))
    (told,) = office.letters(bob, WorksShared)
    assert isinstance(told, WorksShared)
    assert (told.words, told.partner.name) == ("Our walks", "Ada")
    office.clear_mail()
    office.services.retrospectives.answer(ada, pair, LookBack("Our talks", "", frozenset(), share=True))
    assert office.letters(bob, WorksShared) == []
    office.services.retrospectives.answer(ada, pair, LookBack("", "More time", frozenset(), share=True))
    assert len(office.mail(kind="WorksShared")) == 1


def test_whoever_looks_back_unasked_is_not_asked_soon_after(office: Office) -> None:
    ada, bob, _, pair = a_pair(office)
    (card,) = office.services.retrospectives.mine(bob)
    assert (card.mentorship, card.partner.name, card.before) == (pair, "Ada", "")
    office.clock.instant = T(weeks=6) - timedelta(days=3)
    office.services.retrospectives.answer(bob, pair, SAID)
    office.clock.instant = T(weeks=6)
    look(office, pair, OccasionKind.RETROSPECTIVE)
    assert (len(office.letters(ada, RetrospectiveAsked)), office.letters(bob, RetrospectiveAsked)) == (1, [])


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (LookBack(" ", "", frozenset()), "works"),
        (LookBack("x" * 1001, "", frozenset()), "works"),
        (LookBack("", "x" * 1001, frozenset()), "change"),
    ],
)
def test_what_says_nothing_or_too_much_needs_another_look(office: Office, said: LookBack, field: str) -> None:
    ada, _, _, pair = a_pair(office)
    with pytest.raises(WrongInput) as refused:
        office.services.retrospectives.answer(ada, pair, said)
    assert set(refused.value.fields) == {field}
    assert office.clock.instant == T0


def test_without_a_pair_there_is_nothing_to_look_back_at(office: Office) -> None:
    with pytest.raises(NoPairUnderWay):
        office.services.retrospectives.mine(office.person("ada"))
