"""Open questions that help to find topics: by the phase a pair is in, by its program, and by who asks themself.

The words are our own. Each asks and leads nowhere; none says who is the mentor, so that they fit every pairing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from bot.domain.growth.terms import AgendaOwner
from bot.domain.matching_terms import Pairing
from bot.domain.meetings.prompts_by_kind import PROMPTS_BY_KIND
from bot.domain.meetings.terms import Phase
from bot.domain.terms import ProgramKind, Side

MEETINGS_TO_BEGIN = 2
"""How many meetings it takes until two people are past their beginning."""
LAST_PART = 6
"""A pair is about to close in the last of so many parts of its time."""
OF_THE_PROGRAM, OF_THE_PHASE = 2, 1
"""How many questions of each sort are asked at a time."""


class Voice(Enum):
    """Who asks themself: somebody who learns, somebody who helps along, or one of two who do both."""

    LEARNER = "learner"
    GUIDE = "guide"
    PEER = "peer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Where a pair stands: how many meetings are behind it, in which phase it is, and who brings the topics."""

    met: int
    phase: Phase
    owner: Side


GENERAL: Mapping[Phase, tuple[str, ...]] = {
    Phase.BEGINNING: (
        "What would make this time worth it for you, looking back in a few months?",
        "What would it help the two of you to know about how you work best?",
        "What are you most curious about right now?",
        "What have you tried already, and what did you learn from it?",
    ),
    Phase.BUILDING: (
        "What has changed since you last spoke, however small?",
        "What takes more of your energy at the moment than you would like?",
        "What went better than you expected, and what did you do for it?",
        "Where are you waiting for something, and what could move meanwhile?",
    ),
    Phase.DEEPENING: (
        "Which assumption of yours would you like somebody to question?",
        "What would you try if nobody could see it fail?",
        "What are you putting off at the moment, and what might be behind that?",
        "What feedback have you heard more than once lately?",
    ),
    Phase.CLOSING: (
        "What can you do today that you could not do when you began?",
        "What would you like to bring to a good end in the time that is left?",
        "Whom could you turn to with such questions from now on?",
        "Which of the things you learned would you pass on to somebody else?",
    ),
}
OF_GUIDES: Mapping[Phase, tuple[str, ...]] = {
    Phase.BEGINNING: (
        "What would you like to understand about the other's situation?",
        "What could you tell of your own first attempts, failures included?",
        "What do you need in order to listen well?",
    ),
    Phase.BUILDING: (
        "What from last time would you like to hear more about?",
        "Which experience of yours might be of use, if it is asked for?",
        "Where could the other try something out soon?",
    ),
    Phase.DEEPENING: (
        "Which question have you not asked yet?",
        "What would you like to hear feedback on yourself?",
        "Whom could you bring the other together with?",
    ),
    Phase.CLOSING: (
        "What have you learned from this time yourself?",
        "What growth have you seen that the other may not see?",
        "How would you like to stay in touch, if at all?",
    ),
}
"""For somebody who helps another along, and brings the topics."""


def voice_of(side: Side, pairing: Pairing) -> Voice:
    if pairing is Pairing.PEER:
        return Voice.PEER
    return Voice.GUIDE if side is Side.MENTOR else Voice.LEARNER


def phase_of(*, met: int, began: date, ends_on: date, today: date) -> Phase:
    """The phase of a pair with so many meetings behind it; its first meeting is a beginning, however late."""
    gone, whole = (today - began).days, max((ends_on - began).days, 1)
    if met and gone * LAST_PART >= whole * (LAST_PART - 1):
        return Phase.CLOSING
    if met < MEETINGS_TO_BEGIN:
        return Phase.BEGINNING
    return Phase.BUILDING if gone * 2 < whole else Phase.DEEPENING


def owner_of(agreed: AgendaOwner | None, pairing: Pairing, *, met: int) -> Side:
    """Who brings the topics of the next meeting. Turns are counted by meetings that took place; a mentee begins."""
    rule = agreed or (AgendaOwner.IN_TURN if pairing is Pairing.PEER else AgendaOwner.MENTEE)
    if rule is AgendaOwner.IN_TURN:
        return Side.MENTOR if met % 2 else Side.MENTEE
    return Side(rule.value)


def prompts_for(phase: Phase, kind: ProgramKind, voice: Voice, *, met: int) -> tuple[str, ...]:
    """Three questions, others than last time as long as there are any."""
    if voice is Voice.GUIDE:
        return _turned(OF_GUIDES[phase], met, OF_THE_PROGRAM + OF_THE_PHASE)
    return (
        *_turned(PROMPTS_BY_KIND[kind][phase], met * OF_THE_PROGRAM, OF_THE_PROGRAM),
        *_turned(GENERAL[phase], met, OF_THE_PHASE),
    )


def _turned(questions: Sequence[str], start: int, number: int) -> tuple[str, ...]:
    return tuple(questions[(start + offset) % len(questions)] for offset in range(number))
