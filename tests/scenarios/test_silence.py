"""A match that nobody answers is remembered once and closed kindly."""

from tests.scenarios.test_matching import ASKED, asked
from tests.scenarios.world import T, World

REMINDER = "A quiet reminder"


async def test_silence_is_reminded_after_a_week_and_closed_after_two(world: World) -> None:
    mary, grace = await asked(world, "Grace")
    await world.until(T(days=7, minutes=-1))
    world.assert_no_dm(grace, REMINDER)

    await world.until(T(days=7))
    world.assert_dm(grace, REMINDER, "is still open. Either answer is fine.")
    world.assert_dm(mary, REMINDER)

    await world.until(T(days=14, minutes=-1))
    world.assert_no_dm(grace, "has not come about")
    await world.until(T(days=14))
    world.assert_dm(grace, f"The match with {mary.mention}", "has not come about", "until you are ready")
    world.assert_dm(mary, f"The match with {grace.mention}", "has not come about")
    world.assert_dm(grace, REMINDER)


async def test_whoever_has_answered_is_not_reminded(world: World) -> None:
    mary, grace = await asked(world, "Grace")
    await world.accepts(mary)

    await world.until(T(days=8))

    world.assert_no_dm(mary, REMINDER)
    world.assert_dm(grace, REMINDER)


async def test_an_answer_to_the_reminder_counts(world: World) -> None:
    mary, grace = await asked(world, "Grace")
    await world.accepts(mary)
    await world.until(T(days=7))

    await world.clicks(grace, "Accept", world.assert_dm(grace, REMINDER))

    assert len(world.group_dm(mary, grace)) == 1
    await world.until(T(days=15))
    world.assert_no_dm(mary, "has not come about")


async def test_an_answer_after_the_end_reads_that_nothing_is_needed(world: World) -> None:
    _, grace = await asked(world, "Grace")
    await world.until(T(days=14))

    answer = await world.clicks(grace, "Accept", world.assert_dm(grace, ASKED, "I have found"))

    assert answer == "This match is no longer open. Nothing is needed from you."


async def test_people_whose_match_ran_out_are_matched_again(world: World) -> None:
    mary, grace = await asked(world, "Grace")
    await world.until(T(days=14))

    await world.matches()
    await world.accepts(mary)
    await world.accepts(grace)

    assert len(world.group_dm(mary, grace)) == 1
