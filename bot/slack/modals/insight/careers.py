"""Bringing events of careers in from a file: choosing it, what it would add, and taking the last one back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.feedback import REPORT_FLOOR
from bot.domain.imports import Problem
from bot.domain.insight.career import CareerCard, LastFile
from bot.slack.answers import Answers, needed
from bot.slack.blocks import actions, button, confirmation, divider, fitting, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import file_upload, question
from bot.slack.metadata import FileRef
from bot.slack.modals.frame import form, page
from bot.slack.modals.people.imports import KINDS, MOST_PROBLEMS
from bot.slack.text import line, plural, when

COLUMNS = (
    "Its first line names the columns: *person* (e-mail address or Slack id), *event* (promoted or left) and "
    "*date* (as in 2026-03-31). Nothing is added before you have seen what would be."
)
ONLY_COUNTED = (
    "What the file says is only ever counted, for all programs together and in steps of "
    f"{REPORT_FLOOR} people. Nobody can look up one person. I read the file and do not keep it."
)


@dataclass(frozen=True, slots=True)
class CareerForm:
    """The file that an admin uploaded, by Slack's id."""

    file: str

    FIELDS: ClassVar[Mapping[str, Field]] = {"file": Field.CAREER_FILE}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(needed(Answers.of(view).file(Field.CAREER_FILE), file="Choose a file."))


@dataclass(frozen=True, slots=True)
class CareerApplyForm:
    """The decision to add what a checked file says."""

    file: FileRef

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(FileRef.parse(view["private_metadata"]))


def careers_modal(last: LastFile | None) -> View:
    return form(
        "Careers",
        [
            section(COLUMNS),
            question(Field.CAREER_FILE, "A CSV file", file_upload(Field.CAREER_FILE, KINDS)),
            small(ONLY_COUNTED),
            *([divider(), *_last(last)] if last else []),
        ],
        callback=Callback.CAREER_CHECK,
        carries=None,
        submit="Check the file",
    )


def careers_checked(card: CareerCard, file: str) -> View:
    if card.problems:
        number = plural(len(card.problems), "line needs", "lines need")
        words = f"*{number} another look,* so nothing can be added yet. Please mend the file and choose it again."
        problems = fitting(card.problems, _problem, room=MOST_PROBLEMS, more=_more_lines)
        return page("Check the file", [section(words), divider(), *problems])
    if not card.new:
        return page("Nothing to add", [section("The file says nothing new of anybody here."), *_left_out(card)])
    added = f"{plural(card.promoted, 'promotion')} and {plural(card.left, 'departure')}"
    return form(
        "Check the file",
        [section(f"*Nothing has been added yet.* The file adds {added}."), *_left_out(card)],
        callback=Callback.CAREER_APPLY,
        carries=FileRef(file, card.digest),
        submit="Add them",
        close="Not yet",
    )


def careers_added(card: CareerCard) -> str:
    return f"{plural(card.new, 'event')} added. You can take the file back as long as it is the last one."


def _last(last: LastFile) -> list[Block]:
    sure = confirmation(
        "Take it back?", f"{plural(last.events, 'event')} will no longer count.", yes="Take it back", no="Keep it"
    )
    return [
        small(f"The last file came {when(last.at)}: {plural(last.events, 'event')}."),
        actions(button("Take the last file back", Action.CAREER_UNDO, confirm=sure)),
    ]


def _left_out(card: CareerCard) -> list[Block]:
    known = f"Known already: {plural(card.known, 'event')}."
    strangers = f"Left out, since I do not know them: {plural(card.strangers, 'person', 'people')}."
    return [small(words) for words, number in ((known, card.known), (strangers, card.strangers)) if number]


def _problem(problem: Problem) -> list[Block]:
    return [small(f"*Line {problem.line:,}:* {line(problem.sentence, 1000)}")]


def _more_lines(number: int) -> str:
    return f"And {plural(number, 'more line')}."
