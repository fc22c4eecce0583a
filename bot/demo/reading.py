"""What a reader sees: names for mentions, dates in words, and whether a modal is there or still on its way."""

import re
from collections.abc import Mapping

from bot.playground import Person
from bot.slack.modals.notice import ONE_MOMENT

MENTION = re.compile(r"<@(\w+)>")
DATE = re.compile(r"<!date\^(\d+)\^[^|>]*\|([^>]*)>")
MARKS = re.compile(r"(?<!\w)[*`](\S(?:[^*`\n]*\S)?)[*`](?!\w)")


def readable(text: str, names: Mapping[str, str]) -> str:
    """The text with mentions as @names, dates spelled out and no marks for bold and code."""
    named = MENTION.sub(lambda found: f"@{names.get(found[1], found[1])}", text)
    plain = MARKS.sub(r"\1", DATE.sub(r"\2", named))
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def mentioned(text: str) -> str:
    """The id of the first person mentioned, or ""."""
    found = MENTION.search(text)
    return found[1] if found else ""


def planned_for(text: str) -> int:
    """The first instant in a text, in Unix seconds, or 0."""
    found = DATE.search(text)
    return int(found[1]) if found else 0


def stands_before(person: Person, *titles: str) -> bool:
    """Whether somebody has a modal of one of these titles open that no longer asks for a moment."""
    return bool(person.modal and person.modal.title in titles and ONE_MOMENT not in person.modal.text)
