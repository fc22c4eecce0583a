"""Answering a proposed match, and saying that one is ready for another."""

from bot.domain.errors import AllSeatsTaken, AlreadyAnswered, NoSeatLeft, ProposalOver, Refused
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.messages.answers import accepted, declined, put_aside, ready, saying
from bot.slack.metadata import ParticipantRef, ProposalRef
from bot.slack.modals.notice import page_of
from bot.slack.modals.pairs.proposals import DeclineForm, NotNowForm, decline_modal, not_now_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, submission
from bot.slack.standing import when_settled


async def _what_stands(context: Context, services: Services, over: Refused) -> Reply:
    proposal = ProposalRef.parse(context.gesture.value).proposal
    yes = await context.run(services.proposals.yes_of, context.actor, proposal)
    told = saying(str(over))
    words = accepted(yes) if yes else told
    if context.gesture.id == Action.PROPOSAL_ACCEPT:
        return Reply(rewrite=words, say=told)
    return Reply(rewrite=words, open=page_of(told))


on_what_stands = when_settled(AlreadyAnswered, ProposalOver, NoSeatLeft, AllSeatsTaken, shows=_what_stands)


@on_what_stands
async def accept(context: Context, services: Services) -> Reply:
    proposal = ProposalRef.parse(context.gesture.value).proposal
    return Reply(rewrite=accepted(await context.run(services.proposals.accept, context.actor, proposal)))


@on_what_stands
async def ask_for_reason(context: Context, services: Services) -> Reply:
    proposal = ProposalRef.parse(context.gesture.value).proposal
    partner = await context.run(services.proposals.partner, context.actor, proposal)
    return Reply(open=decline_modal(proposal, partner, context.gesture.message))


async def decline(context: Context, services: Services) -> Reply:
    form = DeclineForm.read(context.gesture.view)
    partner = await context.run(services.proposals.decline, context.actor, form.proposal, form.reason, form.again)
    words = declined(partner)
    return Reply(open=page_of(words), rewrite=words)


@on_what_stands
async def ask_until_when(context: Context, services: Services) -> Reply:
    proposal = ProposalRef.parse(context.gesture.value).proposal
    partner = await context.run(services.proposals.partner, context.actor, proposal)
    return Reply(open=not_now_modal(proposal, partner, context.gesture.message))


async def put_off(context: Context, services: Services) -> Reply:
    form = NotNowForm.read(context.gesture.view)
    words = put_aside(await context.run(services.proposals.not_now, context.actor, form.proposal, form.answer))
    return Reply(open=page_of(words), rewrite=words)


async def be_ready(context: Context, services: Services) -> Reply:
    participant = ParticipantRef.parse(context.gesture.value).participant
    return Reply(rewrite=ready(await context.run(services.proposals.ready, context.actor, participant)))


ROUTES = (
    action(Action.PROPOSAL_ACCEPT, accept),
    action(Action.PROPOSAL_NOT_NOW, ask_until_when, waiting="Not now"),
    submission(Callback.NOT_NOW, put_off, fields=NotNowForm.FIELDS),
    action(Action.PROPOSAL_READY, be_ready),
    action(Action.PROPOSAL_DECLINE, ask_for_reason, waiting="Decline"),
    submission(Callback.DECLINE, decline, fields=DeclineForm.FIELDS),
)
