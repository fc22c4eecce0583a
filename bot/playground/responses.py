"""What an app says through a response_url or in the ack of a slash command."""

from dataclasses import replace

from bot.playground.channels import Room
from bot.playground.messages import Message
from bot.playground.rules import Refusal, check_message
from bot.playground.tickets import ResponseUrl
from bot.playground.wire import Json
from bot.playground.workspace import Workspace


def respond(workspace: Workspace, url: ResponseUrl, content: Json) -> Refusal | None:
    """Do what a post to a response_url asks for; it needs no membership. Returns why Slack refuses, if it does.

    Source: docs.slack.dev/interactivity/handling-user-interaction ("response_url").
    """
    refusal = check_message(content, method="response_url")
    if refusal is not None:
        return refusal
    room = workspace.rooms[url.channel]
    original = _original(workspace, room, url)
    if content.get("delete_original"):
        if original is not None:
            workspace.delete(room, original)
    elif content.get("replace_original") and original is not None:
        workspace.edit(room, original, _replacement(workspace, original, content))
    else:
        _say(workspace, room, url, content)
    return None


def answer_command(workspace: Workspace, url: ResponseUrl, body: object) -> Refusal | None:
    """Show what the ack of a slash command carries: text, or a message as for a response_url."""
    if not body:
        return None
    content = body if isinstance(body, dict) else {"text": str(body)}
    return respond(workspace, replace(url), content) if content else None


def _original(workspace: Workspace, room: Room, url: ResponseUrl) -> Message | None:
    """Find the message the gesture came from; a slash command came from none."""
    if not url.ts:
        return None
    if url.ephemeral:
        shown = workspace.screens[url.person].ephemerals
        return next((known for known in shown if known.ts == url.ts), None)
    return room.find(url.ts)


def _replacement(workspace: Workspace, original: Message, content: Json) -> Message:
    """Write over the original: it stays ephemeral if it was, and keeps its timestamp."""
    return replace(
        original,
        text=str(content.get("text") or ""),
        blocks=workspace.stored(content.get("blocks")),
        attachments=workspace.stored(content.get("attachments")),
        edited=True,
    )


def _say(workspace: Workspace, room: Room, url: ResponseUrl, content: Json) -> None:
    public = content.get("response_type") == "in_channel"
    workspace.post(
        room,
        content,
        author=workspace.app.bot_user_id,
        only_for="" if public else url.person,
        thread_ts=str(content.get("thread_ts") or ""),
    )
