"""What an admin decides by hand: these two are a pair, those two are none."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from bot.domain.matching.facts import Candidate

Two = tuple[UUID, UUID]
"""A mentor and a mentee, as participants."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """The pairs that are certain, and those that are out of the question."""

    locked: frozenset[Two] = frozenset()
    forbidden: frozenset[Two] = frozenset()


NO_HANDS = Hands()

Locked = tuple[Candidate, Candidate]
"""A mentor and a mentee who are a pair whatever else the plan brings."""


def set_aside(
    people: Sequence[Candidate], locked: Collection[Two], *, may: Callable[[Candidate, Candidate], bool]
) -> tuple[list[Candidate], list[Locked]]:
    """Everybody as they are left once the locked pairs are formed, and those pairs.

    A lock is let go of which one side has left, has a mentor by now or has no seat any more, and one that must not
    be (`may`): a rule that protects somebody may have come into force since.
    """
    left, pairs = {person.id: person for person in people}, []
    for mentor_id, mentee_id in sorted(locked):
        mentor, mentee = left.get(mentor_id), left.get(mentee_id)
        if mentor is None or mentee is None or mentor.mentor_seats <= 0 or not mentee.wants_mentor:
            continue
        if not may(mentor, mentee):
            continue
        pairs.append((mentor, mentee))
        left[mentor_id] = replace(mentor, mentor_seats=mentor.mentor_seats - 1)
        left[mentee_id] = replace(left[mentee_id], wants_mentor=False)
    served = {mentee.id for _, mentee in pairs}
    # Who only learns and has somebody now would look like a mentor whose seats are taken.
    return [each for each in left.values() if each.id not in served or each.mentor_seats > 0], pairs
