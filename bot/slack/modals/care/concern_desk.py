"""Requests for help as their readers see them: the list, the page with the words, and the form for an answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.care.concern_cards import DeskCard, DeskLine, DeskPage
from bot.domain.care.concerns import LONGEST_WORDS
from bot.domain.care.terms import ConcernState
from bot.slack.answers import Answers
from bot.slack.blocks import actions, button, confirmation, fitting, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Rows, question, text_field
from bot.slack.modals.frame import form, page
from bot.slack.refs.concerns import ConcernRef, ReadConcernRef
from bot.slack.text import Style, day, lines, mention, when
from bot.slack.wording.concerns import everybody, in_full, what_it_is, who_read
from bot.slack.wording.terms import program_name

TITLE = "Asked for help"
MOST_LISTED = 60
TALK = (
    "I would be glad to talk it through with the two of you. If you agree, the page of your request has a button "
    "that invites your partner."
)
"""What stands in the answer at first where a talk is proposed: it is the sender who has the partner invited."""


@dataclass(frozen=True, slots=True)
class ReplyForm:
    """An answer to what was read."""

    concern: UUID
    version: int
    words: str

    FIELDS: ClassVar[Mapping[str, Field]] = {"words": Field.CONCERN_REPLY}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        ref = ReadConcernRef.parse(view["private_metadata"])
        words = Answers.of(view).text(Field.CONCERN_REPLY)
        return cls(concern=ref.concern, version=ref.version, words=words)


def desk_page(card: DeskPage) -> View:
    waiting = fitting(card.lines, _line, room=MOST_LISTED, more=lambda number: f"And {number:,} more.")
    return page(TITLE, [section(f"What waits for you in {program_name(card.program)}."), *waiting])


def concern_page(card: DeskCard) -> View:
    """The words of a request, and what its reader can do."""
    return page(
        TITLE,
        [
            section(_facts(card)),
            *in_full(card.words),
            *([small("*Answered so far*"), *in_full(card.reply)] if card.reply else []),
            actions(*_ways(card)),
            small(_who_else(card)),
        ],
    )


def reply_modal(ref: ReadConcernRef, words: str = "") -> View:
    asked = text_field(Field.CONCERN_REPLY, words, longest=LONGEST_WORDS, rows=Rows.SEVERAL)
    hint = "Only the sender reads it, with your name. From then on the request lies with you."
    return form(
        "Answer",
        [question(Field.CONCERN_REPLY, "What would you like to say?", asked, hint=hint)],
        callback=Callback.CONCERN_REPLY,
        carries=ref,
        submit="Send",
    )


def _line(each: DeskLine) -> list[Block]:
    new = "Nobody has opened it yet." if each.state is ConcernState.RECEIVED else "It has been opened."
    yours = " It lies with you." if each.yours else ""
    sent = f"From {mention(each.sender)}, {when(each.sent_at, Style.DATED)}."
    words = f"{sent} {new}{yours} Please answer by {day(each.answer_by)}."
    read = button("Read", Action.CONCERN_OPEN, ConcernRef(each.id), aloud=f"Read what {each.sender.name} asks")
    return [section(words, accessory=read)]


def _facts(card: DeskCard) -> str:
    return lines(
        (
            f"*{what_it_is(card.kind, card.partner)}*, from {mention(card.sender)} in {program_name(card.program)} "
            f"on {when(card.sent_at, Style.DATED)}.",
            _pair(card),
            _state(card),
            "The two are never matched again, as the sender wished." if card.keep_apart else "",
        )
    )


def _pair(card: DeskCard) -> str:
    if not card.partner:
        return "It is about no single pair."
    return f"It is about the time with {mention(card.partner)}, who cannot see this."


def _state(card: DeskCard) -> str:
    if card.state is ConcernState.HANDLED:
        return "It is handled. If the sender adds to it, it opens again."
    whose = "It lies with you. " if card.yours else ""
    if card.reply:
        return f"{whose}It has been answered. Where nothing is left to do, please mark it as handled."
    return f"{whose}Please answer by {day(card.answer_by)}."


def _ways(card: DeskCard) -> list[ButtonElement]:
    read = ReadConcernRef(card.id, card.version)
    take = button("I am on it", Action.CONCERN_TAKE, ConcernRef(card.id), style="primary", confirm=_ON_IT)
    talk = button("Propose a talk", Action.CONCERN_TALK, read)
    handled = button("Mark as handled", Action.CONCERN_SETTLE, read)
    return [
        *([] if card.yours or not card.open else [take]),
        button("Answer", Action.CONCERN_REPLY, read),
        *([talk] if card.may_offer_talk and card.open else []),
        *([handled] if card.open else []),
    ]


def _who_else(card: DeskCard) -> str:
    return lines(
        (
            f"Who can read it: {everybody(card.readers)}. {who_read(card.readings)}",
            "Please keep it to yourselves. Every opening is noted, with who and when, and the sender sees it.",
        )
    )


_ON_IT = confirmation(
    "I am on it",
    "From now on only you read it. The sender hears that it lies with you, and can let the others read it again.",
    yes="I am on it",
    no="Not now",
    style="primary",
)
