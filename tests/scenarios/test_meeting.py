"""Pairs are nudged to meet at their rhythm, asked whether they did, and asked for feedback that stays private."""

import asyncio
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.playground import Message, Person
from tests.scenarios.counting import counted
from tests.scenarios.dates import moments_in
from tests.scenarios.places import in_both_places
from tests.scenarios.world import T, World

NUDGE = "how about"


def proposed(message: Message) -> datetime:
    """The first time that a message suggests."""
    return moments_in(message.all_text)[0]


def at_work(moment: datetime, tz: str) -> bool:
    local = moment.astimezone(ZoneInfo(tz))
    return local.weekday() < 5 and time(9) <= local.time() <= time(16, 30)


@pytest.mark.parametrize("tz", ["America/New_York", "Asia/Kolkata", "Europe/London"])
async def test_a_meeting_is_suggested_within_the_working_hours_of_both(world: World, tz: str) -> None:
    mary, grace = await world.pair(tz=tz)
    await world.until(T(days=9))
    world.assert_dm(grace, "Your first meeting", NUDGE)
    world.assert_no_dm(mary, NUDGE)
    await world.until(T(days=11, hours=11))

    for person in (mary, grace):
        for message in world.found(person, "Your first meeting", NUDGE):
            offered = moments_in(message.all_text)
            assert len(offered) == 4  # three to choose from, and the one that stands otherwise
            assert all(at_work(moment, "Europe/London") and at_work(moment, tz) for moment in offered)
            zone = ZoneInfo(person.account.tz)
            sent = datetime.fromtimestamp(float(message.ts), zone)
            assert time(9) <= sent.time() <= time(17), f"{person.name} was written to at {sent:%H:%M}"
    world.assert_dm(mary, "Your first meeting", NUDGE)


