"""Surveys: asked after thirty days and then every sixty, once more at the end; answered, skipped or left alone."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.care.pulses import EDITABLE_FOR, Item, PulseWords
from bot.domain.care.terms import PulseKind
from bot.domain.errors import ChangedMeanwhile, NotYours, PulseClosed, WrongInput
from bot.domain.growth.terms import OccasionKind
from bot.domain.matching_terms import Pairing
from bot.domain.notices import PulseAsked
from bot.domain.people import Actor, Someone
from bot.domain.terms import MentorshipState, Side
from bot.services.almanac import Almanac
from bot.services.care.pulses import ask_exit, pulses_waiting, speak_of_pulse
from models import AuditEntry, Mentorship, Occasion, Program, PulseAnswer
from tests.integration.office import T0, TODAY, Office, T

ADA = Someone("UADA", "Ada")
CANARY = "the canary sings & <b> 🐤 שלום"
GOOD = PulseWords(ratings={Item.QUALITY: 4, Item.LEARNING: 5})


class Desk:
    """A mentor Ada and a mentee Bob, in a cohort of half a year."""

    def __init__(self, office: Office, weeks: int = 26) -> None:
        self.office = office
        self.ada, self.bob = office.person("ada"), office.person("bob")
        self.cohort = office.cohort(ends_on=TODAY + timedelta(weeks=weeks))
        self.pair = office.pair(self.ada, self.bob, self.cohort)
        self.pulses = office.services.pulses
        self.almanac = Almanac(office.holidays)

    def speak(self) -> object:
        """What time brings; when to look again."""
        with self.office.store.inside(self.office.workspace().id) as work:
            return speak_of_pulse(work, self.almanac, work.mentorships.get(self.pair))

    def asked_at_day_30(self) -> UUID:
        """Both have just been asked; return Bob's survey."""
        self.office.clock.instant = T(days=30)
        self.speak()
        return self.of(self.bob)[-1].id

    def says_farewell(self, side: Side) -> None:
        with self.office.store.inside(self.office.workspace().id) as work:
            ask_exit(work, self.almanac, work.mentorships.get(self.pair), side)

    def of(self, who: Actor) -> Sequence[PulseAnswer]:
        member = self.office.participant(who, self.cohort).id
        found = self.office.rows(PulseAnswer, participant_id=member)
        return sorted(found, key=lambda pulse: pulse.asked_at)


def test_a_pair_that_forms_is_looked_after_on_its_thirtieth_day(office: Office) -> None:
    desk = Desk(office)
    occasion = office.row(Occasion, mentorship_id=desk.pair, kind=OccasionKind.PULSE)
    assert occasion.look_again_at == T(days=30)


def test_both_are_asked_on_day_thirty_and_then_every_sixty_days(office: Office) -> None:
    desk = Desk(office)
    assert desk.speak() == T(days=30)
    assert office.rows(PulseAnswer) == []
    office.clock.instant = T(days=30)
    assert desk.speak() == T(days=90)
    assert desk.speak() == T(days=90)
    asked = PulseAsked(pulse=desk.of(desk.bob)[0].id, partner=ADA, kind=PulseKind.REGULAR, again=False)
    retry = PulseAsked(pulse=asked.pulse, partner=ADA, kind=PulseKind.REGULAR, again=True)
    mail = {each.key: each for each in office.mail(kind="PulseAsked")}
    assert len(mail) == 4
    first, second = (mail[f"pulse:{asked.pulse}:{word}"] for word in ("asked", "again"))
    assert second.due_at - first.due_at >= timedelta(days=7)
    assert office.letters(desk.bob, PulseAsked) in ([asked, retry], [])
    office.clock.instant = T(days=90)
    assert desk.speak() == T(days=150)
    assert [each.number for each in desk.of(desk.ada)] == [1, 2]


def test_near_the_end_the_last_survey_is_waited_for(office: Office) -> None:
    desk = Desk(office, weeks=6)
    office.clock.instant = T(days=30)
    assert desk.speak() == T(days=51)
    assert office.rows(PulseAnswer) == []


def test_an_answer_stops_the_retry_and_can_be_changed_for_two_weeks(office: Office) -> None:
    desk = Desk(office)
    pulse = desk.asked_at_day_30()
    assert desk.pulses.form(desk.bob, pulse).answered is False
    card = desk.pulses.answer(desk.bob, pulse, PulseWords(ratings=GOOD.ratings, comment=CANARY))
    assert (card.ratings, card.comment, card.until) == (GOOD.ratings, CANARY, T(days=30) + EDITABLE_FOR)
    unsent = [each.key for each in office.mail(kind="PulseAsked") if each.state not in {"expired"}]
    assert not [key for key in unsent if str(pulse) in key]
    office.wait(days=13)
    card = desk.pulses.answer(desk.bob, pulse, PulseWords(ratings={Item.QUALITY: 2}))
    assert (card.ratings, card.comment) == ({Item.QUALITY: 2, Item.LEARNING: 5}, CANARY)
    assert card.until == T(days=30) + EDITABLE_FOR
    assert not [each for each in office.mail() if "canary" in str(each.payload)]
    assert not [each for each in office.rows(AuditEntry) if "canary" in str(each.detail)]
    office.wait(days=2)
    with pytest.raises(PulseClosed):
        desk.pulses.answer(desk.bob, pulse, GOOD)


