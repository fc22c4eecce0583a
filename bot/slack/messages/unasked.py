"""What is the same in every message that came unasked: the menu below it, and how several are one."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.domain.post.cards import Wish
from bot.domain.post.worth import Topic
from bot.slack.blocks import overflow, section
from bot.slack.ids import Action
from bot.slack.message import Message
from bot.slack.parts import together
from bot.slack.refs.reminders import ALL_OF_IT, ReminderRef
from bot.slack.wire import as_json
from bot.slack.wording.topics import topic_name

MENU = "_Too many of these? This menu has *Less often*, *Pause reminders* and *Stop these*._"
NUMBERS = ("", "One thing", "Two things", "Three things", "Four things")
MOST_STOPS = 3
"""A menu has five entries at most (docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element)."""


def with_menu(message: Message, topics: Sequence[Topic]) -> Message:
    """The same message with the menu below it."""
    return Message(message.text, [*message.blocks, as_json(_menu(topics))], message.charts)


def several(parts: Sequence[Message], topics: Sequence[Topic]) -> Message:
    """What would have come as so many messages. Each part keeps its own buttons."""
    number = NUMBERS[len(parts)] if len(parts) < len(NUMBERS) else f"{len(parts)} things"
    heading = section(f"*{number} for you, in one message:*")
    return together(parts, above=[as_json(heading)], below=[as_json(_menu(topics))])


def _menu(topics: Sequence[Topic]) -> Block:
    wishes = [
        ("Less often", ReminderRef(Wish.LESS_OFTEN, "")),
        ("Pause reminders", ReminderRef(Wish.PAUSE, "")),
    ]
    return section(MENU, accessory=overflow(Action.REMINDERS_CHOOSE, [*wishes, *_stops(topics)]))


def _stops(topics: Sequence[Topic]) -> list[tuple[str, ReminderRef]]:
    if len(topics) > MOST_STOPS:
        return [("Stop these: choose which", ReminderRef(ALL_OF_IT, ""))]
    return [(f"Stop these: {topic_name(topic)}", ReminderRef(Wish.STOP, topic)) for topic in topics]
