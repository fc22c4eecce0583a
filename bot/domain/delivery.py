"""What becomes of a message after each attempt to send it. Pure: the store applies it, the relay acts on it.

A call that may have reached Slack is never blindly repeated: the message is looked up first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.notices import Notice
from bot.domain.terms import DeliveryState, Unconfirmed

LEASE = timedelta(seconds=60)
"""How long one process may hold a message. Longer than any call to Slack."""
MARGIN = timedelta(seconds=15)
"""What must be left of that time when a call is made: more than the longest call takes."""
SETTLE = timedelta(seconds=20)
"""How long Slack may still accept a message after the answer was lost."""
DOUBT_ENDS_AFTER = timedelta(hours=24)
"""How long a message is looked for before it is listed as given up."""
MOST_ATTEMPTS = 8
MOST_UNCONFIRMED = {Unconfirmed.REPEAT: 2, Unconfirmed.LEAVE: 1}
"""How often a message is sent of which nobody can tell whether it has arrived."""
_FIRST_DELAY = timedelta(seconds=5)
_LONGEST_DELAY = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A mentor and all who learn with them: who they are changes, so their conversation is looked for each time.

    `room` is the conversation that was opened for them last, `gone` are Slack ids of those who were in it and have
    left the group, and `name` says what a channel for them may be called.
    """

    room: str | None
    gone: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A claimed message. `token` names the lease; `channel` is known once the conversation was opened.

    `doubtful` means that Slack may have it already: it must be looked up from `tried_at` on, not sent. `group` is
    set where it goes to a whole group.
    """

    id: UUID
    workspace_id: UUID
    token: UUID
    notice: Notice
    recipients: tuple[str, ...]
    person_id: UUID | None
    mentorship_id: UUID | None
    channel: str | None
    attempts: int
    doubtful: bool
    tried_at: datetime
    due_at: datetime
    about_id: UUID | None = None
    group: Group | None = None

    def may_have_been_posted(self, outcome: "Outcome") -> bool:
        """Whether this attempt may just have left something in the conversation. A second look leaves nothing."""
        return not self.doubtful and isinstance(outcome, Sent | Ambiguous)


@dataclass(frozen=True, slots=True)
class Sent:
    """Slack has it, under this channel and timestamp."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class RateLimited:
    """Slack asks us to wait, and has not taken the message."""

    wait: timedelta


@dataclass(frozen=True, slots=True)
class Unreachable:
    """There is no way to Slack at all: an outage spends no attempt, so that it loses nothing."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """An admin has stopped all messages between the claim and the call, so the call was not made."""


@dataclass(frozen=True, slots=True)
class Late:
    """Its time has passed between the claim and the call, so the call was not made."""


@dataclass(frozen=True, slots=True)
class Paused:
    """Slack has asked us, in another conversation or process, to leave the workspace alone until then."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Early:
    """Nobody asked for it, and its reader has gone home: so it waits for their next working moment."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Stale:
    """Its claim has grown too old to make the call under it, so the call was not made."""


@dataclass(frozen=True, slots=True)
class NotSent:
    """Slack never saw it, or said for sure that it did not keep it."""

    reason: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The answer was lost: Slack may or may not have it."""

    reason: str


@dataclass(frozen=True, slots=True)
class Impossible:
    """It can never be delivered as it is."""

    reason: str


@dataclass(frozen=True, slots=True)
class Apart:
    """No conversation can be had for so many, so it was put into the outbox for each of them alone."""

    reason: str


