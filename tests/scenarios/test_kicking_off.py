"""How people begin: they are introduced, get ideas, and one press plans their first meeting; in groups as well."""

import asyncio

from bot.playground import Message, Person
from tests.scenarios.dates import moments_in
from tests.scenarios.places import in_both_places
from tests.scenarios.test_kinds_of_pairing import joins_as_peer, opens
from tests.scenarios.world import T, World


def the_introduction(world: World, *people: Person) -> Message:
    """The one message of a conversation that introduces people, as it reads now."""
    (found,) = [message for message in world.group_dm(*people) if "first meeting" in message.all_text]
    return found


async def picks_time(world: World, person: Person, message: Message, number: int) -> str:
    """Choose one of the offered times, counted from 0; return what the bot whispers back, or ""."""
    before = len(world.whispers(person))
    await person.click("Choose", message, nth=number)
    await world.settle()
    return "\n".join(whisper.all_text for whisper in world.whispers(person)[before:])


async def test_a_pair_reads_of_each_other_finds_ideas_and_plans_the_first_meeting_by_one_press(
    world: World,
) -> None:
    mary, grace = await world.pair()
    met = the_introduction(world, mary, grace)
    times = moments_in(met.all_text)
    assert times == [T(days=1), T(days=2, hours=1), T(days=3, hours=5)]
    assert met.buttons.count("Choose") == 3
    await world.clicks(grace, "Ideas for your first meeting", met)
    first = world.modal(grace).text
    for title in ("Two questions to break the ice", "An agenda for 30 minutes", "What a mentor is, and is not"):
        assert title in first
    await world.clicks(grace, "Two more")
    assert world.modal(grace).text != first
    await grace.close_all()

    await picks_time(world, grace, met, 0)

    planned = the_introduction(world, mary, grace)
    assert f"chosen by {grace.mention}" in planned.all_text
    assert "Choose" not in planned.buttons
    told = world.assert_dm(mary, f"{grace.mention} has chosen a time for your first meeting:")
    assert moments_in(told.all_text) == [T(days=1)]
    await world.until(T(days=2))  # Grace has read something else on the day of the meeting already
    world.assert_no_dm(mary, "how about")
    world.assert_no_dm(grace, "Your first meeting", "how about")
    assert len(world.asked_if_met(mary)) == len(world.asked_if_met(grace)) == 1


@in_both_places
async def test_when_both_press_at_once_one_time_stands_and_the_other_reads_which(world: World) -> None:
    mary, grace = await world.pair()
    met = the_introduction(world, mary, grace)
    before = len(world.whispers(mary)) + len(world.whispers(grace))

    await asyncio.gather(mary.click("Choose", met, nth=0), grace.click("Choose", met, nth=2))
    await world.settle()

    (whisper,) = [*world.whispers(mary), *world.whispers(grace)][before:]
    planned = the_introduction(world, mary, grace)
    assert "was quicker and has chosen" in whisper.all_text
    assert moments_in(whisper.all_text) == moments_in(planned.all_text)
    told = world.found(mary, "has chosen a time") + world.found(grace, "has chosen a time")
    assert len(told) == 1
    assert moments_in(told[0].all_text) == moments_in(planned.all_text)
    assert whisper.buttons == ["Choose another time"]


async def test_a_time_that_has_passed_says_so_and_leads_to_another(world: World) -> None:
    mary, grace = await world.pair()
    met = the_introduction(world, mary, grace)
    await world.until(T(days=1, hours=2))

    whisper = await picks_time(world, grace, met, 0)

    assert "That time has passed by now." in whisper
    assert the_introduction(world, mary, grace).buttons.count("Choose") == 2
    await world.clicks(grace, "Choose another time")
    assert "Nobody has chosen a time yet." in world.modal(grace).text
    await world.submits(grace, {"The time you suggest": T(days=-1)})
    assert "within the next 90 days" in str(world.modal(grace).errors)
    await world.submits(grace, {"The time you suggest": T(days=8, hours=5)})
    assert "Your first meeting is planned for" in world.modal(grace).text
    await grace.close_all()
    world.assert_dm(mary, "has chosen a time for your first meeting")

    await world.clicks(grace, "Another time", the_introduction(world, mary, grace))
    assert f"{grace.mention} has chosen" in world.modal(grace).text
    await world.submits(grace, {"The time you suggest": T(days=9, hours=5)})
    await grace.close_all()
    moved = world.assert_dm(mary, f"{grace.mention} has moved your meeting to")
    assert moments_in(moved.all_text) == [T(days=9, hours=5)]
    await world.until(T(days=9, hours=5))
    world.assert_no_dm(grace, "how about")
    (begins,) = [message for message in world.group_dm(mary, grace) if "begins soon" in message.all_text]
    assert begins.buttons == ["Start a huddle"]


async def test_where_nobody_chooses_the_rhythm_suggests_a_time_and_late_presses_change_nothing(
    world: World,
) -> None:
    mary, grace = await world.pair()
    met = the_introduction(world, mary, grace)
    await world.until(T(days=9))
    world.assert_dm(grace, "Your first meeting", "how about")
    await world.meeting_over(mary, grace)
    await world.clicks(grace, "Yes, we met")
    await grace.close_all()

    assert "Your first meeting is behind you" in await world.clicks(mary, "Another time", met)
    assert "Your first meeting is behind you" in await picks_time(world, mary, met, 2)
    assert "Choose" not in the_introduction(world, mary, grace).buttons


