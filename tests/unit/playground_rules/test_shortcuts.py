"""What a manifest may declare as shortcuts."""

import pytest

from bot.playground.rules import Refusal, check_shortcuts
from tests.unit.playground_rules.samples import Json

SAVE: Json = {"name": "Save it", "type": "message", "callback_id": "save", "description": "Keep it"}


def complaints(*shortcuts: Json) -> str:
    found = check_shortcuts(list(shortcuts))
    return "\n".join(found.messages) if found else ""


def test_slack_takes_up_to_ten_of_both_kinds() -> None:
    globals_ = [{**SAVE, "type": "global", "callback_id": f"open {number}"} for number in range(9)]
    assert check_shortcuts([SAVE, *globals_]) is None
    longest = {"name": "x" * 24, "type": "message", "callback_id": "x" * 255, "description": "x" * 150}
    assert check_shortcuts([longest]) is None


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"name": "x" * 25}, "must be less than 25 characters [json-pointer:/features/shortcuts/0/name]"),
        ({"name": ""}, "must be more than 0 characters [json-pointer:/features/shortcuts/0/name]"),
        ({"description": "x" * 151}, "less than 151 characters [json-pointer:/features/shortcuts/0/description]"),
        ({"callback_id": "x" * 256}, "less than 256 characters [json-pointer:/features/shortcuts/0/callback_id]"),
        ({"type": "channel"}, "must be a valid enum value [json-pointer:/features/shortcuts/0/type]"),
        ({"emoji": ":wave:"}, "invalid additional property: emoji"),
    ],
)
def test_what_does_not_fit_is_named(change: Json, complaint: str) -> None:
    assert complaint in complaints({**SAVE, **change})


def test_what_is_missing_or_said_twice_is_named() -> None:
    assert "missing required field: description" in complaints(
        {name: SAVE[name] for name in SAVE if name != "description"}
    )
    assert "must be unique [json-pointer:/features/shortcuts/1/callback_id]" in complaints(SAVE, SAVE)
    assert check_shortcuts([SAVE] * 11) == Refusal(
        "invalid_manifest", ("[ERROR] no more than 10 items allowed [json-pointer:/features/shortcuts]",)
    )
