"""The menu, the Home tab, and a kind answer to whoever writes to the bot."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.home import home_view, menu_message
from bot.slack.ids import Event, Word
from bot.slack.replies import DONE, Reply
from bot.slack.routes import Urgency, command, event, news


async def show_menu(context: Context, services: Services) -> Reply:
    return Reply(say=menu_message(await context.run(services.home.of, context.actor)))


async def show_home(context: Context, services: Services) -> Reply:
    if context.gesture.event.get("tab", "home") != "home":
        return DONE
    return Reply(publish=home_view(await context.run(services.home.of, context.actor)))


async def answer_message(context: Context, services: Services) -> Reply:
    """People get an answer to a message of their own; bots, edits and system lines get none."""
    message = context.gesture.event
    if message.get("channel_type") == "im" and not message.get("bot_id") and not message.get("subtype"):
        await context.run(services.home.point_the_way, context.actor)
    return DONE


ROUTES = (
    command(Word.MENU, show_menu),
    event(Event.HOME_OPENED, show_home, urgency=Urgency.LOOK),
    news(Event.MESSAGE, answer_message),
)
