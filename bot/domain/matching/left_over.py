"""Says of everyone the plan leaves out why that is, and whether one more seat would change it."""

from collections import Counter
from collections.abc import Sequence

from bot.domain.matching.facts import Candidate
from bot.domain.matching.plan import Exclusion, LeftOver, LeftOverReason
from bot.domain.matching.survey import Option, Place, Survey
from bot.domain.terms import Side

_NOBODY_FREE = {Side.MENTEE: LeftOverReason.SEATS_TAKEN, Side.MENTOR: LeftOverReason.NO_MENTEES_LEFT}
_NOBODY_THERE = {Side.MENTEE: LeftOverReason.NO_MENTORS, Side.MENTOR: LeftOverReason.NO_MENTEES_LEFT}


def left_over(candidates: Sequence[Candidate], surveyed: Survey, chosen: Sequence[Option]) -> tuple[LeftOver, ...]:
    """Mentees first, longest wait first; then mentors with free seats who got nobody."""
    placed = {place for option in chosen for place in _places(option)}
    by_wait = sorted(candidates, key=lambda candidate: -candidate.waiting_days)
    waiting = [(Side.MENTEE, candidate.id) for candidate in by_wait if candidate.wants_mentor]
    offering = [(Side.MENTOR, candidate.id) for candidate in by_wait if candidate.mentor_seats > 0]
    outcome = _Outcome(surveyed, chosen)
    return tuple(outcome.of(place) for place in (*waiting, *offering) if place not in placed)


class _Outcome:
    """What each side of each participant could still hope for once the plan stands."""

    def __init__(self, surveyed: Survey, chosen: Sequence[Option]) -> None:
        self._surveyed = surveyed
        self._hopes: Counter[Place] = Counter()
        self._loops: Counter[Place] = Counter()
        mentoring = {option.people for option in chosen}
        for option in surveyed.options:
            tally = self._loops if option.people[::-1] in mentoring else self._hopes
            tally.update(_places(option))

    def of(self, place: Place) -> LeftOver:
        excluded = Counter(self._surveyed.excluded.get(place, {}))
        excluded[Exclusion.RECIPROCAL] += self._loops[place]
        side, participant = place
        reason = self._reason(place, excluded)
        return LeftOver(
            participant=participant,
            side=side,
            reason=reason,
            excluded=tuple((exclusion, excluded[exclusion]) for exclusion in Exclusion if excluded[exclusion]),
            more_seats_needed=int(reason is LeftOverReason.SEATS_TAKEN),
        )

    def _reason(self, place: Place, excluded: Counter[Exclusion]) -> LeftOverReason:
        if self._hopes[place] or excluded[Exclusion.NO_SEAT]:
            return _NOBODY_FREE[place[0]]
        if place in self._surveyed.below_minimum:
            return LeftOverReason.BELOW_MINIMUM
        if excluded.total() > excluded[Exclusion.OWN_PERSON]:
            return LeftOverReason.ALL_EXCLUDED
        return _NOBODY_THERE[place[0]]


def _places(option: Option) -> tuple[Place, Place]:
    return (Side.MENTOR, option.mentor.id), (Side.MENTEE, option.mentee.id)
