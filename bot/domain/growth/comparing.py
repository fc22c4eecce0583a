"""Where two signups differ, so that a pair can speak of it. What is said in confidence is never looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.matching_terms import Pairing
from bot.domain.signup import Signup
from bot.domain.terms import LearningPreference, MentoringStyle


class Topic(StrEnum):
    """What two people may see differently. HELPING: how the mentor mentors, against how the mentee likes to learn.

    LEARNING is the same the other way round, which is asked among peers alone.
    """

    GOALS = "goals"
    COMMUNICATION = "communication"
    HELPING = "helping"
    LEARNING = "learning"
    HOURS = "hours"
    PERSONALITY = "personality"
    LANGUAGES = "languages"


@dataclass(frozen=True, slots=True)
class Difference:
    """What both said: words of theirs, the stored word of a choice, or a number."""

    topic: Topic
    mentor: str
    mentee: str


SUITS = frozenset(
    {
        (MentoringStyle.DIRECTIVE, LearningPreference.GUIDED),
        (MentoringStyle.NON_DIRECTIVE, LearningPreference.EXPLORING),
        (MentoringStyle.SITUATIONAL, LearningPreference.MIXED),
    }
)
"""Ways to mentor and to learn that need no word."""


def differences(mentor: Signup, mentee: Signup, pairing: Pairing) -> tuple[Difference, ...]:
    """What both answered and answered differently; what only one of them said is left out."""
    return tuple(each for each in _compared(mentor, mentee, pairing) if each.mentor and each.mentee)


def _compared(mentor: Signup, mentee: Signup, pairing: Pairing) -> Iterator[Difference]:
    for topic, ours, theirs in (
        (Topic.GOALS, mentor.goals.strip(), mentee.goals.strip()),
        (Topic.COMMUNICATION, mentor.communication, mentee.communication),
        (Topic.HOURS, mentor.hours, mentee.hours),
        (Topic.PERSONALITY, mentor.personality, mentee.personality),
    ):
        if ours != theirs:
            yield Difference(topic, str(ours or ""), str(theirs or ""))
    if (mentor.mentoring_style, mentee.learning_preference) not in SUITS:
        yield Difference(Topic.HELPING, mentor.mentoring_style or "", mentee.learning_preference or "")
    if pairing is Pairing.PEER and (mentee.mentoring_style, mentor.learning_preference) not in SUITS:
        yield Difference(Topic.LEARNING, mentor.learning_preference or "", mentee.mentoring_style or "")
    if _folded(mentor.languages) != _folded(mentee.languages):
        yield Difference(Topic.LANGUAGES, ", ".join(mentor.languages), ", ".join(mentee.languages))


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)
