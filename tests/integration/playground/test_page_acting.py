"""What people do on the page: the app hears of it as from Slack, and the answer comes once all has settled."""

from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Person, Role, SimulatedSlack, View

from .browser import QuietHost, Tab, address
from .kit import Json, actions, button, field, home, modal, option, section, text_input
from .small_bot import SmallBot

OPTIONS = [option("Mentor", "mentor"), option("Mentee", "mentee")]
RICH = {
    "type": "rich_text",
    "elements": [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": "Hi", "style": {"bold": True}}]}
    ],
}


def element(kind: str, **more: Any) -> Json:
    return {"type": kind, "action_id": "given", **more}


async def opened(slack: SimulatedSlack, client: AsyncWebClient, person: Person, *blocks: Json, **more: Any) -> View:
    trigger = slack.workspace.tickets.trigger(person.id)
    await client.views_open(trigger_id=trigger, view=modal(*blocks, **more))
    return person.modals[-1]


# -- commands and messages -------------------------------------------------------------------------


async def test_a_command_is_typed_into_a_room_and_answered_there(
    tab: Tab, room: Channel, socket_bot: SmallBot, host: QuietHost, ada: Person
) -> None:
    heard: list[Json] = []

    @socket_bot.app.command("/mentor")
    async def mentor(ack: AsyncAck, command: Json) -> None:
        heard.append(command)
        await ack("Here you are")

    await tab.looks(ada, room.id)
    await tab.does("command", person=ada.id, room=room.id, text="/mentor  join the club ")

    assert [(each["text"], each["channel_id"], each["user_id"]) for each in heard] == [
        ("join the club", room.id, ada.id)
    ]
    assert tab.texts() == ["Here you are"]
    assert host.settled == 1


async def test_slack_itself_answers_a_command_nobody_knows(tab: Tab, ada: Person, room: Channel) -> None:
    await tab.looks(ada, room.id)
    await tab.does("command", person=ada.id, room=room.id, text="/mentro join")

    assert tab.panes["left"]["failures"][0]["text"].startswith("/mentro is not a valid command.")


async def test_the_first_word_to_the_app_begins_the_conversation(tab: Tab, ada: Person) -> None:
    await tab.looks(ada, "app")
    answer = await tab.does("write", person=ada.id, room="app", text=" Hello <there> ")

    assert tab.texts() == ["Hello &lt;there&gt;"]
    assert tab.messages()[0]["ts"] == answer["ts"]
    await tab.does("write", person=ada.id, room=tab.panes["left"]["room"]["id"], text="Again")
    assert tab.texts()[1:] == ["Again"]


async def test_a_reply_goes_into_its_thread(tab: Tab, ada: Person, room: Channel) -> None:
    await tab.looks(ada, room.id)
    first = await tab.does("write", person=ada.id, room=room.id, text="A question")
    await tab.does("write", person=ada.id, room=room.id, text="An answer", thread_ts=first["ts"])

    assert [entry["thread_ts"] for entry in tab.messages()] == ["", first["ts"]]


async def test_what_cannot_be_written_says_why(tab: Tab, slack: SimulatedSlack, ada: Person, bob: Person) -> None:
    lunch = slack.add_channel("lunch", members=[bob])
    secret = slack.add_channel("secret", members=[bob], private=True)
    old = slack.add_channel("old", members=[ada])
    old.archive()

    assert "nothing to send" in await tab.refused("write", person=ada.id, room="app", text="  ")
    assert "not in #lunch" in await tab.refused("write", person=ada.id, room=lunch.id, text="Hi")
    assert "no such conversation" in await tab.refused("write", person=ada.id, room=secret.id, text="Hi")
    assert "archived" in await tab.refused("write", person=ada.id, room=old.id, text="Hi")


async def test_a_public_channel_can_be_joined(tab: Tab, slack: SimulatedSlack, ada: Person, bob: Person) -> None:
    lunch = slack.add_channel("lunch", members=[bob])
    await bob.write("Soup today", lunch)
    await tab.looks(ada, lunch.id)
    assert not tab.panes["left"]["room"]["member"]

    await tab.does("join", person=ada.id, room=lunch.id)
    assert tab.panes["left"]["room"]["member"]
    assert tab.row(lunch.id)["unread"] == 0
    await tab.does("write", person=ada.id, room=lunch.id, text="Hi")


