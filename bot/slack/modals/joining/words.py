"""The words of the signup form: what each question says, why it is asked, and the answers to choose from."""

from collections.abc import Mapping

from bot.domain.signup import CONSENT, MOST_HOURS, MOST_SEATS
from bot.domain.terms import Communication, LearningPreference, MentoringStyle, Personality, Role, Stage
from bot.slack.inputs import option

LABELS: Mapping[str, str] = {
    "role": "I would like to take part as",
    "offers": "Skills you can share",
    "wants": "Skills you would like to learn",
    "goals": "What would you like to reach?",
    "seats": "How many people could you mentor at a time?",
    "consent": "Your consent",
    "topics": "Topics you would like to talk about",
    "stage": "Where are you in your working life?",
    "transition": "Is there a change ahead of you?",
    "interests": "Interests",
    "languages": "Languages you can talk in",
    "communication": "How do you like to talk?",
    "mentoring_style": "How do you like to mentor?",
    "learning_preference": "How do you like to be mentored?",
    "personality": "In company I am",
    "hours": "Hours a month you can set aside",
    "time_zone": "Your time zone",
    "never": "People I should not match you with",
    "affinity": "Something you would like to have in common",
}
WHY: Mapping[str, str] = {
    "role": "It decides whom I look for and what I ask you below. You can change it later.",
    "offers": "I look for people who would like to learn just this. Type to search, or add your own words.",
    "wants": "These count most when I look for your match. Type to search, or add your own words.",
    "goals": "In your own words. I look for somebody it suits, and whoever I suggest to you reads it first.",
    "seats": "I never suggest more people to you than this. Two is usual, one is plenty.",
    "topics": "I look for somebody who writes of the same, and whoever I introduce you to reads it: a beginning "
    "for the first talk.",
    "stage": "How far along the two of you are makes a difference in a pair, so I compare it. A match reads how "
    "many steps lie between you, where it speaks for the two of you.",
    "transition": "A new role, a return, another field: I look for somebody who speaks of the same.",
    "interests": "At work or beside it, separated by commas. I look for shared ones, since they make talking "
    "easier, and whoever I introduce you to reads them.",
    "languages": "Separated by commas. I look for somebody you can talk to in one of them.",
    "communication": "People who talk alike get on sooner, so I look for that, and tell whoever I introduce "
    "you to.",
    "mentoring_style": "Some like to advise, others to ask. I look for somebody who likes to learn that way, and "
    "tell whoever I introduce you to.",
    "learning_preference": "I look for a mentor whose way suits yours, and tell whoever I introduce you to.",
    "personality": "People of one kind find it easy to begin, so it counts a little. No answer is better.",
    "hours": "For yourself, so that you say yes to no more than you have time for. I do not match by it; a partner "
    "of yours reads it where theirs differ.",
    "time_zone": "So that meetings and messages fall into your working day, and your match works at hours like "
    "yours. Type a city or a country to change it.",
    "never": "No reason needed. I will never suggest any of them to you, nor you to them.",
    "affinity": "For example being a parent, or the first in the family to work in this field. Voluntary, "
    "used for matching only and shown to nobody.",
}
"""Why each question is asked: only what matching and the messages really do with the answer."""
APPROVERS_TOO = "So do the people who approve mentors, where a program asks for that."
ROLES = (
    option(Role.MENTEE, "Mentee", "I would like to learn from somebody."),
    option(Role.MENTOR, "Mentor", "I would like to share what I know."),
    option(Role.BOTH, "Both", "Learn from one person and support another."),
)
REVERSED_ROLES = (
    option(Role.MENTEE, "Mentee", "I am the senior one here, and would like to learn."),
    option(Role.MENTOR, "Mentor", "I am the junior one here, and would like to share what I know."),
    option(Role.BOTH, "Both", "Learn from one person and support another."),
)
AMONG_PEERS: Mapping[str, tuple[str, str]] = {
    "offers": ("What can you share?", WHY["offers"]),
    "wants": ("What would you like to learn?", WHY["wants"]),
    "mentoring_style": ("How do you like to help others along?", WHY["mentoring_style"]),
    "learning_preference": ("How do you like to learn?", "I look for one whose way suits yours, and tell them."),
}
"""What peers are asked in other words, and why: nobody mentors them, and they mentor nobody."""
SEATS = tuple(option(str(number), str(number)) for number in range(1, MOST_SEATS + 1))
HOURS = tuple(option(str(number), str(number)) for number in range(1, MOST_HOURS + 1))
STAGE_WORDS = {
    Stage.STARTING: "Starting out",
    Stage.GROWING: "Growing in what I do",
    Stage.EXPERIENCED: "Experienced",
    Stage.LEADING: "Leading others",
    Stage.CHANGING: "Changing direction",
}
STAGES = tuple(option(stage, words) for stage, words in STAGE_WORDS.items())
WAYS_TO_TALK = (
    option(Communication.DIRECT, "Straight to the point"),
    option(Communication.GENTLE, "Gently, with time to think"),
    option(Communication.STRUCTURED, "With an agenda"),
    option(Communication.SPONTANEOUS, "As it comes"),
)
STYLES = (
    option(MentoringStyle.DIRECTIVE, "I give advice and share how I would do it"),
    option(MentoringStyle.NON_DIRECTIVE, "I ask questions and let people find their own way"),
    option(MentoringStyle.SITUATIONAL, "It depends on what is needed"),
)
PREFERENCES = (
    option(LearningPreference.GUIDED, "I like clear advice"),
    option(LearningPreference.EXPLORING, "I like good questions and finding my own way"),
    option(LearningPreference.MIXED, "Some of both"),
)
PERSONALITIES = (
    option(Personality.QUIET, "Rather quiet"),
    option(Personality.OUTGOING, "Rather outgoing"),
    option(Personality.BETWEEN, "Somewhere between"),
)
AGREED = option(
    CONSENT, "Yes, you may keep and use my answers as described", "Leaving a program is always possible."
)
