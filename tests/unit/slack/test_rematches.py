"""Another partner: what is sent comes back as it was filled in, and no word says more than it should."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.notices import PairParted
from bot.domain.people import Someone
from bot.domain.rematches import LONGEST_REASON, Next, RematchCard
from bot.domain.terms import Side
from bot.slack.fields import Field
from bot.slack.ids import Action
from bot.slack.messages import render
from bot.slack.messages.rematches import pair_choice
from bot.slack.modals.pairs.rematches import RematchForm, parting_page, rematch_modal
from tests.unit.slack.reading import chosen, labels, on_the_wire, parts, submitted, words

CARD = RematchCard(
    mentorship=UUID(int=1),
    cohort=UUID(int=2),
    program="Orbit",
    you_are=Side.MENTEE,
    partner=Someone("U012345678", "Ada"),
    goes_on=True,
)
ASKED = replace(CARD, hears_at=datetime(2026, 12, 7, 10, tzinfo=UTC))


@given(st.sampled_from(Next), st.sampled_from(("", "We talk past each other.", "a" * LONGEST_REASON)))
def test_what_is_filled_in_comes_back(after: Next, reason: str) -> None:
    form = rematch_modal(CARD)
    sent = submitted(
        form, {Field.REMATCH_NEXT: chosen(form, Field.REMATCH_NEXT, after), Field.REMATCH_REASON: reason}
    )
    assert RematchForm.read(sent) == RematchForm(CARD.mentorship, reason, after)


def test_nobody_need_say_anything() -> None:
    assert RematchForm.read(submitted(rematch_modal(CARD))) == RematchForm(CARD.mentorship, "", Next.LOOK)


def test_where_the_program_closes_there_is_nothing_to_choose() -> None:
    closing = replace(CARD, goes_on=False)
    assert RematchForm.read(submitted(rematch_modal(closing))).next is Next.LOOK
    assert "I look for nobody new" in words(rematch_modal(closing))
    assert not list(parts(on_the_wire(rematch_modal(closing)), "radio_buttons"))


@pytest.mark.parametrize("side", Side)
def test_the_form_says_who_hears_what_and_who_never_does(side: Side) -> None:
    said = words(rematch_modal(replace(CARD, you_are=side)))
    for promise in (
        "nobody is to blame",
        "Never who wished it, nor why.",
        "an hour from now at the earliest",
        "I do not suggest the two of you to each other again.",
        "neither your partner nor an admin can read it",
    ):
        assert promise in said


def test_until_the_partner_hears_there_is_a_way_back() -> None:
    assert labels(parting_page(ASKED)) == ["Take it back"]
    assert labels(pair_choice((CARD, ASKED), Action.REMATCH_OPEN)) == ["Choose", "Take it back"]
    assert "hears of it in a neutral word." in words(parting_page(CARD))


@pytest.mark.parametrize("goes_on", [True, False])
@pytest.mark.parametrize("side", Side)
def test_the_word_to_the_partner_is_the_same_whoever_asked(*, side: Side, goes_on: bool) -> None:
    message = render(PairParted(partner=CARD.partner, program="Orbit", you_are=side, goes_on=goes_on))
    told = message.text
    assert labels(message) == []
    assert "has come to its end" in told
    assert not {"asked", "wished", "wanted", "decided", "reason:"} & set(told.split())
    assert ("keep" in told or "free again" in told) is goes_on
    assert not list(
        parts(on_the_wire(render(PairParted(partner=CARD.partner, program="", you_are=side))), "button")
    )
