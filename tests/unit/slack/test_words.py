"""The program's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.growth.goals import STEPS
from bot.domain.matching_terms import Pairing
from bot.domain.notices import Reason
from bot.domain.people import Someone
from bot.domain.terms import Cadence, Role, Side
from bot.slack.wording.terms import (
    AS_ROLE,
    HOW_OFTEN,
    STEP_WORDS,
    common_hours,
    program_name,
    progress_bar,
    reason_between,
    reason_for,
    rhythm,
    score_word,
    skills,
)
from tests.unit.slack import strategies as some

ADA, GRACE = Someone("U000000001", "Ada"), Someone("U000000002", "Grace")
SHARED = Reason(skills=("SQL", "R & D"), common_hours=7.5)


def test_every_cadence_role_and_step_has_its_words() -> None:
    assert set(HOW_OFTEN) == set(Cadence)
    assert set(AS_ROLE) == set(Role)
    assert tuple(STEP_WORDS) == STEPS


def test_a_rhythm_is_said_as_people_say_it() -> None:
    assert rhythm(Cadence.BIWEEKLY, 30) == "30 minutes every two weeks"


def test_a_program_without_a_visible_name_is_this_program() -> None:
    assert program_name("\u202e ") == "*this program*"


def test_the_mentee_hears_what_the_mentor_offers() -> None:
    assert reason_for(Side.MENTEE, GRACE, SHARED) == (
        "<@U000000002> offers SQL and R &amp; D, which you would like to learn. "
        "Your working hours overlap by 7.5 hours a week."
    )


def test_the_mentor_hears_what_the_mentee_would_like_to_learn() -> None:
    assert reason_for(Side.MENTOR, ADA, SHARED).startswith(
        "You offer SQL and R &amp; D, which <@U000000001> would like to learn."
    )


def test_a_pair_hears_the_reason_about_both() -> None:
    assert reason_between(GRACE, ADA, SHARED, whose="Their") == (
        "<@U000000002> offers SQL and R &amp; D, which <@U000000001> would like to learn. "
        "Their working hours overlap by 7.5 hours a week."
    )


def test_each_side_but_nobody_else_reads_what_both_are_interested_in() -> None:
    reason = Reason(skills=(), common_hours=1, interests=("Chess", "R & D"))
    told = "You are both interested in Chess and R &amp; D. Your working hours overlap by 1 hour a week."
    assert reason_for(Side.MENTEE, GRACE, reason) == reason_for(Side.MENTOR, ADA, reason) == told
    assert "Chess" not in reason_between(GRACE, ADA, reason, whose="Their")


ON_THE_WAY = "by what each of you told me of your working life"
FRESH = f"{ON_THE_WAY}, so you see the same things from different places."


@pytest.mark.parametrize(
    ("pairing", "ahead", "reader", "told"),
    [
        (Pairing.TRADITIONAL, 2, Side.MENTEE, f"<@U000000002> is two steps ahead of you on the way, {ON_THE_WAY}."),
        (Pairing.TRADITIONAL, 2, Side.MENTOR, f"<@U000000002> is where you were two steps ago, {ON_THE_WAY}."),
        (Pairing.GROUP, 1, Side.MENTOR, f"<@U000000002> is where you were one step ago, {ON_THE_WAY}."),
        (Pairing.REVERSE, -3, Side.MENTEE, f"<@U000000002> is three steps earlier than you on the way, {FRESH}"),
        (Pairing.REVERSE, -1, Side.MENTOR, f"<@U000000002> is one step ahead of you on the way, {FRESH}"),
        (Pairing.PEER, 1, Side.MENTOR, f"<@U000000002> is one step earlier than you on the way, {FRESH}"),
        (Pairing.PEER, 1, Side.MENTEE, f"<@U000000002> is one step ahead of you on the way, {FRESH}"),
    ],
)
def test_each_side_reads_in_words_how_far_apart_the_two_stand(
    pairing: Pairing, ahead: int, reader: Side, told: str
) -> None:
    reason = Reason(skills=(), common_hours=1, ahead=ahead)
    hours = "Your working hours overlap by 1 hour a week."
    assert reason_for(reader, GRACE, reason, pairing) == f"{told} {hours}"
    assert reason_for(reader, GRACE, Reason(skills=(), common_hours=1), pairing) == hours


def test_nobody_but_the_two_reads_how_far_apart_they_stand() -> None:
    reason = Reason(skills=(), common_hours=1, ahead=2)
    for pairing in Pairing:
        assert "step" not in reason_between(GRACE, ADA, reason, whose="Their", pairing=pairing)


def test_without_shared_skills_only_the_hours_are_named() -> None:
    reason = Reason(skills=(), common_hours=40)
    assert reason_for(Side.MENTEE, GRACE, reason) == "Your working hours overlap by 40 hours a week."


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "do not overlap"), (0.04, "do not overlap"), (1, "by 1 hour a week"), (1.25, "by 1.2 hours a week")],
)
def test_common_hours_are_rounded_and_nothing_is_said_as_such(hours: float, words: str) -> None:
    assert words in common_hours(hours, whose="Your")


def test_skills_beyond_the_room_are_counted() -> None:
    assert skills(("knitting", "sewing", "weaving"), 18) == "knitting, sewing and 1 more"


@given(some.skills, st.integers(100, 600))
def test_skills_stay_within_their_room(labels: tuple[str, ...], limit: int) -> None:
    assert len(skills(labels, limit)) <= limit + len(" and 50 more")


@pytest.mark.parametrize(
    ("score", "words"),
    [(1000, "strong fit"), (700, "strong fit"), (699, "good fit"), (499, "fair fit"), (0, "long shot")],
)
def test_a_score_is_said_as_a_word(score: int, words: str) -> None:
    assert score_word(score) == words


@pytest.mark.parametrize(
    ("percent", "bar"), [(0, "░░░░░░░░░░ 0 %"), (55, "▓▓▓▓▓░░░░░ 55 %"), (100, "▓▓▓▓▓▓▓▓▓▓ 100 %")]
)
def test_a_bar_says_its_number_too(percent: int, bar: str) -> None:
    assert progress_bar(percent) == bar
