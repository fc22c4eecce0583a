"""An admin works on a dry run until it is right, publishes some of it, and takes it back."""

from bot.playground import Person
from tests.scenarios.places import in_both_places
from tests.scenarios.world import World

ASKED = "Would you like to meet?"
WITH = "{} as mentor of {}"


async def two_pairs_to_be(world: World) -> tuple[Person, Person, Person, Person]:
    """Mary offers what Grace wants, and Hedy what Alan wants."""
    await world.opens_program()
    mary, hedy, grace, alan = (world.person(name) for name in ("Mary", "Hedy", "Grace", "Alan"))
    await world.joins(mary, "Mentor", offers="SQL", seats=1)
    await world.joins(hedy, "Mentor", offers="Chess", seats=1)
    await world.joins(grace, "Mentee", wants="SQL")
    await world.joins(alan, "Mentee", wants="Chess")
    await world.looks_for_matches()
    return mary, hedy, grace, alan


def reads(world: World, *phrases: str) -> None:
    seen = world.modal(world.ada).text
    assert all(phrase in seen for phrase in phrases), seen


@in_both_places
async def test_a_mentor_is_chosen_by_hand_and_the_others_move(world: World) -> None:
    mary, hedy, grace, alan = await two_pairs_to_be(world)
    reads(world, WITH.format(mary.mention, grace.mention), WITH.format(hedy.mention, alan.mention), "Proven:")
    await world.clicks(world.ada, "Another mentor …")
    reads(world, "The dry run gives them")
    chosen_for = grace if grace.mention in world.modal(world.ada).text.split("The dry run")[0] else alan
    other = hedy if chosen_for is grace else mary
    name = "Hedy" if chosen_for is grace else "Mary"
    options = [each for each in world.modal(world.ada).options("Mentor") if name in each]
    await world.submits(world.ada, {"Mentor": options[0]})
    reads(world, WITH.format(other.mention, chosen_for.mention), "locked by hand", "By hand: 1 locked.")
    reads(world, "Since the last look: 2 pairs are new, 2 pairs are gone.")
    await world.submits(world.ada)
    assert "2 matches are published." in world.modal(world.ada).text
    world.assert_dm(mary, ASKED)


async def test_pairs_are_locked_forbidden_left_out_and_set_free(world: World) -> None:
    await two_pairs_to_be(world)
    await world.clicks(world.ada, "Lock this pair")
    reads(world, "By hand: 1 locked.")
    await world.clicks(world.ada, "Unlock")
    assert "By hand" not in world.modal(world.ada).text
    await world.clicks(world.ada, "Not these two")
    reads(world, "*Not to be paired, by hand*", "By hand: 1 not to be paired.")
    await world.clicks(world.ada, "Allow")
    assert "Not to be paired" not in world.modal(world.ada).text
    await world.clicks(world.ada, "Leave out this time")
    reads(world, "left out this time")
    await world.clicks(world.ada, "Start over")
    assert "left out" not in world.modal(world.ada).text
    await world.clicks(world.ada, "Why these two?")
    reads(world, "Skills wanted and offered: *420*", "No mentor fits")
    await world.clicks(world.ada, "Back to the dry run")
    await world.clicks(world.ada, "Weakest first")
    await world.clicks(world.ada, "Best first")
    reads(world, "*Nothing has been sent yet.*")


async def test_only_the_pairs_that_are_not_left_out_are_asked(world: World) -> None:
    await two_pairs_to_be(world)
    await world.clicks(world.ada, "Leave out this time")
    reads(world, "If you publish now: 2 people get this")
    await world.submits(world.ada)
    reads(world, "1 match is published.")
    await world.clicks(world.ada, "Undo")
    reads(world, "1 match is taken back.")


async def test_what_more_mentors_would_change_is_tried_out(world: World) -> None:
    await world.opens_program()
    grace, mary = world.person("Grace"), world.person("Mary")
    await world.joins(mary, "Mentor", offers="Chess", seats=1)
    await world.joins(grace, "Mentee", wants="SQL")
    await world.joins(world.person("Alan"), "Mentee", wants="Chess")
    await world.looks_for_matches()
    reads(world, f"One more seat with {mary.mention} would help.")
    await world.clicks(world.ada, "Choose a mentor")
    reads(world, "The dry run gives them nobody.")
    assert [each.split(" · ")[0] for each in world.modal(world.ada).options("Mentor")] == ["Mary"]
    await world.clicks(world.ada, "Back to the dry run")
    await world.clicks(world.ada, "What if …")
    await world.submits(world.ada, {"How many more mentors?": 2, "What do they offer?": ["SQL"]})
    reads(world, "1 more person would have a mentor: 2 pairs, not 1.", grace.mention)
    await world.clicks(world.ada, "Back to the dry run")
    reads(world, "*Nothing has been sent yet.*")
    world.assert_no_dm(grace, ASKED)


async def test_what_counts_is_changed_after_a_look_at_what_that_does(world: World) -> None:
    await two_pairs_to_be(world)
    await world.ada.close_all()
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Matching rules")
    await world.submits(
        world.ada, {"Skills wanted and offered": "○○○ Not at all", "Who is asked first?": "The mentee"}
    )
    reads(
        world,
        "*Nothing is saved yet.*",
        "Mentees are asked first",
        "A dry run of this cohort would have 2 pairs, as now",
    )
    await world.clicks(world.ada, "Back")
    await world.submits(world.ada)
    reads(world, "Mentees are asked first")
    await world.submits(world.ada)
    await world.clicks(world.ada, "Matching rules")
    assert "○○○ Not at all" in str(world.modal(world.ada).definition)
