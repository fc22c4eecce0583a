"""The events Slack sends when people and channels change."""

from collections.abc import Callable

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Delivery, Person, Role, SimulatedSlack

from .kit import Json
from .small_bot import SmallBot

EVENTS = ("team_join", "user_change", "member_joined_channel", "member_left_channel", "message", "reaction_added")


@pytest.fixture
async def heard(bot: SmallBot) -> list[Json]:
    """Every event callback the bot got."""
    bodies: list[Json] = []

    async def note(body: Json) -> None:
        bodies.append(body)

    for name in (*EVENTS, "channel_archive", "app_home_opened"):
        bot.app.event(name)(note)
    return bodies


async def test_an_event_comes_in_slacks_envelope(slack: SimulatedSlack, heard: list[Json]) -> None:
    carol = slack.add_person("Carol", tz="Asia/Tokyo")
    await slack.until(lambda: heard, what="team_join arrives")

    [body] = heard
    assert body["type"] == "event_callback"
    assert (body["team_id"], body["api_app_id"]) == (slack.team_id, slack.app_id)
    assert body["event_id"].startswith("Ev")
    assert body["event_time"] == int(slack.clock.now().timestamp())
    assert body["authorizations"][0]["user_id"] == slack.bot_user_id
    assert body["event"]["type"] == "team_join"
    assert (body["event"]["user"]["id"], body["event"]["user"]["tz"]) == (carol.id, "Asia/Tokyo")


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        (lambda slack, person: slack.deactivate(person), "deleted", True),
        (lambda slack, person: slack.make_guest(person), "is_restricted", True),
        (lambda slack, person: slack.change_role(person, Role.OWNER), "is_owner", True),
        (lambda slack, person: slack.change_time_zone(person, "Asia/Tokyo"), "tz", "Asia/Tokyo"),
        (lambda slack, person: slack.rename(person, "Bob Rock"), "real_name", "Bob Rock"),
    ],
    ids=["deactivate", "make guest", "change role", "change time zone", "rename"],
)
async def test_every_change_of_a_person_is_told(
    slack: SimulatedSlack,
    heard: list[Json],
    bob: Person,
    change: Callable[[SimulatedSlack, Person], None],
    field: str,
    value: object,
) -> None:
    change(slack, bob)
    await slack.until(lambda: heard, what="user_change arrives")

    assert [body["event"]["type"] for body in heard] == ["user_change"]
    assert heard[0]["event"]["user"]["id"] == bob.id
    assert heard[0]["event"]["user"][field] == value


async def test_somebody_can_come_back(slack: SimulatedSlack, heard: list[Json], bob: Person) -> None:
    slack.deactivate(bob)
    slack.reactivate(bob)
    await slack.until(lambda: len(heard) == 2, what="both changes arrive")

    assert [body["event"]["user"]["deleted"] for body in heard] == [True, False]


async def test_coming_and_going_in_a_channel_is_told(
    slack: SimulatedSlack, heard: list[Json], client: AsyncWebClient, bob: Person, room: Channel
) -> None:
    await slack.settled()
    heard.clear()
    carol = slack.add_person("Carol")
    room.add(carol)
    room.remove(bob)
    await client.conversations_invite(channel=room.id, users=bob.id)
    await slack.until(lambda: len(heard) == 4, what="all four events arrive")

    heard = [body for body in heard if body["event"]["type"] != "team_join"]
    events = {(body["event"]["type"], body["event"]["user"]): body for body in heard}
    assert ("member_joined_channel", carol.id) in events
    assert ("member_left_channel", bob.id) in events
    assert events["member_joined_channel", bob.id]["event"]["inviter"] == slack.bot_user_id
    assert {body["event"]["channel"] for body in heard} == {room.id}


async def test_the_bot_hears_nothing_from_channels_it_left(
    slack: SimulatedSlack, heard: list[Json], room: Channel
) -> None:
    room.remove_bot()
    await slack.settled()
    heard.clear()
    room.add(slack.add_person("Carol"))
    await slack.until(lambda: heard, what="team_join arrives")
    await slack.settled()

    assert [body["event"]["type"] for body in heard] == ["team_join"]


async def test_archiving_a_channel_is_told(slack: SimulatedSlack, heard: list[Json], room: Channel) -> None:
    await slack.settled()
    heard.clear()
    room.archive()
    await slack.until(lambda: heard, what="channel_archive arrives")

    assert heard[0]["event"]["channel"] == room.id


async def test_the_bots_own_direct_messages_come_back_as_events(
    slack: SimulatedSlack, bot: SmallBot, client: AsyncWebClient, ada: Person
) -> None:
    posted = await client.chat_postMessage(channel=ada.id, text="One")
    await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="Two")
    await client.chat_delete(channel=posted["channel"], ts=posted["ts"])
    await slack.until(lambda: len(slack.log) >= 6, what="all three are sent")

    sent = [entry for entry in slack.log if isinstance(entry, Delivery)]
    events = [entry.payload["event"] for entry in sent if entry.type == "message"]
    by_subtype = {event.get("subtype", "posted"): event for event in events}
    assert set(by_subtype) == {"posted", "message_changed", "message_deleted"}
    assert by_subtype["posted"]["bot_id"].startswith("B")
    assert by_subtype["message_changed"]["message"]["text"] == "Two"
    assert by_subtype["message_changed"]["previous_message"]["text"] == "One"
    assert by_subtype["message_deleted"]["deleted_ts"] == posted["ts"]


async def test_the_messages_tab_is_told_apart_from_home(heard: list[Json], ada: Person) -> None:
    await ada.open_messages()
    await ada.open_home()

    assert [body["event"]["tab"] for body in heard] == ["messages", "home"]
    assert all("view" not in body["event"] for body in heard)


async def test_opening_home_again_brings_the_published_view(
    heard: list[Json], client: AsyncWebClient, ada: Person
) -> None:
    await client.views_publish(user_id=ada.id, view={"type": "home", "blocks": [{"type": "divider"}]})
    await ada.open_home()

    assert ada.home is not None
    assert heard[-1]["event"]["view"]["id"] == ada.home.id


async def test_reactions_are_told(
    slack: SimulatedSlack, heard: list[Json], bot: SmallBot, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    message = await ada.write("Done", channel=room)
    await client.reactions_add(channel=room.id, timestamp=message.ts, name="tada")
    await slack.until(lambda: "reaction_added" in {each.type for each in slack.deliveries}, what="it is sent")

    [event] = [each.payload["event"] for each in slack.deliveries if each.type == "reaction_added"]
    assert (event["reaction"], event["item"]["ts"], event["item_user"]) == ("tada", message.ts, ada.id)
