"""Skills as options while somebody types: under a heading for each kind, and new ones in their own words."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.signup import skills_in
from bot.domain.skills import Offered
from bot.domain.terms import SkillKind
from bot.slack.inputs import LONGEST_OPTION, MOST_OPTIONS, words_only
from bot.slack.modals.joining.questions import LONGEST_VALUE
from bot.slack.text import plain

HEADINGS: Mapping[SkillKind, str] = {
    SkillKind.TECHNICAL: "Technical skills",
    SkillKind.SOFT: "Soft skills",
    SkillKind.OTHER: "Other skills",
}
MOST_PARTS = 20


def skill_groups(found: Sequence[Offered]) -> list[dict[str, Any]]:
    """At most 100 options; what fits best is in the first group.

    A list that is too long for one option becomes several, so that none of its skills is lost.
    """
    groups: dict[str, list[dict[str, Any]]] = {}
    for each in found[: MOST_OPTIONS - MOST_PARTS]:
        if each.kind:
            groups.setdefault(HEADINGS[each.kind], []).append(_option((each.label,)))
        elif parts := _parts(each.label):
            groups[_in_own_words(len(parts))] = [_option(part) for part in parts]
    return [{"label": words_only(heading).to_dict(), "options": options} for heading, options in groups.items()]


def _parts(typed: str) -> list[tuple[str, ...]]:
    """What was typed, cut between two skills wherever the value of an option is full."""
    parts: list[tuple[str, ...]] = []
    for skill in skills_in(typed):
        longer = (*parts.pop(), skill) if parts else (skill,)
        parts.extend(
            [longer] if len(_value(longer)) <= LONGEST_VALUE or len(longer) == 1 else [longer[:-1], (skill,)]
        )
    return parts[:MOST_PARTS]


def _in_own_words(parts: int) -> str:
    return "Add in your own words" if parts == 1 else f"Your list in {parts} parts: choose each of them"


def _option(skills: tuple[str, ...]) -> dict[str, Any]:
    text = {"type": "plain_text", "text": plain(_words(skills), LONGEST_OPTION)}
    return {"text": text, "value": _value(skills)[:LONGEST_VALUE]}


def _value(skills: tuple[str, ...]) -> str:
    return ", ".join(skills)


def _words(skills: tuple[str, ...]) -> str:
    """As many of the skills as there is room for, then how many more."""
    for shown in range(len(skills), 1, -1):
        words = _value(skills[:shown]) + (f" and {len(skills) - shown} more" if shown < len(skills) else "")
        if len(words) <= LONGEST_OPTION:
            return words
    return skills[0]
