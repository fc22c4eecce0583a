"""Text as Slack wants it: people's words escaped and cut to fit, mentions, times in the reader's own zone."""

import re
from calendar import month_name
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum

from bot.domain.people import Someone

ELLIPSIS = "…"
MONTHS = tuple(month_name)
MOST_QUOTED_LINES = 12
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and the marks that turn the direction of whatever stands around them."""


LIKE_MARKUP = str.maketrans({"*": "\u2217", "~": "\u223c", "`": "\u02cb"})
LIKE_UNDERSCORE = "\u02cd"
"""What looks like Slack's signs for bold, struck, code and italics without being one. They cannot be escaped.

Source: docs.slack.dev/messaging/formatting-message-text
"""
EDGE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
"""An underscore that may begin or end italics; one inside of a word, as in data_science, does not."""

OWN_CODE = re.compile(r"(`(?:/[a-z]+(?: [a-z]+)?|[a-z]+(?:[:.][a-z]+)+)`)")
"""What our own sentences show as code: a command, or a scope of Slack's. As people's words it does no harm."""


class Style(StrEnum):
    """How an instant is written. The words in braces are Slack's date tokens.

    Source: docs.slack.dev/messaging/formatting-message-text#date-formatting
    """

    LONG = "{date_long_pretty} at {time}"
    SHORT = "{date_short_pretty} at {time}"
    DATED = "{date_short} at {time}"
    """Never "today" or "yesterday": for after "on" or "since"."""
    ON_DAY = "{date_long} at {time}"
    """The same with the day of the week: for what somebody has in a calendar."""


def escape(text: str) -> str:
    """Make `&`, `<` and `>` harmless, so that `<!channel>` typed by a person stays four plain words of text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def truncate(text: str, limit: int) -> str:
    """Return the text, or a beginning of it with an ellipsis, whose escaped form has at most `limit` characters."""
    if len(escape(text)) <= limit:
        return text
    room, kept = limit - len(ELLIPSIS), 0
    for character in text:
        room -= len(escape(character))
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + ELLIPSIS


def plain(text: str, limit: int, *, otherwise: str = ELLIPSIS) -> str:
    """People's words on one line of plain text, which Slack never parses; `otherwise` if nothing is left."""
    return truncate(" ".join(UNSEEN.sub("", text).split()), limit) or otherwise


def line(text: str, limit: int, *, otherwise: str = ELLIPSIS) -> str:
    """People's words on one line of mrkdwn, with no markup in them; `otherwise` if nothing is left.

    At most `limit` characters once escaped.
    """
    return escape(_unmarked(plain(text, limit, otherwise=""))) or otherwise


def sentence(text: str, limit: int) -> str:
    """A sentence of ours that may quote people, as mrkdwn with no markup in it but the code of `OWN_CODE`.

    At most `limit` characters once escaped.
    """
    said = OWN_CODE.split(truncate(UNSEEN.sub("", text).strip(), limit))
    return escape("".join(part if odd % 2 else _unmarked(part) for odd, part in enumerate(said))) or ELLIPSIS


def quote(text: str, limit: int) -> str:
    """People's words as a block quote of at most `limit` characters with no markup in them, or "" for no words."""
    return "\n".join(f"> {escape(_unmarked(row))}" for row in spoken(text, limit).splitlines())


def spoken(text: str, limit: int) -> str:
    """People's words without blank rows, within `limit` characters when quoted; "" where they said nothing."""
    said = [words for words in (" ".join(row.split()) for row in UNSEEN.sub("", text).splitlines()) if words]
    rows = said[:MOST_QUOTED_LINES] + ([ELLIPSIS] if len(said) > MOST_QUOTED_LINES else [])
    return truncate("\n".join(rows), limit - 2 * len(rows)) if rows else ""


def mention(someone: Someone) -> str:
    """Slack shows the person's current name and lets the reader open their profile."""
    return f"<@{someone.slack_id}>"


def mention_id(slack_id: str) -> str:
    """The same for somebody of whom only the Slack id is at hand."""
    return f"<@{slack_id}>"


def channel_name(slack_id: str) -> str:
    """Slack shows the channel's current name, and a lock to whoever may not see it."""
    return f"<#{slack_id}>"


def when(instant: datetime, style: Style = Style.LONG) -> str:
    """An instant in the zone of whoever reads it; where Slack cannot do that, in UTC."""
    utc = instant.astimezone(UTC)
    return f"<!date^{int(instant.timestamp())}^{style}|{day(utc)}, {utc.hour:02}:{utc.minute:02} UTC>"


def day(value: date) -> str:
    return f"{value.day} {MONTHS[value.month]} {value.year}"


def plural(number: int, noun: str, nouns: str | None = None) -> str:
    """Write "1 meeting", "3 meetings"; give `nouns` where an s does not do."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def listed(items: Sequence[str]) -> str:
    """Write "a, b and c"."""
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def paragraphs(*parts: str) -> str:
    """Join what is there, with a blank line between; a quote stands apart from what is above it by itself."""
    joined = ""
    for part in filter(None, parts):
        gap = "\n" if part.startswith("> ") else "\n\n"
        joined = f"{joined}{gap}{part}" if joined else part
    return joined


def lines(parts: Iterable[str]) -> str:
    """Join what is there, one below the other."""
    return "\n".join(filter(None, parts))


def _unmarked(text: str) -> str:
    return EDGE.sub(LIKE_UNDERSCORE, text).translate(LIKE_MARKUP)
