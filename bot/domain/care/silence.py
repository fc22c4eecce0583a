"""When somebody does not answer: a ladder of ever gentler words, then a kind end that can be undone.

    7 days: how is it going?   14: a shorter word   21: what happens in a week, and why   28: the pair rests

Counted from the first question that came unasked and that the person has left unanswered, doing nothing else with
the bot since. Days of leave are not counted, each step waits a week for the one before, and whoever does anything
at all begins anew. `climb` is total: asked again with its step taken, it has nothing to do until the instant it
named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.care.terms import Attempt
from bot.domain.zones import beginning_of

A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
LADDER: Mapping[Attempt, timedelta] = {
    Attempt.SILENT_WEEK: timedelta(days=7),
    Attempt.SILENT_TWO_WEEKS: timedelta(days=14),
    Attempt.SILENT_THREE_WEEKS: timedelta(days=21),
}
"""How long somebody has been silent at each step."""
CLOSES_AFTER = timedelta(days=28)
COUNTS_AS_SILENT = timedelta(days=14)
"""From when a pair is called silent: a week may be a holiday that nobody told us of."""
HEARD_EVERY = timedelta(hours=1)
"""How exactly we know when somebody did something: what they were asked within that time counts as answered."""
REOPEN_WITHIN = timedelta(days=28)
"""For as long as the ladder took: whoever was away for all of it has the same time again."""

Leave = tuple[date, date]
"""First and last day away, both inclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """What one side has left unanswered, and since when; None where nothing waits.

    `taken` are the steps since then, each with when it could be read. `leaves` are days in `zone`.
    """

    since: datetime | None
    taken: Mapping[Attempt, datetime]
    leaves: Sequence[Leave] = ()
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Close:
    """The last step: the pair rests until one of the two takes it up again."""


@dataclass(frozen=True, slots=True)
class Decision:
    """At most one step now, and the instant at which to ask again."""

    step: Attempt | Close | None
    look_again_at: datetime


def climb(quiet: Quiet, now: datetime) -> Decision:
    """What is to be said to somebody silent now. What they are asked next is a week from being a reason to."""
    if quiet.since is None:
        return Decision(None, now + A_WEEK)
    step, due = _next(quiet, quiet.since)
    if now < due:
        return Decision(None, due)
    if isinstance(step, Close):
        return Decision(step, now + A_WEEK)
    return Decision(step, _next(_with(quiet, step, now), quiet.since)[1])


def waited(quiet: Quiet, now: datetime) -> timedelta:
    """For how long they have been silent, days of leave not counted; nothing where nothing waits."""
    if quiet.since is None or now <= quiet.since:
        return timedelta()
    away = (min(until, now) - max(start, quiet.since) for start, until in _away(quiet))
    return now - quiet.since - sum((span for span in away if span > timedelta()), timedelta())


def _next(quiet: Quiet, since: datetime) -> tuple[Attempt | Close, datetime]:
    """The step that comes next, and when: on its own day, and a week after the one before at the earliest."""
    climbed = [quiet.taken[each] for each in LADDER if each in quiet.taken]
    step = next((each for each in LADDER if each not in quiet.taken), None)
    due = _passed(quiet, since, LADDER[step] if step else CLOSES_AFTER)
    if climbed:
        due = max(due, _passed(quiet, max(climbed), A_WEEK))
    return step or Close(), due


def _with(quiet: Quiet, step: Attempt, now: datetime) -> Quiet:
    return Quiet(since=quiet.since, taken={**quiet.taken, step: now}, leaves=quiet.leaves, zone=quiet.zone)


def _passed(quiet: Quiet, start: datetime, span: timedelta) -> datetime:
    """When so much time has passed since `start`, days of leave not counted, and none of them is still going on."""
    due = start + span
    for begins, ends in _away(quiet):
        if begins <= due and ends > start:
            due += ends - max(begins, start)
    return due


def _away(quiet: Quiet) -> list[tuple[datetime, datetime]]:
    """Leaves as instants, the earliest first, those that touch as one."""
    joined: list[tuple[datetime, datetime]] = []
    for first, last in sorted(quiet.leaves):
        begins, ends = beginning_of(first, quiet.zone), beginning_of(last + A_DAY, quiet.zone)
        if joined and begins <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ends))
        elif begins < ends:
            joined.append((begins, ends))
    return joined
