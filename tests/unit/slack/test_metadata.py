"""What buttons and forms carry, and what becomes of it when it is not what we wrote."""

from uuid import UUID

import pytest

from bot.domain.errors import OutdatedButton
from bot.slack.gestures import read_action, read_submission
from bot.slack.metadata import GoalRef, MeetingRef, MessageRef, Reference, together

MEETING = MeetingRef(UUID(int=1))
MESSAGE = MessageRef("D0123", "1596530361.000100")


@pytest.mark.parametrize("reference", [MEETING, MESSAGE, GoalRef(UUID(int=2), 3)])
def test_a_reference_is_read_as_it_was_written(reference: Reference) -> None:
    assert type(reference).parse(reference.dump()) == reference


def test_each_of_several_references_is_found_by_its_own_kind() -> None:
    carried = together(MEETING, MESSAGE)
    assert (MeetingRef.parse(carried), MessageRef.parse(carried)) == (MEETING, MESSAGE)
    assert MessageRef.found_in(MEETING.dump()) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "meeting",
        "[]",
        "null",
        "{}",
        '{"meeting":1}',
        '{"meeting":null}',
        '{"meeting":"1"}',
        '{"goal":"00000000-0000-0000-0000-000000000001"}',
    ],
)
def test_what_we_did_not_write_is_an_outdated_button(text: str) -> None:
    with pytest.raises(OutdatedButton):
        MeetingRef.parse(text)


@pytest.mark.parametrize("version", ['"1"', "null", "[]"])
def test_a_version_is_a_number(version: str) -> None:
    with pytest.raises(OutdatedButton):
        GoalRef.parse(f'{{"goal":"00000000-0000-0000-0000-000000000001","version":{version}}}')


def pressed(**container: object) -> MessageRef | None:
    body = {
        "user": {"id": "U1"},
        "container": container,
        "actions": [{"action_id": "a", "action_ts": "1596530385.194939"}],
    }
    return read_action(body, "T1").message


def test_a_press_knows_the_message_with_the_button_unless_only_one_person_sees_it() -> None:
    place = {"type": "message", "channel_id": MESSAGE.channel, "message_ts": MESSAGE.ts}
    assert pressed(**place, is_ephemeral=False) == MESSAGE
    assert pressed(**place, is_ephemeral=True) is None
    assert pressed(type="view", view_id="V1") is None


@pytest.mark.parametrize(
    ("carried", "message"), [(together(MEETING, MESSAGE), MESSAGE), (MEETING.dump(), None), ("", None)]
)
def test_a_form_knows_the_message_it_was_opened_from(carried: str, message: MessageRef | None) -> None:
    view = {"id": "V1", "callback_id": "c", "private_metadata": carried, "state": {"values": {}}}
    assert read_submission({"user": {"id": "U1"}, "view": view}, "T1").message == message
