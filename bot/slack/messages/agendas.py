"""Before a meeting: the question what to speak of, and one screen of what to have in mind."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.meetings.agenda import AgendaCard
from bot.domain.meetings.brief import PairBrief, TopicLine, asked_topics
from bot.domain.notices import AgendaAsked, MeetingBrief
from bot.domain.people import Someone
from bot.slack.blocks import actions, button, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import MentorshipRef
from bot.slack.text import line, lines, mention, plural, when
from bot.slack.wording.agendas import (
    LONGEST_ROW,
    NO_TOPICS,
    coming_meeting,
    goal_rows,
    prompt_rows,
    step_rows,
    topic_rows,
)


def agenda_asked(notice: AgendaAsked) -> Message:
    topics = topic_rows(notice.topics, notice.more, notice.partner)
    meeting = coming_meeting(notice.partner, notice.starts_at, first=notice.first)
    return _question(notice.mentorship, notice.partner, meeting, topics, notice.prompts)


def agenda_now(card: AgendaCard) -> Message:
    """The same message with what is on the agenda by now."""
    shown, more = asked_topics([TopicLine(words=topic.words, yours=topic.yours) for topic in card.topics])
    topics = topic_rows(shown, more, card.partner)
    meeting = coming_meeting(card.partner, card.starts_at, first=card.first)
    return _question(card.mentorship, card.partner, meeting, topics, card.prompts)


def meeting_brief(notice: MeetingBrief) -> Message:
    body = _alone(notice.pairs[0], notice) if len(notice.pairs) == 1 else _of_group(notice)
    prompts = [section(prompt_rows(notice.prompts))] if notice.prompts else []
    return message(*body, *prompts, small(f"*For this meeting:* {line(notice.cue, LONGEST_ROW)}"))


def see_agenda(mentorship: UUID, partner: Someone) -> ButtonElement:
    reference = MentorshipRef(mentorship)
    return button("See the agenda", Action.AGENDA_OPEN, reference, aloud=f"The agenda with {partner.name}")


def _question(
    mentorship: UUID, partner: Someone, meeting: str, topics: Sequence[str], prompts: Sequence[str]
) -> Message:
    so_far = lines(("*On your agenda so far*", *topics)) if topics else f"{NO_TOPICS} A few words are enough."
    add = button("Add a topic", Action.AGENDA_ADD, MentorshipRef(mentorship), style="primary")
    return message(
        section(f"{meeting} What would you like to speak of?"),
        section(so_far),
        section(prompt_rows(prompts)),
        actions(add, see_agenda(mentorship, partner)),
        small(f"{mention(partner)} sees the topics and can add some, too."),
    )


def _alone(brief: PairBrief, notice: MeetingBrief) -> list[Block]:
    partner = brief.partner
    add = button("Add a topic", Action.TOPIC_ADD, MentorshipRef(brief.mentorship))
    return [
        section(f"{coming_meeting(partner, notice.starts_at, first=not brief.met)} A few things to have in mind:"),
        section(_chapter("Topics", topic_rows(brief.topics, brief.more_topics, partner)) or NO_TOPICS),
        *map(section, _steps(brief)),
        section(
            _chapter("Goals", goal_rows(brief.goals, brief.more_goals, partner))
            or "No goal is open at the moment, and there is no hurry."
        ),
        actions(add, see_agenda(brief.mentorship, partner)),
    ]


def _steps(brief: PairBrief) -> list[str]:
    agreed = _chapter(
        "Agreed last time" if brief.met else "Agreed so far",
        step_rows(brief.agreed, brief.more_agreed, brief.partner),
    )
    earlier = _chapter("Steps from before", step_rows(brief.earlier, brief.more_earlier, brief.partner))
    none = "" if agreed or earlier else "No steps are written down. Perhaps this meeting leads to one."
    return list(filter(None, (agreed, earlier, none)))


def _of_group(notice: MeetingBrief) -> list[Block]:
    left_out = (
        [small(f"And {plural(notice.more, 'more person', 'more people')}: `/mentor agenda` shows all.")]
        if notice.more
        else []
    )
    return [
        section(f"Your group meets {when(notice.starts_at)}. What each of them brings:"),
        *map(_one_of_group, notice.pairs),
        *left_out,
    ]


def _one_of_group(brief: PairBrief) -> Block:
    partner = brief.partner
    topics = topic_rows(brief.topics, 0, partner)
    steps = [*step_rows(brief.agreed, 0, partner), *step_rows(brief.earlier, 0, partner)]
    goals = goal_rows(brief.goals, 0, partner)
    rest = _rest(brief)
    agenda = button(
        "Agenda", Action.AGENDA_OPEN, MentorshipRef(brief.mentorship), aloud=f"The agenda with {partner.name}"
    )
    return section(lines((f"*{mention(partner)}*", *(topics or [NO_TOPICS]), *steps, *goals, rest)), agenda)


def _rest(brief: PairBrief) -> str:
    """What a brief among many has no room for, in numbers."""
    numbers = {
        "more topic": brief.more_topics,
        "more step": brief.more_agreed + brief.more_earlier,
        "goal" if not brief.goals else "more goal": brief.more_goals,
    }
    return " · ".join(plural(number, what) for what, number in numbers.items() if number)


def _chapter(title: str, rows: Iterable[str]) -> str:
    found = list(rows)
    return lines((f"*{title}*", *found)) if found else ""
