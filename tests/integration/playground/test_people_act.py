"""What people can do at their client, over both roads to the bot."""

import asyncio
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Person, SimulatedSlack

from .kit import Json, actions, button, home, modal, option, section, text, text_input
from .small_bot import SmallBot


async def test_a_command_gets_an_ephemeral_answer_from_the_ack(
    bot: SmallBot, ada: Person, bob: Person, room: Channel
) -> None:
    @bot.app.command("/mentor")
    async def mentor(ack: AsyncAck, command: Json) -> None:
        await ack(f"You said {command['text']} in {command['channel_name']}")

    answer = await ada.command("/mentor", "join", channel=room)

    assert answer is not None
    assert answer.text == "You said join in mentoring"
    assert ada.sees(room) == [answer]
    assert bob.sees(room) == []


async def test_a_command_can_answer_in_the_channel(bot: SmallBot, ada: Person, bob: Person, room: Channel) -> None:
    @bot.app.command("/mentor")
    async def mentor(ack: AsyncAck) -> None:
        await ack({"response_type": "in_channel", "text": "Hello, everyone"})

    assert await ada.command("/mentor", channel=room) is None
    assert [message.text for message in bob.sees(room)] == ["Hello, everyone"]


async def test_a_modal_opens_is_filled_and_submitted(bot: SmallBot, ada: Person, room: Channel) -> None:
    submitted: list[Json] = []

    @bot.app.command("/mentor")
    async def mentor(ack: AsyncAck, command: Json, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=command["trigger_id"], view=modal(text_input("Your goal", "goal")))

    @bot.app.view("join")
    async def joined(ack: AsyncAck, view: Json) -> None:
        submitted.append(view["state"]["values"])
        await ack()

    await ada.command("/mentor", channel=room)
    assert [view.title for view in ada.modals] == ["Join"]
    await ada.submit({"Your goal": "Speak in public"})

    assert submitted == [{"goal": {"given": {"type": "plain_text_input", "value": "Speak in public"}}}]
    assert ada.modals == []
    assert ada.failures == []


