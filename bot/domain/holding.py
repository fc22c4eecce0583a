"""All messages stopped by an admin: what is held back, and what of it still makes sense once it may go out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum, auto
from uuid import UUID

LONGEST_REASON = 300


class Audience(StrEnum):
    """Where a message goes: to one person, to a pair's group chat, or to a channel."""

    PERSON = "person"
    PAIR = "pair"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Since when all messages of a workspace are stopped; `by` is a Slack id, `reason` may be empty."""

    since: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """Messages of one kind, a Notice's name, to one sort of audience, and when the oldest of them was due."""

    kind: str
    audience: Audience
    count: int
    oldest: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One message held back. `address` is the person, pair or channel; `put_at` is when it was put."""

    id: UUID
    kind: str
    audience: Audience
    address: UUID | str
    about: UUID | None
    put_at: datetime
    expires_at: datetime | None


class Kept(Enum):
    """Which of several messages about the same thing is worth reading when they all come at once."""

    FIRST = auto()
    LAST = auto()


ONE_IS_ENOUGH = {
    "CheckIn": Kept.FIRST,
    "MatchProposed": Kept.FIRST,
    "MentorRequested": Kept.FIRST,
    "MeetingMoved": Kept.LAST,
    "MeetingOffered": Kept.LAST,
}
"""A reminder of something not yet read says less than the message itself; of two new times, the later holds."""


def outrun(waiting: Iterable[Waiting]) -> frozenset[UUID]:
    """The messages that another one to the same reader about the same thing makes pointless."""
    alike: dict[tuple[object, ...], list[Waiting]] = {}
    for message in sorted(waiting, key=lambda each: (each.put_at, each.id)):
        if message.about and message.kind in ONE_IS_ENOUGH:
            alike.setdefault((message.kind, message.address, message.about), []).append(message)
    return frozenset(message.id for several in alike.values() for message in _all_but_one(several))


def too_late(message: Waiting, due_at: datetime) -> bool:
    """Whether the time of a message has passed by `due_at`, as the outbox itself sees it."""
    return message.expires_at is not None and message.expires_at <= due_at


def _all_but_one(several: Sequence[Waiting]) -> Sequence[Waiting]:
    return several[1:] if ONE_IS_ENOUGH[several[0].kind] is Kept.FIRST else several[:-1]