async def test_somebody_who_has_left_can_do_nothing_more(tab: Tab, slack: SimulatedSlack, ada: Person) -> None:
    slack.deactivate(ada)

    assert "deactivated" in await tab.refused("write", person=ada.id, room="app", text="Hi")
    assert "deactivated" in await tab.refused("open_home", person=ada.id)


# -- buttons and menus -----------------------------------------------------------------------------


async def test_every_kind_of_button_is_pressed_by_its_ids(
    tab: Tab, room: Channel, socket_bot: SmallBot, client: AsyncWebClient, ada: Person
) -> None:
    pressed: list[Json] = []

    @socket_bot.app.action({"block_id": "actions"})
    @socket_bot.app.action({"block_id": "feedback"})
    async def press(ack: AsyncAck, action: Json) -> None:
        pressed.append(action)
        await ack()

    def verdict(words: str, value: str) -> Json:
        return {"text": {"type": "plain_text", "text": words}, "value": value}

    thumbs = element(
        "feedback_buttons", positive_button=verdict("Good", "yes"), negative_button=verdict("Bad", "no")
    )
    posted = await client.chat_postMessage(
        channel=room.id,
        text="x",
        blocks=[
            actions(button("Same", "one", value="1"), button("Same", "two", value="2")),
            {"type": "context_actions", "block_id": "feedback", "elements": [thumbs]},
        ],
    )
    where = {"channel": room.id, "ts": posted["ts"]}
    await tab.does("press", person=ada.id, where=where, block_id="actions", action_id="two")
    await tab.does("press", person=ada.id, where=where, block_id="feedback", action_id="given", option="no")

    assert [(each["action_id"], each["value"]) for each in pressed] == [("two", "2"), ("given", "no")]
    assert "no such" in await tab.refused(
        "press", person=ada.id, where=where, block_id="feedback", action_id="given", option="perhaps"
    )


async def test_an_overflow_is_pressed_by_its_entrys_value(
    tab: Tab, socket_bot: SmallBot, client: AsyncWebClient, ada: Person
) -> None:
    pressed: list[Json] = []

    @socket_bot.app.action("given")
    async def press(ack: AsyncAck, action: Json) -> None:
        pressed.append(action)
        await ack()

    more = element("overflow", options=OPTIONS)
    await client.views_publish(user_id=ada.id, view=home(section("You", block_id="b", accessory=more)))
    seen = await tab.looks(ada, "home")
    target = {"where": {"view": seen["home"]["view"]["id"]}, "block_id": "b", "action_id": "given"}
    await tab.does("press", person=ada.id, option="mentee", **target)

    assert pressed[0]["selected_option"] == OPTIONS[1]
    assert "not in this menu" in await tab.refused("press", person=ada.id, **target)


async def test_an_unanswered_press_leaves_slacks_complaint(tab: Tab, client: AsyncWebClient, ada: Person) -> None:
    await client.views_publish(user_id=ada.id, view=home(actions(button("Go", "go"))))
    seen = await tab.looks(ada, "home")
    where = {"view": seen["home"]["view"]["id"]}
    await tab.does("press", person=ada.id, where=where, block_id="actions", action_id="go")

    assert "dispatch_failed" in tab.panes["left"]["failures"][0]["text"]


