"""The agenda of a pair: topics that either of the two wrote down, which stay on the list until they are done."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.errors import WrongInput
from bot.domain.matching_terms import Pairing
from bot.domain.people import Someone
from bot.domain.terms import Side

LONGEST_TOPIC = 3000
"""As much as a text field of Slack's holds."""
MOST_OPEN = 20
"""How many topics can wait at a time; what becomes a topic of a question finds room beyond that."""
LATELY = timedelta(days=14)
"""How long a topic that is done can be put back."""
MOST_LATELY = 5
_BLANK_ROW = re.compile(r"\n[^\S\n]*\n")


def topics_in(words: str) -> tuple[str, ...]:
    """What somebody typed, as topics: a blank row begins another one, and a topic keeps its own rows."""
    pieces = _BLANK_ROW.split("\n".join(words.splitlines()))
    return tuple(topic for piece in pieces if (topic := piece.strip()))


def checked_topics(words: str, *, waiting: int) -> tuple[str, ...]:
    """The topics to add where so many wait already; raise WrongInput where there is none, or no room."""
    topics = topics_in(words)
    if not topics:
        raise WrongInput(topics="A few words are enough.")
    if any(len(topic) > LONGEST_TOPIC for topic in topics):
        raise WrongInput(topics=f"Please keep each topic within {LONGEST_TOPIC:,} characters.")
    if waiting + len(topics) > MOST_OPEN:
        raise WrongInput(
            topics=f"An agenda has room for {MOST_OPEN} topics, and {waiting} wait already. Tick off what is done, "
            "then add these."
        )
    return topics


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCard:
    """A topic as one of the pair sees it. `asked`: it was a question between two meetings at first."""

    id: UUID
    words: str
    yours: bool
    asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaCard:
    """The agenda of a pair. `starts_at`: when they meet next, None while that is not known.

    `yours_to_bring`: the reader is the one who brings topics this time. `settled`: what was done lately. `over`:
    the pair has ended, so that the agenda can only be read. `first`: the two have not met yet.
    """

    mentorship: UUID
    partner: Someone
    program: str
    pairing: Pairing
    you_are: Side
    starts_at: datetime | None
    yours_to_bring: bool
    topics: tuple[TopicCard, ...]
    settled: tuple[TopicCard, ...] = ()
    prompts: Sequence[str] = ()
    over: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaGlance:
    """One of several agendas to choose from: how many topics wait."""

    mentorship: UUID
    partner: Someone
    program: str
    starts_at: datetime | None
    topics: int
