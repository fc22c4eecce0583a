"""Rich text: the pieces of a sentence, and the sections, lists, quotes and code that hold them.

Source: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from collections.abc import Mapping

from bot.playground.rules.objects import IDENTIFIER, NAME
from bot.playground.rules.shape import Check, Shape, any_of, boolean, choice, integer, list_of, string

_STYLE = Shape(optional=dict.fromkeys(("bold", "italic", "strike", "code", "underline"), boolean))
_MENTION_STYLE = Shape(
    optional=dict.fromkeys(
        ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"), boolean
    )
)
_STYLED: Mapping[str, Check] = {"style": _STYLE}
_STYLED_MENTION: Mapping[str, Check] = {"style": _MENTION_STYLE}
_BORDERED: Mapping[str, Check] = {"border": integer(0, 1)}

TEXT = Shape("text", required={"text": NAME}, optional=_STYLED)
LINK = Shape("link", required={"url": NAME}, optional={**_STYLED, "text": string(), "unsafe": boolean})
PIECES = any_of(
    TEXT,
    LINK,
    Shape("user", required={"user_id": NAME}, optional=_STYLED_MENTION),
    Shape("usergroup", required={"usergroup_id": NAME}, optional=_STYLED_MENTION),
    Shape("team", required={"team_id": NAME}, optional=_STYLED_MENTION),
    Shape("channel", required={"channel_id": NAME}, optional=_STYLED_MENTION),
    Shape("broadcast", required={"range": choice("here", "channel", "everyone")}, optional=_STYLED),
    Shape("color", required={"value": NAME}, optional=_STYLED),
    Shape(
        "date",
        required={"timestamp": integer(0), "format": NAME},
        optional={**_STYLED, "url": NAME, "fallback": string()},
    ),
    Shape(
        "emoji",
        required={"name": NAME},
        optional={**_STYLED, "unicode": string(), "url": string(), "skin_tone": integer(1, 6)},
    ),
)

SECTION = Shape("rich_text_section", required={"elements": list_of(PIECES)})
LIST = Shape(
    "rich_text_list",
    required={"style": choice("bullet", "ordered"), "elements": list_of(any_of(SECTION))},
    optional={**_BORDERED, "indent": integer(0, 8), "offset": integer(0)},
)
QUOTE = Shape("rich_text_quote", required={"elements": list_of(PIECES)}, optional=_BORDERED)
PREFORMATTED = Shape(
    "rich_text_preformatted",
    required={"elements": list_of(any_of(TEXT, LINK))},
    optional={**_BORDERED, "language": string()},
)

RICH_TEXT = Shape(
    "rich_text",
    required={"elements": list_of(any_of(SECTION, LIST, QUOTE, PREFORMATTED))},
    optional={"block_id": IDENTIFIER},
)
RICH_TEXT_VALUE = any_of(RICH_TEXT)
