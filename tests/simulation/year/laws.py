"""What has to be true of every single message, looked at as it arrives."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.care.terms import PulseKind
from bot.domain.notices import (
    CalendarFile,
    CheckIn,
    GuestNow,
    MeetingOffered,
    MentorshipCompleted,
    MentorshipEnded,
    PairGoesOn,
    PairParted,
    PairReopened,
    PairResting,
    PartnerGone,
    PulseAsked,
    StillThere,
)
from bot.domain.nudges import MOST_ASKS, MOST_OFFERS
from tests.simulation.year.arrivals import Arrival, Post
from tests.simulation.year.people import MOST_A_WEEK, Human

APART = timedelta(days=3)
A_WEEK = timedelta(days=7)
SAME_WORDS_AFTER = timedelta(days=14)
"""What comes back every few weeks, such as looking back together, may well say the same.

So may the question whether somebody is still there, where they were, and have gone quiet once more.
"""
AN_HOUR = timedelta(hours=1)
"""News that somebody makes twice is news twice, but not at once."""
BLAME = re.compile(r"\b(have|has|you|was|were) missed\b", re.IGNORECASE)
CLOSING = (PairResting, PairParted, MentorshipEnded, PartnerGone, MentorshipCompleted)
OPENING = (PairReopened, PairGoesOn)


class Laws:
    """Remembers of each reader what it takes to judge the next message. `broken` are the laws that were."""

    def __init__(self, humans: dict[str, Human], cohort_of: Callable[[UUID], UUID]) -> None:
        self._humans = humans
        self._cohort_of = cohort_of
        self._heard: dict[str, list[datetime]] = defaultdict(list)
        self._reminded: dict[tuple[str, str, UUID | None, datetime | None], datetime] = {}
        self._said: dict[tuple[str, str, UUID | None, str], datetime] = {}
        self._asked: Counter[tuple[str, str, UUID | None, datetime]] = Counter()
        self._closed: dict[tuple[str, UUID], str] = {}
        self.broken: list[tuple[str, str]] = []

    def hear(self, post: Post, now: datetime) -> None:
        """Judge a message that has just arrived, for each who reads it."""
        if BLAME.search(post.message.all_text):
            self._break(post.readers[0], f"says “missed”: {post.message.all_text!r}")
        for reader in post.readers:
            if human := self._humans.get(reader):
                mine = [each for each in post.arrivals if each.reader == reader]
                self._judge(human, mine, now)

    def go_on(self, human: Human, pair: UUID) -> None:
        """They have taken up a pair again themselves."""
        self._closed.pop((human.user, pair), None)

    def _judge(self, human: Human, mine: list[Arrival], now: datetime) -> None:
        if human.gone and not all(_says_so(each) for each in mine):
            self._break(human.user, f"is gone and reads {kinds(mine)}")
        if any(each.unasked for each in mine):
            self._unasked(human, mine, now)
        for each in mine:
            self._in_its_time(human, each, now)

    def _unasked(self, human: Human, mine: list[Arrival], now: datetime) -> None:
        if why := human.works(now):
            self._break(human.user, f"reads {kinds(mine)} although it is {why}")
        if human.rests_until and human.today(now) < human.rests_until:
            self._break(human.user, f"reads {kinds(mine)} although they hear nothing before {human.rests_until}")
        days, today = [human.today(each) for each in self._heard[human.user]], human.today(now)
        self._heard[human.user].append(now)
        if today in days:
            self._break(human.user, f"reads {kinds(mine)}, the second message unasked on {today}")
        this_week = 1 + sum(each > today - A_WEEK for each in days)
        if this_week > MOST_A_WEEK[human.pace]:
            self._break(human.user, f"reads {kinds(mine)}, the {this_week}th message unasked in seven days")
        for each in mine:
            self._about_a_pair(human, each, now)

    def _about_a_pair(self, human: Human, each: Arrival, now: datetime) -> None:
        held_at = each.notice.starts_at if isinstance(each.notice, CheckIn) else None
        key = (human.user, *each.thing, held_at)
        last = self._reminded.get(key)
        if last and now - last < APART:
            self._break(human.user, f"reads {each.kind} about one thing after {now - last}")
        self._reminded[key] = now
        if each.about is None:
            self._break(human.user, f"reads {each.kind}, which is about no pair")
            return
        farewell = isinstance(each.notice, PulseAsked) and each.notice.kind is PulseKind.EXIT
        if (human.user, each.about) in self._closed and not farewell:
            word = self._closed[human.user, each.about]
            self._break(human.user, f"reads {each.kind} about a pair that {word} had closed")
        if human.paused(self._cohort_of(each.about), now) and not farewell:
            self._break(human.user, f"reads {each.kind} about a pair that is on a break")

    def _in_its_time(self, human: Human, each: Arrival, now: datetime) -> None:
        """What holds of news as well."""
        if each.about and isinstance(each.notice, CLOSING):
            self._closed[human.user, each.about] = each.kind
        if each.about and isinstance(each.notice, OPENING):
            self._closed.pop((human.user, each.about), None)
        said = (human.user, *each.thing, each.words)
        last = self._said.get(said)
        silent_anew = isinstance(each.notice, StillThere) and last and human.acted_since(last)
        if last and not silent_anew and now - last < (SAME_WORDS_AFTER if each.unasked else AN_HOUR):
            self._break(human.user, f"reads {each.kind} in the same words after {now - last}")
        self._said[said] = now
        if isinstance(each.notice, CheckIn):
            self._at_most(human, each, each.notice.starts_at, MOST_ASKS)
        if isinstance(each.notice, MeetingOffered):
            self._at_most(human, each, each.notice.suggested, MOST_OFFERS)

    def _at_most(self, human: Human, each: Arrival, time: datetime, most: int) -> None:
        key = (human.user, *each.thing, time)
        self._asked[key] += 1
        if self._asked[key] > most:
            self._break(human.user, f"reads {each.kind} about one meeting for the {self._asked[key]}th time")

    def _break(self, reader: str, how: str) -> None:
        self.broken.append((reader, how))


def _says_so(each: Arrival) -> bool:
    """Whether it is no more than the word that it is over: to a guest, and to the calendar."""
    return isinstance(each.notice, GuestNow) or (isinstance(each.notice, CalendarFile) and each.notice.called_off)


def kinds(mine: list[Arrival]) -> str:
    return " and ".join(each.kind for each in mine)