def test_skipping_is_an_answer_too_and_can_be_thought_over(office: Office) -> None:
    desk = Desk(office)
    pulse = desk.asked_at_day_30()
    assert desk.pulses.skip(desk.bob, pulse).answered is False
    assert [
        each.key for each in office.mail(kind="PulseAsked") if str(pulse) in each.key and each.state != "expired"
    ] == []
    assert desk.pulses.answer(desk.bob, pulse, GOOD).answered
    assert desk.pulses.skip(desk.bob, pulse).ratings == GOOD.ratings


def test_silence_is_left_alone_and_a_newer_survey_takes_its_place(office: Office) -> None:
    desk = Desk(office)
    first = desk.asked_at_day_30()
    with office.store.reading(desk.bob) as work:
        assert pulses_waiting(work, [work.mentorships.get(desk.pair)]) == {desk.pair: first}
    office.clock.instant = T(days=90)
    desk.speak()
    second = desk.of(desk.bob)[-1].id
    with pytest.raises(PulseClosed):
        desk.pulses.form(desk.bob, first)
    with office.store.reading(desk.bob) as work:
        assert pulses_waiting(work, [work.mentorships.get(desk.pair)]) == {desk.pair: second}
    desk.pulses.skip(desk.bob, second)
    with office.store.reading(desk.bob) as work:
        assert pulses_waiting(work, [work.mentorships.get(desk.pair)]) == {}


def test_nobody_reads_or_answers_for_somebody_else(office: Office) -> None:
    desk = Desk(office)
    pulse = desk.asked_at_day_30()
    for who in (desk.ada, office.person("eve"), office.admin()):
        with pytest.raises(NotYours):
            desk.pulses.form(who, pulse)
        with pytest.raises(NotYours):
            desk.pulses.answer(who, pulse, GOOD)
        with pytest.raises(NotYours):
            desk.pulses.skip(who, pulse)
    with pytest.raises(NotYours):
        desk.pulses.form(desk.bob, UUID(int=0))


def test_only_what_was_asked_can_be_answered(office: Office) -> None:
    desk = Desk(office)
    pulse = desk.asked_at_day_30()
    for wrong in ({Item.GROWTH: 3}, {Item.QUALITY: 6}, {Item.AGAIN: 1}):
        with pytest.raises(ChangedMeanwhile):
            desk.pulses.answer(desk.bob, pulse, PulseWords(ratings=wrong))
    with pytest.raises(WrongInput) as refusal:
        desk.pulses.answer(desk.bob, pulse, PulseWords(ratings={}, comment=""))
    assert set(refusal.value.fields) == {"first"}
    assert desk.of(desk.bob)[0].answered_at is None


def test_the_last_survey_is_sent_once_and_stays_open_when_the_pair_is_over(office: Office) -> None:
    desk = Desk(office)
    with office.session() as session:
        pair = session.get_one(Mentorship, desk.pair)
        pair.state, pair.ended_at = MentorshipState.COMPLETED, T0
    for side in (*Side, *Side):
        desk.says_farewell(side)
    (pulse,) = desk.of(desk.bob)
    with office.store.reading(desk.bob) as work:
        assert pulses_waiting(work, [work.mentorships.get(desk.pair)]) == {desk.pair: pulse.id}
    card = desk.pulses.form(desk.bob, pulse.id)
    assert (card.pulse, card.kind, Item.AGAIN in card.items) == (pulse.id, PulseKind.EXIT, True)
    assert {each.about_id for each in office.mail(kind="PulseAsked")} == {
        each.id for each in office.rows(PulseAnswer)
    }
    assert desk.pulses.answer(desk.bob, pulse.id, PulseWords(ratings={Item.AGAIN: 5})).answered


def test_a_mentor_of_a_group_is_asked_once_of_all(office: Office) -> None:
    desk = Desk(office)
    cy = office.person("cy")
    other = office.pair(desk.ada, cy, desk.cohort)
    with office.session() as session:
        session.get_one(Program, desk.cohort.program_id).pairing = Pairing.GROUP
        session.get_one(Mentorship, other).started_at = T(minutes=1)
    first, office.clock.instant = desk.pair, T(days=31)
    for pair in (first, other):
        desk.pair = pair
        desk.speak()
        for side in Side:
            desk.says_farewell(side)
    assert sorted((each.kind, each.mentorship_id) for each in desk.of(desk.ada)) == [
        (PulseKind.EXIT, first),
        (PulseKind.REGULAR, first),
    ]
    assert len(desk.of(cy)) == 2
    assert all(
        desk.pulses.form(desk.ada, each.id).group for each in desk.of(desk.ada) if each.kind is PulseKind.EXIT
    )
