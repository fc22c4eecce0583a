"""What people let reports use of their words, and whether everybody is reached alike: for who runs the program."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action
from bot.slack.metadata import CohortRef
from bot.slack.modals.insight.voices import inclusion_page, voices_page
from bot.slack.replies import Reply
from bot.slack.routes import action


async def listen(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=voices_page(await context.run(services.voices.of, context.actor, cohort)))


async def look(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=inclusion_page(await context.run(services.voices.inclusion, context.actor, cohort)))


ROUTES = (
    action(Action.VOICES_OPEN, listen, waiting="Voices"),
    action(Action.INCLUSION_OPEN, look, waiting="Who is left out"),
)
