"""People join by a button or a command, change their answers, and are told what to look at again."""

from datetime import timedelta

import pytest

from bot.playground import Role, View
from tests.scenarios.world import SOON, World

ROLE, GOALS, CONSENT = "I would like to take part as", "What would you like to reach?", "Your consent"
LEARN, SHARE = "Skills you would like to learn", "Skills you can share"
SEATS, ZONE = "How many people could you mentor at a time?", "Your time zone"
NOWHERE = "Nothing found. Try a bigger city nearby, or your country."


def labels_of(form: View) -> list[str]:
    """What a form asks."""
    return [part.label for part in form.parts if part.kind != "button"]


def given(form: View, label: str) -> object:
    """What stands in a field."""
    (part,) = [part for part in form.parts if part.label == label]
    entry = form.values[part.block_id][part.action_id]
    several = [option["value"] for option in entry.get("selected_options") or ()]
    return several or entry.get("value") or (entry.get("selected_option") or {}).get("value")


async def test_joining_by_the_button_of_the_announcement_is_welcomed_with_what_comes_next(world: World) -> None:
    await world.opens_program("Skill exchange", objective="Learn from each other.")
    grace = world.person("Grace", tz="America/New_York")
    world.room.add(grace)

    await world.clicks(grace, "Join")
    introduction = world.modal(grace)
    assert "Learn from each other." in introduction.text
    assert "What I keep:" in introduction.text
    await world.clicks(grace, "Join as a mentee")
    assert "Your time zone is America/New_York" in world.modal(grace).text
    assert given(world.modal(grace), "I would like to take part as") == "mentee"
    await world.submits(
        grace,
        {
            "Skills you would like to learn": "SQL",
            "What would you like to reach?": "Reports.",
            "Your consent": True,
        },
    )

    assert "You are in" in world.modal(grace).text
    welcome = world.assert_dm(grace, "Welcome to *Skill exchange*", "as a mentee", "I will look for a mentor")
    await world.clicks(grace, "Change my answers", welcome)
    assert given(world.modal(grace), "What would you like to reach?") == "Reports."


