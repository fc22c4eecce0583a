"""However a workspace writes, it keeps the pace; and what people wait for is no wave."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.notices import CheckIn, CohortAnnounced, Introduction, QuestionAnswered, Several, WelcomeBack
from bot.domain.pacing import APART, BURST, PACE, PER_MINUTE, UNHURRIED, WAVES, can_wait

T0 = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
MOST = 10_000
PAUSES = st.lists(st.floats(0, 90).map(lambda seconds: timedelta(seconds=seconds)), min_size=1, max_size=60)


def sent_as_soon_as_possible(pauses: list[timedelta]) -> list[tuple[datetime, int]]:
    """How many messages leave at each moment, by somebody who always has more."""
    used, now, sent = None, T0, []
    for pause in pauses:
        now += pause
        room = PACE.room(used, now, most=MOST)
        used = PACE.spend(used, now, messages=room)
        sent.append((now, room))
    return sent


@given(PAUSES)
def test_no_minute_has_more_messages_than_slack_allows(pauses: list[timedelta]) -> None:
    sent = sent_as_soon_as_possible(pauses)
    for start, _ in sent:
        within = sum(count for moment, count in sent if start <= moment < start + timedelta(minutes=1))
        assert within <= PER_MINUTE + BURST < 300


def test_after_a_rest_a_burst_leaves_at_once_and_then_four_a_second() -> None:
    second = timedelta(seconds=1)
    assert [count for _, count in sent_as_soon_as_possible([second, second, second, 60 * second])] == [20, 4, 4, 20]


@given(PAUSES)
def test_a_workspace_is_found_exactly_while_it_has_room(pauses: list[timedelta]) -> None:
    used, now = None, T0
    for pause in pauses:
        now += pause
        if used is not None:
            assert (used <= PACE.latest(now)) is (PACE.room(used, now, most=MOST) >= 1)
        used = PACE.spend(used, now, messages=PACE.room(used, now, most=MOST))


def test_no_more_is_promised_than_was_asked_for() -> None:
    assert PACE.room(None, T0, most=3) == 3
    assert UNHURRIED.room(T0 + timedelta(days=1), T0, most=200) == 200
    assert UNHURRIED.spend(T0, T0 + APART, messages=200) == T0 + APART


def test_a_clock_that_was_far_ahead_holds_nothing_up() -> None:
    far_ahead = T0 + timedelta(hours=1)
    assert far_ahead > PACE.absurd(T0)
    assert PACE.room(far_ahead, T0, most=MOST) == BURST
    assert PACE.spend(far_ahead, T0, messages=1) == T0 + PACE.interval


def test_news_for_one_person_passes_what_goes_to_many_or_comes_by_itself() -> None:
    assert {CohortAnnounced, Introduction, CheckIn, Several} <= WAVES
    assert not WAVES & {QuestionAnswered, WelcomeBack}
    assert not can_wait(WelcomeBack(program="Skill exchange"))
    assert can_wait(Several(parts=()))
