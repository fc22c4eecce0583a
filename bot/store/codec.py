"""Values to JSON and back: notices by class name, and what is kept of a matching round."""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter

from bot.domain.notices import Notice, Several
from bot.domain.rounds import Outcome

KINDS: Mapping[str, type[Notice]] = {kind.__name__: kind for kind in get_args(Notice)}


def dump_notice(notice: Notice) -> dict[str, Any]:
    if isinstance(notice, Several):
        return {"parts": [{"kind": type(part).__name__, "payload": dump_notice(part)} for part in notice.parts]}
    payload: dict[str, Any] = _adapter(type(notice).__name__).dump_python(notice, mode="json")
    return payload


def load_notice(kind: str, payload: Mapping[str, Any]) -> Notice:
    """Return the notice stored under `kind`; raise KeyError for a kind this version does not know."""
    if kind == Several.__name__:
        return Several(parts=tuple(load_notice(part["kind"], part["payload"]) for part in payload["parts"]))
    notice: Notice = _adapter(kind).validate_python(payload)
    return notice


def dump_outcome(outcome: Outcome) -> dict[str, Any]:
    dumped: dict[str, Any] = _OUTCOME.dump_python(outcome, mode="json")
    return dumped


def load_outcome(payload: Mapping[str, Any]) -> Outcome:
    return _OUTCOME.validate_python(payload)


_OUTCOME = TypeAdapter(Outcome)


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind])
