"""Programs in which people meet otherwise: as equals, in groups, or with the junior as the mentor."""

import re

from bot.playground import Person
from tests.scenarios.places import in_both_places
from tests.scenarios.test_matching import ASKED
from tests.scenarios.world import World

SHARES, LEARNS = "What can you share?", "What would you like to learn?"
ROLES = ("mentor", "mentee")


async def opens(world: World, kind: str, **sizes: str) -> None:
    """Ada opens a program and says who meets whom in it."""
    await world.opens_program()
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Matching rules")
    answers = {"Who meets whom?": kind, **{name.replace("_", " "): size for name, size in sizes.items()}}
    await world.submits(world.ada, answers)
    await world.submits(world.ada)
    await world.ada.close_all()


async def joins_as_peer(world: World, person: Person, *, shares: str, learns: str, hopes: str = "") -> None:
    await world.types(person, "join")
    assert "Nobody is the mentor." in world.modal(person).text
    assert [name for name in world.modal(person).buttons if name.startswith("Join")] == ["Join"]
    await world.clicks(person, "Join")
    form = world.modal(person)
    assert "I would like to take part as" not in form.text
    assert "How many people could you mentor at a time?" not in form.text
    answers: dict[str, object] = {
        SHARES: await world.picks(person, SHARES, shares),
        LEARNS: await world.picks(person, LEARNS, learns),
        "What would you like to reach?": hopes,
        "Your consent": True,
    }
    await world.submits(person, answers)
    await person.close_all()


@in_both_places
async def test_three_peers_join_two_are_matched_and_neither_is_the_mentor(world: World) -> None:
    await opens(world, "Peers")
    mary, grace, tony = world.person("Mary"), world.person("Grace"), world.person("Tony")
    await joins_as_peer(world, mary, shares="SQL", learns="Go", hopes="To ship a service.")
    await joins_as_peer(world, grace, shares="Go", learns="SQL", hopes="To write reports.")
    await joins_as_peer(world, tony, shares="C", learns="Chess")
    assert "as a peer" in world.assert_dm(mary, "Welcome to", "I will look for a partner").all_text

    seen = await world.looks_for_matches()
    assert "1 pair" in seen
    assert "Everybody who fits has a partner." in seen or tony.mention in seen
    await world.submits(world.ada)
    await world.ada.close_all()
    await world.until_asked(mary, grace)
    for person, partner, offers in ((mary, grace, "Go"), (grace, mary, "SQL")):
        asked = world.assert_dm(person, "I have found a partner for you", partner.mention, ASKED).all_text
        assert "One of you can share what the other would like to learn:" in asked
        assert f"*What {partner.mention} can share*\n{offers}" in asked
        assert not [role for role in ROLES if role in asked.replace("/mentor", "")]
    await world.accepts(mary)
    await world.accepts(grace)

    (introduction,) = world.group_dm(mary, grace)
    assert "you are partners who learn from each other, and neither is the mentor." in introduction.all_text
    for words in ("To ship a service.", "To write reports.", f"*What {mary.mention} can share*\nSQL"):
        assert words in introduction.all_text
    home = await world.types(mary)
    assert f"With {grace.mention}" in home.replace("*", "")
    assert "you are the" not in home
    world.assert_no_dm(tony, ASKED)


def silent_about_mentors(*texts: str) -> None:
    """No word of mentors and mentees; the command, and that nobody is one, are not meant."""
    for text in texts:
        said = text.replace("/mentor", "").replace("Nobody is the mentor", "").replace("neither is the mentor", "")
        found = re.search(r".{0,60}\bment(or|ee).{0,60}", said.replace("mentorship", ""), re.IGNORECASE)
        assert not found, found.group()


async def test_whoever_runs_a_program_of_peers_works_on_a_dry_run_of_partners(world: World) -> None:
    await opens(world, "Peers")
    mary, grace, tony = world.person("Mary"), world.person("Grace"), world.person("Tony")
    await joins_as_peer(world, mary, shares="SQL", learns="Go")
    await joins_as_peer(world, grace, shares="Go", learns="SQL")
    await joins_as_peer(world, tony, shares="Chess", learns="SQL")
    silent_about_mentors(await world.looks_for_matches(), *world.modal(world.ada).buttons)
    assert "What if …" not in world.modal(world.ada).buttons

    await world.clicks(world.ada, "Why these two?")
    assert "Ways to talk, learn and help along" in world.modal(world.ada).text
    silent_about_mentors(world.modal(world.ada).text)
    await world.clicks(world.ada, "Back to the dry run")
    await world.clicks(world.ada, "Choose a partner")
    choice = world.modal(world.ada)
    assert f"A partner for {tony.mention}" in choice.text.replace("*", "")
    silent_about_mentors(choice.text, choice.title)
    (with_grace,) = [each for each in choice.options("Partner") if "Grace" in each]
    await world.submits(world.ada, {"Partner": with_grace})
    shown = world.modal(world.ada).text
    assert "locked by hand" in shown
    assert mary.mention in shown.split("Without a match for now")[1]

    await world.clicks(world.ada, "Unlock")
    await world.clicks(world.ada, "Not these two")
    banned = world.modal(world.ada).text.split("Not to be paired, by hand")[1]
    assert grace.mention in banned
    silent_about_mentors(world.modal(world.ada).text)
    await world.clicks(world.ada, "Start over")
    await world.clicks(world.ada, "Another partner …")
    assert "The dry run gives them" in world.modal(world.ada).text
    silent_about_mentors(world.modal(world.ada).text)
    await world.ada.close_all()

    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Who is in it")
    assert f"{mary.mention} as a peer, taking part" in world.modal(world.ada).text
    silent_about_mentors(world.modal(world.ada).text)


