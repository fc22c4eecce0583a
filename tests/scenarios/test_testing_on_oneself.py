"""An admin reads a program's messages before anybody else does."""

from tests.scenarios.world import World


async def test_every_message_comes_to_the_admin_alone_and_its_buttons_do_nothing(world: World) -> None:
    grace = world.person("Grace")
    await world.opens_program("Skill exchange")
    announced = len(world.announcements())
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Test on me")
    await world.submits(world.ada)
    read = world.modal(world.ada).text
    await world.ada.close_all()
    await world.wait(minutes=5)

    tests = [message for message in world.dms(world.ada) if message.all_text.startswith("*Test ")]
    assert f"{len(tests)} messages come to you, and to nobody else" in read
    numbers = [f"*Test {number} of {len(tests)}.*" for number in range(1, len(tests) + 1)]
    assert [message.all_text.partition(" This is")[0] for message in tests] == numbers
    assert tests[0].all_text.startswith(f"*Test 1 of {len(tests)}.* This is what the announcement channel reads")
    assert world.dms(grace) == []
    assert len(world.announcements()) == announced

    (suggested,) = [message for message in tests if "a mentee reads when a match is suggested" in message.all_text]
    assert "Mentor Sample" in suggested.all_text
    assert "This was only a test" in await world.clicks(world.ada, "Accept", suggested)
    assert "This was only a test" in await world.clicks(world.ada, "Join", tests[0])


async def test_one_moment_is_enough_if_that_is_what_the_admin_wants_to_read(world: World) -> None:
    await world.opens_program("Skill exchange")
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Test on me")
    await world.submits(world.ada, {"Which messages?": "Action steps"})
    await world.ada.close_all()
    await world.wait(minutes=1)
    tests = [message.all_text for message in world.dms(world.ada)]
    assert tests
    assert all(text.startswith(f"*Test {n} of {len(tests)}.*") for n, text in enumerate(tests, start=1))
    assert all("step" in text or "task" in text for text in tests)
