"""A list of days in a form: what is kept, each with a tick to take out, and one more run to add."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_sdk.models.blocks import CheckboxesElement, InputBlock

from bot.domain.cadence import Days
from bot.domain.runs_of_days import MOST_RUNS, RunWish
from bot.slack.answers import Answers
from bot.slack.fields import Field
from bot.slack.inputs import Need, date_picker, option, question
from bot.slack.text import day, line

LONGEST_NAME = 40
BETWEEN = "/"


@dataclass(frozen=True, slots=True)
class DaysFields:
    """Where the questions of one list stand."""

    kept: Field
    first: Field
    last: Field


def days_questions(fields: DaysFields, runs: Sequence[Days], *, kept: str, first: str) -> list[InputBlock]:
    """The runs that are kept, under the words `kept`, and room for one that begins on the day `first`."""
    options = [option(_key(run), days(run)) for run in runs[:MOST_RUNS]]
    boxes = CheckboxesElement(action_id=fields.kept, options=options, initial_options=options)
    listed = question(fields.kept, kept, boxes, hint="Untick what no longer holds.", need=Need.OPTIONAL)
    return [
        *([listed] if options else []),
        question(fields.first, first, date_picker(fields.first, None), need=Need.OPTIONAL),
        question(
            fields.last,
            "Last day",
            date_picker(fields.last, None),
            hint="Leave it empty for a single day.",
            need=Need.OPTIONAL,
        ),
    ]


def read_days(view: Mapping[str, Any], fields: DaysFields, name: str = "") -> RunWish:
    """What is to change in the list. Runs that somebody else has added meanwhile were not shown, and stay."""
    answers, shown = Answers.of(view), Answers.shown(view)
    dropped = set(shown.choices(fields.kept)) - set(answers.choices(fields.kept))
    return RunWish(
        dropped=frozenset(_run(key) for key in dropped),
        first=answers.date(fields.first),
        last=answers.date(fields.last),
        name=name,
    )


def days(run: Days) -> str:
    """Write "24 December 2026 – 1 January 2027 (Winter break)"."""
    name = f" ({line(run.name, LONGEST_NAME)})" if run.name else ""
    return (day(run.first) if run.first == run.last else f"{day(run.first)} – {day(run.last)}") + name


def _key(run: Days) -> str:
    return f"{run.first}{BETWEEN}{run.last}"


def _run(key: str) -> tuple[date, date]:
    first, last = key.split(BETWEEN)
    return date.fromisoformat(first), date.fromisoformat(last)