@pytest.mark.parametrize(
    ("part", "value", "state"),
    [
        (element("plain_text_input"), "Hi", {"value": "Hi"}),
        (element("plain_text_input"), "", {"value": None}),
        (element("email_text_input"), "a@b.example", {"value": "a@b.example"}),
        (element("url_text_input"), "https://b.example", {"value": "https://b.example"}),
        (element("number_input", is_decimal_allowed=False), "3", {"value": "3"}),
        (element("rich_text_input"), RICH, {"rich_text_value": RICH}),
        (element("rich_text_input"), None, {"rich_text_value": None}),
        (element("static_select", options=OPTIONS), "mentee", {"selected_option": OPTIONS[1]}),
        (element("static_select", options=OPTIONS), None, {"selected_option": None}),
        (element("radio_buttons", options=OPTIONS), "mentor", {"selected_option": OPTIONS[0]}),
        (element("multi_static_select", options=OPTIONS), ["mentor"], {"selected_options": OPTIONS[:1]}),
        (element("checkboxes", options=OPTIONS), [], {"selected_options": []}),
        (element("users_select"), "U0001", {"selected_user": "U0001"}),
        (element("multi_users_select"), ["U0001"], {"selected_users": ["U0001"]}),
        (element("conversations_select"), "C0001", {"selected_conversation": "C0001"}),
        (element("multi_conversations_select"), ["C0001"], {"selected_conversations": ["C0001"]}),
        (element("channels_select"), None, {"selected_channel": None}),
        (element("multi_channels_select"), ["C0001"], {"selected_channels": ["C0001"]}),
        (element("datepicker"), "2026-12-07", {"selected_date": "2026-12-07"}),
        (element("timepicker"), "09:30", {"selected_time": "09:30"}),
        (element("datetimepicker"), 1796634000, {"selected_date_time": 1796634000}),
    ],
    ids=lambda part: part.get("type") if isinstance(part, dict) else None,
)
async def test_every_kind_of_element_is_entered_by_its_value(
    tab: Tab, slack: SimulatedSlack, client: AsyncWebClient, ada: Person, part: Json, value: object, state: Json
) -> None:
    view = await opened(slack, client, ada, field("Answer", "b", part))
    target = {"where": {"view": view.id}, "block_id": "b", "action_id": "given"}
    await tab.does("enter", person=ada.id, value=value, dispatch=False, **target)

    assert view.values == {"b": {"given": {"type": part["type"], **state}}}


@pytest.mark.parametrize(
    ("part", "value"),
    [
        (element("plain_text_input"), 3),
        (element("static_select", options=OPTIONS), "Mentee"),
        (element("checkboxes", options=OPTIONS), "mentor"),
        (element("users_select"), ["U0001"]),
        (element("multi_users_select"), [3]),
        (element("datepicker"), "7 December"),
        (element("timepicker"), "9.30"),
        (element("datetimepicker"), True),
        (element("rich_text_input"), "Hi"),
        (element("file_input"), ["F9999"]),
    ],
    ids=lambda part: part.get("type") if isinstance(part, dict) else None,
)
async def test_a_value_of_another_kind_is_not_taken(
    tab: Tab, slack: SimulatedSlack, client: AsyncWebClient, ada: Person, part: Json, value: object
) -> None:
    view = await opened(slack, client, ada, field("Answer", "b", part))
    before = view.values
    target = {"where": {"view": view.id}, "block_id": "b", "action_id": "given"}

    assert (await tab.refused("enter", person=ada.id, value=value, **target)).endswith(".")
    assert view.values == before