async def test_where_no_hour_is_shared_the_suggestion_says_that_one_has_to_bend(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.matches()
    world.slack.change_time_zone(grace, "Pacific/Auckland")
    await world.until_asked(mary, grace)
    await world.accepts(mary)
    await world.accepts(grace)
    await world.until(T(days=9))

    nudge = world.assert_dm(grace, "Your first meeting", NUDGE)

    assert "There is no hour in which both of you work, so you take turns" in nudge.all_text


async def test_a_meeting_that_would_fall_on_a_holiday_moves_and_says_why(world: World) -> None:
    await world.until(T(days=1))
    _, grace = await world.pair()
    await world.chooses_time(grace)  # the first meeting falls on Friday 11, the next on Christmas Day
    await world.meeting_over(grace)
    await world.clicks(grace, "Yes, we met")

    await world.until(T(days=21))

    nudge = world.assert_dm(grace, "Your next meeting", NUDGE)
    assert "a little later than usual because of Christmas Day" in nudge.all_text
    assert proposed(nudge).date() > date(2026, 12, 25)
    assert at_work(proposed(nudge), "Europe/London")


async def asked_if_met(world: World) -> list[Person]:
    """A mentor and a mentee who have just been asked whether they met, on Thursday 10 in the afternoon."""
    pair = await world.pair()
    meeting = await world.chooses_time(pair[1])
    await world.until(meeting + timedelta(hours=1, minutes=30))
    for person in pair:
        assert len(world.asked_if_met(person)) == 1
    return pair


async def test_yes_opens_a_short_form_for_one_and_asks_the_other_by_message(world: World) -> None:
    mary, grace = await asked_if_met(world)

    await world.clicks(grace, "Yes, we met")

    assert world.modal(grace).title == "How was the meeting?"
    world.assert_dm(grace, f"You and {mary.mention} have met. Good to hear.")
    world.assert_no_dm(mary, "How was it for you?")  # she has heard from us today
    await world.until(T(days=4))
    request = world.assert_dm(mary, f"I hear that you and {grace.mention} have met.", "How was it for you?")
    assert mary.modal is None
    await world.clicks(mary, "Give feedback", request)
    assert world.modal(mary).title == "How was the meeting?"


async def test_an_old_question_says_what_has_been_settled_meanwhile(world: World) -> None:
    mary, grace = await asked_if_met(world)
    (question,) = world.asked_if_met(mary)
    await world.clicks(grace, "Yes, we met")

    await world.clicks(mary, "Not yet", question)

    world.assert_dm(mary, f"I have heard by now that you and {grace.mention} have met", "nothing is left to answer")
    assert world.asked_if_met(mary) == []
    assert "nothing is left to answer" in world.modal(mary).text
    assert "1 held" in counted(world)


async def test_a_late_yes_counts_for_the_time_it_is_about_and_an_old_offer_says_so(world: World) -> None:
    mary, grace = await asked_if_met(world)
    (question,) = world.asked_if_met(mary)
    await world.clicks(grace, "Not yet")
    offer = world.assert_dm(grace, "Not yet: that is fine. How about")

    await world.clicks(mary, "Yes, we met", question)
    assert f"^{int(T(days=3, hours=5).timestamp())}^" in world.modal(mary).text
    await world.submits(mary, {"How was it for you?": "Good"})
    assert world.assert_dm(mary, "Thank you for your feedback").buttons == ["Edit feedback"]

    await world.clicks(grace, "That suits me", offer)
    stands = world.assert_dm(grace, f"I have heard by now that you and {mary.mention} have met")
    assert stands.buttons == ["Give feedback"]
    told = world.assert_dm(mary, f"I hear that you and {grace.mention} have not met yet.")
    await world.clicks(mary, "That suits me", told)
    assert world.assert_dm(mary, "I have heard by now").buttons == ["Edit feedback"]


async def test_a_question_that_nobody_answered_in_time_looks_ahead(world: World) -> None:
    mary, grace = await asked_if_met(world)
    (question,) = world.asked_if_met(mary)
    await world.until(T(days=15))

    await world.clicks(mary, "We moved it", question)

    looks_ahead = f"I have left this open and look ahead to your next meeting with {grace.mention}."
    assert looks_ahead in world.modal(mary).text


@in_both_places
async def test_two_yeses_at_the_same_moment_count_as_one_meeting(world: World) -> None:
    mary, grace = await asked_if_met(world)

    await asyncio.gather(mary.click("Yes, we met"), grace.click("Yes, we met"))
    await world.settle()

    for person in (mary, grace):
        assert world.modal(person).title == "How was the meeting?"
        world.assert_no_dm(person, "How was it for you?")
    assert "1 held" in counted(world)


async def test_feedback_never_reaches_the_partner(world: World) -> None:
    mary, grace = await asked_if_met(world)
    await world.clicks(grace, "Yes, we met")
    await world.clicks(grace, "Say more")
    await world.submits(
        grace,
        {
            "How was it for you?": "Not helpful",
            "What moved forward?": "Nothing of note.",
            "What would make the next one better?": "Fewer war stories.",
        },
    )
    world.assert_dm(grace, "Thank you for your feedback")
    await world.types(mary)
    await world.types(mary, "goals")
    await mary.open_home()
    await world.sums_up()
    await world.until(T(days=20))

    assert mary.home is not None
    seen = [message.all_text for message in [*world.dms(mary), *world.whispers(mary), *world.room.messages]]
    seen += [view.text for view in [*mary.modals, mary.home]]
    seen += [message.all_text for message in world.group_dm(mary, grace)]
    assert not [text for text in seen if "Not helpful" in text or "of note" in text or "war stories" in text]


async def test_feedback_can_be_changed_and_counts_once(world: World) -> None:
    _, grace = await asked_if_met(world)
    await world.clicks(grace, "Yes, we met")
    await world.submits(grace, {"How was it for you?": "So-so", "What moved forward?": "A plan."})
    answered = world.assert_dm(grace, "have met. Thank you for your feedback")
    assert answered.buttons == ["Edit feedback"]
    await world.clicks(grace, "Edit feedback", answered)

    assert "A plan." in world.modal(grace).text
    await world.submits(grace, {"How was it for you?": "Great"})

    assert "1 answers" in counted(world)


async def test_not_yet_finds_a_new_time_and_tells_the_other(world: World) -> None:
    mary, grace = await asked_if_met(world)

    await world.clicks(grace, "Not yet")

    answer = world.assert_dm(grace, "Not yet: that is fine. How about", f"with {mary.mention} instead?")
    told = world.assert_dm(mary, f"I hear that you and {grace.mention} have not met yet.", "How about")
    assert proposed(answer) == proposed(told) == T(days=7)
    await world.until(T(days=8))  # she was written to on three days of the week before
    (asked,) = world.asked_if_met(grace)
    assert proposed(asked) == T(days=7)


async def test_when_both_say_not_yet_the_first_new_time_stands(world: World) -> None:
    mary, grace = await asked_if_met(world)
    await world.clicks(grace, "Not yet")

    await world.clicks(mary, "Not yet", world.asked_if_met(mary)[0])

    first = world.assert_dm(grace, "Not yet: that is fine.")
    second = world.assert_dm(mary, "Not yet: that is fine.")
    assert proposed(first) == proposed(second)
    world.assert_no_dm(grace, "have not met yet")


async def test_not_yet_just_before_the_next_meeting_leaves_this_one_out(world: World) -> None:
    await world.opens_program(every="Every week")
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.matches()
    await world.accepts(mary)
    await world.accepts(grace)
    await world.chooses_time(grace)
    await world.until(T(days=7, hours=11))

    await world.clicks(grace, "Not yet")

    world.assert_dm(grace, "Your next meeting with", "is due soon, so I will leave this one out")
    await world.until(T(days=9))
    again = world.assert_dm(grace, "Your first meeting", NUDGE)  # None has taken place, so it is still the first.
    assert proposed(again) == T(days=10)
    assert "1 did not take place" in counted(world)
    await world.clicks(mary, "Yes, we met", world.asked_if_met(mary)[0])
    assert "did not take place, and that is fine" in world.modal(mary).text
    assert world.asked_if_met(mary) == []


async def test_moving_a_meeting_tells_the_other_and_asks_after_the_new_time(world: World) -> None:
    mary, grace = await asked_if_met(world)
    await world.clicks(grace, "We moved it")
    await world.submits(grace, {"The new time": T(days=4, hours=5)})

    assert "is planned for <!date^" in world.modal(grace).text
    assert proposed(world.assert_dm(mary, "has moved your meeting")) == T(days=4, hours=5)
    await world.until(T(days=9, minutes=-1))
    assert len(world.asked_if_met(mary)) == 1
    await world.until(T(days=9))  # she was written to on three days of the week before
    assert [proposed(asked) for asked in world.asked_if_met(mary)] == [T(days=3, hours=5), T(days=4, hours=5)]


@pytest.mark.parametrize("days", [-1, 91])
async def test_a_time_that_cannot_be_is_named_under_its_field(world: World, days: int) -> None:
    mary, grace = await asked_if_met(world)
    await world.clicks(grace, "We moved it")
    await world.submits(grace, {"The new time": world.now + timedelta(days=days)})

    (problem,) = world.modal(grace).errors.values()
    assert "Choose a time within the next 90 days" in problem
    world.assert_no_dm(mary, "has moved your meeting")


async def test_a_meeting_can_be_moved_before_its_time(world: World) -> None:
    mary, grace = await world.pair()
    await world.chooses_time(grace)
    await world.clicks(mary, "Choose another time")
    await world.submits(mary, {"The new time": T(days=2, hours=5)})

    moved = world.assert_dm(grace, f"{mary.mention} has moved your meeting")
    await world.until(T(days=2, hours=6, minutes=30))
    assert len(world.asked_if_met(grace)) == 1
    await world.clicks(grace, "Yes, we met")
    await grace.close_all()
    await world.clicks(grace, "Choose another time", moved)
    assert "nothing is left to answer here" in world.modal(grace).text


async def test_an_answer_by_form_leaves_no_question_behind(world: World) -> None:
    mary, grace = await asked_if_met(world)
    await world.clicks(grace, "We moved it")
    await world.submits(grace, {"The new time": T(days=4, hours=5)})

    assert world.asked_if_met(grace) == []
    moved = world.assert_dm(grace, f"Your meeting with {mary.mention} is planned for <!date^")
    assert moved.buttons == ["Add to calendar", "Same time each time", "Choose another time", "Your meetings"]
    await grace.close_all()
    await world.meeting_over(grace)
    await world.clicks(grace, "Yes, we met")
    await grace.close_all()
    await world.until(T(days=9))
    await world.clicks(mary, "Give feedback", world.assert_dm(mary, "How was it for you?"))
    await world.submits(mary, {"How was it for you?": "Great"})

    world.assert_no_dm(mary, "How was it for you?")
    world.assert_dm(mary, "Thank you for your feedback")


async def test_an_answer_counts_although_its_message_was_deleted_meanwhile(world: World) -> None:
    world.expects("message_not_found")
    mary, grace = await asked_if_met(world)
    question = world.asked_if_met(grace)[0]
    await world.clicks(grace, "We moved it")
    room = world.slack.workspace.direct([grace.id, world.slack.bot_user_id])
    assert room is not None
    world.slack.workspace.delete(room, question)

    await world.submits(grace, {"The new time": T(days=4, hours=5)})

    assert "is planned for <!date^" in world.modal(grace).text
    world.assert_dm(mary, "has moved your meeting")


async def test_a_form_to_move_a_meeting_left_open_while_it_is_settled_changes_nothing(world: World) -> None:
    mary, grace = await asked_if_met(world)
    await world.clicks(grace, "We moved it")
    await world.clicks(mary, "Yes, we met")

    await world.submits(grace, {"The new time": T(days=9)})

    assert "already settled" in world.modal(grace).text
    world.assert_no_dm(mary, "has moved your meeting")


async def test_a_pair_formed_before_the_first_day_meets_once_the_program_has_begun(world: World) -> None:
    await world.opens_program(first_day=date(2027, 1, 11))
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.matches()
    await world.accepts(mary)
    await world.accepts(grace)

    await world.until(T(days=44))

    assert proposed(world.assert_dm(grace, "Your first meeting", NUDGE)).date() == date(2027, 1, 22)


async def test_silence_is_asked_once_more_then_left_open_and_the_next_meeting_follows(world: World) -> None:
    _, grace = await asked_if_met(world)

    await world.until(T(days=8))
    world.assert_dm(grace, "One last question")
    assert len(world.asked_if_met(grace)) == 2
    await world.until(T(days=15, minutes=-1))
    assert len(world.asked_if_met(grace)) == 2
    await world.until(T(days=15))

    assert proposed(world.found(grace, "Your next meeting", NUDGE)[0]) == T(days=17)
    assert "0 held, 0 did not take place, 1 without an answer" in counted(world)


async def test_a_late_yes_wins_over_silence(world: World) -> None:
    mary, grace = await asked_if_met(world)
    question = world.asked_if_met(grace)[0]
    await world.until(T(days=15))

    await world.clicks(grace, "Yes, we met", question)

    assert world.modal(grace).title == "How was the meeting?"
    assert "1 held, 0 did not take place, 0 without an answer" in counted(world)
    await world.until(T(days=16))
    world.assert_dm(mary, "How was it for you?")


async def a_short_program(world: World) -> list[Person]:
    """A mentor and a mentee in a program with room for a single meeting."""
    await world.opens_program(last_day=date(2026, 12, 23))
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.matches()
    await world.accepts(mary)
    await world.accepts(grace)
    await world.chooses_time(grace)
    return [mary, grace]


async def test_a_pair_comes_to_its_planned_end_with_what_it_has_done(world: World) -> None:
    mary, grace = await a_short_program(world)
    await world.meeting_over(grace)
    question = world.asked_if_met(grace)[0]
    await world.clicks(grace, "Yes, we met", question)
    await grace.close_all()

    await world.until(T(days=18))

    world.assert_dm(mary, "has come to its planned end", "Between the two of you: 1 meeting, 30 minutes in all.")
    world.assert_dm(grace, "has come to its planned end")
    await world.types(world.ada, "admin")
    assert "*Skill exchange*, closed" in world.modal(world.ada).text
    assert "It has come to its end." in await world.types(grace)
    await world.clicks(grace, "Give feedback")
    await world.submits(grace, {"How was it for you?": "Great"})
    world.assert_dm(grace, "Thank you for your feedback")


async def test_a_yes_after_the_end_of_the_program_still_counts(world: World) -> None:
    _, grace = await a_short_program(world)
    await world.until(T(days=18))
    world.assert_dm(grace, "has come to its planned end")

    await world.clicks(grace, "Yes, we met", world.asked_if_met(grace)[0])

    assert world.modal(grace).title == "How was the meeting?"
    assert "1 held" in counted(world)
