"""The end of a pair: what people would like at the planned one, and ending it early."""

from slack_sdk.models.views import View

from bot.domain.care.ending_cards import EarlyEndCard
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.endings import ending_noted
from bot.slack.messages.rematches import pair_choice
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.care.early_ends import TITLE as END
from bot.slack.modals.care.early_ends import EarlyEndForm, early_end_modal, early_end_page
from bot.slack.modals.care.endings import TITLE, Answer, EndingForm, ending_modal, ending_page
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission
from bot.slack.telling import told

FIRST = {
    Action.ENDING_EXTEND: Answer.GO_ON,
    Action.ENDING_GRADUATE: Answer.FINISH,
    Action.ENDING_NOW: Answer.FINISH_NOW,
    Action.ENDING_STOP: Answer.LET_END,
}


async def think(context: Context, services: Services) -> Reply:
    """The form, with the answer chosen that the button is about."""
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    card = await context.run(services.endings.of, context.actor, pair)
    first = FIRST.get(Action(context.gesture.id))
    return Reply(open=ending_modal(card, first, context.gesture.message))


async def choose(context: Context, services: Services) -> Reply:
    form = EndingForm.read(context.gesture.view)
    wish = form.wish(context.clock.now().date())
    card = await context.run(services.endings.choose, context.actor, form.mentorship, wish)
    return told(context, ending_noted(card), ending_page(card))


async def choose_pair(context: Context, services: Services) -> Reply:
    pairs = await context.run(services.early_ends.mine, context.actor)
    return Reply(say=pair_choice(pairs, Action.EARLY_END_OPEN)) if len(pairs) > 1 else Reply(open=_early(pairs[0]))


async def enter(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(open=_early(await context.run(services.early_ends.of, context.actor, pair)))


async def end(context: Context, services: Services) -> Reply:
    form = EarlyEndForm.read(context.gesture.view)
    card = await context.run(services.early_ends.end, context.actor, form.mentorship, form.reason, form.afterwards)
    return Reply(open=early_end_page(card))


def _early(card: EarlyEndCard) -> View:
    return early_end_page(card) if card.hears_at else early_end_modal(card)


ROUTES = (
    *(action(name, think, waiting=TITLE) for name in (Action.ENDING_OPEN, *FIRST)),
    submission(Callback.ENDING, choose, fields=EndingForm.FIELDS),
    command(Word.END, choose_pair, waiting=END),
    action(Action.EARLY_END_OPEN, enter, waiting=END),
    submission(Callback.EARLY_END, end, fields=EarlyEndForm.FIELDS),
)
