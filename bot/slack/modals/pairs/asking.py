"""Asking a mentor, and saying it in other words: one question, and what happens with the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.finding import LONGEST_NOTE, MOST_OPEN
from bot.domain.finding_cards import AskCard, AskedCard, RequestCard, Wanted
from bot.slack.answers import Answers
from bot.slack.blocks import section, small
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import Rows, question, text_field
from bot.slack.modals.frame import form
from bot.slack.modals.notice import notice_modal
from bot.slack.modals.pairs.finding import answers_within
from bot.slack.refs.finding import AskRef, NoteRef, parts_of, wanted_in
from bot.slack.text import day, mention
from bot.slack.wording.terms import program_name, rhythm

HOW_IT_GOES = (
    "I pass it on in their working hours and write to you as soon as there is an answer. It stays open for two "
    "weeks; until then you can change or withdraw it in `/mentor find`."
)


@dataclass(frozen=True, slots=True)
class AskForm:
    """A request that is about to go out, and the list it was made from."""

    wanted: Wanted
    participant: UUID
    note: str

    FIELDS: ClassVar[Mapping[str, Field]] = {"note": Field.REQUEST_NOTE}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        ref = AskRef.parse(view["private_metadata"])
        return cls(wanted_in(ref), ref.participant, Answers.of(view).text(Field.REQUEST_NOTE))


@dataclass(frozen=True, slots=True)
class NoteForm:
    """A request in new words."""

    wanted: Wanted
    proposal: UUID
    note: str

    FIELDS: ClassVar[Mapping[str, Field]] = {"note": Field.REQUEST_REWORDED}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        ref = NoteRef.parse(view["private_metadata"])
        return cls(wanted_in(ref), ref.proposal, Answers.of(view).text(Field.REQUEST_REWORDED))


def ask_modal(card: AskCard, wanted: Wanted) -> View:
    mentor = mention(card.mentor)
    pace = f" {answers_within(card.answers_in)}" if card.answers_in else ""
    return form(
        "Ask for mentoring",
        [
            section(
                f"A request to {mentor} in {program_name(card.program)}. If they say yes, you meet for "
                f"{rhythm(card.cadence, card.minutes)}, and I bring you together in a group chat.{pace}"
            ),
            _note(Field.REQUEST_NOTE, ""),
            small(f"Only {mentor} reads your note. {HOW_IT_GOES}"),
        ],
        callback=Callback.REQUEST,
        carries=AskRef(*parts_of(wanted), card.participant),
        submit="Ask",
        close="Back",
    )


def asked_page(card: AskedCard) -> View:
    return notice_modal(
        "Asked",
        f"{card.mentor.name} reads your request in their working hours. I will write as soon as there is an "
        f"answer, by {day(card.answer_by)} at the latest. You have {card.open} of {MOST_OPEN} requests open, and "
        "the first yes closes the others.",
    )


def note_modal(card: RequestCard, wanted: Wanted) -> View:
    return form(
        "Change your note",
        [
            section(f"Your request to {mention(card.mentor)} in {program_name(card.program)}."),
            _note(Field.REQUEST_REWORDED, card.note),
            small("If they have read it already, they get the new words in a short message, once a day at most."),
        ],
        callback=Callback.REQUEST_NOTE,
        carries=NoteRef(*parts_of(wanted), card.proposal),
        submit="Save",
        close="Back",
    )


def _note(field: Field, value: str) -> Block:
    return question(
        field,
        "What would you like to learn from them?",
        text_field(field, value, longest=LONGEST_NOTE, rows=Rows.SEVERAL),
        hint=f"Two or three sentences are plenty; at most {LONGEST_NOTE} characters.",
    )
