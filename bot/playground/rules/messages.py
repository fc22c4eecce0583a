"""What Slack refuses in a message, in the order in which it looks.

Sources: https://docs.slack.dev/reference/methods/chat.postMessage and its neighbours chat.update and
chat.postEphemeral, https://docs.slack.dev/messaging/message-metadata and
https://docs.slack.dev/interactivity/handling-user-interaction for response_url.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.playground.rules.across import (
    Placed,
    block_ids_are_unique,
    charts_are_few,
    markdown_fits,
    placed,
    second_table,
)
from bot.playground.rules.blocks import ANY_BLOCK, MARKDOWN_CHARACTERS
from bot.playground.rules.refusal import Refusal, refusal
from bot.playground.rules.shape import Fault, Faults, Place, Shape, Surface, list_of, string

ATTACHMENTS = 100
METADATA_BYTES = 8_000  # Slack documents no figure; this is the size that is known to pass.

# A posted text is cut at 40,000 characters without an error; these methods refuse theirs instead.
LONGEST_TEXT = {"chat.update": 4_000, "chat.postEphemeral": 40_000}
METHODS_WITHOUT_METADATA = frozenset({"chat.postEphemeral"})

_BLOCKS = list_of(ANY_BLOCK, at_most=50)
_ARGUMENTS = {"text": string(), "markdown_text": string()}

Payload = Mapping[str, Any]
Look = Callable[[Payload, str], Refusal | None]


def check_message(payload: Payload, *, method: str) -> Refusal | None:
    """The refusal Slack would answer with, or None if it would take the message.

    `payload` holds the decoded arguments of chat.postMessage, chat.update, chat.postEphemeral or of a post to a
    "response_url"; blocks, attachments and metadata are already parsed.
    """
    given = {name: value for name, value in payload.items() if value is not None}
    if method == "response_url" and given.get("delete_original") is True:
        return None
    return next((found for look in _LOOKS if (found := look(given, method))), None)


def _texts_are_strings(given: Payload, _method: str) -> Refusal | None:
    place = _root()
    faults = [fault for name in _ARGUMENTS if name in given for fault in string()(given[name], place.at(name))]
    return refusal("invalid_arguments", faults)


def _markdown_stands_alone(given: Payload, _method: str) -> Refusal | None:
    clashes = "markdown_text" in given and (given.get("text") or given.get("blocks"))
    return Refusal("markdown_text_conflict") if clashes else None


def _something_is_said(given: Payload, method: str) -> Refusal | None:
    texts = (given.get("text", "").strip(), given.get("markdown_text", "").strip())
    files = method == "chat.update" and given.get("file_ids")
    said = any(texts) or given.get("blocks") or given.get("attachments") or files
    return None if said else Refusal("no_text")


def _texts_are_short_enough(given: Payload, method: str) -> Refusal | None:
    limit = LONGEST_TEXT.get(method)
    too_long = limit is not None and len(given.get("text", "")) > limit
    too_long |= len(given.get("markdown_text", "")) > MARKDOWN_CHARACTERS
    return Refusal("msg_too_long") if too_long else None


def _blocks_are_a_list(given: Payload, _method: str) -> Refusal | None:
    well_formed = isinstance(given.get("blocks", []), list)
    return None if well_formed else Refusal("invalid_blocks_format")


def _blocks_are_valid(given: Payload, _method: str) -> Refusal | None:
    return refusal("invalid_blocks", _faults(given.get("blocks", []), _root().at("blocks")))


def _faults(blocks: object, place: Place) -> list[Fault]:
    """The faults of each block, or, if there are none, of the blocks together."""
    return list(_BLOCKS(blocks, place)) or list(_faults_together(blocks, place))


def _faults_together(blocks: Any, place: Place) -> Faults:
    found = list(placed(blocks, place))
    yield from block_ids_are_unique(found)
    yield from markdown_fits(found, place)
    yield from charts_are_few(found, place)


def _attachments_are_valid(given: Payload, _method: str) -> Refusal | None:
    attachments = given.get("attachments", [])
    if isinstance(attachments, list) and len(attachments) > ATTACHMENTS:
        return Refusal("too_many_attachments")
    faults = list(list_of(_attachment)(attachments, _root().at("attachments")))
    return refusal("invalid_attachments", faults)


def _attachment(value: object, place: Place) -> Faults:
    """An attachment's own fields are legacy and taken as they come; the blocks in it are blocks like any."""
    if not isinstance(value, Mapping):
        yield place.fault("must provide an object")
    elif value.get("blocks") is not None:
        yield from _faults(value["blocks"], place.at("blocks"))


def _one_table(given: Payload, _method: str) -> Refusal | None:
    """Tables travel as attachments, hence the name of the error."""
    fault = second_table(_everything_placed(given))
    return refusal("invalid_attachments", [fault] if fault else [])


def _everything_placed(given: Payload) -> Iterator[Placed]:
    place = _root()
    yield from placed(given.get("blocks", []), place.at("blocks"))
    for index, attachment in enumerate(given.get("attachments", [])):
        here = place.at("attachments").at(index).at("blocks")
        yield from placed(attachment.get("blocks") or [], here)


def _metadata_is_valid(given: Payload, method: str) -> Refusal | None:
    metadata = given.get("metadata")
    if method in METHODS_WITHOUT_METADATA or metadata is None:
        return None
    if metadata == {} and method == "chat.update":  # how an update takes earlier metadata away
        return None
    place = _root().at("metadata")
    return (
        refusal("invalid_metadata_format", _METADATA(metadata, place))
        or refusal("invalid_metadata_schema", _payload_faults(metadata["event_payload"], place.at("event_payload")))
        or _metadata_is_small_enough(metadata)
    )


def _metadata_is_small_enough(metadata: Payload) -> Refusal | None:
    size = len(json.dumps(metadata, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return Refusal("metadata_too_large") if size > METADATA_BYTES else None


def _object(value: object, place: Place) -> Faults:
    if not isinstance(value, Mapping):
        yield place.fault("must provide an object")


_METADATA = Shape(required={"event_type": string(at_least=1), "event_payload": _object})


def _payload_faults(payload: Payload, place: Place) -> Faults:
    """Values are scalars, objects of scalars, or lists of such objects."""
    for name, value in payload.items():
        here = place.at(name)
        objects = value if isinstance(value, list) else [value]
        for each in objects:
            if isinstance(each, Mapping):
                yield from (here.at(k).fault("must provide a scalar") for k, v in each.items() if not _scalar(v))
            elif isinstance(value, list) or not _scalar(each):
                yield here.fault("must provide a scalar or an object")


def _scalar(value: object) -> bool:
    return isinstance(value, str | int | float)


def _root() -> Place:
    return Place("", Surface.MESSAGE)


_LOOKS: tuple[Look, ...] = (
    _texts_are_strings,
    _markdown_stands_alone,
    _something_is_said,
    _texts_are_short_enough,
    _blocks_are_a_list,
    _blocks_are_valid,
    _attachments_are_valid,
    _one_table,
    _metadata_is_valid,
)
