"""An admin asks for a program in numbers."""

import asyncio

from bot.playground import Message, Person, Role
from tests.scenarios.places import in_both_places
from tests.scenarios.world import LAST_DAY, T, World


async def test_a_summary_counts_and_quotes_nobody(world: World) -> None:
    mary, grace = await world.pair()
    await world.joins(world.person("Alan"), "Mentee", wants="SQL", goals="To be left alone.")
    await world.chooses_time(grace)
    await world.until(T(days=4))
    await met(world, grace, "Great")

    await world.sums_up()

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
    for mentee in mentees:
        await world.chooses_time(mentee)
    await world.until(T(days=4))
    for mentee in mentees[:4]:
        await met(world, mentee, "Great")

    await world.sums_up()
    assert "4 answers; the average is shown once 5 people have answered" in world.announcements()[-1].all_text

    await met(world, mentees[4], "So-so")
    await world.wait(minutes=1)
    await world.sums_up()
    assert "5 answers, 3.6 out of 4 on average" in world.announcements()[-1].all_text


async def test_people_on_a_break_are_counted_as_such(world: World) -> None:
    _, grace = await world.pair()
    await world.types(grace, "pause")
    await world.submits(grace)

    await world.sums_up()

    assert "1 mentor and 1 mentee (1 on a break)" in world.announcements()[-1].all_text


async def test_with_several_programs_the_admin_chooses(world: World) -> None:
    await world.opens_program("Alpha")
    await world.opens_program("Beta")

    assert "Which program shall I sum up?" in await world.types(world.ada, "summary")
    await world.clicks(world.ada, "Post summary: Alpha")
    await world.submits(world.ada)

    assert "*Alpha* in numbers" in world.announcements()[-1].all_text


async def test_a_summary_is_read_before_anybody_else_reads_it(world: World) -> None:
    await world.opens_program()
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Post summary")

    shown = world.modal(world.ada).text
    assert "*Nothing has been posted yet.* 1 channel gets this right away." in shown
    assert "*People:* 0 mentors and 0 mentees" in shown
    assert summaries(world) == []
    await world.submits(world.ada)
    assert "The summary goes to the channel of “Skill exchange”." in world.modal(world.ada).text
    (posted,) = summaries(world)
    assert posted.all_text in shown


async def test_of_a_cancelled_draft_there_is_nothing_to_sum_up(world: World) -> None:
    await world.opens_program("Alpha")
    await world.begins_a_program()
    await world.submits(
        world.ada,
        {
            "Name of the program": "Secret",
            "First day": world.now.date(),
            "Last day": LAST_DAY,
            "Announcement channel": world.room,
            "What happens now?": "Keep it as a draft",
        },
    )
    await world.clicks(world.ada, "Manage Secret")
    assert "Post summary" not in world.modal(world.ada).buttons
    await world.clicks(world.ada, "Remove draft")
    await world.submits(world.ada)

    assert "Post summary" not in world.modal(world.ada).buttons
    await world.ada.close_all()
    await world.types(world.ada, "summary")
    assert "*Alpha* in numbers" in world.modal(world.ada).text, "there is only one to choose"


@in_both_places
async def test_pressing_post_summary_twice_posts_it_once(world: World) -> None:
    await world.opens_program()
    await world.sums_up()

    assert "has just been posted, and nothing in it has changed since" in await world.types(world.ada, "summary")
    assert len(summaries(world)) == 1


@in_both_places
async def test_two_windows_with_the_same_summary_post_it_once(world: World) -> None:
    await world.opens_program()
    helper = world.person("Hedy", role=Role.ADMIN)
    for admin in (world.ada, helper):
        await world.types(admin, "summary")

    await asyncio.gather(world.ada.submit({}), helper.submit({}))
    await world.settle()

    assert len(summaries(world)) == 1
    heard = [world.modal(admin).text for admin in (world.ada, helper)]
    assert len([text for text in heard if "has just been posted" in text]) == 1


def summaries(world: World) -> list[Message]:
    return [post for post in world.announcements() if "in numbers" in post.all_text]


async def test_before_the_first_program_there_is_nothing_to_sum_up(world: World) -> None:
    assert "There is no program to sum up yet." in await world.types(world.ada, "summary")
