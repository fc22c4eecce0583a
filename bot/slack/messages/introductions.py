"""People are brought together in one conversation: who is who, why, and a time for their first meeting."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.growth.kickoff_cards import Ending, FirstMeetingCard
from bot.domain.growth.kits import icebreakers
from bot.domain.matching_terms import Pairing
from bot.domain.notices import GroupIntroduction, Introduction, Portrait
from bot.domain.people import Someone
from bot.domain.terms import Communication, LearningPreference, MentoringStyle
from bot.slack.blocks import LONGEST_SECTION, actions, button, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.messages.times import to_calendar
from bot.slack.metadata import MentorshipRef
from bot.slack.refs.kickoff import FirstTimeRef, IdeasRef
from bot.slack.text import Style, line, lines, listed, mention, paragraphs, plural, quote, when
from bot.slack.wording.terms import joined, program_name, reason_between, rhythm, skills, who_is_who

Notice = Introduction | GroupIntroduction

LONGEST_GOALS = 700
LONGEST_IN_GROUP = 280
LONGEST_TOPICS = 300
MOST_PORTRAITS = 20
"""A program may have as many mentees in a group."""
TALKS = {
    Communication.DIRECT: "straight to the point",
    Communication.GENTLE: "gently, with time to think",
    Communication.STRUCTURED: "with an agenda",
    Communication.SPONTANEOUS: "as it comes",
}
HELPS = {
    MentoringStyle.DIRECTIVE: "gives advice and tells how they would do it",
    MentoringStyle.NON_DIRECTIVE: "asks questions and lets people find their own way",
    MentoringStyle.SITUATIONAL: "advises or asks, as it is needed",
}
LEARNS = {
    LearningPreference.GUIDED: "likes clear advice",
    LearningPreference.EXPLORING: "likes good questions and finding their own way",
    LearningPreference.MIXED: "likes advice and questions alike",
}
NOBODY_SHARES: Mapping[bool, str] = {
    False: "Your working hours do not overlap, so these times ask each of you to bend a little.",
    True: "There is no hour in which all of you work, so these times ask somebody to bend a little.",
}


def introduction(notice: Introduction, plan: FirstMeetingCard | None = None) -> Message:
    """The first message to a pair; with a `plan`, as it reads once somebody has looked for a time."""
    mentor, mentee = mention(notice.mentor), mention(notice.mentee)
    return message(
        section(
            f"{mentor}, meet {mentee}. {mentee}, meet {mentor}.\n"
            f"You both said yes: in {program_name(notice.program)}, "
            f"{who_is_who(notice.mentor, notice.mentee, notice.pairing)}"
        ),
        section(lines(("*Why you two*", _why_you_two(notice)))),
        *(section(words) for person in _people(notice) if (words := _portrait(person))),
        *_first_meeting(notice, plan, _ways_on(notice, notice.pairing)),
        small(_what_comes_next(notice, notice.pairing)),
    )


def group_introduction(notice: GroupIntroduction, plan: FirstMeetingCard | None = None) -> Message:
    """The first message to a group, or the one that brings somebody new into it."""
    offers = skills(notice.skills)
    mentor, people = mention(notice.mentor.who), (notice.mentor, *_shown(notice))
    return message(
        section(_welcome(notice)),
        *([section(lines(("*Why this group*", _why_this_group(mentor, offers))))] if offers else []),
        *(section(words) for words in _packed(filter(None, map(_short_portrait, people)))),
        *_first_meeting(notice, plan, _ways_on(notice, Pairing.GROUP)),
        small(_what_comes_next(notice, Pairing.GROUP)),
    )


def introduced(card: FirstMeetingCard) -> Message | None:
    """The message that offered times, as it reads now; None where it is not at hand."""
    match card.introduction:
        case Introduction() as notice:
            return introduction(notice, card)
        case GroupIntroduction() as notice:
            return group_introduction(notice, card)
        case _:
            return None


def another_time(card: FirstMeetingCard) -> ButtonElement:
    return button("Choose another time", Action.FIRST_TIME_OTHER, MentorshipRef(card.mentorship))


def first_meeting_news(card: FirstMeetingCard) -> Message:
    """What became of choosing a time, said to whoever chose."""
    time = when(card.starts_at) if card.starts_at else ""
    match card.ending:
        case Ending.STANDS if card.by and not card.by_you:
            words = f"{mention(card.by)} has chosen the same: your first meeting is planned for {time}."
        case Ending.STANDS:
            others = "the others" if card.group else "the other side"
            words = f"Your first meeting is planned for {time}. I will let {others} know."
        case Ending.TAKEN:
            chooser = mention(card.by) if card.by else "Somebody"
            words = (
                f"{chooser} was quicker and has chosen {time} for your first meeting, so that stands. "
                "If it does not suit you, choose another time."
            )
        case Ending.PASSED:
            words = "That time has passed by now. Choose another one that suits you."
        case _:  # MET
            met = "Your first meeting is behind you, so this time is not needed any more."
            words = joined(met, f"The next one is planned for {time}." if time else "I will suggest the next one.")
    if card.ending is Ending.MET:
        return message(section(words))
    return message(section(words), actions(another_time(card)))


def _first_meeting(notice: Notice, plan: FirstMeetingCard | None, ways_on: Sequence[ButtonElement]) -> list[Block]:
    """A time for the first meeting: what is chosen, or one press for each that can be."""
    other = button("Another time", Action.FIRST_TIME_OTHER, MentorshipRef(notice.mentorship))
    length = plural(notice.minutes, "minute")
    settled = _settled(notice, plan)
    if settled:
        return [section(settled), actions(*_calendar(plan), other, *ways_on)]
    times = [time for time in notice.times if plan is None or time > plan.as_of]
    if not notice.times or (plan and plan.ending is Ending.MET):
        return [actions(*ways_on)]
    if not times:
        return [actions(other, *ways_on)]
    group = isinstance(notice, GroupIntroduction)
    whom, bend = "all of you" if group else "both of you", "" if notice.shared_hours else NOBODY_SHARES[group]
    asked = f"*Your first meeting, {length}:* which time suits you? One press plans it for {whom}."
    return [section(joined(asked, bend)), *_choices(notice, times), actions(other, *ways_on)]


def _settled(notice: Notice, plan: FirstMeetingCard | None) -> str:
    if plan and plan.by and plan.starts_at and plan.ending is not Ending.MET:
        chosen = f", chosen by {mention(plan.by)}"
        return f"*Your first meeting:* {when(plan.starts_at)}{chosen}. If it moves, I tell you."
    if isinstance(notice, GroupIntroduction) and notice.meeting_at:
        return f"*Your first meeting:* the group meets on {when(notice.meeting_at, Style.ON_DAY)}."
    return ""


def _calendar(plan: FirstMeetingCard | None) -> list[ButtonElement]:
    """For the two of a pair; in a group everybody has a meeting of their own, and finds it on their page."""
    return [to_calendar(plan.meeting)] if plan and plan.meeting and not plan.group else []


def _choices(notice: Notice, times: Sequence[datetime]) -> list[Block]:
    return [
        section(
            when(time),
            accessory=button(
                "Choose",
                Action.FIRST_TIME,
                FirstTimeRef(notice.mentorship, int(time.timestamp())),
                aloud=f"Choose time {number} of {len(times)}",
            ),
        )
        for number, time in enumerate(times, start=1)
    ]


def _ways_on(notice: Notice, pairing: Pairing) -> list[ButtonElement]:
    ideas = button("Ideas for your first meeting", Action.IDEAS_OPEN, IdeasRef(notice.mentorship, 0))
    if pairing is Pairing.GROUP:
        return [ideas, button("Goals", Action.GOALS_OPEN)]
    pair = MentorshipRef(notice.mentorship)
    agreement = button("How you work together", Action.AGREEMENT_OPEN, pair)
    return [ideas, agreement, button("Set a first goal", Action.GOAL_NEW, pair)]


def _what_comes_next(notice: Notice, pairing: Pairing) -> str:
    question, _ = icebreakers(notice.mentorship, notice.kind, pairing)
    return (
        f"*What comes next:* say hello here. An easy way to start: {question} You meet for "
        f"{rhythm(notice.cadence, notice.minutes)}; I suggest times that suit you and ask afterwards how it went. "
        "`/mentor goals` shows your goals at any time."
    )


def _why_you_two(notice: Introduction) -> str:
    return reason_between(notice.mentor, notice.mentee, notice.reason, whose="Your", pairing=notice.pairing)


def _people(notice: Introduction) -> tuple[Portrait, ...]:
    """The two in their own words; of what an older version stored, what it knew."""
    return notice.people or (
        Portrait(who=notice.mentor, offers=notice.mentor_offers, goals=notice.mentor_goals),
        Portrait(who=notice.mentee, offers=notice.mentee_offers, goals=notice.mentee_goals),
    )


def _portrait(person: Portrait) -> str:
    who, offers, goals = mention(person.who), skills(person.offers), quote(person.goals, LONGEST_GOALS)
    more = " ".join(_more_about(person))
    return paragraphs(
        f"*What {who} can share*\n{offers}" if offers else "",
        f"*What {who} hopes for*\n{goals}" if goals else "",
        f"*More about {who}*\n{more}" if more else "",
    )


def _more_about(person: Portrait) -> Iterator[str]:
    if topics := line(person.topics, LONGEST_TOPICS, otherwise=""):
        yield f"Would like to talk about: {topics}."
    if interests := skills(person.interests):
        yield f"Interests: {interests}."
    ways = [
        f"likes to talk {TALKS[person.communication]}" if person.communication else "",
        HELPS[person.mentoring_style] if person.mentoring_style else "",
        LEARNS[person.learning_preference] if person.learning_preference else "",
    ]
    if said := "; ".join(filter(None, ways)):
        yield f"{said[0].upper()}{said[1:]}."


def _short_portrait(person: Portrait) -> str:
    """Somebody in a group, in a few lines; nothing of who said nothing, since all are named already."""
    goals = line(person.goals, LONGEST_IN_GROUP, otherwise="")
    offers = skills(person.offers)
    told = lines(
        (
            f"Can share: {offers}." if offers else "",
            f"Hopes for: {goals}" if goals else "",
            " ".join(_more_about(person)),
        )
    )
    return lines((f"*{mention(person.who)}*", told)) if told else ""


def _packed(portraits: Iterator[str]) -> list[str]:
    """As many people in one block as fit, so that a large group is no long list of blocks."""
    blocks: list[str] = []
    for words in portraits:
        if blocks and len(blocks[-1]) + len(words) + 2 <= LONGEST_SECTION:
            blocks[-1] = f"{blocks[-1]}\n\n{words}"
        else:
            blocks.append(words)
    return blocks


def _shown(notice: GroupIntroduction) -> tuple[Portrait, ...]:
    return notice.mentees[:MOST_PORTRAITS]


def _welcome(notice: GroupIntroduction) -> str:
    mentor, program = notice.mentor.who, program_name(notice.program)
    fresh = [each.who for each in notice.mentees if each.who.slack_id in notice.newcomers]
    if mentor.slack_id in notice.newcomers:
        met = f"Welcome to your group in {program}: {mention(mentor)} is the mentor of {_names(fresh)}."
    else:
        joins = "joins" if len(fresh) == 1 else "join"
        met = f"{_names(fresh)} {joins} your group in {program}, with {mention(mentor)} as the mentor."
    return joined(met, _alone(notice) if notice.alone else "Say hello to each other here.")


def _alone(notice: GroupIntroduction) -> str:
    return (
        "I could not bring all of you together in one conversation, so each of you reads this alone. "
        f"{mention(notice.mentor.who)}, you can start a channel for all of you."
    )


def _why_this_group(mentor: str, offers: str) -> str:
    return f"{mentor} offers {offers}, which you would like to learn."


def _names(people: Sequence[Someone]) -> str:
    return listed([mention(person) for person in people])
