"""The summary an admin asks for: read first, then posted."""

from uuid import UUID

from bot.domain.errors import NothingToSum
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.answers import cohort_choice
from bot.slack.metadata import CohortRef
from bot.slack.modals.notice import notice_modal
from bot.slack.modals.programs.summary import SummaryForm, summary_modal
from bot.slack.replies import Reply
from bot.slack.routes import Urgency, action, command, submission


async def choose(context: Context, services: Services) -> Reply:
    cohorts = await context.run(services.summaries.cohorts, context.actor)
    if not cohorts:
        raise NothingToSum
    if len(cohorts) > 1:
        return Reply(say=cohort_choice(cohorts, Action.SUMMARY_POST, "Which program shall I sum up?"))
    return await _shown(context, services, cohorts[0].id)


async def look(context: Context, services: Services) -> Reply:
    return await _shown(context, services, CohortRef.parse(context.gesture.value).cohort)


async def post(context: Context, services: Services) -> Reply:
    cohort = SummaryForm.read(context.gesture.view).cohort
    card = await context.run(services.summaries.post, context.actor, cohort)
    return Reply(open=notice_modal("Posted", f"The summary goes to the channel of “{card.program}”."))


async def _shown(context: Context, services: Services, cohort: UUID) -> Reply:
    return Reply(open=summary_modal(await context.run(services.summaries.before_posting, context.actor, cohort)))


ROUTES = (
    command(Word.SUMMARY, choose, waiting="Post summary", urgency=Urgency.PROMPT),
    action(Action.SUMMARY_POST, look, waiting="Post summary", urgency=Urgency.PROMPT),
    submission(Callback.SUMMARY_POST, post),
)
