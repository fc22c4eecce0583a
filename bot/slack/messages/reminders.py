"""What somebody reads once they have said how much they want to hear unasked."""

from bot.domain.post.cards import RemindersCard, Wish
from bot.domain.terms import NudgePace
from bot.slack.blocks import actions, button, section
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.refs.reminders import ReminderRef
from bot.slack.text import day
from bot.slack.wording.topics import topic_name

STILL = "News and answers to what you do always reach you."
PACES = {
    NudgePace.USUAL: "I write unasked once a day and three times a week at most.",
    NudgePace.FEWER: "I write unasked once a week at most.",
    NudgePace.NONE: "I do not write unasked.",
}


def wish_granted(card: RemindersCard, ref: ReminderRef) -> Message:
    """What has changed, and how to undo it."""
    return message(
        section(f"{_granted(card, ref)} {STILL}"),
        actions(button("Undo", Action.REMINDERS_UNDO, ref), button("All reminders", Action.REMINDERS_OPEN)),
    )


def wish_undone(card: RemindersCard, ref: ReminderRef) -> Message:
    return message(section(_undone(card, ref)), actions(button("All reminders", Action.REMINDERS_OPEN)))


def reminders_saved(card: RemindersCard) -> Message:
    """All of it in a few words."""
    return message(
        section(f"Saved. {_pace(card)}{_of_what(card)} {STILL}"),
        actions(button("Change again", Action.REMINDERS_OPEN)),
    )


def _granted(card: RemindersCard, ref: ReminderRef) -> str:
    match ref.wish:
        case Wish.LESS_OFTEN:
            return f"Done: {PACES[card.pace]} The most useful comes first."
        case Wish.PAUSE:
            assert card.rests_until is not None
            return f"Done: I do not write unasked before {day(card.rests_until)}, and begin again by myself then."
        case _:
            return f"Done: I will not write unasked about this any more: {_topic(ref)}."


def _undone(card: RemindersCard, ref: ReminderRef) -> str:
    match ref.wish:
        case Wish.LESS_OFTEN:
            return f"Taken back: {PACES[card.pace]}"
        case Wish.PAUSE:
            return f"Taken back: the pause is over. {PACES[card.pace]}"
        case _:
            return f"Taken back: I will write about this again when its time comes: {_topic(ref)}."


def _pace(card: RemindersCard) -> str:
    rests = f" Until {day(card.rests_until)} I do not write at all." if card.rests_until else ""
    return f"{PACES[card.pace]}{rests}"


def _of_what(card: RemindersCard) -> str:
    muted = ", ".join(topic_name(topic) for topic in sorted(card.muted))
    return f" You have stopped: {muted}." if muted else ""


def _topic(ref: ReminderRef) -> str:
    return topic_name(ref.about) if ref.about else "what it was about"
