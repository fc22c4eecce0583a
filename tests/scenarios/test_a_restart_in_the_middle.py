"""The bot stops and another one starts on the same database: nothing is lost, nothing is said twice."""

from tests.scenarios.places import in_both_places
from tests.scenarios.test_matching import ASKED
from tests.scenarios.world import T, World


async def test_a_match_survives_a_restart_between_two_yeses(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.matches()
    await world.accepts(mary)

    await world.restarts()
    await world.accepts(grace)
    await world.restarts()
    await world.settle()

    assert len(world.group_dm(mary, grace)) == 1
    world.assert_dm(grace, "both said yes")


async def test_messages_that_wait_for_the_morning_are_sent_by_the_bot_of_the_morning(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace", tz="America/New_York")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.matches()
    world.assert_no_dm(grace, ASKED)

    await world.restarts()
    await world.until(T(days=1))

    world.assert_dm(grace, ASKED)
    world.assert_dm(mary, ASKED)


async def test_what_fell_due_while_no_bot_was_running_is_done_once_afterwards(world: World) -> None:
    mary, grace = await world.pair()
    await world.chooses_time(grace)
    await world.stop_bot()
    world.slack.clock.travel_to(T(days=3, hours=7))
    await world.start_bot()
    await world.settle()

    for person in (mary, grace):
        assert len(world.asked_if_met(person)) == 1


async def test_a_form_opened_before_the_restart_is_submitted_after_it(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.begins_to_join(grace)

    await world.restarts()
    await world.submits(grace, {"Skills you would like to learn": "SQL", "Your consent": True})

    world.assert_dm(grace, "Welcome to *Skill exchange*")


@in_both_places
async def test_a_message_whose_answer_was_lost_is_found_by_the_next_bot(world: World) -> None:
    grace = world.person("Grace")
    await world.opens_program()
    world.slack.faults.bad_body(method="chat.postMessage")
    await world.joins(grace, "Mentee", wants="SQL")

    await world.restarts()
    await world.wait(minutes=5)

    world.assert_dm(grace, "Welcome to *Skill exchange*")
