"""Modals and the Home tab: triggers, the stack, hashes, typed input, and what an ack does to a submitted view."""

import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Channel, Person, SimulatedSlack

from .kit import Json, actions, answer_of, button, error_of, home, modal, section, text, text_input
from .small_bot import SmallBot

GOAL = modal(text_input("Goal", "goal"))


@pytest.fixture
async def opener(bot: SmallBot) -> SmallBot:
    """A bot whose command opens the modal, whose "Deeper" button pushes another, and that notes closings."""

    @bot.app.command("/mentor")
    async def mentor(ack: AsyncAck, command: Json, client: AsyncWebClient) -> None:
        await ack()
        view = modal(text_input("Goal", "goal"), actions(button("Deeper", "deeper")), notify_on_close=True)
        await client.views_open(trigger_id=command["trigger_id"], view=view)

    @bot.app.action("deeper")
    async def deeper(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        await ack()
        view = modal(actions(button("Deeper", "deeper")), title=text("Deeper"), notify_on_close=True)
        await client.views_push(trigger_id=body["trigger_id"], view=view)

    return bot


def trigger_of(slack: SimulatedSlack, person: Person) -> str:
    return slack.workspace.tickets.trigger(person.id)


async def test_a_trigger_works_once(slack: SimulatedSlack, client: AsyncWebClient, ada: Person) -> None:
    trigger = trigger_of(slack, ada)
    await client.views_open(trigger_id=trigger, view=GOAL)

    assert await error_of(client.views_open(trigger_id=trigger, view=GOAL)) == "exchanged_trigger_id"


async def test_a_trigger_lives_three_seconds() -> None:
    slack = SimulatedSlack(trigger_life=0)
    async with slack.serving():
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])
        trigger = trigger_of(slack, slack.add_person("Ada"))

        assert await error_of(client.views_open(trigger_id=trigger, view=GOAL)) == "expired_trigger_id"


async def test_an_invented_trigger_is_refused(client: AsyncWebClient) -> None:
    assert await error_of(client.views_open(trigger_id="1.2.3", view=GOAL)) == "invalid_trigger_id"


