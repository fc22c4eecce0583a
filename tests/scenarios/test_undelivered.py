"""A message that could not be delivered comes back to an admin, who mends what stood in its way."""

from bot.playground import Person
from tests.scenarios.world import T, World

ARCHIVED = "The channel is archived."


async def looks(world: World, admin: Person) -> str:
    """An admin opens the control room, and from there what could not be delivered; return what they read."""
    await world.types(admin, "admin")
    await world.clicks(admin, "Look at them")
    return world.modal(admin).text


async def test_a_summary_for_an_archived_channel_arrives_once_in_the_channel_chosen_instead(world: World) -> None:
    world.expects("is_archived")
    await world.opens_program()
    world.room.archive()
    before = len(world.announcements())
    await world.sums_up()
    await world.wait(minutes=1)
    assert len(world.announcements()) == before

    shown = await looks(world, world.ada)
    assert "1 message could not be delivered" in shown
    assert ARCHIVED in shown
    assert "choose another one in the cohort's settings" in shown
    await world.clicks(world.ada, "Show the list")
    assert f"Summary to <#{world.room.id}>, given up on" in world.modal(world.ada).text
    assert "Skill exchange" not in world.modal(world.ada).text, "what it says is not shown"
    await world.ada.close_all()

    instead = world.slack.add_channel("mentoring-again", members=[world.ada])
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Cohort settings")
    await world.submits(world.ada, {"Announcement channel": instead})
    await world.submits(world.ada)
    await world.ada.close_all()

    await looks(world, world.ada)
    await world.clicks(world.ada, "Try again")
    assert "1 message is on its way" in world.modal(world.ada).text
    assert "Nothing is left here" in world.modal(world.ada).text
    await world.ada.close()
    assert "could not be delivered" not in world.modal(world.ada).text, "the control room below knows as well"
    await world.ada.close_all()
    await world.wait(hours=2)
    posted = [message for message in instead.messages if message.author == world.slack.bot_user_id]
    assert len(posted) == 1
    assert len(world.announcements()) == before


async def test_the_digest_tells_an_admin_what_came_back_and_dismissing_it_can_be_undone(world: World) -> None:
    world.expects("is_archived")
    await world.opens_program()
    world.room.archive()
    await world.sums_up()
    await world.until(T(days=8))
    digest = world.assert_dm(world.ada, "1 message could not be delivered")

    await world.clicks(world.ada, "Look at them", digest)
    await world.clicks(world.ada, "Dismiss")
    assert "Dismissed: 1 message." in world.modal(world.ada).text
    await world.clicks(world.ada, "Undo")
    assert "Back on the list: 1 message." in world.modal(world.ada).text
    await world.clicks(world.ada, "Show the list")
    await world.clicks(world.ada, "Dismiss")
    assert "No message of this sort is left." in world.modal(world.ada).text
    await world.clicks(world.ada, "Undo")
    await world.clicks(world.ada, "Try again")
    await world.ada.close_all()
    assert ARCHIVED in await looks(world, world.ada), "it failed once more, and came back"
    await world.ada.close_all()
    await world.until(T(days=16))
    assert len(world.found(world.ada, "could not be delivered")) == 2, "of each one hears once"


async def test_a_long_list_is_turned_page_by_page_and_tried_again_at_once(world: World) -> None:
    world.expects("restricted_action")
    await world.opens_program()
    world.slack.faults.refused("restricted_action", method="chat.postMessage", times=1000)
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Test on me")
    await world.submits(world.ada)
    await world.ada.close_all()
    await world.wait(minutes=5)

    assert "Slack does not let me post there." in await looks(world, world.ada)
    await world.clicks(world.ada, "Show the list")
    assert "*1 to 15 of " in world.modal(world.ada).text
    await world.clicks(world.ada, "Older")
    assert "*16 to 30 of " in world.modal(world.ada).text
    await world.clicks(world.ada, "Newer")
    assert "*1 to 15 of " in world.modal(world.ada).text
    await world.ada.close()

    world.slack.faults.clear()
    await world.clicks(world.ada, "Try all again")
    assert "messages are on their way" in world.modal(world.ada).text
    await world.wait(hours=1)
    assert len(world.dms(world.ada)) > 30
