"""How a pair is doing, as far as the facts say: a score from 0 to 100, a state, and reasons.

Six parts are weighed as the program has it. A part of which nothing is known yet is left out, and the others count
so much more; while too little is known there is no score and the pair is new. Time only ever lowers a part, and
what the two do only ever raises one, so that the score follows them and nobody else.

The score is for the bot alone. People see a state and reasons that both of the pair know as well as we do. What
they said after meetings counts in it, but only once both have said something, as the mean of the two, and it can
spare a pair from being at risk and never bring it there: otherwise a partner whose pair meets, agrees and answers
would read out of our offer of help that the other is not content. For the same reason it is no reason in words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.care.silence import COUNTS_AS_SILENT, Quiet, waited
from bot.domain.care.terms import Health
from bot.domain.terms import Cadence

A_DAY = timedelta(days=1)
AT_RISK_BELOW = 40
SLIPPING_BELOW = 60
ENOUGH_KNOWN = 45
"""Weight that has to be known before there is a score: two or three parts, never one alone."""
SETTLING_IN = timedelta(days=14)
"""Within which a first meeting is expected and an agreement made; before that their absence says nothing."""
FIRST_MEETING_BY = timedelta(days=21)
GOALS_BY = timedelta(days=21)
"""A first goal is asked for on day 10, and people think about it."""
GOALS_REST = timedelta(days=56)
"""Goals are looked at every few weeks; what has not moved through two reviews rests."""
LATEST_MEETINGS = 4
"""So that a pair can recover within two months at the usual pace."""
LATEST_FEEDBACK = 3
"""Of each side."""
PROMPT, NO_LONGER = timedelta(days=7), timedelta(days=28)
"""An answer within a week is prompt; after four there is none."""
LOW = 0.5
"""Below which a part is a reason."""
FURTHEST_LOOK = 28
"""Days after which a pair is looked at again at the latest."""
BEAT: Mapping[Cadence, timedelta] = {
    Cadence.WEEKLY: timedelta(days=7),
    Cadence.BIWEEKLY: timedelta(days=14),
    Cadence.MONTHLY: timedelta(days=30),
    Cadence.MONTHLY_WEEKDAY: timedelta(days=30),
}


class Part(StrEnum):
    """What the score is made of."""

    CHECK_INS = "check_ins"
    MEETINGS = "meetings"
    SENTIMENT = "sentiment"
    AGREEMENT = "agreement"
    GOALS = "goals"
    REPLIES = "replies"


WEIGHTS: Mapping[Part, int] = {
    Part.CHECK_INS: 25,
    Part.MEETINGS: 20,
    Part.SENTIMENT: 15,
    Part.AGREEMENT: 10,
    Part.GOALS: 10,
    Part.REPLIES: 20,
}


class Reason(StrEnum):
    """Why a pair could do better: what both of them know as well as we do. Values are stored by name."""

    NOT_MET_YET = "not_met_yet"
    NO_MEETING_LATELY = "no_meeting_lately"
    NOBODY_SAID = "nobody_said"
    NO_AGREEMENT = "no_agreement"
    NO_GOALS = "no_goals"
    NO_REPLIES = "no_replies"


class Standing(StrEnum):
    """Whether the two have an agreement: none, one that waits for an answer, or one in force."""

    NONE = "none"
    PROPOSED = "proposed"
    IN_FORCE = "in_force"


class Outcome(StrEnum):
    """What is known of a meeting whose time has come: that it was held, that it was not, or nothing."""

    HELD = "held"
    NOT_HELD = "not_held"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """What the health of a pair depends on.

    `since`: from when time counts: the pair formed, came back from a break or was taken up again.
    `outcomes` are of meetings since then, the latest last; `last_held`: when they last met as far as we know.
    `content` holds, for each side that said something, how its latest meetings were to it, from 0 to 1.
    `goals` counts those that both may know of, `moved_at` is when one of them, or a step, last moved.
    `quiets` say what each side has left unanswered.
    """

    cadence: Cadence
    since: datetime
    outcomes: Sequence[Outcome] = ()
    last_held: datetime | None = None
    content: Sequence[float] = ()
    agreement: Standing = Standing.NONE
    goals: int = 0
    moved_at: datetime | None = None
    quiets: Sequence[Quiet] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """How a pair is doing. `score` is None while there is too little to go by."""

    state: Health
    score: int | None
    reasons: tuple[Reason, ...]


def assess(vitals: Vitals, now: datetime) -> Assessment:
    """How the pair is doing at `now`."""
    values = parts(vitals, now)
    facts: Mapping[Part, float] = {part: value for part, value in values.items() if part is not Part.SENTIMENT}
    enough = sum(WEIGHTS[part] for part in facts) >= ENOUGH_KNOWN
    score = _mean(values) if enough else None
    state = _state(score, facts, silent=_anybody_silent(vitals, now))
    return Assessment(state, score, _reasons(vitals, values, now))


def changes_at(vitals: Vitals, now: datetime) -> datetime:
    """The next day on which time alone changes what is said of the pair; FURTHEST_LOOK days on at the latest."""
    told = _told(vitals, now)
    later = (now + A_DAY * number for number in range(1, FURTHEST_LOOK))
    return next((then for then in later if _told(vitals, then) != told), now + A_DAY * FURTHEST_LOOK)


def _told(vitals: Vitals, now: datetime) -> tuple[Health, tuple[Reason, ...]]:
    found = assess(vitals, now)
    return found.state, found.reasons


def parts(vitals: Vitals, now: datetime) -> Mapping[Part, float]:
    """Each part of which something is known, from 0 to 1."""
    found = {
        Part.CHECK_INS: _check_ins(vitals),
        Part.MEETINGS: _meetings(vitals, now),
        Part.SENTIMENT: _sentiment(vitals),
        Part.AGREEMENT: _agreement(vitals, now),
        Part.GOALS: _goals(vitals, now),
        Part.REPLIES: _replies(vitals, now),
    }
    return {part: value for part, value in found.items() if value is not None}


def _check_ins(vitals: Vitals) -> float | None:
    """Of the latest meetings, those of which somebody said what became of them. "Not yet" is an answer, too."""
    latest = vitals.outcomes[-LATEST_MEETINGS:]
    return sum(each is not Outcome.UNKNOWN for each in latest) / len(latest) if latest else None


def _meetings(vitals: Vitals, now: datetime) -> float | None:
    """Full for a beat and a half since they last met, which forgives one late meeting; nothing after three."""
    beat = BEAT[vitals.cadence]
    met = max(vitals.last_held or vitals.since, vitals.since)
    value = _falling(now - met, full=beat * 1.5, none=beat * 3)
    return value if vitals.last_held and value == 1 else _missed(value, vitals, now, after=SETTLING_IN)


def _sentiment(vitals: Vitals) -> float | None:
    """The mean of the two sides, so that neither side's words can be told from it; None until both have spoken."""
    return sum(vitals.content) / 2 if len(vitals.content) == 2 else None


