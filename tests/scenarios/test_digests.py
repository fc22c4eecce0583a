"""Nobody waits for an approval that nobody looks at: what waits for an admin comes to them in the morning."""

from datetime import date

from bot.playground import Person, Role
from tests.scenarios.test_running_programs import manages
from tests.scenarios.test_signing_up import approves_mentors
from tests.scenarios.world import T, World

WAITS = "1 mentor has been waiting for your approval for 1 day."
AFTER_CHRISTMAS = date(2027, 1, 11)


async def a_mentor_applies(world: World, name: str = "Mary") -> Person:
    """A program that approves its mentors, with one who offers."""
    await world.opens_program(first_day=AFTER_CHRISTMAS)
    await approves_mentors(world)
    mentor = world.person(name)
    await world.joins(mentor, "Mentor", offers="SQL")
    return mentor


async def test_the_morning_after_a_mentor_applied_the_admin_reads_of_it_and_approves(world: World) -> None:
    mary = await a_mentor_applies(world)
    world.assert_no_dm(world.ada, "waits for you")
    await world.until(T(days=1))
    digest = world.assert_dm(world.ada, "One thing waits for you", "*Skill exchange*", WAITS)

    await world.clicks(world.ada, "Have a look", digest)
    assert world.modal(world.ada).title == "Cohort"
    await world.clicks(world.ada, "Mentors to approve")
    await world.clicks(world.ada, "Approve Mary")
    assert "Nobody waits for approval" in world.modal(world.ada).text
    await world.ada.close_all()
    world.assert_dm(mary, "You are approved as a mentor")

    await world.wait(days=9)
    world.assert_dm(world.ada, "waits for you")


async def test_a_digest_is_stopped_from_the_message_and_comes_back_from_the_control_room(world: World) -> None:
    await a_mentor_applies(world)
    await world.until(T(days=1))
    digest = world.assert_dm(world.ada, WAITS)
    for _ in range(2):
        assert "The digest is stopped." in await world.clicks(world.ada, "Stop this digest", digest)
    await world.joins(world.person("Linus"), "Mentor", offers="Go")
    await world.until(T(days=14))
    assert world.found(world.ada, "for you:") == [digest]

    await world.clicks(world.ada, "Open the control room", digest)
    assert "2 mentors wait for your approval, one of them for 14 days." in world.modal(world.ada).text
    await world.clicks(world.ada, "Weekly digest: off")
    assert "Weekly digest: on" in world.modal(world.ada).buttons
    await world.clicks(world.ada, "Weekly digest: on")
    await world.clicks(world.ada, "Weekly digest: off")
    await world.ada.close_all()
    await world.until(T(days=15))
    world.assert_dm(world.ada, "2 mentors wait for your approval, one of them for 15 days.")


async def test_who_no_longer_runs_the_program_is_told_so_by_an_old_digest_and_can_still_stop_it(
    world: World,
) -> None:
    helper = world.person("Helen")
    await world.opens_program(first_day=AFTER_CHRISTMAS)
    await approves_mentors(world)
    await manages(world)
    await world.clicks(world.ada, "Co-admins")
    await world.submits(world.ada, {"Co-admins": [helper]})
    await world.joins(world.person("Mary"), "Mentor", offers="SQL")
    await world.until(T(days=1))
    digest = world.assert_dm(helper, WAITS)
    await world.clicks(world.ada, "Co-admins")
    await world.submits(world.ada, {"Co-admins": []})
    await world.ada.close_all()

    for label in ("Have a look", "Open the control room"):
        assert "Only program admins" in await world.clicks(helper, label, digest)
    assert "The digest is stopped." in await world.clicks(helper, "Stop this digest", digest)


async def test_an_old_digest_still_leads_to_a_cohort_that_was_cancelled_meanwhile(world: World) -> None:
    await a_mentor_applies(world)
    await world.until(T(days=1))
    digest = world.assert_dm(world.ada, WAITS)
    await manages(world)
    await world.clicks(world.ada, "Cancel cohort")
    await world.submits(world.ada)
    await world.ada.close_all()
    await world.clicks(world.ada, "Have a look", digest)
    assert "It does not take place." in world.modal(world.ada).text


async def test_the_digest_of_an_admin_far_away_comes_in_their_own_morning(world: World) -> None:
    await a_mentor_applies(world)
    rosa = world.person("Rosa", tz="America/New_York", role=Role.ADMIN)
    await world.types(rosa, "admin")
    await world.clicks(rosa, "Weekly digest: off")
    await world.until(T(hours=4))
    world.assert_no_dm(rosa)
    await world.until(T(hours=5))
    world.assert_dm(rosa, "1 mentor waits for your approval.")
