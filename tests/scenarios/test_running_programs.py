"""An admin keeps a program going: drafts, settings, helpers, the log, an early end, and another run."""

from datetime import date

from bot.playground import Person
from tests.scenarios.places import in_both_places
from tests.scenarios.world import World

PREVIEW = "Nothing is saved yet. What this changes:"


async def manages(world: World, person: Person | None = None) -> None:
    """Open the page of the only cohort."""
    await world.types(person or world.ada, "admin")
    await world.clicks(person or world.ada, "Manage")


async def drafts(world: World, **answers: object) -> None:
    await world.begins_a_program()
    await world.submits(
        world.ada,
        {
            "Name of the program": "Skill exchange",
            "First day": date(2026, 12, 14),
            "Announcement channel": world.room,
            "What happens now?": "Keep it as a draft",
            **answers,
        },
    )


async def test_a_draft_is_kept_from_everybody_until_its_doors_open(world: World) -> None:
    grace = world.person("Grace")
    await drafts(world)
    assert "Waiting for you" in world.modal(world.ada).text
    assert "it is a draft, and opens when you say so" in world.modal(world.ada).text
    assert world.announcements() == []
    await world.types(grace, "join")
    assert "No cohort is open for joining right now" in world.whispers(grace)[-1].all_text

    await world.clicks(world.ada, "Have a look")
    await world.clicks(world.ada, "Open and announce")
    assert world.announcements() == []
    await world.submits(world.ada)

    assert "open for joining" in world.modal(world.ada).text
    assert len(world.announcements()) == 1


async def test_a_draft_whose_first_day_has_passed_asks_for_another_one(world: World) -> None:
    await drafts(world)
    await world.ada.close_all()
    await world.wait(days=8)
    await manages(world)
    await world.clicks(world.ada, "Open and announce")
    assert "The first day of this cohort has passed, so it needs another one." in world.modal(world.ada).text
    assert world.announcements() == []

    await world.ada.close_all()
    await manages(world)
    await world.clicks(world.ada, "Cohort settings")
    await world.submits(world.ada, {"First day": date(2026, 12, 21)})
    assert "It begins on 21 December 2026." in world.modal(world.ada).text
    await world.submits(world.ada)
    await world.clicks(world.ada, "Open and announce")
    await world.submits(world.ada)
    assert "from 21 December 2026" in world.announcements()[0].all_text


async def test_a_draft_for_a_channel_the_bot_cannot_enter_stays_a_draft(world: World) -> None:
    world.expects("is_archived")
    await drafts(world)
    world.room.archive()
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Open and announce")
    await world.submits(world.ada)
    assert "I cannot post in the announcement channel." in world.modal(world.ada).text


async def test_each_template_fills_the_form_with_what_suits_it(world: World) -> None:
    await world.begins_a_program("Leadership")
    form = world.modal(world.ada)
    given = {part.label: form.values[part.block_id][part.action_id] for part in form.parts}
    assert given["How often do pairs meet?"]["selected_option"]["value"] == "monthly"
    assert given["How long is a meeting?"]["selected_option"]["value"] == "60"
    assert given["Last day"]["selected_date"] == "2027-12-10"
    assert given["What is it for?"]["value"].startswith("Grow as somebody others like to follow")


@in_both_places
async def test_a_program_without_an_end_runs_at_once_and_matches_all_year(world: World) -> None:
    await world.begins_a_program()
    await world.submits(
        world.ada,
        {
            "Name of the program": "Open door",
            "First day": date(2026, 12, 7),
            "How long does it run?": "Without an end: people join and are matched all year round",
            "Announcement channel": world.room,
        },
    )
    await world.submits(world.ada)
    assert "running without an end" in world.modal(world.ada).text
    await world.ada.close_all()
    (announcement,) = world.announcements()
    assert "from 7 December 2026 on." in announcement.all_text
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.matches()
    await world.until_asked(mary, grace)
    await world.accepts(mary)
    await world.accepts(grace)
    await world.wait(days=10)
    assert world.found(grace, "meet", mary.mention)


