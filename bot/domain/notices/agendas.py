"""Before a meeting: what to speak of, and what to have in mind."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.domain.matching_terms import Pairing
from bot.domain.meetings.brief import PairBrief, TopicLine
from bot.domain.people import Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaAsked:
    """To whoever brings the topics, one working morning before a meeting. `more` topics stand on the agenda.

    `first`: the two have not met yet.
    """

    meeting: UUID
    mentorship: UUID
    partner: Someone
    starts_at: datetime
    topics: tuple[TopicLine, ...]
    more: int
    prompts: tuple[str, ...]
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingBrief:
    """To the other side before a meeting, or to the mentor of a group before those at one time.

    `meeting` is the first of them. `pairs` are cut down to fit a screen; `more` of the group are left out. `cue`
    is advice on how to be in this meeting. `prompts` are there where the reader brings topics as well.
    """

    meeting: UUID
    starts_at: datetime
    pairs: tuple[PairBrief, ...]
    more: int
    cue: str
    prompts: tuple[str, ...] = ()
    pairing: Pairing = Pairing.TRADITIONAL
