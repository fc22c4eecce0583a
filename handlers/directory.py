"""What Slack tells us about people: somebody new, somebody changed, somebody we have not met."""

from bot.domain.errors import Stranger
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Event
from bot.slack.profiles import read_profile
from bot.slack.replies import DONE, Reply
from bot.slack.routes import event


async def meet(context: Context, services: Services) -> None:
    """Look a person up whose first gesture this is. The only directory call inside a gesture."""
    if not context.actor.user:
        raise Stranger
    profile = await context.slack.profile(context.actor.user)
    await context.run(services.directory.learn, context.actor.team, [profile])


async def learn(context: Context, services: Services) -> Reply:
    profile = read_profile(context.gesture.event["user"])
    await context.run(services.directory.learn, context.actor.team, [profile])
    return DONE


ROUTES = (
    event(Event.PERSON_CHANGED, learn),
    event(Event.PERSON_JOINED, learn),
)
