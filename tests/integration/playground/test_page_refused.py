"""Payloads that Slack refused, shown where they would have been seen, with Slack's reason."""

from typing import Any

from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Person, SimulatedSlack
from bot.playground.page import Page

from .browser import QuietHost, Tab, a_tab
from .kit import Json, actions, button, error_of, home, modal, section, text_input
from .small_bot import SmallBot

BAD = [{"type": "section"}]


def refused(tab: Tab, pane: str = "left") -> list[Json]:
    return [entry["refused"] for entry in tab.messages(pane) if "refused" in entry]


async def test_a_refused_message_stands_between_its_neighbours(
    tab: Tab, slack: SimulatedSlack, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    await client.chat_postMessage(channel=room.id, text="Before")
    await tab.looks(ada, room.id)
    assert await error_of(client.chat_postMessage(channel=room.id, text="x", blocks=BAD)) == "invalid_blocks"
    await client.chat_postMessage(channel=room.id, text="After")
    await tab.until(lambda: len(tab.messages()) == 3)
    (found,) = refused(tab)

    assert [entry.get("text") for entry in tab.messages()] == ["Before", None, "After"]
    assert (found["method"], found["error"]) == ("chat.postMessage", "invalid_blocks")
    assert "must define one of" in found["messages"][0]
    assert found["payload"]["blocks"] == BAD
    assert slack.log[found["number"] - 1] is slack.refused[0]


async def test_a_refused_first_message_to_somebody_stands_in_their_app_conversation(
    tab: Tab, client: AsyncWebClient, ada: Person, bob: Person
) -> None:
    await tab.looks(ada, "app")
    await tab.looks(bob, "app", "right")
    await error_of(client.chat_postMessage(channel=ada.id, text="x", blocks=BAD))
    await tab.until(lambda: refused(tab))
    await client.chat_postMessage(channel=ada.id, text="Better")
    await tab.until(lambda: tab.texts() == ["Better"])

    assert len(refused(tab)) == 1
    assert not refused(tab, "right")


async def test_a_refused_ephemeral_is_seen_by_its_reader_alone(
    tab: Tab, client: AsyncWebClient, ada: Person, bob: Person, room: Channel
) -> None:
    await tab.looks(ada, room.id)
    await tab.looks(bob, room.id, "right")
    await error_of(client.chat_postEphemeral(channel=room.id, user=bob.id, text="x", blocks=BAD))
    await tab.until(lambda: refused(tab, "right"))

    assert not refused(tab)


async def test_a_refused_update_stands_after_the_message_it_would_have_changed(
    tab: Tab, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    await tab.looks(ada, room.id)
    first = await client.chat_postMessage(channel=room.id, text="First")
    await client.chat_postMessage(channel=room.id, text="Second")
    await error_of(client.chat_update(channel=room.id, ts=first["ts"], text="x", blocks=BAD))
    await tab.until(lambda: refused(tab))

    assert [entry.get("text") for entry in tab.messages()] == ["First", None, "Second"]


async def test_a_refused_answer_to_a_press_is_shown_to_who_pressed(
    tab: Tab, room: Channel, socket_bot: SmallBot, client: AsyncWebClient, ada: Person, bob: Person
) -> None:
    @socket_bot.app.action("go")
    async def go(ack: AsyncAck, respond: Any) -> None:
        await ack()
        await respond(text="x", blocks=BAD)

    posted = await client.chat_postMessage(channel=room.id, text="x", blocks=[actions(button("Go", "go"))])
    await tab.looks(ada, room.id)
    await tab.looks(bob, room.id, "right")
    where = {"channel": room.id, "ts": posted["ts"]}
    await tab.does("press", person=ada.id, where=where, block_id="actions", action_id="go")
    await tab.until(lambda: refused(tab))
    (found,) = refused(tab)

    assert (found["method"], found["error"]) == ("response_url", "invalid_blocks")
    assert "must define one of" in found["messages"][0]
    assert not refused(tab, "right")


async def test_a_refused_answer_to_a_command_stands_in_its_room(
    tab: Tab, room: Channel, socket_bot: SmallBot, ada: Person
) -> None:
    @socket_bot.app.command("/mentor")
    async def mentor(ack: AsyncAck) -> None:
        await ack(text="x", blocks=BAD)

    await tab.looks(ada, room.id)
    await tab.does("command", person=ada.id, room=room.id, text="/mentor")
    (found,) = refused(tab)

    assert (found["method"], found["error"]) == ("/mentor", "invalid_blocks")
    assert found["payload"]["blocks"] == BAD
    assert "invalid_command_response" in tab.panes["left"]["failures"][0]["text"]


async def test_a_refused_home_is_shown_until_a_better_one_comes(
    tab: Tab, client: AsyncWebClient, ada: Person
) -> None:
    await client.views_publish(user_id=ada.id, view=home(section("Welcome")))
    await tab.looks(ada, "home")
    await error_of(client.views_publish(user_id=ada.id, view=home(*BAD)))
    await tab.until(lambda: tab.panes["left"]["home"]["refused"])
    (found,) = tab.panes["left"]["home"]["refused"]

    assert found["payload"]["view"]["blocks"] == BAD
    assert "Welcome" in str(tab.panes["left"]["home"]["view"])
    await client.views_publish(user_id=ada.id, view=home(section("Better")))
    await tab.until(lambda: not tab.panes["left"]["home"]["refused"])


async def test_a_refused_modal_is_shown_until_the_person_does_something_else(
    tab: Tab, slack: SimulatedSlack, client: AsyncWebClient, ada: Person, bob: Person
) -> None:
    await tab.looks(ada, "app")
    await tab.looks(bob, "app", "right")
    trigger = slack.workspace.tickets.trigger(ada.id)
    await error_of(client.views_open(trigger_id=trigger, view=modal(*BAD)))
    await tab.until(lambda: tab.panes["left"]["refused_modals"])
    (found,) = tab.panes["left"]["refused_modals"]

    assert (found["method"], found["error"]) == ("views.open", "invalid_arguments")
    assert tab.panes["right"]["refused_modals"] == []
    await tab.does("write", person=ada.id, room="app", text="Hm")
    assert tab.panes["left"]["refused_modals"] == []


async def test_a_refused_update_of_a_modal_and_of_a_home_go_to_their_places(
    tab: Tab, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    published = await client.views_publish(user_id=ada.id, view=home(section("Welcome")))
    opened = await client.views_open(
        trigger_id=slack.workspace.tickets.trigger(ada.id), view=modal(section("Hello"), external_id="mine")
    )
    await tab.looks(ada, "home")
    await error_of(client.views_update(view_id=published["view"]["id"], view=home(*BAD)))
    await error_of(client.views_update(external_id=opened["view"]["external_id"], view=modal(*BAD)))
    await tab.until(lambda: tab.panes["left"]["home"]["refused"] and tab.panes["left"]["refused_modals"])

    assert "Hello" in str(tab.panes["left"]["modals"])


async def test_a_view_in_the_answer_to_a_form_that_slack_cannot_show(
    tab: Tab, socket_bot: SmallBot, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    @socket_bot.app.view("join")
    async def joined(ack: AsyncAck) -> None:
        await ack(response_action="update", view=modal(*BAD))

    await tab.looks(ada, "app")
    trigger = slack.workspace.tickets.trigger(ada.id)
    await client.views_open(trigger_id=trigger, view=modal(text_input("Goal", "goal", optional=True)))
    await tab.does("submit", person=ada.id, view=ada.modals[-1].id)
    (found,) = tab.panes["left"]["refused_modals"]

    assert found["method"] == "view_submission"
    assert "must define one of" in found["error"]
    assert found["payload"]["view"]["blocks"] == BAD


async def test_what_fails_only_for_now_is_not_shown_as_refused(
    tab: Tab, slack: SimulatedSlack, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    await tab.looks(ada, room.id)
    slack.faults.rate_limited(3)
    await error_of(client.chat_postMessage(channel=room.id, text="Hello"))
    await error_of(client.chat_postMessage(channel=room.id, text="x", blocks=BAD))
    await tab.until(lambda: refused(tab))

    assert [found["error"] for found in refused(tab)] == ["invalid_blocks"]


async def test_what_was_refused_before_the_page_was_there_is_shown_too(
    slack: SimulatedSlack, client: AsyncWebClient, room: Channel, ada: Person, host: QuietHost
) -> None:
    await error_of(client.chat_postMessage(channel=room.id, text="x", blocks=BAD))
    slack.show(Page(slack, host).routes)
    async with a_tab(slack) as tab:
        await tab.looks(ada, room.id)

        assert len(refused(tab)) == 1
