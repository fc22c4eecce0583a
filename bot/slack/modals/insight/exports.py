"""Choosing lists to take away as files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from slack_sdk.models.blocks import CheckboxesElement
from slack_sdk.models.views import View

from bot.domain.insight.exports import Export, ExportCard, ExportWish, FileKind
from bot.slack.answers import Answers, needed
from bot.slack.blocks import section, small
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import MOST_OPTIONS, option, question, radio, select
from bot.slack.metadata import id_in
from bot.slack.modals.frame import form
from bot.slack.text import plain, plural
from bot.slack.wording.exports import IN_IT, LIST_NAMES

EVERYTHING = "all"
OPTIONS = {each: option(each, LIST_NAMES[each], IN_IT[each]) for each in Export}
KINDS = [
    option(FileKind.XLSX, "Excel"),
    option(FileKind.CSV, "CSV", "For other programs; in UTF-8, times in UTC"),
]
LONGEST_NAME = 70


@dataclass(frozen=True, slots=True)
class ListsForm:
    """Which lists somebody would like to have, of what, and as which files."""

    wish: ExportWish

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "lists": Field.LISTS,
        "about": Field.LISTS_ABOUT,
        "kind": Field.LISTS_KIND,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        answers = Answers.of(view)
        about = needed(answers.choice(Field.LISTS_ABOUT), about="Choose what it is about.")
        return cls(
            ExportWish(
                lists=tuple(Export(each) for each in answers.choices(Field.LISTS)),
                kind=FileKind(needed(answers.choice(Field.LISTS_KIND), kind="Choose a kind of file.")),
                program=None if about == EVERYTHING else id_in(about),
            )
        )


def lists_modal(card: ExportCard) -> View:
    programs = [option(str(id_), plain(name, LONGEST_NAME)) for id_, name in card.programs[: MOST_OPTIONS - 1]]
    about = [option(EVERYTHING, "Everything I run"), *programs]
    return form(
        "Export",
        [
            section("The files come in your messages with me, where nobody else sees them."),
            question(
                Field.LISTS,
                "What would you like to have?",
                CheckboxesElement(action_id=Field.LISTS, options=list(OPTIONS.values())),
            ),
            question(Field.LISTS_ABOUT, "Of what?", select(Field.LISTS_ABOUT, about, EVERYTHING)),
            question(Field.LISTS_KIND, "As which kind of file?", radio(Field.LISTS_KIND, KINDS, FileKind.XLSX)),
            small(
                "Feedback, answers to surveys, notes and requests for help are in none of them. That you took them "
                "stands in the log."
            ),
        ],
        callback=Callback.LISTS,
        carries=None,
        submit="Send me the files",
    )


def ordered(files: int) -> str:
    """What comes of it, in a sentence."""
    these = "It is" if files == 1 else "They are"
    return f"{these} on the way: {plural(files, 'file')}, in your messages with me within a minute or two."
