"""What people agree to when they join: one text for each version, shown in the same words wherever it is shown.

A text never changes once somebody may have agreed to it. A new one gets a new version, and whoever agreed to an
older one is asked again when they next change their answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.signup import CONSENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """`kept`: what is stored. `seen`: who reads which part of it. `ways`: what the person can do. Plain text."""

    kept: str
    seen: str
    ways: str

    @property
    def whole(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.kept, self.seen, self.ways)))


TEXTS: Mapping[str, Terms] = {
    "2026-11": Terms(
        kept="I keep these answers to find your match.",
        seen="A person I suggest to you sees your skills and your goals; program admins see your name, your role "
        "and the skills a suggested pair shares.",
        ways="/mentor leave works at any time.",
    ),
    "2026-11-22": Terms(
        kept="What I keep: what you enter in my forms, from the first letter on; your name, e-mail address and "
        "time zone from Slack; your department, manager, level, location and first day if your company gives me a "
        "list of them; and your matches and meetings. I do not read your conversations.",
        seen="Who sees it: a person I suggest to you sees your skills and goals, and at most what else the two of "
        "you share. Whoever runs the program sees your name, your role, where you stand, and the skills that a "
        "suggested pair shares. Where mentors are approved first, whoever approves them also reads a mentor’s "
        "skills, goals and answers. Workspace admins can read the company’s list back. What you say in confidence "
        "is for matching alone.",
        ways="You can change your answers or leave at any time: /mentor profile, /mentor leave.",
    ),
    "2026-11-23": Terms(
        kept="What I keep: what you enter in my forms, from the first letter on; your name, e-mail address and "
        "time zone from Slack; your department, manager, level, location and first day if your company gives me a "
        "list of them; and your matches and meetings. I do not read your conversations.",
        seen="Who sees it: a person I suggest to you sees your skills and goals, and at most what else the two of "
        "you share. If you mentor, whoever looks for a mentor in your program sees the skills you offer, what the "
        "two of you share, and how soon you tend to answer. If you ask a mentor, only they read your note. Whoever "
        "runs the program sees your name, your role, where you stand, and the skills that a suggested pair shares. "
        "Where mentors are approved first, whoever approves them also reads a mentor’s skills, goals and answers. "
        "Workspace admins can read the company’s list back. What you say in confidence is for matching alone.",
        ways="You can change your answers or leave at any time: /mentor profile, /mentor leave.",
    ),
    "2026-11-24": Terms(
        kept="What I keep: what you enter in my forms, from the first letter on; your name, e-mail address and "
        "time zone from Slack; your department, manager, level, location and first day if your company gives me a "
        "list of them; and your matches and meetings. I do not read your conversations.",
        seen="Who sees it: a person I suggest to you sees your skills and goals, at most what else the two of you "
        "share, and, if you both say where you are in your working lives, how many steps lie between you. If you "
        "mentor, whoever looks for a mentor in your program sees the skills you offer, the same about the two of "
        "you, and how soon you tend to answer. If you ask a mentor, only they read your note. Whoever runs the "
        "program sees your name, your role, where you stand, and the skills that a suggested pair shares. Where "
        "mentors are approved first, whoever approves them also reads a mentor’s skills, goals and answers. "
        "Workspace admins can read the company’s list back. What you say in confidence is for matching alone.",
        ways="You can change your answers or leave at any time: /mentor profile, /mentor leave.",
    ),
    "2026-11-25": Terms(
        kept="What I keep: what you enter in my forms, from the first letter on; your name, e-mail address and "
        "time zone from Slack; your department, manager, level, location and first day if your company gives me a "
        "list of them; and your matches and meetings. I do not read your conversations.",
        seen="Who sees it: a person I suggest to you sees your skills and goals, at most what else the two of you "
        "share, and, if you both say where you are in your working lives, how many steps lie between you. When I "
        "introduce you to a partner or a group, those you are to meet also read your topics, your interests and "
        "how you like to talk, learn and mentor; where you and a partner answered differently, your partner also "
        "reads your personality, your languages and the hours you set aside. If you mentor, whoever looks for a "
        "mentor in your program sees the skills you offer, the same about the two of you, and how soon you tend to "
        "answer. If you ask a mentor, only they read your note. Whoever runs the program sees your name, your "
        "role, where you stand, and the skills that a suggested pair shares. Where mentors are approved first, "
        "whoever approves them also reads a mentor’s skills, goals and answers. Workspace admins can read the "
        "company’s list back. What you say in confidence is for matching alone.",
        ways="You can change your answers or leave at any time: /mentor profile, /mentor leave.",
    ),
    "2026-11-26": Terms(
        kept="What I keep: what you enter in my forms, from the first letter on; your name, e-mail address and "
        "time zone from Slack; your department, manager, level, location and first day if your company gives me a "
        "list of them; and your matches and meetings. I do not read your conversations.",
        seen="Who sees it: a person I suggest to you sees your skills and goals, at most what else the two of you "
        "share, and, if you both say where you are in your working lives, how many steps lie between you. When I "
        "introduce you to a partner or a group, those you are to meet also read your topics, your interests and "
        "how you like to talk, learn and mentor; where you and a partner answered differently, your partner also "
        "reads your personality, your languages and the hours you set aside. If you mentor, whoever looks for a "
        "mentor in your program sees the skills you offer, the same about the two of you, and how soon you tend to "
        "answer. If you ask a mentor, only they read your note. Whoever runs the program sees your name, your "
        "role, where you stand, when you meet, how your pair is doing in a word, and the skills that a suggested "
        "pair shares; they can take that along as a file. Reports count what you enter. They tell nothing that "
        "fewer than five of you said, use your words only if you let them, and name you only if you say so. Where "
        "mentors are approved first, whoever approves them also reads a mentor’s skills, goals and answers. "
        "Workspace admins can read the company’s list back. What you say in confidence is for matching alone.",
        ways="You can change your answers or leave at any time: /mentor profile, /mentor leave.",
    ),
}
FOUND_SINCE = "2026-11-23"
"""Who agreed to this text or a later one can be found by whoever looks for a mentor."""
STEPS_SINCE = "2026-11-24"
"""Of who agreed to this text or a later one, a match reads how many steps lie between the two."""
INTRODUCED_SINCE = "2026-11-25"
"""Who agreed to this text or a later one is introduced in their own words to all whom they are to meet."""
TODAY = TEXTS[CONSENT]
"""The text that the form shows."""


def lets_find(version: str | None) -> bool:
    """Whether a mentor has agreed to be shown to whoever looks for one."""
    return version is not None and version >= FOUND_SINCE


def lets_tell_steps(version: str | None) -> bool:
    """Whether a match may read how far apart the two stand in their working lives."""
    return version is not None and version >= STEPS_SINCE


def lets_introduce(version: str | None) -> bool:
    """Whether those whom somebody is to meet may read how they introduced themself, confidences left out."""
    return version is not None and version >= INTRODUCED_SINCE
