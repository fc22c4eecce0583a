"""What helps two people to begin: icebreakers, an agenda for the first meeting, and what a mentor is and is not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from bot.domain.matching_terms import Pairing
from bot.domain.terms import ProgramKind

AT_A_TIME = 2
_LIGHT = (
    "What was your first job, and what did it teach you?",
    "What made you smile at work lately?",
    "Which book, talk or film do you recommend more than any other?",
    "What do you do that makes you forget the time?",
    "What is a small thing that makes your working day better?",
    "Which meal would you cook to impress somebody?",
    "What did you want to become when you were ten?",
    "Whom do you admire, and what for?",
    "What have you changed your mind about?",
    "Where do you go, or what do you do, to think?",
    "What can people ask you about that has nothing to do with work?",
    "What was the best advice you ever got, and did you follow it?",
)
_BY_KIND: Mapping[ProgramKind, tuple[str, ...]] = {
    ProgramKind.SKILL_GROWTH: (
        "What is the last thing you learned that was hard at first?",
        "How do you learn best: by reading, watching, doing or asking?",
        "What are you better at than you were a year ago?",
        "Which skill of somebody else would you take over if you could?",
    ),
    ProgramKind.KNOWLEDGE_TRANSFER: (
        "What do people come to you for?",
        "Which part of your work is written down nowhere?",
        "What took you the longest to understand here?",
        "What would you tell somebody on their first day in your job?",
    ),
    ProgramKind.LEADERSHIP: (
        "Whom did you like to follow, and why?",
        "When did you first find yourself leading, whatever your title was?",
        "What do you do differently today than in your first year of leading, or would like to?",
        "What is the kindest thing a boss ever did for you?",
    ),
    ProgramKind.ONBOARDING: (
        "What surprised you most in your first week here?",
        "Whom should everybody new here meet, and why?",
        "What did you do before, and what of it do you miss?",
        "Which word or habit of this company took some getting used to?",
    ),
    ProgramKind.INCLUSION: (
        "When did you feel most heard at work?",
        "What do people often get wrong about what you do?",
        "Which place, where you lived or worked, has shaped you?",
        "What helps you to speak up in a room?",
    ),
    ProgramKind.CAREER_TRANSITION: (
        "What has been the bravest step in your working life so far?",
        "Which turn in your career was not planned at all?",
        "What would you do if nobody paid for it?",
        "What must your next job have, and what must it not?",
    ),
}
_BY_PAIRING: Mapping[Pairing, tuple[str, ...]] = {
    Pairing.TRADITIONAL: (
        "What made you say yes to this program?",
        "What would make this time well spent for you?",
    ),
    Pairing.REVERSE: (
        "What do you see in your part of the company that the other one never sees?",
        "What would you like to ask somebody at the other end of a career?",
    ),
    Pairing.PEER: (
        "What are you both working on that nobody else understands?",
        "What would you like to be asked about again and again until it is done?",
    ),
    Pairing.GROUP: (
        "What should the others in this group know you for?",
        "Which question would you like to hear several answers to?",
    ),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the first meeting, and how many minutes it takes."""

    minutes: int
    words: str


@dataclass(frozen=True, slots=True)
class Calling:
    """What somebody is to others in a pairing, and what not. `title` is the question it answers."""

    title: str
    is_: tuple[str, ...]
    is_not: tuple[str, ...]


