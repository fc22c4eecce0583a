"""Putting an answer in front of the person: in the acknowledgement if in time, by a call to Slack otherwise."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.views import View

from bot.slack.calls import SlackCalls
from bot.slack.gestures import Gesture, Kind
from bot.slack.message import Message
from bot.slack.modals.notice import notice_modal, page_of
from bot.slack.parts import renewed
from bot.slack.replies import DONE, Reply
from bot.slack.wire import as_json

STILL_WORKING = "Still working on it. You can leave this open."
SAVED = notice_modal("Done", "That took a little longer than usual, and it is done.")
NOTE = "late:note"
KEPT = ("type", "title", "submit", "close", "callback_id", "private_metadata", "notify_on_close")


def ack_of(gesture: Gesture, reply: Reply) -> dict[str, Any]:
    """What the acknowledgement carries when the answer is in time."""
    match gesture.kind:
        case Kind.SUBMISSION:
            return _submission_ack(gesture, reply)
        case Kind.COMMAND if reply.say:
            return {"text": reply.say.text, "blocks": reply.say.blocks}
        case Kind.SUGGESTION:
            return {"option_groups": list(reply.groups)} if reply.groups else {"options": list(reply.options or ())}
        case _:
            return {}


def said_by_ack(gesture: Gesture, reply: Reply) -> bool:
    """Whether nothing is left to show once the acknowledgement has been given in time."""
    match gesture.kind:
        case Kind.COMMAND:
            return not (reply.open or reply.turn or reply.rewrite or reply.publish)
        case Kind.SUGGESTION:
            return True
        case Kind.SUBMISSION:
            return False
        case _:
            return reply is DONE and not gesture.on_home


def _submission_ack(gesture: Gesture, reply: Reply) -> dict[str, Any]:
    """Errors under their fields, another page in place of the form, or nothing more than the form closed."""
    if reply.errors:
        return {"response_action": "errors", "errors": dict(reply.errors)}
    if reply.note:
        return {"response_action": "update", "view": _form_with(gesture.view, reply.note)}
    view = reply.open or (None if gesture.page else reply.back or reply.base)
    return {"response_action": "update", "view": as_json(view)} if view else {}


def late_ack_of(gesture: Gesture) -> dict[str, Any]:
    """What the acknowledgement carries when the answer is not there in time. A form stays, with all its text."""
    match gesture.kind:
        case Kind.SUBMISSION:
            return {"response_action": "update", "view": _form_with(gesture.view, STILL_WORKING)}
        case Kind.SUGGESTION:
            return {"options": []}
        case _:
            return {}


async def show(slack: SlackCalls, gesture: Gesture, reply: Reply, *, opened: str | None, late: bool) -> None:
    """Show what the acknowledgement did not carry. `opened` is the waiting modal, if one had to open."""
    if gesture.kind is Kind.SUBMISSION:
        if late:
            await slack.update_view(gesture.view["id"], _late_view(gesture, reply))
        else:
            await _renew_below(slack, gesture, reply)
    elif reply.turn:
        await slack.update_view(opened or gesture.view["id"], reply.turn)
        await _renew_below(slack, gesture, reply)
    elif reply.open:
        await _open(slack, gesture, reply.open, opened)
    elif opened and reply.say:
        await slack.update_view(opened, page_of(reply.say))
    elif reply.say and (late or gesture.kind is not Kind.COMMAND):
        await _say(slack, gesture, reply.say)
    if reply.rewrite:
        await _rewrite(slack, gesture, reply)
    if reply.publish:
        await slack.publish_home(gesture.actor.user, reply.publish)


async def _renew_below(slack: SlackCalls, gesture: Gesture, reply: Reply) -> None:
    """The pages that a form or page was opened from show what it changed."""
    if reply.back and gesture.opener:
        await slack.update_view(gesture.opener, reply.back)
    if reply.base and gesture.page and not (reply.back and gesture.page == gesture.opener):
        await slack.update_view(gesture.page, reply.base)


async def _open(slack: SlackCalls, gesture: Gesture, view: View | Mapping[str, Any], opened: str | None) -> None:
    if opened:
        await slack.update_view(opened, view)
    elif gesture.on_full_stack:
        await slack.update_view(gesture.view["id"], view)
    elif gesture.trigger_id and gesture.in_modal:
        await slack.push_view(gesture.trigger_id, view)
    elif gesture.trigger_id:
        await slack.open_view(gesture.trigger_id, view)


async def _say(slack: SlackCalls, gesture: Gesture, message: Message) -> None:
    if gesture.response_url:
        if not await slack.respond(gesture.response_url, message, replace=False):
            await slack.tell(gesture.actor.user, message)
    else:
        await _open(slack, gesture, page_of(message), None)


async def _rewrite(slack: SlackCalls, gesture: Gesture, reply: Reply) -> None:
    """A button on Home or in a modal has no message to rewrite: there the new words open as a page.

    In a message made of several, only the part with the button is renewed. Where the message is gone, or cannot be
    changed any more, the new words come as a message of their own, unless a page has said them already.
    """
    assert reply.rewrite
    if gesture.kind is Kind.SUBMISSION:
        stands = gesture.message is None or await slack.rewrite(gesture.message, reply.rewrite)
        if not (stands or reply.open or reply.back or reply.base):
            await slack.tell(gesture.actor.user, reply.rewrite)
    elif gesture.response_url:
        part = gesture.message.part if gesture.message else ""
        words = renewed(gesture.shown, part, reply.rewrite) if part else reply.rewrite
        stands = await slack.respond(gesture.response_url, words, replace=True)
        if not (stands or reply.open or reply.say):
            await slack.tell(gesture.actor.user, reply.rewrite)
    elif not reply.open:
        await _open(slack, gesture, page_of(reply.rewrite), None)


def _late_view(gesture: Gesture, reply: Reply) -> View | dict[str, Any]:
    if reply.errors:
        return _form_with(gesture.view, " ".join(reply.errors.values()))
    if reply.note:
        return _form_with(gesture.view, reply.note)
    return reply.open or reply.back or reply.base or SAVED


def _form_with(view: Mapping[str, Any], sentence: str) -> dict[str, Any]:
    """The same form with a sentence above it. Slack keeps what was typed where block and action ids are equal."""
    note = {"type": "context", "block_id": NOTE, "elements": [{"type": "plain_text", "text": sentence}]}
    blocks = [block for block in view["blocks"] if block.get("block_id") != NOTE]
    return {name: view[name] for name in KEPT if view.get(name)} | {"blocks": [note, *blocks]}
