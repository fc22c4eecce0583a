"""The queue of what needs a human: what is worth looking at first, and who is reminded."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.insight.desk import FULLY_AGED, MOST_PEOPLE, URGENCY, Entry, in_order, to_remind, value_of
from bot.domain.tasks import RANKS, Urge
from bot.domain.terms import Side

NOW = datetime(2026, 12, 7, 9, tzinfo=UTC)
entries = st.builds(
    Entry,
    urge=st.sampled_from(Urge),
    subject=st.uuids(),
    cohort=st.none(),
    people=st.integers(0, 100_000),
    since=st.none() | st.integers(-10, 400).map(lambda days: NOW - timedelta(days=days)),
)


def entry(urge: Urge, people: int = 1, days: float = 0, subject: int = 1) -> Entry:
    since = NOW - timedelta(days=days)
    return Entry(urge=urge, subject=UUID(int=subject), cohort=None, people=people, since=since)


def test_every_sort_has_its_urgency() -> None:
    assert set(URGENCY) == set(Urge)


def test_the_formula_gives_what_the_docs_say() -> None:
    assert value_of(entry(Urge.HAND, 2), NOW) == 100 * 20 * 1 * 2
    assert value_of(entry(Urge.HAND, 2, days=7), NOW) == 100 * 20 * 1.5 * 2
    assert value_of(entry(Urge.HAND, 2, days=14), NOW) == 100 * 20 * 2 * 2
    assert value_of(entry(Urge.WAITING, 64), NOW) == 100 * 6 * 7
    unknown = Entry(urge=Urge.DRAFT, subject=UUID(int=1), cohort=None, people=0)
    assert value_of(unknown, NOW) == 100


@given(entries, entries)
def test_somebody_who_asks_for_help_stands_above_everything_else(one: Entry, other: Entry) -> None:
    concern = entry(Urge.CONCERN)
    assert value_of(concern, NOW) > value_of(one, NOW) or one.urge is Urge.CONCERN
    assert in_order([one, other, concern], NOW)[0].urge is Urge.CONCERN


@given(entries, st.integers(0, 400), st.integers(0, 1000))
def test_more_people_and_a_longer_wait_are_never_worth_less_and_both_are_bounded(
    one: Entry, more_days: int, more_people: int
) -> None:
    earlier = one.since - timedelta(days=more_days) if one.since else None
    other = Entry(urge=one.urge, subject=one.subject, cohort=None, people=one.people + more_people, since=earlier)
    assert value_of(one, NOW) <= value_of(other, NOW) <= 100 * 16 * URGENCY[one.urge]
    assert FULLY_AGED.days == 14
    assert MOST_PEOPLE == 128


@given(st.lists(entries, max_size=12, unique_by=lambda each: (each.urge, each.subject)), st.randoms())
def test_the_same_entries_always_stand_in_the_same_order(found: list[Entry], chance: object) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert in_order(shuffled, NOW) == in_order(found, NOW)
    values = [value_of(each, NOW) for each in in_order(found, NOW)]
    assert values == sorted(values, reverse=True)


def test_equal_values_keep_the_order_of_sorts_then_who_waited_longest_then_the_id() -> None:
    lost, ends = entry(Urge.UNDELIVERED, subject=9), entry(Urge.ENDING, subject=1)
    assert URGENCY[lost.urge] == URGENCY[ends.urge]
    assert RANKS[lost.urge] < RANKS[ends.urge]
    assert in_order([ends, lost], NOW) == (lost, ends)
    long, longer = entry(Urge.HAND, days=20, subject=1), entry(Urge.HAND, days=30, subject=2)
    assert in_order([long, longer], NOW) == (longer, long)
    first, second = entry(Urge.HAND, subject=1), entry(Urge.HAND, subject=2)
    assert in_order([second, first], NOW) == (first, second)


def test_whoever_left_something_unanswered_is_reminded_or_both_where_nobody_did() -> None:
    assert to_remind([Side.MENTEE], Side) == [Side.MENTEE]
    assert to_remind([], Side) == list(Side)
    assert to_remind(list(Side), Side) == list(Side)
    assert to_remind([Side.MENTEE], [Side.MENTOR]) == [Side.MENTOR]
