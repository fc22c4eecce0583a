"""On which morning the daily run comes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.daily_runs import MORNING, next_run

ZONES = ("Europe/London", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe", "UTC")


def test_it_comes_at_eight_where_the_program_is_at_home() -> None:
    assert next_run("America/New_York", datetime(2026, 12, 7, 12, 59, tzinfo=UTC)) == datetime(
        2026, 12, 7, 13, tzinfo=UTC
    )
    assert next_run("America/New_York", datetime(2026, 12, 7, 13, tzinfo=UTC)) == datetime(
        2026, 12, 8, 13, tzinfo=UTC
    )


def test_the_clock_may_change_over_night() -> None:
    before = datetime(2026, 3, 28, 8, tzinfo=ZoneInfo("Europe/London"))
    assert next_run("Europe/London", before) - before.astimezone(UTC) == timedelta(hours=23)


@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_every_day_has_one_run(zone: str, now: datetime) -> None:
    first = next_run(zone, now)
    second = next_run(zone, first)
    assert first > now
    assert first.astimezone(ZoneInfo(zone)).time() == MORNING == time(8)
    days = [each.astimezone(ZoneInfo(zone)).date() for each in (first, second)]
    assert days[1] - days[0] == timedelta(days=1)
    assert days[0] - now.astimezone(ZoneInfo(zone)).date() <= timedelta(days=1)
    assert isinstance(days[0], date)
