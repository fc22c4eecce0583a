"""The digest: stopping it from a message, and turning it on and off in the control room."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action
from bot.slack.messages.digests import digest_stopped
from bot.slack.metadata import RoomRef
from bot.slack.modals.programs.room import control_room_modal
from bot.slack.replies import Reply
from bot.slack.routes import action


async def stop(context: Context, services: Services) -> Reply:
    await context.run(services.digests.stop, context.actor)
    return Reply(say=digest_stopped())


async def turn_off(context: Context, services: Services) -> Reply:
    await context.run(services.digests.stop, context.actor)
    return await _room(context, services)


async def turn_on(context: Context, services: Services) -> Reply:
    await context.run(services.digests.resume, context.actor)
    return await _room(context, services)


async def _room(context: Context, services: Services) -> Reply:
    start = RoomRef.parse(context.gesture.value).start
    return Reply(turn=control_room_modal(await context.run(services.rooms.enter, context.actor, start)))


ROUTES = (
    action(Action.DIGEST_STOP, stop),
    action(Action.DIGEST_OFF, turn_off),
    action(Action.DIGEST_ON, turn_on),
)
