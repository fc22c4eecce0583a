"""A pair that does not fit parts without blame: from either side, taken back in time, told neutrally."""

import pytest

from bot.playground import Person
from tests.scenarios.places import in_both_places
from tests.scenarios.world import T, World

WHY = "What did not fit?"
AFTER = "What would you like after that?"
REASON = "We talked past each other."


async def parts(world: World, person: Person, reason: str = "", after: str = "Meet somebody new") -> None:
    """Ask for another partner, and leave the page open that says what happens."""
    await world.types(person, "rematch")
    await world.submits(person, {WHY: reason, AFTER: after})


async def at_home(world: World, person: Person) -> str:
    """What the person's Home tab says."""
    await person.open_home()
    await world.settle()
    assert person.home is not None
    return person.home.text


@in_both_places
async def test_a_mentee_parts_and_the_mentor_reads_a_neutral_word(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(grace, "rematch")
    form = world.modal(grace)
    assert form.title == "Another partner"
    assert f"{mary.mention} reads that your time together has come to its end" in form.text
    assert "Never who wished it, nor why." in form.text
    await world.submits(grace, {WHY: REASON})

    page = world.modal(grace)
    assert f"Your time with {mary.mention} in *Skill exchange* comes to its end." in page.text
    assert "Until then you can take it back" in page.text
    await grace.close_all()
    world.assert_no_dm(mary, "has come to its end")
    assert "Your time together comes to its end." in await at_home(world, grace)
    assert "comes to its end" not in await at_home(world, mary)

    await world.until(T(days=1))
    told = world.assert_dm(mary, f"Your time with {grace.mention} in *Skill exchange* has come to its end.")
    assert "nobody is to blame" in told.all_text
    assert REASON not in told.all_text
    assert "You have a place free again" in told.all_text
    before = len(world.dms(grace)), len(world.dms(mary))
    await world.until(T(days=30))
    assert (len(world.dms(grace)), len(world.dms(mary))) == before


async def test_a_mentor_parts_and_the_mentee_goes_first(world: World) -> None:
    mary, grace = await world.pair()
    await parts(world, mary)
    assert f"{grace.mention} goes first among those who fit equally well" in world.modal(mary).text
    await mary.close_all()
    await world.until(T(days=1))
    told = world.assert_dm(grace, f"Your time with {mary.mention}")
    assert "you go first among those who fit equally well" in told.all_text
    assert "I am looking for your match" in await world.types(grace)

    alan = world.person("Alan")
    await world.joins(alan, "Mentor", offers="SQL")
    await world.matches()
    await world.until_asked(grace, alan)
    world.assert_dm(grace, f"I have found a mentor for you in *Skill exchange*: {alan.mention}")


async def test_it_is_taken_back_on_the_page_that_says_so(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(grace, "rematch")
    await world.submits(grace)
    await world.clicks(grace, "Take it back")
    assert f"You and {mary.mention} go on as before" in world.modal(grace).text
    await grace.close_all()

    await world.until(T(days=8))
    world.assert_no_dm(mary, "has come to its end")
    world.assert_dm(grace, f"Your first meeting with {mary.mention}", "how about one of these times?")


async def test_it_is_asked_for_by_way_of_help_and_taken_back_at_home(world: World) -> None:
    mary, grace = await world.pair()
    await at_home(world, grace)
    await world.clicks(grace, "Help", grace.home)
    await world.clicks(grace, "Another partner")
    assert world.modal(grace).title == "Another partner"
    await world.submits(grace)
    await grace.close_all()
    assert "Your time together comes to its end." in await at_home(world, grace)

    await world.clicks(grace, "Take it back", grace.home)
    assert f"{mary.mention} has not heard of it" in world.modal(grace).text
    await grace.close_all()
    assert "Your time together comes to its end." not in await at_home(world, grace)


async def test_asking_again_shows_what_was_asked_and_the_way_back(world: World) -> None:
    _, grace = await world.pair()
    await parts(world, grace)
    await grace.close_all()
    await world.types(grace, "rematch")
    assert "Take it back" in world.modal(grace).buttons
    assert "Part ways" not in world.modal(grace).buttons


async def test_a_break_first_is_no_news_for_the_partner(world: World) -> None:
    mary, grace = await world.pair()
    await parts(world, grace, after="Take a break first")
    form = world.modal(grace)
    assert form.title == "Take a break"
    assert "Your time with Mary comes to its end." in form.text
    await world.submits(grace)
    await grace.close_all()

    await world.until(T(days=3))
    world.assert_dm(mary, "has come to its end")
    world.assert_no_dm(mary, "is taking a break")


async def test_leaving_with_it_says_goodbye_once(world: World) -> None:
    mary, grace = await world.pair()
    await parts(world, grace, after="Leave the program")
    form = world.modal(grace)
    assert form.title == "Leave the program"
    assert "You take part in *Skill exchange* as a mentee." in form.text
    await world.submits(grace)
    assert "You have left “Skill exchange”." in world.modal(grace).text
    await world.until(T(days=3))
    world.assert_dm(mary, f"{grace.mention} no longer takes part in *Skill exchange*")
    world.assert_no_dm(mary, "has come to its end")


async def test_whoever_has_several_pairs_says_which(world: World) -> None:
    mary, grace = await world.pair()
    alan = world.person("Alan")
    await world.joins(alan, "Mentee", wants="SQL")
    await world.matches()
    await world.until_asked(alan)
    await world.accepts(alan)
    await world.clicks(mary, "Accept", world.assert_dm(mary, "somebody you could mentor", alan.mention))

    choice = await world.types(mary, "rematch")
    assert f"With {grace.mention} in *Skill exchange*, where you are the mentor." in choice
    assert f"With {alan.mention} in *Skill exchange*, where you are the mentor." in choice
    await world.clicks(mary, "Choose")
    await world.submits(mary)
    await mary.close_all()
    assert "It comes to its end." in await world.types(mary, "rematch")
    said = await world.clicks(mary, "Take it back")
    assert "go on as before" in said


async def test_a_button_from_before_the_partner_heard_is_answered_kindly(world: World) -> None:
    _, grace = await world.pair()
    await parts(world, grace)
    await grace.close_all()
    await at_home(world, grace)
    await world.until(T(days=2))
    await world.clicks(grace, "Take it back", grace.home)
    assert "This mentorship has come to an end" in world.modal(grace).text


async def test_from_the_profile_one_comes_to_the_same_form(world: World) -> None:
    _, grace = await world.pair()
    await world.types(grace, "profile")
    await world.clicks(grace, "Change partner")
    assert world.modal(grace).title == "Another partner"


@pytest.mark.parametrize("word", ["leave", "pause"])
async def test_who_would_leave_or_pause_reads_of_the_other_way(world: World, word: str) -> None:
    _, grace = await world.pair()
    await world.types(grace, word)
    assert "`/mentor rematch` looks for another partner, without blame." in world.modal(grace).text


async def test_without_a_pair_there_is_nothing_to_part_from(world: World) -> None:
    assert "You have no mentorship under way" in await world.types(world.person("Grace"), "rematch")


async def test_in_a_program_that_closes_nobody_new_is_promised(world: World) -> None:
    mary, grace = await world.pair()
    await world.until(T(days=1))
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "End early")
    await world.submits(world.ada)
    await world.ada.close_all()
    await world.types(grace, "rematch")
    assert "I look for nobody new in it" in world.modal(grace).text
    await world.submits(grace)
    await grace.close_all()
    await world.wait(hours=2)
    told = world.found(mary, "has come to its end")
    assert len(told) == 1
