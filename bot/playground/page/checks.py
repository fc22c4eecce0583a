"""The rules a payload was held against, in words: how much of each limit it uses, and what Slack objects to.

Sources: docs.slack.dev/reference/block-kit/blocks, docs.slack.dev/surfaces/modals and the pages of the methods.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.playground.rules import check_message, check_view
from bot.playground.wire import Json, text_of

MESSAGES = frozenset({"chat.postMessage", "chat.postEphemeral", "chat.update", "response_url"})
LONGEST_UPDATE, LONGEST_MESSAGE = 4_000, 40_000
LONGEST_SECTION = 3_000
MOST_ACTIONS = 25
VIEW_BYTES = 250_000
METADATA_BYTES = 8_000
DEADLINE_MS = 3_000


@dataclass(frozen=True, slots=True)
class Check:
    words: str
    ok: bool = True

    @property
    def shown(self) -> Json:
        return {"words": self.words, "ok": self.ok}


def of_content(method: str, content: Any) -> list[Check]:
    """Return the checks of a message or a view, as a call's decoded arguments or as what an ack carries."""
    content = {"text": content} if isinstance(content, str) else content
    if not isinstance(content, dict):
        return []
    view = content.get("view")
    if isinstance(view, dict):
        figures = list(_figures_of_view(view))
    elif method in MESSAGES:
        figures = list(_figures_of_message(content, method))
    else:
        return []
    return [*figures, *(Check(words, ok=False) for words in complaints(method, content))]


def of_ack(latency: float | None) -> list[Check]:
    """Return whether the bot acknowledged in time (docs.slack.dev/interactivity/handling-user-interaction)."""
    if latency is None:
        return []
    spent = round(latency * 1000)
    return [Check(f"acknowledged after {spent} of at most {DEADLINE_MS} ms", ok=spent < DEADLINE_MS)]


def complaints(method: str, content: Any) -> list[str]:
    """Return what Slack objects to in a message or a view: its messages, or else the name of its error."""
    if isinstance(content, str):
        content = {"text": content}
    if not isinstance(content, dict):
        return []
    view = content.get("view")
    refusal = check_view(view) if isinstance(view, dict) else check_message(content, method=method)
    return list(refusal.messages or (refusal.error,)) if refusal else []


def _figures_of_message(content: Json, method: str) -> Iterator[Check]:
    yield from _length("characters of text", content.get("text"), _longest(method))
    yield from _count("blocks", content.get("blocks"), 50)
    yield from _count("attachments", content.get("attachments"), 100)
    yield from _figures_of_blocks(content.get("blocks"))
    if content.get("metadata"):
        yield _used("bytes of metadata", _bytes(content["metadata"]), METADATA_BYTES)


def _figures_of_view(view: Json) -> Iterator[Check]:
    for name in ("title", "submit", "close"):
        yield from _length(f"characters of {name}", text_of(view.get(name)) or None, 24)
    yield from _count("blocks", view.get("blocks"), 100)
    yield from _figures_of_blocks(view.get("blocks"))
    yield from _length("characters of private_metadata", view.get("private_metadata"), 3_000)
    yield from _length("characters of callback_id", view.get("callback_id"), 255)
    yield _used("bytes", _bytes(view), VIEW_BYTES)


def _figures_of_blocks(blocks: object) -> Iterator[Check]:
    """The fullest of each kind stands for the others; malformed blocks have complaints of their own."""
    known = [block for block in blocks if isinstance(block, dict)] if isinstance(blocks, list) else []
    sections = [len(text_of(block.get("text"))) for block in known if block.get("type") == "section"]
    actions = [len(block.get("elements") or ()) for block in known if block.get("type") == "actions"]
    if sections:
        yield _used("characters in the longest section", max(sections), LONGEST_SECTION)
    if actions:
        yield _used("elements in the fullest actions block", max(actions), MOST_ACTIONS)


def _longest(method: str) -> int:
    return LONGEST_UPDATE if method == "chat.update" else LONGEST_MESSAGE


def _length(what: str, text: object, limit: int) -> Iterator[Check]:
    if isinstance(text, str):
        yield _used(what, len(text), limit)


def _count(what: str, items: object, limit: int) -> Iterator[Check]:
    if isinstance(items, list):
        yield _used(what, len(items), limit)


def _used(what: str, count: int, limit: int) -> Check:
    return Check(f"{count:,} of at most {limit:,} {what}", ok=count <= limit)


def _bytes(content: object) -> int:
    return len(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"))
