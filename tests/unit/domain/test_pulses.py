"""Surveys: who is asked what, and when."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.care.pulses import (
    EVERY,
    FIRST_AFTER,
    Item,
    PulseWords,
    Voice,
    items_for,
    next_due,
    voice_of,
)
from bot.domain.care.terms import PulseKind
from bot.domain.errors import ChangedMeanwhile, WrongInput
from bot.domain.matching_terms import Pairing
from bot.domain.terms import Side

T0 = datetime(2026, 12, 7, 9, tzinfo=UTC)


def test_the_first_survey_comes_after_thirty_days_and_then_every_sixty() -> None:
    assert next_due(T0, None) == T0 + FIRST_AFTER == T0 + timedelta(days=30)
    assert next_due(T0, T0 + FIRST_AFTER) == T0 + FIRST_AFTER + EVERY == T0 + timedelta(days=90)


@pytest.mark.parametrize(
    ("pairing", "side", "voice"),
    [
        (Pairing.TRADITIONAL, Side.MENTOR, Voice.MENTOR),
        (Pairing.REVERSE, Side.MENTEE, Voice.MENTEE),
        (Pairing.GROUP, Side.MENTOR, Voice.MENTOR),
        (Pairing.PEER, Side.MENTOR, Voice.PEER),
        (Pairing.PEER, Side.MENTEE, Voice.PEER),
    ],
)
def test_everybody_is_asked_in_words_that_fit_them(pairing: Pairing, side: Side, voice: Voice) -> None:
    assert voice_of(pairing, side) is voice


@pytest.mark.parametrize("voice", Voice)
def test_a_few_questions_are_asked_on_the_way_and_one_more_at_the_end(voice: Voice) -> None:
    on_the_way = items_for(voice, PulseKind.REGULAR)
    assert len(set(on_the_way)) == len(on_the_way) == (5 if voice is Voice.MENTOR else 7)
    assert items_for(voice, PulseKind.EXIT) == (*on_the_way, Item.AGAIN)
    assert (Item.GROWTH in on_the_way) == (voice is Voice.MENTOR)


def test_answers_are_checked_against_what_was_asked() -> None:
    items = items_for(Voice.MENTEE, PulseKind.REGULAR)
    said = PulseWords(ratings={Item.QUALITY: 5})
    assert said.checked(items) is said
    assert PulseWords(ratings={}, comment="Good").checked(items).comment == "Good"
    for ratings in ({Item.QUALITY: 0}, {Item.QUALITY: 6}, {Item.REWARD: 3}):
        with pytest.raises(ChangedMeanwhile):
            PulseWords(ratings=ratings).checked(items)
    for comment in ("", None):
        with pytest.raises(WrongInput):
            PulseWords(ratings={}, comment=comment).checked(items)