async def test_a_change_is_previewed_with_whom_it_touches_before_it_is_saved(world: World) -> None:
    await world.pair()
    await world.wait(days=1)
    await manages(world)
    await world.clicks(world.ada, "Program settings")
    await world.submits(world.ada, {"How often do pairs meet?": "Every week"})

    preview = world.modal(world.ada)
    assert PREVIEW in preview.text.replace("*", "")
    assert "1 pair will meet every week from their next meeting on" in preview.text
    assert "1 meeting already planned stays as planned." in preview.text

    await world.clicks(world.ada, "Back")
    await world.submits(world.ada, {"How long is a meeting?": "45 minutes"})
    assert "every week from" in world.modal(world.ada).text
    assert "New meetings of 1 pair take 45 minutes" in world.modal(world.ada).text

    await world.submits(world.ada)
    assert world.modal(world.ada).title == "Cohort"
    assert "45 minutes every week" in world.modal(world.ada).text


async def test_two_admins_who_change_the_same_thing_notice_each_other(world: World) -> None:
    await world.opens_program()
    helper = world.person("Helen")
    await manages(world)
    await world.clicks(world.ada, "Co-admins")
    await world.submits(world.ada, {"Co-admins": [helper]})
    await world.ada.close_all()
    for admin in (world.ada, helper):
        await manages(world, admin)
        await world.clicks(admin, "Program settings")
    await world.submits(helper, {"Name of the program": "Hers"})
    await world.submits(helper)
    assert "Hers" in world.modal(helper).text

    await world.submits(world.ada, {"Name of the program": "Mine"})

    (problem,) = world.modal(world.ada).errors.values()
    assert "changed while you had the form open" in problem


async def test_a_helper_runs_one_program_and_nothing_else(world: World) -> None:
    await world.opens_program("Skill exchange")
    helper = world.person("Helen")
    assert "Only program admins" in await world.types(helper, "admin")
    await manages(world)
    await world.clicks(world.ada, "Co-admins")
    await world.submits(world.ada, {"Co-admins": [helper]})
    assert f"Run by workspace admins and {helper.mention}" in world.modal(world.ada).text
    await world.ada.close_all()
    await world.opens_program("Leadership")
    world.assert_dm(helper, "asked you to help run *Skill exchange*")

    await world.types(helper, "admin")
    room = world.modal(helper)
    assert "Skill exchange" in room.text
    assert "Leadership" not in room.text
    assert "New program" not in room.buttons
    await world.clicks(helper, "Post summary")
    await world.submits(helper)
    await world.submits(helper)
    assert any("is never part of a summary" in message.all_text for message in world.announcements())

    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage", world.modal(world.ada))


async def test_a_helper_who_takes_their_own_name_out_is_out_at_once(world: World) -> None:
    await world.opens_program()
    helper = world.person("Helen")
    await manages(world)
    await world.clicks(world.ada, "Co-admins")
    await world.submits(world.ada, {"Co-admins": [helper]})
    await manages(world, helper)
    await world.clicks(helper, "Co-admins")
    await world.submits(helper, {"Co-admins": []})
    assert "You no longer help to run this program." in world.modal(helper).text
    await helper.close_all()
    assert "Only program admins" in await world.types(helper, "admin")


async def test_the_log_tells_who_did_what_and_what_happened_by_itself(world: World) -> None:
    await world.pair()
    await manages(world)
    await world.clicks(world.ada, "Log")
    log = world.modal(world.ada).text
    assert f"{world.ada.mention} created the program" in log
    assert f"{world.ada.mention} opened the doors of a cohort" in log
    assert f"{world.ada.mention} published matches" in log
    assert "SQL" not in log  # What people want to learn is theirs.

    await world.ada.close_all()
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Log")
    assert "The log of everything" in world.modal(world.ada).text
    assert "in *Skill exchange*" in world.modal(world.ada).text


