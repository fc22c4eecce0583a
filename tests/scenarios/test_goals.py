"""Goals are set, worded clearly, shown to whoever is to see them, and broken into milestones."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest

from bot.domain.growth.goals import GoalWish
from bot.domain.growth.terms import GoalVisibility
from bot.domain.people import Actor
from bot.playground import Person
from tests.scenarios.places import in_both_places
from tests.scenarios.test_kinds_of_pairing import opens
from tests.scenarios.test_skill_plan import FOUR, TWO, rates
from tests.scenarios.test_skill_plan import a_pair as a_rating_pair
from tests.scenarios.world import T, World

DUE = date(2027, 1, 29)
WHAT, HOW, BY = "What do you want to reach?", "How will you know that you are there?", "By when?"
WHY, SEEN, TELLS = "Why does it matter to you?", "Who sees it?", "What tells how far it is?"
VAGUE, CLEAR = {WHAT: "Improve my talks", BY: DUE}, {HOW: "Twenty people listen", WHY: "To be heard"}
ANYWAY = "Save anyway"


async def sets_a_goal(
    world: World,
    person: Person,
    title: str = "Give a talk",
    due: date = DUE,
    answers: Mapping[str, object] = MappingProxyType({}),
) -> None:
    """A goal that is clear; where its title is not, it is saved anyway."""
    await world.types(person, "goals")
    await world.clicks(person, "New goal")
    await world.submits(person, {WHAT: title, BY: due, **CLEAR, **answers})
    if person.modal and ANYWAY in person.modal.buttons:
        await world.submits(person)


async def opens_the_goal(world: World, person: Person) -> str:
    """Look at the page of the first goal in the list; return what stands there."""
    if person.modal:
        await person.close_all()
    await world.types(person, "goals")
    await world.clicks(person, "Open")
    return world.modal(person).text


async def a_group(world: World) -> tuple[Person, Person, Person]:
    """Mary with Grace and Alan in a program of groups."""
    await opens(world, "Groups", Smallest_group="2", Largest_group="3")
    mary, grace, alan = world.person("Mary"), world.person("Grace"), world.person("Alan")
    await world.joins(mary, "Mentor", offers="SQL")
    for person in (grace, alan):
        await world.joins(person, "Mentee", wants="SQL")
    await world.matches()
    await world.until_asked(mary, grace, alan)
    for question in world.found(mary, "Would you like to meet?"):
        await world.clicks(mary, "Accept", question)
    for person in (grace, alan):
        await world.accepts(person)
    return mary, grace, alan


async def test_a_clear_goal_is_saved_at_once_and_the_partner_hears(world: World) -> None:
    mary, grace = await world.pair()

    await sets_a_goal(world, grace)

    assert "*Give a talk*" in world.modal(grace).text
    assert "By 29 January 2027." in world.modal(grace).text
    world.assert_dm(mary, f"{grace.mention} has set a goal: *Give a talk*", "> To be heard")
    await world.clicks(mary, "Open the goal")
    assert f"Set by {grace.mention}." in world.modal(mary).text
    assert "Edit" not in world.modal(mary).buttons


async def test_what_is_vague_is_pointed_out_once_and_can_be_saved_anyway(world: World) -> None:
    mary, grace = await world.pair()
    await world.clicks(grace, "Set a first goal")

    await world.submits(grace, VAGUE)

    form = world.modal(grace)
    for hint in ("When would you call it done?", "How will you know that you are there?", "Why does it matter"):
        assert hint in form.text
    assert "Improve my talks" in form.text
    assert ANYWAY in form.buttons
    world.assert_no_dm(mary, "goal")

    await world.submits(grace)
    assert "*Improve my talks*" in world.modal(grace).text
    world.assert_dm(mary, "has set a goal: *Improve my talks*")


async def test_a_day_that_has_passed_is_named_under_its_field_and_nothing_typed_is_lost(world: World) -> None:
    mary, grace = await world.pair()

    await sets_a_goal(world, grace, due=date(2026, 12, 1))

    form = world.modal(grace)
    assert form.errors == {"goal:field:due": "Choose today or a day to come."}
    assert "Give a talk" in form.text
    world.assert_no_dm(mary, "goal")


def elsewhere_it_now_needs(world: World, person: Person, measure: str) -> None:
    """What their telephone sends while the form is open on their laptop."""
    actor, goals = Actor(world.slack.workspace.app.team_id, person.id), world.bot.core.services.goals
    (goal,) = world.bot.core.services.goal_pages.of(actor).goals
    form = goals.form(actor, goal.id)
    assert form.wish
    goals.edit(actor, goal.id, form.seen, replace(form.wish, measure=measure))


@in_both_places
async def test_the_second_of_two_windows_sees_the_words_of_the_first_and_keeps_its_own(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace)
    await opens_the_goal(world, grace)
    await world.clicks(grace, "Edit")
    edit = world.modal(grace)
    await grace.fill({WHAT: "Give ten talks"})
    elsewhere_it_now_needs(world, grace, "Thirty people listen")

    await world.submits(grace)
    assert "This goal was changed in another window meanwhile" in edit.text
    assert "How one will know: “Thirty people listen”" in edit.text
    assert "Give ten talks" in edit.text

    await world.submits(grace, {HOW: "Thirty people listen"})
    assert "*Give ten talks*" in world.modal(grace).text
    assert "Thirty people listen" in world.modal(grace).text
    assert "How one will know: was “Twenty people listen”, now “Thirty people listen”" in world.modal(grace).text
    assert "What: was “Give a talk”, now “Give ten talks”" in world.modal(grace).text
    world.assert_no_dm(mary, "ten talks")


async def test_a_goal_for_oneself_alone_stays_with_oneself_until_it_is_shown(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace, title="Sleep eight hours a night", answers={SEEN: "Only you"})
    assert "Only you see it." in world.modal(grace).text

    await world.types(mary, "goals")
    assert "Sleep" not in world.modal(mary).text
    assert "Sleep" not in await world.types(mary)
    world.assert_no_dm(mary, "Sleep")
    await mary.close_all()

    await opens_the_goal(world, grace)
    await grace.choose("Who sees it?", "Your partner and you")
    await world.settle()
    world.assert_dm(mary, f"{grace.mention} has set a goal: *Sleep eight hours a night*")
    await world.clicks(mary, "Open the goal")
    assert "now “Your partner and you”" in world.modal(mary).text

    await grace.choose("Who sees it?", "Only you")
    await world.settle()
    assert "That belongs to somebody else" in await world.clicks(mary, "Open the goal", world.dms(mary)[-1])


async def test_a_mentor_begins_with_an_example_of_a_goal_of_their_own(world: World) -> None:
    mary, grace = await world.pair()
    await world.clicks(mary, "Set a first goal")
    await mary.choose("Start from an example", "Listen until the end before I give advice")
    await world.settle()

    assert "What people find out themselves is what they do." in world.modal(mary).text
    await world.submits(mary)

    assert "From 0 to 4 meetings, now at 0." in world.modal(mary).text
    world.assert_dm(grace, f"{mary.mention} has set a goal: *Listen until the end before I give advice*")
    seen = await opens_the_goal(world, grace)
    assert "☐ Tell my mentee what I am practising" in seen


async def test_another_example_and_another_measure_fill_the_form_anew_and_typed_words_stay(world: World) -> None:
    _, grace = await world.pair()
    await world.clicks(grace, "Set a first goal")
    for example in (
        "Answer questions about our numbers",
        "Give a talk of ten minutes",
        "Answer questions about our",
    ):
        await grace.choose(
            "Start from an example", next(each for each in _offered(world, grace) if example in each)
        )
        await world.settle()
        assert example in world.modal(grace).text
        assert ("Where do you want to be?" in world.modal(grace).text) == (example != "Give a talk of ten minutes")
    await grace.fill({WHAT: "Answer ten questions with data"})
    await grace.fill({TELLS: "Reached or not"})
    await world.settle()
    assert "Where do you want to be?" not in world.modal(grace).text
    await grace.fill({TELLS: "A number"})
    await world.settle()
    await world.submits(grace, {"Where are you now?": "2", "Where do you want to be?": "2"})
    assert world.modal(grace).errors == {"goal:field:target": "Choose a target that differs from where you start."}
    await world.submits(grace, {"Where do you want to be?": "4.5", "Counted in": "talks"})
    assert "*Answer ten questions with data*" in world.modal(grace).text
    assert "From 2 to 4.5 talks, now at 2." in world.modal(grace).text


def _offered(world: World, person: Person) -> list[str]:
    return world.modal(person).options("Start from an example")


async def test_a_form_that_is_sent_before_it_asked_for_a_number_asks_for_it(world: World) -> None:
    _, grace = await world.pair()
    await world.clicks(grace, "Set a first goal")
    form = world.modal(grace)
    before = form.definition
    await grace.fill({WHAT: "Give three talks", BY: DUE, TELLS: "A number"})
    form.definition = before  # As it looks until the answer comes.

    await world.submits(grace)

    assert "Where do you want to be?" in world.modal(grace).text
    assert "Give three talks" in world.modal(grace).text


async def test_milestones_are_ticked_in_one_tap_renamed_and_taken_away(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace, answers={"Milestones on the way": "Slides\nRoom"})
    await opens_the_goal(world, grace)

    await world.clicks(grace, "Tick")
    assert "50 %" in world.modal(grace).text
    assert "☑ Slides, done on 7 December 2026" in world.modal(grace).text
    await world.clicks(grace, "Untick")
    assert "0 %" in world.modal(grace).text
    await world.clicks(grace, "New milestone")
    await world.submits(grace, {"What will be done by then?": "Rehearsal", BY: DUE})
    assert "☐ Rehearsal, by 29 January 2027" in world.modal(grace).text
    await grace.choose("Change a milestone", "Room")
    await world.settle()
    await world.submits(grace, {"What will be done by then?": "A big room"})
    assert "☐ A big room" in world.modal(grace).text
    await grace.choose("Change a milestone", "Slides")
    await world.settle()
    await world.submits(grace, {"No longer needed?": ["Take this milestone away"]})
    assert "Taken away: Slides." in world.modal(grace).text
    await world.clicks(grace, "Tick")
    assert "50 %" in world.modal(grace).text
    await world.clicks(grace, "Whole history")
    for line in ("took a milestone away", "Milestone: was “Room”, now “A big room”", "opened a milestone again"):
        assert line in world.modal(grace).text
    await grace.close()
    await grace.close()
    assert "1 of 2 milestones done." in world.modal(grace).text
    assert "Tick" not in (await opens_the_goal(world, mary))


async def test_a_goal_that_a_skill_suggests_shows_its_page_once_it_is_set(world: World) -> None:
    _, grace = await a_rating_pair(world)
    await world.types(grace, "skills")
    await rates(world, grace, FOUR, TWO)
    await world.clicks(grace, "Set a goal for public speaking")
    await world.submits(grace, {BY: DUE, **CLEAR})

    assert world.modal(grace).title == "Goal"
    assert "public speaking: do it without help" in world.modal(grace).text


async def test_a_whole_group_shares_a_goal_and_moves_it_on(world: World) -> None:
    mary, grace, alan = await a_group(world)
    whose = {"Whose goal is it?": "The whole group's", "Milestones on the way": "Plan"}
    await sets_a_goal(world, grace, title="Hold a data clinic in spring", answers=whose)

    for person in (mary, alan):
        world.assert_dm(person, f"{grace.mention} has set a goal for the whole group: *Hold a data clinic")
    await opens_the_goal(world, alan)
    await world.clicks(alan, "Tick")
    assert "100 %" in world.modal(alan).text
    assert "Edit" not in world.modal(alan).buttons
    await world.clicks(alan, "New step")
    await world.submits(alan, {"What is to be done?": "Book a room"})
    assert "Book a room" in await opens_the_goal(world, alan)
    assert f"{alan.mention} reached a milestone" in await opens_the_goal(world, grace)
    assert "Only you" not in world.modal(grace).options("Who sees it?")


async def test_whoever_runs_the_program_reads_what_is_shared_with_them(world: World) -> None:
    _, grace = await world.pair()
    await sets_a_goal(world, grace, title="Mine and my mentor's")
    await grace.close_all()
    await sets_a_goal(world, grace, title="For everybody to know", answers={SEEN: "Whoever runs the program, too"})
    actor = Actor(world.slack.workspace.app.team_id, grace.id)
    pair = world.bot.core.services.goal_pages.of(actor).pair.id
    for number in range(9):
        wish = GoalWish(title=f"Told {number}", measure="", due_on=DUE)
        goal = world.bot.core.services.goals.set(actor, pair, wish)
        world.bot.core.services.goals.show_to(actor, goal.id, GoalVisibility.PROGRAM)

    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Shared goals")

    first = world.modal(world.ada).text
    assert "10 goals are shared with you, 1 to 8." in first
    assert f"Set by {grace.mention}." in first
    await world.clicks(world.ada, "Next page")
    assert "9 to 10." in world.modal(world.ada).text
    assert "Mine and my mentor's" not in first + world.modal(world.ada).text
    await world.clicks(world.ada, "Previous page")
    assert world.modal(world.ada).text == first


async def test_fifty_goals_and_two_pairs_are_all_within_reach(world: World) -> None:
    mary, grace = await world.pair()
    alan = world.person("Alan")
    await world.joins(mary, "Mentor", offers="SQL", seats=2)
    await world.joins(alan, "Mentee", wants="SQL")
    await world.matches()
    await world.until_asked(alan)
    await world.accepts(mary)
    await world.accepts(alan)
    actor = Actor(world.slack.workspace.app.team_id, grace.id)
    pair = world.bot.core.services.goal_pages.of(actor).pair.id
    for number in range(50):
        wish = GoalWish(title=f"Goal {number}", measure="", due_on=DUE + timedelta(days=number))
        world.bot.core.services.goals.set(actor, pair, wish)

    await world.types(mary, "goals")
    seen = world.modal(mary).text
    while "Next page" in world.modal(mary).buttons:
        await world.clicks(mary, "Next page")
        seen += world.modal(mary).text
    assert all(f"*Goal {number}*" in seen for number in range(50))
    await world.clicks(mary, "Previous page")
    await world.clicks(mary, "Open")
    await mary.close()
    assert "*Goal 47*" in world.modal(mary).text

    await mary.choose("Whose goals?", "With Alan, Skill exchange")
    await world.settle()
    assert "No goal yet." in world.modal(mary).text
    await world.clicks(mary, "New goal")
    await world.submits(mary, {WHAT: "Ask before I answer", BY: DUE, **CLEAR})
    assert "*Ask before I answer*" in world.modal(mary).text
    world.assert_dm(alan, "has set a goal: *Ask before I answer*")
    world.assert_no_dm(grace, "Ask before I answer")


async def test_a_goal_has_a_long_history_page_by_page(world: World) -> None:
    _, grace = await world.pair()
    await sets_a_goal(world, grace, answers={"Milestones on the way": "Slides"})
    await opens_the_goal(world, grace)
    for _ in range(7):
        await world.clicks(grace, "Tick")
        await world.clicks(grace, "Untick")

    await world.clicks(grace, "Whole history")
    assert "set this goal" not in world.modal(grace).text
    await world.clicks(grace, "Older")
    assert "set this goal" in world.modal(grace).text
    await world.clicks(grace, "Newer")
    assert "set this goal" not in world.modal(grace).text


@pytest.mark.parametrize("value", ["1", "x"])
async def test_an_example_that_is_no_longer_offered_says_so(world: World, value: str) -> None:
    _, grace = await world.pair()
    await world.clicks(grace, "Set a first goal")
    menu = next(block for block in world.modal(grace).blocks if block["type"] == "actions")["elements"][0]
    menu["options"][0]["value"] = {"1": "99", "x": "none"}[value]
    await grace.choose("Start from an example", menu["options"][0]["text"]["text"])
    await world.settle()
    assert "This button belongs to an older message." in world.modal(grace).text


async def test_goals_wait_for_a_pair(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL")

    assert "Goals belong to a pair, and yours is not formed yet." in await world.types(grace, "goals")


async def test_a_goal_of_a_pair_that_has_ended_cannot_be_set(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(mary, "leave")
    await world.submits(mary)

    assert "This mentorship has come to an end" in await world.clicks(grace, "Set a first goal")


async def test_a_goal_form_left_open_while_the_pair_ends_keeps_its_text_and_says_so(world: World) -> None:
    mary, grace = await world.pair()
    await world.clicks(grace, "Set a first goal")
    await world.types(mary, "leave")
    await world.submits(mary)

    await world.submits(grace, {WHAT: "Give a talk", BY: DUE})

    assert "This mentorship has come to an end" in world.modal(grace).text
    assert "Give a talk" in world.modal(grace).text


async def test_open_goals_stay_readable_after_the_pair_has_ended(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace, answers={"Milestones on the way": "Slides"})
    await opens_the_goal(world, grace)
    page = world.modal(grace)
    await world.types(mary, "leave")
    await world.submits(mary)
    await mary.close_all()
    await world.clicks(grace, "Tick", page)
    assert "This mentorship has come to an end" in world.modal(grace).text
    await grace.close_all()

    for person in (mary, grace):
        await world.types(person, "goals")
        assert "which has ended" in world.modal(person).text
        assert "*Give a talk*" in world.modal(person).text
        await world.clicks(person, "Open")
        assert "☐ Slides" in world.modal(person).text
        assert world.modal(person).buttons == ["Close"]


async def test_where_a_pair_ended_without_a_goal_there_is_nothing_to_show(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(mary, "leave")
    await world.submits(mary)

    assert "has come to its end and no goal was set in it" in await world.types(grace, "goals")


async def test_the_partner_hears_in_their_own_working_hours(world: World) -> None:
    mary, grace = await world.pair()
    await world.until(T(hours=11))
    await sets_a_goal(world, grace)
    world.assert_no_dm(mary, "has set a goal")

    await world.until(T(days=1))
    world.assert_dm(mary, "has set a goal")
