"""What an entry of the audit log holds besides its deed, in the words that people read elsewhere."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from bot.domain.holding import Audience
from bot.domain.matching_terms import AskedFirst, DailyRun, HandKind, Objective, Pairing
from bot.domain.templates import TEMPLATES
from bot.domain.terms import LeaderAnswer, MentorRule, Newcomers, ParticipantState, Role
from bot.slack.modals.programs.tallies import STANDINGS, STATES
from bot.slack.text import channel_name, day, line, mention_id
from bot.slack.wording.kinds import of_kind
from bot.slack.wording.summaries import EVERY
from bot.slack.wording.terms import HOW_OFTEN

K = TypeVar("K", bound=StrEnum)

LONGEST_FACT = 80
MOST_FACTS = 10
PERSON = re.compile(r"[UW][A-Z0-9]{2,}")
"""Kept by Slack's id since names are not unique; older entries keep names."""
PEOPLE = frozenset({"person", "mentor", "mentee"})
CHANNEL = re.compile(r"[CG][A-Z0-9]{2,20}")
DAYS = frozenset({"starts_on", "ends_on", "last_day", "first_day"})
LABELS = {
    "kind": "",
    "person": "",
    "answer": "",
    "rhythm": "",
    "own": "their own offer",
    "cadence": "rhythm",
    "minutes": "minutes of a meeting",
    "months": "months of a pair without an end",
    "mentor_rule": "who may mentor",
    "newcomers": "new colleagues are told",
    "starts_on": "first day",
    "ends_on": "last day",
    "size_limit": "room for",
    "channel": "announcements in",
    "decided": "",
    "pairing": "who meets whom",
    "asked_first": "asked first",
    "daily_run": "matched every day",
    "manager_levels": "levels of managers kept apart",
    "weights": "what counts how much",
    "every": "",
}


def _spelled(words: Mapping[K, str]) -> Mapping[str, str]:
    """By the stored words."""
    return {str(kept): said for kept, said in words.items()}


WORDS: Mapping[str, Mapping[str, str]] = {
    "cadence": _spelled(HOW_OFTEN),
    "rhythm": _spelled(HOW_OFTEN),
    "every": _spelled(EVERY),
    "kind": {kind: template.title for kind, template in TEMPLATES.items()},
    "mentor_rule": {MentorRule.OPEN: "everybody who offers", MentorRule.APPROVED: "whoever an admin has approved"},
    "newcomers": {Newcomers.QUIET: "no", Newcomers.INVITED: "yes"},
    "role": {Role.MENTOR: "mentor", Role.MENTEE: "mentee", Role.BOTH: "mentor and mentee"},
    "answer": {LeaderAnswer.WILLING: "would like to", LeaderAnswer.NOT_NOW: "not now"},
    "decided": {
        HandKind.LOCKED: "locked",
        HandKind.FORBIDDEN: "not to be paired",
        HandKind.HELD_BACK: "left out this time",
        "taken_back": "taken back",
    },
    "pairing": {
        Pairing.TRADITIONAL: "one mentor, one mentee",
        Pairing.REVERSE: "juniors mentor seniors",
        Pairing.PEER: "peers",
        Pairing.GROUP: "groups",
    },
    "asked_first": {
        AskedFirst.BOTH: "both at once",
        AskedFirst.MENTEE: "the mentee",
        AskedFirst.MENTOR: "the mentor",
    },
    "daily_run": {DailyRun.NEVER: "no", DailyRun.DRAFT: "as a dry run", DailyRun.PUBLISH: "and published"},
    "best_in": {
        Objective.COVERAGE: "the fit overall",
        Objective.BOTTLENECK: "the weakest pair",
        Objective.STABLE: "nobody swapping",
        Objective.FEWEST_CHANGES: "what there is already",
    },
    "cohort": _spelled(STATES),
    "participant": _spelled(STANDINGS),
}
NOTHING = {"size_limit": "everybody", "ends_on": "no end"}
TO_WHOM = {Audience.PERSON: "to people", Audience.PAIR: "to group chats", Audience.CHANNEL: "to channels"}


def told(action: str, detail: Iterable[tuple[str, Any]]) -> str:
    """What was kept with a deed, as a list of facts; "" where there is nothing to tell."""
    facts, (whose, _, _) = dict(detail), action.partition(":")
    pile = _pile(facts)
    moved, renamed = _from_to(facts, whose, "was", "is"), _from_to(facts, whose, "old", "new")
    rest = [_fact(name, value) for name, value in facts.items()]
    return "; ".join([*filter(None, [pile, *rest, renamed, moved])][:MOST_FACTS])


def _from_to(facts: dict[str, Any], whose: str, old: str, new: str) -> str:
    if not _has(facts, old, new):
        return ""
    before, after = facts.pop(old), facts.pop(new)
    if whose == "participant" and before == ParticipantState.LEFT:
        return ""  # Who comes was not here before, and the deed says what they are now.
    return f"{_word(whose, before)} → {_word(whose, after)}"


def _has(facts: Mapping[str, Any], *names: str) -> bool:
    return set(names) <= set(facts)


def _pile(facts: dict[str, Any]) -> str:
    """Messages of one kind to one sort of reader."""
    if not _has(facts, "kind", "audience", "count"):
        return ""
    kind, audience, count = (facts.pop(name) for name in ("kind", "audience", "count"))
    return f"{of_kind(str(kind), count)} {TO_WHOM.get(audience, '')}".strip()


def _fact(name: str, value: Any) -> str:
    label = LABELS.get(name, line(name.replace("_", " "), LONGEST_FACT))
    match value:
        case [] | True:
            return label
        case [old, new]:
            return f"{label} {_word(name, old)} → {_word(name, new)}"
        case _:
            return f"{label} {_word(name, value)}".strip()


def _word(name: str, value: Any) -> str:
    """A value as people know it. `None` was kept as a word."""
    said = str(value)
    if said in {"", "None"}:
        return NOTHING.get(name, "none")
    if name in PEOPLE and PERSON.fullmatch(said):
        return mention_id(said)
    if name == "channel" and CHANNEL.fullmatch(said):
        return channel_name(said)
    if name in DAYS:
        return day(date.fromisoformat(said))
    return WORDS.get(name, {}).get(said) or line(said.replace("_", " ") if name in WORDS else said, LONGEST_FACT)
