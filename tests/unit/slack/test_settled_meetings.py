"""What an old question about a meeting becomes: how things stand, and no button that leads nowhere."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from bot.domain.cards import MeetingCard, SettledCard
from bot.domain.people import Someone
from bot.domain.terms import MeetingState
from bot.slack.messages.answers import settled
from bot.slack.wire import as_json


def card(state: MeetingState) -> SettledCard:
    meeting = MeetingCard(
        id=UUID(int=1),
        number=2,
        partner=Someone("UADA", "Ada"),
        starts_at=datetime(2026, 12, 7, 9, tzinfo=UTC),
        minutes=30,
        answer=None,
    )
    return SettledCard(meeting=meeting, state=state)


@pytest.mark.parametrize(
    ("state", "words", "buttons"),
    [
        (MeetingState.HELD, "I have heard by now that you and <@UADA> have met", ["Give feedback"]),
        (MeetingState.UNKNOWN, "I have left this open and look ahead to your next meeting with <@UADA>.", []),
        (MeetingState.SKIPPED, "This meeting with <@UADA> did not take place, and that is fine.", []),
        (MeetingState.CANCELLED, "This meeting with <@UADA> did not take place, and that is fine.", []),
    ],
)
def test_an_old_question_says_how_things_stand(state: MeetingState, words: str, buttons: list[str]) -> None:
    blocks = [as_json(block) for block in settled(card(state)).blocks]
    assert words in str(blocks)
    found = [
        each["text"]["text"] for block in blocks for each in block.get("elements", ()) if each["type"] == "button"
    ]
    assert found == buttons
