"""Sharing a file in a conversation: an address for its bytes, the bytes, and only then everybody sees it.

Until the last of the three calls nothing is shared, so the first two may be repeated. A file carries no metadata:
after a lost answer it is looked for by its name, in which a mark stands. Whoever deletes it in between gets it
again. Source: docs.slack.dev/messaging/working-with-files
"""

import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain.delivery import Ambiguous, Impossible, Locked, NotSent, Outcome, Sent, Unreachable
from bot.slack.message import Message
from bot.slack.outcomes import call

MARK = 10
"""So many characters of the id of a message stand in the name of its file."""
NO_FILES = {
    "file_type_not_allowed",
    "file_upload_size_restricted",
    "file_uploads_disabled",
    "file_uploads_except_images_disabled",
    "missing_scope",
    "posting_to_channel_denied",
    "storage_limit_reached",
}
"""Why Slack takes no file from us (docs.slack.dev/reference/methods/files.getUploadURLExternal)."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file, ready to upload. Its name holds the mark of its message."""

    name: str
    title: str
    content: bytes


@dataclass(frozen=True, slots=True)
class NoFiles:
    """Slack takes no files from us here: the scope is missing, or the workspace wants none."""


def mark_of(outbox_id: UUID) -> str:
    """What the name of a file holds, so that it is found again."""
    return outbox_id.hex[-MARK:]


def is_marked(message: dict[str, Any], outbox_id: UUID) -> bool:
    """Whether a message of a conversation shares the file of one of ours."""
    return any(mark_of(outbox_id) in file.get("name", "") for file in message.get("files", ()))


async def upload(client: AsyncWebClient, channel: str, file: Attachment, *, beside: Message) -> Outcome | NoFiles:
    """Share a file with words beside it."""
    opened = await call(client.files_getUploadURLExternal(filename=file.name, length=len(file.content)))
    if not isinstance(opened, AsyncSlackResponse):
        return _before_sharing(opened)
    trouble = await _put(client, str(opened["upload_url"]), file.content)
    if trouble:
        return trouble
    answer = await call(
        client.files_completeUploadExternal(
            files=[{"id": str(opened["file_id"]), "title": file.title}],
            channel_id=channel,
            blocks=json.dumps(beside.blocks),
        )
    )
    if isinstance(answer, AsyncSlackResponse):
        return Sent(channel, "")  # Slack shares it a moment later, so the answer names no timestamp
    return answer if isinstance(answer, Ambiguous) else _before_sharing(answer)


async def _put(client: AsyncWebClient, url: str, content: bytes) -> Outcome | None:
    assert client.session
    try:
        async with client.session.post(url, data=content, proxy=client.proxy) as answer:
            return None if answer.status == HTTPStatus.OK else NotSent(f"upload: HTTP {answer.status}")
    except aiohttp.ClientConnectorError:
        return Unreachable()
    except (aiohttp.ClientError, TimeoutError) as error:
        return NotSent(type(error).__name__)


def _before_sharing(outcome: Outcome) -> Outcome | NoFiles:
    """Nothing has been shared yet, so that nothing is in doubt."""
    match outcome:
        case Locked(reason) | Impossible(reason) if reason in NO_FILES:
            return NoFiles()
        case Ambiguous(reason):
            return NotSent(reason)
        case _:
            return outcome
