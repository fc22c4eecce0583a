"""What a private channel may be called, and what else where that name is taken.

Names are lower case, without spaces or full stops, at most 80 characters long and unique in a workspace.
Source: docs.slack.dev/reference/methods/conversations.create
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

LONGEST = 60
"""Leaves room for what tells it from others."""
USUAL = "mentoring"
MOST_NUMBERED = 9


def channel_names(wished: str, unique: str) -> Iterator[str]:
    """The name wished for as Slack allows it, numbered ones, and at last one with a piece that nobody else has."""
    plain = normalize("NFKD", wished).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST].strip("-")
    name = f"{USUAL}-{words}" if words else USUAL
    yield name
    yield from (f"{name}-{number}" for number in range(2, MOST_NUMBERED + 1))
    yield f"{name}-{unique}"