async def test_a_refused_view_does_not_use_up_the_trigger(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    trigger = trigger_of(slack, ada)
    refusal = await answer_of(client.views_open(trigger_id=trigger, view=modal(title=text("x" * 25))))

    assert refusal["error"] == "invalid_arguments"
    assert refusal["response_metadata"]["messages"]
    await client.views_open(trigger_id=trigger, view=GOAL)


async def test_a_home_view_cannot_be_opened_as_a_modal(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    call = client.views_open(trigger_id=trigger_of(slack, ada), view=home(section("Hello")))

    assert await error_of(call) == "invalid_arguments"


async def test_the_stack_holds_three_views(opener: SmallBot, slack: SimulatedSlack, ada: Person) -> None:
    await ada.command("/mentor")
    await ada.click("Deeper")
    await ada.click("Deeper")
    assert [view.title for view in ada.modals] == ["Join", "Deeper", "Deeper"]
    await ada.click("Deeper")

    assert [call.error for call in slack.refused] == ["push_limit_reached"]
    assert ada.modals[2].previous_id == ada.modals[1].id
    assert {view.root_id for view in ada.modals} == {ada.modals[0].id}


async def test_pushing_needs_a_gesture_inside_a_modal(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    assert await error_of(client.views_push(trigger_id=trigger_of(slack, ada), view=GOAL)) == "not_found"


async def test_cancel_closes_one_view_and_x_closes_all(
    opener: SmallBot, slack: SimulatedSlack, ada: Person
) -> None:
    closed: list[Json] = []

    @opener.app.view_closed("join")
    async def noted(ack: AsyncAck, body: Json) -> None:
        closed.append(body)
        await ack()

    await ada.command("/mentor")
    await ada.fill({"Goal": "typed but not sent"})
    await ada.click("Deeper")
    await ada.close()

    assert [view.title for view in ada.modals] == ["Join"]
    assert closed[0]["is_cleared"] is False
    await ada.click("Deeper")
    await ada.close_all()
    assert ada.modals == []
    assert closed[1]["is_cleared"] is True
    assert closed[1]["view"]["title"]["text"] == "Join"
    assert closed[1]["view"]["state"] == {"values": {}}


async def test_closing_is_silent_unless_asked_for(
    slack: SimulatedSlack, socket_bot: SmallBot, client: AsyncWebClient, ada: Person
) -> None:
    await client.views_open(trigger_id=trigger_of(slack, ada), view=GOAL)
    before = len(slack.deliveries)
    await ada.close()

    assert ada.modals == []
    assert len(slack.deliveries) == before


async def test_typed_input_survives_an_update_only_with_the_same_ids(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    view = modal(text_input("Goal", "goal"), text_input("Why", "why"))
    opened = await client.views_open(trigger_id=trigger_of(slack, ada), view=view)
    await ada.fill({"Goal": "Sail", "Why": "The sea"})
    changed = modal(text_input("Your goal", "goal"), text_input("Why", "why-2"))
    await client.views_update(view_id=opened["view"]["id"], view=changed)

    [now] = ada.modals
    assert now.values["goal"]["given"]["value"] == "Sail"
    assert now.values["why-2"]["given"]["value"] is None


async def test_an_update_with_an_old_hash_is_a_conflict(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    opened = (await client.views_open(trigger_id=trigger_of(slack, ada), view=GOAL))["view"]
    updated = (await client.views_update(view_id=opened["id"], view=GOAL, hash=opened["hash"]))["view"]

    assert updated["hash"] != opened["hash"]
    again = client.views_update(view_id=opened["id"], view=GOAL, hash=opened["hash"])
    assert await error_of(again) == "hash_conflict"


async def test_publishing_with_an_old_hash_is_a_conflict(client: AsyncWebClient, ada: Person) -> None:
    first = (await client.views_publish(user_id=ada.id, view=home(section("One"))))["view"]
    second = (await client.views_publish(user_id=ada.id, view=home(section("Two")), hash=first["hash"]))["view"]

    assert second["id"] == first["id"]
    stale = client.views_publish(user_id=ada.id, view=home(section("Three")), hash=first["hash"])
    assert await error_of(stale) == "hash_conflict"
    assert ada.home is not None
    assert ada.home.text == "Two"


async def test_a_closed_view_cannot_be_updated(slack: SimulatedSlack, client: AsyncWebClient, ada: Person) -> None:
    opened = (await client.views_open(trigger_id=trigger_of(slack, ada), view=GOAL))["view"]
    await ada.close()

    assert await error_of(client.views_update(view_id=opened["id"], view=GOAL)) == "not_found"


async def test_an_external_id_is_unique_and_finds_its_view(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, bob: Person
) -> None:
    named = {**GOAL, "external_id": "draft-7"}
    await client.views_open(trigger_id=trigger_of(slack, ada), view=named)

    other = client.views_open(trigger_id=trigger_of(slack, bob), view=named)
    assert await error_of(other) == "duplicate_external_id"
    await client.views_update(external_id="draft-7", view={**named, "title": text("Mine")})
    assert ada.modals[0].title == "Mine"


async def test_a_home_tab_that_is_switched_off_cannot_be_published(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    slack.workspace.app.home_tab_enabled = False

    assert await error_of(client.views_publish(user_id=ada.id, view=home(section("Hello")))) == "not_enabled"


async def test_a_missing_view_is_named(client: AsyncWebClient) -> None:
    refusal = await answer_of(client.api_call("views.open", json={"trigger_id": "1.2.3"}))

    assert refusal["error"] == "invalid_arguments"
    assert refusal["response_metadata"]["messages"] == ["[ERROR] missing required field: view"]


@pytest.fixture
async def form(slack: SimulatedSlack, client: AsyncWebClient, ada: Person) -> Person:
    """Ada with the goal modal open."""
    await client.views_open(trigger_id=trigger_of(slack, ada), view=GOAL)
    return ada


async def test_a_required_field_left_empty_keeps_the_modal_and_sends_nothing(
    bot: SmallBot, slack: SimulatedSlack, form: Person
) -> None:
    before = len(slack.deliveries)
    await form.submit()

    assert list(form.modals[0].errors) == ["goal"]
    assert form.modals[0].errors["goal"] in form.modals[0].text
    assert len(slack.deliveries) == before


async def test_the_bots_errors_stand_under_their_fields(bot: SmallBot, form: Person) -> None:
    @bot.app.view("join")
    async def joined(ack: AsyncAck) -> None:
        await ack(response_action="errors", errors={"goal": "Please say more"})

    await form.submit({"Goal": "?"})

    assert form.modals[0].errors == {"goal": "Please say more"}
    assert form.modals[0].values["goal"]["given"]["value"] == "?"
    assert form.failures == []


async def test_errors_for_something_that_is_no_input_are_not_understood(bot: SmallBot, form: Person) -> None:
    @bot.app.view("join")
    async def joined(ack: AsyncAck) -> None:
        await ack(response_action="errors", errors={"nowhere": "Hm"})

    await form.submit({"Goal": "Sail"})

    assert form.failures == ["We had some trouble connecting. Try again? (there is no input block nowhere)"]
    assert form.modals[0].errors == {}


@pytest.mark.parametrize(
    ("answer", "titles"),
    [
        ({"response_action": "update", "view": modal(section("Done"), title=text("Thanks"))}, ["Thanks"]),
        (
            {"response_action": "push", "view": modal(section("More"), title=text("More"))},
            ["Join", "More"],
        ),
        ({"response_action": "clear"}, []),
        ({}, []),
    ],
    ids=["update", "push", "clear", "empty"],
)
async def test_the_ack_decides_what_becomes_of_the_modal(
    bot: SmallBot, form: Person, answer: Json, titles: list[str]
) -> None:
    @bot.app.view("join")
    async def joined(ack: AsyncAck) -> None:
        await ack(**answer)

    await form.submit({"Goal": "Sail"})

    assert [view.title for view in form.modals] == titles
    assert form.failures == []


async def test_a_view_that_slack_refuses_in_an_ack_is_trouble(
    bot: SmallBot, slack: SimulatedSlack, form: Person
) -> None:
    @bot.app.view("join")
    async def joined(ack: AsyncAck) -> None:
        await ack(response_action="update", view=modal(section("x"), title=text("x" * 25)))

    await form.submit({"Goal": "Sail"})

    assert len(form.failures) == 1
    assert "/view/title/text" in slack.deliveries[-1].problem
    assert [view.title for view in form.modals] == ["Join"]


async def test_blocks_and_elements_without_ids_are_given_some(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    bare = {"type": "input", "label": text("Goal"), "element": {"type": "plain_text_input"}}
    await client.views_open(trigger_id=trigger_of(slack, ada), view=modal(bare))
    await ada.fill({"Goal": "Sail"})

    [values] = ada.modals[0].values.values()
    [entry] = values.values()
    assert entry == {"type": "plain_text_input", "value": "Sail"}


async def test_a_chosen_channel_brings_a_response_url(
    bot: SmallBot, slack: SimulatedSlack, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    submissions: list[Json] = []

    @bot.app.view("join")
    async def joined(ack: AsyncAck, body: Json) -> None:
        submissions.append(body)
        await ack()

    element = {"type": "channels_select", "action_id": "where", "response_url_enabled": True}
    view = modal({"type": "input", "block_id": "b", "label": text("Where"), "element": element})
    await client.views_open(trigger_id=trigger_of(slack, ada), view=view)
    await ada.submit({"Where": room})

    [given] = submissions[0]["response_urls"]
    assert (given["block_id"], given["action_id"], given["channel_id"]) == ("b", "where", room.id)
