"""What to have in mind before a meeting, cut down to what fits a screen, whatever people wrote and however much.

Nothing here comes from feedback. What somebody may not read is left out before it comes here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from bot.domain.people import Someone

ELLIPSIS = "…"
MOST_PAIRS = 6
"""How many pairs of a group one brief tells of."""
MOST_TOPICS_ASKED = 6
LONGEST_TOPIC_ASKED = 200
"""Of the topics that stand in the question for more of them."""
BRIEF_AFTER = timedelta(hours=4)
"""How long the brief waits after the question for topics, so that the answer can be part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLine:
    """A topic in a message before a meeting. `yours`: the reader wrote it."""

    words: str
    yours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """An action step in a brief. `yours`: the reader is to do it."""

    title: str
    done: bool
    yours: bool
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressLine:
    """An open goal in a brief. `yours`: it is the reader's own."""

    title: str
    percent: int
    yours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PairBrief:
    """One pair in a brief, and how much `more` there is of each.

    `agreed` are the steps written down since the pair last met, `earlier` are those from before. `met`: there was
    a last time.
    """

    mentorship: UUID
    partner: Someone
    met: bool
    topics: tuple[TopicLine, ...] = ()
    more_topics: int = 0
    agreed: tuple[StepLine, ...] = ()
    more_agreed: int = 0
    earlier: tuple[StepLine, ...] = ()
    more_earlier: int = 0
    goals: tuple[ProgressLine, ...] = ()
    more_goals: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """How many lines of each sort one pair has, and how many characters a line."""

    topics: int
    steps: int
    earlier: int
    goals: int
    words: int


_ALONE = _Room(topics=4, steps=3, earlier=3, goals=3, words=160)
_AMONG_FEW = _Room(topics=2, steps=2, earlier=1, goals=1, words=110)
_AMONG_MANY = _Room(topics=1, steps=1, earlier=0, goals=0, words=90)
FEW = 3


def fitting_briefs(briefs: Sequence[PairBrief]) -> tuple[tuple[PairBrief, ...], int]:
    """As many pairs as one message tells of, each cut down to its share of a screen; and how many are left out."""
    shown = briefs[:MOST_PAIRS]
    room = _ALONE if len(shown) == 1 else _AMONG_FEW if len(shown) <= FEW else _AMONG_MANY
    return tuple(_fitted(brief, room) for brief in shown), len(briefs) - len(shown)


def asked_topics(topics: Sequence[TopicLine]) -> tuple[tuple[TopicLine, ...], int]:
    """The topics to show in the question for more of them, and how many are left out."""
    shown = tuple(
        replace(topic, words=shortened(topic.words, LONGEST_TOPIC_ASKED)) for topic in topics[:MOST_TOPICS_ASKED]
    )
    return shown, len(topics) - len(shown)


def shortened(words: str, longest: int) -> str:
    """The words on one line, or a beginning of them."""
    row = " ".join(words.split())
    return row if len(row) <= longest else row[: longest - len(ELLIPSIS)].rstrip() + ELLIPSIS


def _fitted(brief: PairBrief, room: _Room) -> PairBrief:
    topics = sorted(brief.topics, key=lambda topic: topic.yours)[: room.topics]
    agreed, earlier = brief.agreed[: room.steps], brief.earlier[: room.earlier]
    goals = sorted(brief.goals, key=lambda goal: goal.yours)[: room.goals]
    return replace(
        brief,
        topics=tuple(replace(topic, words=shortened(topic.words, room.words)) for topic in topics),
        more_topics=len(brief.topics) - len(topics),
        agreed=tuple(replace(step, title=shortened(step.title, room.words)) for step in agreed),
        more_agreed=len(brief.agreed) - len(agreed),
        earlier=tuple(replace(step, title=shortened(step.title, room.words)) for step in earlier),
        more_earlier=len(brief.earlier) - len(earlier),
        goals=tuple(replace(goal, title=shortened(goal.title, room.words)) for goal in goals),
        more_goals=len(brief.goals) - len(goals),
    )