_AGENDAS: Mapping[Pairing, tuple[Part, ...]] = {
    Pairing.TRADITIONAL: (
        Part(5, "Say hello: one of the questions above, both answer"),
        Part(8, "How each of you came to where you are, detours included"),
        Part(9, "What the mentee hopes for, and what the mentor can bring"),
        Part(5, "How you want to work together: how often, where, and what stays between you"),
        Part(3, "One small first step, and the date of the next meeting"),
    ),
    Pairing.REVERSE: (
        Part(5, "Say hello: one of the questions above, both answer"),
        Part(8, "What a usual day looks like at each end of the company"),
        Part(9, "What the senior one would like to understand, and what the junior one can show"),
        Part(5, "How to be frank with each other across ranks, and what stays between you"),
        Part(3, "One small thing to try, and the date of the next meeting"),
    ),
    Pairing.PEER: (
        Part(5, "Say hello: one of the questions above, both answer"),
        Part(8, "What keeps each of you busy, with equal time for both"),
        Part(9, "What each would like to learn, and what each can share"),
        Part(5, "How you take turns, how often you meet, and what stays between you"),
        Part(3, "One small promise each, and the date of the next meeting"),
    ),
    Pairing.GROUP: (
        Part(7, "Say hello: everybody answers one of the questions above, briefly"),
        Part(6, "The mentor's story, detours included"),
        Part(9, "What each of you hopes for, one after the other, without comments"),
        Part(5, "How you want to work as a group: who brings topics, and what stays in the group"),
        Part(3, "The topic and the date of the next meeting"),
    ),
}
_MENTOR = Calling(
    title="What a mentor is, and is not",
    is_=(
        "somebody who listens, asks, and tells of failures as well as successes",
        "honest, on your side, and discreet",
        "a door opener, where they can",
    ),
    is_not=(
        "your boss, who decides and assesses",
        "a therapist, or somebody who does the work for you",
        "the one who has to bring the topics: those are the mentee's",
    ),
)
CALLINGS: Mapping[Pairing, Calling] = {
    Pairing.TRADITIONAL: _MENTOR,
    Pairing.REVERSE: Calling(
        title="What a junior mentor is, and is not",
        is_=(
            "the one who knows here: rank stays outside",
            "frank, patient with beginners' questions, and discreet",
            "somebody who learns as well: ask back",
        ),
        is_not=(
            "an assistant or a help desk",
            "judged by what they say here, now or later",
            "speaking for a whole generation or group",
        ),
    ),
    Pairing.PEER: Calling(
        title="What partners are, and are not",
        is_=(
            "equals who take turns: each has half of the time",
            "curious, and honest about what does not work yet",
            "the ones who ask how it went",
        ),
        is_not=(
            "competitors, or each other's boss",
            "there to solve everything: a good question is enough",
            "a place to pass on what was said elsewhere",
        ),
    ),
    Pairing.GROUP: Calling(
        title="What a mentor of a group is, and is not",
        is_=(
            "somebody who makes room for everybody, the quiet ones first",
            "a source of experience and questions, failures included",
            "one voice of several: you learn from each other as well",
        ),
        is_not=(
            "a lecturer with slides",
            "your boss, who decides and assesses",
            "the only one with answers, or the one who has to bring the topics",
        ),
    ),
}


def icebreakers(pair: UUID, kind: ProgramKind, pairing: Pairing, turn: int = 0) -> tuple[str, str]:
    """Two questions to begin with: one that suits the program, and a light one.

    The same for a pair whenever it looks; the next `turn` has two others, until all have had theirs.
    """
    fitting = _shuffled(pair, (*_BY_KIND[kind], *_BY_PAIRING[pairing]))
    light = _shuffled(pair, _LIGHT)
    return fitting[turn % len(fitting)], light[turn % len(light)]


def agenda(pairing: Pairing, minutes: int) -> tuple[Part, ...]:
    """What to do in a first meeting of so many minutes (at least five): each part has at least one."""
    parts = _AGENDAS[pairing]
    total, spare = sum(part.minutes for part in parts), minutes - len(parts)
    exact = [part.minutes * spare / total for part in parts]
    given = [int(share) for share in exact]
    neediest = sorted(range(len(parts)), key=lambda place: given[place] - exact[place])
    for place in neediest[: spare - sum(given)]:
        given[place] += 1
    return tuple(Part(1 + extra, part.words) for extra, part in zip(given, parts, strict=True))


def _shuffled(pair: UUID, questions: Sequence[str]) -> Sequence[str]:
    """In an order of the pair's own that no version of a library decides."""
    return sorted(questions, key=lambda question: sha256(pair.bytes + question.encode()).digest())
