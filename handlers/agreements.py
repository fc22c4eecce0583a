"""Agreements: reading one, proposing a version, confirming it, taking it back, and looking at earlier ones."""

from slack_sdk.models.views import View

from bot.domain.growth.agreement_cards import AgreementAnswer, AgreementForm, AgreementPage
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.agreements import agreement_choice, answered, became, countered, passed_on
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.pairs.agreement_pages import agreement_page, version_page
from bot.slack.modals.pairs.agreements import TITLE, ProposalForm, agreement_modal
from bot.slack.refs.agreements import AgreementRef, PastVersionRef
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission


async def choose(context: Context, services: Services) -> Reply:
    cards = await context.run(services.agreements.mine, context.actor)
    if len(cards) > 1:
        return Reply(say=agreement_choice(cards))
    return Reply(open=await _view(context, services, cards[0]))


async def enter(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    card = await context.run(services.agreements.of, context.actor, pair)
    return Reply(open=await _view(context, services, card))


async def _view(context: Context, services: Services, card: AgreementPage) -> View:
    """Where there is nothing to read yet, the form itself."""
    if card.versions or card.pair.over:
        return agreement_page(card)
    return agreement_modal(await context.run(services.agreements.form, context.actor, card.pair.mentorship))


async def edit(context: Context, services: Services) -> Reply:
    """From a message, the one with the proposal that is about to be answered: it says so afterwards."""
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    card = await context.run(services.agreements.form, context.actor, pair)
    return Reply(open=agreement_modal(card, context.gesture.message))


async def propose(context: Context, services: Services) -> Reply:
    """Where another version came meanwhile, it is shown beside the draft, and nothing typed is lost."""
    form = ProposalForm.read(context.gesture.view)
    card = await context.run(
        services.agreements.propose, context.actor, form.mentorship, seen=form.seen, terms=form.terms
    )
    if isinstance(card, AgreementForm):
        return Reply(open=agreement_modal(card, context.gesture.message))
    return Reply(back=agreement_page(card, passed_on(card)), rewrite=countered(card))


async def confirm(context: Context, services: Services) -> Reply:
    version = AgreementRef.parse(context.gesture.value).agreement
    return _answer(context, await context.run(services.agreements.confirm, context.actor, version))


async def withdraw(context: Context, services: Services) -> Reply:
    version = AgreementRef.parse(context.gesture.value).agreement
    return _answer(context, await context.run(services.agreements.withdraw, context.actor, version))


def _answer(context: Context, answer: AgreementAnswer) -> Reply:
    """A page says it in its own place; a message becomes what is left to say."""
    if context.gesture.in_modal:
        return Reply(turn=agreement_page(answer.page, became(answer)))
    return Reply(rewrite=answered(answer))


async def open_versions(context: Context, services: Services) -> Reply:
    return Reply(open=await _version(context, services))


async def turn(context: Context, services: Services) -> Reply:
    return Reply(turn=await _version(context, services))


async def _version(context: Context, services: Services) -> View:
    wanted = PastVersionRef.parse(context.gesture.value)
    card = await context.run(services.agreements.version, context.actor, wanted.mentorship, wanted.past_version)
    return version_page(card)


ROUTES = (
    command(Word.AGREEMENT, choose, waiting=TITLE),
    action(Action.AGREEMENT_OPEN, enter, waiting=TITLE),
    action(Action.AGREEMENT_EDIT, edit, waiting=TITLE),
    submission(Callback.AGREEMENT, propose, fields=ProposalForm.FIELDS),
    action(Action.AGREEMENT_CONFIRM, confirm),
    action(Action.AGREEMENT_WITHDRAW, withdraw),
    action(Action.AGREEMENT_VERSIONS, open_versions, waiting=TITLE),
    action(Action.AGREEMENT_EARLIER, turn),
    action(Action.AGREEMENT_LATER, turn),
)
