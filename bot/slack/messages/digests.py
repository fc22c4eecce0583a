"""The digest: what waits for somebody who runs programs, and what they read once they have stopped it."""

from bot.domain.notices import WaitingForYou
from bot.domain.tasks import NEWS
from bot.slack.blocks import actions, button, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.modals.messages.undelivered import undelivered_line
from bot.slack.text import plural
from bot.slack.todo import task_line


def waiting_for_you(notice: WaitingForYou) -> Message:
    """Each thing in a line of its own, with the way to it."""
    number = sum(task.urge not in NEWS for task in notice.tasks) + notice.more + bool(notice.undelivered)
    more = f"And {plural(notice.more, 'more cohort')}, which the control room shows." if notice.more else ""
    return message(
        section(_heading(number)),
        *undelivered_line(notice.undelivered),
        *(block for task in notice.tasks for block in task_line(task)),
        *([small(more)] if more else []),
        actions(
            button("Open the control room", Action.ADMIN_OPEN),
            button("Stop this digest", Action.DIGEST_STOP),
        ),
        small("I write once a week at most, sooner if a mentor asks to be approved, and never when nothing waits."),
    )


def _heading(number: int) -> str:
    if not number:
        return "*Nothing waits for you. What has happened by itself:*"
    return "*One thing waits for you:*" if number == 1 else f"*{number:,} things wait for you:*"


def digest_stopped() -> Message:
    return message(
        section(
            "The digest is stopped. What waits for you stays in the control room: `/mentor admin`. Its button "
            "*Weekly digest: off* turns the digest on again."
        )
    )
