"""How a program matches: the rules, what a change of them does, and saving it."""

from dataclasses import replace

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.metadata import CohortRef
from bot.slack.modals.rounds.rules import (
    MatchingChange,
    MatchingRulesForm,
    matching_change_page,
    matching_rules_modal,
)
from bot.slack.replies import Reply
from bot.slack.routes import action, submission
from handlers.cohorts import pages_below


async def enter(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=matching_rules_modal(await context.run(services.matching_rules.of, context.actor, cohort)))


async def look_at_change(context: Context, services: Services) -> Reply:
    form = MatchingRulesForm.read(context.gesture.view)
    wanted = (context.actor, form.cohort, form.version, form.rules)
    return Reply(open=matching_change_page(await context.run(services.matching_rules.preview, *wanted)))


async def go_back(context: Context, services: Services) -> Reply:
    """The form again, with what was entered."""
    change = MatchingChange.read(context.gesture.view)
    card = await context.run(services.matching_rules.of, context.actor, change.cohort)
    return Reply(turn=matching_rules_modal(replace(card, version=change.version, rules=change.rules)))


async def save(context: Context, services: Services) -> Reply:
    change = MatchingChange.read(context.gesture.view)
    wanted = (context.actor, change.cohort, change.version, change.rules)
    await context.run(services.matching_rules.change, *wanted)
    return await pages_below(context, services, change.cohort)


ROUTES = (
    action(Action.MATCHING_RULES, enter, waiting="Matching rules"),
    submission(Callback.MATCHING_RULES, look_at_change, fields=MatchingRulesForm.FIELDS),
    action(Action.MATCHING_RULES_BACK, go_back),
    submission(Callback.MATCHING_RULES_SAVE, save),
)
