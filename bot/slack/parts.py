"""Several messages in one: the blocks of each are told by their ids, so that an answer renews its own part only."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.slack.blocks import MOST_IN_MESSAGE, divider, small
from bot.slack.message import LONGEST_TEXT, Message
from bot.slack.text import escape
from bot.slack.wire import as_json

PART = re.compile(r"part:\d+:")
"""How the block ids of one part begin. Never changes once shipped: messages stand for years."""
REST = "There is more of this than fits here: `/mentor` shows all of it."

Blocks = Sequence[Mapping[str, Any]]


def part_of(block_id: str) -> str:
    """How the ids of the part begin in which a block stands, or "" if it stands in none."""
    found = PART.match(block_id)
    return found.group() if found else ""


def together(parts: Sequence[Message], *, above: Blocks, below: Blocks) -> Message:
    """Parts one under another with a line between, as many blocks of each as fit."""
    room = MOST_IN_MESSAGE - len(above) - len(below) - (len(parts) - 1)
    shares = _shares([len(part.blocks) for part in parts], room)
    blocks = [*above]
    for number, (part, share) in enumerate(zip(parts, shares, strict=True)):
        between = [as_json(divider())] if number else []
        blocks += [*between, *_marked(_cut(part.blocks, share), f"part:{number}:")]
    return _message([*blocks, *below])


def renewed(shown: Blocks, part: str, answer: Message) -> Message:
    """The same message with an answer in place of one part; the answer alone where that part is not there."""
    places = [place for place, block in enumerate(shown) if _id(block).startswith(part)]
    if not places:
        return answer
    before, after = shown[: places[0]], shown[places[-1] + 1 :]
    room = MOST_IN_MESSAGE - len(before) - len(after)
    return _message([*before, *_marked(_cut(answer.blocks, room), part), *after])


def _shares(sizes: Sequence[int], room: int) -> list[int]:
    """How many blocks each may take: what small ones do not need is left to the large ones."""
    shares = [0] * len(sizes)
    smallest_first = sorted(range(len(sizes)), key=lambda place: sizes[place])
    for count, place in enumerate(smallest_first):
        shares[place] = min(sizes[place], room // (len(sizes) - count))
        room -= shares[place]
    return shares


def _cut(blocks: Blocks, share: int) -> Blocks:
    """What fits, with a word of the rest. Buttons stay with the question above them."""
    if len(blocks) <= share:
        return blocks
    end = share - 1
    while blocks[end]["type"] == "actions":
        end -= 1
    return [*blocks[:end], as_json(small(REST))]


def _marked(blocks: Blocks, part: str) -> list[dict[str, Any]]:
    return [{**block, "block_id": f"{part}{_id(block) or number}"} for number, block in enumerate(blocks)]


def _id(block: Mapping[str, Any]) -> str:
    return str(block.get("block_id") or "")


def _message(blocks: Blocks) -> Message:
    """The blocks, and the same words as text, as far as whole blocks fit."""
    text = ""
    for words in _words(blocks):
        longer = f"{text}\n{words}" if text else words
        if len(longer) > LONGEST_TEXT:
            break
        text = longer
    return Message(text=text, blocks=[dict(block) for block in blocks])


def _words(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        for part in (block.get("text"), *(block.get("fields") or ()), *_of_context(block)):
            if isinstance(part, Mapping) and part.get("text"):
                # A heading is plain text, and the text of a message is mrkdwn.
                yield escape(part["text"]) if part["type"] == "plain_text" else part["text"]


def _of_context(block: Mapping[str, Any]) -> Sequence[Any]:
    return block["elements"] if block["type"] == "context" else ()
