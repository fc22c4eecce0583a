"""Filling in: every kind of element, by the names and values a person would use."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Person, SimulatedSlack, View

from .kit import Json, field, modal, option, section, text, text_input
from .small_bot import SmallBot

OPTIONS = [option("Mentor", "mentor"), option("Mentee", "mentee")]


def element(kind: str, **more: Any) -> Json:
    return {"type": kind, "action_id": "given", **more}


async def opened(slack: SimulatedSlack, client: AsyncWebClient, person: Person, *blocks: Json) -> View:
    trigger = slack.workspace.tickets.trigger(person.id)
    await client.views_open(trigger_id=trigger, view=modal(*blocks))
    return person.modals[-1]


RICH = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "Hi"}]}],
}


@pytest.mark.parametrize(
    ("part", "value", "state"),
    [
        (element("plain_text_input"), "Hi", {"value": "Hi"}),
        (element("email_text_input"), "a@b.example", {"value": "a@b.example"}),
        (element("url_text_input"), "https://b.example", {"value": "https://b.example"}),
        (element("number_input", is_decimal_allowed=False), 3, {"value": "3"}),
        (element("rich_text_input"), "Hi", {"rich_text_value": RICH}),
        (element("static_select", options=OPTIONS), "Mentee", {"selected_option": OPTIONS[1]}),
        (element("static_select", options=OPTIONS), "mentee", {"selected_option": OPTIONS[1]}),
        (element("radio_buttons", options=OPTIONS), "Mentor", {"selected_option": OPTIONS[0]}),
        (element("multi_static_select", options=OPTIONS), ["Mentor"], {"selected_options": OPTIONS[:1]}),
        (element("checkboxes", options=OPTIONS), ["Mentor", "mentee"], {"selected_options": OPTIONS}),
        (element("checkboxes", options=OPTIONS[:1]), True, {"selected_options": OPTIONS[:1]}),
        (element("users_select"), "U0001", {"selected_user": "U0001"}),
        (element("multi_users_select"), ["U0001"], {"selected_users": ["U0001"]}),
        (element("conversations_select"), "C0001", {"selected_conversation": "C0001"}),
        (element("multi_channels_select"), ["C0001"], {"selected_channels": ["C0001"]}),
        (element("datepicker"), date(2026, 12, 7), {"selected_date": "2026-12-07"}),
        (element("timepicker"), time(9, 30), {"selected_time": "09:30"}),
        (element("datetimepicker"), datetime(2026, 12, 7, 9, tzinfo=UTC), {"selected_date_time": 1796634000}),
        (element("datetimepicker"), 1796634000, {"selected_date_time": 1796634000}),
        (element("file_input"), ["F0001"], {"files": ["F0001"]}),
    ],
    ids=lambda part: part.get("type") if isinstance(part, dict) else None,
)
async def test_every_kind_of_element_can_be_filled_in(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, part: Json, value: object, state: Json
) -> None:
    view = await opened(slack, client, ada, field("Answer", "b", part))
    await ada.fill({"Answer": value})

    assert view.values == {"b": {"given": {"type": part["type"], **state}}}


async def test_people_and_channels_may_be_given_as_they_are(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, bob: Person, room: Channel
) -> None:
    view = await opened(
        slack,
        client,
        ada,
        field("Who", "who", element("users_select")),
        field("Where", "where", element("channels_select")),
    )
    await ada.fill({"Who": bob, "where": room})

    assert view.values["who"]["given"]["selected_user"] == bob.id
    assert view.values["where"]["given"]["selected_channel"] == room.id


async def test_untouched_fields_hold_their_initial_values(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    part = element("static_select", options=OPTIONS, initial_option=OPTIONS[0])
    view = await opened(slack, client, ada, field("Role", "role", part), text_input("Goal", "goal"))

    assert view.values["role"]["given"]["selected_option"] == OPTIONS[0]
    assert view.values["goal"]["given"]["value"] is None
    assert view.options("Role") == ["Mentor", "Mentee"]


async def test_a_field_can_be_emptied_again(slack: SimulatedSlack, client: AsyncWebClient, ada: Person) -> None:
    part = element("static_select", options=OPTIONS, initial_option=OPTIONS[0])
    view = await opened(slack, client, ada, field("Role", "role", part), text_input("Goal", "goal"))
    await ada.fill({"Goal": "Sail"})
    await ada.fill({"Role": None, "Goal": ""})

    assert view.values["role"]["given"]["selected_option"] is None
    assert view.values["goal"]["given"]["value"] is None


async def test_an_unknown_field_is_named_with_those_there_are(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    await opened(slack, client, ada, text_input("Goal", "goal"))

    with pytest.raises(LookupError, match=r"'Gaol'.*'Goal'"):
        await ada.fill({"Gaol": "Sail"})


async def test_a_choice_not_on_offer_is_named_with_those_there_are(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    await opened(slack, client, ada, field("Role", "role", element("radio_buttons", options=OPTIONS)))

    with pytest.raises(LookupError, match=r"'Boss'.*'Mentor', 'Mentee'"):
        await ada.fill({"Role": "Boss"})


async def test_filling_in_without_a_modal_says_so(ada: Person) -> None:
    with pytest.raises(LookupError, match="no modal open"):
        await ada.fill({"Goal": "Sail"})


async def test_external_options_are_asked_for_and_picked(
    bot: SmallBot, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    asked: list[str] = []

    @bot.app.options("given")
    async def offer(ack: AsyncAck, payload: Json) -> None:
        asked.append(payload["value"])
        await ack(options=[option(payload["value"], "x")])

    single = field("Skill", "skill", element("external_select"))
    several = field("Skills", "skills", element("multi_external_select"))
    view = await opened(slack, client, ada, single, several)
    await ada.fill({"Skill": "sea", "Skills": ["oak", "elm"]})

    assert asked == ["sea", "oak", "elm"]
    assert view.values["skill"]["given"]["selected_option"]["text"]["text"] == "sea"
    assert [each["text"]["text"] for each in view.values["skills"]["given"]["selected_options"]] == ["oak", "elm"]


async def test_an_external_menu_asks_only_after_three_letters(
    bot: SmallBot, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    @bot.app.options("given")
    async def offer(ack: AsyncAck, payload: Json) -> None:
        await ack(options=[option(payload["value"] or "nothing typed", "x")])

    eager = field("Eager", "eager", element("external_select", min_query_length=0))
    await opened(slack, client, ada, field("Skill", "skill", element("external_select")), eager)

    assert await ada.suggest("Skill", "Go") == []
    assert await ada.suggest("Skill", "Gol") == ["Gol"]
    assert await ada.suggest("Eager", "") == ["nothing typed"]


async def test_more_than_a_hundred_options_are_not_shown(
    bot: SmallBot, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    @bot.app.options("given")
    async def offer(ack: AsyncAck) -> None:
        await ack(options=[option(f"{number}", f"{number}") for number in range(101)])

    await opened(slack, client, ada, field("Skill", "skill", element("external_select")))

    assert await ada.suggest("Skill", "sea") == []
    assert slack.deliveries[-1].problem == "101 options are more than 100"


async def test_a_modal_without_a_submit_button_cannot_be_submitted(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    view = modal(section("Please wait"))
    del view["submit"]
    await client.views_open(trigger_id=slack.workspace.tickets.trigger(ada.id), view=view)

    with pytest.raises(LookupError, match="no submit button"):
        await ada.submit()


async def test_an_input_that_dispatches_tells_the_bot_while_the_modal_is_open(
    bot: SmallBot, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    bodies: list[Json] = []

    @bot.app.action("given")
    async def changed(ack: AsyncAck, body: Json) -> None:
        bodies.append(body)
        await ack()

    part = element("static_select", options=OPTIONS)
    view = await opened(slack, client, ada, field("Role", "role", part, dispatch_action=True))
    await ada.choose("Role", "Mentee")
    await ada.fill({"Role": "Mentor"})

    chosen = [body["actions"][0]["selected_option"]["value"] for body in bodies]
    assert chosen == ["mentee", "mentor"]
    assert bodies[1]["view"]["state"]["values"]["role"]["given"]["selected_option"] == OPTIONS[0]
    assert bodies[0]["container"] == {"type": "view", "view_id": view.id}


async def test_what_is_typed_is_part_of_what_one_sees(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    hint = text_input("Goal", "goal", hint=text("In your own words"))
    view = await opened(slack, client, ada, hint)
    await ada.fill({"Goal": "Sail"})

    assert view.text.split("\n") == ["Join", "Goal", "In your own words", "Sail", "Send"]
    assert view.buttons == ["Send"]
    assert view.labels == ["Goal"]
