"""An admin asks for a program in numbers: in words or in a form, now or from now on."""

import asyncio
from datetime import UTC, date, datetime

from bot.domain.insight.schedules import SEE_AFTER
from bot.playground import Channel, Message, Person, Role
from tests.scenarios.places import in_both_places
from tests.scenarios.test_goals import sets_a_goal
from tests.scenarios.world import LAST_DAY, T, World

NOTHING_YET = "*Nothing has been posted yet.*"
WEEKLY = "By itself, every Monday morning"
MILESTONES = "By itself, at the start, halfway and at the end"


def summaries(world: World, channel: Channel | None = None) -> list[Message]:
    """What the bot has posted of them in a channel, that of announcements if not told."""
    posted = (channel or world.room).messages
    mine = [message for message in posted if message.author == world.slack.bot_user_id]
    return [message for message in mine if "is never part of a summary" in message.all_text]


async def met(world: World, person: Person, rating: str) -> None:
    await world.clicks(person, "Yes, we met", world.asked_if_met(person)[-1])
    await world.submits(person, {"How was it for you?": rating})


# -- what it says ----------------------------------------------------------------------------------------


async def test_a_summary_counts_quotes_nobody_and_withholds_what_few_have_said(world: World) -> None:
    mary, grace = await world.pair()
    await world.joins(world.person("Alan"), "Mentee", wants="SQL", goals="To be left alone.")
    await world.chooses_time(grace)
    await world.until(T(days=4))
    await met(world, grace, "Great")

    await world.sums_up()

    (posted,) = summaries(world)
    summary = posted.all_text
    assert "*Skill exchange*, 7 to 11 December 2026" in summary
    assert "1 person has a match by now." in summary
    assert "would help most: 1 person waits for a match." in summary
    assert "*People:* 3 take part, 3 joined, 1 has a match, 1 waits for one" in summary
    assert "*Meetings:* too few people to show" in summary
    for private in ("left alone", "SQL", "Great", *(person.mention for person in (mary, grace))):
        assert private not in summary


async def test_from_five_people_on_means_and_a_chart_are_shown(world: World) -> None:
    mary, *mentees = [world.person(name) for name in ("Mary", "Grace", "Alan", "Edsger", "Barbara", "Tony")]
    await world.opens_program()
    await world.joins(mary, "Mentor", offers="SQL", seats=5)
    for mentee in mentees:
        await world.joins(mentee, "Mentee", wants="SQL")
    await world.matches()
    for mentee in mentees:
        await world.accepts(mentee)
        await world.accepts(mary)
    for mentee in mentees:
        await world.chooses_time(mentee)
    await world.until(T(days=4))
    for mentee in mentees:
        await met(world, mentee, "Great")
    await world.until(T(days=8))

    await world.sums_up()

    (posted,) = summaries(world)
    assert "*Meetings:* 5 held" in posted.all_text
    assert "4.0 out of 4 on average" in posted.all_text
    (chart,) = [block for block in posted.blocks if block["type"] == "data_visualization"]
    assert chart["chart"]["type"] == "line"
    held = [point["value"] for point in chart["chart"]["series"][0]["data"]]
    assert sum(held) == 5
    assert "Meetings held, by week: 7 Dec 5" in posted.blocks[-1]["elements"][0]["text"]


# -- asking ----------------------------------------------------------------------------------------------


async def test_a_summary_is_read_before_anybody_else_reads_it(world: World) -> None:
    await world.opens_program()
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Post summary")
    assert world.modal(world.ada).title == "Summary"
    await world.submits(world.ada)

    shown = world.modal(world.ada).text
    assert NOTHING_YET in shown
    assert f"Everybody in <#{world.room.id}> reads this as soon as you post it:" in shown
    assert "nobody has joined yet" in shown
    assert summaries(world) == []
    await world.submits(world.ada)
    assert "It goes to the channel now, once." in world.modal(world.ada).text
    (posted,) = summaries(world)
    assert all(block["text"]["text"] in shown for block in posted.blocks if block["type"] == "section")


async def test_in_another_channel_a_name_and_a_period_are_enough(world: World) -> None:
    await world.opens_program("Alpha")
    await world.opens_program("Beta & <!channel> مرحبا 🚀")
    leads = world.slack.add_channel("leads", members=[world.ada], private=True)
    leads.invite_bot()

    await world.asks_for_summary(world.ada, "beta & week", leads)

    assert "*Beta &amp; &lt;!channel&gt; مرحبا 🚀*, 30 November to 6 December 2026" in world.modal(world.ada).text
    await world.submits(world.ada)
    (posted,) = summaries(world, leads)
    assert "Beta" in posted.all_text
    assert summaries(world) == []


