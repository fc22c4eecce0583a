"""A pair on the Home tab: when it meets, what it agreed on, its goals, one's own next steps and skills."""

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.cards import MentorshipCard
from bot.domain.growth.agreement_cards import AgreementGlance
from bot.domain.growth.goal_cards import GoalCard
from bot.domain.growth.step_cards import StepCard
from bot.domain.terms import GoalState, MentorshipState
from bot.slack.blocks import actions, button, section
from bot.slack.ids import Action
from bot.slack.metadata import MeetingRef, MentorshipRef
from bot.slack.refs.pulses import PulseRef
from bot.slack.refs.questions import QuestionRef
from bot.slack.text import Style, day, line, lines, mention, plural, when
from bot.slack.wording.goals import standing
from bot.slack.wording.skills import growth_lines, says
from bot.slack.wording.terms import joined, program_name, your_part

MOST_GOALS = 3
MOST_STEPS = 3
MOST_SKILLS = 3
LONGEST_TITLE = 200


def pair_at_home(card: MentorshipCard) -> list[Block]:
    """What there is to know at a glance, and under it the way to everything."""
    return [
        section(
            lines(
                (
                    f"*With* {mention(card.partner)} in {program_name(card.program)}"
                    f"{your_part(card.you_are, card.pairing)}.",
                    joined(_next_meeting(card), _topics(card), _agreement(card)),
                    *_goals(card),
                    *_steps(card.steps),
                    *_skills(card),
                )
            )
        ),
        actions(*_ways(card)),
    ]


def _next_meeting(card: MentorshipCard) -> str:
    if card.parting:
        return "Your time together comes to its end. You can take that back until your partner has heard of it."
    if card.state is MentorshipState.PAUSED:
        return "On a break: no meetings for now."
    if card.next_meeting_at is None:
        return "I will suggest the next time to meet soon."
    time = when(card.next_meeting_at, Style.SHORT)
    return f"Next meeting: {time}." if card.confirmed else f"Suggested for your next meeting: {time}."


def _topics(card: MentorshipCard) -> str:
    topics = card.waiting.topics
    return f"{plural(topics, 'topic waits', 'topics wait')} for it." if topics else ""


def _agreement(card: MentorshipCard) -> str:
    glance, partner = card.agreement, mention(card.partner)
    if glance == AgreementGlance():
        return ""
    if glance.proposed is None:
        return f"You agreed on how you work together on {day(glance.since.date())}." if glance.since else ""
    if glance.yours:
        return f"Your suggestion how to work together waits for {partner}."
    return f"{partner} has suggested how you work together, and waits for your yes."


def _goals(card: MentorshipCard) -> list[str]:
    left = len(card.goals) - MOST_GOALS
    more = [f"And {plural(left, 'more goal')}."] if left > 0 else []
    return ["*Goals*", *map(_goal, card.goals[:MOST_GOALS]), *more] if card.goals else []


def _goal(goal: GoalCard) -> str:
    by = f", by {day(goal.due_on)}" if goal.state is GoalState.OPEN else ""
    return f"• {line(goal.title, LONGEST_TITLE)}: {standing(goal)}{by}"


def _steps(steps: tuple[StepCard, ...]) -> list[str]:
    left = len(steps) - MOST_STEPS
    more = [f"And {plural(left, 'more step')}."] if left > 0 else []
    return ["*Your next steps*", *map(_step, steps[:MOST_STEPS]), *more] if steps else []


def _step(step: StepCard) -> str:
    by = f", by {day(step.due_on)}" if step.due_on else ""
    return f"• {line(step.title, LONGEST_TITLE)}{by}"


def _skills(card: MentorshipCard) -> list[str]:
    plan = card.skills
    rated = [row for row in plan.rows if row.now is not None] if plan else []
    if not plan or not rated:
        return []
    return ["*Skills*", growth_lines(rated[:MOST_SKILLS], says(card.partner, learns=plan.learns))]


def _ways(card: MentorshipCard) -> list[ButtonElement]:
    """First what waits for the reader, then the way to everything they share."""
    pair, name = MentorshipRef(card.id), card.partner.name
    if card.parting:
        take_back = button("Take it back", Action.REMATCH_UNDO, pair, aloud=f"Take it back and stay with {name}")
        return [*_what_waits(card), take_back]
    look_back = [button("Look back", Action.RETRO_OPEN, pair, aloud=f"Look back at your time with {name}")]
    return [
        *_what_waits(card),
        button("Meeting", Action.MEETING_OPEN, pair, aloud=f"Meeting with {name}"),
        button("Agenda", Action.AGENDA_OPEN, pair, aloud=f"Agenda with {name}"),
        button("Goals", Action.GOALS_OF_PAIR, pair, aloud=f"Goals with {name}"),
        button("Steps", Action.STEPS_OPEN, aloud=f"Steps, as with {name}"),
        button("Ask", Action.QUESTION_ASK, pair, aloud=f"Ask {name} something"),
        button("Agreement", Action.AGREEMENT_OPEN, pair, aloud=f"Agreement with {name}"),
        button("Skills", Action.SKILL_PLAN_OPEN, pair, aloud=f"Skills with {name}"),
        *([] if card.waiting.look_back else look_back),
        button("Help", Action.HELP_OPEN, aloud=f"Help, as with {name}"),
    ]


def _what_waits(card: MentorshipCard) -> list[ButtonElement]:
    waiting, name = card.waiting, card.partner.name
    shown: list[ButtonElement] = []
    if waiting.question:
        answer = QuestionRef(waiting.question)
        shown.append(button("Answer a question", Action.QUESTION_ANSWER, answer, aloud=f"Answer {name}’s question"))
    if waiting.feedback:
        meeting = MeetingRef(waiting.feedback)
        shown.append(button("Give feedback", Action.FEEDBACK_OPEN, meeting, aloud=f"Feedback, meeting with {name}"))
    if waiting.survey:
        survey = PulseRef(waiting.survey)
        shown.append(button("Answer the survey", Action.PULSE_OPEN, survey, aloud=f"Survey, time with {name}"))
    if waiting.ending:
        pair = MentorshipRef(card.id)
        shown.append(button("What comes then?", Action.ENDING_OPEN, pair, aloud=f"What comes after, with {name}?"))
    if waiting.look_back:
        pair = MentorshipRef(card.id)
        shown.append(button("Look back", Action.RETRO_OPEN, pair, aloud=f"Look back at your time with {name}"))
    return shown
