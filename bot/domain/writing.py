"""What people type, without the characters that are no writing: databases refuse some, and others only deceive."""

import re

_NO_WRITING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters but for the blank ones, halves of a character, and what is none."""
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of whatever stands around them. Right-to-left text reads well without."""
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2060-\u2064\u3164\ufeff\uffa0]"
)
"""Characters that take no room. Joiners are not among them: scripts and emoji are put together with those."""


def legible(text: str) -> str:
    """The text as it can be stored, sent and shown beside other people's words."""
    return _TURNING.sub("", _NO_WRITING.sub("", text))


def word(text: str) -> str:
    """The same for a name or a skill, which must not differ from another one in what nobody can see."""
    return " ".join(_UNSEEN.sub("", legible(text)).split())
