"""Matching: the dry run, what it is best in, and publishing it."""

from slack_sdk.models.views import View

from bot.domain.admin_cards import DryRunCard
from bot.domain.terms import Objective
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.metadata import CohortRef
from bot.slack.modals.notice import notice_modal
from bot.slack.modals.rounds import RoundForm, dry_run_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, submission
from bot.slack.text import plural


async def dry_run(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    card = await context.run(services.matching.dry_run, context.actor, cohort)
    return Reply(open=await _shown(context, services, card))


async def choose_objective(context: Context, services: Services) -> Reply:
    form, objective = RoundForm.read(context.gesture.view), Objective(context.gesture.value)
    card = await context.run(services.matching.again, context.actor, form.round, objective)
    return Reply(turn=await _shown(context, services, card))


async def publish(context: Context, services: Services) -> Reply:
    form = RoundForm.read(context.gesture.view)
    sent = await context.run(services.matching.publish, context.actor, form.round)
    published = plural(sent, "match is", "matches are")
    sentence = f"{published} published. Both sides are asked in their own working hours."
    return Reply(open=notice_modal("Published", sentence))


async def _shown(context: Context, services: Services, card: DryRunCard) -> View:
    preview = await context.run(services.matching.before_publishing, context.actor, card.round)
    return dry_run_modal(card, preview)


ROUTES = (
    action(Action.ROUND_RUN, dry_run, waiting="Dry run"),
    action(Action.ROUND_OBJECTIVE, choose_objective),
    submission(Callback.ROUND_PUBLISH, publish),
)
