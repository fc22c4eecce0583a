"""Which mentors a mentee may ask, the best fits first by the points of a matching round, and what filters leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from bot.domain.finding_cards import Looser, Wanted
from bot.domain.matching.criteria import common_minutes
from bot.domain.matching.doors import forbid, scores
from bot.domain.matching.facts import Candidate, History, Rules


@dataclass(frozen=True, slots=True)
class Fit:
    """A mentor whom a mentee may ask: the points of the two, and their common working minutes a week."""

    mentor: Candidate
    points: int
    minutes: int


def mark(key: str) -> str:
    """Stands for a word of somebody's where only ids may go."""
    return blake2b(key.encode(), digest_size=6).hexdigest()


def fits(mentee: Candidate, mentors: Sequence[Candidate], history: History, rules: Rules) -> tuple[Fit, ...]:
    """Whom the mentee may ask, the best first, by the very points of a matching round.

    Who is ruled out is left out, whatever the reason. Among equals the order differs from mentee to mentee, so that
    nobody is always asked first.
    """
    if not mentors:
        return ()
    points = scores([mentee], mentors, rules).matrix()
    forbid(points, [mentee], mentors, history)
    found = [
        Fit(mentor, number, common_minutes(mentee.working_minutes, mentor.working_minutes))
        for mentor, number in zip(mentors, points[0].tolist(), strict=True)
        if number >= rules.minimum_points
    ]
    return tuple(sorted(found, key=lambda fit: (-fit.points, _lot(mentee, fit.mentor))))


def _lot(mentee: Candidate, mentor: Candidate) -> bytes:
    return blake2b(mentee.id.bytes + mentor.id.bytes, digest_size=8).digest()


def kept(found: Sequence[Fit], wanted: Wanted) -> tuple[Fit, ...]:
    """Those whom the filters leave, in their order."""
    return tuple(
        fit
        for fit in found
        if (not wanted.skill or wanted.skill in map(mark, fit.mentor.offers))
        and (not wanted.language or wanted.language in map(mark, fit.mentor.languages))
        and fit.minutes >= wanted.hours * 60
    )


def ways_out(found: Sequence[Fit], wanted: Wanted) -> tuple[Looser, ...]:
    """Which one filter less would show somebody, what shows most first."""
    counted = [Looser(each, len(kept(found, wanted.without(each)))) for each in wanted.filters]
    return tuple(sorted((each for each in counted if each.number), key=lambda each: -each.number))
