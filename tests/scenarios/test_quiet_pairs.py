"""A pair that slips is helped along first; one that goes quiet rests and comes back; and both look back in time."""

from bot.playground import Message, Person
from tests.scenarios.world import T, World

WORKS, WISHES, SHARE = "What works well?", "What would you like to change?", "Pass it on?"
OFTEN = "How often you meet"


async def looks_back(world: World, person: Person, **answers: object) -> None:
    """`/mentor retro`, sent; whatever opens then stays open."""
    await world.types(person, "retro")
    await world.submits(person, answers or {WORKS: "Our walks."})


async def is_there(world: World, *people: Person, weeks: int) -> None:
    """Some weeks in which these people do something with the bot, and nothing else."""
    for _ in range(weeks):
        for person in people:
            await looks_back(world, person)
            await person.close_all()
        await world.wait(days=7)


def latest(world: World, person: Person, words: str) -> Message:
    found = world.found(person, words)
    assert found, f"{person.name} has read nothing of {words!r}: {[each.text for each in world.dms(person)]}"
    return found[-1]


async def test_a_pair_that_does_not_meet_is_offered_another_pace_and_takes_it(world: World) -> None:
    mary, grace = await world.pair()
    await is_there(world, mary, grace, weeks=7)
    for person, partner in ((mary, grace), (grace, mary)):
        offer = latest(world, person, f"How are things with {partner.mention}?")
        assert "has not" not in offer.all_text
    offer = latest(world, mary, "How are things with")
    for button, title in (
        ("Find a new time", "Your meetings"),
        ("Look back", "Look back"),
        ("Another partner", "Another partner"),
    ):
        await world.clicks(mary, button, offer)
        assert world.modal(mary).title == title
        await mary.close_all()
    await world.clicks(mary, "All is well", offer)
    latest(world, mary, f"Good to hear. Enjoy your time with {grace.mention}.")
    await world.clicks(grace, "Change the pace", latest(world, grace, "How are things with"))
    assert world.modal(grace).title == "Change the pace"
    await world.submits(grace, {OFTEN: "Once a month"})
    assert not grace.modals
    latest(world, grace, "From your next meeting on")
    told = latest(world, mary, f"{grace.mention} suggests another pace")
    assert "once a month" in told.all_text
    await world.clicks(mary, "Change it back", told)
    latest(world, mary, "From your next meeting on")
    latest(world, grace, f"{mary.mention} suggests another pace")

    await world.types(world.ada, "admin")  # they have not met in all these weeks
    page = world.modal(world.ada)
    assert f"{mary.mention} and {grace.mention}" in page.text
    assert "They have not met yet" in page.text
    assert "and it was answered" in page.text


async def test_one_goes_quiet_the_pair_rests_and_is_taken_up_again(world: World) -> None:
    mary, grace = await world.pair()
    await world.wait(days=1)
    await world.types(mary, "help")
    await world.clicks(mary, "Ask gently")
    assert f"I will ask {grace.mention} how it goes" in world.modal(mary).text
    await mary.close_all()
    await world.wait(days=1)
    assert "quiet" not in world.assert_dm(grace, f"How are things with {mary.mention}?").all_text
    await is_there(world, mary, weeks=1)
    await world.wait(days=2)
    await world.clicks(grace, "I am here", latest(world, grace, "There is no hurry."))
    world.assert_dm(grace, f"All goes on with {mary.mention}")

    await is_there(world, mary, weeks=6)
    latest(world, grace, "Whenever it suits you: one tap")
    world.assert_dm(grace, "One tap keeps it going")
    world.assert_dm(mary, "There is nothing you need to do.", "for a while")
    for person, partner in ((mary, grace), (grace, mary)):
        resting = world.assert_dm(person, f"It has been quiet around you and {partner.mention} in")
        assert "Nobody is to blame." in resting.all_text
    assert not world.found(grace, "missed")

    rests = latest(world, grace, "so your pair rests from today on")
    await world.clicks(grace, "Keep it going", latest(world, grace, "One tap keeps it going"))
    world.assert_dm(grace, f"Welcome back. You and {mary.mention} go on where you were")
    await world.clicks(grace, "Take it up again", rests)
    assert len(world.found(grace, "Welcome back.")) == 2
    await world.wait(days=1)
    world.assert_dm(mary, f"{grace.mention} has taken up your pair in *Skill exchange* again")
    await world.wait(days=10)
    assert world.found(grace, "meet")


async def test_after_six_weeks_both_look_back_and_one_changes_the_pace_at_once(world: World) -> None:
    mary, grace = await world.pair()
    await world.until(T(weeks=3))
    await is_there(world, mary, grace, weeks=1)
    await world.until(T(weeks=6, days=3))
    for person in (mary, grace):
        world.assert_dm(person, "A moment to look back at your time with")
    asked = latest(world, grace, "A moment to look back")
    await world.clicks(grace, "Look back", asked)
    form = world.modal(grace)
    assert form.title == "Look back"
    await world.submits(
        grace,
        {WORKS: "We laugh & learn.", SHARE: [f"{mary.name} may read what works"], WISHES: ["How often we meet"]},
    )
    assert world.modal(grace).title == "Change the pace"
    await world.submits(grace, {OFTEN: "Every week"})
    await grace.close_all()
    shared = world.assert_dm(mary, "would like you to know what works")
    assert "We laugh" in shared.all_text
    world.assert_dm(mary, f"{grace.mention} suggests another pace", "every week")
    world.assert_dm(grace, f"Thank you for looking back at your time with {mary.mention}.")
