"""Stopping all messages, looking at what is held back, discarding some of it, and letting the rest go."""

from bot.domain.holding import Audience
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.metadata import HeldPageRef, PileRef
from bot.slack.modals.messages.holding import (
    StopForm,
    held_modal,
    held_page_modal,
    release_modal,
    released,
    stop_modal,
)
from bot.slack.modals.notice import notice_modal
from bot.slack.modals.programs.room import control_room_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, submission


async def ask_to_stop(context: Context, services: Services) -> Reply:
    await context.run(services.holding.may_stop, context.actor)
    return Reply(open=stop_modal())


async def stop(context: Context, services: Services) -> Reply:
    card = await context.run(services.holding.stop, context.actor, StopForm.read(context.gesture.view).reason)
    room = await context.run(services.rooms.enter, context.actor)
    return Reply(open=held_modal(card), back=control_room_modal(room))


async def look(context: Context, services: Services) -> Reply:
    return Reply(open=held_modal(await context.run(services.holding.look, context.actor)))


async def list_held(context: Context, services: Services) -> Reply:
    return Reply(open=held_page_modal(await context.run(services.holding.page, context.actor, 0)))


async def turn_page(context: Context, services: Services) -> Reply:
    number = HeldPageRef.parse(context.gesture.value).held_page
    return Reply(turn=held_page_modal(await context.run(services.holding.page, context.actor, number)))


async def discard(context: Context, services: Services) -> Reply:
    pile = PileRef.parse(context.gesture.value)
    card = await context.run(services.holding.discard, context.actor, pile.kind, Audience(pile.audience))
    return Reply(turn=held_modal(card))


async def bring_back(context: Context, services: Services) -> Reply:
    pile = PileRef.parse(context.gesture.value)
    card = await context.run(services.holding.bring_back, context.actor, pile.kind, Audience(pile.audience))
    return Reply(turn=held_modal(card))


async def ask_to_release(context: Context, services: Services) -> Reply:
    return Reply(open=release_modal(await context.run(services.holding.before_release, context.actor)))


async def release(context: Context, services: Services) -> Reply:
    preview = await context.run(services.holding.release, context.actor)
    room = await context.run(services.rooms.enter, context.actor)
    return Reply(back=notice_modal("Released", released(preview)), base=control_room_modal(room))


ROUTES = (
    action(Action.MESSAGES_STOP, ask_to_stop, waiting="Stop all messages"),
    submission(Callback.MESSAGES_STOP, stop, fields=StopForm.FIELDS),
    action(Action.MESSAGES_LOOK, look, waiting="Messages are stopped"),
    action(Action.MESSAGES_LIST, list_held, waiting="Held back"),
    action(Action.MESSAGES_EARLIER, turn_page),
    action(Action.MESSAGES_LATER, turn_page),
    action(Action.MESSAGES_DISCARD, discard),
    action(Action.MESSAGES_RESTORE, bring_back),
    action(Action.MESSAGES_RELEASE, ask_to_release, waiting="Release messages"),
    submission(Callback.MESSAGES_RELEASE, release),
)
