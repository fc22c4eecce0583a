"""Groups and how they fare: told from five people on, and nobody is left who could be had by subtraction."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.feedback import REPORT_FLOOR
from bot.domain.insight.inclusion import Group, Seeker, audited, stands_out
from bot.domain.terms import Stage

SEEKER = Seeker(stage=None, languages=frozenset(), zone="UTC", paired=True, waits=None, asked=1, agreed=1)
ALL = Group(name="", people=40, paired=0.8, never_asked=0.1, agreed=0.7, waits=2)
seekers = st.builds(
    Seeker,
    stage=st.none() | st.sampled_from(Stage),
    languages=st.frozensets(st.sampled_from(("Arabic", "English", "Welsh")), max_size=2),
    zone=st.sampled_from(("UTC", "Europe/Rome", "Africa/Cairo", "Asia/Tokyo")),
    paired=st.booleans(),
    waits=st.none() | st.integers(0, 400),
    asked=st.integers(0, 3),
    agreed=st.integers(0, 3),
)


@given(st.lists(seekers, max_size=40))
def test_no_group_and_nobody_beside_the_groups_is_fewer_than_five(company: list[Seeker]) -> None:
    found = audited(company)
    if len(company) < REPORT_FLOOR:
        assert found is None
        return
    assert found
    stages = Counter(each.stage.value if each.stage else "" for each in company)
    shown = [group.name for group in found.groups["Career stage"]]
    assert all(stages[name] >= REPORT_FLOOR for name in shown)
    beside = len(company) - sum(stages[name] for name in shown)
    assert not shown or beside == 0 or beside >= REPORT_FLOOR
    assert len(shown) + found.hidden["Career stage"] == len(stages.keys() - {""})


@given(st.lists(seekers, min_size=5, max_size=40))
def test_shares_are_tenths_and_people_are_told_in_fives(company: list[Seeker]) -> None:
    found = audited(company)
    assert found
    for group in (found.everybody, *(each for groups in found.groups.values() for each in groups)):
        assert group.people % REPORT_FLOOR == 0
        told = (group.paired, group.never_asked, group.agreed)
        assert all(share is None or round(share * 10) == pytest.approx(share * 10) for share in told)


def test_what_too_few_have_anything_to_go_by_is_not_told() -> None:
    waiting = replace(SEEKER, paired=False, waits=20, asked=0, agreed=0)
    found = audited([SEEKER] * 4 + [waiting] * 4)
    assert found
    assert (found.everybody.agreed, found.everybody.waits) == (None, None)
    found = audited([SEEKER] * 5 + [waiting] * 5)
    assert found
    assert (found.everybody.agreed, found.everybody.waits, found.everybody.never_asked) == (1, 3, 0.5)


@pytest.mark.parametrize(
    ("fares", "worth_a_look"),
    [
        ({}, False),
        ({"paired": 0.7}, False),
        ({"paired": 0.6}, True),
        ({"never_asked": 0.3}, True),
        ({"waits": 3}, False),
        ({"waits": 4}, True),
        ({"paired": None, "never_asked": None, "waits": None}, False),
    ],
)
def test_only_a_clear_difference_is_pointed_out(fares: dict[str, float | None], worth_a_look: bool) -> None:
    assert stands_out(replace(ALL, name="some", **fares), ALL) is worth_a_look  # type: ignore[arg-type]


def test_where_nobody_waits_nobody_waits_longer() -> None:
    assert not stands_out(replace(ALL, name="some"), replace(ALL, waits=None, paired=None, never_asked=None))
