"""What an answer adds while all messages are stopped and the click would have led to one."""

from dataclasses import replace

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.slack.blocks import MOST_IN_MESSAGE, MOST_IN_VIEW, small
from bot.slack.gestures import Gesture, Kind
from bot.slack.message import Message
from bot.slack.messages.answers import saying
from bot.slack.modals.notice import notice_modal
from bot.slack.replies import Reply
from bot.slack.wire import as_json

WAITS = (
    "All messages are stopped for the moment, so what this would have sent waits until an admin releases it. "
    "Your own part is done."
)
KEPT = ("type", "title", "submit", "close", "callback_id", "private_metadata")


def with_note(gesture: Gesture, reply: Reply) -> Reply:
    """The same answer with a word that messages wait: on each page and message of it, or on its own."""
    if gesture.kind not in {Kind.COMMAND, Kind.ACTION, Kind.SUBMISSION}:
        return reply
    covered = reply.open or reply.turn
    noted = replace(
        reply,
        open=_page(reply.open),
        turn=_page(reply.turn),
        back=reply.back if covered else _page(reply.back),
        base=reply.base if covered or reply.back else _page(reply.base),
        rewrite=_message(reply.rewrite),
        say=_message(reply.say),
    )
    if noted != reply:
        return noted
    on_its_own = gesture.kind is Kind.SUBMISSION
    return replace(reply, open=notice_modal("Done", WAITS)) if on_its_own else replace(reply, say=saying(WAITS))


def _page(view: View | None) -> View | None:
    if view is None or len(view.blocks or ()) >= MOST_IN_VIEW:
        return view
    noted: list[Block] = [small(WAITS), *(view.blocks or ())]
    return View(**{**{name: getattr(view, name) for name in KEPT}, "blocks": noted})


def _message(message: Message | None) -> Message | None:
    if message is None or len(message.blocks) >= MOST_IN_MESSAGE:
        return message
    return Message(f"{message.text}\n{WAITS}", [*message.blocks, as_json(small(WAITS))])