async def test_a_button_in_a_message_sends_what_slack_sends(
    bot: SmallBot, slack: SimulatedSlack, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    bodies: list[Json] = []

    @bot.app.action("accept")
    async def accepted(ack: AsyncAck, body: Json) -> None:
        bodies.append(body)
        await ack()

    posted = await client.chat_postMessage(
        channel=room.id, text="A match", blocks=[actions(button("Accept", "accept", value="7"))]
    )
    await ada.click("Accept")

    [body] = bodies
    assert body["type"] == "block_actions"
    assert body["user"] == {
        "id": ada.id,
        "username": "ada.lovelace",
        "name": "ada.lovelace",
        "team_id": slack.team_id,
    }
    assert body["container"] == {
        "type": "message",
        "message_ts": posted["ts"],
        "channel_id": room.id,
        "is_ephemeral": False,
    }
    assert body["channel"] == {"id": room.id, "name": "mentoring"}
    assert body["message"]["ts"] == posted["ts"]
    assert body["response_url"].startswith("http://127.0.0.1:")
    [action] = body["actions"]
    assert {key: action[key] for key in ("type", "block_id", "action_id", "value")} == {
        "type": "button",
        "block_id": "actions",
        "action_id": "accept",
        "value": "7",
    }


async def test_a_button_of_an_ephemeral_message_comes_without_the_message(
    bot: SmallBot, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    bodies: list[Json] = []

    @bot.app.action("ok")
    async def fine(ack: AsyncAck, body: Json) -> None:
        bodies.append(body)
        await ack()

    await client.chat_postEphemeral(channel=room.id, user=ada.id, text="?", blocks=[actions(button("OK", "ok"))])
    await ada.click("OK")

    assert bodies[0]["container"]["is_ephemeral"] is True
    assert "message" not in bodies[0]


async def test_a_message_kept_from_before_an_edit_can_still_be_clicked(
    bot: SmallBot, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    clicked: list[str] = []

    @bot.app.action("accept")
    async def accepted(ack: AsyncAck, body: Json) -> None:
        clicked.append(body["container"]["message_ts"])
        await ack()

    posted = await client.chat_postMessage(channel=room.id, text="A", blocks=[actions(button("Accept", "accept"))])
    [stale] = ada.sees(room)
    await client.chat_update(channel=room.id, ts=posted["ts"], text="Too late")
    await ada.click("Accept", in_=stale)

    assert clicked == [posted["ts"]]
    assert ada.sees(room)[0].buttons == []


async def test_an_overflow_option_is_clicked_by_its_text(
    bot: SmallBot, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    chosen: list[Json] = []

    @bot.app.action("more")
    async def more(ack: AsyncAck, action: Json) -> None:
        chosen.append(action["selected_option"])
        await ack()

    menu = {"type": "overflow", "action_id": "more", "options": [option("Pause", "p"), option("Leave", "l")]}
    await client.chat_postMessage(channel=room.id, text="You", blocks=[section("You", accessory=menu)])
    await ada.click("Leave")

    assert chosen == [option("Leave", "l")]


async def test_a_menu_in_a_message_tells_the_app_at_once_and_keeps_its_state(
    bot: SmallBot, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    states: list[Json] = []

    @bot.app.action("pace")
    async def pace(ack: AsyncAck, body: Json) -> None:
        states.append(body["state"]["values"])
        await ack()

    menu = {
        "type": "static_select",
        "action_id": "pace",
        "placeholder": text("How often"),
        "options": [option("Weekly", "w"), option("Monthly", "m")],
    }
    await client.chat_postMessage(channel=room.id, text="Pace", blocks=[actions(menu, block_id="b")])
    await ada.choose("How often", "Monthly")

    assert states == [{"b": {"pace": {"type": "static_select", "selected_option": option("Monthly", "m")}}}]


async def test_suggestions_come_from_the_app(
    bot: SmallBot, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    @bot.app.options("skill")
    async def skills(ack: AsyncAck, payload: Json) -> None:
        known = ["search", "sea navigation", "sewing"]
        await ack(options=[option(skill, skill) for skill in known if skill.startswith(payload["value"])])

    menu = {"type": "external_select", "action_id": "skill", "placeholder": text("Skill")}
    await client.chat_postMessage(channel=room.id, text="Skill", blocks=[actions(menu)])

    assert await ada.suggest("Skill", "sea") == ["search", "sea navigation"]


async def test_the_home_tab_opens_and_its_buttons_work(bot: SmallBot, ada: Person, bob: Person) -> None:
    bodies: list[Json] = []

    @bot.app.event("app_home_opened")
    async def opened(event: Json, client: AsyncWebClient) -> None:
        await client.views_publish(
            user_id=event["user"], view=home(section("Welcome"), actions(button("Go", "go")))
        )

    @bot.app.action("go")
    async def go(ack: AsyncAck, body: Json) -> None:
        bodies.append(body)
        await ack()

    await ada.open_home()
    assert ada.home is not None
    assert "Welcome" in ada.home.text
    assert bob.home is None
    await ada.click("Go", in_=ada.home)

    [body] = bodies
    assert body["view"]["type"] == "home"
    assert body["view"]["hash"] == ada.home.hash
    assert body["container"] == {"type": "view", "view_id": ada.home.id}
    assert {"channel", "message", "response_url"}.isdisjoint(body)


async def test_a_direct_message_reaches_the_bot_escaped(bot: SmallBot, ada: Person, bob: Person) -> None:
    events: list[Json] = []

    @bot.app.event("message")
    async def heard(event: Json) -> None:
        events.append(event)

    await ada.write(f"1 < 2 & {bob.mention}")

    [event] = events
    assert event["text"] == f"1 &lt; 2 &amp; {bob.mention}"
    assert event["channel_type"] == "im"
    assert event["user"] == ada.id
    assert event["blocks"][0]["elements"][0]["elements"][-1] == {"type": "user", "user_id": bob.id}
    assert [message.author for message in ada.dm] == [ada.id]


async def test_a_mention_in_a_channel_reaches_the_bot(
    bot: SmallBot, slack: SimulatedSlack, ada: Person, room: Channel
) -> None:
    events: list[Json] = []

    @bot.app.event("app_mention")
    async def heard(event: Json) -> None:
        events.append(event)

    await ada.write(f"<@{slack.bot_user_id}> hello", channel=room)

    assert [event["channel"] for event in events] == [room.id]


async def test_shortcuts_open_modals(bot: SmallBot, client: AsyncWebClient, ada: Person, room: Channel) -> None:
    bodies: list[Json] = []

    @bot.app.shortcut("save")
    async def save(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        bodies.append(body)
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=modal(text_input("Goal", "goal")))

    message = await ada.write("I want to learn to sail", channel=room)
    await ada.shortcut("save")
    await ada.message_shortcut("save", message)

    assert [body["type"] for body in bodies] == ["shortcut", "message_action"]
    assert bodies[1]["message"]["text"] == "I want to learn to sail"
    assert "response_url" not in bodies[0]
    assert len(ada.modals) == 1


async def test_only_shortcuts_that_the_app_declares_are_there_each_in_its_own_menu(
    slack: SimulatedSlack, bot: SmallBot, ada: Person, room: Channel
) -> None:
    heard: list[str] = []

    @bot.app.shortcut("save")
    async def save(ack: AsyncAck, body: Json) -> None:
        heard.append(body["type"])
        await ack()

    message = await ada.write("I want to learn to sail", channel=room)
    about = {"description": "Keep it", "callback_id": "save"}
    with pytest.raises(ValueError, match="less than 25 characters"):
        slack.declare_shortcuts([{"name": "x" * 25, "type": "message", **about}])
    slack.declare_shortcuts([{"name": "Save", "type": "message", **about}])

    with pytest.raises(LookupError, match="no global shortcut 'save'"):
        await ada.shortcut("save")
    with pytest.raises(LookupError, match="no message shortcut 'keep'"):
        await ada.message_shortcut("keep", message)
    assert heard == []
    await ada.message_shortcut("save", message)
    assert heard == ["message_action"]


async def test_many_people_can_act_at_once(bot: SmallBot, slack: SimulatedSlack, room: Channel) -> None:
    @bot.app.command("/mentor")
    async def mentor(ack: AsyncAck, command: Json) -> None:
        await ack(f"Hello {command['user_id']}")

    crowd = [slack.add_person(f"Person {number}") for number in range(20)]
    answers = await asyncio.gather(*(person.command("/mentor") for person in crowd))

    assert [answer.text for answer in answers if answer] == [f"Hello {person.id}" for person in crowd]


async def test_a_button_nobody_sees_is_named_with_those_there_are(
    ada: Person, client: AsyncWebClient, room: Channel
) -> None:
    await client.chat_postMessage(channel=room.id, text="A", blocks=[actions(button("Accept", "accept"))])

    with pytest.raises(LookupError, match=r"no button 'Agree'.*Accept"):
        await ada.click("Agree")


async def test_a_deactivated_person_cannot_act(slack: SimulatedSlack, ada: Person) -> None:
    slack.deactivate(ada)

    with pytest.raises(RuntimeError, match="deactivated"):
        await ada.command("/mentor")
    with pytest.raises(RuntimeError, match="deactivated"):
        await ada.write("Hello")


async def test_people_are_the_same_on_every_run() -> None:
    def found() -> tuple[Any, ...]:
        slack = SimulatedSlack()
        ada = slack.add_person("Ada Lovelace")
        room = slack.add_channel("general", members=[ada])
        return ada.id, room.id, slack.team_id, slack.bot_token, slack.app_token, slack.signing_secret

    assert found() == found()
    assert found()[:3] == ("U0001", "C0001", "T0001")
