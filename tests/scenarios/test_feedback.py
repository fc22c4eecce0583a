"""What people say after their meetings and in surveys, where it leads, and where it never goes."""

from datetime import date, datetime, timedelta

from bot.playground import Person
from tests.scenarios.world import T, World

CANARIES = ("canary one", "canary two", "canary three", "canary four", "canary five")
PRIVATE = {
    "What moved forward?": CANARIES[0],
    "What went well?": CANARIES[1],
    "What was difficult?": CANARIES[2],
    "What would make the next one better?": CANARIES[3],
    "What did you hope for that has not come yet?": CANARIES[4],
}


async def meet(world: World, who: Person) -> None:
    """One says that they met, and the form is open then."""
    for _ in range(25):
        if world.asked_if_met(who):
            break
        await world.wait(days=1)
    await world.clicks(who, "Yes, we met", world.asked_if_met(who)[-1])


async def asked_how_it_was(world: World, other: Person) -> None:
    """The other opens the form as well, once they are asked."""
    for _ in range(8):
        if requests := [message for message in world.dms(other) if "Give feedback" in message.buttons]:
            await world.clicks(other, "Give feedback", requests[-1])
            return
        await world.wait(days=1)
    raise AssertionError(f"{other.name} was not asked how it was")


async def says(world: World, person: Person, rating: str) -> None:
    await world.submits(person, {"How was it for you?": rating})


async def until(world: World, moment: datetime, who: Person, other: Person) -> None:
    """Let time pass for a pair that meets as planned and says how it was."""
    while world.now < moment:
        if world.asked_if_met(who):
            await meet(world, who)
            await says(world, who, "Good")
            await asked_how_it_was(world, other)
            await says(world, other, "Good")
        await world.until(max(world.now, min(moment, world.now + timedelta(days=2))))


async def everything_read_by(world: World, person: Person, *others: Person) -> list[str]:
    """All screens that somebody can open, all messages they have, and what they read together with others."""
    seen = []
    for word in ("", "goals", "steps", "agreement", "skills", "profile", "help", "summary"):
        await world.types(person, word)
        if person.modal:
            seen += [view.text for view in person.modals]
            await person.close_all()
    await person.open_home()
    assert person.home
    seen.append(person.home.text)
    seen += [message.all_text for message in [*world.dms(person), *world.whispers(person), *world.room.messages]]
    return seen + [message.all_text for message in world.group_dm(person, *others)]


async def test_both_say_how_it_was_and_only_their_steps_go_any_further(world: World) -> None:
    mary, grace = await world.pair()
    for _ in range(2):
        await meet(world, grace)
        assert "What did you hope for" not in world.modal(grace).text
        await says(world, grace, "Good")
        await asked_how_it_was(world, mary)
        await says(world, mary, "Good")
    await meet(world, grace)
    assert "What did you hope for that has not come yet?" in world.modal(grace).text

    await world.clicks(grace, "Say more")
    await world.submits(
        grace,
        {
            "How was it for you?": "Not helpful",
            "Was it worth the time?": "Partly",
            "What will you do next?": "- Write to Kim\n- Read the book",
            **PRIVATE,
        },
    )
    assert not grace.modals
    world.assert_dm(grace, "2 next steps went on your list")
    await asked_how_it_was(world, mary)
    assert not [words for words in CANARIES if words in world.modal(mary).text]
    await world.submits(mary, {"How was it for you?": "Great", "What will you do next?": "Call Lee"})

    read = await everything_read_by(world, mary, grace)
    assert not [words for words in CANARIES if any(words in text for text in read)]
    assert not [text for text in read if "Not helpful" in text]
    await world.types(mary, "steps")
    assert "Write to Kim" in world.modal(mary).text
    await mary.close_all()
    admin = await everything_read_by(world, world.ada)
    assert not [words for words in CANARIES if any(words in text for text in admin)]


async def test_a_survey_is_answered_by_one_and_left_alone_by_the_other(world: World) -> None:
    mary, grace = await world.pair(last_day=date(2027, 6, 30))
    await until(world, T(days=34), mary, grace)
    asked = world.assert_dm(mary, f"How is it going with {grace.mention}?")
    await world.clicks(mary, "Answer", asked)
    await world.submits(
        mary, {"We work well together.": "4 – Mostly", "Is there anything you would like to add?": CANARIES[0]}
    )
    assert not mary.modals
    world.assert_dm(mary, "Thank you for your answers")

    await until(world, T(days=46), mary, grace)
    world.assert_no_dm(mary, "still open")
    world.assert_dm(grace, f"The few questions about your time with {mary.mention} are still open.")
    await until(world, T(days=88), mary, grace)
    assert len(world.found(grace, "still open")) == 1
    assert len(world.found(grace, "How is it going with")) == 1

    await until(world, T(days=97), mary, grace)
    newest = world.found(grace, f"How is it going with {mary.mention}?")[-1]
    await grace.click("Skip these questions", newest)
    await world.settle()
    world.assert_dm(grace, "Skipped, and that is fine.")
    await until(world, T(days=112), mary, grace)
    assert len(world.found(grace, "still open")) == 1
    read = await everything_read_by(world, grace, mary)
    assert not [text for text in read if CANARIES[0] in text]
