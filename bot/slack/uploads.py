"""Sharing a file in a conversation: an address for its bytes, the bytes, and only then everybody sees it.

Until the last of the three calls nothing is shared, so the first two may be repeated. A file carries no metadata:
after a lost answer it is looked for by its name, in which a mark stands. Whoever deletes it in between gets it
again. Source: docs.slack.dev/messaging/working-with-files
"""

import json
from dataclasses import dataclass
from enum import Enum, auto
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
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
SLOWEST = 1_000_000
"""Bytes a second that any upload manages."""
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
    """A file, ready to upload: its bytes, or where they stand. Its name holds the mark of its message.

    `alt` is what a picture shows, in words.
    """

    name: str
    title: str
    content: bytes | Path
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that Slack has and nobody sees yet."""

    file: str
    title: str


class Because(Enum):
    """Why there is no file."""

    SLACK = auto()
    """It takes none from us here: the scope is missing, or the workspace wants none."""
    ACCESS = auto()
    """Whoever asked for it may not have it any more."""


@dataclass(frozen=True, slots=True)
class NoFiles:
    """There is no file to see, so that words must do."""

    because: Because = Because.SLACK


def mark_of(outbox_id: UUID) -> str:
    """What the name of a file holds, so that it is found again."""
    return outbox_id.hex[-MARK:]


def is_marked(message: dict[str, Any], outbox_id: UUID) -> bool:
    """Whether a message of a conversation shares the file of one of ours."""
    return any(mark_of(outbox_id) in file.get("name", "") for file in message.get("files", ()))


async def bring(client: AsyncWebClient, file: Attachment) -> Brought | NoFiles | Outcome:
    """Give Slack a file. Nobody sees it, so this may be done again and again."""
    alt = {"alt_txt": file.alt} if file.alt else {}
    opened = await call(client.files_getUploadURLExternal(filename=file.name, length=_size(file), **alt))
    if not isinstance(opened, AsyncSlackResponse):
        return _before_sharing(opened)
    trouble = await _put(client, str(opened["upload_url"]), file)
    return trouble or Brought(str(opened["file_id"]), file.title)


async def share(client: AsyncWebClient, channel: str, file: Brought, *, beside: Message) -> NoFiles | Outcome:
    """Let a conversation see a file, with words beside it."""
    answer = await call(
        client.files_completeUploadExternal(
            files=[{"id": file.file, "title": file.title}], channel_id=channel, blocks=json.dumps(beside.blocks)
        )
    )
    if isinstance(answer, AsyncSlackResponse):
        return Sent(channel, "")  # Slack shares it a moment later, so the answer names no timestamp
    return answer if isinstance(answer, Ambiguous) else _before_sharing(answer)


def _size(file: Attachment) -> int:
    return file.content.stat().st_size if isinstance(file.content, Path) else len(file.content)


async def _put(client: AsyncWebClient, url: str, file: Attachment) -> Outcome | None:
    """Send the bytes, for which there is more time the more there are."""
    assert client.session
    within = aiohttp.ClientTimeout(total=client.timeout + _size(file) / SLOWEST)
    try:
        with file.content.open("rb") if isinstance(file.content, Path) else BytesIO(file.content) as content:
            async with client.session.post(url, data=content, proxy=client.proxy, timeout=within) as answer:
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
