"""The daily run of programs that keep going: on which morning whoever waits is matched."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.zones import today_in

MORNING = time(8)
"""Before the digest, which comes when its reader's working day begins."""
LOOKED_BACK = timedelta(days=7)
"""How far back those who run a program read what was published by itself."""


def next_run(zone: str, after: datetime) -> datetime:
    """The first morning in `zone` that begins later than `after`, on whatever day of the week."""
    today = today_in(zone, after)
    mornings = (datetime.combine(today + timedelta(days=days), MORNING, ZoneInfo(zone)) for days in (0, 1))
    return next(morning for morning in mornings if morning > after).astimezone(UTC)
