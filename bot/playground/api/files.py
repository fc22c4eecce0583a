"""files.getUploadURLExternal, files.completeUploadExternal and files.info; bytes have URLs of their own."""

import asyncio
from functools import partial

from bot.playground import payloads
from bot.playground.api import access
from bot.playground.api.arguments import Arguments
from bot.playground.api.refusal import ApiError, refuse
from bot.playground.api.registry import method
from bot.playground.channels import Room
from bot.playground.ids import seconds
from bot.playground.ratelimits import Tier
from bot.playground.rules import check_message
from bot.playground.wire import Json
from bot.playground.workspace import Upload, Workspace

READ = ("files:read",)
WRITE = ("files:write",)
LONGEST_ALT_TEXT = 1000


@method("files.getUploadURLExternal", Tier.FOUR, scopes=WRITE, required=("filename",))
def get_upload_url(workspace: Workspace, arguments: Arguments) -> Json:
    length = arguments.number("length", 0)
    if length <= 0:
        raise ApiError("missing_argument")
    if len(arguments.text("alt_txt")) > LONGEST_ALT_TEXT:
        raise ApiError("alt_txt_too_large")
    upload = Upload(workspace.ids.next("F"), arguments.text("filename"), length)
    workspace.uploads[upload.id] = upload
    return {"upload_url": f"{workspace.base_url}/upload/v1/{upload.id}", "file_id": upload.id}


@method("files.completeUploadExternal", Tier.FOUR, scopes=WRITE, required=("files",))
def complete_upload(workspace: Workspace, arguments: Arguments) -> Json:
    """Share uploaded files; Slack does so a moment later, so the answer carries no message timestamp."""
    entries = arguments.given["files"]
    if not isinstance(entries, list):
        raise ApiError("invalid_arguments")
    files = [_file(workspace, entry) for entry in entries]
    wanted = [*arguments.items("channels"), *arguments.items("channel_id")]
    rooms = [access.room_to_post_in(workspace, reference) for reference in wanted]
    content = _content(arguments)
    for room in rooms:
        _share(workspace, room, content, files=files, thread_ts=arguments.text("thread_ts"))
    return {"files": [{"id": file["id"], "title": file["title"]} for file in files]}


@method("files.info", Tier.FOUR, scopes=READ, required=("file",))
def files_info(workspace: Workspace, arguments: Arguments) -> Json:
    """Describe a file, with where its bytes are now."""
    file = workspace.files.get(arguments.text("file"))
    if file is None:
        raise ApiError("file_not_found")
    here = payloads.links(file["id"], file["name"], workspace.base_url)
    return {"file": file | here, "comments": [], "response_metadata": {"next_cursor": ""}}


def _content(arguments: Arguments) -> Json:
    comment = arguments.text("initial_comment")
    if comment or not arguments.has("blocks"):
        return {"text": comment}
    refuse(check_message({"blocks": arguments.given["blocks"]}, method="chat.postMessage"))
    return {"blocks": arguments.given["blocks"]}


def _share(workspace: Workspace, room: Room, content: Json, *, files: list[Json], thread_ts: str) -> None:
    author = workspace.app.bot_user_id
    details = {"files": files, "subtype": "file_share", "thread_ts": thread_ts}
    asyncio.get_running_loop().call_soon(partial(workspace.post, room, content, author=author, **details))


def _file(workspace: Workspace, entry: Json) -> Json:
    upload = workspace.uploads.get(str(entry.get("id")))
    if upload is None or upload.content is None:
        raise ApiError("file_not_found")
    workspace.files[upload.id] = payloads.file(
        upload.id,
        upload.name,
        upload.length,
        title=str(entry.get("title") or ""),
        owner=workspace.app.bot_user_id,
        created=seconds(workspace.clock.now()),
        base_url=workspace.base_url,
    )
    return workspace.files[upload.id]
