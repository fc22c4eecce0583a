"""The words of a message somebody has in front of them, made readable as plain text.

Source of the markup: docs.slack.dev/messaging/formatting-message-text#retrieving-messages
"""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.writing import legible
from bot.slack.text import ELLIPSIS

ENTITY = re.compile(r"<([^<>]+)>")
PERSON = re.compile(r"<@([UW][A-Z0-9]+)[|>]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a message says on one line. `cut`: it says more than fits."""

    words: str
    cut: bool


def mentioned(text: str) -> Sequence[str]:
    """The Slack ids of the people whom a message mentions."""
    return list(dict.fromkeys(PERSON.findall(text)))


def quoted_words(text: str, names: Mapping[str, str], *, longest: int) -> Quoted:
    """A message as people read it, at most `longest` characters of it. `names` are people's, by Slack id."""
    spelled = html.unescape(ENTITY.sub(lambda found: _spelled(found[1], names), text))
    words = " ".join(legible(spelled).split())
    if len(words) <= longest:
        return Quoted(words, cut=False)
    return Quoted(words[: longest - len(ELLIPSIS)].rstrip() + ELLIPSIS, cut=True)


def _spelled(entity: str, names: Mapping[str, str]) -> str:
    """What Slack shows in place of a mention, a date or a link."""
    target, _, label = entity.partition("|")
    match target[:1]:
        case "@":
            return f"@{names.get(target[1:]) or label or 'somebody'}"
        case "#":
            return f"#{label}" if label else "a channel"
        case "!":
            return label or f"@{target[1:].partition('^')[0]}"
        case _:
            return _link(target.removeprefix("mailto:"), label)


def _link(address: str, label: str) -> str:
    """Both where the label says something else than the address."""
    return f"{label} ({address})" if label and label not in address else address
