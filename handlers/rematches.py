"""Another partner: asking for one, and taking it back."""

from slack_sdk.models.views import View

from bot.domain.rematches import Next, RematchCard
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.rematches import pair_choice, taken_back
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.joining.participation import leave_modal, pause_modal
from bot.slack.modals.notice import page_of
from bot.slack.modals.pairs.rematches import RematchForm, parting_page, rematch_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission

WITH_A_BREAK = (
    "Your time with {partner} comes to its end. {partner} hears of that, and not of your break; until then "
    "`/mentor rematch` takes it back."
)
WITH_A_FAREWELL = "Your time with {partner} comes to its end. If you leave the program as well, it ends at once."


async def choose(context: Context, services: Services) -> Reply:
    pairs = await context.run(services.rematches.mine, context.actor)
    return Reply(say=pair_choice(pairs, Action.REMATCH_OPEN)) if len(pairs) > 1 else Reply(open=_view(pairs[0]))


async def enter(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(open=_view(await context.run(services.rematches.of, context.actor, pair)))


async def ask(context: Context, services: Services) -> Reply:
    """The wish counts at once; a break or a farewell that comes with it has a form of its own."""
    form = RematchForm.read(context.gesture.view)
    card = await context.run(services.rematches.ask, context.actor, form.mentorship, form.reason)
    match form.next:
        case Next.LOOK:
            return Reply(open=parting_page(card))
        case Next.REST:
            places = await context.run(services.participation.breaks, context.actor, card.cohort)
            return Reply(open=pause_modal(places[0], WITH_A_BREAK.format(partner=card.partner.name)))
        case _:  # LEAVE
            places = await context.run(services.participation.of, context.actor)
            here = tuple(place for place in places if place.cohort.id == card.cohort)
            return Reply(open=leave_modal(here, WITH_A_FAREWELL.format(partner=card.partner.name)))


async def take_back(context: Context, services: Services) -> Reply:
    """A page says it in its own place; from Home or a message it opens one."""
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    words = taken_back(await context.run(services.rematches.take_back, context.actor, pair))
    return Reply(turn=page_of(words)) if context.gesture.in_modal else Reply(say=words)


def _view(card: RematchCard) -> View:
    return parting_page(card) if card.hears_at else rematch_modal(card)


ROUTES = (
    command(Word.REMATCH, choose, waiting="Another partner"),
    action(Action.REMATCH_CHOOSE, choose, waiting="Another partner"),
    action(Action.REMATCH_OPEN, enter, waiting="Another partner"),
    submission(Callback.REMATCH, ask, fields=RematchForm.FIELDS),
    action(Action.REMATCH_UNDO, take_back),
)
