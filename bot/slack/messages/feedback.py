"""What stands where somebody was asked how a meeting was, once they have said so."""

from bot.domain.feedback import FeedbackCard, HelpState
from bot.slack.blocks import actions, button, section
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.messages.gatherings import named
from bot.slack.metadata import MeetingRef
from bot.slack.text import mention, paragraphs, plural


def feedback_given(card: FeedbackCard) -> Message:
    return message(
        section(
            paragraphs(
                _thanks(card),
                _steps(card),
                _help(card),
            )
        ),
        actions(button("Edit feedback", Action.FEEDBACK_OPEN, MeetingRef(card.meeting))),
    )


def _thanks(card: FeedbackCard) -> str:
    if card.members:
        return f"Your group has met: {named(card.members)}. Thank you for your feedback; none of them ever sees it."
    partner = mention(card.partner)
    return f"You and {partner} have met. Thank you for your feedback; {partner} never sees it."


def _steps(card: FeedbackCard) -> str:
    if not card.steps:
        return ""
    where = f"on your list, where {mention(card.partner)} sees {'it' if card.steps == 1 else 'them'}, too"
    return f"{plural(card.steps, 'next step')} went {where}: `/mentor steps`."


def _help(card: FeedbackCard) -> str:
    if card.help is not HelpState.ON_ITS_WAY:
        return ""
    return (
        "As you asked, your answers go to those who run the program. Until they are read, you can take that back."
    )
