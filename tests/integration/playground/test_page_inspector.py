"""The inspector: every call and delivery in a line, each in full with its checks, and nothing secret anywhere."""

import json

import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Person, SimulatedSlack
from bot.playground.page.checks import Check, complaints, of_content

from .browser import Tab
from .kit import Json, actions, button, error_of, home, modal, section, text_input
from .small_bot import SmallBot


async def full(tab: Tab, number: int) -> Json:
    answer = await tab.does("entry", number=number)
    return dict(answer["entry"])


async def test_the_log_comes_only_to_who_watches_it(
    tab: Tab, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    await client.chat_postMessage(channel=room.id, text="One")
    assert not tab.lines
    await tab.does("watch_log", on=True)
    assert [line["name"] for line in tab.lines.values()] == ["chat.postMessage"]

    await client.chat_postMessage(channel=ada.id, text="Two")
    await tab.until(lambda: len(tab.lines) == 2 and tab.lines[2]["verdict"] == "ok")
    assert (tab.lines[2]["person"], tab.lines[2]["channel"]) == (ada.id, "")
    assert tab.lines[1]["channel"] == room.id
    await tab.does("watch_log", on=False)
    await client.chat_postMessage(channel=room.id, text="Three")
    await tab.looks(ada, room.id)
    assert len(tab.lines) == 2


async def test_a_gesture_and_its_answers_stand_in_the_order_they_happened(
    tab: Tab, room: Channel, socket_bot: SmallBot, slack: SimulatedSlack, ada: Person
) -> None:
    @socket_bot.app.command("/mentor")
    async def mentor(ack: AsyncAck, client: AsyncWebClient, command: Json) -> None:
        await ack()
        await client.views_open(trigger_id=command["trigger_id"], view=modal(section("Hello")))

    await tab.does("watch_log", on=True)
    await tab.does("command", person=ada.id, room=room.id, text="/mentor")
    await tab.until(lambda: any(line["name"] == "views.open" for line in tab.lines.values()))
    found = {line["name"]: line for line in tab.lines.values()}
    command, opened = found["/mentor"], found["views.open"]

    assert (command["direction"], command["name"], command["verdict"]) == ("to_app", "/mentor", "ok")
    assert (command["person"], command["channel"]) == (ada.id, room.id)
    assert (opened["direction"], opened["person"], opened["error"]) == ("to_slack", ada.id, "")
    assert command["number"] < opened["number"]
    assert command["latency_ms"] > 0
    assert slack.log[command["number"] - 1].number == command["number"]


async def test_each_verdict_says_how_it_ended(
    tab: Tab, slack: SimulatedSlack, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    await tab.does("watch_log", on=True)
    await client.chat_postMessage(channel=room.id, text="Fine")
    await error_of(client.chat_postMessage(channel=room.id, text="x", blocks=[{"type": "section"}]))
    slack.faults.rate_limited(3)
    await error_of(client.chat_postMessage(channel=room.id, text="Again"))
    await ada.command("/mentor")
    await tab.until(lambda: len(tab.lines) == 4)

    found = [(line["verdict"], line["error"], line["fault"]) for _, line in sorted(tab.lines.items())]
    assert found == [
        ("ok", "", ""),
        ("refused", "invalid_blocks", ""),
        ("refused", "ratelimited", "rate limited"),
        ("failed", "not reachable", ""),
    ]


async def test_a_message_in_full_with_its_checks_and_a_fixture(
    tab: Tab, client: AsyncWebClient, room: Channel
) -> None:
    blocks = [section("Hello"), actions(button("Go", "go"), button("No", "no"))]
    await client.chat_postMessage(channel=room.id, text="Hello", blocks=blocks)
    entry = await full(tab, 1)
    words = [check["words"] for check in entry["checks"]]

    assert entry["sent"]["blocks"] == blocks
    assert entry["answer"]["ok"]
    assert entry["status"] == 200
    assert words == [
        "5 of at most 40,000 characters of text",
        "2 of at most 50 blocks",
        "5 of at most 3,000 characters in the longest section",
        "2 of at most 25 elements in the fullest actions block",
    ]
    assert all(check["ok"] for check in entry["checks"])
    assert entry["fixture"] == {
        "method": "chat.postMessage",
        "arguments": entry["sent"],
        "answer": entry["answer"],
    }


async def test_what_slack_objects_to_is_among_the_checks(tab: Tab, client: AsyncWebClient, ada: Person) -> None:
    await error_of(client.views_publish(user_id=ada.id, view=home(section("x" * 3001))))
    entry = await full(tab, 1)
    objections = [check["words"] for check in entry["checks"] if not check["ok"]]

    assert objections[0] == "3,001 of at most 3,000 characters in the longest section"
    assert "must be less than 3001 characters [json-pointer:/view/blocks/0/text/text]" in objections[1]


async def test_an_acknowledged_form_in_full(
    tab: Tab, socket_bot: SmallBot, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    @socket_bot.app.view("join")
    async def joined(ack: AsyncAck) -> None:
        await ack(response_action="update", view=modal(section("Thank you")))

    trigger = slack.workspace.tickets.trigger(ada.id)
    await client.views_open(trigger_id=trigger, view=modal(text_input("Goal", "goal", optional=True)))
    await tab.does("submit", person=ada.id, view=ada.modals[-1].id)
    entry = await full(tab, slack.deliveries[-1].number)
    words = " · ".join(check["words"] for check in entry["checks"])

    assert entry["fixture"] == {"kind": "interactive", "payload": entry["sent"]}
    assert entry["answer"]["view"]["blocks"] == [section("Thank you")]
    assert "of at most 3000 ms" in words
    assert "4 of at most 24 characters of title" in words


async def test_nothing_secret_is_shown_anywhere(
    tab: Tab, room: Channel, socket_bot: SmallBot, slack: SimulatedSlack, ada: Person
) -> None:
    urls: list[str] = []

    @socket_bot.app.command("/mentor")
    async def mentor(ack: AsyncAck, command: Json) -> None:
        urls.append(command["response_url"])
        await ack(f"The key is {slack.bot_token}, or was it {slack.signing_secret}")

    await tab.does("watch_log", on=True)
    await tab.does("command", person=ada.id, room=room.id, text="/mentor")
    shown = json.dumps([await full(tab, entry.number) for entry in slack.log])
    app = slack.workspace.app

    for secret in (app.bot_token, app.app_token, app.signing_secret, app.verification_token, urls[0]):
        assert secret not in shown
    assert urls[0].rpartition("/")[2] not in shown
    assert "https://hooks.slack.com/commands/placeholder" in shown
    assert "ticket=placeholder" in shown


async def test_there_is_no_entry_but_those_there_are(tab: Tab) -> None:
    for number in (0, 1, -1, 10**30):
        assert "no such entry" in await tab.refused("entry", number=number)


@pytest.mark.parametrize(
    ("method", "content", "found"),
    [
        ("auth.test", {}, []),
        ("response_url", "Hello", [Check("5 of at most 40,000 characters of text")]),
        ("chat.update", {"text": "x", "blocks": "no"}, [Check("1 of at most 4,000 characters of text"), ...]),
        ("chat.postMessage", None, []),
        ("view_submission", {"response_action": "clear"}, []),
    ],
)
def test_any_content_can_be_checked(method: str, content: object, found: list[object]) -> None:
    checks = of_content(method, content)

    assert checks[: len(found) - (... in found)] == [each for each in found if each is not ...]
    assert len(checks) == len(found)


def test_complaints_are_slacks_messages_or_the_name_of_its_error() -> None:
    assert complaints("chat.postMessage", {"text": " "}) == ["no_text"]
    assert "missing required field" in complaints("views.open", {"view": {"type": "modal"}})[0]
    assert complaints("response_url", None) == []
