"""Who acts, who is spoken of, and what Slack tells us about a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """The person behind a gesture: Slack's team and user ids, and the key that makes the gesture count once."""

    team: str
    user: str
    gesture: str | None = None


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as named in a message: the Slack id to mention and the name to read aloud."""

    slack_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What Slack's directory says of a person.

    `may_join` is false for bots, guests and people of other workspaces; `active` is false once deactivated.
    """

    slack_id: str
    name: str
    time_zone: str
    is_admin: bool
    may_join: bool
    active: bool
