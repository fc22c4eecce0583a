"""Telling beforehand how many people read what, and when on their own clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.holding import Audience
from bot.domain.previews import Departure, Wave, foretell

NOW = datetime(2026, 12, 4, 16, 0, tzinfo=UTC)
"""A Friday afternoon in London."""
LONDON, TOKYO = "Europe/London", "Asia/Tokyo"

departures = st.builds(
    Departure,
    audience=st.sampled_from(Audience),
    reader=st.integers(0, 5),
    zone=st.sampled_from((LONDON, TOKYO, "America/New_York")),
    due_at=st.integers(0, 5).map(lambda days: NOW + timedelta(days=days)),
)


def to(
    reader: object, due_at: datetime = NOW, *, zone: str = LONDON, audience: Audience = Audience.PERSON
) -> Departure:
    return Departure(audience=audience, reader=reader, zone=zone, due_at=due_at)


def test_nothing_is_nothing() -> None:
    preview = foretell([], NOW)
    assert (preview.messages, preview.people, preview.pairs, preview.channels, preview.waves) == (0, 0, 0, 0, ())


def test_a_person_with_two_messages_is_one_reader() -> None:
    preview = foretell([to("ada"), to("ada"), to("bob")], NOW)
    assert (preview.messages, preview.people) == (3, 2)
    assert preview.waves == (Wave(day=None, at=None, readers=2),)


def test_a_person_a_pair_and_a_channel_of_one_name_are_three_readers() -> None:
    preview = foretell([to("x", audience=audience) for audience in Audience], NOW)
    assert (preview.people, preview.pairs, preview.channels) == (1, 1, 1)


def test_each_reader_has_a_clock_of_their_own() -> None:
    monday = datetime(2026, 12, 7, 9, tzinfo=UTC)
    in_tokyo = datetime(2026, 12, 7, 9, tzinfo=ZoneInfo(TOKYO))
    preview = foretell([to("ada", monday), to("ken", in_tokyo, zone=TOKYO), to("bob")], NOW)
    assert preview.waves == (
        Wave(day=None, at=None, readers=1),
        Wave(day=date(2026, 12, 7), at=time(9), readers=2),
    )


def test_later_today_is_called_today_where_it_is_today() -> None:
    later = NOW + timedelta(hours=1)
    (wave,) = foretell([to("ada", later)], NOW).waves
    assert wave == Wave(day=date(2026, 12, 4), at=time(17), readers=1, today=True)
    (already_saturday,) = foretell([to("ken", later, zone=TOKYO)], NOW).waves
    assert already_saturday == Wave(day=date(2026, 12, 5), at=time(2), readers=1, today=True)


def test_what_lost_its_point_is_counted_apart() -> None:
    assert foretell([to("ada")], NOW, dropped=3).dropped == 3


@given(st.lists(departures))
def test_every_reader_is_in_one_wave_and_the_waves_are_in_order(some: list[Departure]) -> None:
    preview = foretell(some, NOW)
    readers = len({(each.audience, each.reader) for each in some})
    assert preview.people + preview.pairs + preview.channels == readers
    assert sum(wave.readers for wave in preview.waves) == readers
    assert preview.messages == len(some)
    moments = [(wave.day or date.min, wave.at or time.min) for wave in preview.waves]
    assert moments == sorted(moments)
