"""The manifest follows the code, Slack's own schema accepts it, and the guide explains it.

The schema is that of github.com/slackapi/manifest-schema (MIT), version 2.0.0, unchanged.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from bot.slack.ids import Event
from bot.slack.manifest import BOT_EVENTS, OPTIONAL_SCOPES, SCOPES, as_text, manifest
from tests.architecture.sources import ROOT

SCHEMA = json.loads((Path(__file__).parent / "slack-manifest.schema.2.0.0.json").read_text(encoding="utf-8"))


def complaints(content: dict[str, Any]) -> list[str]:
    return [error.message for error in Draft7Validator(SCHEMA).iter_errors(content)]


def documented_scopes() -> dict[str, bool]:
    """The scopes in the guide's table, each with whether it is called optional."""
    section = (ROOT / "docs/install.md").read_text(encoding="utf-8").partition("| Scope |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `([a-z:.]+)`( \(optional\))? \|", section, re.MULTILINE)
    return {scope: bool(optional) for scope, optional in rows}


def test_the_file_is_what_the_code_says() -> None:
    assert (ROOT / "manifest.json").read_text(encoding="utf-8") == as_text(manifest())


@pytest.mark.parametrize(
    "content",
    [manifest(), manifest(socket_mode=False, request_url="https://bot.example.org/slack/events")],
    ids=["socket mode", "http mode"],
)
def test_slacks_schema_accepts_it(content: dict[str, Any]) -> None:
    assert complaints(content) == []


def test_slacks_schema_would_refuse_a_wrong_one() -> None:
    wrong = manifest()
    wrong["oauth_config"]["scopes"]["bot"] = "chat:write"
    assert complaints(wrong)


def test_the_guide_explains_every_scope_and_no_other() -> None:
    assert documented_scopes() == dict.fromkeys(SCOPES, False) | dict.fromkeys(OPTIONAL_SCOPES, True)


def test_no_scope_is_both_needed_and_optional() -> None:
    assert not SCOPES.keys() & OPTIONAL_SCOPES.keys()


def test_every_event_we_listen_to_is_subscribed() -> None:
    assert set(BOT_EVENTS) == set(Event)
    assert manifest()["settings"]["event_subscriptions"]["bot_events"] == sorted(BOT_EVENTS.values())
