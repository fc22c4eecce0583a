"""What holds for everything we show, whatever people typed."""

import re
from collections.abc import Mapping
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from slack_sdk.models.views import View

from bot.domain.notices import Notice
from bot.playground.rules import check_message, check_view
from bot.slack.ids import Action
from bot.slack.message import Message
from bot.slack.messages import RENDERERS
from bot.slack.metadata import (
    CohortRef,
    GoalRef,
    MeetingRef,
    MentorshipRef,
    ParticipantRef,
    ProposalRef,
    Reference,
)
from bot.slack.modals.notice import page_of
from bot.slack.text import escape
from bot.slack.wire import as_json
from tests.unit.slack.reading import on_the_wire, parts
from tests.unit.slack.screens import MESSAGES, VIEWS
from tests.unit.slack.strategies import NOTICES

CARRIED: Mapping[Action, type[Reference] | None] = {
    Action.SIGNUP_OPEN: CohortRef,
    Action.PROPOSAL_ACCEPT: ProposalRef,
    Action.PROPOSAL_DECLINE: ProposalRef,
    Action.CHECKIN_MET: MeetingRef,
    Action.CHECKIN_NOT_YET: MeetingRef,
    Action.CHECKIN_MOVED: MeetingRef,
    Action.FEEDBACK_OPEN: MeetingRef,
    Action.GOALS_OPEN: None,
    Action.GOAL_NEW: MentorshipRef,
    Action.GOAL_EDIT: GoalRef,
    Action.GOAL_PROGRESS: GoalRef,
    Action.PAUSE_OPEN: None,
    Action.RESUME: ParticipantRef,
    Action.LEAVE_OPEN: None,
    Action.ADMIN_OPEN: None,
    Action.COHORT_NEW: None,
    Action.ROUND_RUN: CohortRef,
    Action.SUMMARY_POST: CohortRef,
    Action.TEST_SEND: None,
}
OURS = re.compile(r"<@U\d{9}>|<!date\^\d+\^[^|<>]+\|[^<>]+ UTC>|&(?:amp|lt|gt);|^> ", re.MULTILINE)
SCREENS: Mapping[str, st.SearchStrategy[Any]] = {**VIEWS, **MESSAGES}

# Cards of a hundred parts shrink for minutes; the card that failed says enough as it is.
thoroughly = settings(
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
every_view = pytest.mark.parametrize("name", VIEWS)
every_message = pytest.mark.parametrize("name", MESSAGES)
every_screen = pytest.mark.parametrize("name", SCREENS)


@every_view
@thoroughly
@given(data=st.data())
def test_slack_accepts_every_view(name: str, data: st.DataObject) -> None:
    assert check_view(on_the_wire(data.draw(VIEWS[name]))) is None


@every_message
@thoroughly
@given(data=st.data())
def test_slack_accepts_every_message(name: str, data: st.DataObject) -> None:
    payload = on_the_wire(data.draw(MESSAGES[name]))
    for method in ("chat.postMessage", "chat.update", "chat.postEphemeral", "response_url"):
        assert check_message(payload, method=method) is None


@every_view
@thoroughly
@given(data=st.data())
def test_the_quick_way_to_json_says_what_the_slow_one_says(name: str, data: st.DataObject) -> None:
    view = data.draw(VIEWS[name])
    assert as_json(view) == view.to_dict()


@every_message
@thoroughly
@given(data=st.data())
def test_every_message_may_also_be_shown_as_a_modal(name: str, data: st.DataObject) -> None:
    message = data.draw(MESSAGES[name])
    page = on_the_wire(page_of(message))
    assert page["blocks"] == message.blocks
    assert check_view(page) is None


@every_message
@thoroughly
@given(data=st.data())
def test_the_text_of_a_message_begins_as_its_blocks_do(name: str, data: st.DataObject) -> None:
    message = data.draw(MESSAGES[name])
    first = message.blocks[0]["text"]
    assert message.text.strip()
    assert message.text.startswith(first["text"] if first["type"] == "mrkdwn" else escape(first["text"]))


@every_screen
@thoroughly
@given(data=st.data())
def test_words_that_people_typed_never_come_alive(name: str, data: st.DataObject) -> None:
    shown: View | Message = data.draw(SCREENS[name])
    payload = on_the_wire(shown)
    spoken = [payload["text"]] if isinstance(shown, Message) else []
    for text in [*spoken, *(each["text"] for each in parts(payload, "mrkdwn"))]:
        assert not set(OURS.sub("", text)) & set("<>&"), text
    assert all(each["verbatim"] for each in parts(payload, "mrkdwn"))


@every_screen
@thoroughly
@given(data=st.data())
def test_every_button_leads_somewhere(name: str, data: st.DataObject) -> None:
    for button in parts(on_the_wire(data.draw(SCREENS[name])), "button"):
        reference = CARRIED[Action(button["action_id"])]
        if reference is None:
            assert "value" not in button
        else:
            assert reference.parse(button["value"]).dump() == button["value"]


def test_every_notice_has_its_renderer() -> None:
    assert set(RENDERERS) == set(get_args(Notice)) == set(NOTICES)


def test_every_action_is_known_here() -> None:
    assert set(CARRIED) == set(Action)
