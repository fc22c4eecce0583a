"""The people somebody is kept apart from, a list of their own; and the text that they agreed to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from slack_sdk.models.views import View

from bot.domain.cards import ApartCard
from bot.domain.consent import TEXTS
from bot.domain.signup import MOST_NEVER
from bot.slack.answers import Answers
from bot.slack.blocks import plainly, section, small
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import MOST_OPTIONS, Need, people_picker, question
from bot.slack.modals.frame import form, page
from bot.slack.modals.joining.words import LABELS, WHY

ALWAYS = (
    "*Your list, wherever you take part.* It stays when a program ends or you leave one, and you can change it at "
    "any time. Nobody reads it but matching, and nobody is ever told that they are on it."
)


@dataclass(frozen=True, slots=True)
class ApartForm:
    """The people named, and those named when the form was opened."""

    sent: tuple[str, ...]
    shown: tuple[str, ...]

    FIELDS: ClassVar[Mapping[str, Field]] = {"never": Field.APART_NEVER}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(
            sent=Answers.of(view).people(Field.APART_NEVER),
            shown=Answers.shown(view).people(Field.APART_NEVER),
        )


def apart_modal(card: ApartCard) -> View:
    named = [person.slack_id for person in card.never[:MOST_OPTIONS]]
    people = people_picker(Field.APART_NEVER, named, most=MOST_NEVER)
    asked = question(Field.APART_NEVER, LABELS["never"], people, hint=WHY["never"], need=Need.OPTIONAL)
    return form("In confidence", [section(ALWAYS), asked], callback=Callback.APART, carries=None, submit="Save")


def apart_saved() -> View:
    return page("In confidence", [plainly("Your list is up to date.")])


def consent_page(version: str) -> View:
    """The text of that version, word for word."""
    text = [plainly(part) for part in TEXTS[version].whole]
    return page("What you agreed to", [*text, small(f"The text of {version}.")])
