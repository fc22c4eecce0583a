"""Who may send how much and when: a second between two messages in one conversation, and turns between workspaces.

Each workspace has a pace of its own, at which answers to people come before what goes to many.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest

from bot.domain.delivery import (
    LEASE,
    MARGIN,
    Ambiguous,
    Early,
    Envelope,
    Late,
    NotSent,
    Paused,
    RateLimited,
    Stale,
    Stopped,
)
from bot.domain.notices import FirstGoalAsked, WaitingForYou
from bot.domain.pacing import BURST, PACE
from bot.domain.terms import DeliveryState, Side
from bot.services.almanac import Almanac
from bot.services.messages.delivery import Delivery
from models import OutboxMessage, Workspace
from tests.benchmarks.multitude import copy_message, settle_down
from tests.integration.office import T0, Office, T
from tests.integration.statements import listening, rows_dropped
from tests.integration.test_queue import ARRIVED, only, words, write, write_to_each


@pytest.fixture
def paced(office: Office) -> Delivery:
    """The relay's side of an office, at the pace that Slack allows."""
    return paced_by(office)


def paced_by(office: Office) -> Delivery:
    return Delivery(office.store, Almanac(office.holidays), clock=office.clock, ids=office.ids, pace=PACE)


def announce(office: Office, *keys: str, to: str = "ada") -> None:
    """Put what can wait into the outbox for somebody."""
    reader = office.person(to)
    with office.store.inside(office.workspace().id) as work:
        for key in keys:
            work.outbox.to_person(work.people.known(reader.user), WaitingForYou(tasks=(), more=1), key=key)


def keys(office: Office, envelopes: Sequence[Envelope]) -> list[str]:
    by_id = {row.id: row.key for row in office.mail()}
    return [by_id[envelope.id] for envelope in envelopes]


def test_a_conversation_is_left_alone_for_a_second_after_a_message(office: Office, paced: Delivery) -> None:
    write(office, "one", "two")
    first = only(paced.claim())
    office.wait(seconds=5)
    assert paced.claim() == []
    paced.settle(first, ARRIVED)
    office.wait(seconds=0.999)
    assert paced.claim() == []
    office.wait(seconds=0.001)
    assert words(paced.claim()) == ["two"]


def test_a_message_that_may_have_arrived_counts_as_one_that_has(office: Office, paced: Delivery) -> None:
    write(office, "one", "two", "three")
    paced.settle(only(paced.claim()), Ambiguous("timeout"))
    assert paced.claim() == []
    office.wait(seconds=1)
    refused = only(paced.claim())
    paced.settle(refused, NotSent("service_unavailable"))
    assert words([refused, *paced.claim()]) == ["two", "three"]


def test_a_look_into_a_conversation_is_no_message(office: Office, paced: Delivery) -> None:
    write(office, "one")
    paced.settle(only(paced.claim()), Ambiguous("timeout"))
    office.wait(seconds=20)
    paced.settle(only(paced.claim()), ARRIVED)
    write(office, "two")
    assert words(paced.claim()) == ["two"]


def test_a_workspace_sends_a_burst_and_then_keeps_its_pace(office: Office, paced: Delivery) -> None:
    write_to_each(office, *(f"p{number:02}" for number in range(BURST + 9)))
    assert len(paced.claim()) == BURST
    assert paced.claim() == []
    office.wait(seconds=1)
    assert len(paced.claim()) == 4
    assert paced.claim() == []
    office.wait(seconds=60)
    assert len(paced.claim()) == 5


def test_a_clock_that_was_far_ahead_stops_no_workspace_and_no_conversation(office: Office, paced: Delivery) -> None:
    office.wait(hours=1)
    write(office, "one", "two")
    paced.settle(only(paced.claim()), ARRIVED)
    office.clock.instant = T0
    with office.session() as session:
        session.query(OutboxMessage).filter_by(key="two").update({"next_at": T0, "due_at": T0})
    assert words(paced.claim()) == ["two"]
    assert office.workspace().allotted_until == T0 + PACE.interval


