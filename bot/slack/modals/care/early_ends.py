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
from bot.slack.blocks import actions, button, section
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Need, Rows, option, question, radio, text_field
from bot.slack.messages.endings import what_stays
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.frame import form, page
from bot.slack.text import lines, mention, paragraphs, when
from bot.slack.wording.terms import program_name, your_part

TITLE = "End this mentorship"
AFTERWARDS = (
    option(Afterwards.SOMEBODY, "Meet somebody new"),
    option(Afterwards.NOBODY, "Nobody for now; I say when I am ready"),
)
NOBODY_READS = (
    "Private and optional. It is kept without being shown: neither your partner nor an admin can read it."
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
    partner = mention(card.partner)
    return form(
        TITLE,
        [
            section(
                f"Times change, and a pair may end before its time. This is about {partner} in "
                f"{program_name(card.program)}{your_part(card.you_are, card.pairing)}."
            ),
            section(
                lines(
                    (
                        "*What happens*",
                        "• Your meetings together are cancelled and reminders stop. Your goals stay there to read.",
                        f"• {partner} reads that your time together has come to its end: during working hours, an "
                        "hour from now at the earliest. Never who wished it, nor why. Until then you can take it "
                        "back.",
                        f"• {what_stays(card.steps)}" if card.steps else "",
                        "• You stay in the program. I do not suggest the two of you to each other again.",
                    )
                )
            ),
            *_afterwards(card),
            question(
                Field.EARLY_END_REASON,
                "Is there a reason you would like to note?",
                text_field(Field.EARLY_END_REASON, "", longest=LONGEST_REASON, rows=Rows.SEVERAL),
                hint=NOBODY_READS,
                need=Need.OPTIONAL,
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
    partner = mention(card.partner)
    take_back = button(
        "Take it back",
        Action.REMATCH_UNDO,
        MentorshipRef(card.mentorship),
        aloud=f"Take it back and stay with {card.partner.name}",
    )
    heard = f" ({when(card.hears_at)})" if card.hears_at else ""
    return page(
        TITLE,
        [
            section(
                paragraphs(
                    f"Your time with {partner} in {program_name(card.program)} comes to its end. Thank you for "
                    "what you gave it.",
                    what_stays(card.steps),
                )
            ),
            section(f"{partner} hears of it in a neutral word{heard}. Until then you can take it back unnoticed."),
            actions(take_back),
        ],
    )
