"""What Slack refuses in a modal or a Home tab.

Sources: https://docs.slack.dev/surfaces/modals, https://docs.slack.dev/reference/views and
https://docs.slack.dev/reference/methods/views.open
"""

import json
from collections.abc import Mapping
from typing import Any

from bot.playground.rules.across import block_ids_are_unique, focus_is_given_once, placed
from bot.playground.rules.blocks import ANY_BLOCK
from bot.playground.rules.objects import plain_text
from bot.playground.rules.refusal import Refusal, refusal
from bot.playground.rules.shape import (
    MODALS,
    Check,
    Faults,
    Place,
    Shape,
    Surface,
    any_of,
    boolean,
    list_of,
    string,
)

VIEW_BYTES = 250_000


def blocks_fit_together(view: Mapping[str, Any], place: Place) -> Faults:
    found = list(placed(view["blocks"], place.at("blocks")))
    yield from block_ids_are_unique(found)
    yield from focus_is_given_once(found)


def inputs_can_be_submitted(view: Mapping[str, Any], place: Place) -> Faults:
    if "submit" in view:
        return
    for block, here in placed(view["blocks"], place.at("blocks")):
        if block["type"] == "input":
            yield here.at("input").fault("must define `submit` to use an `input` block in modals")


_ANY_VIEW: Mapping[str, Check] = {
    "private_metadata": string(3000),
    "callback_id": string(255),
    "external_id": string(255),
}
_BLOCKS = list_of(ANY_BLOCK, at_least=1, at_most=100)

MODAL = Shape(
    "modal",
    required={"title": plain_text(24), "blocks": _BLOCKS},
    optional={
        **_ANY_VIEW,
        "submit": plain_text(24),
        "close": plain_text(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
    },
    rules=(blocks_fit_together, inputs_can_be_submitted),
    surfaces=MODALS,
)
HOME = Shape(
    "home",
    required={"blocks": _BLOCKS},
    optional=_ANY_VIEW,
    rules=(blocks_fit_together,),
    surfaces=frozenset({Surface.HOME}),
)
_VIEW = any_of(MODAL, HOME)


def check_view(view: Mapping[str, Any]) -> Refusal | None:
    """The refusal views.open, push, update or publish would answer with, or None if Slack would show the view."""
    found = refusal("invalid_arguments", _VIEW(view, Place("/view", _surface(view))))
    if found is None and _bytes(view) > VIEW_BYTES:
        return Refusal("view_too_large")
    return found


def _surface(view: object) -> Surface:
    is_home = isinstance(view, Mapping) and view.get("type") == "home"
    return Surface.HOME if is_home else Surface.MODAL


def _bytes(view: Mapping[str, Any]) -> int:
    return len(json.dumps(dict(view), ensure_ascii=False).encode("utf-8", "surrogatepass"))
