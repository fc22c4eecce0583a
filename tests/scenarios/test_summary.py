"""An admin asks for a program in numbers."""

import asyncio

from bot.playground import Person
from tests.scenarios.places import in_both_places
from tests.scenarios.world import T, World


async def test_a_summary_counts_and_quotes_nobody(world: World) -> None:
    mary, grace = await world.pair()
    await world.joins(world.person("Alan"), "Mentee", wants="SQL", goals="To be left alone.")
    await world.until(T(days=4))
    await met(world, grace, "Great")

    assert "on its way to the channel of “Skill exchange”" in await world.types(world.ada, "summary")

    summary = world.announcements()[-1].all_text
    assert "*Skill exchange* in numbers, as of 11 December 2026" in summary
    assert "*People:* 1 mentor and 2 mentees (1 waiting for a match)" in summary
    assert "*Pairs:* 1 active, 0 completed" in summary
    assert "*Meetings:* 1 held, 0 did not take place, 0 without an answer" in summary
    assert "*Goals:* 0 set, 0 reached" in summary
    for private in ("left alone", "SQL", "Great", *(person.mention for person in (mary, grace))):
        assert private not in summary


async def met(world: World, person: Person, rating: str) -> None:
    await world.clicks(person, "Yes, we met", world.asked_if_met(person)[-1])
    await world.submits(person, {"How was it for you?": rating})
    await person.close_all()


async def test_the_average_is_withheld_below_five_answers(world: World) -> None:
    mary, *mentees = [world.person(name) for name in ("Mary", "Grace", "Alan", "Edsger", "Barbara", "Tony")]
    await world.opens_program()
    await world.joins(mary, "Mentor", offers="SQL", seats=5)
    for mentee in mentees:
        await world.joins(mentee, "Mentee", wants="SQL")
    await world.matches()
    for mentee in mentees:
        await world.accepts(mentee)
        await world.accepts(mary)
    await world.until(T(days=4))
    for mentee in mentees[:4]:
        await met(world, mentee, "Great")

    await world.types(world.ada, "summary")
    assert "4 answers; the average is shown once 5 people have answered" in world.announcements()[-1].all_text

    await met(world, mentees[4], "So-so")
    await world.wait(minutes=1)
    await world.types(world.ada, "summary")
    assert "5 answers, 3.6 out of 4 on average" in world.announcements()[-1].all_text


async def test_people_on_a_break_are_counted_as_such(world: World) -> None:
    _, grace = await world.pair()
    await world.types(grace, "pause")
    await world.submits(grace)

    await world.types(world.ada, "summary")

    assert "1 mentor and 1 mentee (1 on a break)" in world.announcements()[-1].all_text


async def test_with_several_programs_the_admin_chooses(world: World) -> None:
    await world.opens_program("Alpha")
    await world.opens_program("Beta")

    assert "Which program shall I sum up?" in await world.types(world.ada, "summary")
    await world.clicks(world.ada, "Post summary: Alpha")

    assert "*Alpha* in numbers" in world.announcements()[-1].all_text


async def test_the_control_room_posts_a_summary_too(world: World) -> None:
    await world.opens_program()
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Post summary")

    assert "The summary is on its way" in world.modal(world.ada).text
    assert "in numbers" in world.announcements()[-1].all_text


@in_both_places
async def test_pressing_post_summary_twice_posts_it_once(world: World) -> None:
    await world.opens_program()
    await world.types(world.ada, "admin")
    room = world.modal(world.ada)

    await world.clicks(world.ada, "Post summary", room)
    await world.clicks(world.ada, "Post summary", room)

    assert "has just been posted, and nothing in it has changed since" in world.modal(world.ada).text
    assert len([post for post in world.announcements() if "in numbers" in post.all_text]) == 1


@in_both_places
async def test_two_quick_presses_on_post_summary_post_it_once(world: World) -> None:
    await world.opens_program("Alpha")
    await world.opens_program("Beta")
    await world.types(world.ada, "summary")

    await asyncio.gather(*(world.ada.click("Post summary: Alpha") for _ in range(2)))
    await world.settle()

    assert len([post for post in world.announcements() if "in numbers" in post.all_text]) == 1
    heard = [whisper.all_text for whisper in world.whispers(world.ada)]
    assert [text for text in heard if "has just been posted" in text]


@in_both_places
async def test_before_the_first_program_there_is_nothing_to_sum_up(world: World) -> None:
    assert "There is no program to sum up yet." in await world.types(world.ada, "summary")