async def test_two_peers_read_words_of_their_own_and_choose_a_time(world: World) -> None:
    await opens(world, "Peers")
    mary, grace = world.person("Mary"), world.person("Grace")
    await joins_as_peer(world, mary, shares="SQL", learns="Go", hopes="To ship a service.")
    await joins_as_peer(world, grace, shares="Go", learns="SQL", hopes="To write reports.")
    await world.matches()
    await world.until_asked(mary, grace)
    await world.accepts(mary)
    await world.accepts(grace)
    met = the_introduction(world, mary, grace)

    await world.clicks(mary, "Ideas for your first meeting", met)

    ideas = world.modal(mary).text
    assert "What partners are, and are not" in ideas
    assert "mentor" not in ideas.replace("mentoring", "")
    await mary.close_all()
    await picks_time(world, mary, met, 0)
    world.assert_dm(grace, "has chosen a time for your first meeting")


async def a_group(world: World, mentees: int, *, called: str = "Mentee") -> tuple[Person, list[Person]]:
    """A mentor and so many mentees, who all have said yes."""
    size = str(min(max(mentees, 2), 20))
    await opens(world, "Groups", Smallest_group="2", Largest_group=size)
    mary = world.person("Mary")
    await world.joins(mary, "Mentor", offers="SQL")
    people = [world.person(f"{called} {number}") for number in range(mentees)]
    for person in people:
        await world.joins(person, "Mentee", wants="SQL")
    await world.matches()
    await world.until_asked(*people)
    await world.wait(minutes=1)
    for question in world.found(mary, "Would you like to meet?"):
        await world.clicks(mary, "Accept", question)
    for person in people:
        await world.accepts(person)
    return mary, people


async def test_a_group_of_three_is_brought_together_once_and_meets_at_one_time(world: World) -> None:
    mary, people = await a_group(world, 3)
    assert world.group_dm(mary, *people) == []
    world.assert_dm(people[0], "I will bring you together with the whole group on the next working morning.")
    await world.until(T(days=1))

    met = the_introduction(world, mary, *people)
    assert f"{mary.mention} is the mentor of" in met.all_text
    assert [len(person.group_dms) for person in (mary, *people)] == [1, 1, 1, 1]
    await world.clicks(people[1], "Ideas for your first meeting", met)
    assert "What a mentor of a group is, and is not" in world.modal(people[1]).text
    await people[1].close_all()
    await picks_time(world, people[1], met, 2)

    assert f"chosen by {people[1].mention}" in the_introduction(world, mary, *people).all_text
    for other in (mary, people[0], people[2]):
        world.assert_dm(other, "has chosen a time for your group’s first meeting")
    world.assert_no_dm(people[1], "has chosen a time")
    assert "was quicker" in await picks_time(world, people[0], met, 0)
    await world.meeting_over(mary, *people)
    for person in (mary, *people):
        world.assert_no_dm(person, "how about")
    assert world.now <= T(days=8, hours=6), "a weekend later, and no more than three messages in a week"


async def test_who_leaves_a_group_is_not_in_its_next_conversation_and_who_joins_is_introduced(world: World) -> None:
    mary, people = await a_group(world, 3)
    await world.until(T(days=1))
    await world.types(people[0], "leave")
    await world.submits(people[0])
    await people[0].close_all()
    await world.wait(days=1)
    newcomer = world.person("Newcomer")
    await world.joins(newcomer, "Mentee", wants="SQL")
    await world.matches()
    await world.until_asked(newcomer)
    for question in world.found(mary, "Would you like to meet?"):
        await world.clicks(mary, "Accept", question)
    await world.accepts(newcomer)
    await world.wait(days=2)

    (joined,) = world.group_dm(mary, people[1], people[2], newcomer)
    assert f"{newcomer.mention} joins your group" in joined.all_text
    assert people[0].mention not in joined.all_text
    assert len(world.group_dm(mary, *people)) == 1


async def test_a_group_of_ten_has_a_private_channel(world: World) -> None:
    mary, people = await a_group(world, 9)
    world.slack.add_channel("mentoring-skill-exchange-mary", private=True)
    world.expects("name_taken")
    await world.until(T(days=1))

    rooms = [
        room for room in world.slack.workspace.rooms.values() if room.name == "mentoring-skill-exchange-mary-2"
    ]
    (room,) = rooms
    assert set(room.members) == {world.slack.bot_user_id, *(person.id for person in (mary, *people))}
    (met,) = room.messages
    for person in (mary, *people):
        assert person.mention in met.all_text
        world.assert_no_dm(person, "Welcome to your group")
    await picks_time(world, people[4], met, 0)
    world.assert_dm(mary, "has chosen a time for your group’s first meeting")


async def test_without_leave_to_open_channels_each_of_ten_reads_the_introduction_alone(world: World) -> None:
    world.slack.granted_scopes.discard("groups:write")
    world.expects("missing_scope")
    mary, people = await a_group(world, 9)
    await world.until(T(days=1, hours=1))

    for person in (mary, *people):
        world.assert_dm(person, "Welcome to your group", "you can start a channel for all of you")
        assert person.group_dms == []
    await picks_time(world, people[3], world.assert_dm(people[3], "Welcome to your group"), 1)
    assert f"chosen by {people[3].mention}" in world.assert_dm(people[3], "Welcome to your group").all_text
    for other in (mary, *people[:3], *people[4:]):
        world.assert_dm(other, "has chosen a time for your group’s first meeting")
