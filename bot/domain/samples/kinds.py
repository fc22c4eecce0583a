"""The samples of a program as far as they occur in one of its kind, and in the words that are used there."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from bot.domain import notices
from bot.domain.matching_terms import ONE_TO_ONE, Pairing
from bot.domain.notices import Notice
from bot.domain.people import Someone

MENTOR = Someone("U0SAMPLEMENTOR", "Mentor Sample")
MENTEE = Someone("U0SAMPLEMENTEE", "Mentee Sample")
PEERS = {MENTOR: Someone("U0SAMPLEPEER", "Partner Sample"), MENTEE: Someone("U0SAMPLEOTHER", "Partner Example")}
"""Who they are where nobody mentors."""
ASKING = (notices.MentorRequested, notices.RequestNoteChanged, notices.RequestWithdrawn, notices.RequestClosed)
APPROVING = (notices.MentorApplied, notices.MentorAsked, notices.MentorApproved, notices.MentorDeclined)
OTHER_WORDS = {
    "a mentor": "a peer",
    "a mentee": "a peer",
    "the mentee": "the partner",
    "somebody who does both": "a peer",
    "to mentor": "to take part",
}

Draft = tuple[str, Notice]


def in_words_of(pairing: Pairing, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Those that occur in such a program, as they read there; each once, where both sides read the same."""
    told = set()
    for when, notice in drafts:
        who = _as_peers_say(when) if pairing is Pairing.PEER else when
        if who not in told and _occurs(notice, pairing):
            told.add(who)
            yield who, _in(pairing, notice)


def _as_peers_say(when: str) -> str:
    for word, other in OTHER_WORDS.items():
        when = when.replace(word, other)
    return when


def _occurs(notice: Notice, pairing: Pairing) -> bool:
    if isinstance(notice, ASKING):
        return pairing in ONE_TO_ONE
    roles = (
        isinstance(notice, APPROVING) or getattr(notice, "offer_waits", False) or getattr(notice, "left_as", None)
    )
    return pairing is not Pairing.PEER or not roles


def _in(pairing: Pairing, notice: Notice) -> Notice:
    """The same notice in such a program; whoever is made up is a partner where nobody mentors."""
    if isinstance(notice, notices.Several):
        return replace(notice, parts=tuple(_in(pairing, part) for part in notice.parts))
    facts: dict[str, Any] = {each.name: getattr(notice, each.name) for each in fields(notice)}
    if pairing is Pairing.PEER:
        facts = {name: PEERS.get(fact, fact) if isinstance(fact, Someone) else fact for name, fact in facts.items()}
    return replace(notice, **(facts | ({"pairing": pairing} if "pairing" in facts else {})))
