"""Help: the page with every way, asking for help in confidence, and following what one has asked."""

from slack_sdk.models.views import View

from bot.domain.care.concern_cards import RequestCard
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.answers import unknown_word
from bot.slack.modals.care.concerns import HelpForm, MoreForm, help_modal, kind_in, more_modal, request_page
from bot.slack.modals.care.help import choice_page, help_page, way_in
from bot.slack.refs.concerns import ConcernRef, HelpRef, WayRef
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission

PASSED_ON = "It has arrived. Thank you for saying it."
INVITED = "I pass the invitation on in working hours."


async def show(context: Context, services: Services) -> Reply:
    """The page with every way; a word that is no command gets the list of those that are."""
    if context.gesture.value:
        return Reply(say=unknown_word(context.gesture.value))
    return await enter(context, services)


async def enter(context: Context, services: Services) -> Reply:
    return Reply(open=help_page(await context.run(services.concerns.page, context.actor)))


async def choose(context: Context, services: Services) -> Reply:
    way = way_in(WayRef.parse(context.gesture.value))
    return Reply(open=choice_page(way, await context.run(services.concerns.page, context.actor)))


async def ask(context: Context, services: Services) -> Reply:
    ref = HelpRef.parse(context.gesture.value)
    kind, participant, pair = kind_in(ref), ref.participant, ref.pair
    return Reply(open=help_modal(await context.run(services.concerns.form, context.actor, kind, participant, pair)))


async def send(context: Context, services: Services) -> Reply:
    form = HelpForm.read(context.gesture.view)
    card = await context.run(
        services.concerns.send,
        context.actor,
        form.kind,
        form.participant,
        form.pair,
        words=form.words,
        to=form.to,
        apart=form.apart,
    )
    return Reply(open=request_page(card, PASSED_ON), base=await _below(context, services))


async def follow(context: Context, services: Services) -> Reply:
    concern = ConcernRef.parse(context.gesture.value).concern
    return Reply(open=request_page(await context.run(services.concerns.mine, context.actor, concern)))


async def say_more(context: Context, _: Services) -> Reply:
    return Reply(open=more_modal(ConcernRef.parse(context.gesture.value).concern))


async def add(context: Context, services: Services) -> Reply:
    form = MoreForm.read(context.gesture.view)
    return Reply(
        back=request_page(await context.run(services.concerns.add, context.actor, form.concern, form.words))
    )


async def withdraw(context: Context, services: Services) -> Reply:
    concern = ConcernRef.parse(context.gesture.value).concern
    return await _after(context, services, await context.run(services.concerns.withdraw, context.actor, concern))


async def share(context: Context, services: Services) -> Reply:
    concern = ConcernRef.parse(context.gesture.value).concern
    return await _after(context, services, await context.run(services.concerns.share, context.actor, concern))


async def lift(context: Context, services: Services) -> Reply:
    concern = ConcernRef.parse(context.gesture.value).concern
    return await _after(context, services, await context.run(services.concerns.lift, context.actor, concern))


async def invite(context: Context, services: Services) -> Reply:
    concern = ConcernRef.parse(context.gesture.value).concern
    card = await context.run(services.concerns.invite, context.actor, concern)
    return await _after(context, services, card, INVITED)


async def _after(context: Context, services: Services, card: RequestCard, note: str = "") -> Reply:
    """The request as it is now, and so what lies below it."""
    return Reply(turn=request_page(card, note), base=await _below(context, services))


async def _below(context: Context, services: Services) -> View | None:
    """The page for help, if what was pressed or sent was opened from there."""
    return help_page(await context.run(services.concerns.page, context.actor)) if context.gesture.page else None


ROUTES = (
    command(Word.HELP, show, waiting="Help"),
    action(Action.HELP_OPEN, enter, waiting="Help"),
    action(Action.HELP_WAY, choose, waiting="Which one?"),
    action(Action.HELP_ASK, ask, waiting="One moment"),
    submission(Callback.HELP, send, fields=HelpForm.FIELDS),
    action(Action.HELP_REQUEST, follow, waiting="One moment"),
    action(Action.HELP_MORE, say_more, waiting="Add to it"),
    submission(Callback.HELP_MORE, add, fields=MoreForm.FIELDS),
    action(Action.HELP_WITHDRAW, withdraw),
    action(Action.HELP_SHARE, share),
    action(Action.HELP_LIFT, lift),
    action(Action.HELP_INVITE, invite),
)
