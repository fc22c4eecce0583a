"""The questions of surveys in words of our own, for whoever is asked, and the scale on which they are answered."""

from collections.abc import Mapping

from bot.domain.care.pulses import Item, Voice

SCALE_WORDS = {
    5: "Very much so",
    4: "Mostly",
    3: "Partly",
    2: "Rather not",
    1: "Not at all",
}
_OF_PAIRS = {
    Item.QUALITY: "We work well together.",
    Item.OPENNESS: "With us, one can also speak of doubts and mistakes.",
    Item.CLARITY: "We know what we are working towards.",
    Item.AGAIN: "I would take part in something like this again.",
}
_OF_LEARNERS = {
    **_OF_PAIRS,
    Item.LEARNING: "From our talks I take along things that I use at work.",
    Item.CONFIDENCE: "I trust myself with difficult things at work.",
    Item.NETWORK: "I know whom to turn to when I need help or advice at work.",
}
QUESTIONS: Mapping[Voice, Mapping[Item, str]] = {
    Voice.MENTOR: {
        **_OF_PAIRS,
        Item.GROWTH: "I learn something from our talks myself.",
        Item.REWARD: "What I get out of mentoring is worth the time.",
    },
    Voice.MENTEE: {**_OF_LEARNERS, Item.SATISFACTION: "I am glad to have this mentor."},
    Voice.PEER: {**_OF_LEARNERS, Item.SATISFACTION: "I am glad to have this partner."},
}
