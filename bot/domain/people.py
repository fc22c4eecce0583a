"""Who acts, who is spoken of, and what Slack tells us about a person."""

from dataclasses import dataclass, field
from enum import Enum, auto

from bot.domain.terms import PersonKind


class Aftermath(Enum):
    """What else came of a gesture. HELD: a message it led to waits, since all messages are stopped."""

    HELD = auto()


class Intent(Enum):
    """Whether a gesture may change anything. LOOK: it was acknowledged before it had its effect, so it may not."""

    ACT = auto()
    LOOK = auto()


@dataclass(frozen=True, slots=True)
class Actor:
    """The person behind a gesture: Slack's team and user ids, and the key that makes the gesture count once.

    `aftermath` is written on by whatever has its effect, for whoever answers the person.
    """

    team: str
    user: str
    gesture: str | None = None
    intent: Intent = field(default=Intent.ACT, compare=False)
    aftermath: set[Aftermath] = field(default_factory=set, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as named in a message: the Slack id to mention and the name to read aloud."""

    slack_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What Slack's directory says of a person.

    `active` is false once deactivated; of such people Slack says little more than their name. `email` is "" where
    Slack keeps it from us.
    """

    slack_id: str
    name: str
    time_zone: str
    is_admin: bool
    kind: PersonKind
    active: bool
    email: str = ""

    @property
    def may_join(self) -> bool:
        """Whether programs are for this person: only members who are there take part."""
        return self.active and self.kind is PersonKind.MEMBER