def a_large_workspace_and_many_small_ones(office: Office) -> None:
    write(office, "model")
    model = office.row(OutboxMessage).id
    copy_message(office, model, first=1_000_000, number=5_000)
    for number in range(200):
        small = UUID(int=9_000 + number)
        office.put(Workspace(id=small, slack_team_id=f"S{number}", created_at=T0))
        copy_message(office, model, first=2_000_000 + number * 10, number=3, workspace_id=small)


def test_two_hundred_small_workspaces_are_not_kept_waiting_by_a_large_one(office: Office, paced: Delivery) -> None:
    a_large_workspace_and_many_small_ones(office)
    served: set[UUID] = set()
    for _ in range(10):
        served |= {envelope.workspace_id for envelope in paced.claim()}
        office.wait(seconds=0.1)
    assert len(served) == 201


def test_no_row_is_compared_with_all_others_before_postgresql_has_learnt_how_many_there_are(
    postgres_office: Office,
) -> None:
    office = postgres_office
    settle_down(office)
    a_large_workspace_and_many_small_ones(office)
    with listening(office.engine) as said:
        assert paced_by(office).claim()
    questions = [each for each in said if each.text.startswith(("SELECT", "WITH"))]
    assert len(questions) > 3
    in_vain = {each.text[:60]: rows_dropped(office.engine, each) for each in questions}
    assert max(in_vain.values()) <= 5_601, "each message is looked at once at most"


def test_an_answer_to_a_person_overtakes_what_goes_to_many(office: Office, paced: Delivery) -> None:
    for number in range(30):
        announce(office, f"wave {number:02}", to=f"p{number:02}")
    office.wait(seconds=1)
    write(office, "answer")
    claimed = keys(office, paced.claim())
    assert len(claimed) == BURST
    assert "answer" in claimed


def test_an_answer_takes_along_what_was_put_into_its_conversation_before_it(
    office: Office, paced: Delivery
) -> None:
    for number in range(30):
        announce(office, f"wave {number:02}", to=f"p{number:02}")
    announce(office, "for ada", "for ada, too")
    office.wait(seconds=1)
    write(office, "answer to ada")
    arrived = []
    for _ in range(3):
        mine = next(each for each in paced.claim() if each.recipients == ("UADA",))
        paced.settle(mine, ARRIVED)
        arrived += keys(office, [mine])
        office.wait(seconds=2)
    assert arrived == ["for ada", "for ada, too", "answer to ada"]


def test_what_was_held_keeps_its_place_before_what_came_later(office: Office, paced: Delivery) -> None:
    write(office, "first")
    paced.settle(only(paced.claim()), RateLimited(timedelta(seconds=7)))
    office.wait(seconds=1)
    write(office, "second")
    office.clock.instant = T0 + timedelta(seconds=7)
    assert words(paced.claim()) == ["first"]


@pytest.mark.parametrize("seconds", [1, 30, 1.5])
def test_nobody_sends_before_the_moment_slack_has_named_nor_waits_longer(
    office: Office, paced: Delivery, seconds: float
) -> None:
    write_to_each(office, "a", "b")
    limited, other = paced.claim()
    office.wait(seconds=0.4)
    paced.settle(limited, RateLimited(timedelta(seconds=seconds)))
    until = T(seconds=0.4 + seconds)
    assert paced.hindrances([other]) == [Paused(until)]
    assert paced.settle(other, Paused(until)).next_at == until
    assert {row.attempts for row in office.mail()} == {0}
    office.clock.instant = until - timedelta(milliseconds=1)
    assert paced.claim() == []
    office.clock.instant = until
    assert sorted(words(paced.claim())) == ["a", "b"]


