"""What a form has led to, said once: in the message it was opened from, or on a page where there is no message."""

from slack_sdk.models.views import View

from bot.slack.context import Context
from bot.slack.message import Message
from bot.slack.modals.notice import page_of
from bot.slack.replies import Reply


def told(context: Context, words: Message, page: View | None = None) -> Reply:
    """`page`: in place of the plain one."""
    return Reply(open=None if context.gesture.message else page or page_of(words), rewrite=words)
