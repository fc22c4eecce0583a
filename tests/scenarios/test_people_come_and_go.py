"""What Slack says about people: somebody leaves the company, comes back, becomes a guest, was here before us."""

import asyncio

from sqlalchemy import func, select

from bot.bootstrap import GESTURE_PATIENCE_MS
from bot.playground import Role
from bot.store.engine import BEGIN_IMMEDIATE
from models import Person
from tests.scenarios.places import in_both_places
from tests.scenarios.world import T, World


async def test_the_partner_of_somebody_deactivated_is_told_and_nothing_more_is_sent_to_them(world: World) -> None:
    mary, grace = await world.pair()
    await world.until(T(days=3))
    before = len(world.dms(mary))

    world.slack.deactivate(mary)
    await world.settle()

    world.assert_dm(grace, "Mary can no longer take part here", "*Skill exchange*", "you go first")
    await world.until(T(days=30))
    assert len(world.dms(mary)) == before


async def test_a_request_for_feedback_to_somebody_deactivated_meanwhile_stops_nobody_else(world: World) -> None:
    world.expects("account_inactive", "user_disabled", "channel_not_found", "user_not_found")
    mary, grace = await world.pair()
    await world.chooses_time(grace)
    await world.until(T(days=3, hours=10))
    await world.clicks(grace, "Yes, we met")
    await grace.close_all()
    world.slack.deactivate(mary)

    await world.until(T(days=4))

    world.assert_no_dm(mary, "How was it for you?")
    world.assert_dm(grace, "Mary can no longer take part here")


async def test_somebody_reactivated_can_join_again(world: World) -> None:
    mary, _ = await world.pair()
    world.slack.deactivate(mary)
    await world.settle()
    world.slack.reactivate(mary)
    await world.settle()

    await world.joins(mary, "Mentor", offers="SQL")

    assert "You take part in *Skill exchange* as a mentor." in await world.types(mary)


async def test_somebody_who_becomes_a_guest_leaves_and_reads_why_they_cannot_join(world: World) -> None:
    mary, grace = await world.pair()
    world.slack.make_guest(grace)
    await world.settle()

    world.assert_dm(mary, f"{grace.mention} no longer takes part in *Skill exchange*")
    assert "You are a guest here and mentorship is for full members" in await world.types(grace)
    assert "You are a guest here and mentorship is for full members" in await world.types(grace, "join")


async def test_somebody_who_comes_back_is_not_taken_in_again_unasked(world: World) -> None:
    mary, _ = await world.pair()
    world.slack.deactivate(mary)
    await world.settle()
    world.slack.reactivate(mary)
    await world.until(T(days=10))

    assert "You take part in" not in await world.types(mary)
    world.assert_no_dm(mary, "Did you meet")


async def test_a_new_name_is_greeted(world: World) -> None:
    grace = world.person("Grace")
    await world.types(grace)
    world.slack.rename(grace, "Grace Hopper")
    await world.settle()

    assert "Hello, Grace Hopper" in await world.types(grace)


async def test_somebody_who_was_here_before_the_bot_is_met_at_their_first_gesture(world: World) -> None:
    await world.opens_program()
    await world.stop_bot()
    grace = world.person("Grace", tz="Asia/Tokyo")
    await world.start_bot()

    await world.begins_to_join(grace)

    assert "Your time zone is Asia/Tokyo" in world.modal(grace).text


async def test_somebody_from_another_workspace_is_told_why_they_cannot_join(world: World) -> None:
    await world.opens_program()
    stranger = world.person("Sam", role=Role.STRANGER)
    world.room.add(stranger)

    assert "Only full members of this workspace can take part" in await world.clicks(stranger, "Join")


async def test_somebody_slack_will_not_tell_us_about_gets_a_reference_to_quote(world: World) -> None:
    world.expects("internal_error", "gesture failed")
    await world.stop_bot()
    grace = world.person("Grace")
    await world.start_bot()
    world.slack.faults.server_error(method="users.info")

    answer = await world.types(grace)
    assert "Something went wrong on my side" in answer
    assert "give your admin the reference" in answer

    assert "Hello, Grace" in await world.types(grace)


@in_both_places
async def test_three_hundred_people_hired_at_once_are_all_known_though_somebody_is_writing_for_long(
    world: World,
) -> None:
    await world.opens_program()
    _, work = world.bot.core.engines
    with work.execution_options(**{BEGIN_IMMEDIATE: True}).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("LOCK TABLE people IN EXCLUSIVE MODE")
        for number in range(300):
            world.person(f"Person {number}")
        await asyncio.sleep(GESTURE_PATIENCE_MS / 1000 + 0.5)
    while await world.bot.router.drain(5):
        pass

    with work.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(Person)) == 301


async def test_two_people_of_one_name_are_told_apart_wherever_they_stand(world: World) -> None:
    await world.opens_program()
    first, second = world.person("Alex Kim"), world.person("Alex Kim")
    await world.joins(first, "Mentor", offers="SQL")
    await world.joins(second, "Mentee", wants="SQL")

    dry_run = await world.looks_for_matches()
    assert f"{first.mention} as mentor of {second.mention}" in dry_run
    await world.ada.close_all()
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Who is in it")
    attendees = world.modal(world.ada).text
    assert first.mention in attendees
    assert second.mention in attendees
    await world.ada.close()
    await world.clicks(world.ada, "Log")
    await world.clicks(world.ada, "Comings and goings")
    log = world.modal(world.ada).text
    assert f"{first.mention} takes part" in log
    assert f"{second.mention} takes part" in log
