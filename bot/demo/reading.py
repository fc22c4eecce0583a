"""Slack's markup as a reader sees it: names for mentions, dates in words."""

import re
from collections.abc import Mapping

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
