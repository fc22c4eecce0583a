"""Slack's user objects, of every kind and with anything missing."""

from typing import Any

import pytest

from bot.domain.terms import PersonKind
from bot.slack.profiles import read_profile


@pytest.mark.parametrize(
    ("user", "kind"),
    [
        ({"id": "U1"}, PersonKind.MEMBER),
        ({"id": "U1", "is_restricted": False, "is_bot": False}, PersonKind.MEMBER),
        ({"id": "U1", "is_restricted": True}, PersonKind.GUEST),
        ({"id": "U1", "is_restricted": True, "is_ultra_restricted": True}, PersonKind.GUEST),
        ({"id": "U1", "is_stranger": True}, PersonKind.STRANGER),
        ({"id": "U1", "is_bot": True}, PersonKind.BOT),
        ({"id": "U1", "is_workflow_bot": True}, PersonKind.BOT),
        ({"id": "U1", "is_connector_bot": True}, PersonKind.BOT),
        ({"id": "USLACKBOT", "is_bot": False}, PersonKind.BOT),
    ],
)
def test_each_account_is_of_one_kind(user: dict[str, Any], kind: PersonKind) -> None:
    profile = read_profile(user)
    assert profile.kind is kind
    assert profile.may_join is (kind is PersonKind.MEMBER)


def test_a_closed_account_may_not_join() -> None:
    assert not read_profile({"id": "U1", "deleted": True}).may_join


def test_the_address_is_kept_in_small_letters_if_slack_tells_it() -> None:
    assert read_profile({"id": "U1", "profile": {"email": "Ada@Example.COM"}}).email == "ada@example.com"
    assert read_profile({"id": "U1", "profile": {"email": None}}).email == ""
    assert read_profile({"id": "U1", "profile": None}).email == ""


def test_a_name_is_found_wherever_slack_keeps_it() -> None:
    assert read_profile({"id": "U1", "name": "ada"}).name == "ada"
    assert read_profile({"id": "U1"}).name == "U1"
