"""The phase of a pair, whose agenda it is, and questions that ask without leading."""

import re
from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.growth.terms import AgendaOwner
from bot.domain.matching_terms import Pairing
from bot.domain.meetings.cues import CUES, cue_for
from bot.domain.meetings.prompts import GENERAL, OF_GUIDES, Voice, owner_of, phase_of, prompts_for, voice_of
from bot.domain.meetings.prompts_by_kind import PROMPTS_BY_KIND
from bot.domain.meetings.terms import Phase
from bot.domain.terms import ProgramKind, Side

BEGAN = date(2026, 12, 7)
HALF_A_YEAR = BEGAN + timedelta(weeks=26)
PROMPTS = [
    *chain.from_iterable(GENERAL.values()),
    *chain.from_iterable(OF_GUIDES.values()),
    *chain.from_iterable(chain.from_iterable(by_phase.values()) for by_phase in PROMPTS_BY_KIND.values()),
]
ALL_CUES = [cue for by_phase in CUES.values() for cues in by_phase.values() for cue in cues]
OPEN = re.compile(r"(What|How|Where|Which|Who|Whom|Whose|When|At which|In which|For whom)\b")
PARTS = re.compile(r"\b(mentors?|mentees?|mentoring)\b", re.IGNORECASE)


def after(weeks: float, met: int) -> Phase:
    return phase_of(met=met, began=BEGAN, ends_on=HALF_A_YEAR, today=BEGAN + timedelta(weeks=weeks))


@pytest.mark.parametrize(
    ("weeks", "met", "phase"),
    [
        (1, 0, Phase.BEGINNING),
        (3, 1, Phase.BEGINNING),
        (5, 2, Phase.BUILDING),
        (12.9, 5, Phase.BUILDING),
        (13, 5, Phase.DEEPENING),
        (21, 9, Phase.DEEPENING),
        (21.9, 10, Phase.CLOSING),
        (30, 12, Phase.CLOSING),
        (24, 1, Phase.CLOSING),
        (24, 0, Phase.BEGINNING),
    ],
)
def test_a_pair_begins_with_two_meetings_then_time_decides(weeks: float, met: int, phase: Phase) -> None:
    assert after(weeks, met) is phase


@given(st.integers(1, 50), st.integers(0, 400), st.integers(-10, 400))
def test_phases_only_ever_go_forward_once_a_pair_has_met(met: int, length: int, passed: int) -> None:
    ends_on = BEGAN + timedelta(days=length)
    now, later = (
        phase_of(met=met + more, began=BEGAN, ends_on=ends_on, today=BEGAN + timedelta(days=passed + more))
        for more in (0, 1)
    )
    order = list(Phase)
    assert order.index(now) <= order.index(later)


@pytest.mark.parametrize(
    ("agreed", "pairing", "owners"),
    [
        (None, Pairing.TRADITIONAL, "mentee mentee"),
        (None, Pairing.REVERSE, "mentee mentee"),
        (None, Pairing.GROUP, "mentee mentee"),
        (None, Pairing.PEER, "mentee mentor"),
        (AgendaOwner.MENTOR, Pairing.TRADITIONAL, "mentor mentor"),
        (AgendaOwner.MENTEE, Pairing.PEER, "mentee mentee"),
        (AgendaOwner.IN_TURN, Pairing.TRADITIONAL, "mentee mentor"),
    ],
)
def test_whoever_was_agreed_on_brings_the_topics(agreed: AgendaOwner | None, pairing: Pairing, owners: str) -> None:
    assert " ".join(owner_of(agreed, pairing, met=met) for met in (0, 1)) == owners


def test_among_peers_both_are_one_voice() -> None:
    assert {voice_of(side, Pairing.PEER) for side in Side} == {Voice.PEER}
    assert voice_of(Side.MENTOR, Pairing.REVERSE) is Voice.GUIDE
    assert voice_of(Side.MENTEE, Pairing.GROUP) is Voice.LEARNER


def test_there_are_questions_for_every_program_and_phase() -> None:
    assert set(PROMPTS_BY_KIND) == set(ProgramKind)
    assert all(set(by_phase) == set(Phase) for by_phase in (GENERAL, OF_GUIDES, *PROMPTS_BY_KIND.values()))
    assert set(CUES) == set(Voice)
    assert all(set(by_phase) == set(Phase) for by_phase in CUES.values())


def test_no_two_questions_and_no_two_cues_are_the_same() -> None:
    for words in (PROMPTS, ALL_CUES):
        assert len({each.casefold() for each in words}) == len(words)


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_question_is_open_short_and_fits_either_part(prompt: str) -> None:
    assert OPEN.match(prompt)
    assert prompt.endswith("?")
    assert prompt.count("?") == 1
    assert len(prompt) <= 90
    assert not PARTS.search(prompt)
    assert not re.search(r"\b(should|must|why|don't)\b", prompt, re.IGNORECASE)


@pytest.mark.parametrize("cue", ALL_CUES)
def test_a_cue_is_a_line_of_advice_that_fits_either_part(cue: str) -> None:
    assert len(cue) <= 110
    assert cue[-1] in ".?"
    assert not PARTS.search(cue)


@given(st.sampled_from(Phase), st.sampled_from(ProgramKind), st.sampled_from(Voice), st.integers(0, 200))
def test_three_questions_are_asked_each_once_and_others_next_time(
    phase: Phase, kind: ProgramKind, voice: Voice, met: int
) -> None:
    now, next_time = (prompts_for(phase, kind, voice, met=number) for number in (met, met + 1))
    assert len(now) == len(set(now)) == 3
    assert now != next_time
    assert now == prompts_for(phase, kind, voice, met=met)


@given(st.sampled_from(Phase), st.sampled_from(ProgramKind))
def test_all_questions_get_their_turn(phase: Phase, kind: ProgramKind) -> None:
    asked = {prompt for met in range(12) for prompt in prompts_for(phase, kind, Voice.LEARNER, met=met)}
    assert asked == {*GENERAL[phase], *PROMPTS_BY_KIND[kind][phase]}


@given(st.sampled_from(Phase), st.sampled_from(Voice), st.integers(0, 200))
def test_the_same_cue_never_comes_twice_running(phase: Phase, voice: Voice, met: int) -> None:
    assert cue_for(phase, voice, met=met) != cue_for(phase, voice, met=met + 1)
