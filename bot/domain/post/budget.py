"""How much somebody hears unasked: what goes out now, together or alone, what is dropped, and when to look again.

`decide` is total and idempotent: asked again with its own answer carried out, it has nothing more to post until the
moment it named.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.cadence import WorkingTime, next_permitted
from bot.domain.notices import FeedbackAsked
from bot.domain.post.worth import WORTH, Topic
from bot.domain.terms import NudgePace
from bot.domain.zones import beginning_of, today_in

MOST_TOGETHER = 4
"""So that one message is still read to its end."""
SAME_THING_AFTER = timedelta(days=3)
WAITS_AT_MOST = timedelta(days=14)
"""How long something waits for its turn before it has become old news."""
ALWAYS = datetime.min.replace(tzinfo=UTC)
A_WEEK = 7
MOST_A_WEEK: Mapping[NudgePace, int] = {NudgePace.USUAL: 3, NudgePace.FEWER: 1, NudgePace.NONE: 0}
"""Messages in any seven days of the reader's calendar; of one day there is one at most."""
THE_LAST_IS_FOR = WORTH[FeedbackAsked].worth
"""What one of several messages a week is kept for: whether two have met, and how it was, is forgotten soon, and
what is worth less can wait. Where somebody wants one a week, it is whatever comes."""


class Dropped(StrEnum):
    """Why something is not sent after all. Kept as the outcome of the message."""

    EXPIRED = "its time had passed"
    STOPPED = "its reader has stopped these"
    UNWANTED = "its reader wants none"
    STALE = "had waited for its turn too long"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Something that waits for its turn. `thing` is what it reminds of; `worth` as in `bot.domain.post.worth`."""

    id: UUID
    topic: Topic
    thing: str
    worth: int
    due_at: datetime
    expires_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How much somebody wants to hear unasked: nothing before the day `rests_until`, never of what is `muted`."""

    pace: NudgePace = NudgePace.USUAL
    rests_until: date | None = None
    muted: frozenset[Topic] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """What waits for one person, when they last got something, and when each thing was last brought up.

    `worthy`: those times of `posted` at which they got what one message of a week is kept for.
    """

    letters: Sequence[Letter]
    posted: Sequence[datetime]
    spoken_of: Mapping[str, datetime]
    working: WorkingTime
    wishes: Wishes
    worthy: Sequence[datetime] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What to post now as one message, the most valuable first; what to drop; when to look again, if ever."""

    post: tuple[Letter, ...]
    dropped: Mapping[UUID, Dropped]
    look_again_at: datetime | None


def decide(box: Box, now: datetime) -> Decision:
    """What becomes of everything that waits for one person."""
    dropped = {letter.id: why for letter in box.letters if (why := _lost(letter, box.wishes, now))}
    left = replace(box, letters=[letter for letter in box.letters if letter.id not in dropped])
    ready = _ready(left, now)
    post = ready if ready and _next_turn(left, now, worthy=_is_worthy(ready)) <= now else ()
    return Decision(post=post, dropped=dropped, look_again_at=_next_look(_after(left, post, now), now))


def _lost(letter: Letter, wishes: Wishes, now: datetime) -> Dropped | None:
    """Nobody's wish takes away what is not due yet, so that a wish taken back in time costs nothing."""
    if letter.expires_at is not None and letter.expires_at <= now:
        return Dropped.EXPIRED
    if letter.due_at > now:
        return None
    if letter.topic in wishes.muted:
        return Dropped.STOPPED
    if wishes.pace is NudgePace.NONE:
        return Dropped.UNWANTED
    return Dropped.STALE if now - letter.due_at > WAITS_AT_MOST else None


def _ready(box: Box, now: datetime) -> tuple[Letter, ...]:
    """If anything is due: that, and what would be due later today, each thing once."""
    wanted = [letter for letter in box.letters if letter.topic not in box.wishes.muted]
    if not any(_ready_at(letter, box) <= now for letter in wanted):
        return ()
    _, evening = box.working.hours_on(_day(box, now))
    today = [each for each in wanted if each.due_at <= max(now, evening) and _rested(each, box) <= now]
    return tuple(_each_thing_once(sorted(today, key=_rank)))[:MOST_TOGETHER]


def _each_thing_once(letters: Iterable[Letter]) -> Iterable[Letter]:
    chosen: dict[str, Letter] = {}
    for letter in letters:
        chosen.setdefault(letter.thing, letter)
    return chosen.values()


def _rank(letter: Letter) -> tuple[int, datetime, UUID]:
    return -letter.worth, letter.due_at, letter.id


def _after(box: Box, post: Sequence[Letter], now: datetime) -> Box:
    """The same once that has been posted."""
    if not post:
        return box
    return replace(
        box,
        letters=[letter for letter in box.letters if letter not in post],
        posted=[*box.posted, now],
        worthy=[*box.worthy, *([now] if _is_worthy(post) else [])],
        spoken_of={**box.spoken_of, **{letter.thing: now for letter in post}},
    )


def _next_look(box: Box, now: datetime) -> datetime | None:
    """When the first of what is left may be posted, or can be dropped because nobody wants it."""
    if not box.letters:
        return None
    if box.wishes.pace is NudgePace.NONE:
        return min(_ready_at(letter, box) for letter in box.letters)
    turns = {worthy: _next_turn(box, now, worthy=worthy) for worthy in {_is_worthy([each]) for each in box.letters}}
    return min(max(_ready_at(letter, box), turns[_is_worthy([letter])]) for letter in box.letters)


def _is_worthy(together: Iterable[Letter]) -> bool:
    return any(letter.worth >= THE_LAST_IS_FOR for letter in together)


def _ready_at(letter: Letter, box: Box) -> datetime:
    return max(letter.due_at, _rested(letter, box))


def _rested(letter: Letter, box: Box) -> datetime:
    """From when something may be said of the same thing again; it was always so where nothing was said."""
    spoken = box.spoken_of.get(letter.thing)
    return spoken + SAME_THING_AFTER if spoken else ALWAYS


def _next_turn(box: Box, now: datetime, *, worthy: bool) -> datetime:
    """The earliest working moment at which there is room for a message. A week from now, there is."""
    zone, today = box.working.zone, _day(box, now)
    rested = beginning_of(box.wishes.rests_until, zone) if box.wishes.rests_until else now
    start = max(now, rested)
    first = max(today, today_in(zone, start))
    days = (max(start, beginning_of(first + timedelta(days=ahead), zone)) for ahead in range(A_WEEK + 1))
    moments = [next_permitted(box.working, day) for day in days]
    return next((moment for moment in moments if _has_room(box, moment, worthy=worthy)), moments[-1])


def _has_room(box: Box, moment: datetime, *, worthy: bool) -> bool:
    day, most = _day(box, moment), MOST_A_WEEK[box.wishes.pace]
    posted = {_day(box, each) for each in box.posted}
    week = {each for each in posted if each > day - timedelta(days=A_WEEK)}
    if day in posted or len(week) >= most:
        return False
    return worthy or most == 1 or len(week - {_day(box, each) for each in box.worthy}) < most - 1


def _day(box: Box, instant: datetime) -> date:
    return instant.astimezone(ZoneInfo(box.working.zone)).date()
