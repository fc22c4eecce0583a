"""An admin opens the doors."""

from bot.playground import Role
from tests.scenarios.world import World


async def test_an_admin_opens_a_program_and_it_is_announced(world: World) -> None:
    slack = world.slack
    ada = slack.add_person("Ada", role=Role.ADMIN)
    grace = slack.add_person("Grace", tz="America/New_York")
    room = slack.add_channel("mentoring", members=[ada, grace])

    await ada.command("/mentor", "admin", channel=room)
    await slack.until(lambda: ada.modal is not None, what="the control room")
    await ada.click("New program")
    await slack.until(lambda: ada.modal is not None and ada.modal.title == "New program", what="the form")
    await ada.submit({"Name of the program": "Skill exchange", "Announcement channel": room})
    await world.settle()

    (announcement,) = [message for message in grace.sees(room) if message.author == slack.bot_user_id]
    assert "Skill exchange" in announcement.text
    assert "Join" in announcement.buttons
