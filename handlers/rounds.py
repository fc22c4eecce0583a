"""Matching: the dry run, what it is best in, and publishing it."""

from dataclasses import replace

from slack_sdk.models.views import View

from bot.domain.admin_cards import DryRunCard
from bot.domain.people import Aftermath
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
from handlers.cohorts import pages_below


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
    published = await context.run(services.matching.publish, context.actor, form.round)
    matches = plural(published.matches, "match is", "matches are")
    held = Aftermath.HELD in context.actor.aftermath
    asked = "once messages go again" if held else "in their own working hours"
    notice = notice_modal("Published", f"{matches} published. Both sides are asked {asked}.")
    return replace(await pages_below(context, services, published.cohort), open=notice)


async def _shown(context: Context, services: Services, card: DryRunCard) -> View:
    preview = await context.run(services.matching.before_publishing, context.actor, card.round)
    return dry_run_modal(card, preview)


ROUTES = (
    action(Action.ROUND_RUN, dry_run, waiting="Dry run"),
    action(Action.ROUND_OBJECTIVE, choose_objective),
    submission(Callback.ROUND_PUBLISH, publish),
)
