"""What one side of a pair sees of skills: the page, and the form on which they are rated."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.domain.growth.skills import Growth
from bot.domain.growth.terms import RatingMoment
from bot.domain.matching_terms import Pairing
from bot.domain.people import Someone
from bot.domain.terms import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillPlanCard:
    """How the skills of one pair stand, as far as the reader may see it.

    `rows` are the learner's: the reader's own, or those of the mentee who invited the mentor. `may_rate`: the
    reader is asked, and the pair runs. `rated`: the reader has answered at this `moment`, which can be changed
    `until` the next. `invited`: the mentee lets the mentor rate and see everything. `suggested` are rows in which a
    goal would help the reader most.
    """

    mentorship: UUID
    program: str
    pairing: Pairing
    you_are: Side
    partner: Someone
    moment: RatingMoment
    until: datetime
    rows: tuple[Growth, ...]
    may_rate: bool
    rated: bool
    invited: bool
    over: bool
    suggested: tuple[Growth, ...] = ()

    @property
    def learns(self) -> bool:
        """Whether the skills are the reader's own: a mentee's, or a peer's."""
        return self.you_are is Side.MENTEE or self.pairing is Pairing.PEER

    @property
    def may_invite(self) -> bool:
        """Whether there is a mentor whom the reader could let in, or has let in."""
        return self.you_are is Side.MENTEE and self.pairing is not Pairing.PEER


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillToRate:
    """A skill of the form, with the reader's answer of the same moment, if there is one."""

    skill: UUID
    label: str
    rating: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillFormCard:
    """The form of one side at one moment. `learns`: the reader rates themself; `invited`: both see both.

    `may_invite`: there is a mentor whom the reader could let in, or has let in.
    """

    mentorship: UUID
    partner: Someone
    learns: bool
    invited: bool
    may_invite: bool
    moment: RatingMoment
    skills: tuple[SkillToRate, ...]
