"""users.*, team.info, files.* and reactions.add."""

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Person, Role, SimulatedSlack

from .kit import error_of


async def test_a_user_comes_with_zone_and_standing(client: AsyncWebClient, ada: Person) -> None:
    user = (await client.users_info(user=ada.id))["user"]

    assert (user["tz"], user["tz_offset"], user["tz_label"]) == ("Europe/London", 3600, "BST")
    assert (user["is_admin"], user["is_owner"], user["deleted"]) == (True, False, False)
    assert user["profile"]["title"] == "Analyst"
    assert user["real_name"] == user["profile"]["real_name"] == "Ada Lovelace"


@pytest.mark.parametrize(
    ("role", "flag"),
    [
        (Role.ADMIN, "is_admin"),
        (Role.OWNER, "is_owner"),
        (Role.GUEST, "is_restricted"),
        (Role.BOT, "is_bot"),
        (Role.STRANGER, "is_stranger"),
    ],
)
async def test_each_role_has_its_flag(slack: SimulatedSlack, client: AsyncWebClient, role: Role, flag: str) -> None:
    member = slack.add_person("Member")
    someone = slack.add_person("Someone", role=role)

    assert (await client.users_info(user=someone.id))["user"][flag] is True
    assert (await client.users_info(user=member.id))["user"][flag] is False


async def test_an_unknown_user_is_not_found(client: AsyncWebClient, ada: Person, bob: Person) -> None:
    assert await error_of(client.users_info(user="U9999")) == "user_not_found"
    assert await error_of(client.users_info(user=f"{ada.id},{bob.id}")) == "too_many_users"


async def test_the_list_of_users_is_paged_and_leaves_strangers_out(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, bob: Person
) -> None:
    stranger = slack.add_person("Stranger", role=Role.STRANGER)
    slack.deactivate(bob)
    seen: list[dict[str, object]] = []
    async for page in await client.users_list(limit=2):
        seen += page["members"]
    ids = [user["id"] for user in seen]

    assert {ada.id, bob.id, slack.bot_user_id, "USLACKBOT"} == set(ids)
    assert len(ids) == 4
    assert stranger.id not in ids
    assert next(user for user in seen if user["id"] == bob.id)["deleted"] is True
    assert next(user for user in seen if user["id"] == "USLACKBOT")["is_bot"] is False


async def test_people_are_found_by_email_while_they_are_active(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    email = "Ada.Lovelace@lumen-labs.example"
    assert (await client.users_lookupByEmail(email=email))["user"]["id"] == ada.id
    slack.deactivate(ada)
    assert await error_of(client.users_lookupByEmail(email=email)) == "users_not_found"


async def test_the_team_knows_its_name(slack: SimulatedSlack, client: AsyncWebClient) -> None:
    team = (await client.team_info())["team"]

    assert (team["id"], team["name"], team["domain"]) == (slack.team_id, "Lumen Labs", "lumen-labs")
    assert await error_of(client.team_info(team="T404")) == "team_not_found"


async def test_a_file_is_uploaded_and_shared_a_moment_later(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    answer = await client.files_upload_v2(
        channel=room.id, filename="pairs.csv", content="a,b", title="Pairs", initial_comment="The pairs"
    )
    await slack.until(lambda: ada.sees(room), what="the file is shared")

    [message] = ada.sees(room)
    assert "ts" not in answer["files"][0]
    assert message.text == "The pairs"
    assert message.subtype == "file_share"
    assert (message.files[0]["name"], message.files[0]["title"], message.files[0]["size"]) == (
        "pairs.csv",
        "Pairs",
        3,
    )


async def test_a_file_whose_bytes_never_came_is_not_found(client: AsyncWebClient, room: Channel) -> None:
    ticket = await client.files_getUploadURLExternal(filename="a.txt", length=3)
    files = [{"id": ticket["file_id"]}]

    assert await error_of(client.files_completeUploadExternal(files=files, channel_id=room.id)) == "file_not_found"


async def test_a_file_needs_a_channel_the_bot_is_in(slack: SimulatedSlack, client: AsyncWebClient) -> None:
    room = slack.add_channel("elsewhere")
    ticket = await client.files_getUploadURLExternal(filename="a.txt", length=3)
    async with aiohttp.ClientSession() as session, session.post(ticket["upload_url"], data=b"abc") as response:
        assert await response.text() == "OK - 3"
    files = [{"id": ticket["file_id"]}]

    assert await error_of(client.files_completeUploadExternal(files=files, channel_id=room.id)) == "not_in_channel"


async def test_an_upload_needs_a_length_and_a_short_description(client: AsyncWebClient) -> None:
    empty = client.files_getUploadURLExternal(filename="a.txt", length=0)
    wordy = client.files_getUploadURLExternal(filename="a.png", length=3, alt_txt="x" * 1001)

    assert await error_of(empty) == "missing_argument"
    assert await error_of(wordy) == "alt_txt_too_large"


async def test_an_unknown_upload_address_is_not_found(slack: SimulatedSlack) -> None:
    url = slack.api_url.replace("/api/", "/upload/v1/F404")
    async with aiohttp.ClientSession() as session, session.post(url, data=b"abc") as response:
        assert response.status == 404


async def test_a_reaction_is_added_once(client: AsyncWebClient, ada: Person, room: Channel) -> None:
    message = await ada.write("Done", channel=room)
    await client.reactions_add(channel=room.id, timestamp=message.ts, name="tada")

    assert list(ada.sees(room)[0].reactions) == ["tada"]
    again = client.reactions_add(channel=room.id, timestamp=message.ts, name="tada")
    assert await error_of(again) == "already_reacted"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"name": "Tada!", "channel": "C0001", "timestamp": "1.000000"}, "invalid_name"),
        ({"name": "tada"}, "no_item_specified"),
        ({"name": "tada", "channel": "C0001", "timestamp": "soon"}, "bad_timestamp"),
        ({"name": "tada", "channel": "C0001", "timestamp": "1.000000"}, "message_not_found"),
        ({"name": "tada", "channel": "C9999", "timestamp": "1.000000"}, "channel_not_found"),
    ],
)
@pytest.mark.usefixtures("room")
async def test_reactions_that_make_no_sense_are_refused(
    client: AsyncWebClient, arguments: dict[str, str], error: str
) -> None:
    assert await error_of(client.api_call("reactions.add", json=arguments)) == error
