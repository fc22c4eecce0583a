"""A pair parts: what the other side reads, and the choice among several pairs. No reason, no name of who asked."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.domain.care.ending_cards import EarlyEndCard
from bot.domain.notices import PairParted
from bot.domain.rematches import RematchCard
from bot.slack.blocks import MOST_IN_MESSAGE, button, fitting, plainly, section
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.messages.endings import what_stays
from bot.slack.metadata import MentorshipRef
from bot.slack.text import mention, plural
from bot.slack.wording.terms import goes_first, joined, program_name, your_part


def pair_parted(notice: PairParted) -> Message:
    return message(
        section(
            f"Your time with {mention(notice.partner)} in {program_name(notice.program)} has come to its end. "
            "That happens for many reasons, and nobody is to blame. Thank you for the time you gave it. "
            f"{joined(_ahead(notice), what_stays(notice.steps_left))}"
        )
    )


def _ahead(notice: PairParted) -> str:
    if not notice.goes_on:
        return "The program is coming to its end as well, so there is nothing you need to do."
    if notice.pairing.learns(notice.you_are):
        return goes_first(notice.pairing)
    return "You have a place free again, and I will look for somebody new for you."


def pair_choice(cards: Sequence[RematchCard | EarlyEndCard], opens: Action) -> Message:
    """Ask which pair is meant, by a button that `opens` the way out of it."""
    return message(
        plainly("Which of your pairs is this about?"),
        *fitting(
            cards,
            lambda card: _choice(card, opens),
            room=MOST_IN_MESSAGE - 1,
            more=lambda number: f"And {plural(number, 'more pair')}.",
        ),
    )


def _choice(card: RematchCard | EarlyEndCard, opens: Action) -> list[Block]:
    reference = MentorshipRef(card.mentorship)
    way = (
        button("Take it back", Action.REMATCH_UNDO, reference, aloud=f"Stay with {card.partner.name}")
        if card.hears_at
        else button("Choose", opens, reference, aloud=f"Choose {card.partner.name}")
    )
    ends = " It comes to its end." if card.hears_at else ""
    where = f"in {program_name(card.program)}{your_part(card.you_are, card.pairing)}"
    return [section(f"With {mention(card.partner)} {where}.{ends}", accessory=way)]


def taken_back(card: RematchCard) -> Message:
    return message(
        section(
            f"You and {mention(card.partner)} go on as before, and {mention(card.partner)} has not heard of it."
        )
    )
