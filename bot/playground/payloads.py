"""The objects inside Slack's payloads that several kinds share: messages, event envelopes, who is acting."""

from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from bot.playground.accounts import Account
from bot.playground.channels import Room
from bot.playground.installation import Installation
from bot.playground.messages import Message
from bot.playground.wire import Json


def message(entry: Message, app: Installation, *, with_metadata: bool = True) -> Json:
    """Return a message object as history, answers and interaction payloads carry it."""
    body: Json = {"type": "message", "user": entry.author, "ts": entry.ts, "text": entry.text, "team": app.team_id}
    if entry.by_app:
        body |= {"bot_id": app.bot_id, "app_id": app.app_id}
    else:
        body["client_msg_id"] = str(uuid5(NAMESPACE_URL, f"{entry.channel}/{entry.ts}"))
    if entry.subtype:
        body["subtype"] = entry.subtype
    parts = {"blocks": entry.blocks, "attachments": entry.attachments, "files": entry.files}
    body |= {name: part for name, part in parts.items() if part}
    if entry.thread_ts:
        body["thread_ts"] = entry.thread_ts
    if entry.edited:
        body["edited"] = {"user": entry.author, "ts": entry.ts}
    if entry.reactions:
        body["reactions"] = [
            {"name": name, "users": list(users), "count": len(users)} for name, users in entry.reactions.items()
        ]
    if with_metadata and entry.metadata:
        body["metadata"] = entry.metadata
    return body


def event_callback(event: Json, app: Installation, *, event_id: str, at: int) -> Json:
    """Wrap an event for delivery (docs.slack.dev/apis/events-api)."""
    authorization = {
        "enterprise_id": None,
        "team_id": app.team_id,
        "user_id": app.bot_user_id,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": app.verification_token,
        "team_id": app.team_id,
        "context_team_id": app.team_id,
        "context_enterprise_id": None,
        "api_app_id": app.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": at,
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": f"4-{event_id}",
    }


def actor(person: Account) -> Json:
    """Return the short user object of interaction payloads."""
    return {"id": person.id, "username": person.handle, "name": person.handle, "team_id": person.team_id}


def place(room: Room) -> Json:
    return {"id": room.id, "name": room.spoken_name}


def file(file_id: str, name: str, size: int, *, title: str, owner: str, created: int, base_url: str) -> Json:
    """Return a file object (docs.slack.dev/reference/objects/file-object)."""
    extension = name.rpartition(".")[2].lower() if "." in name else "text"
    return {
        "id": file_id,
        "created": created,
        "timestamp": created,
        "name": name,
        "title": title or name,
        "filetype": extension,
        "pretty_type": extension.upper(),
        "user": owner,
        "size": size,
        "mode": "hosted",
        "is_external": False,
        "is_public": False,
        **links(file_id, name, base_url),
    }


def links(file_id: str, name: str, base_url: str) -> Json:
    """Where the bytes are, for whoever brings a token that may read files."""
    place = f"{base_url}/files-pri/{file_id}"
    return {
        "url_private": f"{place}/{quote(name, safe='')}",
        "url_private_download": f"{place}/download/{quote(name, safe='')}",
        "permalink": f"{base_url}/files/{file_id}/{quote(name, safe='')}",
    }
