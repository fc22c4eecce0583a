"""What Slack refuses in a manifest's shortcuts.

Source: https://docs.slack.dev/reference/app-manifest#shortcuts and its schema, github.com/slackapi/manifest-schema.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.playground.rules.refusal import Refusal, refusal
from bot.playground.rules.shape import Faults, Place, Shape, Surface, choice, list_of, string

SHORTCUT = Shape(
    required={
        "name": string(24, at_least=1),
        "type": choice("global", "message"),
        "callback_id": string(255, at_least=1),
        "description": string(150, at_least=1),
    },
)
_SHORTCUTS = list_of(SHORTCUT, at_least=1, at_most=10)


def check_shortcuts(shortcuts: Sequence[Mapping[str, Any]]) -> Refusal | None:
    """The refusal that apps.manifest.create would answer with, or None."""
    return refusal("invalid_manifest", _faults(shortcuts))


def _faults(shortcuts: Sequence[Mapping[str, Any]]) -> Faults:
    place = Place("/features/shortcuts", Surface.MESSAGE)
    faults = list(_SHORTCUTS(shortcuts, place))
    yield from faults
    seen = [each["callback_id"] for each in shortcuts] if not faults else []
    for index, callback_id in enumerate(seen):
        if callback_id in seen[:index]:
            yield place.at(index).at("callback_id").fault("must be unique")
