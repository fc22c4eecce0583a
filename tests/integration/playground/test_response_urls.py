"""response_url: five uses, thirty minutes, and what each kind of post does."""

from datetime import timedelta

import aiohttp
import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Message, Person, SimulatedSlack, VirtualClock

from .kit import Json, actions, button
from .small_bot import SmallBot

BLOCKS = [actions(button("Press", "press"))]


@pytest.fixture
async def urls(socket_bot: SmallBot) -> list[str]:
    """Every response URL the bot was given, by /mentor or by the button."""
    given: list[str] = []

    async def note(ack: AsyncAck, body: Json) -> None:
        given.append(body["response_url"])
        await ack()

    socket_bot.app.command("/mentor")(note)
    socket_bot.app.action("press")(note)
    return given


async def respond(url: str, **content: object) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.post(url, json=content) as response:
        return response.status, await response.text()


async def press(client: AsyncWebClient, person: Person, room: Channel, *, ephemeral: bool) -> Message:
    """Post a message with the button, in public or to one person, and press it."""
    if ephemeral:
        await client.chat_postEphemeral(channel=room.id, user=person.id, text="Old", blocks=BLOCKS)
    else:
        await client.chat_postMessage(channel=room.id, text="Old", blocks=BLOCKS)
    await person.click("Press")
    return person.sees(room)[-1]


async def test_an_answer_is_ephemeral_unless_it_says_otherwise(
    urls: list[str], ada: Person, bob: Person, room: Channel
) -> None:
    await ada.command("/mentor", channel=room)
    await respond(urls[0], text="For you")
    await respond(urls[0], text="For all", response_type="in_channel")

    assert [message.text for message in ada.sees(room)] == ["For you", "For all"]
    assert [message.text for message in bob.sees(room)] == ["For all"]


async def test_a_response_needs_no_membership(slack: SimulatedSlack, urls: list[str], ada: Person) -> None:
    elsewhere = slack.add_channel("elsewhere", members=[ada], private=True)
    await ada.command("/mentor", channel=elsewhere)

    assert await respond(urls[0], text="Hello") == (200, "ok")
    assert [message.text for message in ada.sees(elsewhere)] == ["Hello"]


async def test_five_uses_and_no_more(urls: list[str], ada: Person, room: Channel) -> None:
    await ada.command("/mentor", channel=room)
    for number in range(5):
        assert await respond(urls[0], text=f"{number}") == (200, "ok")

    assert await respond(urls[0], text="6") == (404, "used_url")
    assert len(ada.sees(room)) == 5


async def test_thirty_minutes_and_no_longer(
    slack: SimulatedSlack, urls: list[str], ada: Person, room: Channel
) -> None:
    assert isinstance(slack.clock, VirtualClock)
    await ada.command("/mentor", channel=room)
    slack.clock.advance(timedelta(minutes=30))
    assert await respond(urls[0], text="Just in time") == (200, "ok")
    slack.clock.advance(timedelta(seconds=1))

    assert await respond(urls[0], text="Too late") == (404, "expired_url")


@pytest.mark.parametrize("ephemeral", [True, False], ids=["an ephemeral one", "a public one"])
async def test_the_original_is_replaced_in_its_place(
    client: AsyncWebClient, urls: list[str], ada: Person, room: Channel, ephemeral: bool
) -> None:
    before = await press(client, ada, room, ephemeral=ephemeral)
    await respond(urls[0], text="New", replace_original=True)

    [after] = ada.sees(room)
    assert (after.ts, after.text, after.buttons) == (before.ts, "New", [])
    assert after.ephemeral is ephemeral


@pytest.mark.parametrize("ephemeral", [True, False], ids=["an ephemeral one", "a public one"])
async def test_the_original_is_deleted(
    client: AsyncWebClient, urls: list[str], ada: Person, room: Channel, ephemeral: bool
) -> None:
    await press(client, ada, room, ephemeral=ephemeral)
    await respond(urls[0], delete_original=True)

    assert ada.sees(room) == []


async def test_an_ephemeral_message_never_becomes_public(
    client: AsyncWebClient, urls: list[str], ada: Person, bob: Person, room: Channel
) -> None:
    await press(client, ada, room, ephemeral=True)
    await respond(urls[0], text="New", replace_original=True, response_type="in_channel")

    assert [message.text for message in ada.sees(room)] == ["New"]
    assert bob.sees(room) == []


async def test_deleting_the_original_of_a_command_does_nothing(urls: list[str], ada: Person, room: Channel) -> None:
    await ada.command("/mentor", channel=room)
    await respond(urls[0], text="Hello")

    assert await respond(urls[0], delete_original=True) == (200, "ok")
    assert len(ada.sees(room)) == 1


async def test_a_response_is_held_against_slacks_rules(
    slack: SimulatedSlack, urls: list[str], ada: Person, room: Channel
) -> None:
    await ada.command("/mentor", channel=room)

    assert await respond(urls[0], text="x", blocks=[{"type": "section"}]) == (400, "invalid_blocks")
    assert await respond(urls[0]) == (400, "no_text")
    assert [call.error for call in slack.refused] == ["invalid_blocks", "no_text"]
    assert ada.sees(room) == []


async def test_an_invented_address_is_not_known(slack: SimulatedSlack) -> None:
    url = slack.api_url.replace("/api/", "/actions/T0001/1/abc")

    assert await respond(url, text="Hello") == (404, "expired_url")
