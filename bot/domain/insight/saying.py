"""A report in two sentences: what has changed most, and what helps next. Of the program, never of a person."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.care.terms import Health
from bot.domain.insight.measures import Measure
from bot.domain.insight.report import Report
from bot.domain.insight.telling import number_of
from bot.domain.matching_terms import Pairing

MANY_WAITING = 0.2
"""From this share of the people on, waiting is what matters most."""
GOOD_RATE = 0.7
"""Of the meetings planned, how many are held where things go well."""
FEW_ANSWERS = 0.5
"""Below this share of answers, feedback says little about the program."""
NOTICEABLE = 0.1
"""A share or a mean that moves by less than a tenth has hardly moved."""


@dataclass(frozen=True, slots=True)
class Said:
    """The two sentences, in plain words."""

    changed: str
    next_step: str


def said_of(report: Report) -> Said:
    return Said(_changed(report), _next_step(report))


# -- what has changed ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Change:
    """How much something moved, as a share of what it was, and how to say it."""

    weight: float
    words: str


def _changed(report: Report) -> str:
    if not report.previous:
        return _so_far(report)
    changes = sorted(_changes(report), key=lambda change: -change.weight)
    if not changes or changes[0].weight < NOTICEABLE:
        return "Things went on much as in the period before."
    return changes[0].words


def _so_far(report: Report) -> str:
    """The first time there is nothing to compare with, so it says how far things have come."""
    held, matched = number_of(report.figures, Measure.MEETINGS_HELD), _count(report, Measure.MATCHED)
    if held:
        return f"{_number(int(held), 'meeting has', 'meetings have')} taken place so far."
    if matched:
        ahead = ", and the first meetings are ahead" if held == 0 else ""
        return f"{_number(matched, 'person has', 'people have')} a match by now{ahead}."
    joined = _count(report, Measure.PARTICIPANTS)
    if joined:
        return f"{_number(joined, 'person has', 'people have')} joined so far; matching comes next."
    return "This is just beginning: nobody has joined yet."


def _changes(report: Report) -> Iterator[_Change]:
    yield from _counted(report, Measure.MEETINGS_HELD, "meeting took place", "meetings took place", weight=1.5)
    yield from _counted(report, Measure.GOALS_REACHED, "goal was reached", "goals were reached", weight=1.2)
    yield from _counted(report, Measure.MATCHED, "person has a match", "people have a match", weight=1.0)
    yield from _counted(report, Measure.WAITING, "person waits for a match", "people wait for a match", weight=1.0)
    yield from _counted(report, Measure.JOINED, "person joined", "people joined", weight=0.8)
    yield from _rated(report)


def _counted(report: Report, measure: Measure, one: str, several: str, *, weight: float) -> Iterator[_Change]:
    now, before = number_of(report.figures, measure), number_of(report.previous, measure)
    if now is None or before is None or now == before:
        return
    step = abs(now - before)
    words = f"{_number(int(now), one, several)}, {step:,.0f} {'more' if now > before else 'fewer'} than before."
    yield _Change(weight * step / max(now, before), words)


def _rated(report: Report) -> Iterator[_Change]:
    now, before = (number_of(figures, Measure.SATISFACTION) for figures in (report.figures, report.previous))
    if now and before:
        direction = "up" if now > before else "down"
        words = f"Meetings are rated {now:.1f} out of 4 on average, {direction} from {before:.1f}."
        yield _Change(2 * abs(now - before) / before, words)


# -- what to do ------------------------------------------------------------------------------------------


def _next_step(report: Report) -> str:
    """The first that applies: what keeps people from meeting comes before what makes meetings better."""
    return next(_steps(report))


def _steps(report: Report) -> Iterator[str]:
    waiting, people = _count(report, Measure.WAITING), _count(report, Measure.PARTICIPANTS)
    if waiting and waiting >= MANY_WAITING * max(people, waiting):
        wait = _number(waiting, "person waits", "people wait")
        whom = "colleagues who might join" if report.scope.pairing is Pairing.PEER else "possible mentors"
        yield f"A round of matching or a word to {whom} would help most: {wait} for a match."
    need = _in_need(report)
    if need:
        pairs = _number(need, "pair", "pairs")
        yield f"{pairs} could use a hand: a short note from an admin often gets them going."
    rate = number_of(report.figures, Measure.MEETING_RATE)
    if rate and rate < GOOD_RATE:
        yield "If your next meeting has no time yet, today is a good day to choose one."
    if waiting:
        still = _number(waiting, "person still waits", "people still wait")
        yield f"{still} for a match: do you know somebody who would enjoy taking part?"
    yield from _growing(report)


def _growing(report: Report) -> Iterator[str]:
    """Where people meet, what makes their meetings better."""
    if number_of(report.figures, Measure.PARTICIPANTS) == 0:
        yield "A personal invitation brings more people than any announcement: whom would you ask?"
    if all(number_of(report.figures, measure) == 0 for measure in (Measure.GOALS_SET, Measure.GOALS_MOVING)):
        yield "A first goal gives meetings a direction: `/mentor goals` has examples to start from."
    answers = number_of(report.figures, Measure.RESPONSE_RATE)
    if answers and answers < FEW_ANSWERS:
        yield "Thirty seconds of feedback after a meeting show early what helps and what does not."
    yield "Keep going as you do, and take a moment to celebrate what was reached."


def _in_need(report: Report) -> int:
    return sum((report.health or {}).get(state, 0) for state in (Health.AT_RISK, Health.SILENT))


def _count(report: Report, measure: Measure) -> int:
    """How many; 0 where that is withheld, since nothing may be made of it."""
    return int(number_of(report.figures, measure) or 0)


def _number(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"
