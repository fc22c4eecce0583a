"""People: what Slack tells us about them, and the admin's page about everybody here."""

from bot.domain.errors import Stranger
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Event
from bot.slack.modals.people.directory import people_modal
from bot.slack.profiles import read_profile
from bot.slack.replies import DONE, Reply
from bot.slack.routes import action, news


async def meet(context: Context, services: Services) -> None:
    """Look a person up whose first gesture this is. The only directory call inside a gesture."""
    if not context.actor.user:
        raise Stranger
    profile = await context.slack.profile(context.actor.user)
    await context.run(services.directory.learn, context.actor.team, [profile])


async def somebody_new(context: Context, services: Services) -> Reply:
    profile = read_profile(context.gesture.event["user"])
    if profile.may_join:
        await context.run(services.directory.learn, context.actor.team, [profile])
        await context.run(services.newcomers.invite, context.actor.team, profile.slack_id)
    return DONE


async def somebody_changed(context: Context, services: Services) -> Reply:
    profile = read_profile(context.gesture.event["user"])
    await context.run(services.directory.hear, context.actor.team, profile)
    return DONE


async def enter(context: Context, services: Services) -> Reply:
    return Reply(open=people_modal(await context.run(services.readings.of, context.actor)))


async def read_now(context: Context, services: Services) -> Reply:
    return Reply(turn=people_modal(await context.run(services.readings.begin, context.actor)))


async def look_again(context: Context, services: Services) -> Reply:
    return Reply(turn=people_modal(await context.run(services.readings.of, context.actor)))


ROUTES = (
    news(Event.PERSON_CHANGED, somebody_changed),
    news(Event.PERSON_JOINED, somebody_new),
    action(Action.DIRECTORY_OPEN, enter, waiting="People"),
    action(Action.DIRECTORY_READ, read_now),
    action(Action.DIRECTORY_LOOK, look_again),
)
