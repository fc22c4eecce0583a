"""A goal is set, or can be read from now on: whoever sees it hears."""

from bot.domain.notices import GoalSet
from bot.slack.blocks import actions, button, section
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.refs.goals import AnyGoalRef
from bot.slack.text import day, line, lines, mention, paragraphs, quote


def goal_set(notice: GoalSet) -> Message:
    what = "a goal for the whole group" if notice.shared else "a goal"
    why = quote(notice.why, 1000)
    look = button("Open the goal", Action.GOAL_OPEN, AnyGoalRef(notice.goal), aloud=f"Open: {notice.title}")
    return message(
        section(
            paragraphs(
                lines(
                    (
                        f"{mention(notice.partner)} has set {what}: {_title(notice.title)}",
                        f"How you will know: {line(notice.measure, 700)}" if notice.measure.strip() else "",
                        f"By {day(notice.due_on)}.",
                    )
                ),
                why,
            )
        ),
        actions(look, button("See all goals", Action.GOALS_OPEN)),
    )


def _title(title: str) -> str:
    return f"*{line(title, 1000)}*"