async def test_joining_twice_changes_the_answers_and_welcomes_once(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL, public speaking", goals="To give a talk.")

    await world.types(grace, "join")
    form = world.modal(grace)
    assert form.title == "Your answers"
    assert given(form, "I would like to take part as") == "mentee"
    assert given(form, "Skills you would like to learn") == ["SQL", "public speaking"]
    await world.turns_into(grace, "Both")
    await world.submits(grace, {"Skills you can share": "Go"})

    assert "Your answers are up to date." in world.modal(grace).text
    world.assert_dm(grace, "Welcome to")
    await grace.close_all()
    await world.types(grace, "join")
    assert given(world.modal(grace), "Skills you can share") == ["Go"]
    assert given(world.modal(grace), "Skills you would like to learn") == ["SQL", "public speaking"]
    await world.types(world.ada, "admin")
    assert "1 mentor and 1 mentee, 1 waiting" in world.modal(world.ada).text


async def test_what_is_missing_is_named_under_its_field_and_nothing_typed_is_lost(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.begins_to_join(grace)
    long = "all there is to know about the history of the databases of the world"
    answers = {"Skills you can share": long, "What would you like to reach?": "A lot.", "Your consent": True}
    await world.turns_into(grace, "Both")
    await world.submits(grace, answers)
    assert world.modal(grace).errors == {"signup:field:wants": "Please complete this required field."}
    await world.submits(grace, {"Skills you would like to learn": "Go"})

    form = world.modal(grace)
    assert set(form.errors) == {"signup:field:offers"}
    assert "is long for one skill" in form.errors["signup:field:offers"]
    assert given(form, "What would you like to reach?") == "A lot."
    world.assert_no_dm(grace)

    await world.submits(grace, {"Skills you can share": "SQL", "Skills you would like to learn": "Go"})
    world.assert_dm(grace, "as a mentor and a mentee")


async def test_with_several_programs_open_a_person_chooses(world: World) -> None:
    await world.opens_program("Alpha")
    await world.opens_program("Beta")
    grace = world.person("Grace")

    choice = await world.types(grace, "join")
    assert "Which program would you like to join?" in choice
    await world.clicks(grace, "Join: Beta")
    await world.clicks(grace, "Join as a mentee")
    await world.submits(grace, {"Skills you would like to learn": "SQL", "Your consent": True})

    world.assert_dm(grace, "Welcome to *Beta*")
    await grace.close_all()
    await world.types(grace, "join")
    assert {"Join", "Your answers"} <= set(world.whispers(grace)[-1].buttons)
    await world.clicks(grace, "Your answers: Beta")
    assert world.modal(grace).title == "Your answers"
    world.assert_no_dm(grace, "Alpha")


async def test_before_any_program_opens_there_is_nothing_to_join(world: World) -> None:
    grace = world.person("Grace")

    assert "No cohort is open for joining right now" in await world.types(grace, "join")


async def test_time_zones_are_found_by_city(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.begins_to_join(grace)
    await world.clicks(grace, "Tell more")

    found = await grace.suggest("Your time zone", "new york")
    assert found == ["America/New_York (UTC−5)"]
    assert await grace.suggest("Your time zone", "atlantis") == [NOWHERE]
    assert (await grace.suggest("Your time zone", "kolk"))[0] == "Asia/Kolkata (UTC+5:30)"


@pytest.mark.parametrize(
    ("role", "why"),
    [(Role.GUEST, "You are a guest here"), (Role.BOT, "a talk between two people")],
)
async def test_a_form_left_open_does_not_let_in_somebody_who_may_no_longer_join(
    world: World, role: Role, why: str
) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.begins_to_join(grace)
    world.slack.change_role(grace, role)
    await world.settle()

    await world.submits(grace, {"Skills you would like to learn": "SQL", "Your consent": True})

    assert why in world.modal(grace).text
    await world.types(world.ada, "admin")
    assert "0 mentors and 0 mentees" in world.modal(world.ada).text


async def test_a_program_that_is_over_lets_nobody_in(world: World) -> None:
    mary, _ = await world.pair(last_day=SOON)
    late = world.person("Lara")
    world.room.add(late)
    await world.until(world.noon_after(SOON + timedelta(days=10)))
    world.assert_dm(mary, "has come to its planned end")

    assert "No cohort is open" in await world.types(late, "join")
    assert "has closed" in await world.clicks(late, "Join", world.announcements()[0])


async def test_each_role_is_asked_only_what_it_needs_and_what_is_typed_survives_the_change(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.begins_to_join(grace, "Mentee")
    assert labels_of(world.modal(grace)) == [ROLE, LEARN, GOALS, CONSENT]
    await grace.fill({LEARN: "SQL", GOALS: "To give a talk.", CONSENT: True})

    await world.turns_into(grace, "Mentor")
    assert labels_of(world.modal(grace)) == [ROLE, SHARE, GOALS, SEATS, CONSENT]
    await world.submits(grace)
    assert world.modal(grace).errors == {"signup:field:offers": "Please complete this required field."}
    await world.turns_into(grace, "Both")
    assert labels_of(world.modal(grace)) == [ROLE, LEARN, SHARE, GOALS, SEATS, CONSENT]
    assert (given(world.modal(grace), LEARN), given(world.modal(grace), GOALS)) == (["SQL"], "To give a talk.")
    await world.submits(grace, {SHARE: "Go"})
    world.assert_dm(grace, "as a mentor and a mentee")


async def test_whoever_changes_their_role_is_asked_what_the_new_one_needs(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.types(grace, "join")
    assert SHARE not in labels_of(world.modal(grace))
    await grace.fill({GOALS: "To lead."})
    await world.turns_into(grace, "Mentor")
    assert LEARN not in labels_of(world.modal(grace))
    assert given(world.modal(grace), GOALS) == "To lead."
    await world.submits(grace, {SHARE: "Go"})

    profile = world.modal(grace).text
    assert "You share: Go" in profile
    assert "To lead." in profile
    assert "Kept in case you learn again: SQL" in profile
    await grace.close_all()
    await world.joins(grace, "Both")
    await world.types(grace, "join")
    assert given(world.modal(grace), LEARN) == ["SQL"]


async def test_an_open_form_whose_program_closes_says_so_above_what_was_typed(world: World) -> None:
    await world.opens_program(last_day=SOON)
    grace = world.person("Grace")
    await world.begins_to_join(grace)
    await grace.fill({LEARN: "SQL", GOALS: "To give a talk.", CONSENT: True})
    await world.until(world.noon_after(SOON + timedelta(days=10)))
    await world.submits(grace)

    form = world.modal(grace)
    assert form.errors == {}
    assert "“Skill exchange” has closed" in "\n".join(form.text.splitlines()[:2])
    assert given(form, GOALS) == "To give a talk."


async def test_a_city_without_a_zone_of_its_own_leads_to_the_zone_it_lies_in(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.types(grace, "profile")
    await world.clicks(grace, "Edit what you told about you")
    await world.submits(grace, {ZONE: NOWHERE})
    assert world.modal(grace).errors == {"signup:field:zone": "Choose a time zone from the list."}
    (offered,) = await grace.suggest(ZONE, "munich")
    await world.submits(grace, {ZONE: "Europe/Berlin"})
    assert offered.startswith("Europe/Berlin (UTC+1)")
    assert "Time zone: Europe/Berlin" in world.modal(grace).text


async def test_a_skill_is_one_skill_however_it_is_spelt(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="Public  Speaking, sql")
    await world.joins(grace, "Mentee", wants="public speaking, SQL")

    assert "offers public speaking and SQL, which" in await world.looks_for_matches()


async def test_a_program_that_nobody_joined_closes_after_its_last_day_too(world: World) -> None:
    await world.opens_program(last_day=SOON)
    grace = world.person("Grace")
    await world.until(world.noon_after(SOON))

    assert "No cohort is open" in await world.types(grace, "join")