async def test_everything_that_reaches_a_peer_speaks_of_partners(world: World) -> None:
    """From the announcement to the end, with a partner who parts and one who leaves."""
    await opens(world, "Peers")
    people = mary, grace, tony = world.person("Mary"), world.person("Grace"), world.person("Tony")
    await joins_as_peer(world, mary, shares="SQL", learns="Go")
    await joins_as_peer(world, grace, shares="Go", learns="SQL")
    await world.types(mary, "profile")
    silent_about_mentors(world.modal(mary).text)
    await mary.close_all()
    await world.matches()
    await world.until_asked(mary, grace)
    for person in (mary, grace):
        await world.accepts(person)
    await world.meeting_over(mary, grace)
    await world.types(mary, "rematch")
    shown = world.modal(mary).text
    assert "when partners are next found" in shown
    silent_about_mentors(shown)
    await world.submits(mary)
    await world.wait(days=1)
    world.assert_dm(grace, "has come to its end", "when partners are next found")
    await joins_as_peer(world, tony, shares="Go", learns="SQL")
    await world.matches()
    await world.until_asked(tony)
    for person in people:
        silent_about_mentors(await world.types(person), *(message.all_text for message in world.dms(person)))


async def test_a_peer_whose_partner_leaves_keeps_a_place_and_waits_for_a_partner(world: World) -> None:
    await opens(world, "Peers")
    mary, grace = world.person("Mary"), world.person("Grace")
    await joins_as_peer(world, mary, shares="SQL", learns="Go")
    await joins_as_peer(world, grace, shares="Go", learns="SQL")
    await world.matches()
    await world.until_asked(mary, grace)
    await world.accepts(mary)
    await world.accepts(grace)
    await world.types(mary, "profile")
    assert "Leave one role" not in world.modal(mary).buttons
    assert "*Skills and goals*" in world.modal(mary).text
    await mary.close_all()
    await world.types(mary, "leave")
    await world.submits(mary)
    await world.wait(days=1)

    world.assert_dm(grace, f"{mary.mention} no longer takes part", "I will look for a partner for you")


async def test_a_mentor_gets_a_whole_group_or_nobody(world: World) -> None:
    await opens(world, "Groups", Smallest_group="2", Largest_group="3")
    mary, linus = world.person("Mary"), world.person("Linus")
    grace, alan, tony = world.person("Grace"), world.person("Alan"), world.person("Tony")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(linus, "Mentor", offers="C")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.joins(alan, "Mentee", wants="SQL")
    await world.joins(tony, "Mentee", wants="C")

    assert "3 pairs" in await world.looks_for_matches()
    await world.submits(world.ada)
    await world.ada.close_all()
    await world.until_asked(grace, alan, tony)
    world.assert_no_dm(linus, ASKED)
    for question in world.found(mary, ASKED):
        await world.clicks(mary, "Accept", question)
    for person in (grace, alan, tony):
        await world.accepts(person)
    assert world.group_dm(mary, grace, alan, tony) == []
    await world.wait(days=1)
    assert len(world.group_dm(mary, grace, alan, tony)) == 1


async def test_where_too_few_come_together_for_a_group_the_admin_reads_so(world: World) -> None:
    await opens(world, "Groups", Smallest_group="2", Largest_group="3")
    await world.joins(world.person("Mary"), "Mentor", offers="SQL")
    await world.joins(world.person("Grace"), "Mentee", wants="SQL")

    assert "Too few who fit are left over for one more group." in await world.looks_for_matches()


async def test_in_a_reverse_program_everybody_reads_that_the_junior_mentors_the_senior(world: World) -> None:
    await opens(world, "Reverse")
    assert "This is reverse mentoring" not in world.announcements()[-1].all_text  # it was posted before Ada chose
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.types(mary, "join")
    assert "the junior colleague mentors the senior one" in world.modal(mary).text
    await world.clicks(mary, "Join as a mentor")
    assert "I am the junior one here" in world.modal(mary).text
    await mary.close_all()
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    world.assert_dm(grace, "Welcome to", "the junior colleague mentors the senior one")
    await world.matches()
    await world.until_asked(mary, grace)
    world.assert_dm(mary, "somebody you could mentor", "Here, you are the mentor.")
    world.assert_dm(grace, "a mentor for you", "Here, you learn.")
    await world.accepts(mary)
    await world.accepts(grace)
    (introduction,) = world.group_dm(mary, grace)
    assert f"{mary.mention} is the mentor and {grace.mention} the mentee. This is reverse" in introduction.all_text