async def test_only_what_tells_at_once_tells_at_once(
    tab: Tab, socket_bot: SmallBot, host: QuietHost, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    chosen: list[str] = []

    @socket_bot.app.action("given")
    async def choose(ack: AsyncAck, action: Json) -> None:
        chosen.append(action["selected_option"]["value"])
        await ack()

    menu = element("static_select", options=OPTIONS)
    view = await opened(
        slack, client, ada, field("Quiet", "quiet", menu), field("Loud", "loud", menu, dispatch_action=True)
    )
    for block_id, value, dispatch in (
        ("quiet", "mentor", True),
        ("loud", "mentor", False),
        ("loud", "mentee", True),
    ):
        target = {"where": {"view": view.id}, "block_id": block_id, "action_id": "given"}
        await tab.does("enter", person=ada.id, value=value, dispatch=dispatch, **target)

    assert chosen == ["mentee"]
    assert host.settled == 2


async def test_external_options_are_suggested_and_then_entered_by_value(
    tab: Tab, socket_bot: SmallBot, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    asked: list[str] = []

    @socket_bot.app.options("given")
    async def offer(ack: AsyncAck, payload: Json) -> None:
        asked.append(payload["value"])
        await ack(options=[option(f"{payload['value']} for all", payload["value"])])

    view = await opened(slack, client, ada, field("Skills", "b", element("multi_external_select")))
    target = {"where": {"view": view.id}, "block_id": "b", "action_id": "given"}
    answer = await tab.does("suggest", person=ada.id, typed="sailing", **target)
    assert answer["options"] == [option("sailing for all", "sailing")]
    await tab.does("enter", person=ada.id, value=["sailing"], **target)
    await tab.does("suggest", person=ada.id, typed="rowing", **target)
    await tab.does("enter", person=ada.id, value=["sailing", "rowing"], **target)

    chosen = view.values["b"]["given"]["selected_options"]
    assert [each["value"] for each in chosen] == ["sailing", "rowing"]
    assert asked == ["sailing", "rowing"]
    assert "not on offer" in await tab.refused("enter", person=ada.id, value=["flying"], **target)


async def test_suggestions_may_come_in_groups_and_too_few_letters_bring_none(
    tab: Tab, socket_bot: SmallBot, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    @socket_bot.app.options("given")
    async def offer(ack: AsyncAck) -> None:
        group = {"label": {"type": "plain_text", "text": "Roles"}, "options": OPTIONS}
        await ack(option_groups=[group])

    view = await opened(slack, client, ada, field("Skill", "b", element("external_select")))
    target = {"where": {"view": view.id}, "block_id": "b", "action_id": "given"}
    assert (await tab.does("suggest", person=ada.id, typed="me", **target))["options"] == []
    answer = await tab.does("suggest", person=ada.id, typed="men", **target)

    assert answer["groups"][0]["options"] == OPTIONS
    await tab.does("enter", person=ada.id, value="mentee", **target)


# -- modals ----------------------------------------------------------------------------------------


async def test_a_form_is_filled_in_sent_and_gone(
    tab: Tab, socket_bot: SmallBot, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    sent: list[Json] = []

    @socket_bot.app.view("join")
    async def joined(ack: AsyncAck, view: Json) -> None:
        sent.append(view["state"]["values"])
        await ack()

    await tab.looks(ada, "app")
    view = await opened(slack, client, ada, text_input("Goal", "goal"))
    await tab.does("submit", person=ada.id, view=view.id)
    assert tab.panes["left"]["modals"][0]["errors"] == {"goal": "Please complete this required field."}

    target = {"where": {"view": view.id}, "block_id": "goal", "action_id": "given"}
    await tab.does("enter", person=ada.id, value="Sail", **target)
    await tab.does("submit", person=ada.id, view=view.id)
    assert tab.panes["left"]["modals"] == []
    assert sent == [{"goal": {"given": {"type": "plain_text_input", "value": "Sail"}}}]
    assert "not open any more" in await tab.refused("submit", person=ada.id, view=view.id)


async def test_typing_and_sending_at_once_sends_what_was_typed(
    tab: Tab, socket_bot: SmallBot, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    sent: list[str] = []

    @socket_bot.app.view("join")
    async def joined(ack: AsyncAck, view: Json) -> None:
        sent.append(view["state"]["values"]["goal"]["given"]["value"])
        await ack()

    view = await opened(slack, client, ada, text_input("Goal", "goal"))
    target = {"where": {"view": view.id}, "block_id": "goal", "action_id": "given"}
    await tab.socket.send_json({"id": "a", "do": "enter", "person": ada.id, "value": "Sail", **target})
    await tab.socket.send_json({"id": "b", "do": "submit", "person": ada.id, "view": view.id})
    await tab.until(lambda: {"a", "b"} <= {frame.get("re") for frame in tab.frames})

    assert sent == ["Sail"]


async def test_cancel_closes_the_top_one_and_the_x_the_whole_stack(
    tab: Tab, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    await tab.looks(ada, "app")
    below = await opened(slack, client, ada, section("Below"))
    trigger = slack.workspace.tickets.trigger(ada.id, view=below.id)
    await client.views_push(trigger_id=trigger, view=modal(section("Above")))
    await tab.until(lambda: len(tab.panes["left"]["modals"]) == 2)

    assert "on top" in await tab.refused("close", person=ada.id, view=below.id)
    await tab.does("close", person=ada.id, view=ada.modals[-1].id)
    assert [view["id"] for view in tab.panes["left"]["modals"]] == [below.id]
    await tab.does("close_all", person=ada.id)
    await tab.does("close_all", person=ada.id)
    assert tab.panes["left"]["modals"] == []


async def test_a_form_without_a_submit_button_is_not_sent(
    tab: Tab, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    view = modal(section("Please wait"))
    del view["submit"]
    await client.views_open(trigger_id=slack.workspace.tickets.trigger(ada.id), view=view)

    assert "nothing to send" in await tab.refused("submit", person=ada.id, view=ada.modals[-1].id)


async def test_what_is_gone_says_so(
    tab: Tab, client: AsyncWebClient, slack: SimulatedSlack, ada: Person, bob: Person, room: Channel
) -> None:
    await client.chat_postEphemeral(channel=room.id, user=bob.id, text="x", blocks=[actions(button("Go", "go"))])
    whispered = {"channel": room.id, "ts": bob.ephemerals[0].ts}
    ids = {"block_id": "actions", "action_id": "go"}
    view = await opened(slack, client, bob, section("His"))

    assert "not there any more" in await tab.refused("press", person=ada.id, where=whispered, **ids)
    assert "not open any more" in await tab.refused("press", person=ada.id, where={"view": view.id}, **ids)
    assert "not there any more" in await tab.refused("press", person=bob.id, where={"view": view.id}, **ids)


# -- shortcuts, Home and files ---------------------------------------------------------------------


async def test_shortcuts_reach_the_app(
    tab: Tab, room: Channel, socket_bot: SmallBot, client: AsyncWebClient, ada: Person
) -> None:
    heard: list[str] = []

    @socket_bot.app.shortcut("help")
    @socket_bot.app.shortcut("praise")
    async def run(ack: AsyncAck, body: Json) -> None:
        heard.append(body.get("message", {}).get("text", body["type"]))
        await ack()

    posted = await client.chat_postMessage(channel=room.id, text="Well done")
    await tab.does("shortcut", person=ada.id, callback_id="help")
    await tab.does("message_shortcut", person=ada.id, callback_id="praise", channel=room.id, ts=posted["ts"])

    assert heard == ["shortcut", "Well done"]
    assert "no such shortcut" in await tab.refused("shortcut", person=ada.id, callback_id="other")
    assert "no such shortcut" in await tab.refused("shortcut", person=ada.id, callback_id="praise")


async def test_opening_home_lets_the_app_fill_it(tab: Tab, socket_bot: SmallBot, ada: Person) -> None:
    @socket_bot.app.event("app_home_opened")
    async def fill(client: AsyncWebClient, event: Json) -> None:
        await client.views_publish(user_id=event["user"], view=home(section("Welcome")))

    await tab.looks(ada, "home")
    await tab.does("open_home", person=ada.id)

    assert "Welcome" in str(tab.panes["left"]["home"]["view"])


async def test_a_file_is_uploaded_and_stands_in_the_form_as_slacks_file_object(
    tab: Tab, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    url = address(slack, f"/page/files?person={ada.id}&name=goals.pdf")
    async with aiohttp.ClientSession() as session, session.post(url, data=b"%PDF") as response:
        uploaded = await response.json()
    view = await opened(slack, client, ada, field("File", "b", element("file_input")))
    target = {"where": {"view": view.id}, "block_id": "b", "action_id": "given"}
    await tab.does("enter", person=ada.id, value=[uploaded["id"]], **target)
    (file,) = view.values["b"]["given"]["files"]

    assert uploaded == {"id": file["id"], "name": "goals.pdf", "size": 4}
    assert (file["user"], file["filetype"]) == (ada.id, "pdf")


async def test_a_guest_may_use_the_app_as_well(tab: Tab, slack: SimulatedSlack) -> None:
    guest = slack.add_person("Greta", role=Role.GUEST)
    await tab.looks(guest, "app")
    await tab.does("write", person=guest.id, room="app", text="Hello")

    assert tab.texts() == ["Hello"]
