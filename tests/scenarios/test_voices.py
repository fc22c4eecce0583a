"""What people let reports use of their words and names, and what those who run a program see of it."""

from tests.scenarios.world import World


async def test_somebody_may_be_named_and_thinks_better_of_it(world: World) -> None:
    await world.opens_program()
    mary = world.person("Mary")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.types(mary, "profile")
    assert "you are not named" in world.modal(mary).text
    await world.clicks(mary, "You may name me")
    assert "you may be named when you reach a goal" in world.modal(mary).text
    await world.clicks(mary, "Do not name me")
    assert "No summary will name you from now on" in world.modal(mary).text
    assert "you are not named" in world.modal(mary).text


async def test_an_admin_hears_voices_and_sees_who_is_left_out_only_from_five_people_on(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Voices")
    assert "not enough people have said the same yet" in world.modal(world.ada).text
    await world.ada.close()
    await world.clicks(world.ada, "Who is left out")
    assert "There are too few people to tell yet" in world.modal(world.ada).text
    for name in (mary.name, grace.name):
        assert name not in world.modal(world.ada).text
