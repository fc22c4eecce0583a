"""What to call the topics of which people hear unasked, in their own words."""

from collections.abc import Mapping

from bot.domain.post.worth import Topic

TOPICS: Mapping[Topic, tuple[str, str]] = {
    Topic.MEETINGS: ("Meeting times", "A time to meet, and a word before the meeting"),
    Topic.AGENDAS: ("Agendas", "What to talk about, a day before you meet"),
    Topic.CHECK_INS: ("Check-ins", "Whether you have met"),
    Topic.FEEDBACK: ("Feedback", "How a meeting was"),
    Topic.QUESTIONS: ("Questions", "Questions between meetings that wait for you"),
    Topic.AGREEMENT: ("Agreement", "How the two of you want to work together"),
    Topic.GOALS: ("Goals and steps", "How your goals go, and what is due"),
    Topic.SKILLS: ("Skills", "Where you stand with the skills you chose"),
    Topic.SURVEYS: ("Surveys", "A few questions now and then"),
    Topic.LOOKING_BACK: ("Looking back", "What works, and what to change"),
    Topic.SUPPORT: ("Support", "An offer when things have become quiet"),
    Topic.ENDINGS: ("Endings", "What comes when a mentorship nears its end"),
}
"""Each with a name and what it is about."""


def topic_name(topic: Topic) -> str:
    return TOPICS[topic][0]
