"""Peers: everybody free meets one other, both learn, and neither is the mentor.

A pair's points are the mean of what the two would earn as mentor and mentee, one way round and the other. Its two
places, mentor and mentee, are given out by the order of ids (the mentee's is the smaller) and mean nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from bot.domain.matching.exact import FORBIDDEN, Assignment
from bot.domain.matching.exclusions import Reasons as Barred
from bot.domain.matching.facts import Candidate, Criterion, History, Rules
from bot.domain.matching.hands import Two
from bot.domain.matching.plan import Exclusion, LeftOver, LeftOverReason, Reasons
from bot.domain.matching.scoring import reasons_for
from bot.domain.matching.survey import Survey, survey
from bot.domain.terms import Side


def survey_of_peers(
    people: Sequence[Candidate], history: History, rules: Rules, seed: int, *, forbidden: Collection[Two] = ()
) -> Survey:
    """Look at everybody who is free with everybody else: the same people in rows and columns, alike both ways."""
    free = [person for person in people if person.mentor_seats > 0 and person.wants_mentor]
    ruled_out = frozenset(forbidden) | {pair[::-1] for pair in forbidden}
    seen = survey(free, history, replace(rules, minimum_points=0), seed, forbidden=ruled_out)
    one_way, other_way = seen.problem.points, seen.problem.points.T
    points = (one_way + other_way) // np.int16(2)
    points[(one_way < 0) | (other_way < 0)] = FORBIDDEN
    below = (points >= 0) & (points < rules.minimum_points)
    points[below] = FORBIDDEN
    alone = np.asarray(below.any(axis=1))
    problem = replace(seen.problem, points=points, seats=np.ones(len(free), np.int64))
    return replace(seen, problem=problem, mentees_below=alone, mentors_below=alone)


def reasons_among(one: Candidate, other: Candidate, rules: Rules) -> Reasons:
    """Why two peers fit: the points of both ways halved, and what either has of what the other would like to learn.

    Where both ways together are odd, every other criterion, in their order, is rounded up, so that the points still
    add up to half of everything, rounded down.
    """
    ways = reasons_for(one, other, rules), reasons_for(other, one, rules)
    points: list[tuple[Criterion, int]] = []
    rest = 0
    for (criterion, here), (_, there) in zip(ways[0].points, ways[1].points, strict=True):
        half, rest = divmod(here + there + rest, 2)
        points.append((criterion, half))
    skills = dict.fromkeys([*ways[0].shared_skills, *ways[1].shared_skills])
    return replace(ways[0], points=tuple(points), shared_skills=tuple(skills))


def left_alone(surveyed: Survey, history: History, chosen: Assignment) -> tuple[LeftOver, ...]:
    """Everybody without a partner, the longest wait first, once each: whoever is a peer has no sides."""
    placed = {*chosen.rows.tolist(), *chosen.columns.tolist()}
    barred = Barred(surveyed.mentees, surveyed.mentors, history)
    waiting = sorted(range(len(surveyed.mentees)), key=lambda row: -surveyed.mentees[row].waiting_days)
    return tuple(_left_alone(surveyed, row, barred) for row in waiting if row not in placed)


def _left_alone(surveyed: Survey, row: int, barred: Barred) -> LeftOver:
    excluded = barred.of_mentee(row)
    if (surveyed.problem.points[row] >= 0).any():
        reason = LeftOverReason.NO_PARTNER_LEFT
    elif surveyed.mentees_below[row]:
        reason = LeftOverReason.BELOW_MINIMUM
    elif excluded.total() > excluded[Exclusion.OWN_PERSON]:
        reason = LeftOverReason.ALL_EXCLUDED
    else:
        reason = LeftOverReason.NOBODY_ELSE
    return LeftOver(
        participant=surveyed.mentees[row].id,
        side=Side.MENTEE,
        reason=reason,
        excluded=tuple((exclusion, excluded[exclusion]) for exclusion in Exclusion if excluded[exclusion]),
        more_seats_needed=0,
    )
