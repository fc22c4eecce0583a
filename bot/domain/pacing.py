"""How fast messages may leave, and which of them can wait a little. Pure: the store keeps the moments it asks for.

Slack lets an app post about one message a second in a conversation, and several hundred a minute in a workspace
(docs.slack.dev/apis/web-api/rate-limits, `chat.postMessage`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.notices import (
    CohortAnnounced,
    CohortOver,
    CohortSummary,
    CohortUnmatched,
    GroupIntroduction,
    Introduction,
    MatchProposed,
    MentorshipCompleted,
    NewcomerInvited,
    Notice,
    ProgramSummary,
    Several,
    SkillGrowth,
    SummariesStopped,
    WaitingForYou,
)
from bot.domain.post.worth import WORTH

PER_MINUTE = 240
"""Messages to one workspace. Slack says "several hundred"; this leaves room for answers to clicks.

Those do not wait here.
"""
BURST = 20
"""Messages that may leave at once after a rest, so that a single one never waits for its turn."""
APART = timedelta(seconds=1)
"""Between two messages in one conversation."""
WRONG_BY = timedelta(minutes=1)
"""A moment that lies further ahead than any pace leads was written by a clock that was wrong, and holds nothing."""

WAVES: frozenset[type[Notice]] = frozenset(
    {
        CohortAnnounced,
        CohortOver,
        CohortSummary,
        CohortUnmatched,
        GroupIntroduction,
        Introduction,
        MatchProposed,
        MentorshipCompleted,
        NewcomerInvited,
        ProgramSummary,
        Several,
        SkillGrowth,
        SummariesStopped,
        WaitingForYou,
        *WORTH,
    }
)
"""What goes to many at once, or comes because time has come. Nobody sits there and waits for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """A token bucket, told by one moment: until when a workspace has used up what it may send.

    Each message moves that moment on by `interval`; it may lie ahead of now by `burst` messages. This is the
    generic cell rate algorithm, which needs neither a count of tokens nor anybody who refills them. `apart` is the
    time between two messages in one conversation.
    """

    interval: timedelta
    burst: int
    apart: timedelta

    def latest(self, now: datetime) -> datetime:
        """A workspace that is used up until then, or less far, may send at least one message."""
        return now + self.interval * (self.burst - 1)

    def absurd(self, now: datetime) -> datetime:
        """No workspace is rightly used up for longer than this."""
        return now + self.interval * self.burst + WRONG_BY

    def room(self, used_until: datetime | None, now: datetime, *, most: int) -> int:
        """How many messages may leave now, `most` at most."""
        if not self.interval:
            return most
        free = now + self.interval * self.burst - self._begin(used_until, now)
        return max(0, min(most, free // self.interval))

    def spend(self, used_until: datetime | None, now: datetime, *, messages: int) -> datetime:
        """Until when a workspace is used up after so many messages more."""
        return self._begin(used_until, now) + self.interval * messages

    def _begin(self, used_until: datetime | None, now: datetime) -> datetime:
        if used_until is None or used_until > self.absurd(now):
            return now
        return max(used_until, now)


PACE = Pace(interval=timedelta(minutes=1) / PER_MINUTE, burst=BURST, apart=APART)
UNHURRIED = Pace(interval=timedelta(0), burst=1, apart=timedelta(0))
"""No pace at all: for a rehearsal, whose clock stands still between two steps of its story."""


def can_wait(notice: Notice) -> bool:
    """Whether answers to people may overtake this."""
    return type(notice) in WAVES