async def test_an_early_end_is_previewed_and_both_sides_of_a_pair_are_thanked(world: World) -> None:
    mary, grace = await world.pair()
    omar = world.person("Omar")
    await world.joins(omar, "Mentee", wants="Go")
    await world.wait(days=1)
    await manages(world)
    await world.clicks(world.ada, "End early")
    preview = world.modal(world.ada).text
    assert "Nothing has happened yet." in preview
    assert "1 pair comes to a good end" in preview
    assert "1 person without a pair" in preview

    await world.submits(world.ada)
    assert "coming to its end" in world.modal(world.ada).text
    await world.wait(days=2)
    for person, partner in ((mary, grace), (grace, mary)):
        assert world.found(person, "has come to its planned end", partner.mention)
    world.assert_dm(omar, "has come to its end")
    await world.ada.close_all()
    await manages(world)
    assert "closed" in world.modal(world.ada).text
    assert "End early" not in world.modal(world.ada).buttons


async def test_a_cohort_that_does_not_take_place_is_cancelled_and_whoever_joined_hears_of_it(world: World) -> None:
    await world.opens_program(first_day=date(2026, 12, 21))
    grace = world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL")
    await manages(world)
    await world.clicks(world.ada, "Cancel cohort")
    assert "1 person without a pair" in world.modal(world.ada).text
    await world.submits(world.ada)
    assert "*Skill exchange*, cancelled" in world.modal(world.ada).text
    assert "It does not take place." in world.modal(world.ada).text
    world.assert_dm(grace, "does not take place after all")
    await world.types(grace, "join")
    assert "No cohort is open" in world.whispers(grace)[-1].all_text


async def test_an_admin_sees_who_is_in_a_cohort_and_who_waits(world: World) -> None:
    await world.opens_program()
    await manages(world)
    await world.clicks(world.ada, "Cohort settings")
    await world.submits(world.ada, {"How many people at most?": "30"})
    await world.submits(world.ada)
    await world.ada.close_all()
    people = [world.person(f"Person {number}") for number in range(32)]
    for person in people:
        await world.joins(person, "Mentee", wants="SQL")
    await manages(world)
    assert "2 on the waitlist" in world.modal(world.ada).text
    await world.clicks(world.ada, "Who is in it")
    assert f"{people[0].mention} as a mentee, taking part" in world.modal(world.ada).text
    await world.clicks(world.ada, "Next page")
    assert f"{people[31].mention} as a mentee, on the waitlist, number 2" in world.modal(world.ada).text
    await world.clicks(world.ada, "Previous page")
    assert f"{people[29].mention} as a mentee, taking part" in world.modal(world.ada).text


async def test_a_day_that_has_passed_since_it_was_looked_at_is_not_saved(world: World) -> None:
    await world.opens_program(first_day=date(2026, 12, 14))
    await manages(world)
    await world.clicks(world.ada, "Cohort settings")
    await world.submits(world.ada, {"First day": world.now.date()})
    await world.wait(days=1)
    await world.submits(world.ada)
    assert world.modal(world.ada).title == "Not saved"
    assert "The first day has passed" in world.modal(world.ada).text


async def test_a_change_of_a_cohort_is_gone_back_from_with_what_was_entered(world: World) -> None:
    await world.opens_program()
    await manages(world)
    await world.clicks(world.ada, "Cohort settings")
    await world.submits(world.ada, {"Name of this cohort": "Spring", "How many people at most?": "40"})
    assert "Room for 40. 0 people have a place now." in world.modal(world.ada).text
    assert "No message goes out." in world.modal(world.ada).text
    await world.clicks(world.ada, "Back")
    form = world.modal(world.ada)
    assert form.title == "Cohort settings"
    given = {part.label: form.values[part.block_id][part.action_id] for part in form.parts}
    assert given["Name of this cohort"]["value"] == "Spring"
    await world.submits(world.ada, {"How many people at most?": "41"})
    await world.submits(world.ada)
    assert "(Spring)" in world.modal(world.ada).text
    assert "Room for 41 people." in world.modal(world.ada).text


async def test_new_words_are_read_once_more_where_they_are_saved(world: World) -> None:
    """Too long for a page to carry: the longest texts come along as fields."""
    await world.opens_program()
    await manages(world)
    await world.clicks(world.ada, "Program settings")
    await world.submits(world.ada, {"Our values": "v" * 2000, "What we expect": "e" * 2000})
    assert "New words about values, expectations" in world.modal(world.ada).text
    await world.submits(world.ada, {"Our values": "Listen"})
    assert world.modal(world.ada).title == "Cohort"
    await world.clicks(world.ada, "Program settings")
    form = world.modal(world.ada)
    given = {part.label: form.values[part.block_id][part.action_id] for part in form.parts}
    assert given["Our values"]["value"] == "Listen"
    assert given["What we expect"]["value"] == "e" * 2000


