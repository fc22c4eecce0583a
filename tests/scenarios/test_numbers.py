"""Somebody who runs programs looks at every number, and at another cohort's beside it."""

from tests.scenarios.world import World


async def test_an_admin_sees_every_number_of_a_program_and_those_of_another_beside_it(world: World) -> None:
    await world.opens_program()
    await world.joins(world.person("Mary"), "Mentor", offers="SQL")
    await world.opens_program("Leading well")

    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Numbers")
    (first, *_), (second, *_) = [
        await world.ada.suggest(*typed) for typed in (("Of what?", "Skill"), ("Beside what?", "Leading"))
    ]
    await world.submits(world.ada, {"Of what?": first, "Beside what?": second})
    shown = world.modal(world.ada).text
    assert "Skill exchange" in shown
    assert "Leading well" in shown
    assert "People taking part: 1 · 0" in shown


async def test_a_single_program_stands_alone(world: World) -> None:
    await world.opens_program()
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Numbers")
    (first, *_) = await world.ada.suggest("Of what?", "Skill")
    await world.submits(world.ada, {"Of what?": first})
    assert "People taking part: 0" in world.modal(world.ada).text
