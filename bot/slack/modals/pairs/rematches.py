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
from bot.slack.blocks import section
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import option, question, radio
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.frame import form, page
from bot.slack.modals.pairs.parting import private_reason, way_back, what_happens
from bot.slack.text import mention
from bot.slack.wording.terms import goes_first, program_name, your_part

NEXT = (
    option(Next.LOOK, "Meet somebody new"),
    option(Next.REST, "Take a break first"),
    option(Next.LEAVE, "Leave the program"),
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
    return form(
        "Another partner",
        [
            section(
                f"Not every pair fits, and nobody is to blame. This is about {mention(card.partner)} in "
                f"{program_name(card.program)}{your_part(card.you_are, card.pairing)}."
            ),
            what_happens(card, _ahead(card), "I do not suggest the two of you to each other again."),
            *_next(card),
            private_reason(Field.REMATCH_REASON, "What did not fit?", longest=LONGEST_REASON),
        ],
        callback=Callback.REMATCH,
        carries=MentorshipRef(card.mentorship),
        submit="Part ways",
        close="Stay together",
    )


def parting_page(card: RematchCard) -> View:
    """What was asked for, and the way back as long as there is one."""
    return page(
        "Another partner",
        [
            section(
                f"Your time with {mention(card.partner)} in {program_name(card.program)} comes to its end. "
                f"Thank you for what you gave it. {_ahead(card)}"
            ),
            *way_back(card),
        ],
    )


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
