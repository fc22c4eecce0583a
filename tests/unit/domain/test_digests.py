"""When somebody who runs programs is sent a digest: rarely, in the morning of a working day, and for a reason."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.cadence import WorkingTime, next_morning
from bot.domain.digests import SOONEST, WEEK, Cause, Desk, decide, first_look
from bot.domain.tasks import Facts, Offers, Task, ToDo, Urge, task_for, to_do
from bot.domain.terms import CohortState
from tests.unit.domain.weeks import LONDON, NEW_YORK, T0, ZONES, T, at_work, days_off_near, instants, local

TASK = Task(urge=Urge.WAITING, cohort=UUID(int=1), program="Orbit", number=1)
SOMETHING = ToDo(tasks=(TASK,), latest_offer=None)
BUSY = Desk(working=LONDON, sent_at=None, to_do=SOMETHING)
QUIET = replace(BUSY, to_do=ToDo(tasks=(), latest_offer=None))


@st.composite
def readers(draw: st.DrawFn, near: datetime) -> WorkingTime:
    """Anybody anywhere who works from nine to five, with some days off."""
    days_off = {**draw(days_off_near(near)), **draw(days_off_near(near + timedelta(days=30)))}
    return WorkingTime(zone=draw(st.sampled_from(ZONES)), days_off=days_off)


# -- looking ---------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.data(), instants)
def test_the_next_look_is_at_nine_on_the_next_day_of_work(data: st.DataObject, now: datetime) -> None:
    reader = data.draw(readers(near=now))
    look = decide(replace(BUSY, working=reader), now).look_again_at
    assert look > now
    assert local(reader, look).time() == time(9)
    assert at_work(reader, look)
    days = range((local(reader, look).date() - local(reader, now).date()).days)
    mornings = (reader.hours_on(local(reader, now).date() + timedelta(days=day))[0] for day in days)
    assert not any(at_work(reader, morning) and morning > now for morning in mornings)


def test_whoever_opens_doors_has_a_quiet_week_unless_a_mentor_waits() -> None:
    assert first_look(LONDON, T0, Cause.RUNS) == T(days=7)
    assert first_look(LONDON, T(hours=3), Cause.RUNS) == T(days=7)
    assert first_look(LONDON, T(hours=3), Cause.OFFER) == T(days=1)
    assert first_look(LONDON, T(hours=-3), Cause.OFFER) == T0
    assert first_look(LONDON, T(days=4), Cause.OFFER) == T(days=7)


def test_somebody_without_a_working_day_in_sight_is_looked_at_much_later_and_not_at_once() -> None:
    assert next_morning(replace(LONDON, weekdays=frozenset()), T0) == T(days=28)


# -- sending ---------------------------------------------------------------------------------------


def test_nothing_is_sent_while_nothing_waits() -> None:
    assert not decide(QUIET, T0).send
    assert not decide(replace(QUIET, sent_at=T(days=-30)), T0).send


@pytest.mark.parametrize(
    ("sent", "offer", "send"),
    [
        pytest.param(None, None, True, id="the first one"),
        pytest.param(-7, None, True, id="a week later"),
        pytest.param(-6, None, False, id="not within a week"),
        pytest.param(-3, -2, True, id="sooner for a mentor who has begun to wait"),
        pytest.param(-1, -0.5, False, id="not for a mentor the day after the last one"),
        pytest.param(-3, -4, False, id="not for a mentor whom the last one told of"),
    ],
)
def test_how_soon_the_next_one_comes(sent: float | None, offer: float | None, send: bool) -> None:
    desk = replace(
        BUSY,
        sent_at=None if sent is None else T(days=sent),
        to_do=replace(SOMETHING, latest_offer=None if offer is None else T(days=offer)),
    )
    assert decide(desk, T0).send is send


@pytest.mark.parametrize(("days", "send"), [(0, False), (-2, False), (-3, True)])
def test_a_first_day_without_a_match_is_told_by_itself_and_worth_a_digest_only_later(days: int, send: bool) -> None:
    unmatched = replace(TASK, urge=Urge.UNMATCHED, days=days)
    assert decide(replace(BUSY, to_do=replace(SOMETHING, tasks=(unmatched,))), T0).send is send
    assert decide(replace(BUSY, to_do=replace(SOMETHING, tasks=(unmatched, TASK))), T0).send


@pytest.mark.parametrize(
    ("now", "send"),
    [
        pytest.param(T0 - timedelta(minutes=1), False, id="before nine"),
        pytest.param(T(hours=5), True, id="late, after the bot was down in the morning"),
        pytest.param(T(hours=9), False, id="in the evening"),
        pytest.param(T(days=5), False, id="on a Saturday"),
    ],
)
def test_at_any_other_time_it_waits_for_the_morning(now: datetime, send: bool) -> None:
    assert decide(BUSY, now).send is send


def test_a_change_of_the_clock_keeps_the_weekday() -> None:
    before = datetime(2026, 3, 25, 9, tzinfo=UTC)  # A Wednesday; on Sunday the clocks go forward.
    assert decide(replace(BUSY, sent_at=before + timedelta(seconds=40)), datetime(2026, 4, 1, 8, tzinfo=UTC)).send


def test_morning_is_where_the_reader_lives() -> None:
    assert not decide(replace(BUSY, working=NEW_YORK), T0).send
    assert first_look(NEW_YORK, T0, Cause.OFFER) == T(hours=5)


# -- whole stories ---------------------------------------------------------------------------------


def sent_in(reader: WorkingTime, *, begins: datetime, looks: int, offers: Sequence[datetime]) -> list[datetime]:
    """When digests leave if each look happens on time, with mentors who begin to wait at `offers`."""
    sent: list[datetime] = []
    now = first_look(reader, begins, Cause.RUNS)
    for _ in range(looks):
        waiting = [offer for offer in offers if offer < now]
        desk = Desk(
            working=reader,
            sent_at=sent[-1] if sent else None,
            to_do=replace(SOMETHING, latest_offer=max(waiting, default=None)),
        )
        decision = decide(desk, now)
        if decision.send:
            sent.append(now)
            again = decide(replace(desk, sent_at=now), now)
            assert (again.send, again.look_again_at) == (False, decision.look_again_at)
        now = decision.look_again_at
    return sent


@settings(deadline=None)
@given(st.data(), instants, st.lists(st.integers(0, 60 * 24), max_size=12))
def test_never_two_within_two_days_never_before_nine_never_on_a_day_off_and_never_twice_for_one_look(
    data: st.DataObject, begins: datetime, hours: list[int]
) -> None:
    reader = data.draw(readers(near=begins))
    offers = [begins + timedelta(hours=hour) for hour in hours]
    sent = sent_in(reader, begins=begins, looks=40, offers=offers)
    assert sent
    assert all(at_work(reader, moment) and local(reader, moment).time() >= time(9) for moment in sent)
    for earlier, later in pairwise(sent):
        days = local(reader, later).date() - local(reader, earlier).date()
        assert days >= SOONEST
        assert days >= WEEK or any(earlier < offer < later for offer in offers)


def test_a_mentor_is_read_of_within_two_days_of_work() -> None:
    sent = sent_in(LONDON, begins=T0, looks=15, offers=[T(days=7, hours=4)])
    assert sent == [T(days=7), T(days=9), T(days=16), T(days=23)]


# -- what waits ------------------------------------------------------------------------------------

FACTS = Facts(
    cohort=UUID(int=1),
    program="Orbit",
    name="",
    state=CohortState.ENROLLING,
    starts_on=date(2026, 6, 1),
    matched=False,
    waiting=3,
    offers=Offers(number=2, first=T(days=-9), latest=T(days=-1)),
)


def test_mentors_who_wait_are_counted_with_the_longest_wait() -> None:
    task = task_for(FACTS, now=T0, zone="Europe/London")
    assert task is not None
    assert (task.urge, task.number, task.waited) == (Urge.APPROVAL, 2, 9)
    nobody = task_for(replace(FACTS, offers=None), now=T0, zone="Europe/London")
    assert nobody is not None
    assert (nobody.urge, nobody.number, nobody.waited) == (Urge.WAITING, 3, 0)


def test_a_dry_run_stands_for_who_waits_and_news_for_who_does_not() -> None:
    def urge(*, waiting: int = 3, dry_run: bool = False, published: int = 0) -> Urge | None:
        facts = replace(FACTS, offers=None, waiting=waiting, dry_run=dry_run, published=published)
        task = task_for(facts, now=T0, zone="Europe/London")
        return task.urge if task else None

    assert urge(dry_run=True, published=2) is Urge.DRY_RUN
    assert urge(published=2) is Urge.WAITING
    assert urge(dry_run=True, waiting=0, published=2) is Urge.MATCHED
    assert urge(dry_run=True, waiting=0) is None


def test_the_most_pressing_comes_first_and_the_latest_offer_is_known() -> None:
    draft = replace(FACTS, state=CohortState.DRAFT, offers=None)
    over = replace(FACTS, state=CohortState.CLOSING, offers=Offers(number=1, first=T0, latest=T0))
    late = replace(FACTS, starts_on=T0.date(), offers=None)
    found = to_do([draft, over, FACTS, late], now=T(days=1), zone="Europe/London")
    assert [task.urge for task in found.tasks] == [Urge.UNMATCHED, Urge.APPROVAL, Urge.DRAFT]
    assert found.latest_offer == T(days=-1)
    assert to_do([draft], now=T0, zone="Europe/London").latest_offer is None
