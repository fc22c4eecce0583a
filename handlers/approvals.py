"""Approving mentors: the admin's queue on one side, the mentor's starter kit and answer on the other."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.metadata import ApprovalRef, CohortRef, SightRef
from bot.slack.modals.approvals import AskForm, KitForm, ask_modal, kit_modal, queue_modal, saved_kit
from bot.slack.replies import Reply
from bot.slack.routes import action, submission


async def enter(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=queue_modal(await context.run(services.approvals.queue, context.actor, cohort)))


async def approve(context: Context, services: Services) -> Reply:
    approval = ApprovalRef.parse(context.gesture.value).approval
    return Reply(turn=queue_modal(await context.run(services.approvals.approve, context.actor, approval)))


async def approve_all(context: Context, services: Services) -> Reply:
    page = SightRef.parse(context.gesture.value)
    shown = page.sights.split()
    return Reply(
        turn=queue_modal(await context.run(services.approvals.approve_all, context.actor, page.cohort, shown))
    )


async def let_in_after_all(context: Context, services: Services) -> Reply:
    approval = ApprovalRef.parse(context.gesture.value).approval
    return Reply(turn=queue_modal(await context.run(services.approvals.let_in_after_all, context.actor, approval)))


async def decline(context: Context, services: Services) -> Reply:
    approval = ApprovalRef.parse(context.gesture.value).approval
    return Reply(turn=queue_modal(await context.run(services.approvals.decline, context.actor, approval)))


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
