"""Another partner: plainly what happens and who hears what, one private question, no blame."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.matching_terms import Pairing
from bot.domain.rematches import LONGEST_REASON, Next, RematchCard
from bot.domain.terms import Side
from bot.slack.answers import Answers
from bot.slack.blocks import actions, button, section
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Need, Rows, option, question, radio, text_field
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.frame import form, page
from bot.slack.text import lines, mention, when
from bot.slack.wording.terms import goes_first, program_name, your_part

NEXT = (
    option(Next.LOOK, "Meet somebody new"),
    option(Next.REST, "Take a break first"),
    option(Next.LEAVE, "Leave the program"),
)
NOBODY_READS = (
    "Private and optional. It is kept without being shown: neither your partner nor an admin can read it."
)


@dataclass(frozen=True, slots=True)
class RematchForm:
    """A wish for another partner, with the private reason or "", and what comes next."""

    mentorship: UUID
    reason: str
    next: Next

    FIELDS: ClassVar[Mapping[str, Field]] = {"reason": Field.REMATCH_REASON}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        answers = Answers.of(view)
        return cls(
            mentorship=MentorshipRef.parse(view["private_metadata"]).mentorship,
            reason=answers.text(Field.REMATCH_REASON),
            next=Next(answers.choice(Field.REMATCH_NEXT) or Next.LOOK),
        )


def rematch_modal(card: RematchCard) -> View:
    partner = mention(card.partner)
    return form(
        "Another partner",
        [
            section(
                f"Not every pair fits, and nobody is to blame. This is about {partner} in "
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
                        f"• {_ahead(card)}",
                        "• I do not suggest the two of you to each other again.",
                    )
                )
            ),
            *_next(card),
            question(
                Field.REMATCH_REASON,
                "What did not fit?",
                text_field(Field.REMATCH_REASON, "", longest=LONGEST_REASON, rows=Rows.SEVERAL),
                hint=NOBODY_READS,
                need=Need.OPTIONAL,
            ),
        ],
        callback=Callback.REMATCH,
        carries=MentorshipRef(card.mentorship),
        submit="Part ways",
        close="Stay together",
    )


def parting_page(card: RematchCard) -> View:
    """What was asked for, and the way back as long as there is one."""
    take_back = button(
        "Take it back",
        Action.REMATCH_UNDO,
        MentorshipRef(card.mentorship),
        aloud=f"Take it back and stay with {card.partner.name}",
    )
    return page(
        "Another partner",
        [
            section(
                f"Your time with {mention(card.partner)} in {program_name(card.program)} comes to its end. "
                f"Thank you for what you gave it. {_ahead(card)}"
            ),
            section(_way_back(card)),
            actions(take_back),
        ],
    )


def _way_back(card: RematchCard) -> str:
    partner = mention(card.partner)
    heard = f" ({when(card.hears_at)})" if card.hears_at else ""
    return f"{partner} hears of it in a neutral word{heard}. Until then you can take it back unnoticed."


def _ahead(card: RematchCard) -> str:
    if not card.goes_on:
        return "The program is coming to its end, so I look for nobody new in it."
    partner = mention(card.partner)
    if card.pairing is Pairing.PEER:
        return f"{goes_first(card.pairing)} So does {partner}."
    if card.you_are is Side.MENTEE:
        return f"{goes_first(card.pairing)} {partner} has a place free again."
    return (
        f"You keep your place, with room for somebody new. {partner} goes first among those who fit equally well "
        "when mentors are next found."
    )


def _next(card: RematchCard) -> list[Block]:
    if not card.goes_on:
        return []
    words = "What would you like after that?"
    return [question(Field.REMATCH_NEXT, words, radio(Field.REMATCH_NEXT, NEXT, Next.LOOK))]
