"""To whoever joins, waits, or offers to mentor."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.matching_terms import Pairing
from bot.domain.notices.parts import SAYS_NOTHING, Charter, OpenDoor
from bot.domain.people import Someone
from bot.domain.terms import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """To a person who joined: what happens next. `begun`: the first day has passed.

    `offer_waits`: they learn already, and mentor once that is approved.
    """

    cohort: UUID
    program: str
    role: Role
    starts_on: date
    offer_waits: bool = False
    begun: bool = False
    charter: Charter = SAYS_NOTHING
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Waitlisted:
    """To a person who joined a cohort that is full: their place in the queue, counted from 1."""

    cohort: UUID
    program: str
    place: int
    offer_waits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFree:
    """To somebody on a waitlist: a place is free, and it is theirs."""

    cohort: UUID
    program: str
    role: Role
    offer_waits: bool = False
    charter: Charter = SAYS_NOTHING
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorApplied:
    """To somebody who offers to mentor where mentors are approved first. `meanwhile_mentee`: they learn already."""

    cohort: UUID
    program: str
    meanwhile_mentee: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorAsked:
    """To somebody who would like to mentor: a question from somebody who runs the program."""

    cohort: UUID
    program: str
    by: Someone
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorApproved:
    """To a mentor: yes. `after_all` where it was no at first."""

    cohort: UUID
    program: str
    charter: Charter = SAYS_NOTHING
    after_all: bool = False
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorDeclined:
    """To somebody who would have liked to mentor: not this time. `stays_mentee` where they take part as one.

    `cohort` is the one to join as a mentee instead; the first version did not name it.
    """

    program: str
    stays_mentee: bool
    cohort: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewcomerInvited:
    """To somebody who has just joined the company: the programs open to them. Sent once."""

    doors: tuple[OpenDoor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterCome:
    """To somebody who asked to be reminded of a cohort. The only one. `begun`: the first day has passed."""

    cohort: UUID
    program: str
    starts_on: date
    begun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signpost:
    """To somebody who wrote to the bot: where to find everything."""
