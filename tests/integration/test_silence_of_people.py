"""Somebody goes quiet: gentle words a week apart, a rest that both hear of, and the way back for either."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from bot.domain.cards import CohortCard
from bot.domain.care.rest_errors import NotResting, PlaceTaken, RestedTooLong
from bot.domain.care.terms import Attempt, EndedBy, Health
from bot.domain.errors import Collision, MentorshipOver, NotYours
from bot.domain.growth.terms import OccasionKind
from bot.domain.notices import EasyOffer, Notice, PairReopened, PairResting, RestingSoon, StillThere
from bot.domain.people import Actor
from bot.domain.terms import MentorshipState, Role
from bot.services.care.signals import SOON
from models import AuditEntry, HelpAttempt, Mentorship, Participant, Person
from tests.integration.office import Office, T
from tests.integration.test_health_of_pairs import a_pair, due, look, tasks_of

WORDS: tuple[type[Notice], ...] = (StillThere, RestingSoon, PairResting)
ASKED = 4
"""The day on which both are offered an agreement, the first thing that is asked of them."""


def asked(office: Office, **program: Any) -> tuple[Actor, Actor, CohortCard, UUID]:
    """A pair of whom something was asked on day ASKED, all of it sent."""
    ada, bob, cohort, pair = a_pair(office, **program)
    office.clock.instant = T(days=ASKED)
    look(office, pair, OccasionKind.AGREEMENT)
    office.clear_mail()
    return ada, bob, cohort, pair


def hears(office: Office, *people: Actor) -> list[list[str]]:
    """What each of these people reads of the silence now, after which it counts as sent."""
    found = [[type(each).__name__ for each in office.letters(person, *WORDS)] for person in people]
    office.clear_mail()
    return found


def on(office: Office, day: float, pair: UUID) -> Mentorship:
    """Look after the silence of a pair on that day since they were asked, and then after its health."""
    office.clock.instant = T(days=ASKED + day)
    look(office, pair, OccasionKind.SILENCE)
    return look(office, pair) if not office.row(Mentorship, id=pair).over else office.row(Mentorship, id=pair)


def present(office: Office, person: Actor, day: float, pair: UUID) -> None:
    """They do something that day."""
    office.clock.instant = T(days=ASKED + day)
    office.services.silences.here(person, pair)


def test_the_one_who_is_silent_reads_ever_gentler_words_and_then_the_pair_rests(office: Office) -> None:
    ada, bob, _, pair = asked(office)
    present(office, ada, 1, pair)
    assert on(office, 6.9, pair).health is Health.NEW
    assert hears(office, ada, bob) == [[], []]
    assert due(office, pair, OccasionKind.SILENCE) == T(days=ASKED + 7)
    assert on(office, 7, pair).health is not Health.SILENT
    assert hears(office, ada, bob) == [[], ["StillThere"]]
    on(office, 8, pair)
    assert hears(office, ada, bob) == [[], []]
    assert on(office, 14, pair).health is Health.SILENT
    assert hears(office, ada, bob) == [[], ["StillThere"]]
    assert tasks_of(office, office.admin()) == []
    on(office, 21, pair)
    assert hears(office, ada, bob) == [["RestingSoon"], ["RestingSoon"]]
    assert len(tasks_of(office, office.admin())) == 1
    rests = on(office, 28, pair)
    assert hears(office, ada, bob) == [["PairResting"], ["PairResting"]]
    assert (rests.state, rests.ended_by) == (MentorshipState.ENDED, EndedBy.SILENCE)
    assert tasks_of(office, office.admin()) == []
    assert [row.what for row in office.rows(HelpAttempt)][:1] == [Attempt.SILENT_WEEK]
    (entry,) = office.rows(AuditEntry, action="pair:silence")
    assert (entry.actor_id, entry.detail) == (None, {})


def test_nobody_is_asked_whether_they_are_there_once_the_end_is_near(office: Office) -> None:
    ada, bob, _, pair = asked(office, ends_on=T(days=ASKED + 18).date())
    on(office, 7, pair)
    assert hears(office, ada, bob) == [[], []]


def test_the_last_word_says_the_day_and_the_partner_reads_of_no_fault(office: Office) -> None:
    ada, bob, _, pair = asked(office)
    present(office, ada, 1, pair)
    for day in (7, 14):
        on(office, day, pair)
        office.clear_mail()
    on(office, 21, pair)
    (to_ada,), (to_bob,) = office.letters(ada, RestingSoon), office.letters(bob, RestingSoon)
    assert isinstance(to_ada, RestingSoon)
    assert isinstance(to_bob, RestingSoon)
    assert (to_ada.yours, to_bob.yours) == (False, True)
    assert to_bob.on == T(days=ASKED + 28).date()


def test_where_both_are_silent_they_read_of_one_day(office: Office) -> None:
    _, bob, _, pair = asked(office)
    present(office, bob, 1, pair)
    office.clock.instant = T(days=ASKED + 4)
    look(office, pair, OccasionKind.SKILLS)
    office.clear_mail()
    for day in (7, 11, 14, 18, 21):
        on(office, day, pair)
        office.clear_mail()
    on(office, 25, pair)
    (to_bob,) = office.letters(bob, RestingSoon)
    assert isinstance(to_bob, RestingSoon)
    assert (to_bob.yours, to_bob.on) == (True, T(days=ASKED + 28).date())


def test_any_deed_begins_the_ladder_anew_and_the_pair_recovers(office: Office) -> None:
    ada, bob, _, pair = asked(office)
    for day in (7, 14, 21):
        on(office, day, pair)
        office.clear_mail()
    assert office.row(Mentorship).health is Health.SILENT
    for person in (ada, bob):
        present(office, person, 22, pair)
    assert {row.answer for row in office.rows(HelpAttempt, what=Attempt.SILENT_WEEK)} == {"here"}
    assert due(office, pair) == office.clock.instant + SOON
    assert on(office, 28, pair).health is not Health.SILENT
    assert hears(office, ada, bob) == [[], []]


def test_no_pair_rests_before_the_word_of_it_was_read_for_a_week(office: Office) -> None:
    ada, bob, _, pair = asked(office)
    for day in (7, 14):
        on(office, day, pair)
        office.clear_mail()
    on(office, 21, pair)  # and it is not sent: all messages are stopped
    assert not on(office, 40, pair).over
    office.clear_mail()
    assert on(office, 47, pair).over
    assert hears(office, ada, bob) == [["PairResting"], ["PairResting"]]


def test_a_leave_is_not_counted(office: Office) -> None:
    ada, bob, _, pair = asked(office)
    present(office, ada, 1, pair)
    away = T(days=ASKED + 2).date(), T(days=ASKED + 11).date()
    with office.session() as session:
        session.get_one(Person, office.known(bob).id).leaves = [[day.isoformat() for day in away]]
    for day in (7, 16.9):
        on(office, day, pair)
        assert hears(office, bob) == [[]], day
    on(office, 17, pair)
    assert hears(office, bob) == [["StillThere"]]
    assert isinstance(away[0], date)


def test_a_break_stops_it_and_it_begins_anew_afterwards(office: Office) -> None:
    ada, bob, cohort, pair = asked(office)
    office.services.participation.pause(ada, office.participant(ada, cohort).id, T(days=30).date())
    on(office, 20, pair)
    assert hears(office, bob) == [[]]
    office.clock.instant = T(days=31)
    office.plan()
    on(office, 30, pair)
    assert hears(office, ada, bob) == [[], []]


# -- a partner says so -------------------------------------------------------------------------------


def test_a_partner_says_so_in_one_tap_and_the_other_is_asked_how_it_goes_and_nothing_else(office: Office) -> None:
    ada, bob, _, pair = a_pair(office)
    office.wait(days=1)
    office.services.silences.tell(ada, pair)
    card = office.services.silences.tell(ada, pair)
    assert (card.mentorship, card.partner.name) == (pair, "Bob")
    (letter,) = office.letters(bob)
    assert letter == EasyOffer(mentorship=pair, partner=letter.partner)  # type: ignore[union-attr]
    assert office.letters(ada) == []
    assert [row.what for row in office.rows(HelpAttempt)] == [Attempt.EASY_OFFER]
    office.clear_mail()
    office.clock.instant = T(days=8)
    look(office, pair, OccasionKind.SILENCE)
    assert hears(office, ada, bob) == [[], ["StillThere"]]
    office.clock.instant = T(days=16)
    office.services.silences.tell(ada, pair)
    assert len(office.letters(bob, EasyOffer)) == 1
    with pytest.raises(NotYours):
        office.services.silences.tell(office.person("eve"), pair)


# -- the way back ------------------------------------------------------------------------------------


def resting(office: Office) -> tuple[Actor, Actor, CohortCard, UUID]:
    ada, bob, cohort, pair = asked(office)
    present(office, ada, 1, pair)
    for day in (7, 14, 21, 28):
        on(office, day, pair)
        office.clear_mail()
    return ada, bob, cohort, pair


@pytest.mark.parametrize("who", ["ada", "bob"])
def test_either_takes_it_up_again_with_one_tap_and_the_other_hears(office: Office, who: str) -> None:
    ada, bob, cohort, pair = resting(office)
    assert office.participant(bob, cohort).silent_since == office.clock.instant
    assert office.participant(ada, cohort).silent_since is None
    me, other = (ada, bob) if who == "ada" else (bob, ada)
    office.wait(days=28)
    for _ in range(2):
        assert office.services.silences.reopen(me, pair).mentorship == pair
    found = office.row(Mentorship)
    assert (found.state, found.ended_by, found.ended_at) == (MentorshipState.ACTIVE, None, None)
    assert (found.health, found.look_again_at) == (Health.NEW, office.clock.instant)
    assert len(office.letters(other, PairReopened)) == 1
    assert office.participant(me, cohort).silent_since is None
    assert due(office, pair, OccasionKind.SILENCE) == office.clock.instant + timedelta(days=7)
    office.clear_mail()
    office.wait(days=7)
    look(office, pair, OccasionKind.SILENCE)
    assert hears(office, ada, bob) == [[], []]  # what was asked before the rest does not count


def test_when_both_take_it_up_at_once_it_is_taken_up_once(office: Office) -> None:
    ada, bob, _, pair = resting(office)

    def reopens(person: Actor) -> None:
        with suppress(Collision):
            office.services.silences.reopen(person, pair)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(reopens, (ada, bob)))
    assert office.row(Mentorship).state is MentorshipState.ACTIVE
    assert len(office.mail(kind="PairReopened")) == 1


def at_rest(office: Office, person: Actor) -> list[tuple[UUID, str]]:
    """Which of their past pairs somebody may take up again alone, and with whom."""
    return [(card.mentorship, card.partner.name) for card in office.services.keepsakes.past(person) if card.silent]


def test_after_four_weeks_it_stays_at_rest(office: Office) -> None:
    ada, bob, _, pair = resting(office)
    assert (at_rest(office, ada), at_rest(office, bob)) == ([(pair, "Bob")], [(pair, "Ada")])
    office.wait(days=28, minutes=1)
    assert at_rest(office, ada) == []
    with pytest.raises(RestedTooLong):
        office.services.silences.reopen(ada, pair)
    with pytest.raises(MentorshipOver):
        office.services.silences.here(ada, pair)


def test_where_either_has_somebody_new_or_has_left_it_stays_at_rest(office: Office) -> None:
    ada, bob, cohort, pair = resting(office)
    cy = office.person("cy")
    office.services.proposals.ready(bob, office.participant(bob, cohort).id)
    office.join(cy, cohort, Role.MENTOR)
    (proposal,) = office.matched(cohort)
    for person in (bob, cy):
        office.services.proposals.accept(person, proposal)
    with pytest.raises(PlaceTaken):
        office.services.silences.reopen(ada, pair)
    with pytest.raises(NotYours):
        office.services.silences.reopen(cy, pair)


def test_who_has_left_is_not_brought_back(office: Office) -> None:
    ada, bob, cohort, pair = resting(office)
    office.services.participation.leave(bob, office.participant(bob, cohort).id)
    with pytest.raises(PlaceTaken):
        office.services.silences.reopen(ada, pair)


def test_a_full_mentor_has_no_place_for_it(office: Office) -> None:
    ada, bob, cohort, pair = resting(office)
    with office.session() as session:
        session.get_one(Participant, office.participant(ada, cohort).id).seats = 1
    cy = office.person("cy")
    office.join(cy, cohort, Role.MENTEE)
    (proposal,) = office.matched(cohort)
    for person in (ada, cy):
        office.services.proposals.accept(person, proposal)
    with pytest.raises(PlaceTaken):
        office.services.silences.reopen(bob, pair)


def test_what_ended_otherwise_is_not_taken_up_here(office: Office) -> None:
    ada, bob, cohort, pair = a_pair(office)
    office.services.participation.leave(bob, office.participant(bob, cohort).id)
    with pytest.raises(NotResting):
        office.services.silences.reopen(ada, pair)