async def test_a_name_that_means_nothing_opens_the_form_and_says_so(world: World) -> None:
    await world.opens_program("Alpha")
    await world.opens_program("Beta")
    await world.asks_for_summary(world.ada, "Orbit month")
    assert "I know nothing of the name “Orbit”" in world.modal(world.ada).text
    chosen = await world.ada.suggest("What about?", "bet")
    assert chosen == ["Beta", "Beta (from 7 December 2026)"]
    assert await world.ada.suggest("What about?", "Orbit") == ["Nothing is called that."]
    await world.submits(world.ada, {"What about?": "Beta"})
    assert "*Beta*, 1 to 30 November 2026" in world.modal(world.ada).text


async def test_in_a_direct_message_the_channel_is_asked_for(world: World) -> None:
    await world.opens_program()
    leads = world.slack.add_channel("leads", members=[world.ada])
    leads.invite_bot()
    await world.types(world.ada, "summary all")
    assert world.modal(world.ada).title == "Summary"
    await world.submits(world.ada, {"Where?": leads})
    assert NOTHING_YET in world.modal(world.ada).text
    await world.submits(world.ada)
    assert len(summaries(world, leads)) == 1


async def test_where_the_bot_is_not_it_says_how_to_bring_it_and_keeps_what_was_typed(world: World) -> None:
    world.expects("not_in_channel", "channel_not_found")
    await world.opens_program()
    for private in (False, True):
        leads = world.slack.add_channel(f"leads-{private}".lower(), members=[world.ada], private=private)
        await world.asks_for_summary(world.ada, "all", leads)
        assert f"I am not in <#{leads.id}> yet. Write `/invite` with my name there" in world.modal(world.ada).text
        await world.submits(world.ada, {"Which period?": "The last seven days"})
        assert "I am not in this channel." in str(world.modal(world.ada).errors)
        leads.invite_bot()
        await world.submits(world.ada)
        assert "30 November to 6 December 2026" in world.modal(world.ada).text
        await world.submits(world.ada)
        await world.ada.close_all()
        assert len(summaries(world, leads)) == 1


async def test_what_is_asked_for_can_be_changed_after_a_look(world: World) -> None:
    await world.opens_program()
    await world.asks_for_summary(world.ada, "week")
    await world.clicks(world.ada, "Change")
    await world.submits(world.ada, {"Which period?": "Since the first day"})
    assert "*Skill exchange*, 7 December 2026" in world.modal(world.ada).text
    assert summaries(world) == []


