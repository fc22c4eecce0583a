"""Bringing people's places in from a file: choosing it, what it would change, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.imports import LONGEST_VALUE, MOST_LINES, Column, Problem
from bot.domain.people_cards import ColumnNews, ImportCard, PersonNews
from bot.slack.answers import Answers, needed
from bot.slack.blocks import actions, button, divider, fitting, plainly, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import file_upload, question
from bot.slack.metadata import FileRef
from bot.slack.modals.frame import form, page
from bot.slack.text import day, line, lines, listed, mention, plain, plural

KINDS = ("csv", "tsv", "txt")
MOST_PROBLEMS = 40
MOST_ADDRESSES = 20
COLUMNS = (
    "Its first line names the columns: *email*, and any of *department*, *manager email*, *level*, *location* and "
    "*start date*. Nothing changes before you have seen what would."
)
EMPTY_CELLS = (
    f"Up to {MOST_LINES:,} lines, with commas, semicolons or tabs between. An empty cell empties the value, a "
    "column that is not in the file stays as it is. I read the file and do not keep it."
)
NAMES: Mapping[Column, str] = {
    Column.DEPARTMENT: "department",
    Column.MANAGER: "manager",
    Column.LEVEL: "level",
    Column.LOCATION: "location",
    Column.STARTED: "start date",
}
NO_ADDRESSES = (
    "I do not know anybody's e-mail address yet. Please ask whoever installed me to grant the scope "
    "`users:read.email` and reinstall the app, then press “Sync now”."
)


@dataclass(frozen=True, slots=True)
class ImportForm:
    """The file that an admin uploaded, by Slack's id."""

    file: str

    FIELDS: ClassVar[Mapping[str, Field]] = {"file": Field.IMPORT_FILE}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(needed(Answers.of(view).file(Field.IMPORT_FILE), file="Choose a file."))


@dataclass(frozen=True, slots=True)
class ApplyForm:
    """The decision to import a file that was checked."""

    file: FileRef

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(FileRef.parse(view["private_metadata"]))


def import_modal() -> View:
    return form(
        "Import people",
        [
            section(COLUMNS),
            question(Field.IMPORT_FILE, "A CSV file", file_upload(Field.IMPORT_FILE, KINDS)),
            small(EMPTY_CELLS),
        ],
        callback=Callback.IMPORT_CHECK,
        carries=None,
        submit="Check the file",
    )


def checked_modal(card: ImportCard, file: str) -> View:
    if card.problems:
        return page("Check the file", [*_wrong(card), _again()])
    blocks = [section(_change(card)), *_news(card), *_left_out(card)]
    if not card.changed:
        return page("Nothing to change", [*blocks, _again()])
    return form(
        "Check the file",
        blocks,
        callback=Callback.IMPORT_APPLY,
        carries=FileRef(file, card.digest),
        submit="Apply",
        close="Not yet",
    )


def imported(card: ImportCard) -> str:
    return f"{plural(card.changed, 'person', 'people')} changed, of {card.people:,} in the file."


def _again() -> Block:
    return actions(button("Choose again", Action.IMPORT_AGAIN, aloud="Choose a file again"))


def _wrong(card: ImportCard) -> list[Block]:
    number = plural(len(card.problems), "line needs", "lines need")
    words = f"*{number} another look,* so nothing can be imported yet. Please mend the file and choose it again."
    return [section(words), divider(), *fitting(card.problems, _problem, room=MOST_PROBLEMS, more=_more_lines)]


def _problem(problem: Problem) -> list[Block]:
    return [small(f"*Line {problem.line:,}:* {line(problem.sentence, 1000)}")]


def _change(card: ImportCard) -> str:
    if not card.people:
        return "Nobody in the file is known here." if card.unknown else "The file names nobody below its titles."
    people = plural(card.people, "person", "people")
    if not card.changed:
        return f"The file names {people} here, and everything it says of them is known already."
    news = f"The file names {people} here and says something new of *{card.changed:,}*."
    return f"*Nothing has been changed yet.* {news}"


def _news(card: ImportCard) -> list[Block]:
    """Column by column, then the first people, by which a file that means something else is noticed."""
    if not card.changed:
        return []
    more = card.changed - len(card.first)
    rest = [small(f"And {plural(more, 'more person', 'more people')}.")] if more > 0 else []
    return [section(lines(map(_of_column, card.columns))), *map(_of_person, card.first), *rest]


def _of_column(news: ColumnNews) -> str:
    told = [f"{news.new:,} new"] * bool(news.new) + [f"{news.emptied:,} emptied"] * bool(news.emptied)
    return f"{NAMES[news.column].capitalize()}: {', '.join(told)}."


def _of_person(news: PersonNews) -> Block:
    return small(f"{mention(news.person)}: {listed([_of_value(*each) for each in news.values])}.")


def _of_value(column: Column, value: str | date | None) -> str:
    if not value:
        return f"{NAMES[column]} emptied"
    said = day(value) if isinstance(value, date) else f"“{line(value, LONGEST_VALUE)}”"
    return f"{NAMES[column]} {said}"


def _left_out(card: ImportCard) -> list[Block]:
    if not card.addresses_known:
        return [section(NO_ADDRESSES)]
    unknown = "Nobody here has these e-mail addresses, so their lines are left out"
    managers = "Nobody here has these managers' e-mail addresses, so the manager stays as it is"
    ignored = "These columns mean nothing to me, so they are left out"
    return [
        *_list(unknown, card.unknown),
        *_list(managers, card.unknown_managers),
        *_list(ignored, card.ignored),
    ]


def _list(words: str, items: Sequence[str]) -> list[Block]:
    if not items:
        return []
    shown = ", ".join(plain(item, 80) for item in items[:MOST_ADDRESSES])
    more = f" and {len(items) - MOST_ADDRESSES:,} more" if len(items) > MOST_ADDRESSES else ""
    return [divider(), plainly(f"{words} ({len(items):,}): {shown}{more}.")]


def _more_lines(number: int) -> str:
    return f"And {plural(number, 'more line')}."
