"""Looking back at a pair."""

from bot.domain.care.retrospectives import opens_rhythm
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.care import looked_back, retro_choice
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.care.pace import pace_modal
from bot.slack.modals.care.retrospectives import TITLE, RetroForm, looked_back_page, retro_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission


async def choose(context: Context, services: Services) -> Reply:
    cards = await context.run(services.retrospectives.mine, context.actor)
    return Reply(say=retro_choice(cards)) if len(cards) > 1 else Reply(open=retro_modal(cards[0]))


async def open_form(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    card = await context.run(services.retrospectives.of, context.actor, pair)
    return Reply(open=retro_modal(card, context.gesture.message))


async def answer(context: Context, services: Services) -> Reply:
    """A wish for another pace leads to its form at once; all others to a page with the ways there are."""
    form = RetroForm.read(context.gesture.view)
    card = await context.run(services.retrospectives.answer, context.actor, form.mentorship, form.said)
    if opens_rhythm(form.said.wishes):
        pace = await context.run(services.paces.of, context.actor, form.mentorship)
        return Reply(open=pace_modal(pace), rewrite=looked_back(card))
    return Reply(open=looked_back_page(card), rewrite=looked_back(card))


ROUTES = (
    command(Word.RETRO, choose, waiting=TITLE),
    action(Action.RETRO_OPEN, open_form, waiting=TITLE),
    submission(Callback.RETRO, answer, fields=RetroForm.FIELDS),
)
