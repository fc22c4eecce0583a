"""From a curious click to a profile: page by page, closed and taken up again, in confidence, and changed later."""

from datetime import timedelta

from bot.playground import Person, Role
from bot.slack.ids import Shortcut
from tests.scenarios.places import in_both_places
from tests.scenarios.test_joining import given
from tests.scenarios.world import SOON, World

GOALS = "What would you like to reach?"
LEARN = "Skills you would like to learn"


async def closes(person: Person) -> None:
    await person.close_all()


async def test_a_form_closed_on_its_second_page_goes_on_there_three_days_later(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.begins_to_join(grace, "Both")
    await grace.fill({LEARN: "SQL", GOALS: "To write reports."})
    await world.clicks(grace, "Tell more")
    await grace.fill({"Topics you would like to talk about": "Teams", "How do you like to talk?": "With an agenda"})
    await closes(grace)
    await world.restarts()
    await world.wait(days=3)

    await world.types(grace, "join")
    assert "You stopped at page 2 on 7 December 2026." in world.modal(grace).text.replace("*", "")
    await world.clicks(grace, "Go on")
    assert given(world.modal(grace), "Topics you would like to talk about") == "Teams"
    assert given(world.modal(grace), "How do you like to talk?") == "structured"
    await world.clicks(grace, "Back")
    assert given(world.modal(grace), GOALS) == "To write reports."
    assert given(world.modal(grace), LEARN) == ["SQL"]
    await world.submits(grace, {"Skills you can share": "Go", "Your consent": True})

    world.assert_dm(grace, "Welcome to", "as a mentor and a mentee")


async def test_the_three_pages_in_a_row_and_what_is_missing_leads_back_to_its_page(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.begins_to_join(grace)
    await world.clicks(grace, "Tell more")
    await world.submits(grace, {"Your time zone": "Asia/Tokyo", "Languages you can talk in": "English, 日本語"})
    assert world.modal(grace).title == "In confidence"
    await world.submits(
        grace,
        {"People I should not match you with": [mary], "Something you would like to have in common": "x"},
    )

    form = world.modal(grace)
    assert form.title == "Join the program"
    assert "Name at least one skill you want to learn" in form.text
    assert "Your consent: Please say whether" in form.text
    await world.submits(grace, {LEARN: "SQL", "Your consent": True})

    assert "You are in" in world.modal(grace).text
    await world.clicks(grace, "My profile")
    shown = world.modal(grace).text
    for told in ("Asia/Tokyo", "English and 日本語", f"Never matched with: {mary.mention}"):
        assert told in shown
    await world.joins(mary, "Mentor", offers="SQL")
    dry_run = await world.looks_for_matches()
    assert "No pair can be formed" in dry_run
    assert mary.mention not in dry_run.partition("Without a match for now")[0]


async def test_somebody_named_in_confidence_need_not_have_met_the_bot(world: World) -> None:
    await world.opens_program()
    await world.stop_bot()
    early = world.person("Early")
    await world.start_bot()
    grace = world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.types(grace, "profile")
    await world.clicks(grace, "Edit what you said in confidence")
    await world.submits(grace, {"People I should not match you with": [early]})

    assert f"Never matched with: {early.mention}" in world.modal(grace).text


async def test_beginning_anew_forgets_what_was_typed(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.begins_to_join(grace)
    await grace.fill({GOALS: "To write reports."})
    await closes(grace)

    await world.types(grace, "join")
    await world.clicks(grace, "Go on")
    await world.clicks(grace, "Tell more")
    await world.clicks(grace, "Back")
    assert given(world.modal(grace), GOALS) == "To write reports."
    await closes(grace)
    await world.types(grace, "join")
    await world.clicks(grace, "Start anew")
    assert "You stopped" not in world.modal(grace).text
    await world.clicks(grace, "Join as a mentor")
    assert given(world.modal(grace), GOALS) is None


async def test_later_means_one_reminder_and_then_silence(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.types(grace, "join")
    await world.clicks(grace, "Remind me later")
    assert "I will write to you once, on 14 December 2026" in world.modal(grace).text
    await closes(grace)

    await world.wait(days=20)
    reminder = world.assert_dm(grace, "You asked me to remind you of", "I will not ask again")
    await world.clicks(grace, "Have a look", reminder)
    assert world.modal(grace).title == "About the program"
    await world.clicks(grace, "Remind me later")
    assert "once is enough" in world.modal(grace).text


async def test_slacks_own_menu_has_a_door_too(world: World) -> None:
    grace = world.person("Grace")
    await grace.shortcut(Shortcut.JOIN)
    await world.settle()
    assert "No cohort is open for joining right now" in world.modal(grace).text
    await closes(grace)

    await world.opens_program("Alpha")
    await grace.shortcut(Shortcut.JOIN)
    await world.settle()
    assert world.modal(grace).title == "About the program"
    await closes(grace)

    await world.opens_program("Beta")
    await grace.shortcut(Shortcut.JOIN)
    await world.settle()
    await world.clicks(grace, "Join: Beta")
    assert "Beta" in world.modal(grace).text


async def test_skills_are_suggested_and_new_ones_are_taken(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="Falconry")
    await world.begins_to_join(grace)

    assert (await grace.suggest(LEARN, ""))[0] == "Falconry"
    assert await grace.suggest(LEARN, "javascript") == ["JavaScript"]
    assert await grace.suggest(LEARN, "rust belt") == ["rust belt"]


async def test_a_profile_is_seen_and_changed_page_by_page(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    assert "You are not taking part" in await world.types(grace, "profile")
    await world.joins(grace, "Mentee", wants="SQL")

    await world.types(grace, "profile")
    await world.clicks(grace, "Edit what you told about you")
    assert world.modal(grace).title == "About you"
    await world.submits(grace, {"Where are you in your working life?": "Starting out"})
    shown = world.modal(grace).text
    assert "Your answers are up to date." in shown
    assert "Stage: Starting out" in shown
    await world.clicks(grace, "Take a break")
    await world.submits(grace, {"The last day of your break": "2026-12-20"})
    await closes(grace)
    await grace.open_home()
    await world.settle()
    await world.clicks(grace, "My profile", grace.home)
    assert "You are on a break until 20 December 2026." in world.modal(grace).text


async def test_two_windows_of_ones_answers_do_not_undo_each_other(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL", goals="Grow.")
    welcome = world.assert_dm(grace, "Welcome to")
    await world.types(grace, "join")
    first = world.modal(grace)
    await grace.fill({GOALS: "To lead."})
    await world.wait(minutes=5)
    other = world.slack.person(grace.id)
    world.slack.workspace.screens[grace.id].modals.clear()
    await world.clicks(other, "Change my answers", welcome)
    await world.submits(other, {GOALS: "To rest."})
    await closes(other)
    world.slack.workspace.screens[grace.id].modals.append(first)

    await world.submits(grace)
    form = world.modal(grace)
    assert "was changed in another window meanwhile. There it says: To rest." in form.text
    assert given(form, GOALS) == "To lead."
    await world.submits(grace)
    assert "Your answers are up to date." in world.modal(grace).text
    assert "To lead." in world.modal(grace).text


async def test_one_of_two_roles_is_left_and_the_other_stays(world: World) -> None:
    await world.opens_program()
    grace, mary = world.person("Grace"), world.person("Mary")
    await world.joins(grace, "Both", offers="Go", wants="SQL")
    await world.joins(mary, "Mentee", wants="Go")
    await world.matches()
    await world.accepts(grace)
    await world.accepts(mary)

    await world.types(grace, "profile")
    await world.clicks(grace, "Leave one role")
    assert "1 mentorship of yours as a mentor ends." in world.modal(grace).text
    await world.submits(grace, {"Which role would you like to leave?": "Mentor"})

    assert "You now take part as a mentee." in world.modal(grace).text
    world.assert_dm(mary, f"{grace.mention} no longer takes part in *Skill exchange* as a mentor")


async def test_with_several_programs_a_person_chooses_whose_profile(world: World) -> None:
    grace = world.person("Grace")
    for program in ("Alpha", "Beta"):
        await world.opens_program(program)
        await world.types(grace, "join")
        if grace.modal is None:
            await world.clicks(grace, f"Join: {program}")
        await world.clicks(grace, "Join as a mentee")
        await world.submits(grace, {LEARN: "SQL", "Your consent": True})
        await closes(grace)

    assert "Which profile would you like to see?" in await world.types(grace, "profile")
    await world.clicks(grace, "See: Alpha")
    assert "Alpha" in world.modal(grace).text


async def test_an_admin_merges_renames_and_takes_apart_skills(world: World) -> None:
    await world.opens_program()
    await world.joins(world.person("Mary"), "Mentor", offers="Postgres tuning")
    await world.joins(world.person("Grace"), "Mentee", wants="query tuning")

    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Skills")
    assert "Postgres tuning, other, named by 1 person" in world.modal(world.ada).text.replace("*", "")
    await world.clicks(world.ada, "Change query tuning")
    await world.submits(world.ada, {"Means the same as": "Postgres tuning"})
    assert "query tuning counts as Postgres tuning" in world.modal(world.ada).text.replace("*", "")
    await world.clicks(world.ada, "Take query tuning apart")
    assert "counts as" not in world.modal(world.ada).text
    await world.ada.choose("Find a skill", "query tuning")
    await world.settle()
    await world.submits(world.ada, {"Name": "Query performance"})
    assert "Query performance, other" in world.modal(world.ada).text.replace("*", "")
    assert "counts as" not in world.modal(world.ada).text, "another name is no word of its own"

    await world.clicks(world.ada, "Change Query performance")
    await world.submits(world.ada, {"Means the same as": "Postgres tuning"})
    await world.ada.choose("Find a skill", "Postgres tuning")
    await world.settle()
    assert "Query performance counts as Postgres tuning" in world.modal(world.ada).text.replace("*", "")
    await world.clicks(world.ada, "Take Query performance apart")
    assert world.modal(world.ada).title == "Change a skill"
    assert "counts as" not in world.modal(world.ada).text


@in_both_places
async def test_a_full_program_has_a_waitlist_that_moves_on(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Cohort settings")
    await world.submits(world.ada, {"How many people at most?": "2"})
    await world.submits(world.ada)
    await world.ada.close_all()
    await world.joins(world.person("Linus"), "Mentee", wants="SQL")
    await world.joins(grace, "Mentee", wants="SQL")

    world.assert_dm(grace, "You are number 1 on the waitlist of *Skill exchange*")
    assert "You are number 1 on the waitlist" in await world.types(grace)
    await world.types(mary, "leave")
    await world.submits(mary)
    world.assert_dm(grace, "A place in *Skill exchange* is free, and it is yours")


async def approves_mentors(world: World) -> None:
    """Ada decides that mentors are approved first."""
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Program settings")
    await world.submits(world.ada, {"Who may mentor?": "Whoever an admin has approved"})
    await world.submits(world.ada)
    await world.ada.close_all()


async def opens_queue(world: World) -> None:
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Mentors to approve")


async def test_a_mentor_is_asked_something_answers_and_is_approved(world: World) -> None:
    await world.opens_program()
    await approves_mentors(world)
    mary, linus = world.person("Mary"), world.person("Linus")
    await world.begins_to_join(mary, "Mentor")
    await world.submits(mary, {"Skills you can share": "SQL", "Your consent": True})
    assert "Thank you for offering to mentor." in world.modal(mary).text.replace("*", "")
    await closes(mary)
    await world.joins(linus, "Mentor", offers="Go")
    assert "Your offer to mentor in" in await world.types(mary)

    kit = world.assert_dm(mary, "Thank you for offering to mentor")
    await world.clicks(mary, "Starter kit", kit)
    assert "Listen first" in world.modal(mary).text
    await world.submits(mary, {"Does this sound like you?": True})
    assert "Saved." in world.modal(mary).text
    await closes(mary)

    await world.types(world.ada, "admin")
    assert "2 mentors wait for your approval." in world.modal(world.ada).text
    await world.ada.close_all()
    await opens_queue(world)
    assert "Self-check: 5 of 5." in world.modal(world.ada).text
    await world.clicks(world.ada, "Ask Mary a question")
    await world.submits(world.ada, {"What would you like to know?": "Why SQL?"})
    assert "No answer yet." in world.modal(world.ada).text
    await world.clicks(world.ada, "Decline Linus")
    await world.ada.close_all()
    world.assert_dm(linus, "It was not taken up this time")

    question = world.assert_dm(mary, "would like to know", "Why SQL?")
    await world.clicks(mary, "Answer", question)
    assert "There is a question about your offer to mentor" in await world.types(mary)
    await world.submits(mary, {"Your answer": "It is a way of thinking."})
    assert "Saved. I will write as soon as there is news." in world.modal(mary).text
    assert "Why SQL?" in world.modal(mary).text
    await closes(mary)
    await opens_queue(world)
    assert "It is a way of thinking." in world.modal(world.ada).text
    await world.clicks(world.ada, "Approve Mary")
    assert "Nobody waits for approval" in world.modal(world.ada).text
    await world.ada.close_all()
    world.assert_dm(mary, "You are approved as a mentor")


async def test_several_mentors_are_approved_at_once(world: World) -> None:
    await world.opens_program()
    await approves_mentors(world)
    people = [world.person("Mary"), world.person("Linus")]
    for person in people:
        await world.joins(person, "Mentor", offers="SQL")
    await opens_queue(world)
    await world.clicks(world.ada, "Approve all")

    assert "Nobody waits for approval" in world.modal(world.ada).text
    for person in people:
        world.assert_dm(person, "You are approved as a mentor")


async def test_a_decision_about_somebody_who_has_just_left_shows_the_others_with_a_word_above(world: World) -> None:
    await world.opens_program()
    await approves_mentors(world)
    mary, adele, linus = world.person("Mary"), world.person("Adele"), world.person("Linus")
    for person in (mary, adele, linus):
        await world.joins(person, "Mentor", offers="SQL")
    await opens_queue(world)
    for person in (mary, adele):
        await world.types(person, "leave")
        await world.submits(person)

    await world.clicks(world.ada, "Approve Mary")
    shown = world.modal(world.ada).text
    assert shown.index("no longer offers to mentor") < shown.index("1 person would like to mentor")
    assert linus.mention in shown
    assert adele.mention not in shown
    await world.clicks(world.ada, "Decline Linus")
    assert "no longer offers" not in world.modal(world.ada).text
    assert "Nobody waits for approval" in world.modal(world.ada).text
    world.assert_dm(linus, "It was not taken up this time")


async def test_a_no_is_thought_over_and_the_mentor_is_let_in_after_all(world: World) -> None:
    await world.opens_program()
    await approves_mentors(world)
    mary = world.person("Mary")
    await world.joins(mary, "Mentor", offers="SQL")
    await opens_queue(world)
    await world.clicks(world.ada, "Decline Mary")
    assert "Declined lately" in world.modal(world.ada).text
    world.assert_dm(mary, "It was not taken up this time")
    await world.clicks(world.ada, "Let Mary in after all")

    assert "Declined lately" not in world.modal(world.ada).text
    world.assert_dm(mary, "is taken up after all, and you are approved")


async def test_a_new_colleague_is_welcomed_once_if_the_program_wants_it(world: World) -> None:
    await world.opens_program("Quiet")
    early = world.person("Early")
    await world.settle()
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Program settings")
    await world.submits(world.ada, {"Invite people who join the company?": "Yes"})
    await world.submits(world.ada)
    await world.ada.close_all()
    new, guest = world.person("New"), world.person("Gus", role=Role.GUEST)
    await world.settle()
    await world.wait(days=2)

    welcome = world.assert_dm(new, "Welcome to the company", "It is voluntary")
    world.assert_no_dm(early)
    world.assert_no_dm(guest)
    await world.clicks(new, "Have a look", welcome)
    assert world.modal(new).title == "About the program"


async def test_a_window_that_was_behind_brings_its_other_pages_along(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.begins_to_join(grace)
    await grace.fill({LEARN: "SQL"})
    await world.clicks(grace, "Tell more")
    behind = world.modal(grace)
    world.slack.workspace.screens[grace.id].modals.clear()
    await world.joins(grace, "Mentee", wants="SQL")
    world.slack.workspace.screens[grace.id].modals.append(behind)

    await world.submits(grace, {"Topics you would like to talk about": "Teams"})
    assert world.modal(grace).title == "In confidence"
    await world.submits(grace, {"Something you would like to have in common": "A parent"})
    await closes(grace)
    await world.types(grace, "profile")
    assert "Topics: Teams" in world.modal(grace).text
    assert "A parent" in world.modal(grace).text


async def test_what_was_changed_and_not_saved_waits_and_can_be_forgotten(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL", goals="Grow.")
    await world.types(grace, "join")
    await grace.fill({GOALS: "To lead."})
    await world.settle()
    await closes(grace)
    await world.restarts()

    await world.types(grace, "profile")
    assert "Not saved yet: “What would you like to reach?”" in world.modal(grace).text.replace("*", "")
    await world.clicks(grace, "Edit role, skills and goals")
    assert given(world.modal(grace), GOALS) == "To lead."
    assert "you changed “What would you like to reach?” and did not save" in world.modal(grace).text
    await closes(grace)
    await world.types(grace, "profile")
    await world.clicks(grace, "Forget it")
    assert "What you had changed is forgotten." in world.modal(grace).text
    await world.clicks(grace, "Edit role, skills and goals")
    assert given(world.modal(grace), GOALS) == "Grow."


async def test_the_list_of_people_to_be_kept_apart_from_stays_within_reach(world: World) -> None:
    await world.opens_program()
    await world.stop_bot()
    early = world.person("Early")
    await world.start_bot()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.types(grace, "profile")
    await world.clicks(grace, "Edit what you said in confidence")
    await world.submits(grace, {"People I should not match you with": [mary]})
    await world.clicks(grace, "Read what you agreed to")
    assert "your name, e-mail address and time zone from Slack" in world.modal(grace).text
    await closes(grace)
    await world.types(grace, "leave")
    await world.submits(grace)
    await closes(grace)

    await world.types(grace, "profile")
    assert given_people(world, grace) == [mary.id]
    await world.submits(grace, {"People I should not match you with": [early]})
    assert "Your list is up to date." in world.modal(grace).text
    await closes(grace)
    await world.begins_to_join(grace)
    await world.clicks(grace, "Tell more")
    await world.submits(grace)
    assert given_people(world, grace) == [early.id]


def given_people(world: World, person: Person) -> list[str]:
    """Who stands in the field for people."""
    (part,) = [part for part in world.modal(person).parts if part.label == "People I should not match you with"]
    return list(world.modal(person).values[part.block_id][part.action_id]["selected_users"])


async def test_after_the_end_the_list_can_be_changed_and_nothing_else(world: World) -> None:
    await world.opens_program(last_day=SOON)
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.until(world.noon_after(SOON + timedelta(days=20)))
    await world.types(grace, "profile")
    await world.clicks(grace, "Edit what you said in confidence")
    await world.submits(grace, {"People I should not match you with": [mary]})
    assert "Your list is up to date." in world.modal(grace).text


async def test_a_form_that_was_begun_is_gone_on_with_from_home(world: World) -> None:
    await world.opens_program("Alpha")
    grace = world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL", goals="To lead.")
    await world.opens_program("Beta")
    await grace.open_home()
    await world.settle()
    await world.clicks(grace, "Join", grace.home)
    await world.clicks(grace, "Join as a mentee")
    assert "Filled in with what you told me in Alpha." in world.modal(grace).text.replace("*", "")
    assert given(world.modal(grace), GOALS) == "To lead."
    await closes(grace)
    await grace.open_home()
    await world.settle()
    await world.clicks(grace, "Go on", grace.home)
    assert "You stopped at page 1" in world.modal(grace).text.replace("*", "")
