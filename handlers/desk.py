"""The queue of what needs a human: looking at it, doing something about an entry, and taking that back."""

from bot.domain.errors import OutdatedButton
from bot.domain.insight.desk import NAPS
from bot.domain.insight.desk_cards import DeedCard, Undone
from bot.services import Services
from bot.slack.context import Context
from bot.slack.home import home_view
from bot.slack.ids import Action, Callback
from bot.slack.messages.desk import never_mind
from bot.slack.metadata import MessageRef, Reference
from bot.slack.modals.insight.desk import DEEDS_TITLE, TITLE, deeds_page, desk_modal
from bot.slack.modals.insight.search import pair_page
from bot.slack.modals.insight.talking import TalkForm, done_page, talk_modal
from bot.slack.modals.programs.room import control_room_modal
from bot.slack.refs.desk import DeedRef, DeskRef, EntryRef, NapRef, PairPageRef
from bot.slack.replies import DONE, Reply
from bot.slack.routes import action, submission


async def look(context: Context, services: Services) -> Reply:
    wish = DeskRef.parse(context.gesture.value).wish
    return Reply(open=desk_modal(await context.run(services.desk.look, context.actor, wish)))


async def turn(context: Context, services: Services) -> Reply:
    wish = DeskRef.parse(context.gesture.value).wish
    return Reply(turn=desk_modal(await context.run(services.desk.look, context.actor, wish)))


async def put_off(context: Context, services: Services) -> Reply:
    ref = NapRef.parse(context.gesture.value)
    if ref.days not in NAPS:
        raise OutdatedButton
    deed = await context.run(services.deeds.put_off, context.actor, ref.urge, ref.subject, ref.days)
    return await _shown(context, services, deed, ref.place)


async def remind(context: Context, services: Services) -> Reply:
    ref = EntryRef.parse(context.gesture.value)
    deed = await context.run(services.deeds.remind, context.actor, ref.urge, ref.subject)
    return await _shown(context, services, deed, ref.place)


async def extend(context: Context, services: Services) -> Reply:
    ref = EntryRef.parse(context.gesture.value)
    deed = await context.run(services.deeds.extend, context.actor, ref.urge, ref.subject)
    return await _shown(context, services, deed, ref.place)


async def close(context: Context, services: Services) -> Reply:
    ref = EntryRef.parse(context.gesture.value)
    deed = await context.run(services.deeds.close, context.actor, ref.urge, ref.subject)
    return await _shown(context, services, deed, ref.place)


async def rematch(context: Context, services: Services) -> Reply:
    ref = EntryRef.parse(context.gesture.value)
    deed = await context.run(services.deeds.rematch, context.actor, ref.subject)
    return await _shown(context, services, deed, ref.place)


async def talk(context: Context, services: Services) -> Reply:
    ref = EntryRef.parse(context.gesture.value)
    card = await context.run(services.subjects.talk, context.actor, ref.urge, ref.subject)
    return Reply(open=talk_modal(card, ref, _lies_under(context)))


async def write(context: Context, services: Services) -> Reply:
    form = TalkForm.read(context.gesture.view)
    about, subject = form.entry.urge, form.entry.subject
    deed = await context.run(services.deeds.write, context.actor, about, subject, words=form.words, to=form.to)
    below = await _page(context, services, None, 0)
    return Reply(open=done_page(deed), back=below.turn)


async def follow(context: Context, _: Services) -> Reply:
    """Slack tells us of every press, also where it leads out of the bot."""
    return DONE


async def list_deeds(context: Context, services: Services) -> Reply:
    return Reply(open=deeds_page(await context.run(services.deeds.done_lately, context.actor)))


async def undo(context: Context, services: Services) -> Reply:
    ref = DeedRef.parse(context.gesture.value)
    back = await context.run(services.undoing.undo, context.actor, ref.deed)
    for each in back.stands:
        await context.slack.rewrite(MessageRef(each.channel, each.ts, each.part), never_mind())
    if ref.place >= 0:
        return await _shown(context, services, back, ref.place)
    left = await context.run(services.deeds.done_lately, context.actor)
    room = await context.run(services.rooms.enter, context.actor)
    return Reply(turn=deeds_page(left, back), back=control_room_modal(room))


async def _shown(context: Context, services: Services, what: DeedCard | Undone, place: int) -> Reply:
    """The page with the button as it is now, with what was done in place of the entry."""
    if context.gesture.on_home:
        card = await context.run(services.home.of, context.actor)
        return Reply(publish=home_view(card, (place, what)))
    return await _page(context, services, what, place)


async def _page(context: Context, services: Services, what: DeedCard | Undone | None, place: int) -> Reply:
    carried = str(context.gesture.view.get("private_metadata") or "{}")
    news = (place, what) if what else None
    if listed := DeskRef.found_in(carried):
        card = await context.run(services.desk.look, context.actor, listed.wish)
        room = await context.run(services.rooms.enter, context.actor)
        return Reply(turn=desk_modal(card, news), back=control_room_modal(room))
    if found := PairPageRef.found_in(carried):
        pair = await context.run(services.search.pair, context.actor, found.found_pair)
        return Reply(turn=pair_page(pair, what))
    room = await context.run(services.rooms.enter, context.actor)
    return Reply(turn=control_room_modal(room, news))


def _lies_under(context: Context) -> Reference | None:
    """Which page the form is opened from; None for the control room and Home, which say nothing of themselves."""
    carried = str(context.gesture.view.get("private_metadata") or "{}")
    return DeskRef.found_in(carried) or PairPageRef.found_in(carried)


ROUTES = (
    action(Action.DESK_OPEN, look, waiting=TITLE),
    action(Action.DESK_TURN, turn),
    action(Action.DESK_BACK, turn),
    action(Action.DESK_COHORT, turn),
    action(Action.DESK_KIND, turn),
    action(Action.DESK_SNOOZE, put_off),
    action(Action.DESK_REMIND, remind),
    action(Action.DESK_EXTEND, extend),
    action(Action.DESK_CLOSE, close),
    action(Action.DESK_REMATCH, rematch),
    action(Action.DESK_TALK, talk, waiting="Talk to them"),
    submission(Callback.DESK_TALK, write, fields=TalkForm.FIELDS),
    action(Action.DESK_MESSAGE, follow),
    action(Action.DESK_DEEDS, list_deeds, waiting=DEEDS_TITLE),
    action(Action.DESK_UNDO, undo),
)
