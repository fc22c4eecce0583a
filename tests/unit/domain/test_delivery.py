"""What becomes of a message: every outcome, however often it was tried, in doubt or not."""

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.delivery import (
    DOUBT_ENDS_AFTER,
    LOCKED_FOR,
    MOST_ATTEMPTS,
    SETTLE,
    UNREACHABLE_FOR,
    Ambiguous,
    Envelope,
    Impossible,
    Locked,
    NotSent,
    Outcome,
    RateLimited,
    Sent,
    Transition,
    Unreachable,
    Unverifiable,
    after,
)
from bot.domain.notices import Signpost
from bot.domain.terms import DeliveryState, Unconfirmed
from tests.unit.domain.weeks import T0

WAIT = timedelta(seconds=30)
SENT, LIMITED, REFUSED = Sent("D1", "1.2"), RateLimited(WAIT), NotSent("no connection")
LOST, HOPELESS, REVOKED, UNSEARCHABLE = Ambiguous("reset"), Impossible("gone"), Locked("revoked"), Unverifiable()
OUTCOMES: list[Outcome] = [SENT, LIMITED, REFUSED, LOST, HOPELESS, REVOKED, UNSEARCHABLE]
DONE = {DeliveryState.SENT, DeliveryState.GIVEN_UP}
ATTEMPTS = range(1, MOST_ATTEMPTS + 1)


def an_envelope(*, attempts: int = 1, doubtful: bool = False) -> Envelope:
    """A claimed message: the claim has counted the attempt already, unless it is only to be looked up."""
    return Envelope(
        id=UUID(int=1),
        workspace_id=UUID(int=2),
        token=UUID(int=3),
        notice=Signpost(),
        recipients=("U1",),
        person_id=UUID(int=4),
        mentorship_id=None,
        channel="D1",
        attempts=attempts,
        doubtful=doubtful,
        tried_at=T0,
        due_at=T0,
    )


def seconds(amount: float) -> timedelta:
    return timedelta(seconds=amount)


envelopes = st.builds(
    lambda attempts, doubtful: an_envelope(attempts=attempts, doubtful=doubtful),
    st.sampled_from(ATTEMPTS),
    st.booleans(),
)


@given(envelopes)
def test_what_slack_has_is_sent(envelope: Envelope) -> None:
    assert after(envelope, SENT, T0) == Transition(DeliveryState.SENT, T0, envelope.attempts)


@given(envelopes)
def test_what_can_never_be_delivered_is_given_up_with_the_reason(envelope: Envelope) -> None:
    assert after(envelope, HOPELESS, T0) == Transition(DeliveryState.GIVEN_UP, T0, envelope.attempts, "gone")


@given(envelopes)
def test_a_lost_answer_is_looked_up_after_slack_has_settled_and_never_sent_blindly(envelope: Envelope) -> None:
    transition = after(envelope, LOST, T0)
    assert transition.state is DeliveryState.VERIFY
    assert transition.next_at >= T0 + SETTLE
    assert (transition.attempts, transition.reason, transition.hold) == (envelope.attempts, "reset", None)


@pytest.mark.parametrize(
    ("outcome", "wait", "reason"),
    [
        (LIMITED, WAIT, "rate limited"),
        (REVOKED, LOCKED_FOR, "revoked"),
        (Unreachable(), UNREACHABLE_FOR, "no connection"),
    ],
)
@given(envelope=envelopes)
def test_where_slack_holds_us_back_the_workspace_waits_and_no_attempt_is_spent(
    outcome: Outcome, wait: timedelta, reason: str, envelope: Envelope
) -> None:
    resting = DeliveryState.VERIFY if envelope.doubtful else DeliveryState.PENDING
    unspent = envelope.attempts if envelope.doubtful else envelope.attempts - 1
    assert after(envelope, outcome, T0) == Transition(resting, T0 + wait, unspent, reason, hold=T0 + wait)


@pytest.mark.parametrize(("attempts", "delay"), [(1, 5), (2, 10), (3, 20), (4, 40), (5, 80), (6, 160), (7, 320)])
def test_what_slack_never_saw_is_sent_again_with_growing_patience(attempts: int, delay: int) -> None:
    transition = after(an_envelope(attempts=attempts), REFUSED, T0)
    assert transition == Transition(DeliveryState.PENDING, T0 + seconds(delay), attempts, "no connection")