async def test_who_runs_nothing_hears_so_quietly(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    assert "Only program admins can do that" in await world.asks_for_summary(grace, "all")
    assert grace.modal is None


async def test_who_runs_one_program_is_offered_no_other(world: World) -> None:
    await world.opens_program("Alpha")
    helper = world.person("Hedy")
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage Alpha")
    await world.clicks(world.ada, "Co-admins")
    await world.submits(world.ada, {"Co-admins": [helper]})
    await world.ada.close_all()
    await world.opens_program("Beta")
    await world.asks_for_summary(helper)
    assert await helper.suggest("What about?", "") == ["Alpha", "Alpha (from 7 December 2026)"]
    await helper.close_all()
    await world.asks_for_summary(helper, "Beta")
    assert "I know nothing of the name “Beta”" in world.modal(helper).text


async def test_of_fifty_cohorts_each_is_found_by_its_name(world: World) -> None:
    await world.opens_program("Program 00")
    for number in range(1, 50):
        await world.opens_program(f"Program {number:02}")
    await world.asks_for_summary(world.ada)
    offered = await world.ada.suggest("What about?", "")
    assert (len(offered), offered[0]) == (100, "All programs")
    assert await world.ada.suggest("What about?", "m 37") == ["Program 37", "Program 37 (from 7 December 2026)"]
    await world.submits(world.ada, {"What about?": "Program 37"})
    assert "*Program 37*" in world.modal(world.ada).text


async def test_before_the_first_program_there_is_nothing_to_sum_up(world: World) -> None:
    assert "There is no program to sum up yet." in await world.types(world.ada, "summary")


async def test_of_a_draft_there_is_nothing_to_sum_up(world: World) -> None:
    await world.opens_program("Alpha")
    await world.begins_a_program()
    await world.submits(
        world.ada,
        {
            "Name of the program": "Secret",
            "First day": world.now.date(),
            "Last day": LAST_DAY,
            "Announcement channel": world.room,
            "What happens now?": "Keep it as a draft",
        },
    )
    await world.clicks(world.ada, "Manage Secret")
    assert "Post summary" not in world.modal(world.ada).buttons
    await world.ada.close_all()
    await world.asks_for_summary(world.ada)
    assert await world.ada.suggest("What about?", "Secret") == ["Nothing is called that."]


# -- posting ---------------------------------------------------------------------------------------------


@in_both_places
async def test_pressing_post_twice_posts_it_once(world: World) -> None:
    await world.opens_program()
    await world.sums_up()
    await world.asks_for_summary(world.ada, "all")
    await world.submits(world.ada)
    assert "has just been posted, and nothing in it has changed since" in world.modal(world.ada).text
    assert len(summaries(world)) == 1


@in_both_places
async def test_two_windows_with_the_same_summary_post_it_once(world: World) -> None:
    await world.opens_program()
    helper = world.person("Hedy", role=Role.ADMIN)
    for admin in (world.ada, helper):
        await world.asks_for_summary(admin, "all")

    await asyncio.gather(world.ada.submit({}), helper.submit({}))
    await world.settle()

    assert len(summaries(world)) == 1
    heard = [world.modal(admin).text for admin in (world.ada, helper)]
    assert len([text for text in heard if "has just been posted" in text]) == 1


async def test_a_window_left_open_for_a_day_shows_new_figures_before_it_posts_them(world: World) -> None:
    await world.opens_program()
    await world.asks_for_summary(world.ada, "all")
    await world.joins(world.person("Alan"), "Mentee", wants="SQL")
    await world.wait(days=1)
    await world.submits(world.ada)

    shown = world.modal(world.ada).text
    assert "*The figures have changed since you looked.*" in shown
    assert "7 to 8 December 2026" in shown
    assert summaries(world) == []
    await world.submits(world.ada)
    (posted,) = summaries(world)
    assert "7 to 8 December 2026" in posted.all_text


async def test_where_slack_takes_no_charts_a_picture_of_them_comes_once(world: World) -> None:
    world.expects("invalid_blocks")
    world.slack.workspace.app.takes_charts = False
    await with_goals(world)
    await world.sums_up()

    (posted,) = summaries(world)
    (file,) = posted.files
    assert file["name"].endswith(".png")
    assert all(block["type"] != "data_visualization" for block in posted.blocks)


async def test_where_slack_takes_neither_charts_nor_pictures_bars_of_text_come_once(world: World) -> None:
    world.expects("invalid_blocks", "missing_scope")
    world.slack.workspace.app.takes_charts = False
    world.slack.workspace.app.scopes -= {"files:write"}
    await with_goals(world)
    await world.sums_up()

    (posted,) = summaries(world)
    assert posted.files == []
    assert "Set: 5 ▓▓▓▓▓▓▓▓▓▓" in posted.all_text


async def with_goals(world: World) -> None:
    """Five pairs, each with a goal: enough people for a chart."""
    mary, *mentees = [world.person(name) for name in ("Mary", "Grace", "Alan", "Edsger", "Barbara", "Tony")]
    await world.opens_program()
    await world.joins(mary, "Mentor", offers="SQL", seats=5)
    for mentee in mentees:
        await world.joins(mentee, "Mentee", wants="SQL")
    await world.matches()
    for mentee in mentees:
        await world.accepts(mentee)
        await world.accepts(mary)
    for mentee in mentees:
        await sets_a_goal(world, mentee)
    await world.wait(days=1)  # a day that is not over tells nothing yet


# -- from now on -----------------------------------------------------------------------------------------


async def test_a_weekly_summary_comes_on_monday_morning_tells_its_week_and_is_not_told_twice(world: World) -> None:
    await world.opens_program(first_day=date(2026, 12, 14))
    await asks_for(world, WEEKLY)
    assert "reads such a summary every Monday morning, for the first time on" in world.modal(world.ada).text
    await world.submits(world.ada)
    shown = world.modal(world.ada).text
    assert f"*Skill exchange (from 14 December 2026)* in <#{world.room.id}>, every Monday morning" in shown
    assert world.ada.mention in shown
    await world.ada.close_all()
    assert summaries(world) == []

    await world.joins(world.person("Alan"), "Mentee", wants="SQL")
    await world.until(datetime(2026, 12, 14, 8, 59, tzinfo=UTC))
    assert summaries(world) == []
    await world.until(datetime(2026, 12, 14, 9, 0, tzinfo=UTC))
    (posted,) = summaries(world)
    assert "*Skill exchange*, 7 to 13 December 2026" in posted.all_text
    assert "I post this by myself" in posted.all_text
    await world.until(datetime(2026, 12, 20, 23, 0, tzinfo=UTC))
    assert len(summaries(world)) == 1
    await world.until(datetime(2026, 12, 21, 9, 0, tzinfo=UTC))
    assert len(summaries(world)) == 2


async def test_where_there_is_nothing_to_tell_none_comes(world: World) -> None:
    await world.opens_program()
    await asks_for(world, WEEKLY)
    await world.submits(world.ada)
    await world.until(T(days=21))
    assert summaries(world) == []


async def test_it_is_morning_where_most_people_of_the_program_live(world: World) -> None:
    await world.opens_program()
    for name in ("Grace", "Alan"):
        await world.joins(world.person(name, tz="America/New_York"), "Mentee", wants="SQL")
    await world.joins(world.person("Mary"), "Mentor", offers="SQL")
    await asks_for(world, WEEKLY)
    assert "(in the morning of America/New_York)" in world.modal(world.ada).text
    await world.submits(world.ada)
    await world.until(datetime(2026, 12, 14, 13, 59, tzinfo=UTC))
    assert summaries(world) == []
    await world.until(datetime(2026, 12, 14, 14, 0, tzinfo=UTC))
    assert len(summaries(world)) == 1


async def test_a_cohort_is_told_at_its_start_its_middle_and_its_end_and_then_no_more(world: World) -> None:
    await world.opens_program(first_day=date(2026, 12, 14), last_day=date(2027, 1, 8))
    await world.joins(world.person("Alan"), "Mentee", wants="SQL")
    await asks_for(world, MILESTONES)
    await world.submits(world.ada)
    await world.ada.close_all()
    days: list[date] = []
    for day in range(1, 50):
        await world.until(datetime(2026, 12, 7, 12, tzinfo=UTC) + (T(days=day) - T()))
        days += [world.now.date()] * (len(summaries(world)) - len(days))
    assert days == [date(2026, 12, 14), date(2026, 12, 29), date(2027, 1, 11)], "the 28th is a holiday"
    await world.asks_for_summary(world.ada)
    assert "Show them" not in world.modal(world.ada).buttons


async def test_a_summary_that_comes_by_itself_is_changed_stopped_and_had_back(world: World) -> None:
    await world.opens_program()
    await world.joins(world.person("Alan"), "Mentee", wants="SQL")
    await asks_for(world, WEEKLY)
    await world.submits(world.ada)

    await world.clicks(world.ada, "Change")
    await world.submits(world.ada, {"When?": "By itself, on the first working morning of each month"})
    await world.submits(world.ada)
    assert "on the first working morning of each month" in world.modal(world.ada).text
    assert "every Monday" not in world.modal(world.ada).text
    await world.ada.close_all()
    await world.asks_for_summary(world.ada)
    await world.clicks(world.ada, "Show them")
    await world.clicks(world.ada, "Stop")
    assert "is posted in" in world.modal(world.ada).text
    assert "No summary is posted by itself." in world.modal(world.ada).text
    await world.clicks(world.ada, "Undo")
    assert "on the first working morning of each month" in world.modal(world.ada).text
    await world.ada.close_all()

    await world.until(datetime(2027, 1, 4, 9, 0, tzinfo=UTC))
    (posted,) = summaries(world)
    assert "1 to 31 December 2026" in posted.all_text


async def test_a_channel_that_is_gone_ends_it_with_a_word_to_who_set_it(world: World) -> None:
    world.expects("is_archived")
    await world.opens_program()
    await world.joins(world.person("Alan"), "Mentee", wants="SQL")
    await asks_for(world, WEEKLY)
    await world.submits(world.ada)
    await world.ada.close_all()
    world.room.archive()
    await world.until(datetime(2026, 12, 14, 9, 0, tzinfo=UTC) + SEE_AFTER)
    told = world.assert_dm(world.ada, "I could not post the summary of *Skill exchange*", "archived")
    await world.clicks(world.ada, "Choose another channel", told)
    assert world.modal(world.ada).title == "Summary"
    await world.until(T(days=22))
    assert len([call for call in world.slack.refused if call.error == "is_archived"]) == 1


async def test_everything_at_once_is_posted_now_only_and_a_cohort_without_an_end_has_no_middle(
    world: World,
) -> None:
    await world.opens_program("Alpha")
    await world.opens_program("Beta", how_long="Without an end: people join and are matched all year round")
    await world.asks_for_summary(world.ada)
    await world.submits(world.ada, {"What about?": "All programs", "When?": WEEKLY})
    assert "By itself I post a summary of one program or cohort." in str(world.modal(world.ada).errors)
    await world.submits(world.ada, {"What about?": "Beta (from 7 December 2026)", "When?": MILESTONES})
    assert "so it has no halfway and no end" in str(world.modal(world.ada).errors)
    await world.submits(world.ada, {"What about?": "All programs", "When?": "Now"})
    assert "*All programs*" in world.modal(world.ada).text


async def asks_for(world: World, when: str) -> None:
    """Ada asks for summaries of the one cohort there is in its own channel, and has one before her."""
    await world.asks_for_summary(world.ada)
    await world.submits(world.ada, {"When?": when})
    assert NOTHING_YET in world.modal(world.ada).text
