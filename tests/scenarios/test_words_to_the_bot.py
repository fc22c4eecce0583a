"""Writing to the bot gets a signpost; buttons and gestures nobody knows any more are answered too."""

from typing import Any

import pytest

from bot.playground import Message, Person
from bot.slack.ids import Action
from tests.scenarios.places import in_both_places
from tests.scenarios.world import World

SIGNPOST = "I cannot answer what you wrote"


async def test_a_message_to_the_bot_is_answered_with_a_signpost_once(world: World) -> None:
    grace = world.person("Grace")

    await grace.write("Who is my mentor?")
    await world.settle()
    await world.settle()

    world.assert_dm(grace, SIGNPOST, "`/mentor` shows what fits you right now")


async def test_what_the_bot_writes_or_rewrites_itself_gets_no_signpost(world: World) -> None:
    mary, grace = await world.pair()  # welcomes, questions that turned into answers, and more

    for person in (world.ada, mary, grace):
        world.assert_no_dm(person, SIGNPOST)


@in_both_places
async def test_a_message_that_slack_delivers_twice_is_answered_once(world: World) -> None:
    grace = world.person("Grace")
    await world.settle()
    world.slack.duplicate_next_event()

    await grace.write("Hello?")
    await world.wait(minutes=1)

    events = [delivery for delivery in world.slack.deliveries if delivery.type == "message"]
    assert [event.attempt for event in events if event.payload["event"].get("user") == grace.id] == [0, 1]
    world.assert_dm(grace, SIGNPOST)


async def test_opening_the_messages_tab_draws_no_home(world: World) -> None:
    grace = world.person("Grace")

    await grace.open_messages()
    await world.settle()

    assert grace.home is None


async def left_over_button(world: World, person: Person, action: str, value: str) -> Message:
    """A message with a button as some other version of the bot may have sent it."""
    button: dict[str, Any] = {
        "type": "button",
        "action_id": action,
        "value": value,
        "text": {"type": "plain_text", "text": "Press me"},
    }
    blocks = [{"type": "actions", "elements": [button]}]
    await world.bot.client.chat_postMessage(channel=person.id, text="From another time", blocks=blocks)
    await world.settle()
    return world.dms(person)[-1]


async def test_a_button_nobody_knows_any_more_is_acknowledged(world: World) -> None:
    grace = world.person("Grace")
    message = await left_over_button(world, grace, "retired:button:press", "{}")

    assert await world.clicks(grace, "Press me", message) == ""

    assert [delivery.ok for delivery in world.slack.deliveries if delivery.type == "block_actions"] == [True]
    assert grace.failures == []


@pytest.mark.parametrize("value", ["not ours", "[]", '{"other": 1}'])
async def test_a_button_that_carries_what_we_cannot_read_says_so(world: World, value: str) -> None:
    grace = world.person("Grace")
    message = await left_over_button(world, grace, Action.PROPOSAL_ACCEPT, value)

    answer = await world.clicks(grace, "Press me", message)

    assert answer == "This button belongs to an older message. `/mentor` shows what fits you now."


@pytest.mark.parametrize(
    ("action", "reference", "answer"),
    [
        (Action.PROPOSAL_ACCEPT, "proposal", "This match is no longer open."),
        (Action.PROPOSAL_DECLINE, "proposal", "This match is no longer open."),
        (Action.CHECKIN_MET, "meeting", "That meeting is already settled."),
        (Action.GOAL_NEW, "mentorship", "This mentorship has come to an end"),
        (Action.SIGNUP_OPEN, "cohort", "That belongs to somebody else"),
    ],
)
async def test_a_button_about_something_that_is_gone_says_so(
    world: World, action: Action, reference: str, answer: str
) -> None:
    grace = world.person("Grace")
    value = f'{{"{reference}": "00000000-0000-0000-0000-000000000001"}}'
    message = await left_over_button(world, grace, action, value)

    assert answer in await world.clicks(grace, "Press me", message)


async def test_gestures_and_events_nobody_asked_for_are_acknowledged(world: World) -> None:
    world.slack.subscriptions.add("channel_archive")
    world.slack.granted_scopes.add("channels:read")
    grace = world.person("Grace")
    world.room.invite_bot()

    world.slack.workspace.app.shortcuts = {"some:old:shortcut": "global"}
    await grace.shortcut("some:old:shortcut")
    world.room.archive()
    await world.settle()

    for kind in ("shortcut", "channel_archive"):
        assert [delivery.ok for delivery in world.slack.deliveries if delivery.type == kind] == [True]


async def test_an_event_that_names_nobody_is_let_go(world: World) -> None:
    await world.slack.courier.tell({"type": "app_home_opened", "tab": "home", "channel": "D0", "event_ts": "1.0"})
    await world.settle()

    assert [delivery.ok for delivery in world.slack.deliveries if delivery.type == "app_home_opened"] == [True]
