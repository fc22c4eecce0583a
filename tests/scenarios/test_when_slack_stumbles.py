"""Slack is slow, limits us, breaks off or loses its answer: people read everything, and each message once."""

from collections.abc import Callable

import pytest
from aiohttp import ClientSession, ClientTimeout

from bot.domain.delivery import MARGIN
from bot.playground import Moment, Person, SimulatedSlack
from bot.scheduler.relay import CALL_LIMIT
from tests.scenarios.places import HERE, named
from tests.scenarios.test_matching import ASKED
from tests.scenarios.world import T, World

POST, OPEN = "chat.postMessage", "conversations.open"


def breaks_off_after_the_message(slack: SimulatedSlack) -> None:
    slack.faults.connection_reset(Moment.AFTER_SUCCESS, method=POST, times=2)


def fails_again_when_we_look(slack: SimulatedSlack) -> None:
    slack.faults.bad_body(method=POST)
    slack.faults.server_error(500, method="conversations.history")


STUMBLES: dict[str, Callable[[SimulatedSlack], None]] = {
    "asks us to wait": lambda slack: slack.faults.rate_limited(30, method=POST, times=2),
    "fails": lambda slack: slack.faults.server_error(500, method=POST, times=2),
    "breaks off before it has the message": lambda slack: slack.faults.connection_reset(method=POST, times=2),
    "breaks off when it has the message": breaks_off_after_the_message,
    "answers what nobody can read": lambda slack: slack.faults.bad_body(method=POST, times=2),
    "fails, and again when we look": fails_again_when_we_look,
}


async def about_to_be_asked(world: World) -> list[Person]:
    """A mentor and two mentees, whose matches Ada is about to publish."""
    await world.opens_program()
    mary, grace, alan = people = [world.person(name) for name in ("Mary", "Grace", "Alan")]
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.joins(alan, "Mentee", wants="SQL")
    await world.looks_for_matches()
    return people


def assert_everybody_was_asked_once(world: World, people: list[Person]) -> None:
    mary, grace, alan = people
    world.assert_dm(mary, ASKED, grace.mention)
    world.assert_dm(mary, ASKED, alan.mention)
    world.assert_dm(grace, ASKED)
    world.assert_dm(alan, ASKED)


@pytest.mark.parametrize("stumble", STUMBLES)
async def test_each_message_arrives_once_when_slack(world: World, stumble: str) -> None:
    world.expects("ratelimited", "internal_error", "service_unavailable", "gesture failed")
    people = await about_to_be_asked(world)
    STUMBLES[stumble](world.slack)

    await world.submits(world.ada)
    await world.wait(minutes=10)

    assert world.slack.faults.pending == []
    assert_everybody_was_asked_once(world, people)


async def test_each_message_arrives_once_when_slack_takes_it_and_never_answers(world: World) -> None:
    people = await about_to_be_asked(world)
    world.slack.faults.timeout_after_success(method=POST)
    usual = world.bot.client.session
    assert usual is not None
    assert usual.timeout.total == CALL_LIMIT < MARGIN.total_seconds()

    async with ClientSession(timeout=ClientTimeout(total=1)) as impatient:
        world.bot.client.session = impatient
        await world.submits(world.ada)
        await world.wait(minutes=10)

    assert_everybody_was_asked_once(world, people)


async def test_while_slack_is_down_messages_wait_and_nothing_is_lost(world: World) -> None:
    people = await about_to_be_asked(world)
    world.slack.faults.connection_reset(method=POST, times=1000)
    world.slack.faults.server_error(method="conversations.history", times=1000)
    world.expects("internal_error", "gesture failed")
    await world.submits(world.ada)
    await world.wait(minutes=3)
    for person in people:
        world.assert_no_dm(person, ASKED)

    world.slack.faults.clear()
    await world.wait(hours=2)

    assert_everybody_was_asked_once(world, people)


async def test_messages_wait_for_a_revoked_token_to_be_replaced(world: World) -> None:
    world.expects("token_revoked", "answer not shown")
    people = await about_to_be_asked(world)
    await world.ada.fill({})
    world.slack.revoke_token()
    await world.submits(world.ada)
    await world.wait(hours=1)
    world.slack.reinstall()
    await world.wait(hours=1)

    assert_everybody_was_asked_once(world, people)


async def test_an_announcement_in_a_channel_arrives_once_too(world: World) -> None:
    world.slack.faults.bad_body(method=POST)
    await world.opens_program()
    await world.wait(minutes=5)

    assert len(world.announcements()) == 1


