"""Ending a pair early: plainly what happens and who hears what, one private question, and the way back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.care.ending_cards import EarlyEndCard
from bot.domain.care.endings import LONGEST_REASON
from bot.domain.rematches import Afterwards
from bot.slack.answers import Answers
from bot.slack.blocks import section
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import option, question, radio
from bot.slack.messages.endings import what_stays
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.frame import form, page
from bot.slack.modals.pairs.parting import private_reason, way_back, what_happens
from bot.slack.text import mention, paragraphs
from bot.slack.wording.terms import program_name, your_part

TITLE = "End this mentorship"
AFTERWARDS = (
    option(Afterwards.SOMEBODY, "Meet somebody new"),
    option(Afterwards.NOBODY, "Nobody for now; I say when I am ready"),
)


@dataclass(frozen=True, slots=True)
class EarlyEndForm:
    """The wish to end a pair, with the private reason or "", and whom they would like to meet afterwards."""

    mentorship: UUID
    reason: str
    afterwards: Afterwards

    FIELDS: ClassVar[Mapping[str, Field]] = {"reason": Field.EARLY_END_REASON}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        answers = Answers.of(view)
        return cls(
            mentorship=MentorshipRef.parse(view["private_metadata"]).mentorship,
            reason=answers.text(Field.EARLY_END_REASON),
            afterwards=Afterwards(answers.choice(Field.EARLY_END_NEXT) or Afterwards.SOMEBODY),
        )


def early_end_modal(card: EarlyEndCard) -> View:
    return form(
        TITLE,
        [
            section(
                f"Times change, and a pair may end before its time. This is about {mention(card.partner)} "
                f"in {program_name(card.program)}{your_part(card.you_are, card.pairing)}."
            ),
            what_happens(
                card,
                what_stays(card.steps) if card.steps else "",
                "You stay in the program. I do not suggest the two of you to each other again.",
            ),
            *_afterwards(card),
            private_reason(
                Field.EARLY_END_REASON, "Is there a reason you would like to note?", longest=LONGEST_REASON
            ),
        ],
        callback=Callback.EARLY_END,
        carries=MentorshipRef(card.mentorship),
        submit="End it",
        close="Stay together",
    )


def _afterwards(card: EarlyEndCard) -> list[Block]:
    if not card.goes_on:
        return []
    choice = radio(Field.EARLY_END_NEXT, AFTERWARDS, Afterwards.SOMEBODY)
    return [question(Field.EARLY_END_NEXT, "Whom would you like to meet after that?", choice)]


def early_end_page(card: EarlyEndCard) -> View:
    """What was asked for, and the way back as long as there is one."""
    return page(
        TITLE,
        [
            section(
                paragraphs(
                    f"Your time with {mention(card.partner)} in {program_name(card.program)} comes to its end. "
                    "Thank you for what you gave it.",
                    what_stays(card.steps),
                )
            ),
            *way_back(card),
        ],
    )
