"""Answering a proposed match."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.messages.answers import accepted, declined
from bot.slack.metadata import ProposalRef
from bot.slack.modals.notice import page_of
from bot.slack.modals.proposals import DeclineForm, decline_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, submission


async def accept(context: Context, services: Services) -> Reply:
    proposal = ProposalRef.parse(context.gesture.value).proposal
    return Reply(rewrite=accepted(await context.run(services.proposals.accept, context.actor, proposal)))


async def ask_for_reason(context: Context, services: Services) -> Reply:
    proposal = ProposalRef.parse(context.gesture.value).proposal
    partner = await context.run(services.proposals.partner, context.actor, proposal)
    return Reply(open=decline_modal(proposal, partner, context.gesture.message))


async def decline(context: Context, services: Services) -> Reply:
    form = DeclineForm.read(context.gesture.view)
    partner = await context.run(services.proposals.decline, context.actor, form.proposal, form.reason)
    words = declined(partner)
    return Reply(open=page_of(words), rewrite=words)


ROUTES = (
    action(Action.PROPOSAL_ACCEPT, accept),
    action(Action.PROPOSAL_DECLINE, ask_for_reason, waiting="Decline"),
    submission(Callback.DECLINE, decline, fields=DeclineForm.FIELDS),
)
