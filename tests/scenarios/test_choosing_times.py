"""When to meet: one tap for both, moved and called off with the calendar in step, in series, and after the fact."""

import asyncio
from datetime import timedelta
from typing import Any

from icalendar import Calendar

from bot.playground import Message, Person
from tests.scenarios.counting import counted
from tests.scenarios.dates import moments_in
from tests.scenarios.places import in_both_places
from tests.scenarios.world import T, World

OFFER = "how about one of these times?"


async def offered(world: World) -> tuple[Person, Person, Message]:
    """A pair that has met once, and of which the mentee is offered times for the second meeting."""
    mary, grace = await world.pair()
    await world.chooses_time(grace)
    await world.meeting_over(grace)
    await world.clicks(grace, "Yes, we met")
    await grace.close_all()
    await world.until(T(days=10, hours=2))
    return mary, grace, world.assert_dm(grace, "Your next meeting", OFFER)


def calendar_of(world: World, message: Message) -> Any:
    """The event in the file of a message."""
    (file,) = message.files
    content = world.slack.workspace.uploads[file["id"]].content
    assert content is not None
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    return event


def files_of(world: World, person: Person) -> list[Any]:
    return [calendar_of(world, message) for message in person.dm if message.files]


@in_both_places
async def test_when_two_choose_at_once_one_time_stands_and_both_read_the_same(world: World) -> None:
    mary, grace, message = await offered(world)
    await world.types(mary, "meeting")
    assert "Nobody has chosen a time yet." in world.modal(mary).text

    await asyncio.gather(grace.click("Choose", message, nth=1), mary.click("Choose", nth=2))
    await world.settle()

    await world.types(grace, "meeting")
    stands = moments_in(world.modal(grace).text)[0]
    assert moments_in(world.modal(mary).text)[0] == stands
    (chosen,) = [each for person in (mary, grace) for each in world.found(person, "chosen a time for your next")]
    assert moments_in(chosen.all_text) == [stands]


async def test_a_calendar_follows_a_meeting_that_is_moved_called_off_and_planned_after_all(world: World) -> None:
    mary, grace, message = await offered(world)
    await grace.click("Choose", message, nth=0)
    await world.settle()
    await world.clicks(grace, "Add to calendar", world.assert_dm(grace, "is planned for", mary.mention))
    page = world.modal(grace)
    assert page.title == "Add to calendar"
    await world.clicks(grace, "Google Calendar")
    assert world.modal(grace).text == page.text, "the press opens a browser; nothing changes here"
    await world.clicks(grace, "Send me the file")
    assert "You have this meeting as a file." in world.modal(grace).text
    await grace.close_all()
    (event,) = files_of(world, grace)
    assert (event["DTSTART"].dt, event["SEQUENCE"]) == (moments_in(message.all_text)[0], 0)

    await world.types(mary, "meeting")
    await world.clicks(mary, "Another time")
    await world.submits(mary, {"The new time": T(days=18, hours=5)})
    assert "is planned for" in world.modal(mary).text
    world.assert_dm(grace, f"{mary.mention} has moved your meeting")
    await world.clicks(mary, "Cancel this meeting")
    assert "does not take place" in world.modal(mary).text
    world.assert_dm(grace, "does not take place this time")
    await world.clicks(grace, "Plan it after all")
    world.assert_dm(mary, "has planned your meeting after all")

    files = files_of(world, grace)
    assert [event["STATUS"] for event in files] == ["CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert [event["SEQUENCE"] for event in files] == sorted({event["SEQUENCE"] for event in files})
    assert len({event["UID"] for event in files}) == 1
    assert files[-1]["DTSTART"].dt == T(days=18, hours=5)
    assert files_of(world, mary) == []


async def test_without_leave_to_send_files_the_links_alone_remain(world: World) -> None:
    world.slack.granted_scopes.discard("files:write")
    world.expects("missing_scope")
    _, grace, message = await offered(world)
    await grace.click("Choose", message, nth=0)
    await world.settle()
    await world.clicks(grace, "Add to calendar")
    await world.clicks(grace, "Send me the file")
    assert world.assert_dm(grace, "I cannot send files in this workspace").buttons == [
        "Google Calendar",
        "Outlook.com",
        "Office 365",
    ]


async def test_the_same_time_each_time_needs_no_more_choosing_until_they_want_to_choose_again(world: World) -> None:
    mary, grace, message = await offered(world)
    await grace.click("Choose", message, nth=0)
    await world.settle()
    first = moments_in(message.all_text)[0]
    await world.clicks(grace, "Same time each time")
    assert "at the same time" in world.modal(grace).text
    await grace.close_all()
    await world.until(first + timedelta(hours=8))
    await world.clicks(grace, "Yes, we met")
    await grace.close_all()
    await world.until(first + timedelta(days=13))

    for person in (mary, grace):  # what was offered once reads as it was chosen
        world.assert_no_dm(person, OFFER)
    await world.types(mary, "meeting")
    assert moments_in(world.modal(mary).text)[0] == first + timedelta(days=14)
    await world.clicks(mary, "Choose each time")
    assert "choose the time each time" in world.modal(mary).text


async def test_we_met_anyway_counts_asks_both_how_it_was_and_settles_what_was_suggested(world: World) -> None:
    mary, grace, message = await offered(world)
    await world.until(T(days=12))
    await world.types(grace, "meeting")
    await world.clicks(grace, "We met anyway")
    await world.submits(grace, {"The time you met": T(days=13)})
    assert "Choose a time in the past" in str(world.modal(grace).errors)
    await world.submits(grace, {"The time you met": T(days=11)})
    assert world.modal(grace).title == "How was the meeting?"
    await grace.close_all()

    assert "already settled" in await world.clicks(grace, "Skip this meeting", message)
    await world.until(T(days=14))
    assert [asked for asked in world.found(mary, "How was it for you?") if "Give feedback" in asked.buttons]
    assert "2 held" in counted(world)
