"""What earns points, one criterion at a time. Whoever did not answer gets half: it counts neither for nor against.

A criterion that compares one fact of each side says which facts, and how many points any two of them earn; so the
same few lines score two people for an explanation, and whole companies by their few different facts.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, NamedTuple

from bot.domain.matching.facts import Candidate, Criterion, Rules
from bot.domain.matching.hours import SLOT_MINUTES
from bot.domain.matching_terms import Pairing
from bot.domain.terms import Communication, LearningPreference, MentoringStyle, Personality, Stage

PLENTY_OF_MINUTES = 20 * 60
"""Half a working week in common leaves nothing to wish for."""
LONG_WAIT_DAYS = 90
"""After a quarter of a year nobody waits "longer"."""


class Comparison(NamedTuple):
    """A criterion that compares one fact of the mentee with one of the mentor."""

    of_mentee: Callable[[Candidate], Hashable]
    of_mentor: Callable[[Candidate], Hashable]
    points: Callable[[Any, Any, Rules], int]


def shares_of(wishes: tuple[str, ...], points: int) -> dict[str, int]:
    """What each wish is worth: equal parts of the points, and what is left over one by one to the first."""
    different = list(dict.fromkeys(wishes))
    part, rest = divmod(points, len(different) or 1)
    return {wish: part + (place < rest) for place, wish in enumerate(different)}


def common_minutes(one: frozenset[int], other: frozenset[int]) -> int:
    """Working minutes that two people share in a week."""
    return SLOT_MINUTES * len(one & other)


def _hours(mentee: frozenset[int], mentor: frozenset[int], rules: Rules) -> int:
    return rules.hours * min(common_minutes(mentee, mentor), PLENTY_OF_MINUTES) // PLENTY_OF_MINUTES


def _waiting(days: int, _: None, rules: Rules) -> int:
    """So that scarce seats go to who waited longest."""
    return rules.waiting * min(days, LONG_WAIT_DAYS) // LONG_WAIT_DAYS


def _languages(mentee: frozenset[str], mentor: frozenset[str], rules: Rules) -> int:
    if not mentee or not mentor:
        return rules.languages // 2
    return rules.languages if mentee & mentor else 0


def _department(mentee: str, mentor: str, rules: Rules) -> int:
    """Another department widens the view and keeps talks free of shared business."""
    if not mentee or not mentor:
        return rules.department // 2
    return rules.department if mentee != mentor else 0


Style = tuple[LearningPreference | None, Communication | None]
Manner = tuple[MentoringStyle | None, Communication | None]


def _style(mentee: Style, mentor: Manner, rules: Rules) -> int:
    """How one likes to learn with how the other likes to mentor, and how both like to be talked to."""
    talking = rules.style // 2
    return _fit(_LEARNING, mentee[0], mentor[0], rules.style - talking) + _fit(
        _TALKING, mentee[1], mentor[1], talking
    )


def _personality(mentee: Personality | None, mentor: Personality | None, rules: Rules) -> int:
    return _fit(_COMPANY, mentee, mentor, rules.personality)


def _stage(mentee: Stage | None, mentor: Stage | None, rules: Rules) -> int:
    """One or two steps ahead is best: far enough to have seen more, near enough to remember.

    Where juniors mentor their seniors, one or two steps behind; among peers, where one stands oneself.
    """
    if mentee is None or mentor is None:
        return rules.stage // 2
    ahead = _RUNG[mentor] - _RUNG[mentee]
    # Whoever changes direction has much to gain from somebody who did so, too.
    fit = 2 if mentee is mentor is Stage.CHANGING else _GAPS[rules.pairing].get(ahead, 0)
    return rules.stage * fit // 2


def _fit(table: Mapping[frozenset[Any], int], one: object, other: object, points: int) -> int:
    """Half where either did not say, else the points times what the table says of the two, in halves."""
    if one is None or other is None:
        return points // 2
    return points * table.get(frozenset({one, other}), 1) // 2


_LEARNING = {
    frozenset({LearningPreference.GUIDED, MentoringStyle.DIRECTIVE}): 2,
    frozenset({LearningPreference.EXPLORING, MentoringStyle.NON_DIRECTIVE}): 2,
    frozenset({LearningPreference.MIXED, MentoringStyle.SITUATIONAL}): 2,
    frozenset({LearningPreference.GUIDED, MentoringStyle.NON_DIRECTIVE}): 0,
    frozenset({LearningPreference.EXPLORING, MentoringStyle.DIRECTIVE}): 0,
}
_TALKING = {
    **{frozenset({each}): 2 for each in Communication},
    frozenset({Communication.DIRECT, Communication.GENTLE}): 0,
    frozenset({Communication.STRUCTURED, Communication.SPONTANEOUS}): 0,
}
_COMPANY = {
    **{frozenset({each}): 2 for each in Personality},
    frozenset({Personality.QUIET, Personality.OUTGOING}): 0,
}
_GAPS: Mapping[Pairing, Mapping[int, int]] = {
    Pairing.TRADITIONAL: {0: 1, 1: 2, 2: 2, 3: 1},
    Pairing.REVERSE: {0: 1, -1: 2, -2: 2, -3: 1},
    Pairing.PEER: {-1: 1, 0: 2, 1: 1},
    Pairing.GROUP: {0: 1, 1: 2, 2: 2, 3: 1},
}
"""By how many steps the mentor is ahead of the mentee, and how good that is, in halves."""
_RUNG = {Stage.STARTING: 0, Stage.GROWING: 1, Stage.CHANGING: 1, Stage.EXPERIENCED: 2, Stage.LEADING: 3}

COMPARISONS: Mapping[Criterion, Comparison] = {
    Criterion.STYLE: Comparison(
        lambda mentee: (mentee.learning_preference, mentee.communication),
        lambda mentor: (mentor.mentoring_style, mentor.communication),
        _style,
    ),
    Criterion.PERSONALITY: Comparison(
        lambda mentee: mentee.personality, lambda mentor: mentor.personality, _personality
    ),
    Criterion.STAGE: Comparison(lambda mentee: mentee.stage, lambda mentor: mentor.stage, _stage),
    Criterion.HOURS: Comparison(
        lambda mentee: mentee.working_minutes, lambda mentor: mentor.working_minutes, _hours
    ),
    Criterion.LANGUAGES: Comparison(
        lambda mentee: frozenset(mentee.languages), lambda mentor: frozenset(mentor.languages), _languages
    ),
    Criterion.DEPARTMENT: Comparison(
        lambda mentee: mentee.department, lambda mentor: mentor.department, _department
    ),
    Criterion.WAITING: Comparison(lambda mentee: mentee.waiting_days, lambda _: None, _waiting),
}
