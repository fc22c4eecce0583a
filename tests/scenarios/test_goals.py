"""Goals are set, moved on and reached within a pair, and the partner hears."""

from datetime import date

from bot.playground import Person
from tests.scenarios.places import in_both_places
from tests.scenarios.world import T, World

DUE = date(2027, 1, 29)
WHAT, HOW, BY = "What do you want to reach?", "How will you know?", "By when?"


async def sets_a_goal(world: World, person: Person, title: str = "Give a talk", due: date = DUE) -> None:
    await world.types(person, "goals")
    await world.clicks(person, "New goal")
    await world.submits(person, {WHAT: title, BY: due})


async def test_a_goal_set_progressed_and_reached_is_heard_by_the_partner_at_each_step(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace)
    assert "*Give a talk*" in world.modal(grace).text
    assert "By 29 January 2027." in world.modal(grace).text
    world.assert_dm(mary, f"{grace.mention} has set a goal: *Give a talk*", "By 29 January 2027.")

    await world.clicks(grace, "Update progress")
    await world.submits(grace, {"It has come this far": "50 % – half way", "A word about it": "Slides are done."})
    assert "50 %" in world.modal(grace).text
    world.assert_dm(mary, "has an update on a goal: *Give a talk*", "50 %", "> Slides are done.")

    await world.clicks(grace, "Update progress")
    await world.submits(grace, {"It has come this far": "100 % – reached"})
    assert "Reached" in world.modal(grace).text
    assert "Update progress" not in world.modal(grace).buttons
    world.assert_dm(grace, "You have reached your goal: *Give a talk*", mary.mention)
    world.assert_dm(mary, f"{grace.mention} has reached a goal: *Give a talk*")


async def test_the_introduction_leads_to_a_first_goal(world: World) -> None:
    mary, grace = await world.pair()

    await world.clicks(mary, "Set a first goal")
    await world.submits(mary, {WHAT: "Listen more", BY: DUE})

    world.assert_dm(grace, f"{mary.mention} has set a goal: *Listen more*")


async def test_both_see_the_goals_and_only_the_owner_changes_them(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace)
    await grace.close_all()

    await world.clicks(mary, "See all goals")

    assert f"Set by {grace.mention}." in world.modal(mary).text
    assert world.modal(mary).buttons == ["New goal", "Close"]


async def test_a_goal_can_be_reworded_without_the_partner_being_told(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace)
    await world.clicks(grace, "Edit")
    form = world.modal(grace)
    assert "Give a talk" in form.text
    await world.submits(grace, {WHAT: "Give two talks"})

    assert "*Give two talks*" in world.modal(grace).text
    world.assert_no_dm(mary, "two talks")
    assert "Give two talks: 0 %" in await world.types(mary)


async def test_a_day_that_has_passed_is_named_under_its_field_and_nothing_typed_is_lost(world: World) -> None:
    mary, grace = await world.pair()

    await sets_a_goal(world, grace, due=date(2026, 12, 1))

    form = world.modal(grace)
    assert form.errors == {"goal:field:due": "Choose today or a day to come."}
    assert "Give a talk" in form.text
    world.assert_no_dm(mary, "goal")


@in_both_places
async def test_what_another_device_changed_meanwhile_is_not_overwritten(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace)
    await grace.close_all()
    await world.types(grace, "goals")
    listed = world.modal(grace)
    await world.clicks(grace, "Edit")
    edit = world.modal(grace)
    await grace.fill({WHAT: "Give ten talks"})
    await world.clicks(grace, "Update progress", listed)
    await world.submits(grace, {"It has come this far": "25 % – first steps"})

    assert grace.modal is edit
    await world.submits(grace)

    assert "This was changed while you had the form open." in edit.text
    assert "Give ten talks" in edit.text
    await grace.close_all()
    await world.types(grace, "goals")
    assert "*Give a talk*" in world.modal(grace).text
    world.assert_dm(mary, "has an update on a goal", "25 %")


async def test_a_list_that_still_shows_a_reached_goal_as_open_does_not_reach_it_again(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace)
    await grace.close_all()
    await world.types(grace, "goals")
    listed = world.modal(grace)
    await world.clicks(grace, "Update progress")
    before = listed.definition
    await world.submits(grace, {"It has come this far": "100 % – reached"})
    assert "Reached" in listed.text
    listed.definition = before  # As it would still look on another device.

    for button in ("Update progress", "Edit"):
        await world.clicks(grace, button, listed)
        assert "This goal is already reached." in world.modal(grace).text
        await grace.close()
    world.assert_dm(mary, "has reached a goal")


async def test_a_goal_can_be_worked_on_again_and_again_without_leaving_the_list(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace)

    for step in ("25 % – first steps", "50 % – half way", "75 % – nearly there", "100 % – reached"):
        await world.clicks(grace, "Update progress")
        await world.submits(grace, {"It has come this far": step})

    assert "Reached" in world.modal(grace).text
    assert len(world.found(mary, "has an update on a goal")) == 3
    world.assert_dm(mary, "has reached a goal")


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


async def test_what_was_reached_stays_readable_after_the_pair_has_ended(world: World) -> None:
    mary, grace = await world.pair()
    await sets_a_goal(world, grace)
    await world.clicks(grace, "Update progress")
    await world.submits(grace, {"It has come this far": "100 % – reached"})
    await grace.close_all()
    await world.types(mary, "leave")
    await world.submits(mary)
    await mary.close_all()

    for person in (mary, grace):
        await world.types(person, "goals")
        assert "which has ended" in world.modal(person).text
        assert "*Give a talk*" in world.modal(person).text
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
