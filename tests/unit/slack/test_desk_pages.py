"""The queue and its buttons: what they carry, and what of it is no longer understood."""

from dataclasses import replace
from types import SimpleNamespace
from typing import cast
from uuid import UUID

import pytest

from bot.domain.errors import OutdatedButton
from bot.domain.insight.desk import URGENCY
from bot.domain.insight.desk_cards import DeskWish
from bot.domain.insight.quiet import Cause
from bot.domain.insight.search_cards import PairsWish
from bot.domain.insight.terms import DeedKind
from bot.domain.terms import MentorshipState
from bot.services import Services
from bot.slack.context import Context
from bot.slack.modals.insight.search import RUNS, ref_of_pairs
from bot.slack.modals.insight.talking import talk_link
from bot.slack.refs.desk import DeskRef, EntryRef, NapRef, PairsRef, ref_of
from bot.slack.wording.desk import CAUSES, DID, KINDS
from handlers.desk import put_off

ID = UUID(int=7)


def test_every_sort_cause_deed_and_state_has_its_words() -> None:
    assert (set(KINDS), set(CAUSES), set(DID), set(RUNS)) == (
        set(URGENCY), set(Cause), set(DeedKind), set(MentorshipState),
    )  # fmt: skip


def test_a_wish_comes_back_as_it_was() -> None:
    wish = DeskWish(start=8, cohort=ID, kind="hand")
    assert DeskRef.parse(ref_of(wish).dump()).wish == wish
    assert ref_of(wish, start=0).wish == replace(wish, start=0)
    pairs = PairsWish(start=10, cohort=ID, state=MentorshipState.ENDED)
    assert PairsRef.parse(ref_of_pairs(pairs).dump()).wish == pairs
    assert PairsRef(0, "", "", "").wish == PairsWish()


def test_what_nobody_knows_any_more_is_an_outdated_button() -> None:
    with pytest.raises(OutdatedButton):
        EntryRef("horoscope", ID, 0).urge  # noqa: B018
    with pytest.raises(OutdatedButton):
        PairsRef(0, "", "resting", "").wish  # noqa: B018


async def test_nothing_is_put_off_for_another_time_than_is_offered() -> None:
    gesture = SimpleNamespace(value=NapRef("hand", ID, 0, 400).dump())
    with pytest.raises(OutdatedButton):
        await put_off(cast(Context, SimpleNamespace(gesture=gesture)), cast(Services, None))


def test_the_way_to_ones_own_conversation_is_slacks_own() -> None:
    assert talk_link("T1", "U1") == "slack://user?team=T1&id=U1"
