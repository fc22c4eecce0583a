"""chat.*: posting, editing, deleting, ephemerals and permalinks, with what Slack refuses."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Person, Role, SimulatedSlack

from .kit import Json, actions, answer_of, button, error_of, section


async def test_a_posted_message_is_seen_by_members_with_everything_it_carries(
    client: AsyncWebClient, ada: Person, bob: Person, room: Channel
) -> None:
    metadata = {"event_type": "nudge", "event_payload": {"id": "n1"}}
    answer = await client.chat_postMessage(
        channel=room.id, text="Fallback", blocks=[section("Hello"), actions(button("Yes", "y"))], metadata=metadata
    )

    [message] = ada.sees(room)
    assert message == bob.sees(room)[0]
    assert (message.ts, message.channel, message.text) == (answer["ts"], room.id, "Fallback")
    assert message.all_text == "Hello\nYes"
    assert message.buttons == ["Yes"]
    assert message.metadata == metadata
    assert answer["message"]["bot_id"].startswith("B")
    assert all("block_id" in block for block in answer["message"]["blocks"])


async def test_a_user_id_means_the_direct_message(client: AsyncWebClient, ada: Person, bob: Person) -> None:
    answer = await client.chat_postMessage(channel=ada.id, text="Just you")

    assert answer["channel"].startswith("D")
    assert [message.text for message in ada.dm] == ["Just you"]
    assert bob.dm == []


async def test_timestamps_follow_the_clock_and_never_repeat(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    stamps = [(await client.chat_postMessage(channel=ada.id, text="Hi"))["ts"] for _ in range(3)]

    assert stamps == sorted(set(stamps))
    assert stamps[0].startswith(str(int(slack.clock.now().timestamp())))


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C9999", "text": "Hi"}, "channel_not_found"),
        ({"channel": "C0001"}, "no_text"),
        ({"channel": "C0001", "text": "Hi", "blocks": [{"type": "section"}]}, "invalid_blocks"),
        ({"channel": "C0001", "text": "Hi", "blocks": "not json"}, "invalid_blocks_format"),
        ({"channel": "C0001", "text": "Hi", "metadata": "{"}, "invalid_metadata_format"),
        ({"channel": "C0001", "text": "Hi", "thread_ts": "1.000000"}, "cannot_reply_to_message"),
        ({"text": "Hi"}, "invalid_arguments"),
    ],
)
@pytest.mark.usefixtures("room")
async def test_what_cannot_be_posted_is_refused(client: AsyncWebClient, arguments: Json, error: str) -> None:
    assert await error_of(client.api_call("chat.postMessage", json=arguments)) == error


async def test_refused_blocks_come_with_slacks_reasons(client: AsyncWebClient, room: Channel) -> None:
    refusal = await answer_of(client.chat_postMessage(channel=room.id, text="x", blocks=[section("x" * 3001)]))

    assert refusal["error"] == "invalid_blocks"
    assert len(refusal["response_metadata"]["messages"]) == 1


async def test_posting_needs_membership_or_the_public_scope(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    room = slack.add_channel("strangers", members=[ada])
    assert await error_of(client.chat_postMessage(channel=room.id, text="Hi")) == "not_in_channel"
    slack.granted_scopes.add("chat:write.public")
    await client.chat_postMessage(channel="#strangers", text="Hi")
    assert [message.text for message in ada.sees(room)] == ["Hi"]


async def test_a_private_channel_is_invisible_without_membership(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    room = slack.add_channel("secret", members=[ada], private=True)
    assert await error_of(client.chat_postMessage(channel=room.id, text="Hi")) == "channel_not_found"
    room.invite_bot()
    await client.chat_postMessage(channel=room.id, text="Hi")


async def test_an_archived_channel_takes_no_messages(client: AsyncWebClient, room: Channel) -> None:
    posted = await client.chat_postMessage(channel=room.id, text="Before")
    room.archive()

    assert await error_of(client.chat_postMessage(channel=room.id, text="After")) == "is_archived"
    assert await error_of(client.chat_update(channel=room.id, ts=posted["ts"], text="After")) == "is_inactive"


async def test_a_deactivated_person_cannot_be_written_to(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    direct = (await client.chat_postMessage(channel=ada.id, text="Hello"))["channel"]
    slack.deactivate(ada)

    assert await error_of(client.chat_postMessage(channel=ada.id, text="Hello")) == "channel_not_found"
    assert await error_of(client.chat_postMessage(channel=direct, text="Hello")) == "channel_not_found"


async def test_bots_do_not_write_to_bots(slack: SimulatedSlack, client: AsyncWebClient) -> None:
    robot = slack.add_person("Robot", role=Role.BOT)

    assert await error_of(client.chat_postMessage(channel=robot.id, text="Hello")) == "cannot_dm_bot"


async def test_a_messages_tab_that_is_switched_off_takes_no_messages(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    slack.workspace.app.messages_tab_enabled = False

    assert await error_of(client.chat_postMessage(channel=ada.id, text="Hello")) == "messages_tab_disabled"


@pytest.mark.parametrize(
    ("change", "text", "buttons", "metadata"),
    [
        ({"text": "New"}, "New", [], {"event_type": "a", "event_payload": {}}),
        ({"text": "New", "blocks": [section("New")]}, "New", [], {"event_type": "a", "event_payload": {}}),
        ({"text": "New", "metadata": {}}, "New", [], None),
    ],
    ids=["text alone removes the blocks", "blocks replace blocks", "an empty object removes metadata"],
)
async def test_an_edit_changes_what_it_names(
    client: AsyncWebClient, ada: Person, room: Channel, change: Json, text: str, buttons: list[str], metadata: Any
) -> None:
    posted = await client.chat_postMessage(
        channel=room.id,
        text="Old",
        blocks=[actions(button("Yes", "yes"))],
        metadata={"event_type": "a", "event_payload": {}},
    )
    await client.chat_update(channel=room.id, ts=posted["ts"], **change)

    [message] = ada.sees(room)
    assert (message.text, message.buttons, message.metadata) == (text, buttons, metadata)
    assert message.edited


async def test_only_own_messages_can_be_changed(client: AsyncWebClient, ada: Person, room: Channel) -> None:
    theirs = await ada.write("Mine", channel=room)

    assert await error_of(client.chat_update(channel=room.id, ts=theirs.ts, text="?")) == "cant_update_message"
    assert await error_of(client.chat_delete(channel=room.id, ts=theirs.ts)) == "cant_delete_message"


async def test_a_message_that_is_not_there_cannot_be_changed(client: AsyncWebClient, room: Channel) -> None:
    assert await error_of(client.chat_update(channel=room.id, ts="1.000000", text="?")) == "message_not_found"
    assert await error_of(client.chat_delete(channel=room.id, ts="1.000000")) == "message_not_found"


async def test_an_edit_needs_the_conversations_own_id(client: AsyncWebClient, ada: Person) -> None:
    posted = await client.chat_postMessage(channel=ada.id, text="Hello")

    assert await error_of(client.chat_update(channel=ada.id, ts=posted["ts"], text="?")) == "channel_not_found"


async def test_an_edit_may_not_be_longer_than_4000_characters(client: AsyncWebClient, room: Channel) -> None:
    posted = await client.chat_postMessage(channel=room.id, text="Hello")
    call = client.chat_update(channel=room.id, ts=posted["ts"], text="x" * 4001)

    assert await error_of(call) == "msg_too_long"


async def test_a_posted_text_is_cut_at_40000_characters(client: AsyncWebClient, ada: Person) -> None:
    await client.chat_postMessage(channel=ada.id, text="x" * 40_001)

    assert len(ada.dm[0].text) == 40_000


async def test_rich_text_cannot_become_something_else(client: AsyncWebClient, room: Channel) -> None:
    words = {"type": "rich_text_section", "elements": [{"type": "text", "text": "Hi"}]}
    posted = await client.chat_postMessage(
        channel=room.id, text="Hi", blocks=[{"type": "rich_text", "elements": [words]}]
    )
    call = client.chat_update(channel=room.id, ts=posted["ts"], text="Hi", blocks=[section("Hi")])

    assert await error_of(call) == "block_mismatch"


async def test_a_deleted_message_is_gone(client: AsyncWebClient, ada: Person, room: Channel) -> None:
    posted = await client.chat_postMessage(channel=room.id, text="Oops")
    await client.chat_delete(channel=room.id, ts=posted["ts"])

    assert ada.sees(room) == []


async def test_an_ephemeral_message_reaches_its_person_only(
    client: AsyncWebClient, ada: Person, bob: Person, room: Channel
) -> None:
    await client.chat_postEphemeral(channel=room.id, user=ada.id, text="Between us")

    assert [message.text for message in ada.sees(room)] == ["Between us"]
    assert bob.sees(room) == []
    assert (await client.conversations_history(channel=room.id))["messages"] == []


async def test_an_ephemeral_message_cannot_be_edited(client: AsyncWebClient, ada: Person, room: Channel) -> None:
    posted = await client.chat_postEphemeral(channel=room.id, user=ada.id, text="Between us")
    call = client.chat_update(channel=room.id, ts=posted["message_ts"], text="?")

    assert await error_of(call) == "message_not_found"


async def test_an_ephemeral_message_needs_its_reader_in_the_channel(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    carol = slack.add_person("Carol")
    outside = client.chat_postEphemeral(channel=room.id, user=carol.id, text="?")
    assert await error_of(outside) == "user_not_in_channel"
    slack.deactivate(ada)
    gone = client.chat_postEphemeral(channel=room.id, user=ada.id, text="?")
    assert await error_of(gone) == "user_not_in_channel"


async def test_a_permalink_leads_to_a_message_that_exists(client: AsyncWebClient, room: Channel) -> None:
    posted = await client.chat_postMessage(channel=room.id, text="Here")
    link = (await client.chat_getPermalink(channel=room.id, message_ts=posted["ts"]))["permalink"]

    assert link == f"https://lumen-labs.slack.com/archives/{room.id}/p{posted['ts'].replace('.', '')}"
    missing = client.chat_getPermalink(channel=room.id, message_ts="1.000000")
    assert await error_of(missing) == "message_not_found"


async def test_visible_text_leaves_out_what_is_hidden(client: AsyncWebClient, ada: Person) -> None:
    confirm = {
        "title": {"type": "plain_text", "text": "Really?"},
        "text": {"type": "plain_text", "text": "Sure?"},
        "confirm": {"type": "plain_text", "text": "Go"},
        "deny": {"type": "plain_text", "text": "Stop"},
    }
    menu = {
        "type": "static_select",
        "action_id": "m",
        "placeholder": {"type": "plain_text", "text": "Pick"},
        "options": [{"text": {"type": "plain_text", "text": "Hidden"}, "value": "h"}],
    }
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "Title"}},
        section("Body", fields=[{"type": "mrkdwn", "text": "Left"}], accessory=menu),
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "Small print"}]},
        actions(button("Leave", "leave", confirm=confirm)),
    ]
    await client.chat_postMessage(channel=ada.id, text="Fallback", blocks=blocks)

    assert ada.dm[0].all_text.split("\n") == ["Title", "Body", "Left", "Pick", "Small print", "Leave"]