async def runs_again(world: World, **answers: object) -> None:
    """Prepare another run from the page of a cohort."""
    await world.clicks(world.ada, "Run again")
    await world.submits(world.ada, answers)


async def test_another_run_is_asked_for_and_begins_as_a_draft_after_the_first(world: World) -> None:
    await world.opens_program()
    await manages(world)
    await world.clicks(world.ada, "Run again")
    question = world.modal(world.ada)
    assert (question.title, "nobody hears of it" in question.text) == ("Run again", True)
    await world.submits(world.ada, {"Name of the new cohort": "Spring 2027"})
    page = world.modal(world.ada)
    assert page.title == "Draft cohort"
    assert "(Spring 2027), a draft" in page.text.replace("*", "")
    assert "From 8 March 2027 to 4 June 2027" in page.text
    await world.ada.close()
    room = world.modal(world.ada)
    assert room.buttons.count("Manage") == 2
    assert "*Skill exchange* (Spring 2027): it is a draft" in room.text


async def test_the_same_run_is_prepared_once_and_runs_are_told_apart(world: World) -> None:
    await world.opens_program()
    for name in ("", "", "Autumn"):
        await manages(world)
        await runs_again(world, **{"Name of the new cohort": name})
        await world.ada.close_all()
    await world.types(world.ada, "admin")
    room = world.modal(world.ada)
    assert room.buttons.count("Manage") == 3
    assert "*Skill exchange* (from 8 March 2027 on): it is a draft" in room.text
    assert "*Skill exchange* (Autumn): it is a draft" in room.text


async def test_a_draft_that_was_only_tried_out_is_removed(world: World) -> None:
    await world.opens_program()
    await manages(world)
    await runs_again(world)
    await world.clicks(world.ada, "Remove draft")
    assert "This would remove *Skill exchange* (from 8 March 2027 on) for good." in world.modal(world.ada).text
    await world.submits(world.ada)
    assert world.modal(world.ada).title == "Removed"
    await world.ada.close()
    assert world.modal(world.ada).buttons.count("Manage") == 1
    await world.clicks(world.ada, "Log")
    assert "removed a draft" in world.modal(world.ada).text
    assert "8 March 2027" in world.modal(world.ada).text


async def test_a_first_day_without_a_match_is_told_once_to_those_who_run_the_program(world: World) -> None:
    await world.opens_program(first_day=date(2026, 12, 9))
    await world.joins(world.person("Grace"), "Mentee", wants="SQL")
    await world.types(world.ada, "admin")
    assert (
        "it begins in 2 days, and no match is published yet. 1 person waits for one." in world.modal(world.ada).text
    )
    await world.ada.close_all()
    await world.wait(days=4)
    message = world.assert_dm(world.ada, "The first day of", "has come, and no match is published yet")
    assert message.buttons == ["Match"]


async def test_a_hundred_cohorts_are_turned_page_by_page(world: World) -> None:
    await world.opens_program()
    await manages(world)
    for number in range(11):
        await runs_again(world, **{"Name of the new cohort": f"Run {number}"})
    await world.ada.close_all()
    await world.types(world.ada, "admin")
    first = world.modal(world.ada)
    assert first.buttons.count("Manage") == 10
    assert "Show all 12" in first.text
    await world.clicks(world.ada, "Next page")
    assert world.modal(world.ada).buttons.count("Manage") == 2
    await world.clicks(world.ada, "Previous page")
    assert world.modal(world.ada).buttons.count("Manage") == 10


