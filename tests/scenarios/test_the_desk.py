"""What needs a human stands in one queue: somebody acts on it, thinks better of it, and looks for people."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from bot.playground import Person
from bot.slack.blocks import actions, button
from bot.slack.ids import Action
from bot.slack.refs.care import CareRef
from models import Cohort
from tests.scenarios.world import T, World

HOSTILE = "*Ada* <!channel> & _co_"


async def room(world: World, admin: Person) -> str:
    """The control room, opened anew."""
    if admin.modals:
        await admin.close_all()
    await world.types(admin, "admin")
    return world.modal(admin).text


async def a_quiet_pair(world: World) -> list[Person]:
    """A pair that has not met in three weeks."""
    people = await world.pair()
    await world.until(T(days=22))
    return people


async def test_a_pair_in_need_is_reminded_and_the_reminder_taken_back_before_and_after_it_has_left(
    world: World,
) -> None:
    mary, grace = await a_quiet_pair(world)
    shown = await room(world, world.ada)
    assert f"{mary.mention} and {grace.mention}" in shown
    assert "They have not met yet" in shown
    await world.clicks(world.ada, "Remind")
    assert "Done: a gentle word is on its way" in world.modal(world.ada).text.replace("*", "")
    await world.clicks(world.ada, "Undo")
    assert "Undone: reminded them" in world.modal(world.ada).text.replace("*", "")
    await world.clicks(world.ada, "Remind")
    await world.ada.close_all()
    await world.wait(minutes=50)
    words = f"How is it going with {grace.mention}"
    before = world.found(mary, words)
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "What you did in the last hour (1)")
    await world.clicks(world.ada, "Undo")
    assert "Undone" in world.modal(world.ada).text
    if before:
        world.assert_dm(mary, "Never mind: nothing is needed from you here.")
    assert world.found(mary, words) == []
    await world.wait(days=2)
    assert world.found(mary, words) == []
    assert "Remind" in await room(world, world.ada)


async def test_two_admins_do_not_act_past_each_other(world: World) -> None:
    await a_quiet_pair(world)
    ben = world.person("Ben")
    await room(world, world.ada)
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Co-admins")
    await world.submits(world.ada, {"Co-admins": [ben]})
    await room(world, world.ada)
    await room(world, ben)
    await world.clicks(world.ada, "Remind")
    await world.clicks(ben, "Remind")
    assert "Ada reminded them" in world.modal(ben).text
    await ben.close_all()
    await world.types(ben, "admin")
    await world.clicks(world.ada, "Undo")
    await world.clicks(world.ada, "Re-match")
    await world.clicks(ben, "End it kindly")
    assert "Ada has just ended this one" in world.modal(ben).text


async def test_a_pair_is_ended_undone_and_ended_for_good_with_neutral_words(world: World) -> None:
    mary, grace = await a_quiet_pair(world)
    await room(world, world.ada)
    await world.clicks(world.ada, "Re-match")
    assert "Nobody has heard of it yet" in world.modal(world.ada).text
    await world.clicks(world.ada, "Undo")
    await world.wait(hours=2)
    assert world.found(mary, "has come to its end") == []
    await room(world, world.ada)
    await world.clicks(world.ada, "Re-match")
    await world.wait(hours=2)
    for reader, partner in ((mary, grace), (grace, mary)):
        word = world.assert_dm(reader, f"Your time with {partner.mention}")
        assert "nobody is to blame" in word.all_text
        assert "Ada" not in word.all_text
    assert f"{mary.mention} and {grace.mention}" not in await room(world, world.ada)


async def test_what_is_put_off_comes_back(world: World) -> None:
    mary, grace = await a_quiet_pair(world)
    both = f"{mary.mention} and {grace.mention}"
    await room(world, world.ada)
    await world.clicks(world.ada, "Put off for a day")
    assert "put off for 1 day" in world.modal(world.ada).text
    assert "Nothing waits for you" in await room(world, world.ada)
    await world.wait(days=1)
    assert both in await room(world, world.ada)


async def test_a_match_without_an_answer_is_closed_kindly_and_that_undone_in_the_list_of_all(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.matches()
    await world.accepts(mary)
    await world.until(T(days=11))
    shown = await room(world, world.ada)
    assert f"{grace.mention} has not answered" in shown
    assert "The last reminder was on" in shown
    await world.clicks(world.ada, "Remind")
    assert f"a gentle word is on its way ({mary.mention} and {grace.mention})" in world.modal(world.ada).text
    await world.clicks(world.ada, "Undo")
    await world.clicks(world.ada, "End it kindly")
    assert "without a word about why" in world.modal(world.ada).text
    assert f"{grace.mention} has not answered" not in world.modal(world.ada).text
    await world.clicks(world.ada, "Undo")
    assert f"{grace.mention} has not answered" in world.modal(world.ada).text
    await world.ada.close_all()
    await world.wait(hours=3)
    assert world.found(grace, "did not come about") == []
    await world.accepts(grace)
    world.group_dm(mary, grace)


async def test_home_shows_the_queue_and_acts_on_it_in_place(world: World) -> None:
    mary, grace = await a_quiet_pair(world)
    await world.ada.open_home()
    await world.settle()
    assert world.ada.home is not None
    assert f"{mary.mention} and {grace.mention}" in world.ada.home.text
    await world.clicks(world.ada, "Remind", world.ada.home)
    assert "a gentle word is on its way" in world.ada.home.text
    await world.clicks(world.ada, "Undo", world.ada.home)
    assert "Undone" in world.ada.home.text
    await grace.open_home()
    await world.settle()
    assert grace.home is not None
    assert "Waiting for you" not in grace.home.text


async def test_a_person_is_found_their_pair_looked_at_and_a_word_passed_on(world: World) -> None:
    mary, grace = await a_quiet_pair(world)
    await room(world, world.ada)
    await world.clicks(world.ada, "Search")
    await world.submits(world.ada, {"Who?": "a"})
    assert "Two letters or more" in str(world.modal(world.ada).errors)
    await world.submits(world.ada, {"Who?": HOSTILE})
    assert "Nobody who takes part" in world.modal(world.ada).text
    await room(world, world.ada)
    await world.clicks(world.ada, "Search")
    await world.submits(world.ada, {"Who?": "@grace"})
    assert "mentee in *Skill exchange*: taking part" in world.modal(world.ada).text
    await world.clicks(world.ada, "Open")
    assert "Last day:" in world.modal(world.ada).text
    await world.clicks(world.ada, "Talk to them")
    await world.clicks(world.ada, "Open")  # leads out of the bot, into a conversation of their own
    await world.submits(world.ada, {"Your words": HOSTILE, "Or I pass on a word from you, to": "Grace"})
    assert "your words are on their way" in world.modal(world.ada).text
    await world.ada.close_all()
    await world.wait(hours=2)
    word = world.assert_dm(grace, f"{world.ada.mention}, who helps to run")
    assert HOSTILE in word.all_text
    assert world.found(mary, "who helps to run") == []


async def test_the_digest_leads_to_the_list_where_more_time_is_given_and_taken_back(world: World) -> None:
    mary, grace = await world.pair("Mary", "Maris", last_day=date(2027, 1, 12))
    await world.until(T(days=23))
    digest = world.assert_dm(world.ada, "pair could use a hand")
    await world.clicks(world.ada, "Look at them", digest)
    shown = world.modal(world.ada).text
    assert "1 to 1 of 1" in shown
    assert "Their last day is 12 January 2027." in shown
    await world.clicks(world.ada, "Four more weeks")
    assert "have time until 9 February 2027" in world.modal(world.ada).text
    await world.clicks(world.ada, "Undo")
    assert "Their last day is 12 January 2027." in world.modal(world.ada).text
    await world.ada.choose(Action.DESK_KIND, "Everything")
    await world.settle()
    assert f"{mary.mention} and {grace.mention}" in world.modal(world.ada).text
    await world.clicks(world.ada, "End it kindly")
    await world.clicks(world.ada, "Undo")
    await room(world, world.ada)
    await world.clicks(world.ada, "Search")
    await world.submits(world.ada, {"Who?": "mar"})
    await world.clicks(world.ada, "Open")
    assert world.modal(world.ada).title == "Person"
    await world.clicks(world.ada, "Open")
    await world.clicks(world.ada, "Remind")
    assert "a gentle word is on its way" in world.modal(world.ada).text


async def test_pairs_are_looked_through_with_filters_and_the_whole_queue_as_well(world: World) -> None:
    mary, grace = await a_quiet_pair(world)
    await room(world, world.ada)
    await world.clicks(world.ada, "Search")
    await world.clicks(world.ada, "List pairs")
    assert f"{mary.mention} and {grace.mention}" in world.modal(world.ada).text
    await world.ada.choose(Action.PAIRS_STATE, "Completed")
    await world.settle()
    assert "No pair fits that." in world.modal(world.ada).text
    await world.ada.close_all()
    assert world.ada.modals == []


async def test_the_list_of_pairs_in_an_old_digest_opens_the_queue(world: World) -> None:
    await a_quiet_pair(world)
    with world.bot.core.engines[0].connect() as connection:
        cohort = str(connection.scalar(select(Cohort.id)))
    old = actions(button("Look at them", Action.CARE_LIST, CareRef(UUID(cohort))))
    dm = await world.bot.client.conversations_open(users=world.ada.id)
    await world.bot.client.chat_postMessage(channel=dm["channel"]["id"], text="Old", blocks=[old.to_dict()])
    await world.clicks(world.ada, "Look at them", world.dms(world.ada)[-1])
    assert "They have not met yet" in world.modal(world.ada).text
