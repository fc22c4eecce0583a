"""Forms and pages around a pair's health: what is chosen arrives, and what is private is on no page of others."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from bot.domain.care.health import Reason
from bot.domain.care.rest_cards import PaceCard, QuietCard
from bot.domain.care.retrospectives import LookBack, RetroCard
from bot.domain.care.terms import Attempt, Health, RetroWish
from bot.domain.notices import EasyOffer, RestingSoon, StillThere
from bot.domain.terms import Cadence, Side
from bot.slack.fields import Field
from bot.slack.messages import render
from bot.slack.messages.care import pace_now
from bot.slack.modals.care.in_need import silent_partner_page
from bot.slack.modals.care.pace import PaceForm, pace_modal
from bot.slack.modals.care.retrospectives import RetroForm, looked_back_page, retro_modal
from bot.slack.wording.care import REASONS, STATES, TRIED, WISHES
from tests.unit.slack import care_strategies as care
from tests.unit.slack.examples import ADA, DAY, ID
from tests.unit.slack.reading import chosen, labels, submitted, words

quickly = settings(deadline=None)
PACE = PaceCard(
    mentorship=ID,
    program="Orbit",
    you_are=Side.MENTEE,
    partner=ADA,
    cadence=Cadence.BIWEEKLY,
    minutes=30,
    agreed=False,
)
LOOK = RetroCard(mentorship=ID, program="Orbit", partner=ADA, answer=LookBack("", "", frozenset()))


@quickly
@given(care.paces)
def test_a_pace_arrives_as_chosen_and_begins_with_what_holds(card: PaceCard) -> None:
    view = pace_modal(card)
    as_it_was = PaceForm.read(submitted(view))
    assert (as_it_was.mentorship, as_it_was.cadence, as_it_was.minutes) == (
        card.mentorship,
        card.cadence,
        card.minutes,
    )
    changed = PaceForm.read(submitted(view, {Field.PACE_CADENCE: chosen(view, Field.PACE_CADENCE, "monthly")}))
    assert changed.cadence is Cadence.MONTHLY


def test_where_the_two_have_an_agreement_the_form_says_that_it_takes_both() -> None:
    assert "may change it back" in words(pace_modal(PACE))
    assert "a change counts once <@U000000001> confirms it" in words(pace_modal(replace(PACE, agreed=True)))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "go on with 30 minutes every two weeks"),
        ({"changed": True}, "From your next meeting on"),
        ({"changed": True, "agreed": True}, "It counts once they confirm it."),
    ],
)
def test_what_became_of_a_change_is_said(changes: dict[str, bool], said: str) -> None:
    assert said in words(pace_now(replace(PACE, **changes)))  # type: ignore[arg-type]


@quickly
@given(care.retros)
def test_a_look_back_arrives_as_it_was_said(card: RetroCard) -> None:
    view = retro_modal(card)
    kept = RetroForm.read(submitted(view))
    assert (kept.mentorship, kept.said.wishes, kept.said.share) == (
        card.mentorship, card.answer.wishes, card.answer.share,
    )  # fmt: skip


def test_what_was_wished_last_time_is_shown_again_and_a_first_time_has_none() -> None:
    assert "Last time" not in words(retro_modal(LOOK))
    assert "Last time" in words(retro_modal(replace(LOOK, before="Shorter")))


def test_each_wish_leads_somewhere_and_none_leads_nowhere() -> None:
    every = replace(LOOK, answer=LookBack("Walks", "", frozenset(RetroWish), share=True))
    assert labels(looked_back_page(every)) == ["Change the pace", "Look at goals", "New goal", "Another partner"]
    assert "reads what works" in words(looked_back_page(every))
    assert labels(looked_back_page(LOOK)) == []
    assert "reads what works" not in words(looked_back_page(LOOK))


def test_every_state_reason_attempt_and_wish_has_its_words() -> None:
    assert (set(STATES), set(REASONS), set(WISHES)) == (set(Health), set(Reason), set(RetroWish))
    assert set(TRIED) == set(Attempt) - {Attempt.ADMIN_TOLD}


def test_the_words_get_shorter_with_every_step_and_ask_for_less() -> None:
    first = render(StillThere(mentorship=ID, partner=ADA))
    second = render(StillThere(mentorship=ID, partner=ADA, again=True))
    last = render(RestingSoon(mentorship=ID, partner=ADA, on=DAY, yours=True))
    assert len(words(first)) > len(words(second))
    assert [len(labels(each)) for each in (first, second, last)] == [3, 1, 1]
    for each in (first, second, last):
        assert not {"missed", "failed", "ignored", "overdue", "must"} & set(words(each).lower().split())


def test_an_offer_and_the_page_of_a_quiet_partner_speak_of_nobodys_behaviour() -> None:
    offer = words(render(EasyOffer(mentorship=ID, partner=ADA)))
    quiet = words(silent_partner_page(QuietCard(mentorship=ID, program="Orbit", partner=ADA)))
    for said in (offer, quiet):
        assert "has not" not in said
        assert "did not" not in said
