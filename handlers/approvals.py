"""Approving mentors: the admin's queue on one side, the mentor's starter kit and answer on the other."""

from collections.abc import Awaitable
from dataclasses import replace
from uuid import UUID

from bot.domain.approval_cards import ApprovalsCard
from bot.domain.errors import DecidedAlready, NoLongerWaiting, OwnOffer
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.metadata import ApprovalRef, CohortRef, SightRef
from bot.slack.modals.programs.approvals import AskForm, KitForm, ask_modal, kit_modal, queue_modal, saved_kit
from bot.slack.replies import Reply
from bot.slack.routes import action, submission
from handlers.cohorts import pages_below

OVERTAKEN = (DecidedAlready, NoLongerWaiting, OwnOffer)
"""What became of an offer since the page was opened: the others on it still wait for an answer."""


async def enter(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=queue_modal(await context.run(services.approvals.queue, context.actor, cohort)))


async def approve(context: Context, services: Services) -> Reply:
    approval = ApprovalRef.parse(context.gesture.value).approval
    decision = context.run(services.approvals.approve, context.actor, approval)
    return await _decided(context, services, decision, about=approval)


async def approve_all(context: Context, services: Services) -> Reply:
    page = SightRef.parse(context.gesture.value)
    shown = page.sights.split()
    card = await context.run(services.approvals.approve_all, context.actor, page.cohort, shown)
    return await _renewed(context, services, card)


async def let_in_after_all(context: Context, services: Services) -> Reply:
    approval = ApprovalRef.parse(context.gesture.value).approval
    decision = context.run(services.approvals.let_in_after_all, context.actor, approval)
    return await _decided(context, services, decision, about=approval)


async def decline(context: Context, services: Services) -> Reply:
    approval = ApprovalRef.parse(context.gesture.value).approval
    decision = context.run(services.approvals.decline, context.actor, approval)
    return await _decided(context, services, decision, about=approval)


async def begin_to_ask(context: Context, _: Services) -> Reply:
    return Reply(open=ask_modal(ApprovalRef.parse(context.gesture.value).approval))


async def ask(context: Context, services: Services) -> Reply:
    form = AskForm.read(context.gesture.view)
    card = await context.run(services.approvals.ask, context.actor, form.approval, form.question)
    return Reply(back=queue_modal(card))


async def open_kit(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=kit_modal(await context.run(services.approvals.kit, context.actor, cohort)))


async def keep_kit(context: Context, services: Services) -> Reply:
    form = KitForm.read(context.gesture.view)
    card = await context.run(
        services.approvals.keep,
        context.actor,
        form.cohort,
        ticked=form.ticked,
        answer=form.answer,
        asked=form.asked,
    )
    return Reply(open=saved_kit(card))


async def _decided(
    context: Context, services: Services, decision: Awaitable[ApprovalsCard], *, about: UUID
) -> Reply:
    """The queue as it is now; where the offer is not what the page said any more, with a word on that above it."""
    try:
        return await _renewed(context, services, await decision)
    except OVERTAKEN as overtaken:
        card = await context.run(services.approvals.queue_with, context.actor, about)
        return await _renewed(context, services, card, note=str(overtaken))


async def _renewed(context: Context, services: Services, card: ApprovalsCard, *, note: str = "") -> Reply:
    return replace(await pages_below(context, services, card.cohort.id), turn=queue_modal(card, note))


ROUTES = (
    action(Action.APPROVALS_OPEN, enter, waiting="Mentors to approve"),
    action(Action.APPROVE, approve),
    action(Action.APPROVE_ALL, approve_all),
    action(Action.APPROVAL_DECLINE, decline),
    action(Action.APPROVAL_REVERSE, let_in_after_all),
    action(Action.APPROVAL_ASK, begin_to_ask),
    submission(Callback.APPROVAL_ASK, ask, fields=AskForm.FIELDS),
    action(Action.MENTOR_KIT, open_kit, waiting="For mentors"),
    submission(Callback.MENTOR_KIT, keep_kit, fields=KitForm.FIELDS),
)
