"""A goal is set, moves on, is reached: the partner hears."""

from bot.domain.notices import GoalMoved, GoalReached, GoalSet
from bot.slack.blocks import actions, button, section
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.text import day, line, lines, mention, paragraphs, quote
from bot.slack.words import progress_bar

ALL_GOALS = actions(button("See all goals", Action.GOALS_OPEN))


def goal_set(notice: GoalSet) -> Message:
    return message(
        section(
            lines(
                (
                    f"{mention(notice.partner)} has set a goal: {_title(notice.title)}",
                    f"How you will know: {line(notice.measure, 1000)}" if notice.measure.strip() else "",
                    f"By {day(notice.due_on)}.",
                )
            )
        ),
        ALL_GOALS,
    )


def goal_moved(notice: GoalMoved) -> Message:
    return message(
        section(
            paragraphs(
                f"{mention(notice.partner)} has an update on a goal: {_title(notice.title)}\n"
                f"{progress_bar(notice.percent)}",
                quote(notice.note, 1500),
            )
        ),
        ALL_GOALS,
    )


def goal_reached(notice: GoalReached) -> Message:
    partner = mention(notice.partner)
    news = (
        f"You have reached your goal: {_title(notice.title)}\nWell done. I have told {partner}, too."
        if notice.by_you
        else f"{partner} has reached a goal: {_title(notice.title)}\nA word from you will mean a lot."
    )
    return message(section(paragraphs(news, quote(notice.note, 1500))), ALL_GOALS)


def _title(title: str) -> str:
    return f"*{line(title, 1000)}*"
