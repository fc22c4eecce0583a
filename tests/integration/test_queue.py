"""The relay's side of the outbox: leases, second looks, holds, and who may change what."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest

from bot.domain.delivery import (
    LEASE,
    SETTLE,
    Ambiguous,
    Envelope,
    Impossible,
    NotSent,
    Sent,
    Unverifiable,
    after,
)
from bot.domain.notices import WelcomeBack
from bot.domain.people import Actor
from bot.domain.terms import DeliveryState
from bot.store.claims import BATCH
from bot.store.settling import Settlement
from models import OutboxMessage
from tests.integration.office import T0, Office, T, a_profile

ARRIVED = Sent("D1", "1.000001")


def write(office: Office, *keys: str, to: Actor | None = None, late: timedelta | None = None) -> None:
    """Put one message into the outbox for each key; its words are the key."""
    reader = to or office.person("ada")
    with office.store.inside(office.workspace().id) as work:
        for key in keys:
            expires_at = T0 + late if late else None
            notice = WelcomeBack(program=key)
            work.outbox.to_person(work.people.known(reader.user), notice, key=key, expires_at=expires_at)


def write_to_each(office: Office, *names: str) -> None:
    """Put a message to each of these people into the outbox; its words and its key are the name."""
    people = [a_profile(name) for name in names]
    office.services.directory.learn(office.team, people)
    for name in names:
        write(office, name, to=Actor(office.team, f"U{name.upper()}"))


def words(envelopes: Sequence[Envelope]) -> list[str]:
    return [envelope.notice.program for envelope in envelopes if isinstance(envelope.notice, WelcomeBack)]


def only(envelopes: Sequence[Envelope]) -> Envelope:
    (envelope,) = envelopes
    return envelope


def test_a_claim_is_a_lease_and_is_committed(office: Office) -> None:
    write(office, "hello")
    envelope = only(office.delivery.claim())
    assert (envelope.notice, envelope.recipients) == (WelcomeBack(program="hello"), ("UADA",))
    assert (envelope.attempts, envelope.doubtful, envelope.tried_at, envelope.due_at) == (1, False, T0, T0)
    assert (envelope.channel, envelope.mentorship_id) == (None, None)
    row = office.row(OutboxMessage)
    assert (row.state, row.token, row.next_at) == (DeliveryState.SENDING, envelope.token, T0 + LEASE)
    assert office.delivery.claim() == []


def test_nothing_is_claimed_before_its_time(office: Office) -> None:
    write(office, "hello")
    office.clock.instant = T(seconds=-1)
    assert office.delivery.claim() == []


def test_messages_of_one_reader_are_claimed_one_by_one_in_the_order_they_are_due(office: Office) -> None:
    write(office, "first", "second", "third")
    office.wait(seconds=1)
    write(office, "fourth")
    for key in ("first", "second", "third", "fourth"):
        envelope = only(office.delivery.claim())
        assert words([envelope]) == [key]
        assert office.delivery.claim() == []
        office.delivery.settle(envelope, ARRIVED)


def test_a_batch_is_bounded_and_what_waits_longest_comes_first(office: Office) -> None:
    write_to_each(office, *(str(number) for number in range(BATCH)))
    office.wait(minutes=1)
    write(office, "newest")
    assert len(office.delivery.claim()) == BATCH
    assert words(office.delivery.claim()) == ["newest"]


@pytest.mark.parametrize("processes", [2, 4])
def test_processes_that_claim_at_once_share_nothing(office: Office, processes: int) -> None:
    keys = [f"{number:03}" for number in range(60)]
    write_to_each(office, *keys)
    ready = Barrier(processes)

    def take(_: int) -> list[str]:
        ready.wait()
        taken: list[str] = []
        while envelopes := office.delivery.claim():
            taken += words(envelopes)
        return taken

    with ThreadPoolExecutor(processes) as pool:
        claimed = [word for taken in pool.map(take, range(processes)) for word in taken]
    assert sorted(claimed) == keys
    assert {row.attempts for row in office.mail()} == {1}


def test_what_slack_has_is_settled_with_its_place(office: Office) -> None:
    write(office, "hello")
    envelope = only(office.delivery.claim())
    office.wait(seconds=2)
    assert office.delivery.settle(envelope, ARRIVED).state is DeliveryState.SENT
    row = office.row(OutboxMessage)
    assert (row.state, row.sent_channel, row.sent_ts) == (DeliveryState.SENT, "D1", "1.000001")
    assert (row.settled_at, row.token, row.outcome) == (T(seconds=2), None, None)
    office.wait(days=1)
    assert office.delivery.claim() == []


def test_what_slack_never_saw_is_sent_again_with_growing_patience_and_at_last_given_up(office: Office) -> None:
    write(office, "hello")
    waits = []
    while office.row(OutboxMessage).state is not DeliveryState.GIVEN_UP:
        envelope = only(office.delivery.claim())
        began = office.clock.now()
        transition = office.delivery.settle(envelope, NotSent("no connection"))
        waits.append((transition.next_at - began).total_seconds())
        office.clock.instant = transition.next_at
    assert waits == [5, 10, 20, 40, 80, 160, 320, 0]
    row = office.row(OutboxMessage)
    assert (row.attempts, row.outcome, row.settled_at) == (8, "no connection", office.clock.now())


def test_what_can_never_arrive_is_given_up_at_once_with_the_reason(office: Office) -> None:
    write(office, "hello")
    office.delivery.settle(only(office.delivery.claim()), Impossible("x" * 300))
    row = office.row(OutboxMessage)
    assert (row.state, row.outcome, row.settled_at) == (DeliveryState.GIVEN_UP, "x" * 200, T0)


def test_a_lost_answer_leads_to_a_look_not_to_a_second_message(office: Office) -> None:
    write(office, "hello")
    office.delivery.settle(only(office.delivery.claim()), Ambiguous("timeout"))
    assert office.row(OutboxMessage).state is DeliveryState.VERIFY
    office.clock.instant = T0 + SETTLE - timedelta(seconds=1)
    assert office.delivery.claim() == []
    office.wait(seconds=1)
    doubtful = only(office.delivery.claim())
    assert (doubtful.doubtful, doubtful.attempts, doubtful.tried_at) == (True, 1, T0)
    assert office.row(OutboxMessage).state is DeliveryState.VERIFY
    office.delivery.settle(doubtful, ARRIVED)
    assert office.row(OutboxMessage).state is DeliveryState.SENT


def test_what_was_looked_for_in_vain_is_sent_again_at_once(office: Office) -> None:
    write(office, "hello")
    office.delivery.settle(only(office.delivery.claim()), Ambiguous("timeout"))
    office.wait(seconds=20)
    office.delivery.settle(only(office.delivery.claim()), NotSent("Slack does not have it"))
    again = only(office.delivery.claim())
    assert (again.doubtful, again.attempts, again.tried_at) == (False, 2, T0)


def test_what_may_not_be_looked_up_is_sent_once_more_and_then_left(office: Office) -> None:
    write(office, "hello")
    for _ in range(2):
        office.delivery.settle(only(office.delivery.claim()), Ambiguous("timeout"))
        office.wait(seconds=60)
        office.delivery.settle(only(office.delivery.claim()), Unverifiable())
    row = office.row(OutboxMessage)
    assert (row.state, row.attempts, row.outcome) == (DeliveryState.GIVEN_UP, 2, "could not be confirmed")


def test_an_expired_lease_is_doubted(office: Office) -> None:
    write(office, "hello")
    zombie = only(office.delivery.claim())
    office.clock.instant = T0 + LEASE
    assert office.delivery.claim() == []
    row = office.row(OutboxMessage)
    assert (row.state, row.token, row.outcome) == (DeliveryState.VERIFY, None, "interrupted")
    office.wait(seconds=SETTLE.total_seconds())
    heir = only(office.delivery.claim())
    assert heir.doubtful
    assert heir.token != zombie.token


@pytest.mark.parametrize(
    "outcome",
    [ARRIVED, NotSent("x"), Ambiguous("x"), Impossible("x"), Unverifiable()],
    ids=lambda o: type(o).__name__,
)
def test_whoever_lost_the_lease_changes_nothing(office: Office, outcome: Sent | NotSent | Ambiguous) -> None:
    write(office, "hello")
    zombie = only(office.delivery.claim())
    office.clock.instant = T0 + LEASE
    office.delivery.claim()
    before = snapshot(office)
    office.delivery.settle(zombie, outcome)
    office.delivery.give_back([zombie])
    assert snapshot(office) == before
    office.wait(seconds=SETTLE.total_seconds())
    office.delivery.claim()
    before = snapshot(office)
    office.delivery.settle(zombie, outcome)
    office.delivery.give_back([zombie])
    assert snapshot(office) == before


def test_settling_tells_whether_the_lease_was_still_ours(office: Office) -> None:
    write(office, "hello")
    envelope = only(office.delivery.claim())
    transition = office.delivery.settle(envelope, NotSent("x"))
    again = Settlement(envelope, NotSent("x"), transition)
    with office.store.queue() as late:
        assert late.settle([again], T0) == 0
    office.clock.instant = transition.next_at
    fresh = only(office.delivery.claim())
    with office.store.queue() as queue:
        assert queue.settle([again, Settlement(fresh, ARRIVED, after(fresh, ARRIVED, T0))], T0) == 1


def test_a_message_that_has_lost_its_point_expires(office: Office) -> None:
    write(office, "reminder", late=timedelta(minutes=5))
    write(office, "welcome")
    office.wait(minutes=5)
    assert words(office.delivery.claim()) == ["welcome"]
    expired = office.row(OutboxMessage, key="reminder")
    assert (expired.state, expired.outcome) == (DeliveryState.EXPIRED, "its time had passed")
    assert expired.settled_at == T(minutes=5)


def test_a_message_in_doubt_never_expires_since_it_may_have_arrived(office: Office) -> None:
    write(office, "reminder", late=timedelta(seconds=10))
    office.delivery.settle(only(office.delivery.claim()), Ambiguous("timeout"))
    office.wait(minutes=1)
    assert only(office.delivery.claim()).doubtful


def test_a_token_alone_moves_nothing(office: Office) -> None:
    write(office, "hello")
    envelope = only(office.delivery.claim())
    before = snapshot(office)
    office.delivery.settle(replace(envelope, id=UUID(int=0)), ARRIVED)
    office.delivery.settle(replace(envelope, token=UUID(int=0)), ARRIVED)
    office.delivery.settle(replace(envelope, doubtful=True), ARRIVED)
    assert snapshot(office) == before


def snapshot(office: Office) -> dict[str, object]:
    row = office.row(OutboxMessage)
    return {column.key: getattr(row, column.key) for column in OutboxMessage.__table__.columns}
