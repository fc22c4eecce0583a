"""One piece of advice on how to be in a meeting, for whoever reads a brief: by phase and by their part."""

from collections.abc import Mapping

from bot.domain.meetings.prompts import Voice
from bot.domain.meetings.terms import Phase

CUES: Mapping[Voice, Mapping[Phase, tuple[str, ...]]] = {
    Voice.GUIDE: {
        Phase.BEGINNING: (
            "Trust comes before advice: ask about the person first, and tell of your own beginnings.",
            "Say what you hear before you say what you think. It shows that you listen.",
            "One small thing to try is enough for now. Early wins make the next talk easy.",
        ),
        Phase.BUILDING: (
            "Before you answer, ask what was tried already and what they think themselves.",
            "Leave a silence after a question. The best thought often comes second.",
            "Tell of a time when it went wrong for you: failures teach as much as successes.",
        ),
        Phase.DEEPENING: (
            "Stretch gently: what would a bolder version of the plan look like?",
            "Name a strength you have seen, with the moment in which you saw it.",
            "Offer feedback on one thing that can be changed, and ask how it lands.",
        ),
        Phase.CLOSING: (
            "Look back together: let them say first what has grown, then add what you saw.",
            "Ask what they take with them, and who can support them from here on.",
            "Say what you have learned from them. It is a good way to end.",
        ),
    },
    Voice.LEARNER: {
        Phase.BEGINNING: (
            "Say openly what you hope for. Nobody can guess it.",
            "Ask how they came to be where they are, detours included.",
            "Have in mind one thing that you would like to leave with.",
        ),
        Phase.BUILDING: (
            "Bring one real example. It makes advice concrete.",
            "Say what helped and what did not, so that the next idea fits better.",
            "Write down one thing that you will try before you meet again.",
        ),
        Phase.DEEPENING: (
            "Ask for feedback on one thing, and listen to the end before you answer.",
            "Speak of what did not work. That is where most can be learned.",
            "Ask what they would do, and then what makes them think so.",
        ),
        Phase.CLOSING: (
            "Tell them what has changed because of this time.",
            "Ask for one last piece of honest feedback.",
            "Say how you would like to stay in touch, if at all.",
        ),
    },
    Voice.PEER: {
        Phase.BEGINNING: (
            "Share the time: half of it belongs to each of you.",
            "Ask about the person before you ask about the problem.",
            "Tell each other how direct you would like to be.",
        ),
        Phase.BUILDING: (
            "Ask one more question before you offer a solution.",
            "Swap examples from your own week: they say more than principles.",
            "Each name one thing to try, and ask about it next time.",
        ),
        Phase.DEEPENING: (
            "Say what you admire in how the other works, and what puzzles you.",
            "Bring what did not work. Among equals there is nothing to prove.",
            "Question each other's assumptions, kindly and one at a time.",
        ),
        Phase.CLOSING: (
            "Tell each other what has changed because of these talks.",
            "Ask what you would both like to keep going.",
            "Say what you will pass on to somebody else.",
        ),
    },
}


def cue_for(phase: Phase, voice: Voice, *, met: int) -> str:
    cues = CUES[voice][phase]
    return cues[met % len(cues)]
