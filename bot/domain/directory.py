"""When Slack's directory is read, how fast, and when a reading is given up."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from bot.domain.people import Profile

PACE = timedelta(seconds=3)
"""A token falls into the bucket every so often, and a page takes one: `users.list` may be asked 20 times a minute.

Source: docs.slack.dev/apis/web-api/rate-limits, tier 2. The bucket holds a single token, so that however many
processes take turns, none has a store of them; when the next one falls stands in the row.
"""
AGAIN_AFTER = timedelta(minutes=1)
"""How long a page rests that could not be read."""
GIVEN_UP_AFTER = timedelta(hours=6)
NIGHT = time(2, tzinfo=UTC)
NIGHT_MINUTES = 180


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the directory. `cursor` leads to the next one and is "" on the last."""

    profiles: tuple[Profile, ...]
    cursor: str


def next_night(workspace_id: UUID, now: datetime) -> datetime:
    """The coming night's reading: each workspace at a minute of its own between 02:00 and 05:00 UTC."""
    own = timedelta(minutes=workspace_id.int % NIGHT_MINUTES)
    tonight = datetime.combine(now.astimezone(UTC).date(), NIGHT) + own
    return tonight if tonight > now else tonight + timedelta(days=1)