async def test_a_leader_is_asked_once_to_mentor_and_joins_by_the_button(world: World) -> None:
    await world.opens_program()
    lena, omar = world.person("Lena"), world.person("Omar")
    await manages(world)
    await world.clicks(world.ada, "Leaders")
    await world.submits(world.ada, {"Leaders": [lena, omar]})
    assert "has not been asked yet" in world.modal(world.ada).text
    await world.clicks(world.ada, f"Ask {lena.name} to mentor")
    await world.clicks(world.ada, f"Ask {omar.name} to mentor")
    assert "Ask to mentor" not in world.modal(world.ada).buttons

    world.assert_dm(lena, "would be glad to have you as a mentor in *Skill exchange*")
    await world.clicks(lena, "Join as mentor")
    assert world.modal(lena).title == "Join the program"
    await lena.close_all()
    await world.clicks(omar, "Not now")
    world.assert_dm(omar, "Thank you for letting me know.")

    await world.ada.close_all()
    await manages(world)
    await world.clicks(world.ada, "Leaders")
    assert f"{lena.mention} would like to mentor, and has not finished joining yet" in world.modal(world.ada).text
    assert f"{omar.mention} said not now" in world.modal(world.ada).text


async def test_a_leader_who_is_in_by_now_finds_their_answers_and_is_asked_no_more(world: World) -> None:
    await world.opens_program()
    lena = world.person("Lena")
    await manages(world)
    await world.clicks(world.ada, "Leaders")
    await world.submits(world.ada, {"Leaders": [lena]})
    await world.clicks(world.ada, "Ask to mentor")
    await world.joins(lena, "Mentor", offers="SQL")
    await world.clicks(lena, "Join as mentor")
    assert world.modal(lena).title == "Your answers"

    await world.ada.close_all()
    await manages(world)
    await world.clicks(world.ada, "Leaders")
    assert f"{lena.mention} mentors here already" in world.modal(world.ada).text


async def test_the_sponsor_kit_is_there_to_be_copied(world: World) -> None:
    await world.opens_program(objective="Learn what nobody teaches")
    await manages(world)
    await world.clicks(world.ada, "Sponsor kit")
    kit = world.modal(world.ada).text
    assert "Learn what nobody teaches" in kit
    assert "from 7 December 2026 to 5 March 2027" in kit


async def test_the_channel_can_be_changed_to_another_one_the_bot_can_enter(world: World) -> None:
    await world.opens_program()
    elsewhere = world.slack.add_channel("learning", members=[world.ada])
    await manages(world)
    await world.clicks(world.ada, "Cohort settings")
    await world.submits(world.ada, {"Announcement channel": elsewhere, "How many people at most?": "40"})
    assert world.slack.bot_user_id not in elsewhere.members  # Nothing is done before it is saved.
    await world.submits(world.ada)
    page = world.modal(world.ada).text
    assert f"Announcements go to <#{elsewhere.id}>." in page
    assert "Room for 40 people." in page
    assert world.slack.bot_user_id in elsewhere.members


async def test_people_the_bot_has_never_met_can_help_and_be_leaders(world: World) -> None:
    await world.opens_program()
    await world.stop_bot()
    helper, lena = world.person("Helen"), world.person("Lena")  # While the bot is away, so nobody tells it.
    await world.start_bot()
    await manages(world)
    await world.clicks(world.ada, "Co-admins")
    await world.submits(world.ada, {"Co-admins": [helper]})
    world.assert_dm(helper, "asked you to help run *Skill exchange*")
    await world.clicks(world.ada, "Leaders")
    await world.submits(world.ada, {"Leaders": [lena]})
    assert f"{lena.mention} has not been asked yet" in world.modal(world.ada).text


async def test_a_long_log_is_turned_page_by_page(world: World) -> None:
    await world.opens_program()
    await manages(world)
    for number in range(21):
        await runs_again(world, **{"Name of the new cohort": f"Run {number}"})
    for place in (lambda: manages(world), lambda: world.types(world.ada, "admin")):
        await world.ada.close_all()
        await place()
        await world.clicks(world.ada, "Log")
        assert "created the program" not in world.modal(world.ada).text
        await world.clicks(world.ada, "Older")
        assert "created the program" in world.modal(world.ada).text
        await world.clicks(world.ada, "Newer")
        assert "created the program" not in world.modal(world.ada).text


async def test_a_channel_that_was_archived_after_the_preview_keeps_the_doors_shut(world: World) -> None:
    world.expects("is_archived")
    await drafts(world)
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Open and announce")
    world.room.archive()
    await world.submits(world.ada)
    assert "I cannot post in the announcement channel." in world.modal(world.ada).text
    assert world.announcements() == []