async def test_a_conversation_that_does_not_open_at_once_opens_later(world: World) -> None:
    world.expects("ratelimited", "internal_error")
    await world.opens_program()
    world.slack.faults.rate_limited(30, method=OPEN)
    world.slack.faults.server_error(503, method=OPEN)
    grace = world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL")
    world.assert_no_dm(grace)
    await world.wait(minutes=5)

    assert world.slack.faults.pending == []
    world.assert_dm(grace, "Welcome to *Skill exchange*")


async def test_a_slow_directory_still_leads_to_an_answer(world: World) -> None:
    await world.stop_bot()
    grace = world.person("Grace")
    await world.start_bot()
    world.slack.faults.slow(2.3, method="users.info")

    await world.types(grace)

    assert "Hello, Grace" in world.whispers(grace)[-1].all_text


async def test_a_form_that_takes_long_opens_light_and_fills_in(world: World) -> None:
    await world.opens_program()
    await world.stop_bot()
    grace = world.person("Grace")
    await world.start_bot()
    world.slack.faults.slow(1.5, method="users.info")
    await world.types(grace, "join")

    assert [call.method for call in world.slack.calls[-3:]] == ["views.open", "users.info", "views.update"]
    assert world.modal(grace).title == "About the program"


async def test_a_refusal_that_takes_long_stands_in_the_window_that_opened_for_it(world: World) -> None:
    await world.stop_bot()
    grace = world.person("Grace")
    await world.start_bot()
    world.slack.faults.slow(1.5, method="users.info")

    await world.types(grace, "join")

    assert "No cohort is open for joining right now." in world.modal(grace).text


async def test_a_submission_that_takes_long_keeps_the_form_and_finishes_later(world: World) -> None:
    await world.begins_a_program()
    world.slack.faults.slow(2.3, method="conversations.join")
    await world.ada.submit({"Name of the program": "Skill exchange", "Announcement channel": world.room})

    form = world.modal(world.ada)
    assert "Still working on it. You can leave this open." in form.text
    assert "Skill exchange" in form.text
    await world.settle()
    assert world.modal(world.ada).title == "Open and announce"
    await world.submits(world.ada)
    assert len(world.announcements()) == 1


async def test_a_submission_that_takes_long_and_fails_says_so_above_what_was_typed(world: World) -> None:
    world.expects("is_archived")
    world.room.archive()
    await world.begins_a_program()
    world.slack.faults.slow(2.3, method="conversations.join")
    await world.ada.submit({"Name of the program": "Skill exchange", "Announcement channel": world.room})
    await world.settle()

    form = world.modal(world.ada)
    assert "I cannot post in this channel." in form.text
    assert "Still working" not in form.text
    assert "Skill exchange" in form.text


async def test_a_home_that_slack_does_not_take_is_drawn_the_next_time(world: World) -> None:
    world.expects("internal_error", "answer not shown")
    grace = world.person("Grace")
    world.slack.faults.server_error(method="views.publish")
    await grace.open_home()
    await world.settle()
    assert world.slack.workspace.screens[grace.id].home is None

    await grace.open_home()
    await world.settle()
    assert grace.home is not None
    assert "Hello, Grace" in grace.home.text


async def test_a_modal_that_slack_does_not_open_costs_nothing_that_was_said(world: World) -> None:
    world.expects("internal_error", "answer not shown")
    mary, grace = await world.pair()
    await world.chooses_time(grace)
    await world.until(T(days=3, hours=7))
    world.slack.faults.server_error(method="views.open")

    await world.clicks(grace, "Yes, we met")

    assert grace.modal is None
    world.slack.faults.clear()
    await world.until(T(days=4))
    world.assert_dm(mary, "How was it for you?")
    await world.clicks(grace, "Yes, we met", world.asked_if_met(grace)[-1])
    assert world.modal(grace).title == "How was the meeting?"


@pytest.mark.parametrize("place", [HERE], indirect=True, ids=named)
async def test_a_socket_that_slack_takes_back_is_opened_again(world: World) -> None:
    grace = world.person("Grace")
    before = world.slack.sockets
    world.slack.refresh_sockets()
    await world.slack.until(
        lambda: world.slack.sockets and not set(world.slack.sockets) & set(before),
        what="a new socket alone is open",
    )

    assert "Hello, Grace" in await world.types(grace)