def _agreement(vitals: Vitals, now: datetime) -> float | None:
    """One that waits for an answer is half of one in force."""
    value = {Standing.NONE: 0.0, Standing.PROPOSED: 0.5, Standing.IN_FORCE: 1.0}[vitals.agreement]
    return value if value == 1 else _missed(value, vitals, now, after=SETTLING_IN)


def _goals(vitals: Vitals, now: datetime) -> float | None:
    """Half for having some, all for one that moves. Time spent on a goal alone is not seen, hence the half."""
    if vitals.goals and vitals.moved_at and now - vitals.moved_at < GOALS_REST:
        return 1.0
    return _missed(0.5 if vitals.goals else 0.0, vitals, now, after=GOALS_BY)


def _missed(value: float, vitals: Vitals, now: datetime, *, after: timedelta) -> float | None:
    """What is not yet whole says nothing until there was time for it; so it never counts less than nothing."""
    return None if now - vitals.since < after else value


def _replies(vitals: Vitals, now: datetime) -> float:
    """How soon each side answers, as the mean of the two: full within a week, nothing after four."""
    prompt = [_falling(waited(quiet, now), full=PROMPT, none=NO_LONGER) for quiet in vitals.quiets]
    return sum(prompt) / len(prompt) if prompt else 1.0


def _falling(passed: timedelta, *, full: timedelta, none: timedelta) -> float:
    return min(1.0, max(0.0, (none - passed) / (none - full)))


def _mean(values: Mapping[Part, float]) -> int:
    """The parts by their weights, those that are left out as if they were like the others."""
    known = sum(WEIGHTS[part] for part in values)
    return round(100 * sum(WEIGHTS[part] * value for part, value in values.items()) / known)


def _state(score: int | None, facts: Mapping[Part, float], *, silent: bool) -> Health:
    if silent:
        return Health.SILENT
    if score is None:
        return Health.NEW
    if max(score, _mean(facts)) < AT_RISK_BELOW:
        return Health.AT_RISK
    return Health.SLIPPING if score < SLIPPING_BELOW else Health.ON_TRACK


def _reasons(vitals: Vitals, values: Mapping[Part, float], now: datetime) -> tuple[Reason, ...]:
    """What is missing, the weightiest first. What they said after meetings is not among it."""
    never = vitals.last_held is None
    low = {part for part, value in values.items() if value < LOW}
    found = {
        Reason.NOT_MET_YET: never and now - vitals.since >= FIRST_MEETING_BY,
        Reason.NO_MEETING_LATELY: not never and Part.MEETINGS in low,
        Reason.NOBODY_SAID: Part.CHECK_INS in low,
        Reason.NO_REPLIES: Part.REPLIES in low or _anybody_silent(vitals, now),
        Reason.NO_AGREEMENT: Part.AGREEMENT in low,
        Reason.NO_GOALS: Part.GOALS in low,
    }
    return tuple(reason for reason, holds in found.items() if holds)


def _anybody_silent(vitals: Vitals, now: datetime) -> bool:
    return any(waited(quiet, now) >= COUNTS_AS_SILENT for quiet in vitals.quiets)
