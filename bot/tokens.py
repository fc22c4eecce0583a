"""What Slack's secrets look like: how to tell their kinds apart, and how to keep them out of what people read."""

import re

_KINDS = {
    "xoxb-": "a bot token (xoxb-)",
    "xapp-": "an app-level token (xapp-)",
    "xoxp-": "a user token (xoxp-)",
    "xoxe": "a token that expires or renews others (xoxe)",
    "xox": "another kind of Slack token",
}

_SECRETS = (
    # Slack: bot, user, legacy, refresh and app-level tokens; addresses of webhooks and answers; tickets of sockets.
    (re.compile(r"\b(?:xoxe\.)?xox[a-z]-[\w.-]+|\bxapp-[\w-]+"), "[token]"),
    (re.compile(r"\b(hooks\.slack(?:-gov)?\.com/)[^\s\"'<>)]+"), r"\1[secret]"),
    (re.compile(r"([?&](?:ticket|token|password|secret|sslpassword)=)[^\s&\"'<>)]+", re.IGNORECASE), r"\1[secret]"),
    (re.compile(r"\b(Bearer\s+)[\w.~+/=-]+", re.IGNORECASE), r"\1[secret]"),
    # A password may itself hold an @ or a /; an address ends at the last @ before a blank or a quotation mark.
    (re.compile(r"(\w://[^\s:/@\"']*:)[^\s\"']*(@)"), r"\1[password]\2"),
    (
        re.compile(r"\b((?:password|passwd|pgpassword|signing_secret)\s*[=:]\s*)[^\s,;&\"']+", re.IGNORECASE),
        r"\1[secret]",
    ),
    # Rows that a database quotes in its errors hold what people wrote.
    (
        re.compile(r"\[parameters: .*?(?=\n\(Background on|\n\nThe above|\n\nDuring|\Z)", re.DOTALL),
        "[parameters hidden]",
    ),
    (
        re.compile(r"DETAIL:.*?(?=\nCONTEXT:|\n\[SQL|\n\nThe above|\n\nDuring|\Z)", re.DOTALL),
        "DETAIL: [row hidden]",
    ),
)


def kind_of(value: str) -> str | None:
    """The kind of Slack token that `value` seems to be, in words, or None if it is none."""
    return next((name for prefix, name in _KINDS.items() if value.startswith(prefix)), None)


def masked(text: str) -> str:
    """`text` with everything that looks like a credential, or like a row quoted by a database, blotted out."""
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text
