"""A program that keeps going matches whoever waits every morning, as its admin wants it."""

from tests.scenarios.places import in_both_places
from tests.scenarios.world import T, World


async def keeps_going(world: World, daily: str) -> None:
    """Ada opens a program without a last day and says how it matches every day."""
    await world.opens_program(how_long="Without an end: people join and are matched all year round")
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Matching rules")
    await world.submits(world.ada, {"Match every day?": daily})
    await world.submits(world.ada)
    await world.ada.close_all()


@in_both_places
async def test_a_dry_run_waits_in_the_morning_for_whoever_runs_the_program(world: World) -> None:
    await keeps_going(world, "Prepare a dry run")
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.until(T(days=1))
    await world.types(world.ada, "admin")
    assert "1 person waits for a match, and a dry run is ready." in world.modal(world.ada).text
    world.assert_no_dm(grace, "Would you like to meet?")

    await world.clicks(world.ada, "Look at the dry run")
    dry_run = world.modal(world.ada)
    assert dry_run.title == "Dry run"
    assert grace.mention in dry_run.text
    await world.submits(world.ada)
    await world.ada.close_all()
    await world.until_asked(mary, grace)


async def test_whoever_has_yesterdays_dry_run_open_is_led_to_the_one_of_this_morning(world: World) -> None:
    await keeps_going(world, "Prepare a dry run")
    mary, grace, alan = world.person("Mary"), world.person("Grace"), world.person("Alan")
    await world.joins(mary, "Mentor", offers="SQL", seats=1)
    await world.joins(grace, "Mentee", wants="SQL")
    assert "1 pair" in await world.looks_for_matches()
    await world.joins(alan, "Mentee", wants="Chess")
    await world.until(T(days=1))

    await world.clicks(world.ada, "Lock this pair")
    assert "Something changed since this dry run was made" in world.modal(world.ada).text
    await world.clicks(world.ada, "Match once more")
    newest = world.modal(world.ada).text
    assert alan.mention in newest
    assert "locked" not in newest
    await world.clicks(world.ada, "Lock this pair")
    assert "By hand: 1 locked." in world.modal(world.ada).text

    await world.joins(world.person("Hedy"), "Mentee", wants="SQL")
    await world.submits(world.ada)
    assert "so nothing was sent" in world.modal(world.ada).text
    await world.clicks(world.ada, "Match once more")
    await world.submits(world.ada)
    await world.ada.close_all()
    await world.until_asked(mary, grace)


async def test_where_the_program_says_so_people_are_asked_by_themselves(world: World) -> None:
    await keeps_going(world, "Match and ask people")
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.until(T(days=1, hours=2))
    world.assert_dm(grace, "Would you like to meet?", mary.mention)
    world.assert_dm(mary, "Would you like to meet?", grace.mention)
    await world.until(T(days=8))
    world.assert_dm(world.ada, "Nothing waits for you.", "The daily run has published 1 match")


async def test_whoever_parts_is_matched_anew_by_itself(world: World) -> None:
    await keeps_going(world, "Match and ask people")
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.until(T(days=1, hours=2))
    await world.accepts(mary)
    await world.accepts(grace)
    alan = world.person("Alan")
    await world.joins(alan, "Mentor", offers="SQL")
    await world.types(grace, "rematch")
    await world.submits(grace)
    await grace.close_all()
    await world.until(T(days=3))
    world.assert_dm(mary, "has come to its end")
    world.assert_dm(grace, "Would you like to meet?", alan.mention)
