"""Every night, and whenever an admin asks, Slack's whole directory is read at the pace that Slack allows."""

import pytest

from bot.playground import Person, RateLimits
from tests.scenarios.dates import Nights
from tests.scenarios.places import in_both_places
from tests.scenarios.world import T, World


@pytest.fixture(autouse=True)
def nights_are_heeded(world: World) -> None:
    world.nights = Nights.HEEDED


async def opens_people(world: World) -> str:
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "People")
    return world.modal(world.ada).text


def crowd(world: World, number: int) -> list[Person]:
    return [world.person(f"Person {each}") for each in range(number)]


@in_both_places
async def test_an_admin_reads_the_directory_and_finds_everybody_who_was_here_before(world: World) -> None:
    await world.opens_program()
    await world.stop_bot()
    crowd(world, 450)
    await world.start_bot()
    world.slack.workspace.limiter.mode = RateLimits.ON
    await opens_people(world)

    await world.clicks(world.ada, "Sync now")
    await world.clicks(world.ada, "Look again")
    assert "Reading Slack's directory now" in world.modal(world.ada).text
    await world.wait(minutes=1)
    await world.clicks(world.ada, "Look again")

    shown = world.modal(world.ada).text
    assert "I know *451 people* with an active account here." in shown
    assert "was last read" in shown
    assert "Next time" in shown


async def test_a_departure_that_slack_did_not_tell_is_found_at_night(world: World) -> None:
    mary, grace = await world.pair()
    await world.stop_bot()
    world.slack.deactivate(mary)
    await world.start_bot()

    await world.until(T(days=1))

    world.assert_dm(grace, "Mary can no longer take part here")


async def test_a_busy_slack_is_asked_again_when_it_says(world: World) -> None:
    world.expects("ratelimited")
    await world.opens_program()
    await world.wait(minutes=1)
    world.slack.faults.rate_limited(40, method="users.list")
    await opens_people(world)
    asked = len(listings(world))

    await world.clicks(world.ada, "Sync now")
    await world.wait(seconds=39)
    assert len(listings(world)) == asked + 1
    await world.wait(seconds=1)

    assert len(listings(world)) == asked + 2
    await world.clicks(world.ada, "Look again")
    assert "was last read" in world.modal(world.ada).text


async def test_a_bot_that_is_started_anew_reads_on_where_it_stopped(world: World) -> None:
    await world.opens_program()
    await world.stop_bot()
    crowd(world, 450)
    await world.start_bot()
    await world.until(T(days=1, minutes=-1))
    await opens_people(world)
    await world.clicks(world.ada, "Sync now")
    before = len(listings(world))

    await world.restarts()
    await world.wait(minutes=2)

    assert [bool(cursor) for cursor in listings(world)[before:]] == [True, True]
    assert "451 people" in await opens_people(world)


def listings(world: World) -> list[object]:
    """The cursors under which the list of people was asked for."""
    return [call.arguments.get("cursor") for call in world.slack.calls if call.method == "users.list"]
