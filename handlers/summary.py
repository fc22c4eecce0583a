"""The summary an admin asks for."""

from bot.domain.errors import NothingToSum
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Word
from bot.slack.messages.answers import cohort_choice, saying
from bot.slack.metadata import CohortRef
from bot.slack.replies import Reply
from bot.slack.routes import action, command


async def choose(context: Context, services: Services) -> Reply:
    cohorts = await context.run(services.summaries.cohorts, context.actor)
    if not cohorts:
        raise NothingToSum
    if len(cohorts) > 1:
        return Reply(say=cohort_choice(cohorts, Action.SUMMARY_POST, "Which program shall I sum up?"))
    card = await context.run(services.summaries.post, context.actor, cohorts[0].id)
    return Reply(say=saying(f"The summary is on its way to the channel of “{card.program}”."))


async def post(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    card = await context.run(services.summaries.post, context.actor, cohort)
    return Reply(say=saying(f"The summary is on its way to the channel of “{card.program}”."))


ROUTES = (
    command(Word.SUMMARY, choose),
    action(Action.SUMMARY_POST, post),
)
