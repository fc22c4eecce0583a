"""Looking at what could not be delivered, having it tried again, and putting it aside."""

from bot.domain.undelivered import Reckoning
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action
from bot.slack.modals.messages.undelivered import undelivered_modal, undelivered_page_modal
from bot.slack.modals.programs.room import control_room_modal
from bot.slack.refs.undelivered import DismissalRef, LetterRef, ObstacleRef, UndeliveredRef
from bot.slack.replies import Reply
from bot.slack.routes import action


async def look(context: Context, services: Services) -> Reply:
    return Reply(open=undelivered_modal(await context.run(services.undelivered.look, context.actor)))


async def list_them(context: Context, services: Services) -> Reply:
    ref = UndeliveredRef.parse(context.gesture.value)
    card = await context.run(services.undelivered.page, context.actor, ref.what, ref.undelivered_start)
    return Reply(open=undelivered_page_modal(card))


async def turn_page(context: Context, services: Services) -> Reply:
    ref = UndeliveredRef.parse(context.gesture.value)
    card = await context.run(services.undelivered.page, context.actor, ref.what, ref.undelivered_start)
    return Reply(turn=undelivered_page_modal(card))


async def retry(context: Context, services: Services) -> Reply:
    ref = LetterRef.parse(context.gesture.value)
    reckoning = await context.run(services.undelivered.retry, context.actor, ref.letter)
    return await _page_after(context, services, ref, reckoning)


async def retry_all(context: Context, services: Services) -> Reply:
    what = ObstacleRef.parse(context.gesture.value).what
    return await _after(context, services, await context.run(services.undelivered.retry_all, context.actor, what))


async def dismiss(context: Context, services: Services) -> Reply:
    ref = LetterRef.parse(context.gesture.value)
    reckoning = await context.run(services.undelivered.dismiss, context.actor, ref.letter)
    return await _page_after(context, services, ref, reckoning)


async def dismiss_all(context: Context, services: Services) -> Reply:
    what = ObstacleRef.parse(context.gesture.value).what
    return await _after(context, services, await context.run(services.undelivered.dismiss_all, context.actor, what))


async def recall(context: Context, services: Services) -> Reply:
    ref = DismissalRef.parse(context.gesture.value)
    reckoning = await context.run(services.undelivered.recall, context.actor, ref.mark)
    return await (
        _page_after(context, services, ref, reckoning) if ref.obstacle else _after(context, services, reckoning)
    )


async def _page_after(context: Context, services: Services, ref: UndeliveredRef, reckoning: Reckoning) -> Reply:
    """The page, and below it the overview, as they are now."""
    card = await context.run(services.undelivered.page, context.actor, ref.what, ref.undelivered_start)
    overview = await context.run(services.undelivered.look, context.actor)
    return Reply(turn=undelivered_page_modal(card, reckoning), back=undelivered_modal(overview))


async def _after(context: Context, services: Services, reckoning: Reckoning) -> Reply:
    """The overview as it is now. Below it lies the control room, unless it was opened from the digest."""
    card = await context.run(services.undelivered.look, context.actor)
    room = await context.run(services.rooms.enter, context.actor)
    return Reply(turn=undelivered_modal(card, reckoning), back=control_room_modal(room))


ROUTES = (
    action(Action.UNDELIVERED_OPEN, look, waiting="Not delivered"),
    action(Action.UNDELIVERED_LIST, list_them, waiting="Not delivered"),
    action(Action.UNDELIVERED_TURN, turn_page),
    action(Action.UNDELIVERED_BACK, turn_page),
    action(Action.UNDELIVERED_RETRY, retry),
    action(Action.UNDELIVERED_RETRY_ALL, retry_all),
    action(Action.UNDELIVERED_DISMISS, dismiss),
    action(Action.UNDELIVERED_DISMISS_ALL, dismiss_all),
    action(Action.UNDELIVERED_RECALL, recall),
)
