"""An admin opens the doors."""

import asyncio
from datetime import date

import pytest

from bot.playground import Role
from tests.scenarios.places import in_both_places
from tests.scenarios.world import World


async def test_a_program_is_announced_in_its_channel_with_a_door_to_it(world: World) -> None:
    await world.opens_program("Skill exchange", objective="Learn what *nobody* teaches & grow")

    (announcement,) = world.announcements()
    assert "Skill exchange" in announcement.text
    assert "Learn what ∗nobody∗ teaches &amp; grow" in announcement.all_text
    assert "30 minutes every two weeks, from 7 December 2026 to 5 March 2027" in announcement.all_text
    assert announcement.buttons == ["Join"]


async def test_the_control_room_shows_the_new_program(world: World) -> None:
    await world.types(world.ada, "admin")
    assert "No program yet" in world.modal(world.ada).text
    await world.ada.close_all()

    await world.opens_program("Skill exchange")
    await world.types(world.ada, "admin")

    room = world.modal(world.ada)
    assert "Skill exchange" in room.text
    assert "open for joining" in room.text
    assert "0 mentors and 0 mentees, 0 waiting for a match · 0 pairs" in room.text
    assert {"Match", "Post summary"} <= set(room.buttons)


async def test_the_form_begins_with_the_usual_rhythm_from_next_monday_on(world: World) -> None:
    await world.begins_a_program()

    form = world.modal(world.ada)
    given = {part.label: form.values[part.block_id][part.action_id] for part in form.parts}
    assert given["How often do pairs meet?"]["selected_option"]["value"] == "biweekly"
    assert given["How long is a meeting?"]["selected_option"]["value"] == "30"
    assert given["First day"]["selected_date"] == "2026-12-14"
    assert given["Last day"]["selected_date"] == "2027-06-11"


async def test_dates_that_cannot_be_are_named_under_their_fields_and_nothing_typed_is_lost(world: World) -> None:
    await world.begins_a_program()
    answers = {"First day": date(2026, 12, 1), "Last day": date(2026, 12, 8), "Announcement channel": world.room}
    await world.submits(world.ada, {"Name of the program": "Skill exchange", **answers})

    form = world.modal(world.ada)
    assert form.title == "New program"
    assert form.errors == {
        "admin:field:starts": "The first day has passed; choose today or later.",
        "admin:field:ends": "A cohort needs at least two weeks between its first and last day.",
    }
    assert "Skill exchange" in form.text
    assert world.announcements() == []
    assert world.slack.bot_user_id not in world.room.members  # Nothing has happened before the dates are right.

    await world.submits(world.ada, {"First day": date(2026, 12, 7), "Last day": date(2027, 3, 5)})
    await world.submits(world.ada)
    assert len(world.announcements()) == 1


async def test_a_channel_the_bot_cannot_enter_is_named_under_its_field(world: World) -> None:
    world.expects("is_archived")
    world.room.archive()
    await world.begins_a_program()
    await world.submits(world.ada, {"Name of the program": "Skill exchange", "Announcement channel": world.room})

    (problem,) = world.modal(world.ada).errors.values()
    assert "I cannot post in this channel" in problem
    await world.ada.close_all()
    await world.types(world.ada, "admin")
    assert "No program yet" in world.modal(world.ada).text


@in_both_places
async def test_pressing_the_button_of_the_form_twice_opens_one_program(world: World) -> None:
    await world.begins_a_program()
    await world.ada.fill({"Name of the program": "Skill exchange", "Announcement channel": world.room})

    await asyncio.gather(world.ada.submit(), world.ada.submit())
    await world.settle()
    await world.ada.close_all()
    await world.types(world.ada, "admin")
    assert world.modal(world.ada).buttons.count("Manage") == 1
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Open and announce")
    await asyncio.gather(world.ada.submit(), world.ada.submit())
    await world.settle()

    assert len(world.announcements()) == 1


@pytest.mark.parametrize("words", ["admin", "summary"])
async def test_only_admins_run_programs(world: World, words: str) -> None:
    grace = world.person("Grace")

    whisper = await world.types(grace, words)

    assert "Only program admins can do that" in whisper
    assert grace.modal is None


async def test_an_open_control_room_refuses_somebody_who_is_no_longer_an_admin(world: World) -> None:
    await world.types(world.ada, "admin")
    world.slack.change_role(world.ada, Role.MEMBER)
    await world.settle()

    await world.clicks(world.ada, "New program")

    assert "Only program admins can do that" in world.modal(world.ada).text


async def test_the_operator_can_name_admins_of_their_own(world: World) -> None:
    olga = world.person("Olga")
    assert "Only program admins" in await world.types(olga, "admin")

    await world.restarts(MENTORBOT_ADMINS=olga.id)
    await world.types(olga, "admin")

    assert world.modal(olga).title == "Control room"


async def test_an_admin_can_send_themselves_a_test_message(world: World) -> None:
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Check that messages arrive")

    assert "On its way" in world.modal(world.ada).text
    world.assert_dm(world.ada, "This is the test message you asked for")


async def test_the_announcement_is_looked_at_before_it_goes_out(world: World) -> None:
    await world.begins_a_program()
    answers = {
        "Name of the program": "Skill exchange",
        "What is it for?": "Learn",
        "Announcement channel": world.room,
    }
    await world.submits(world.ada, answers)

    shown = world.modal(world.ada)
    assert shown.title == "Open and announce"
    assert "*Nothing has been posted yet.* 1 channel gets this right away." in shown.text
    assert "*Skill exchange* is open for joining." in shown.text
    assert world.announcements() == []

    await world.submits(world.ada)
    (announcement,) = world.announcements()
    assert all(words in shown.text for words in announcement.text.splitlines())
    assert "open for joining" in world.modal(world.ada).text


async def test_an_announcement_that_is_not_right_yet_leaves_a_draft(world: World) -> None:
    await world.begins_a_program()
    await world.submits(world.ada, {"Name of the program": "Skill exchange", "Announcement channel": world.room})
    await world.ada.close_all()
    await world.types(world.ada, "admin")
    assert "it is a draft, and opens when you say so" in world.modal(world.ada).text
    assert world.announcements() == []