@pytest.mark.parametrize("attempts", range(1, MOST_ATTEMPTS))
def test_what_slack_turns_out_not_to_have_is_sent_again_at_once(attempts: int) -> None:
    transition = after(an_envelope(attempts=attempts, doubtful=True), REFUSED, T0)
    assert transition == Transition(DeliveryState.PENDING, T0, attempts, "no connection")


def test_after_the_last_attempt_a_message_is_given_up() -> None:
    for doubtful in (False, True):
        transition = after(an_envelope(attempts=MOST_ATTEMPTS, doubtful=doubtful), REFUSED, T0)
        assert transition == Transition(DeliveryState.GIVEN_UP, T0, MOST_ATTEMPTS, "no connection")


@pytest.mark.parametrize(("setting", "again"), [(Unconfirmed.REPEAT, 1), (Unconfirmed.LEAVE, 0)])
def test_what_may_not_be_looked_up_is_sent_again_as_often_as_the_operator_wants(
    setting: Unconfirmed, again: int
) -> None:
    doubts = [an_envelope(attempts=attempts, doubtful=True) for attempts in ATTEMPTS]
    ends = [after(envelope, UNSEARCHABLE, T0, unconfirmed=setting) for envelope in doubts]
    assert [end.state for end in ends] == (
        [DeliveryState.PENDING] * again + [DeliveryState.GIVEN_UP] * (MOST_ATTEMPTS - again)
    )
    assert {end.reason for end in ends} == {"could not be confirmed"}


@pytest.mark.parametrize("setting", Unconfirmed)
def test_what_an_admin_has_tried_again_is_sent_whatever_the_operator_wants(setting: Unconfirmed) -> None:
    asked_for = an_envelope(attempts=0, doubtful=True)
    assert after(asked_for, UNSEARCHABLE, T0, unconfirmed=setting).state is DeliveryState.PENDING


@given(envelopes, st.sampled_from(OUTCOMES))
def test_nothing_is_due_in_the_past_counted_below_zero_or_left_claimed(
    envelope: Envelope, outcome: Outcome
) -> None:
    transition = after(envelope, outcome, T0)
    assert transition.state in DONE | {DeliveryState.PENDING, DeliveryState.VERIFY}
    assert transition.next_at >= T0
    assert 0 <= transition.attempts <= envelope.attempts
    assert (transition.reason is None) == (outcome is SENT)
    assert (transition.hold is not None) == (outcome in (LIMITED, REVOKED))


to_sending: st.SearchStrategy[Outcome] = st.sampled_from([LIMITED, REFUSED, LOST, REVOKED])
to_looking_up: st.SearchStrategy[Outcome] = st.sampled_from([LIMITED, REFUSED, LOST, REVOKED, UNSEARCHABLE])


def test_a_message_that_cannot_be_looked_up_for_a_day_is_given_up() -> None:
    doubtful = an_envelope(doubtful=True)
    late = after(doubtful, Ambiguous("no answer"), T0 + DOUBT_ENDS_AFTER + timedelta(seconds=1))
    assert (late.state, late.reason) == (DeliveryState.GIVEN_UP, "no answer")
    in_time = after(doubtful, Ambiguous("no answer"), T0 + DOUBT_ENDS_AFTER)
    assert in_time.state is DeliveryState.VERIFY


@given(st.data())
def test_however_calls_fail_slack_is_posted_to_at_most_eight_times(data: st.DataObject) -> None:
    attempts, doubtful, posts = 0, False, 0
    for _ in range(60):
        attempts += not doubtful
        outcome = data.draw(to_looking_up if doubtful else to_sending)
        posts += not doubtful and outcome in (REFUSED, LOST)
        transition = after(an_envelope(attempts=attempts, doubtful=doubtful), outcome, T0)
        attempts, doubtful = transition.attempts, transition.state is DeliveryState.VERIFY
        if transition.state in DONE:
            break
    assert attempts == posts <= MOST_ATTEMPTS


@pytest.mark.parametrize("looked_up", [REFUSED, UNSEARCHABLE])
def test_where_every_answer_is_lost_the_message_is_given_up_in_the_end(looked_up: Outcome) -> None:
    attempts, state = 0, DeliveryState.PENDING
    for _ in ATTEMPTS:
        lost = after(an_envelope(attempts=attempts + 1), LOST, T0)
        found = after(an_envelope(attempts=lost.attempts, doubtful=True), looked_up, T0)
        attempts, state = found.attempts, found.state
        if state in DONE:
            break
    assert state is DeliveryState.GIVEN_UP
