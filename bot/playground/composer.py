"""What Slack's composer makes of typed text: mentions and emoji come alive, everything else is escaped."""

import re

from bot.playground.wire import Json

MENTION = re.compile(r"<[@#][A-Z0-9]+(?:\|[^>]*)?>")
EMOJI = re.compile(r"(?<![\w:]):(?:[a-z][a-z0-9_+'-]*|[+-]1):(?![\w:])")
ALIVE = re.compile(f"({MENTION.pattern}|{EMOJI.pattern})")


def escaped(text: str) -> str:
    """Return the message text: `&`, `<` and `>` are escaped, but not around a mention."""
    return "".join(part if MENTION.fullmatch(part) else _escape(part) for part in ALIVE.split(text))


def rich_text(text: str) -> Json:
    """Return the rich_text block of a typed message."""
    elements = [_element(part) for part in ALIVE.split(text) if part]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _element(part: str) -> Json:
    if EMOJI.fullmatch(part):
        return {"type": "emoji", "name": part.strip(":")}
    if not MENTION.fullmatch(part):
        return {"type": "text", "text": part}
    target = part[2:-1].partition("|")[0]
    return {"type": "user", "user_id": target} if part[1] == "@" else {"type": "channel", "channel_id": target}
