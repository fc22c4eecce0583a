"""What a tab shows of what one person sees, and how it follows what changes."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import NOT_SIMULATED, Channel, Person, SimulatedSlack
from bot.playground.page import Page, Step, There

from .browser import QuietHost, Tab, a_tab
from .kit import actions, button, home, modal, option, section, text_input


async def test_a_tab_is_told_at_once_what_concerns_everybody(
    slack: SimulatedSlack, tab: Tab, ada: Person, bob: Person
) -> None:
    hello, people = tab.told["hello"], {each["id"]: each for each in tab.told["people"]["people"]}

    assert hello["workspace"] == {"name": "Lumen Labs"}
    assert hello["bot"] == {"id": slack.bot_user_id, "name": "Mentor"}
    assert hello["commands"] == [{"name": "/mentor", "description": "Your mentorship", "usage_hint": "[join]"}]
    assert [each["callback_id"] for each in hello["shortcuts"]] == ["praise", "help"]
    assert hello["not_simulated"] == list(NOT_SIMULATED)
    assert people[ada.id]["role"] == "admin"
    assert people[bob.id] == {
        "id": bob.id,
        "name": "Bob Stone",
        "handle": "bob.stone",
        "title": "",
        "tz": "America/New_York",
        "role": "member",
        "deleted": False,
        "bot": False,
    }
    assert tab.told["clock"] == {"push": "clock", "now": "2026-09-07T09:00:00+00:00", "moving": False}
    assert tab.told["app"]["standing"] == "installed"
    assert tab.told["story"]["steps"] == []


async def test_looking_shows_every_part_and_later_only_what_differs(tab: Tab, ada: Person, room: Channel) -> None:
    await tab.looks(ada, room.id)
    first = tab.frames[-2]
    await ada.write("Good morning", room)
    await tab.until(lambda: tab.texts() == ["Good morning"])

    parts = {"push", "pane", "person", "place"}
    assert set(first) - parts == {"sidebar", "room", "modals", "refused_modals", "failures"}
    assert set(tab.frames[-1]) - parts == {"room", "sidebar"}


async def test_what_changes_nothing_to_see_is_not_sent(tab: Tab, ada: Person, bob: Person, room: Channel) -> None:
    await tab.looks(ada, room.id)
    await bob.write("To myself")
    before = len(tab.frames)
    await tab.does("look", pane="other", person=ada.id, place=room.id)

    assert [frame.get("pane") for frame in tab.frames[before:-1]] == ["other"]


async def test_a_message_carries_what_a_client_draws(
    tab: Tab, client: AsyncWebClient, slack: SimulatedSlack, ada: Person, room: Channel
) -> None:
    menu = {"type": "static_select", "action_id": "pick", "options": [option("One", "1")]}
    await client.chat_postMessage(channel=room.id, text="Hello", blocks=[actions(menu)])
    seen = await tab.looks(ada, room.id)
    (message,) = seen["room"]["messages"]

    assert (message["author"], message["name"], message["by_app"]) == (slack.bot_user_id, "Mentor", True)
    assert message["blocks"][0]["elements"][0]["action_id"] == "pick"
    assert message["values"] == {"actions": {"pick": {"type": "static_select", "selected_option": None}}}
    assert (message["ephemeral"], message["edited"], message["thread_ts"]) == (False, False, "")


async def test_edits_reactions_and_deletions_are_followed(
    tab: Tab, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    await tab.looks(ada, room.id)
    posted = await client.chat_postMessage(channel=room.id, text="Helo")
    ts = posted["ts"]
    await client.chat_update(channel=room.id, ts=ts, text="Hello")
    await tab.until(lambda: tab.texts() == ["Hello"])
    assert tab.messages()[0]["edited"]
    await client.reactions_add(channel=room.id, timestamp=ts, name="wave")
    await tab.until(lambda: "wave" in tab.messages()[0]["reactions"])
    await client.chat_delete(channel=room.id, ts=ts)
    await tab.until(lambda: not tab.messages())


async def test_ephemerals_are_for_one_person_only(
    tab: Tab, client: AsyncWebClient, ada: Person, bob: Person, room: Channel
) -> None:
    await tab.looks(ada, room.id)
    await tab.looks(bob, room.id, "right")
    await client.chat_postEphemeral(channel=room.id, user=bob.id, text="Only you")
    await client.chat_postMessage(channel=room.id, text="Everyone")
    await tab.until(lambda: tab.texts() == ["Everyone"] and tab.texts("right") == ["Only you", "Everyone"])

    assert [entry["ephemeral"] for entry in tab.messages("right")] == [True, False]


async def test_the_app_is_always_there_to_talk_to(
    tab: Tab, client: AsyncWebClient, slack: SimulatedSlack, ada: Person
) -> None:
    seen = await tab.looks(ada, "app")
    assert seen["room"]["id"] == seen["sidebar"]["directs"][0]["id"] == "app"
    assert seen["room"]["messages"] == []

    await client.chat_postMessage(channel=ada.id, text="Welcome")
    await tab.until(lambda: tab.texts() == ["Welcome"])
    assert tab.panes["left"]["room"]["id"] == slack.workspace.direct([ada.id, slack.bot_user_id]).id  # type: ignore[union-attr]


async def test_the_sidebar_has_public_channels_and_ones_own_conversations(
    tab: Tab, slack: SimulatedSlack, client: AsyncWebClient, ada: Person, bob: Person, room: Channel
) -> None:
    secret = slack.add_channel("secret", members=[bob], private=True)
    slack.add_channel("lunch", members=[bob])
    await client.conversations_open(users=f"{ada.id},{bob.id}")
    seen = await tab.looks(ada, room.id)
    channels, directs = seen["sidebar"]["channels"], seen["sidebar"]["directs"]

    assert [(row["name"], row["member"]) for row in channels] == [("lunch", False), ("mentoring", True)]
    assert [row["name"] for row in directs] == ["Mentor", "Bob, Mentor"]
    assert directs[1]["with"] == [bob.id, slack.bot_user_id]
    assert tab.row(room.id)["count"] == 3
    assert "cannot see" in await tab.refused("look", pane="left", person=ada.id, place=secret.id)


async def test_unread_messages_are_counted_until_somebody_looks_in_any_tab(
    tab: Tab, slack: SimulatedSlack, client: AsyncWebClient, ada: Person, bob: Person, room: Channel
) -> None:
    await tab.looks(ada, "home")
    for words in ("One", "Two"):
        await client.chat_postMessage(channel=room.id, text=words)
    await tab.until(lambda: tab.row(room.id)["unread"] == 2)

    async with a_tab(slack) as other:
        await other.looks(ada, room.id)
        await tab.until(lambda: tab.row(room.id)["unread"] == 0)
        await client.chat_postMessage(channel=room.id, text="Three")
        await other.until(lambda: len(other.texts()) == 3)
    await tab.does("look", pane="right", person=bob.id, place="home")

    assert tab.row(room.id)["unread"] == 0
    assert tab.row(room.id, "right")["unread"] == 3


async def test_answering_takes_what_was_said_before_as_read(
    tab: Tab, client: AsyncWebClient, ada: Person, bob: Person, room: Channel
) -> None:
    await client.chat_postMessage(channel=room.id, text="Hello")
    await ada.write("Hello yourself", room)
    await bob.write("And me", room)
    await tab.looks(ada, "home")

    assert tab.row(room.id)["unread"] == 1


async def test_a_host_may_begin_with_everything_read(
    tab: Tab, page: Page, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    await client.chat_postMessage(channel=room.id, text="Hello")
    await client.views_publish(user_id=ada.id, view=home(section("Welcome")))
    page.all_is_read()
    seen = await tab.looks(ada, "app")

    assert tab.row(room.id)["unread"] == 0
    assert not seen["sidebar"]["home_unread"]


async def test_home_is_unread_until_it_is_looked_at_and_again_when_it_changes(
    tab: Tab, client: AsyncWebClient, ada: Person
) -> None:
    await tab.looks(ada, "app")
    await client.views_publish(user_id=ada.id, view=home(section("Welcome")))
    await tab.until(lambda: tab.panes["left"]["sidebar"]["home_unread"])
    seen = await tab.looks(ada, "home", "right")
    await tab.until(lambda: not tab.panes["left"]["sidebar"]["home_unread"])
    await client.views_publish(user_id=ada.id, view=home(section("News")))
    await tab.until(lambda: "News" in str(tab.panes["right"]["home"]))

    assert seen["home"]["view"]["kind"] == "home"
    assert not tab.panes["left"]["sidebar"]["home_unread"]


async def test_long_conversations_are_shown_from_the_end_and_grow_on_demand(
    tab: Tab, ada: Person, bob: Person, room: Channel
) -> None:
    for number in range(150):
        await bob.write(f"{number}", room)
    await tab.looks(ada, "home")
    assert tab.row(room.id)["unread"] == 100
    seen = await tab.looks(ada, room.id)
    assert (len(seen["room"]["messages"]), seen["room"]["more"], tab.texts()[0]) == (100, True, "50")

    await tab.does("earlier", pane="left")
    assert (tab.texts()[0], tab.panes["left"]["room"]["more"]) == ("0", False)
    assert "no such pane" in await tab.refused("earlier", pane="right")


async def test_modals_stack_up_with_what_was_typed_into_them(
    tab: Tab, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    await tab.looks(ada, "app")
    trigger = slack.workspace.tickets.trigger(ada.id)
    await client.views_open(trigger_id=trigger, view=modal(text_input("Goal", "goal"), clear_on_close=True))
    await ada.fill({"Goal": "Sail"})
    await tab.until(lambda: "Sail" in str(tab.panes["left"]["modals"]))
    (view,) = tab.panes["left"]["modals"]

    assert (view["title"], view["submit"], view["close"], view["clear_on_close"]) == ("Join", "Send", None, True)
    assert view["values"]["goal"]["given"]["value"] == "Sail"
    assert view["errors"] == {}


async def test_a_new_name_shows_wherever_it_stands(
    tab: Tab, slack: SimulatedSlack, ada: Person, bob: Person, room: Channel
) -> None:
    await bob.write("Hello", room)
    await tab.looks(ada, room.id)
    slack.rename(bob, "Robert Stone")
    await tab.until(lambda: tab.messages()[0]["name"] == "Robert Stone")
    await tab.until(lambda: "Robert Stone" in str(tab.told["people"]))


async def test_channels_that_come_go_and_close_are_followed(
    tab: Tab, slack: SimulatedSlack, ada: Person, room: Channel
) -> None:
    await tab.looks(ada, room.id)
    secret = slack.add_channel("secret", private=True)
    secret.add(ada)
    await tab.until(lambda: "secret" in str(tab.panes["left"]["sidebar"]))
    secret.remove(ada)
    await tab.until(lambda: "secret" not in str(tab.panes["left"]["sidebar"]))
    room.archive()
    await tab.until(lambda: tab.panes["left"]["room"]["archived"])


async def test_a_pane_that_is_left_is_not_shown_any_longer(
    tab: Tab, ada: Person, bob: Person, room: Channel
) -> None:
    await tab.looks(ada, room.id)
    await tab.looks(bob, room.id, "right")
    await tab.does("unlook", pane="left")
    await bob.write("Hello", room)
    await tab.until(lambda: tab.texts("right") == ["Hello"])

    assert tab.texts() == []


async def test_slacks_complaints_stay_until_they_are_put_aside(
    tab: Tab, slack: SimulatedSlack, ada: Person
) -> None:
    await tab.looks(ada, "app")
    slack.workspace.fail(ada.id, "Sorry, this")
    slack.workspace.fail(ada.id, "Sorry, that")
    await tab.until(lambda: len(tab.panes["left"]["failures"]) == 2)
    await tab.does("dismiss", person=ada.id, number=1)

    assert tab.panes["left"]["failures"] == [{"number": 2, "text": "Sorry, that"}]
    assert ada.failures == ["Sorry, this", "Sorry, that"]


async def test_nobody_looks_through_the_eyes_of_a_bot_or_of_nobody(tab: Tab, slack: SimulatedSlack) -> None:
    for person in (slack.bot_user_id, "USLACKBOT", "U9999"):
        assert "nobody" in await tab.refused("look", pane="left", person=person, place="home")


async def test_the_story_is_looked_at_whenever_things_have_settled(
    tab: Tab, host: QuietHost, ada: Person, room: Channel
) -> None:
    host.steps = [
        Step(key="join", title="Join", detail="Write /mentor", done=True, there=There(ada.id, room.id)),
    ]
    await tab.does("write", person=ada.id, room=room.id, text="Hello")

    assert tab.told["story"]["steps"] == [
        {
            "key": "join",
            "title": "Join",
            "detail": "Write /mentor",
            "done": True,
            "there": {"person": ada.id, "place": room.id},
        }
    ]


async def test_what_one_person_chose_in_a_message_is_theirs(
    tab: Tab, client: AsyncWebClient, ada: Person, bob: Person, room: Channel
) -> None:
    menu = {"type": "static_select", "action_id": "pick", "options": [option("One", "1")]}
    posted = await client.chat_postMessage(channel=room.id, text="x", blocks=[actions(menu, button("Go", "go"))])
    await tab.looks(ada, room.id)
    await tab.looks(bob, room.id, "right")
    where = {"channel": room.id, "ts": posted["ts"]}
    await tab.does("enter", person=ada.id, where=where, block_id="actions", action_id="pick", value="1")

    assert tab.messages()[0]["values"]["actions"]["pick"]["selected_option"]["value"] == "1"
    assert tab.messages("right")[0]["values"]["actions"]["pick"]["selected_option"] is None
