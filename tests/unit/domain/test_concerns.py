"""Who may read a request for help: never anybody who is part of it, above it or below it, whatever the chart."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.care.concern_cards import HelpCard, HelpPlace, Reading, Way, first_readings
from bot.domain.care.concerns import Circle, Origin, above, answer_by, circle, with_more
from bot.domain.people import Someone

PEOPLE = [UUID(int=number) for number in range(1, 13)]
SENDER, PARTNER, *OTHERS = PEOPLE
people = st.sampled_from(PEOPLE)
charts = st.dictionaries(people, people)
groups = st.lists(people, unique=True, max_size=6)
origins = (Origin.PROGRAM, Origin.NAMED, Origin.WORKSPACE)


def all_above(person: UUID, who: Mapping[UUID, UUID]) -> set[UUID]:
    """The same in another way: as many steps up as there are people."""
    found: set[UUID] = set()
    for _ in PEOPLE:
        boss = who.get(person)
        if boss is None:
            break
        found.add(boss)
        person = boss
    return found


def bound(person: UUID, who: Mapping[UUID, UUID]) -> bool:
    parts = {SENDER, PARTNER}
    over = set[UUID]().union(*(all_above(part, who) for part in parts))
    return person in parts | over or bool(all_above(person, who) & parts)


def drawn(groups: Sequence[Sequence[UUID]], who: Mapping[UUID, UUID]) -> Circle:
    return circle(zip(origins, groups, strict=True), part_of_it={SENDER, PARTNER}, who=who)


@given(st.tuples(groups, groups, groups), charts)
def test_nobody_reads_who_is_part_of_it_or_in_line_with_somebody_who_is(
    groups: tuple[list[UUID], ...], who: dict[UUID, UUID]
) -> None:
    found = drawn(groups, who)
    assert not any(bound(reader, who) for reader in found.readers)
    free = [[person for person in group if not bound(person, who)] for group in groups]
    expected = next(((origin, left) for origin, left in zip(origins, free, strict=True) if left), None)
    assert (found.origin, list(found.readers)) == (expected or (Origin.NOBODY, []))


@given(groups, charts, people)
def test_whoever_holds_it_reads_it_alone_and_only_while_they_may(
    group: list[UUID], who: dict[UUID, UUID], handler: UUID
) -> None:
    found = drawn((group, [], []), who)
    now = found.holding(handler)
    assert now == ((handler,) if handler in found.readers else found.readers)
    assert found.holding(None) == found.readers


@given(charts, people)
def test_a_chart_that_runs_in_a_circle_ends(who: dict[UUID, UUID], person: UUID) -> None:
    line = list(above(person, who))
    assert len(line) == len(set(line)) < len(PEOPLE)
    assert person not in line


def test_a_manager_of_a_manager_and_somebody_two_levels_down_are_left_out() -> None:
    top, middle, below, lowest, free = OTHERS[:5]
    who = {PARTNER: middle, middle: top, below: PARTNER, lowest: below}
    assert drawn(([top, middle, below, lowest, free], [], []), who).readers == (free,)


def test_those_who_stand_in_are_asked_only_where_nobody_else_is_left() -> None:
    first, second, third = OTHERS[:3]
    who = {SENDER: first}
    assert drawn(([first], [second], [third]), who) == Circle(Origin.NAMED, (second,))
    assert drawn(([first], [first], [third]), who) == Circle(Origin.WORKSPACE, (third,))
    assert drawn(([first], [], [PARTNER]), who) == Circle(Origin.NOBODY, ())


def test_the_answer_is_asked_for_within_a_working_week() -> None:
    assert answer_by(date(2026, 12, 7)) == date(2026, 12, 12)


def test_what_is_added_stands_below_what_was_written() -> None:
    assert with_more("", "One") == "One"
    assert with_more("One", "Two") == "One\n\nTwo"


def test_of_several_looks_the_first_counts() -> None:
    joan, ben = Someone("U1", "Joan"), Someone("U2", "Ben")
    noon = datetime(2026, 12, 7, 12, tzinfo=UTC)
    looks = [
        Reading(by=person, at=noon + timedelta(hours=hours)) for person, hours in ((joan, 2), (ben, 1), (joan, 0))
    ]
    assert first_readings(looks) == (looks[2], looks[1])


def test_a_way_is_about_pairs_under_way_and_a_concern_about_anything() -> None:
    ada = Someone("U1", "Ada")
    running = HelpPlace(participant=SENDER, program="Orbit", mentorship=PARTNER, partner=ada, running=True)
    over = HelpPlace(participant=SENDER, program="Orbit", mentorship=OTHERS[0], partner=ada)
    rest = HelpPlace(participant=SENDER, program="Orbit")
    card = HelpCard(places=(running, over, rest))
    assert card.for_way(Way.PACE) == card.pairs == (running,)
    assert card.for_way(Way.MEDIATION) == (running, over)
    assert card.for_way(Way.CONCERN) == (running, over, rest)
