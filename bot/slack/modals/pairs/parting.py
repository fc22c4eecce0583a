"""What both ways out of a pair say alike: what ends and who hears what, the private reason, the way back."""

from slack_sdk.models.blocks import Block

from bot.domain.care.ending_cards import EarlyEndCard
from bot.domain.rematches import RematchCard
from bot.slack.blocks import actions, button, section
from bot.slack.fields import Field
from bot.slack.ids import Action
from bot.slack.inputs import Need, Rows, question, text_field
from bot.slack.metadata import MentorshipRef
from bot.slack.text import lines, mention, when

NOBODY_READS = (
    "Private and optional. It is kept without being shown: neither your partner nor an admin can read it."
)


Parting = RematchCard | EarlyEndCard


def what_happens(card: Parting, *besides: str) -> Block:
    """What ends and what the partner reads, and what there is to say `besides`; "" says nothing."""
    ends = "Your meetings together are cancelled and reminders stop. Your goals stay there to read."
    hears = (
        f"{mention(card.partner)} reads that your time together has come to its end: during working hours, an "
        "hour from now at the earliest. Never who wished it, nor why. Until then you can take it back."
    )
    return section(lines(["*What happens*", *(f"• {words}" for words in (ends, hears, *besides) if words)]))


def private_reason(field: Field, words: str, *, longest: int) -> Block:
    """A question that may stay open, whose answer nobody reads."""
    typed = text_field(field, "", longest=longest, rows=Rows.SEVERAL)
    return question(field, words, typed, hint=NOBODY_READS, need=Need.OPTIONAL)


def way_back(card: Parting) -> list[Block]:
    """Until when it can be taken back unnoticed, and the button for it."""
    heard = f" ({when(card.hears_at)})" if card.hears_at else ""
    take_back = button(
        "Take it back",
        Action.REMATCH_UNDO,
        MentorshipRef(card.mentorship),
        aloud=f"Take it back and stay with {card.partner.name}",
    )
    return [
        section(
            f"{mention(card.partner)} hears of it in a neutral word{heard}. Until then you can take it back "
            "unnoticed."
        ),
        actions(take_back),
    ]
