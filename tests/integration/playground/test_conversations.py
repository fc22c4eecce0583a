"""conversations.*: opening, reading, joining, creating, inviting, removing and history."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Person, Role, SimulatedSlack

from .kit import error_of


async def test_a_direct_message_opens_once(client: AsyncWebClient, ada: Person) -> None:
    first = await client.conversations_open(users=ada.id)
    again = await client.conversations_open(users=[ada.id])

    assert first["channel"] == {"id": again["channel"]["id"]}
    assert "already_open" not in first
    assert again["already_open"] is True


async def test_a_group_message_opens_for_up_to_eight(slack: SimulatedSlack, client: AsyncWebClient) -> None:
    crowd = [slack.add_person(f"Person {number}") for number in range(9)]
    opened = await client.conversations_open(users=[person.id for person in crowd[:8]], return_im=True)

    assert opened["channel"]["is_mpim"] is True
    assert [room.id for room in crowd[0].group_dms] == [opened["channel"]["id"]]
    too_many = client.conversations_open(users=[person.id for person in crowd])
    assert await error_of(too_many) == "too_many_users"


async def test_opening_needs_someone_who_can_be_reached(slack: SimulatedSlack, client: AsyncWebClient) -> None:
    gone = slack.add_person("Gone")
    slack.deactivate(gone)
    stranger = slack.add_person("Stranger", role=Role.STRANGER)
    robot = slack.add_person("Robot", role=Role.BOT)

    assert await error_of(client.conversations_open(users=gone.id)) == "user_disabled"
    assert await error_of(client.conversations_open(users="U9999")) == "user_not_found"
    assert await error_of(client.conversations_open(users=stranger.id)) == "invalid_user_combination"
    assert await error_of(client.conversations_open(users=robot.id)) == "cannot_dm_bot"
    assert await error_of(client.conversations_open(users="")) == "users_list_not_supplied"


async def test_a_stranger_sharing_a_channel_can_be_reached(slack: SimulatedSlack, client: AsyncWebClient) -> None:
    stranger = slack.add_person("Stranger", role=Role.STRANGER)
    slack.add_channel("shared", members=[stranger]).invite_bot()

    assert (await client.conversations_open(users=stranger.id))["ok"] is True


async def test_opening_can_be_a_mere_question(client: AsyncWebClient, ada: Person) -> None:
    assert await error_of(client.conversations_open(users=ada.id, prevent_creation=True)) == "channel_not_found"


async def test_a_channel_is_no_direct_message_to_resume(client: AsyncWebClient, room: Channel) -> None:
    assert await error_of(client.conversations_open(channel=room.id)) == "method_not_supported_for_channel_type"


async def test_info_tells_membership(slack: SimulatedSlack, client: AsyncWebClient, room: Channel) -> None:
    other = slack.add_channel("other")
    known = (await client.conversations_info(channel=room.id, include_num_members=True))["channel"]

    assert (known["name"], known["is_member"], known["num_members"]) == ("mentoring", True, 3)
    assert (await client.conversations_info(channel=other.id))["channel"]["is_member"] is False
    hidden = slack.add_channel("hidden", private=True)
    assert await error_of(client.conversations_info(channel=hidden.id)) == "channel_not_found"


async def test_the_list_comes_in_pages_and_kinds(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    rooms = [slack.add_channel(f"room-{number}") for number in range(5)]
    rooms[4].archive()
    slack.add_channel("hidden", private=True)
    seen: list[str] = []
    async for page in await client.conversations_list(limit=2, exclude_archived=True):
        assert len(page["channels"]) <= 2
        seen += [channel["id"] for channel in page["channels"]]

    assert seen == [room.id for room in rooms[:4]]
    assert (await client.conversations_list(types="private_channel"))["channels"] == []
    assert await error_of(client.conversations_list(types="secret")) == "invalid_types"
    assert await error_of(client.conversations_list(cursor="!")) == "invalid_cursor"
    assert await error_of(client.conversations_list(limit=5000)) == "invalid_limit"


async def test_members_come_in_pages(client: AsyncWebClient, slack: SimulatedSlack, room: Channel) -> None:
    first = await client.conversations_members(channel=room.id, limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    rest = await client.conversations_members(channel=room.id, limit=2, cursor=cursor)

    assert first["members"] + rest["members"] == room.members
    assert rest["response_metadata"]["next_cursor"] == ""


async def test_joining_is_for_open_public_channels(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    room = slack.add_channel("open")
    await client.conversations_join(channel=room.id)
    assert slack.bot_user_id in room.members
    assert (await client.conversations_join(channel=room.id))["warning"] == "already_in_channel"
    room.archive()
    assert await error_of(client.conversations_join(channel=room.id)) == "is_archived"
    direct = (await client.conversations_open(users=ada.id))["channel"]["id"]
    assert await error_of(client.conversations_join(channel=direct)) == "method_not_supported_for_channel_type"


async def test_inviting_brings_people_in_or_says_why_not(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    carol = slack.add_person("Carol")
    await client.conversations_invite(channel=room.id, users=[carol.id])
    assert carol.id in room.members
    for users, error in {
        carol.id: "already_in_channel",
        "U9999": "user_not_found",
        slack.bot_user_id: "cant_invite_self",
        "": "no_user",
    }.items():
        assert await error_of(client.conversations_invite(channel=room.id, users=users)) == error
    elsewhere = slack.add_channel("elsewhere")
    assert await error_of(client.conversations_invite(channel=elsewhere.id, users=ada.id)) == "not_in_channel"


async def test_a_forced_invitation_takes_those_it_can(
    slack: SimulatedSlack, client: AsyncWebClient, room: Channel
) -> None:
    carol = slack.add_person("Carol")
    await client.conversations_invite(channel=room.id, users=["U9999", carol.id], force=True)

    assert carol.id in room.members


async def test_a_channel_is_created_with_nobody_but_the_app_and_shown_to_those_who_are_let_in(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    created = (await client.conversations_create(name="a-group", is_private=True))["channel"]
    assert (created["is_private"], created["num_members"]) == (True, 1)
    room = slack.channel(created["id"])
    assert ada.sees(room) == []
    await client.chat_postMessage(channel=room.id, text="Hello")
    await client.conversations_invite(channel=room.id, users=ada.id)
    assert [message.text for message in ada.sees(room)] == ["Hello"]
    await client.conversations_kick(channel=room.id, user=ada.id)
    assert ada.sees(room) == []
    public = (await client.conversations_create(name="for-all"))["channel"]
    assert public["is_private"] is False


async def test_a_channel_needs_a_name_that_is_allowed_and_free(client: AsyncWebClient, room: Channel) -> None:
    for name, error in {
        room.name: "name_taken",
        "Upper": "invalid_name_specials",
        "two words": "invalid_name_specials",
        "---": "invalid_name_punctuation",
        "x" * 81: "invalid_name_maxlength",
    }.items():
        assert await error_of(client.conversations_create(name=name, is_private=True)) == error
    hidden = await client.conversations_create(name="hidden", is_private=True)
    assert hidden["ok"]
    assert await error_of(client.conversations_create(name="hidden")) == "name_taken"


async def test_a_private_channel_takes_the_scope_for_private_channels(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    made = (await client.conversations_create(name="a-group", is_private=True))["channel"]["id"]
    slack.granted_scopes.difference_update({"groups:write", "groups:write.invites"})
    for call in (
        client.conversations_create(name="another", is_private=True),
        client.conversations_invite(channel=made, users=ada.id),
        client.conversations_kick(channel=made, user=ada.id),
    ):
        assert await error_of(call) == "missing_scope"


async def test_removing_somebody_takes_a_channel_and_somebody_who_is_in_it(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    direct = (await client.conversations_open(users=ada.id))["channel"]["id"]
    carol = slack.add_person("Carol")
    for channel, user, error in (
        (direct, ada.id, "method_not_supported_for_channel_type"),
        (room.id, carol.id, "not_in_channel"),
        (room.id, slack.bot_user_id, "cant_kick_self"),
        (room.id, "U9999", "user_not_found"),
        ("C9999", ada.id, "channel_not_found"),
    ):
        assert await error_of(client.conversations_kick(channel=channel, user=user)) == error


@pytest.fixture
async def stamps(client: AsyncWebClient, room: Channel) -> list[str]:
    """Timestamps of four posted messages, oldest first."""
    return [(await client.chat_postMessage(channel=room.id, text=f"Number {number}"))["ts"] for number in range(4)]


async def test_history_is_newest_first_and_paged(client: AsyncWebClient, room: Channel, stamps: list[str]) -> None:
    first = await client.conversations_history(channel=room.id, limit=3)
    cursor = first["response_metadata"]["next_cursor"]
    rest = await client.conversations_history(channel=room.id, limit=3, cursor=cursor)
    found = [message["ts"] for page in (first, rest) for message in page["messages"]]

    assert found == stamps[::-1]
    assert (first["has_more"], rest["has_more"]) == (True, False)


async def test_history_takes_its_ends_in_only_when_asked(
    client: AsyncWebClient, room: Channel, stamps: list[str]
) -> None:
    first, last = stamps[0], stamps[2]
    within = await client.conversations_history(channel=room.id, oldest=first, latest=last)
    with_ends = await client.conversations_history(channel=room.id, oldest=first, latest=last, inclusive=True)

    assert [message["ts"] for message in within["messages"]] == [stamps[1]]
    assert [message["ts"] for message in with_ends["messages"]] == stamps[2::-1]
    assert await error_of(client.conversations_history(channel=room.id, oldest="soon")) == "invalid_ts_oldest"


async def test_history_shows_metadata_only_when_asked(client: AsyncWebClient, room: Channel) -> None:
    metadata = {"event_type": "nudge", "event_payload": {"id": "n1"}}
    await client.chat_postMessage(channel=room.id, text="Hi", metadata=metadata)
    plain = await client.conversations_history(channel=room.id)
    full = await client.conversations_history(channel=room.id, include_all_metadata=True)

    assert "metadata" not in plain["messages"][0]
    assert full["messages"][0]["metadata"] == metadata


async def test_history_needs_membership(slack: SimulatedSlack, client: AsyncWebClient) -> None:
    public, private = slack.add_channel("public"), slack.add_channel("private", private=True)

    assert await error_of(client.conversations_history(channel=public.id)) == "not_in_channel"
    assert await error_of(client.conversations_history(channel=private.id)) == "channel_not_found"


async def test_replies_stay_in_their_thread(client: AsyncWebClient, ada: Person, room: Channel) -> None:
    parent = (await client.chat_postMessage(channel=room.id, text="Parent"))["ts"]
    await ada.write("Reply", channel=room, thread_ts=parent)
    await client.chat_postMessage(channel=room.id, text="Loud reply", thread_ts=parent, reply_broadcast=True)
    thread = await client.conversations_replies(channel=room.id, ts=parent)
    history = await client.conversations_history(channel=room.id)

    assert [message["text"] for message in thread["messages"]] == ["Parent", "Reply", "Loud reply"]
    assert [message["text"] for message in history["messages"]] == ["Loud reply", "Parent"]
    assert await error_of(client.conversations_replies(channel=room.id, ts="1.000000")) == "thread_not_found"


async def test_a_typed_emoji_comes_alive_and_a_time_does_not(ada: Person, room: Channel) -> None:
    written = await ada.write("Thanks :wave: :+1: see you at 10:30:15, or a::b:c:", room)

    section = written.blocks[0]["elements"][0]["elements"]
    assert [part["name"] for part in section if part["type"] == "emoji"] == ["wave", "+1"]
    assert section[-1] == {"type": "text", "text": " see you at 10:30:15, or a::b:c:"}
