"""A short survey of each side on the way and at the end: what is asked of whom and when, and what comes of it.

Every item stands for something that research on mentoring has measured. The words are our own, so the numbers are
not those of the scales named here. docs/surveys.md has the whole list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, StrEnum
from uuid import UUID

from bot.domain.care.terms import PulseKind
from bot.domain.errors import ChangedMeanwhile, WrongInput
from bot.domain.matching_terms import Pairing
from bot.domain.people import Someone
from bot.domain.terms import Side

FIRST_AFTER = timedelta(days=30)
EVERY = timedelta(days=60)
RETRY_AFTER = timedelta(days=7)
"""From the question to its one retry. After that there is silence."""
LEFT_TO_THE_END = timedelta(days=21)
"""So near the planned end no survey is sent on the way: the last one follows soon."""
EDITABLE_FOR = timedelta(days=14)
"""How long answers can be changed once they were given, and a survey answered that was skipped."""
LONGEST_COMMENT = 3000
SCALE = (1, 2, 3, 4, 5)


class Item(StrEnum):
    """What is asked, from 1 to 5. Values are stored and never change once shipped."""

    QUALITY = "quality"
    """Relationship quality: Allen & Eby 2003, Journal of Management 29(4)."""
    OPENNESS = "openness"
    """Psychosocial support, of which trust and acceptance are part: Kram 1985, Mentoring at Work."""
    CLARITY = "clarity"
    """Clear goals: Locke & Latham 2002, American Psychologist 57(9)."""
    LEARNING = "learning"
    """Personal learning: Lankau & Scandura 2002, Academy of Management Journal 45(4)."""
    SATISFACTION = "satisfaction"
    """Satisfaction with the mentor: Ragins & Cotton 1999, Journal of Applied Psychology 84(4)."""
    GROWTH = "growth"
    """What mentors learn themselves: Allen 2007, in The Handbook of Mentoring at Work."""
    REWARD = "reward"
    """What mentoring is worth to mentors: Grima et al. 2014, Career Development International 19(4)."""
    CONFIDENCE = "confidence"
    """Trusting oneself with what is difficult: Chen, Gully & Eden 2001, Organizational Research Methods 4(1)."""
    NETWORK = "network"
    """Knowing whom to turn to: Higgins & Kram 2001, Academy of Management Review 26(2)."""
    AGAIN = "again"
    """Taking part again: a question of our own."""


class Voice(Enum):
    """Whose words the questions are put in."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    PEER = "peer"


_OF_BOTH = (Item.QUALITY, Item.OPENNESS, Item.CLARITY)
_OF_LEARNERS = (*_OF_BOTH, Item.LEARNING, Item.SATISFACTION, Item.CONFIDENCE, Item.NETWORK)
_ITEMS: Mapping[Voice, tuple[Item, ...]] = {
    Voice.MENTOR: (*_OF_BOTH, Item.GROWTH, Item.REWARD),
    Voice.MENTEE: _OF_LEARNERS,
    Voice.PEER: _OF_LEARNERS,
}


def items_for(voice: Voice, kind: PulseKind) -> tuple[Item, ...]:
    """What is asked, in order: a few questions on the way, and one more at the end."""
    return (*_ITEMS[voice], Item.AGAIN) if kind is PulseKind.EXIT else _ITEMS[voice]


def voice_of(pairing: Pairing, side: Side) -> Voice:
    if pairing is Pairing.PEER:
        return Voice.PEER
    return Voice.MENTOR if side is Side.MENTOR else Voice.MENTEE


def next_due(started_at: datetime, last_asked_at: datetime | None) -> datetime:
    """When a pair is asked next on its way."""
    return started_at + FIRST_AFTER if last_asked_at is None else last_asked_at + EVERY


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseWords:
    """What somebody answered, by item; `comment` None where it stays as it was."""

    ratings: Mapping[Item, int]
    comment: str | None = None

    def checked(self, items: tuple[Item, ...]) -> "PulseWords":
        """Return them as they are; raise ChangedMeanwhile for what was not asked, WrongInput for nothing at all."""
        if not set(self.ratings) <= set(items) or not set(self.ratings.values()) <= set(SCALE):
            raise ChangedMeanwhile
        if not self.ratings and not self.comment:
            raise WrongInput(
                first="Answer at least one of them, or close this window and choose “Skip these questions”."
            )
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseCard:
    """A survey in the eyes of whoever is asked. `until`: how long given answers can be changed, None before.

    `group`: the answers of a mentor are about all whom they mentor together.
    """

    pulse: UUID
    partner: Someone
    kind: PulseKind
    voice: Voice
    items: tuple[Item, ...]
    ratings: Mapping[Item, int]
    comment: str
    until: datetime | None
    group: bool = False

    @property
    def answered(self) -> bool:
        """Whether anything was said: who skipped has not."""
        return bool(self.ratings or self.comment)
