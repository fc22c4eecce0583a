"""The rapport kit: the same questions whenever a pair looks, others on request, and an agenda that fits."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.growth.kits import CALLINGS, agenda, icebreakers
from bot.domain.matching_terms import Pairing
from bot.domain.terms import ProgramKind

pairs = st.uuids(version=4)
kinds, pairings = st.sampled_from(ProgramKind), st.sampled_from(Pairing)
PAIR = UUID(int=7)


@given(pairs, kinds, pairings, st.integers(0, 100))
def test_a_pair_finds_the_same_questions_whenever_it_looks_and_others_on_request(
    pair: UUID, kind: ProgramKind, pairing: Pairing, turn: int
) -> None:
    now = icebreakers(pair, kind, pairing, turn)
    assert now == icebreakers(pair, kind, pairing, turn)
    assert not set(now) & set(icebreakers(pair, kind, pairing, turn + 1))
    assert all(question.endswith("?") for question in now)


def test_pairs_begin_differently_and_every_question_has_its_turn() -> None:
    first = {icebreakers(UUID(int=number), ProgramKind.LEADERSHIP, Pairing.GROUP) for number in range(40)}
    assert len(first) > 20
    fitting = {icebreakers(PAIR, ProgramKind.LEADERSHIP, Pairing.GROUP, turn)[0] for turn in range(6)}
    assert "Whom did you like to follow, and why?" in fitting
    assert "What should the others in this group know you for?" in fitting
    assert len(fitting) == 6


@given(pairings, st.integers(5, 240))
def test_the_agenda_fills_the_meeting_to_the_minute(pairing: Pairing, minutes: int) -> None:
    parts = agenda(pairing, minutes)
    assert sum(part.minutes for part in parts) == minutes
    assert min(part.minutes for part in parts) >= 1


def test_half_an_hour_is_shared_out_as_it_was_written() -> None:
    assert [part.minutes for part in agenda(Pairing.TRADITIONAL, 30)] == [5, 8, 9, 5, 3]


@pytest.mark.parametrize("pairing", Pairing)
def test_each_pairing_has_words_of_its_own(pairing: Pairing) -> None:
    calling = CALLINGS[pairing]
    said = " ".join((calling.title, *calling.is_, *calling.is_not, *(part.words for part in agenda(pairing, 30))))
    assert ("mentor" in said) is (pairing is not Pairing.PEER)
    assert ("group" in said) is (pairing in {Pairing.GROUP, Pairing.REVERSE})
    assert ("rank" in said) is (pairing is Pairing.REVERSE)