def test_a_second_look_waits_for_slack_as_well_but_neither_for_an_admin_nor_for_its_time(
    office: Office, paced: Delivery
) -> None:
    write(office, "hello", late=timedelta(seconds=30))
    paced.settle(only(paced.claim()), Ambiguous("timeout"))
    office.services.holding.stop(office.admin(), "")
    office.wait(seconds=40)
    doubt = only(paced.claim())
    assert paced.hindrances([doubt]) == [None]
    with office.store.queue() as queue:
        queue.hold(doubt.workspace_id, T(seconds=60), "rate limited")
    assert paced.hindrances([doubt]) == [Paused(T(seconds=60))]
    paced.settle(doubt, Paused(T(seconds=60)))
    assert (office.row(OutboxMessage).state, office.row(OutboxMessage).attempts) == (DeliveryState.VERIFY, 1)


def test_no_call_is_made_under_a_lease_that_it_might_outlive_though_nobody_else_has_taken_it(
    office: Office, paced: Delivery
) -> None:
    write(office, "hello")
    claimed = only(paced.claim())
    office.clock.instant = T0 + LEASE - MARGIN
    assert paced.hindrances([claimed]) == [None]
    office.wait(seconds=1)
    assert paced.hindrances([claimed]) == [Stale()]
    office.wait(minutes=6)
    assert paced.hindrances([claimed]) == [Stale()]
    assert paced.settle(claimed, Stale()).state is DeliveryState.PENDING
    assert words(paced.claim()) == ["hello"]


def test_each_message_of_a_batch_learns_what_keeps_it(office: Office, paced: Delivery) -> None:
    write(office, "late", to=office.person("lou"), late=timedelta(seconds=10))
    write_to_each(office, "free")
    late, free = sorted(paced.claim(), key=lambda each: words([each]), reverse=True)
    office.wait(seconds=10)
    assert paced.hindrances([late, free]) == [Late(), None]
    office.services.holding.stop(office.admin(), "")
    assert paced.hindrances([free, late]) == [Stopped(), Stopped()]


def test_what_nobody_asked_for_waits_for_the_morning_where_its_reader_has_gone_home_meanwhile(
    office: Office,
) -> None:
    ada = office.person("ada")
    with office.store.inside(office.workspace().id) as work:
        reader = work.people.known(ada.user)
        asking = FirstGoalAsked(mentorship=UUID(int=1), partner=reader.as_someone(), you_are=Side.MENTEE)
        work.outbox.to_person(reader, asking, key="unasked")
    office.plan()
    write(office, "answer", to=office.person("bob"))
    office.wait(hours=7, minutes=59, seconds=40)
    unasked, answer = sorted(office.delivery.claim(), key=lambda each: type(each.notice).__name__)
    assert office.delivery.hindrances([unasked, answer]) == [None, None]

    office.wait(seconds=30)
    assert office.delivery.hindrances([unasked, answer]) == [Early(T(days=1)), None]
    kept = office.delivery.settle(unasked, Early(T(days=1)))
    assert (kept.state, kept.next_at, kept.attempts) == (DeliveryState.PENDING, T(days=1), 0)


def test_a_message_of_an_older_version_that_names_no_conversation_is_sent(office: Office, paced: Delivery) -> None:
    write(office, "old", "older")
    with office.session() as session:
        session.query(OutboxMessage).update({"conversation_id": None})
    assert words(paced.claim()) == ["old", "older"]


def test_replicas_at_once_keep_one_pace_together(office: Office, paced: Delivery) -> None:
    write_to_each(office, *(f"p{number:02}" for number in range(2 * BURST)))
    write(office, "again", to=office.person("p00"))
    ready = Barrier(4)

    def take(_: int) -> list[Envelope]:
        ready.wait()
        return [envelope for _ in range(5) for envelope in paced.claim()]

    with ThreadPoolExecutor(4) as pool:
        claimed = [envelope for taken in pool.map(take, range(4)) for envelope in taken]
    assert len(claimed) == BURST
    assert len({envelope.person_id for envelope in claimed}) == BURST
