"""A pair meets and agrees: introductions and agreements."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.domain.growth.agreements import Terms
from bot.domain.growth.terms import AgendaOwner, MeetBy
from bot.domain.matching_terms import Pairing
from bot.domain.notices.parts import Portrait, Reason
from bot.domain.people import Someone
from bot.domain.terms import Cadence, ProgramKind, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """To the pair's group DM: both said yes. Peers are told of both what they offer and hope for.

    The first version spoke of a mentor and a mentee, whatever the kind of pairing; the second began to tell of
    both in their own words (`people`) and to offer `times`, with an hour that both share or one that asks somebody
    to bend.
    """

    mentorship: UUID
    program: str
    mentor: Someone
    mentee: Someone
    mentor_offers: tuple[str, ...]
    mentee_goals: str
    reason: Reason
    cadence: Cadence
    minutes: int
    pairing: Pairing = Pairing.TRADITIONAL
    mentor_goals: str = ""
    mentee_offers: tuple[str, ...] = ()
    kind: ProgramKind = ProgramKind.SKILL_GROWTH
    people: tuple[Portrait, ...] = ()
    times: tuple[datetime, ...] = ()
    shared_hours: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupIntroduction:
    """To a mentor and all who learn with them, in one conversation: who is who.

    `mentorship` is one of their pairs. `newcomers` are Slack ids of those who are introduced for the first time.
    `skills`: what the mentor offers and others would like to learn. `meeting_at` is a first meeting that the group
    has settled on already; else it is offered `times`. `alone`: each reads it for themself, since there is no
    conversation for so many.
    """

    mentorship: UUID
    program: str
    mentor: Portrait
    mentees: tuple[Portrait, ...]
    newcomers: tuple[str, ...]
    skills: tuple[str, ...]
    cadence: Cadence
    minutes: int
    kind: ProgramKind
    times: tuple[datetime, ...] = ()
    shared_hours: bool = True
    meeting_at: datetime | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementOffered:
    """To both some days after their pair has formed, once: an agreement is easily made, and either may begin."""

    mentorship: UUID
    partner: Someone
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementProposed:
    """To the partner: a version of the agreement to confirm or to answer with another one. Also the one reminder.

    `before` is what it would change: what is in force, or, if it is a `counter`, what the reader had proposed.
    """

    agreement: UUID
    mentorship: UUID
    partner: Someone
    you_are: Side
    terms: Terms
    before: Terms | None = None
    counter: bool = False
    again: bool = False
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSettled:
    """To the pair's group DM, or to who proposed it where more people read there: it is in force, in short.

    `changed`: there was one in force before.
    """

    mentorship: UUID
    mentor: Someone
    mentee: Someone
    cadence: Cadence
    minutes: int
    meet_by: MeetBy
    agenda_owner: AgendaOwner
    changed: bool
    pairing: Pairing = Pairing.TRADITIONAL