@dataclass(frozen=True, slots=True)
class Locked:
    """Nothing can be sent to this workspace until an operator acts, for example on a revoked token."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unverifiable:
    """We may not look it up here, since the history scope was not granted."""


Hindrance = Stopped | Late | Paused | Early | Stale
"""What can keep a message from leaving at the last moment."""
Outcome = (
    Sent | RateLimited | Unreachable | Hindrance | NotSent | Ambiguous | Impossible | Apart | Locked | Unverifiable
)
TIME_HAD_PASSED = "its time had passed"


@dataclass(frozen=True, slots=True)
class Transition:
    """The state after an attempt. `attempts` is the new count; `hold` keeps the whole workspace back until then."""

    state: DeliveryState
    next_at: datetime
    attempts: int
    reason: str | None = None
    hold: datetime | None = None


UNREACHABLE_FOR = timedelta(seconds=30)
LOCKED_FOR = timedelta(minutes=10)
"""How long a locked workspace is left alone before one message tries again."""


def after(
    envelope: Envelope, outcome: Outcome, now: datetime, *, unconfirmed: Unconfirmed = Unconfirmed.REPEAT
) -> Transition:
    """The state of `envelope` after `outcome`."""
    attempts = envelope.attempts
    match outcome:
        case Sent() | Apart() | Impossible() | Late():
            return _over(outcome, attempts, now)
        case Ambiguous(reason) if envelope.doubtful and now - envelope.tried_at > DOUBT_ENDS_AFTER:
            return Transition(DeliveryState.GIVEN_UP, now, attempts, reason)
        case Ambiguous(reason):
            return Transition(DeliveryState.VERIFY, now + max(SETTLE, _delay(attempts)), attempts, reason)
        case Stopped() | Paused() | Early() | Stale():
            return _kept(envelope, outcome, now)
        case RateLimited() | Locked() | Unreachable():
            return _held(envelope, outcome, now)
        case _:
            return _again(envelope, outcome, now, unconfirmed)


def _over(outcome: Sent | Apart | Impossible | Late, attempts: int, now: datetime) -> Transition:
    """Nothing is left to try: it has arrived, goes another way, can never arrive, or has lost its point."""
    if isinstance(outcome, Sent):
        return Transition(DeliveryState.SENT, now, attempts)
    if isinstance(outcome, Late):
        return Transition(DeliveryState.EXPIRED, now, attempts - 1, TIME_HAD_PASSED)
    if isinstance(outcome, Apart):
        return Transition(DeliveryState.EXPIRED, now, attempts, f"told to each alone: {outcome.reason}")
    return Transition(DeliveryState.GIVEN_UP, now, attempts, outcome.reason)


WHY_KEPT: Mapping[type[Stopped | Paused | Early | Stale], str] = {
    Stopped: "stopped",
    Paused: "waits with its workspace",
    Early: "its reader is not at work",
    Stale: "its claim had grown old",
}


def _kept(envelope: Envelope, outcome: Stopped | Paused | Early | Stale, now: datetime) -> Transition:
    """Nothing was tried, so no attempt is spent. One of a stopped workspace waits for its release."""
    again_at = outcome.until if isinstance(outcome, Paused | Early) else now
    return Transition(_resting(envelope), again_at, _unspent(envelope), WHY_KEPT[type(outcome)])


def _held(envelope: Envelope, outcome: RateLimited | Locked | Unreachable, now: datetime) -> Transition:
    """Slack takes nothing now, so no attempt is spent, and the whole workspace waits."""
    match outcome:
        case RateLimited(wait):
            reason = "rate limited"
        case Locked(reason):
            wait = LOCKED_FOR
        case _:
            wait, reason = UNREACHABLE_FOR, "no connection"
    return Transition(_resting(envelope), now + wait, _unspent(envelope), reason, hold=now + wait)


def _resting(envelope: Envelope) -> DeliveryState:
    return DeliveryState.VERIFY if envelope.doubtful else DeliveryState.PENDING


def _unspent(envelope: Envelope) -> int:
    return envelope.attempts if envelope.doubtful else envelope.attempts - 1


def _again(
    envelope: Envelope, outcome: NotSent | Unverifiable, now: datetime, unconfirmed: Unconfirmed
) -> Transition:
    """Send once more, at once if it turned out that Slack never got it, until the attempts are used up."""
    if isinstance(outcome, NotSent):
        most, reason = MOST_ATTEMPTS, outcome.reason
    else:
        most, reason = MOST_UNCONFIRMED[unconfirmed], "could not be confirmed"
    if envelope.attempts >= most:
        return Transition(DeliveryState.GIVEN_UP, now, envelope.attempts, reason)
    delay = timedelta(0) if envelope.doubtful else _delay(envelope.attempts)
    return Transition(DeliveryState.PENDING, now + delay, envelope.attempts, reason)


def _delay(attempts: int) -> timedelta:
    return min(_FIRST_DELAY * float(2 ** max(attempts - 1, 0)), _LONGEST_DELAY)
