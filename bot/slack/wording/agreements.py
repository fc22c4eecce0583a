"""An agreement in words: what each part is called, what stands in it, and where two signups differ."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import Block

from bot.domain.growth.agreements import WORDED, Terms
from bot.domain.growth.comparing import Difference, Topic
from bot.domain.growth.terms import AgendaOwner, MeetBy
from bot.domain.people import Someone
from bot.domain.terms import Side
from bot.slack.blocks import beside, section
from bot.slack.modals.joining.words import PERSONALITIES, PREFERENCES, STYLES, WAYS_TO_TALK
from bot.slack.text import line, mention, plain, plural, quote
from bot.slack.wording.terms import rhythm

MEET_BY: Mapping[MeetBy, str] = {
    MeetBy.HUDDLE: "in a huddle",
    MeetBy.VIDEO: "by video call",
    MeetBy.IN_PERSON: "in person",
    MeetBy.WALK: "on a walk",
    MeetBy.MIXED: "as it suits that day",
}
LABELS: Mapping[str, str] = {
    "roles": "Our roles",
    "cancelling": "If one of us has to cancel",
    "confidentiality": "What stays between us",
    "feedback_ways": "How we give each other feedback",
    "if_it_fails": "If it does not work out",
}
RHYTHM, MEETING, AGENDA = "How often and how long", "How we meet", "Who brings the topics"
TOPICS: Mapping[Topic, str] = {
    Topic.GOALS: "What you would like to reach",
    Topic.COMMUNICATION: "How you like to talk",
    Topic.HOURS: "Hours a month",
    Topic.PERSONALITY: "In company",
    Topic.LANGUAGES: "Languages",
}
YOU_HELP, YOU_LEARN = "How you like to help, and they to learn", "How you like to learn, and they to help"
CHOICES: Mapping[str, str] = {
    each.value: str(each.text) for each in (*WAYS_TO_TALK, *STYLES, *PREFERENCES, *PERSONALITIES)
}
NOTHING = "Nothing yet."
WHOLE, HALF = 1200, 600
"""Characters of one part where it stands alone and where it is compared, so that a message holds all of them."""


def expects(side: Side, you_are: Side, partner: str) -> str:
    """What to call the expectations of one side; `partner` by name or as a mention."""
    return "What you expect" if side is you_are else f"What {partner} expects"


def label(name: str, you_are: Side, partner: Someone) -> str:
    """What to call a part in own words, as plain text."""
    own = {f"{side}_expects": expects(side, you_are, plain(partner.name, 60)) for side in Side}
    return {**own, **LABELS}[name]


def agenda(owner: AgendaOwner, you_are: Side, partner: str) -> str:
    """Who brings the topics, said to one of the two."""
    if owner is AgendaOwner.IN_TURN:
        return "both, in turn"
    return "you" if Side(owner.value) is you_are else partner


def capital(words: str) -> str:
    """The words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def whole(terms: Terms, you_are: Side, partner: Someone) -> list[Block]:
    """All of an agreement; what nobody filled in is left out."""
    facts = (f"*{title}:* {said}" for title, said in _facts(terms, you_are, partner).items())
    words = ((name, quote(getattr(terms, name), WHOLE)) for name in _in_order(you_are))
    return [
        section("\n".join(facts)),
        *(section(f"*{_title(name, you_are, partner)}*\n{said}") for name, said in words if said),
    ]


def changed(before: Terms, after: Terms, you_are: Side, partner: Someone, *, was: str, now: str) -> list[Block]:
    """What differs, side by side under the headings `was` and `now`."""
    facts_before, facts_after = (_facts(terms, you_are, partner) for terms in (before, after))
    rows = [
        (title, facts_before[title], said) for title, said in facts_after.items() if facts_before[title] != said
    ] + [
        (_title(name, you_are, partner), _quoted(before, name), _quoted(after, name))
        for name in _in_order(you_are)
        if name in after.differing_from(before)
    ]
    return [beside(f"*{title}*", f"_{was}_\n{old}", f"_{now}_\n{new}") for title, old, new in rows]


def to_speak_of(differences: Sequence[Difference], you_are: Side, partner: Someone) -> list[Block]:
    """What both said at signup, side by side."""
    return [_difference(each, you_are, partner) for each in differences]


def _facts(terms: Terms, you_are: Side, partner: Someone) -> dict[str, str]:
    return {
        RHYTHM: rhythm(terms.cadence, terms.minutes),
        MEETING: MEET_BY[terms.meet_by],
        AGENDA: agenda(terms.agenda_owner, you_are, mention(partner)),
    }


def _in_order(you_are: Side) -> tuple[str, ...]:
    """The parts in own words, the reader's expectations first."""
    own = f"{you_are}_expects"
    return tuple(sorted(WORDED, key=lambda name: name != own))


def _title(name: str, you_are: Side, partner: Someone) -> str:
    own = {f"{side}_expects": expects(side, you_are, mention(partner)) for side in Side}
    return {**own, **LABELS}[name]


def _quoted(terms: Terms, name: str) -> str:
    return quote(getattr(terms, name), HALF) or NOTHING


def _difference(each: Difference, you_are: Side, partner: Someone) -> Block:
    said = {Side.MENTOR: each.mentor, Side.MENTEE: each.mentee}
    who = mention(partner)
    yours = f"*You*\n{_said(each.topic, said[you_are])}"
    theirs = f"*{who}*\n{_said(each.topic, said[you_are.other])}"
    return beside(f"*{_topic(each.topic, you_are)}*", yours, theirs)


def _topic(topic: Topic, you_are: Side) -> str:
    """HELPING is how the mentor mentors against how the mentee likes to learn, LEARNING the other way round."""
    if topic in TOPICS:
        return TOPICS[topic]
    return YOU_HELP if (topic is Topic.HELPING) is (you_are is Side.MENTOR) else YOU_LEARN


def _said(topic: Topic, words: str) -> str:
    if topic is Topic.GOALS:
        return quote(words, HALF) or NOTHING
    if topic is Topic.HOURS:
        return plural(int(words), "hour")
    return line(CHOICES.get(words, words), HALF)
