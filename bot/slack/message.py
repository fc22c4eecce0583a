"""A message ready to send: its blocks, and the same words as text for notifications and screen readers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from slack_sdk.models.blocks import Block, ContextBlock, HeaderBlock, SectionBlock

from bot.slack.text import escape
from bot.slack.wire import as_json

LONGEST_TEXT = 4000
"""Slack refuses to update a message with more (docs.slack.dev/reference/methods/chat.update)."""


@dataclass(frozen=True, slots=True)
class Message:
    """What chat.postMessage, chat.update and a response URL take, ready for JSON.

    `charts` stand below the rest in a message that we post. They are left out wherever Slack does not take them, so
    all they say has to be said in words as well. Where they are worth a picture then, `bars` say the same for a
    workspace that takes no pictures either.
    """

    text: str
    blocks: list[dict[str, Any]]
    charts: list[dict[str, Any]] = field(default_factory=list)
    bars: list[dict[str, Any]] = field(default_factory=list)


def message(*blocks: Block) -> Message:
    """Make a message whose text says what its blocks say, as far as whole blocks fit."""
    text = ""
    for words in _words(blocks):
        longer = f"{text}\n{words}" if text else words
        if len(longer) > LONGEST_TEXT:
            break
        text = longer
    return Message(text=text, blocks=as_json(blocks))


def _words(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, HeaderBlock) and block.text:
            yield escape(block.text.text)  # a heading is plain text, and the text of a message is mrkdwn
        elif isinstance(block, SectionBlock):
            yield from (part.text for part in (block.text, *(block.fields or ())) if part and part.text)
        elif isinstance(block, ContextBlock):
            yield from (element.text for element in block.elements if hasattr(element, "text"))
