"""A pair on the Home tab: when it meets, what it agreed on, its goals, one's own next steps and skills."""

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.cards import MentorshipCard
from bot.domain.growth.agreement_cards import AgreementGlance
from bot.domain.growth.goal_cards import GoalCard
from bot.domain.growth.step_cards import StepCard
from bot.domain.terms import GoalState, MentorshipState
from bot.slack.blocks import actions, button, section
from bot.slack.ids import Action
from bot.slack.metadata import MentorshipRef
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
                    joined(_next_meeting(card), _agreement(card)),
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
    return f"Next meeting: {when(card.next_meeting_at, Style.SHORT)}."


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
    pair, name = MentorshipRef(card.id), card.partner.name
    return [
        button("Goals", Action.GOALS_OF_PAIR, pair, aloud=f"Goals with {name}"),
        button("Steps", Action.STEPS_OPEN),
        button("Agreement", Action.AGREEMENT_OPEN, pair, aloud=f"Agreement with {name}"),
        button("Skills", Action.SKILL_PLAN_OPEN, pair, aloud=f"Skills with {name}"),
        _way_apart(card),
    ]


def _way_apart(card: MentorshipCard) -> ButtonElement:
    reference, name = MentorshipRef(card.id), card.partner.name
    if card.parting:
        return button("Take it back", Action.REMATCH_UNDO, reference, aloud=f"Take it back and stay with {name}")
    return button("Change partner", Action.REMATCH_OPEN, reference, aloud=f"Another partner instead of {name}")
