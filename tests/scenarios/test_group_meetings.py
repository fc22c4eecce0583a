"""A group meets: its mentor is asked once, whoever was there is settled by one press, and all go on together."""

import asyncio
from datetime import datetime

from bot.playground import Message, Person
from tests.scenarios.dates import moments_in
from tests.scenarios.places import in_both_places
from tests.scenarios.test_kicking_off import a_group, picks_time
from tests.scenarios.test_words_that_try_to_be_more import ALIVE, everything_written
from tests.scenarios.world import T, World

ODD = ALIVE[:45]
"""Short enough for Slack to show whole in a list to choose from."""
SHORT = {"How was it for you?": "Great"}


async def after_the_first_meeting(
    world: World, mentees: int, *, called: str = "Mentee"
) -> tuple[Person, list[Person]]:
    """A group has chosen a time, it has passed, and everybody has been asked whether they met."""
    mary, people = await a_group(world, mentees, called=called)
    await world.until(T(days=1, hours=1))
    rooms = world.slack.workspace.rooms.values()
    (met,) = [each for room in rooms for each in room.messages if "Welcome to your group" in each.all_text]
    await picks_time(world, people[0], met, 0)
    await world.meeting_over(mary, *people)
    return mary, people


async def asked_again(world: World, *people: Person) -> Message:
    """The next time has come and gone; the question to the first of these people."""
    await world.wait(days=7)
    await world.meeting_over(*people)
    return world.asked_if_met(people[0])[-1]


def planned(message: Message) -> datetime:
    return moments_in(message.all_text)[0]


async def test_over_three_meetings_the_mentor_answers_once_for_everybody(world: World) -> None:
    mary, people = await after_the_first_meeting(world, 3)
    (asked,) = world.asked_if_met(mary)
    assert "Did your group get to meet?" in asked.all_text
    assert all(person.mention in asked.all_text for person in people)
    assert [len(world.asked_if_met(person)) for person in people] == [1, 1, 1]

    await world.clicks(mary, "Yes, everybody", asked)
    assert "About your group’s meeting with" in world.modal(mary).text
    await world.submits(mary, SHORT)
    thanked = world.assert_dm(mary, "Your group has met:", "Thank you for your feedback")
    assert thanked.buttons == ["Edit feedback"]
    await world.wait(days=2)
    for person in people:
        world.assert_dm(person, f"I hear that you and {mary.mention} have met.")
        old = world.asked_if_met(person)[0]
        await world.clicks(person, "Not yet", old)
        await person.close_all()
        world.assert_dm(person, "I have heard by now that you", "have met")

    asked = await asked_again(world, mary, *people[1:])
    await world.clicks(mary, "Yes, but not everybody", asked)
    assert world.modal(mary).title == "Who was there?"
    names = [person.name for person in people]
    await world.submits(mary, {"Everybody who was there": names[:2]})
    assert "About your group’s meeting" in world.modal(mary).text
    await mary.close_all()
    world.assert_dm(mary, f"Your group has met: {people[0].mention} and {people[1].mention}", "was not there")
    await world.clicks(people[2], "Yes, we met", world.asked_if_met(people[2])[-1])
    await people[2].close_all()
    world.assert_dm(people[2], f"You and {mary.mention} have met. Good to hear.")

    asked = await asked_again(world, mary)
    await world.clicks(mary, "Not yet", asked)
    new_time = planned(world.assert_dm(mary, "Not yet: that is fine. How about", "with your group instead?"))
    await world.wait(days=1)
    for person in people:
        (told,) = world.found(person, f"I hear that you and {mary.mention} have not met yet.")
        assert planned(told) == new_time


async def test_mentees_answer_for_themselves_before_the_mentor_looks(world: World) -> None:
    mary, people = await after_the_first_meeting(world, 3)
    (asked,) = world.asked_if_met(mary)
    await world.clicks(people[1], "Not yet")
    world.assert_dm(people[1], "Not yet: that is fine, and noted.")
    await world.clicks(people[0], "Yes, we met")
    await people[0].close_all()
    world.assert_no_dm(mary, "How was it for you?")
    await world.clicks(mary, "Yes, but not everybody", asked)
    assert f"{people[0].mention} told me of it already." in world.modal(mary).text
    await mary.close_all()
    await world.clicks(people[2], "Yes, we met")
    await people[2].close_all()
    await world.wait(days=1)
    world.assert_dm(mary, "I hear that your group has met:", people[0].mention, people[2].mention)

    await world.clicks(mary, "Not yet", asked)
    await mary.close_all()
    stands = world.assert_dm(mary, "I have heard by now that your group has met:", "was not there")
    assert people[1].mention in stands.all_text
    assert stands.buttons == ["Give feedback"]


async def test_we_moved_it_moves_the_meeting_of_all(world: World) -> None:
    mary, people = await after_the_first_meeting(world, 3)
    (asked,) = world.asked_if_met(mary)
    await world.clicks(mary, "We moved it", asked)
    later = moments_in(asked.all_text)[0].replace(hour=10) + (T(days=7) - T())
    await world.submits(mary, {"The new time": later})
    await mary.close_all()
    await world.wait(days=1)
    for person in people:
        (told,) = world.found(person, f"{mary.mention} has", "meeting")[-1:]
        assert planned(told) == later


@in_both_places
async def test_a_large_group_is_settled_by_one_press_though_it_is_pressed_twice(world: World) -> None:
    mary, people = await after_the_first_meeting(world, 11)
    (asked,) = world.asked_if_met(mary)
    assert all(person.mention in asked.all_text for person in people)
    await world.clicks(mary, "Yes, but not everybody", asked)
    await mary.close_all()
    await asyncio.gather(mary.click("Yes, everybody", asked), mary.click("Yes, everybody", asked))
    await world.settle()
    await mary.close_all()
    world.assert_dm(mary, "Your group has met:", people[-1].mention)
    await world.wait(days=1)
    for person in people:
        world.assert_dm(person, f"I hear that you and {mary.mention} have met.")


async def test_names_that_try_to_be_more_stay_names_and_somebody_has_to_have_been_there(world: World) -> None:
    mary, people = await after_the_first_meeting(world, 2, called=ODD)
    (asked,) = world.asked_if_met(mary)
    await world.clicks(mary, "Yes, but not everybody", asked)
    assert len(world.modal(mary).options("Everybody who was there")) == 2
    await world.submits(mary, {"Everybody who was there": []})
    assert "Choose who was there." in world.modal(mary).text
    await world.submits(mary, {"Everybody who was there": [people[1].name]})
    await mary.close_all()
    world.assert_dm(mary, f"Your group has met: {people[1].mention}.", f"{people[0].mention} was not there")
    assert not [text for text in everything_written(world, mary, *people) if ODD in text]
