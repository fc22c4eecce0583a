"""Each workspace is read at a minute of its own in the coming night."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.directory import next_night

moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(st.uuids(), moments)
def test_the_next_reading_is_in_the_coming_night_and_never_now(workspace: UUID, now: datetime) -> None:
    night = next_night(workspace, now)
    assert now < night <= now + timedelta(days=1)
    assert 2 <= night.hour < 5
    assert next_night(workspace, night) == night + timedelta(days=1)


def test_workspaces_are_spread_over_the_night() -> None:
    now = datetime(2026, 12, 7, 9, tzinfo=UTC)
    assert len({next_night(UUID(int=number), now) for number in range(500)}) == 180
