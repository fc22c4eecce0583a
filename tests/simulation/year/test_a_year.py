"""A year of a small company in CI, and that nothing which goes wrong in a year would go unnoticed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from bot.domain.notices import CheckIn, MentorshipCompleted, Notice, RetrospectiveAsked, StillThere
from bot.domain.people import Actor, Someone
from bot.domain.terms import NudgePace, Role
from bot.playground.messages import Message
from tests.databases import SqliteFiles
from tests.simulation.year.arrivals import Arrival, Post, digest
from tests.simulation.year.company import PROGRAMS
from tests.simulation.year.laws import Laws
from tests.simulation.year.people import Human, Place, Temper
from tests.simulation.year.year import Life, Year

SEED = 4
CRAFT, CIRCLES, *_ = PROGRAMS
FEW = (replace(CRAFT, begins=(2, 26), share=0.6), replace(CIRCLES, begins=(8,), share=0.35))
"""Two programs instead of four, which more of the people join."""
HAS_TO_COME = {
    "AgendaAsked", "CheckIn", "FeedbackAsked", "Introduction", "MatchProposed", "MeetingBegins", "MeetingBrief",
    "MeetingOffered", "MentorshipCompleted", "PulseAsked", "WelcomeBack",
}  # fmt: skip
HAS_TO_BE_DONE = {"travelled", "took leave", "took a break", "left", "was deactivated", "changed reminders"}


async def a_year(files: SqliteFiles, folder: Path, *, people: int, for_: timedelta) -> Year:
    with files.fresh(folder) as url:
        return await Life(url, people=people, seed=SEED, programs=FEW).live(for_=for_)


async def test_in_a_year_of_a_small_company_no_law_is_broken(sqlite_files: SqliteFiles, tmp_path: Path) -> None:
    year = await a_year(sqlite_files, tmp_path, people=18, for_=timedelta(weeks=52))
    assert year.broken == [], "\n".join(year.told(SEED))
    assert HAS_TO_COME - year.kinds.keys() == set(), "\n".join(year.told(SEED))
    assert HAS_TO_BE_DONE - year.done.keys() == set(), "\n".join(year.told(SEED))


async def test_the_same_seed_is_the_same_year(sqlite_files: SqliteFiles, tmp_path: Path) -> None:
    first, second = [
        await a_year(sqlite_files, tmp_path, people=9, for_=timedelta(weeks=7)) for _ in ("once", "again")
    ]
    assert first.messages
    assert (first.mark, first.moments) == (second.mark, second.moments)


# -- what is wrong is noticed --------------------------------------------------------------------------

MONDAY = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
PAIR, COHORT = UUID(int=1), UUID(int=2)
BOB = Someone(slack_id="UBOB", name="Bob")
RETRO = RetrospectiveAsked(mentorship=PAIR, partner=BOB, program="Craft")
THERE = StillThere(mentorship=PAIR, partner=BOB)
MET = CheckIn(meeting=UUID(int=3), number=1, partner=BOB, starts_at=MONDAY, attempt=1)
OVER = MentorshipCompleted(
    partner=BOB, program="Craft", meetings_held=1, goals_reached=0, mentorship=PAIR, minutes_met=30
)


class Reader:
    """Ada in London, and the laws of what she may read."""

    def __init__(self) -> None:
        actor, temper = Actor("T1", "UADA"), Temper(1, 1)
        self.ada = Human("UADA", actor, "Europe/London", "Europe/London", Random(1), temper)
        self.ada.places[COHORT] = Place(UUID(int=4), Role.MENTOR)
        self.laws = Laws({"UADA": self.ada}, lambda _: COHORT)

    def reads(self, notice: Notice, **after: float) -> list[str]:
        """Which laws are broken by it at that time, counted from a Monday morning."""
        at, before = MONDAY + timedelta(**after), len(self.laws.broken)
        arrival = Arrival(
            at=at,
            reader="UADA",
            kind=type(notice).__name__,
            whole=UUID(int=9),
            unasked=notice is not OVER,
            about=PAIR,
            thing=(type(notice).__name__, PAIR),
            words=digest(repr(notice)),
            notice=notice,
        )
        self.laws.hear(Post(Message("1", "D1", "B1", text="Hello."), ("UADA",), [arrival]), at)
        return [how for _, how in self.laws.broken[before:]]


@pytest.fixture
def reader() -> Reader:
    return Reader()


def test_what_comes_in_working_hours_once_a_day_breaks_nothing(reader: Reader) -> None:
    assert [reader.reads(RETRO), reader.reads(THERE, days=1), reader.reads(MET, days=2)] == [[], [], []]


@pytest.mark.parametrize(
    ("hours", "why"), [(-2, "not in working hours"), (24 * 6, "no working day"), (24 * 63, "a public holiday")]
)
def test_what_comes_at_the_wrong_time_is_noticed(reader: Reader, hours: float, why: str) -> None:
    (broken,) = reader.reads(RETRO, hours=hours)
    assert why in broken


def test_what_comes_during_a_leave_or_a_break_is_noticed(reader: Reader) -> None:
    reader.ada.away.append((MONDAY.date(), MONDAY.date()))
    assert "on leave" in reader.reads(RETRO)[0]
    reader.ada.places[COHORT].rests = True
    assert "on a break" in reader.reads(THERE, days=1)[0]
    reader.ada.places[COHORT].rests_until = MONDAY.date()
    assert reader.reads(MET, days=2) == []


def test_more_than_somebody_can_bear_is_noticed(reader: Reader) -> None:
    assert reader.reads(RETRO) == []
    assert "the second message unasked" in reader.reads(THERE, hours=2)[0]
    reader.ada.pace = NudgePace.FEWER
    assert "in seven days" in reader.reads(MET, days=3)[0]


def test_saying_it_again_is_noticed(reader: Reader) -> None:
    assert reader.reads(MET) == []
    soon = reader.reads(MET, days=2)
    assert "about one thing after 2 days" in soon[0]
    assert "in the same words" in soon[1]
    assert "for the 3th time" in reader.reads(MET, days=7)[1]


def test_what_comes_after_the_last_word_is_noticed(reader: Reader) -> None:
    assert reader.reads(OVER) == []
    assert "MentorshipCompleted had closed" in reader.reads(MET, days=1)[0]
    reader.ada.gone = True
    assert "is gone" in reader.reads(OVER, days=2)[0]
